// What every parser is: which files of an export are its own, and what one of them says. It knows neither the archive nor
// the disk, and nothing it reads is executed, opened or fetched.
import type { ImportParser } from '#shared/imports.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import type { Platform } from '#shared/register.ts'
import type { ExportFile } from '../files/export-file.ts'
import type { Read } from '../item.ts'

/** The files of an export, and how to look into them. */
export interface Files {
  readonly all: readonly ExportFile[]
  /** The bytes of a file, whole and checked, as many times as needed; none of one that is damaged. */
  open(file: ExportFile): AsyncIterable<Buffer>
  /** The first kilobytes of a file; none of one that cannot be read. */
  head(file: ExportFile): Promise<Uint8Array>
  /** The same as text; empty for one that cannot be read. */
  peek(file: ExportFile): Promise<string>
}

/** What is known before the first message is read. */
type About = {
  readonly platform: Platform
  /** What the authority's own account is called in the export, as a person said; null leaves it to the export. */
  readonly ownName: string | null
}

export interface Parser<Known = unknown> {
  readonly name: Exclude<ImportParser, 'account'>
  /** Raised when the same file would be read otherwise than before. */
  readonly version: number
  /** The files it reads, in the order it reads them. Empty: the export is not one of its own. */
  claims(files: Files): Promise<readonly ExportFile[]>
  /** Whether all files of a conversation come one after the other, so that equal messages are counted within it. */
  readonly isByThread: boolean
  /** The platforms that these files may come from. */
  platforms(claimed: readonly ExportFile[]): ReadonlySet<Platform>
  /** What is said of a file that it knows and leaves alone: a code, or nothing at all; null for one it does not know. */
  leaves(path: string): FindingCode | 'nothing' | null
  /** Learns from all files what one file does not say. @throws ArchiveError own-name-unknown */
  prepare(claimed: readonly ExportFile[], files: Files, about: About): Promise<Known>
  /** What one file says, in groups as they come. @throws DamagedFile */
  read(file: ExportFile, chunks: AsyncIterable<Buffer>, known: Known): AsyncGenerator<readonly Read[]>
}
