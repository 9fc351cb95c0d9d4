// The SQL of mandates.
import type { z } from 'zod'
import { ChannelId, type MandateId, PersonId } from '#shared/ids.ts'
import { Mandate, MandateRow } from '#shared/register.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { isNotStruck, readStruck, struckOf } from '../records/struck-sql.ts'

/** A decision as JSON, out of a row of `mandate`. */
export const MANDATE = `json_object('id', mandate.id, 'decidedBy', decided_by, 'decidedOn', decided_on, 'validUntil', valid_until,
  'reference', reference, 'tool', tool, 'document',
  iif(document IS NULL, NULL, json_object('sha256', document, 'name', document_name)))`

/** One that was entered by mistake stays on file, and counts for nothing. */
export const COUNTS = isNotStruck('mandate', 'mandate.id')

/** A decision on the channel itself, or on a person in it. */
export function insertMandate(
  db: WriteDb,
  channelId: ChannelId,
  personId: PersonId | null,
  mandate: Mandate
): void {
  const { document, ...rest } = Mandate.parse(mandate)
  db.prepare(
    `INSERT INTO mandate (id, channel_id, person_id, decided_by, decided_on, valid_until, reference, tool, document,
       document_name)
     VALUES (@id, @channelId, @personId, @decidedBy, @decidedOn, @validUntil, @reference, @tool, @document, @documentName)`
  ).run({
    channelId,
    personId,
    ...rest,
    document: document?.sha256 ?? null,
    documentName: document?.name ?? null
  })
}

/** The newest decision on a person in a channel, or on whom they are one with, that was not entered by mistake. */
export function personMandate(db: ReadDb, channelId: ChannelId, personId: PersonId): Mandate | null {
  const row = db
    .prepare(
      `SELECT ${MANDATE} AS mandate FROM mandate WHERE channel_id = @channelId
         AND person_id IN (SELECT id FROM person WHERE coalesce(merged_into, id) =
           (SELECT coalesce(merged_into, id) FROM person WHERE id = @personId))
         AND ${COUNTS}
       ORDER BY seq DESC LIMIT 1`
    )
    .get({ channelId, personId }) as { mandate: string } | undefined
  return row === undefined ? null : Mandate.parse(JSON.parse(row.mandate))
}

/** Whoever has ever had a mandate of their own in a channel, less those who had left by this date, `yyyy-mm-dd`. */
export function mandatedPeople(db: ReadDb, channelId: ChannelId, date: string): PersonId[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT person.id FROM mandate JOIN person AS named ON named.id = person_id
         JOIN person ON person.id = coalesce(named.merged_into, named.id)
       WHERE channel_id = ? AND ${COUNTS} AND (person.departed_on IS NULL OR person.departed_on > ?) ORDER BY person.id`
    )
    .all(channelId, date)
  return rows.map(row => PersonId.parse((row as { id: unknown }).id))
}

const ROW = `SELECT seq, channel_id AS channelId, person_id AS personId, (SELECT name FROM person WHERE id = person_id) AS personName,
  ${MANDATE} AS mandate, ${struckOf('mandate', 'mandate.id')} AS struck FROM mandate`

const Stored = MandateRow.omit({ holds: true, leftOn: true }).extend({ channelId: ChannelId })
export type StoredMandate = z.infer<typeof Stored>

const read = (row: unknown): StoredMandate => {
  const { mandate, struck, ...rest } = row as { mandate: string; struck: string | null }
  return Stored.parse({ ...rest, ...JSON.parse(mandate), struck: readStruck(struck) })
}

/** Every decision on a channel and on people in it, newest first. */
export function listMandates(db: ReadDb, channelId: ChannelId): StoredMandate[] {
  return db.prepare(`${ROW} WHERE channel_id = ? ORDER BY seq DESC`).all(channelId).map(read)
}

export function mandateById(db: ReadDb, id: MandateId): StoredMandate | undefined {
  const row = db.prepare(`${ROW} WHERE id = ?`).get(id)
  return row === undefined ? undefined : read(row)
}
