// What a written package says of its own files: the lists of checksums, whatever its form. Read from the disk, not from memory.
import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { ExportFormat } from '#shared/export.ts'
import { linksIn } from './eark/validate.ts'

/** `root` speaks for all others, and its own digest stands in the archive; `lists` name files; `alone` are named by none. */
type Listing = {
  readonly root: string
  readonly lists: readonly string[]
  readonly alone?: readonly string[]
}

const EARK: Listing = { root: 'METS.xml', lists: ['METS.xml', 'representations/rep1/METS.xml'] }
const DIARY: Listing = { root: 'kontrollsummor-sha256.txt', lists: ['kontrollsummor-sha256.txt'] }
const LISTINGS: Readonly<Record<ExportFormat, Listing>> = {
  bagit: {
    root: 'manifest-sha512.txt',
    lists: ['manifest-sha256.txt', 'tagmanifest-sha256.txt'],
    alone: ['tagmanifest-sha512.txt']
  },
  'eark-sip-2.1.0': EARK,
  'eark-sip-2.2.0': EARK,
  'eark-erms-2.1': EARK,
  'eark-erms-3': EARK,
  'fgs-1.2': { root: 'sip.xml', lists: ['sip.xml'] },
  'diary-pdfa-2b': DIARY,
  'diary-pdfa-1b': DIARY
}

/** The file whose digest the archive keeps for a package of this form. */
export const rootOf = (format: ExportFormat): string => LISTINGS[format].root

/** Whether it is one of the files that name the others, which no list has to name. */
export function namesItself(format: ExportFormat, path: string): boolean {
  const { root, lists, alone = [] } = LISTINGS[format]
  return [root, ...lists, ...alone].includes(path)
}

/** Every file that the package lists, with the SHA-256 it lists. @throws what the disk or the parser says */
export async function listedIn(dir: string, format: ExportFormat): Promise<Map<string, string>> {
  const listed = new Map<string, string>()
  for (const list of LISTINGS[format].lists) {
    const bytes = await readFile(join(dir, list))
    const entries = list.endsWith('.xml') ? await inMets(bytes, list) : sumsIn(bytes.toString())
    for (const [path, sha256] of entries) listed.set(path, sha256)
  }
  return listed
}

/** The lines of a list as `sha256sum` reads them: path and digest. */
export function sumsIn(text: string): (readonly [path: string, sha256: string])[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => [line.slice(66), line.slice(0, 64)] as const)
}

const PLACE = 'file:///'

async function inMets(bytes: Buffer, path: string): Promise<(readonly [string, string])[]> {
  const { XmlDocument } = await import('libxml2-wasm')
  const document = XmlDocument.fromBuffer(bytes)
  try {
    return linksIn(document).map(({ href, sha256 }) => {
      const target = href.startsWith(PLACE) ? href.slice(PLACE.length) : posix.join(dirname(path), href)
      return [decodeURIComponent(target), sha256]
    })
  } finally {
    document.dispose()
  }
}
