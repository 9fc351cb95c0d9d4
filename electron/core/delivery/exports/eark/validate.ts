// What a package says of itself against what is in it: the rules of the profiles, the schemas, every link, every file.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { XmlDocument, XmlElement, XmlNode } from 'libxml2-wasm'
import type { CheckSource } from '#shared/validation.ts'
import type { Draft } from '../disk.ts'
import type { OwnSchemas } from '../own-schemas.ts'
import type { Planned, Validation } from '../validation.ts'
import type { PackageFinding } from './rules.ts'
import { MANY, NAMES, type Rule } from './rules.ts'
import { METS_DOCUMENT, type OfficialSchemas } from './schemas.ts'

/**
 * A larger file is not parsed: as a tree it takes some five times as much memory, and the library reads no other way. A METS always is, since its
 * links are asked.
 */
const MOST_BYTES = 128 << 20

const XLINK_HREF = './@x:href'

/** What there is to judge in a package. */
export type Judged = {
  /** The rules that each METS file must follow, and whose they are. */
  readonly rules: readonly Rule[]
  readonly source: CheckSource
  readonly official: OfficialSchemas
  /** Of what no official schema that is there knows. */
  readonly own: OwnSchemas
  /** Where a link leads, from the root of the package; `folder` is where the METS file stands. */
  target(href: string, folder: string): string
}

/** Judges a package file by file, so that each is read back and judged once. */
export interface Judge {
  /** A METS file: the schema, the rules, and every link. */
  mets(path: string): Promise<void>
  /** Another XML file that we wrote. */
  other(path: string): Promise<void>
  /** What `mets` and `end` will check of the METS at the root, which is written last. */
  planned(root: string): readonly Planned[]
  /** When all is written: every file but the METS of the package itself is told of once, and once only. */
  end(root: string): void
}

export function openJudge(validation: Validation, draft: Draft, judged: Judged): Judge {
  const told = new Map<string, number>()
  const schemas = (document: XmlDocument, path: string) => {
    const { official, own } = judged
    for (const by of [official, own] as const) {
      const names = by.schemasOf(document)
      if (names.length === 0) continue
      const findings = by.problems(document, path)
      const source = by === official ? official.sourceOf(document) : 'own-schemas'
      return validation.made('schemas', { subject: path, number: 1, source, names, findings })
    }
    const why = official.isChosen ? 'unknown-schema' : 'no-schemas'
    return validation.notMade('schemas', { subject: path, why })
  }
  const read = async (path: string, use: (document: XmlDocument) => Promise<void>) => {
    // Loaded when it is needed: it is large, and most starts of the program do not need it.
    const { XmlDocument } = await import('libxml2-wasm')
    const bytes = await readFile(join(draft.dir, path))
    let document: XmlDocument
    try {
      document = XmlDocument.fromBuffer(bytes)
    } catch (error) {
      // Whatever it is, as one that is too large to be read, the file is named, and the package is judged to its end.
      const why = error instanceof Error ? error.message.trim() : String(error)
      const findings = [{ rule: 'XML', what: `${path}: ${why}` }]
      return validation.made('well-formed', { subject: path, number: 1, findings })
    }
    try {
      // Each of these takes its time with a large package, and others wait for this thread.
      await turn()
      schemas(document, path)
      await use(document)
    } finally {
      document.dispose()
    }
  }
  return {
    async other(path) {
      if ((draft.digests.get(path)?.bytes ?? 0) > MOST_BYTES)
        return validation.notMade('schemas', { subject: path, why: 'too-large' })
      await read(path, async () => undefined)
    },
    mets: path =>
      read(path, async document => {
        const { rules, source } = judged
        await turn()
        const names = [...new Set(rules.map(([id]) => id))]
        const broken = brokenRules(document, rules, path)
        validation.made('rules', { subject: path, number: names.length, source, names, findings: broken })
        await turn()
        const before = told.size
        const findings = wrongLinks(document, draft, href => judged.target(href, dirname(path)), told)
        validation.made('links', { subject: path, number: told.size - before, findings })
      }),
    planned(root) {
      const { official, rules, source } = judged
      const names = [...new Set(rules.map(([id]) => id))]
      const by = official.schemasOf(METS_DOCUMENT)
      return [
        { check: 'schemas', subject: root, source: official.sourceOf(METS_DOCUMENT), names: by },
        { check: 'rules', subject: root, source, names },
        { check: 'links', subject: root, source: null, names: [] },
        { check: 'accounted', subject: null, source: null, names: [] }
      ]
    },
    end(root) {
      const findings = unaccounted(draft, told, root)
      validation.made('accounted', { subject: null, number: draft.digests.size, findings })
    }
  }
}

