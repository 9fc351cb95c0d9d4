// The files of an export, wherever they lie: in a zip, in a folder, or by themselves. Nothing is ever unpacked to disk.
import type { Readable } from 'node:stream'
import type { FindingCode } from '#shared/intake-findings.ts'
import type { Range } from '../../../kernel/objects/hash-file.ts'
import type { Finding } from '../item.ts'

export interface ExportFile {
  /** With `/` between the parts, as the container says; data, never a path of this machine. */
  readonly path: string
  /** The size it is said to have. */
  readonly bytes: number
  /** @throws DamagedFile */
  open(): Promise<Readable>
  /** Where its bytes lie just as they are, for one that is not packed. @throws DamagedFile */
  lies?(): Promise<FileRange>
}

/** Bytes of a file of this machine. */
export type FileRange = Range & { readonly path: string }

export interface Container {
  readonly files: readonly ExportFile[]
  /** Entries that are left out, and why. */
  readonly findings: readonly Finding[]
  close(): void
}

/** A file of an export that cannot be read; the code says why. */
export class DamagedFile extends Error {
  readonly code: FindingCode
  constructor(code: FindingCode) {
    super(code)
    this.code = code
  }
}

/** The bytes of a file. @throws DamagedFile */
export async function* bytesOf(file: ExportFile): AsyncGenerator<Buffer> {
  try {
    // Without an encoding, streams give buffers.
    for await (const chunk of await file.open()) yield chunk as Buffer
  } catch (error) {
    throw error instanceof DamagedFile ? error : new DamagedFile('damaged')
  }
}

/** Of an export's files at the most. */
export const MOST_FILES = 300_000
