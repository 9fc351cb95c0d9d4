// What a package says of itself against what is in it: the rules of the profiles, the schemas, every link, every file.
import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { XmlDocument, XmlElement } from 'libxml2-wasm'
import type { Draft } from '../disk.ts'
import { CSIP_RULES, NAMES, type Rule, sipRules } from './rules.ts'
import type { OfficialSchemas } from './schemas.ts'

/** What is wrong: a rule's id, `XSD`, or `file`, and where. */
export type PackageFinding = { readonly rule: string; readonly what: string }

const XLINK_HREF = './@x:href'

/**
 * Reads the METS files back and holds them against the draft. `metadata` are further XML files with a schema of ours or
 * an official one. @returns what is wrong, nothing when all is right
 */
export async function validateEark(
  draft: Draft,
  {
    mets,
    profile,
    official,
    others
  }: {
    mets: readonly string[]
    profile: string
    official: OfficialSchemas | null
    others: readonly string[]
  }
): Promise<PackageFinding[]> {
  // Loaded when it is needed: it is large, and most starts of the program do not need it.
  const { XmlDocument } = await import('libxml2-wasm')
  const findings: PackageFinding[] = []
  const told = new Map<string, number>()
  for (const path of mets) {
    const document = XmlDocument.fromBuffer(await readFile(join(draft.dir, path)))
    try {
      findings.push(...brokenRules(document, [...CSIP_RULES, ...sipRules(profile)], path))
      findings.push(...wrongLinks(document, draft, path, told))
      findings.push(...((await official?.problems(document, path)) ?? []))
    } finally {
      document.dispose()
    }
  }
  for (const path of others) {
    const document = XmlDocument.fromBuffer(await readFile(join(draft.dir, path)))
    try {
      findings.push(...((await official?.problems(document, path)) ?? []))
    } finally {
      document.dispose()
    }
  }
  return [...findings, ...unaccounted(draft, told, mets)]
}

/** The rules that a METS file breaks, each with how often. */
export function brokenRules(document: XmlDocument, rules: readonly Rule[], path: string): PackageFinding[] {
  return rules.flatMap(([rule, broken]) => {
    const { length } = document.find(broken, NAMES)
    return length === 0 ? [] : [{ rule, what: `${path} (${length})` }]
  })
}

// Every link leads to a file that is there, with the size and the checksum that stand beside it.
function wrongLinks(
  document: XmlDocument,
  draft: Draft,
  path: string,
  told: Map<string, number>
): PackageFinding[] {
  const findings: PackageFinding[] = []
  const place = dirname(path)
  const check = (element: XmlElement, href: string) => {
    const target = posix.join(place, decodeURIComponent(href))
    told.set(target, (told.get(target) ?? 0) + 1)
    const read = draft.digests.get(target)
    if (read === undefined) return findings.push({ rule: 'file', what: `${target}: missing` })
    const is = (name: string, value: string) => element.attr(name)?.value === value
    if (!is('SIZE', String(read.bytes)) || !is('CHECKSUM', read.sha256))
      findings.push({ rule: 'file', what: `${target}: changed` })
    return undefined
  }
  for (const node of document.find('//m:mdRef', NAMES)) check(node as XmlElement, hrefIn(node as XmlElement))
  for (const node of document.find('//m:file', NAMES)) {
    const [place] = node.find('./m:FLocat', NAMES)
    check(node as XmlElement, hrefIn(place as XmlElement))
  }
  return findings
}

function hrefIn(element: XmlElement): string {
  const attribute = element.get(XLINK_HREF, NAMES)
  return attribute === null ? '' : (attribute as unknown as { value: string }).value
}

// Every file but the METS of the package itself is told of once, and once only.
function unaccounted(
  draft: Draft,
  told: ReadonlyMap<string, number>,
  [root]: readonly string[]
): PackageFinding[] {
  return [...draft.digests.keys()].flatMap(path => {
    const times = told.get(path) ?? 0
    if (path === root || times === 1) return []
    return [{ rule: 'file', what: `${path}: ${times === 0 ? 'not in METS' : `${times} times in METS`}` }]
  })
}
