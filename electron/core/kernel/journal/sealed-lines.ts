// What an act wrote, as the list that its journal line seals has it.
import { hash } from 'node:crypto'

/** One line of the list of an act: a row by its key and its digest, null where it was removed; or a range of rows. */
export type RowLine = [table: string, key: KeyPart[], digest: string | null, was?: typeof WAS_CHANGED]
/** Without a digest, as long as the rows are only counted. */
export type RangeLine = [table: string, first: KeyPart, last: KeyPart, count: number, digest: string | null]
export type KeyPart = string | number | null

/** Said of a row that was not as it had been sealed when the act wrote it: changed outside the program. */
export const WAS_CHANGED = 'was-changed'

/** Rows that lie together in the order of the key, by the first column of it. Without a digest, as long as they are only counted. */
export type Range = {
  readonly first: KeyPart
  readonly last: KeyPart
  readonly rows: number
  readonly salt: string | null
  readonly sha256: string | null
}

/** The digest of a row, or of several. The salt goes with the row, so that nobody can try out later what it said. */
export const digestOf = (salt: string, text: string): string => hash('sha256', `${salt}\n${text}`)

/** An id, a digest, a number: nothing that tells of a person once the row is gone. */
export const isPlain = (part: KeyPart): boolean =>
  typeof part !== 'string' || /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$/.test(part)

/** The key as lists have it: words in it, such as a path in an export, by their digest, since the lists outlive the row. */
export function sealedKey(key: string): KeyPart[] {
  return (JSON.parse(key) as KeyPart[]).map(part =>
    isPlain(part) ? part : `#${hash('sha256', String(part)).slice(0, 32)}`
  )
}
