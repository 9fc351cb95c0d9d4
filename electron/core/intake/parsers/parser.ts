// What every parser is: which files of an export are its own, and what one of them says. It knows neither the archive nor
// the disk, and nothing it reads is executed, opened or fetched.
import type { ImportParser } from '#shared/imports.ts'
import type { Platform } from '#shared/register.ts'
import type { ExportFile } from '../files/export-file.ts'
import type { Read } from '../item.ts'

/** The bytes of a file, whole and checked, as many times as needed. */
export type Open = (file: ExportFile) => AsyncIterable<Buffer>

/** What is known before the first message is read. */
type About = {
  /** What the authority's own account is called in the export, as a person said; null leaves it to the export. */
  readonly ownName: string | null
}

export interface Parser<Known = unknown> {
  readonly name: ImportParser
  /** Raised when the same file would be read otherwise than before. */
  readonly version: number
  /** The files it reads, in the order it reads them. Empty: the export is not one of its own. */
  claims(files: readonly ExportFile[], open: Open): Promise<readonly ExportFile[]>
  /** The platforms that these files come from. */
  platforms(claimed: readonly ExportFile[]): ReadonlySet<Platform>
  /** Whether it knows a file that it leaves alone, so that the file is not told of as unknown. */
  leaves(path: string): boolean
  /** Learns from all files what one file does not say. @throws ArchiveError own-name-unknown */
  prepare(
    claimed: readonly ExportFile[],
    all: readonly ExportFile[],
    open: Open,
    about: About
  ): Promise<Known>
  /** What one file says, in groups as they come. @throws DamagedFile */
  read(file: ExportFile, chunks: AsyncIterable<Buffer>, known: Known): AsyncGenerator<readonly Read[]>
}