/** The rules that a METS file breaks, each with how often. */
export function brokenRules(document: XmlDocument, rules: readonly Rule[], path: string): PackageFinding[] {
  const kept = MANY.filter(element => !isAnyBroken(document, rules, element))
  return rules
    .filter(([, broken]) => !kept.some(element => broken.startsWith(`${element}[`)))
    .flatMap(([rule, broken]) => {
      const { length } = document.find(broken, NAMES)
      return length === 0 ? [] : [{ rule, what: `${path} (${length})` }]
    })
}

/** All rules of an element at once: going through 50,000 files takes longer than asking something of each. */
function isAnyBroken(document: XmlDocument, rules: readonly Rule[], element: string): boolean {
  const start = `${element}[`
  const asked = rules.flatMap(([, broken]) =>
    broken.startsWith(start) ? [`(${broken.slice(start.length, -1)})`] : []
  )
  return document.eval(`count(${element}[${asked.join(' or ') || 'false()'}])`, NAMES) !== 0
}

// Every link leads to a file that is there, with the size and the checksum that stand beside it.
function wrongLinks(
  document: XmlDocument,
  draft: Draft,
  targetOf: (href: string) => string,
  told: Map<string, number>
): PackageFinding[] {
  return linksIn(document).flatMap(({ href, size, sha256 }) => {
    const target = targetOf(href)
    told.set(target, (told.get(target) ?? 0) + 1)
    const read = draft.digests.get(target)
    if (read === undefined) return [{ rule: 'file', what: `${target}: missing` }]
    if (size === String(read.bytes) && sha256 === read.sha256) return []
    return [{ rule: 'file', what: `${target}: changed` }]
  })
}

type Link = { readonly href: string; readonly size: string; readonly sha256: string }

/** Every file that a METS tells of: where it is by the METS, and what is said of it. What is not said is empty. */
export function linksIn(document: XmlDocument): Link[] {
  const link = (element: XmlElement, place: XmlElement): Link => ({
    href: hrefIn(place),
    size: element.attr('SIZE')?.value ?? '',
    sha256: element.attr('CHECKSUM')?.value ?? ''
  })
  const references = document
    .find('//m:mdRef', NAMES)
    .map(node => link(node as XmlElement, node as XmlElement))
  return [...references, ...(alignedLinks(document) ?? document.find('//m:file', NAMES).map(fileLink))]

  function fileLink(node: XmlNode): Link {
    const [place] = node.find('./m:FLocat', NAMES)
    return link(node as XmlElement, place as XmlElement)
  }
}

/**
 * The links of the files by one question for each attribute instead of three for each file: with 50,000 files that is most of
 * the time. Null where some file lacks one or has several, which breaks a rule, and then each is asked by itself.
 */
function alignedLinks(document: XmlDocument): Link[] | null {
  const values = (path: string) => document.find(`//m:file/${path}`, NAMES).map(({ content }) => content)
  const [hrefs, sizes, sums] = [values('m:FLocat/@x:href'), values('@SIZE'), values('@CHECKSUM')]
  const all = document.eval('count(//m:file)', NAMES)
  if ([hrefs, sizes, sums].some(({ length }) => length !== all)) return null
  return hrefs.map((href, at) => ({ href, size: sizes[at] ?? '', sha256: sums[at] ?? '' }))
}

function hrefIn(element: XmlElement): string {
  const attribute = element.get(XLINK_HREF, NAMES)
  return attribute === null ? '' : (attribute as unknown as { value: string }).value
}

function unaccounted(draft: Draft, told: ReadonlyMap<string, number>, root: string): PackageFinding[] {
  return [...draft.digests.keys()].flatMap(path => {
    const times = told.get(path) ?? 0
    if (path === root || times === 1) return []
    return [{ rule: 'file', what: `${path}: ${times === 0 ? 'not in METS' : `${times} times in METS`}` }]
  })
}
