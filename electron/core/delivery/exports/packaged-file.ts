// A file of a record as it goes into a package.
import type { Instant, Sha256 } from '#shared/ids.ts'
import type { WaczSource } from '../../captures/captures/assemble.ts'
import type { FileFormat } from '../../formats/identify/format.ts'

/** A file of a record: where in the package it goes and which object it is a copy of. */
export type PackagedFile = {
  readonly path: string
  readonly role: string
  readonly sha256: Sha256
  readonly bytes: number
  readonly mediaType: string
  /** What its bytes are, where they were looked into: its media type is by them then. Null where they tell nothing. */
  readonly format?: Omit<FileFormat, 'mediaType'> | null
  /** When the archive took it in or made it; null where it is written with the package. */
  readonly created: Instant | null
  /** What it was called where it came from, when it had a name there. */
  readonly originalName?: string
  /** Of a file that is no object but is put together from some. */
  readonly source?: WaczSource
  /** Of a file that is cut out of an object: what it says. `extractOf` is that object, by its SHA-256. */
  readonly text?: string
  readonly extractOf?: Sha256
}
