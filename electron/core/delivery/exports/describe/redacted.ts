// The copies of a record that were disclosed, which go along in a package, and how it tells of them: which are redacted versions of it,
// and which were for a receiver of their own, had nothing masked, or were wrong.
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { DisclosureReceiver } from '#shared/disclosure.ts'
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
  readonly receiver: DisclosureReceiver
  readonly masks: number
  /** The disclosure that was delivered in its place, since it was wrong. */
  readonly replacedBy: string | null
}

const Row = z.strictObject({
  disclosure: z.string(),
  number: z.int(),
  folder: z.string(),
  manifest: z.string(),
  sha256: Sha256.nullable(),
  bytes: z.int().nullable(),
  deliveredAt: Instant,
  receiver: DisclosureReceiver,
  masks: z.int(),
  replacedBy: z.string().nullable()
})

/** Those that were delivered, oldest first; not those of a disclosure that is secret. */
export function redactedCopies(db: ReadDb, { kind, id }: RecordRef): RedactedCopy[] {
  const rows = db
    .prepare(
      `SELECT disclosure_id AS disclosure, number, folder, manifest, disclosed_copy.sha256, bytes, delivered_at AS deliveredAt, receiver,
         masks, replaced_by AS replacedBy
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

/** The roles of such copies among the files of their record: a redacted version, and any other. */
export const REDACTED = 'redacted'
export const DISCLOSED = 'disclosed'

/** Whether it is a redacted version: something is masked in it for everybody, and it was not wrong. */
export const isRedacted = ({ receiver, masks, replacedBy }: RedactedCopy): boolean =>
  receiver === 'public' && masks > 0 && replacedBy === null

export const isCopy = (role: string): boolean => role === REDACTED || role === DISCLOSED

const FOR_WHOM: Readonly<Record<DisclosureReceiver, readonly string[]>> = {
  public: [],
  party: ['lämnad till part, med lagrum och förbehåll i kopian'],
  authority: ['lämnad till en annan myndighet, med lagrum och förbehåll i kopian']
}

/**
 * A copy in words: which disclosure it was made for, and where it is, in the package by the name of its file or, where it does not
 * go along, in the delivery. What is no redacted version says why.
 */
export function toldOf(
  copy: Omit<RedactedCopy, 'deliveredAt'>,
  files: readonly { readonly name: string; readonly sha256: string }[]
): string {
  const { receiver, masks, replacedBy } = copy
  return [
    placeOf(copy, files),
    ...FOR_WHOM[receiver],
    ...(masks === 0 ? ['inget är maskerat'] : []),
    ...(replacedBy === null ? [] : [`var fel och är ersatt av utlämnande ${replacedBy}`])
  ].join('; ')
}

function placeOf(
  { disclosure, number, folder, manifest, object }: Omit<RedactedCopy, 'deliveredAt'>,
  files: Parameters<typeof toldOf>[1]
): string {
  const start = `Utlämnande ${disclosure}, ${copyName(number)}`
  const along = files.find(({ sha256 }) => sha256 === object?.sha256)
  if (along !== undefined) return `${start}; ${along.name}`
  // A path elsewhere is of a computer or a disk, and says nothing to who reads the package.
  const place = isAbsolute(folder) ? 'lämnad utanför arkivet' : `i arkivet, ${folder}`
  const list = folder.endsWith('.zip') ? 'zip-filens' : 'kontrollsummornas'
  return `${start}; ${place}; ${list} SHA-256 ${manifest}`
}
