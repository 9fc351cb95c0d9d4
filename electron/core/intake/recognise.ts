// Which parser reads an export: by how it is built, never by what its texts or files are called in some language.
import { ArchiveError } from '../errors.ts'
import type { ExportFile } from './files/export-file.ts'
import { meta } from './parsers/meta/meta.ts'
import type { Open, Parser } from './parsers/parser.ts'

const PARSERS: readonly Parser[] = [meta]

export type Recognised = { readonly parser: Parser; readonly claimed: readonly ExportFile[] }

/** @throws ArchiveError export-not-recognised */
export async function recognise(files: readonly ExportFile[], open: Open, name: string): Promise<Recognised> {
  for (const parser of PARSERS) {
    const claimed = await parser.claims(files, open)
    if (claimed.length > 0) return { parser, claimed }
  }
  const detail = files.length === 0 ? 'empty' : 'unknown-shape'
  throw new ArchiveError('export-not-recognised', { file: name, detail })
}
