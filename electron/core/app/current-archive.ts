// The one archive that a host has open, as the routes reach it.
import type { ArchiveStatus, OpenArchive } from '#shared/archive.ts'
import type { Runs } from '../captures/captures/runs.ts'
import type { Context } from '../kernel/context.ts'
import type { Keychain } from '../kernel/secrets/keychain.ts'
import type { Imports } from '../messages/intake/imports.ts'

/** The open archive, with what goes on in it. */
export type OpenWork = {
  readonly ctx: Context
  readonly runs: Runs
  readonly imports: Imports
  hold<T>(work: Promise<T>): Promise<T>
}

export interface CurrentArchive {
  /** That of this computer, beside what it has of each archive. */
  readonly keychain: Keychain
  current(): OpenArchive | null
  /** The open archive. @throws ArchiveError no-archive-open */
  need(): OpenWork
  /**
   * Opens an archive, after closing the one that was open. Nothing in it is counted: what somebody has distorted by hand must
   * not hinder that it is verified. @throws what openArchive throws
   */
  open(dir: string): Promise<OpenArchive>
  create(dir: string, municipality: string): Promise<ArchiveStatus>
  /** Stops what goes on, in order, and closes the archive. */
  close(): Promise<void>
  /** Tells when an archive was opened (its folder) or closed (null). */
  onArchive(listener: (dir: string | null) => void): void
}
