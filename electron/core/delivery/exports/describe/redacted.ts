// The masked copies of a record that were disclosed: its redacted versions, which go along in a package, and how it tells of them.
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'

/** A copy, by its disclosure and the number of its file there. `object` is null where it was delivered before copies were kept. */
export type RedactedCopy = {
  readonly disclosure: string
  readonly number: number
  readonly folder: string
  readonly manifest: string
  readonly object: { readonly sha256: Sha256; readonly bytes: number } | null
  readonly deliveredAt: Instant
}

const Row = z.strictObject({
  disclosure: z.string(),
  number: z.int(),
  folder: z.string(),
  manifest: z.string(),
  sha256: Sha256.nullable(),
  bytes: z.int().nullable(),
  deliveredAt: Instant
})

/** Those that were delivered, oldest first; not those of a disclosure that is secret. */
export function redactedCopies(db: ReadDb, { kind, id }: RecordRef): RedactedCopy[] {
  const rows = db
    .prepare(
      `SELECT disclosure_id AS disclosure, number, folder, manifest, disclosed_copy.sha256, bytes, delivered_at AS deliveredAt
       FROM disclosed_copy
       LEFT JOIN object USING (sha256) WHERE kind = ? AND id = ? ORDER BY delivered_at, disclosure_id`
    )
    .all(kind, id)
  return z
    .array(Row)
    .parse(rows)
    .map(({ sha256, bytes, ...copy }) => ({
      ...copy,
      object: sha256 === null || bytes === null ? null : { sha256, bytes }
    }))
}

/** What a copy is called in its disclosure, the first of which has the number 1. */
export const copyName = (number: number) => `handling-${String(number).padStart(3, '0')}.pdf`

/** The role of such a copy among the files of its record. */
export const REDACTED = 'redacted'

/**
 * A copy in words: which disclosure it was made for, and where it is, in the package by the name of its file or, where it does not
 * go along, in the delivery.
 */
export function toldOf(
  { disclosure, number, folder, manifest, object }: Omit<RedactedCopy, 'deliveredAt'>,
  files: readonly { readonly name: string; readonly sha256: string }[]
): string {
  const start = `Utlämnande ${disclosure}, ${copyName(number)}`
  const along = files.find(({ sha256 }) => sha256 === object?.sha256)
  if (along !== undefined) return `${start}; ${along.name}`
  // A path elsewhere is of a computer or a disk, and says nothing to who reads the package.
  const place = isAbsolute(folder) ? 'lämnad utanför arkivet' : `i arkivet, ${folder}`
  const list = folder.endsWith('.zip') ? 'zip-filens' : 'kontrollsummornas'
  return `${start}; ${place}; ${list} SHA-256 ${manifest}`
}
