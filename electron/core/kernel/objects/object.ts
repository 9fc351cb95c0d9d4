// What is said of an object, wherever it is kept.
import type { Sha256 } from '#shared/ids.ts'

/** An object that is kept, with its size in bytes and the media type it was put as. */
export type StoredObject = { readonly sha256: Sha256; readonly bytes: number; readonly mediaType: string }

/** What became of reading an object again. */
export type ObjectCheck = {
  readonly state: 'right' | 'changed' | 'missing' | 'unreadable'
  readonly bytes: number
}

/** A file found in a store: an object's name, or null for something that is not named like one. */
export type StoredName = {
  readonly sha256: Sha256 | null
  readonly path: string
  readonly bytes: number
  /** What stands there only leads to a file, which may lie outside of the archive. */
  readonly isLink?: boolean
}
