// What a package says of itself against what is in it: the rules of the profiles, the schemas, every link, every file.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { XmlDocument, XmlElement } from 'libxml2-wasm'
import type { Draft } from '../disk.ts'
import { NAMES, type Rule } from './rules.ts'
import type { OfficialSchemas } from './schemas.ts'

/** What is wrong: a rule's id, `XSD`, or `file`, and where. */
export type PackageFinding = { readonly rule: string; readonly what: string }

const XLINK_HREF = './@x:href'

/** What there is to judge in a package. */
export type Judged = {
  /** METS files, the package's own first, and the rules each must follow. */
  readonly mets: readonly string[]
  readonly rules: readonly Rule[]
  /** Further XML files that an official schema may know. */
  readonly others: readonly string[]
  readonly official: OfficialSchemas | null
  /** Where a link leads, from the root of the package; `folder` is where the METS file stands. */
  target(href: string, folder: string): string
}

/** Reads the XML files back and holds them against the draft. Answers what is wrong: nothing when all is right. */
export async function validatePackage(draft: Draft, judged: Judged): Promise<PackageFinding[]> {
  // Loaded when it is needed: it is large, and most starts of the program do not need it.
  const { XmlDocument } = await import('libxml2-wasm')
  const findings: PackageFinding[] = []
  const told = new Map<string, number>()
  for (const path of [...judged.mets, ...judged.others]) {
    const document = XmlDocument.fromBuffer(await readFile(join(draft.dir, path)))
    try {
      findings.push(...(judged.official?.problems(document, path) ?? []))
      if (!judged.mets.includes(path)) continue
      findings.push(...brokenRules(document, judged.rules, path))
      findings.push(...wrongLinks(document, draft, href => judged.target(href, dirname(path)), told))
    } finally {
      document.dispose()
    }
  }
  return [...findings, ...unaccounted(draft, told, judged.mets)]
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
  targetOf: (href: string) => string,
  told: Map<string, number>
): PackageFinding[] {
  const findings: PackageFinding[] = []
  const check = (element: XmlElement, href: string) => {
    const target = targetOf(href)
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
