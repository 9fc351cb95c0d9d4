// The SQL of disclosures and of the records in them.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  Disclosure,
  type DisclosureDraft,
  DisclosureField,
  DisclosurePicture,
  DisclosureRecord,
  Refusal
} from '#shared/disclosure.ts'
import { type DisclosureId, Instant, MaskId, type Sha256 } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { dismissalsOf, insertDismissal, insertMask, masksOf } from './mask-queries.ts'
import { placesMaskedIn } from './places-masked-sql.ts'

/** A disclosure that is there, as it is told. */
export const DISCLOSURE = `SELECT id, reference, about, requested_at AS requestedAt, state, opened_at AS openedAt,
  receiver, basis, reservation, corrects, corrected_because AS correctedBecause, (SELECT later.id FROM disclosure AS later
    WHERE later.corrects = disclosure.id AND later.state <> 'withdrawn' ORDER BY later.opened_at DESC LIMIT 1) AS correctedBy,
  opened_by AS openedBy, ended_at AS endedAt, ended_by AS endedBy, because, iif(state = 'delivered', folder, NULL) AS folder,
  manifest, (SELECT count(*) FROM disclosure_record WHERE disclosure_id = disclosure.id) AS records,
  (SELECT count(looked_through_by) FROM disclosure_record WHERE disclosure_id = disclosure.id) AS lookedThrough,
  ${placesMaskedIn('disclosure_id = disclosure.id')} AS masks FROM disclosure`

export function disclosureById(db: ReadDb, id: DisclosureId): Disclosure | undefined {
  const row = db.prepare(`${DISCLOSURE} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Disclosure.parse(row)
}

/** How and when a disclosure ended, also of one that has been disposed of since. */
export function findEnded(
  db: ReadDb,
  id: DisclosureId
): { state: 'delivered' | 'refused' | 'withdrawn'; endedAt: Instant } | undefined {
  const row = db
    .prepare(
      `SELECT state, ended_at AS endedAt FROM disclosure WHERE id = @id AND state <> 'open'
       UNION ALL SELECT state, ended_at FROM disposed_disclosure WHERE id = @id`
    )
    .get({ id })
  return row === undefined ? undefined : Ended.parse(row)
}
const Ended = z.strictObject({ state: z.enum(['delivered', 'refused', 'withdrawn']), endedAt: Instant })

export function insertDisclosure(
  db: WriteDb,
  opened: DisclosureDraft & Pick<Disclosure, 'id' | 'openedAt' | 'openedBy' | 'corrects' | 'correctedBecause'>
): void {
  db.prepare(
    `INSERT INTO disclosure (id, reference, about, requested_at, receiver, basis, reservation, corrects, corrected_because,
       state, opened_at, opened_by)
     VALUES (@id, @reference, @about, @requestedAt, @receiver, @basis, @reservation, @corrects, @correctedBecause, 'open',
       @openedAt, @openedBy)`
  ).run(opened)
}

/** The records of another disclosure as they were shown there, with what was masked and dismissed; not that they were gone through. */
export function copyRecords(db: WriteDb, { from, to }: { from: DisclosureId; to: DisclosureId }): void {
  const copied = { from, to }
  db.prepare(
    `INSERT INTO disclosure_record (disclosure_id, position, kind, record_id, title, fields, pictures, left_out)
     SELECT @to, position, kind, record_id, title, fields, pictures, left_out FROM disclosure_record
     WHERE disclosure_id = @from`
  ).run(copied)
  for (const { position } of recordsOf(db, to)) {
    for (const mask of masksOf(db, from, position))
      insertMask(db, to, { ...mask, id: MaskId.parse(randomUUID()), position })
    for (const { place, reason, dismissedBy: by, dismissedAt: at } of dismissalsOf(db, from, position))
      insertDismissal(db, { id: to, position, place, reason, by, at })
  }
}

const REFUSAL = `SELECT number, authority, decided_by AS decidedBy, court, because, written_at AS writtenAt,
  written_by AS writtenBy, document FROM disclosure_refusal`

export function refusalsOf(db: ReadDb, id: DisclosureId): Refusal[] {
  return z
    .array(Refusal)
    .parse(db.prepare(`${REFUSAL} WHERE disclosure_id = ? ORDER BY written_at, id`).all(id))
}

export function insertRefusal(db: WriteDb, id: DisclosureId, refusal: Refusal): void {
  db.prepare(
    `INSERT INTO disclosure_refusal (id, disclosure_id, number, authority, decided_by, court, because, written_at, written_by,
       document)
     VALUES (@refusalId, @id, @number, @authority, @decidedBy, @court, @because, @writtenAt, @writtenBy, @document)`
  ).run({ id, refusalId: randomUUID(), ...refusal })
}

/** Where the copies are being written; null when that came to nothing. */
export function planFolder(db: WriteDb, id: string, folder: string | null): void {
  db.prepare('UPDATE disclosure SET folder = ? WHERE id = ?').run(folder, id)
}

/** Disclosures whose copies were being written when the program ended. */
export function unfinished(db: ReadDb): { id: string; folder: string }[] {
  const rows = db
    .prepare(`SELECT id, folder FROM disclosure WHERE state = 'open' AND folder IS NOT NULL`)
    .all()
  return z.array(z.strictObject({ id: z.string(), folder: z.string() })).parse(rows)
}

export function markEnded(
  db: WriteDb,
  id: DisclosureId,
  end: { state: string; by: string; at: Instant; because: string | null; manifest: string | null }
): void {
  db.prepare(
    `UPDATE disclosure SET state = @state, ended_by = @by, ended_at = @at, because = @because, manifest = @manifest
     WHERE id = @id`
  ).run({ id, ...end })
}

const RecordRow = DisclosureRecord.omit({ keptIn: true, keptInBy: true })
type RecordRow = z.infer<typeof RecordRow>

const RECORD = `SELECT position, kind, record_id AS id, title, left_out AS left, looked_through_by AS lookedThroughBy,
  ${placesMaskedIn('disclosure_id = of.disclosure_id AND position = of.position')} AS masks`

function readRecord(row: unknown): RecordRow {
  // What RECORD selects.
  const { kind, id, ...rest } = row as { kind: string; id: string }
  return RecordRow.parse({ ...rest, record: { kind, id } })
}

export function recordsOf(db: ReadDb, id: DisclosureId): RecordRow[] {
  return db
    .prepare(`${RECORD} FROM disclosure_record AS of WHERE disclosure_id = ? ORDER BY position`)
    .all(id)
    .map(readRecord)
}

const Shown = z.strictObject({ fields: z.array(DisclosureField), pictures: z.array(DisclosurePicture) })
/** What is shown of a record before anything is masked. */
export type Shown = z.infer<typeof Shown>

export function shownOf(db: ReadDb, id: DisclosureId, position: number): Shown | undefined {
  const row = db
    .prepare('SELECT fields, pictures FROM disclosure_record WHERE disclosure_id = ? AND position = ?')
    .get(id, position) as { fields: string; pictures: string } | undefined
  return row === undefined
    ? undefined
    : Shown.parse({ fields: JSON.parse(row.fields), pictures: JSON.parse(row.pictures) })
}

export function hasRecord(db: ReadDb, id: DisclosureId, { kind, id: record }: RecordRef): boolean {
  const sql = 'SELECT 1 FROM disclosure_record WHERE disclosure_id = ? AND kind = ? AND record_id = ?'
  return db.prepare(sql).get(id, kind, record) !== undefined
}

export function insertRecord(
  db: WriteDb,
  id: DisclosureId,
  { record, title, left, fields, pictures }: Shown & { record: RecordRef; title: string; left: number }
): void {
  db.prepare(
    `INSERT INTO disclosure_record (disclosure_id, position, kind, record_id, title, fields, pictures, left_out)
     VALUES (@id, (SELECT coalesce(max(position) + 1, 0) FROM disclosure_record WHERE disclosure_id = @id), @kind,
       @recordId, @title, @fields, @pictures, @left)`
  ).run({
    id,
    kind: record.kind,
    recordId: record.id,
    title,
    left,
    fields: JSON.stringify(fields),
    pictures: JSON.stringify(pictures)
  })
}

export function deleteRecord(db: WriteDb, id: DisclosureId, position: number): void {
  db.prepare('DELETE FROM disclosure_dismissal WHERE disclosure_id = ? AND position = ?').run(id, position)
  db.prepare('DELETE FROM disclosure_mask WHERE disclosure_id = ? AND position = ?').run(id, position)
  db.prepare('DELETE FROM disclosure_record WHERE disclosure_id = ? AND position = ?').run(id, position)
}

export function markLookedThrough(
  db: WriteDb,
  id: DisclosureId,
  looked: { position: number; by: string; at: Instant }
): void {
  db.prepare(
    `UPDATE disclosure_record SET looked_through_by = @by, looked_through_at = @at
     WHERE disclosure_id = @id AND position = @position`
  ).run({ id, ...looked })
}

/** The record is to be gone through again. */
export function unmarkLookedThrough(db: WriteDb, id: DisclosureId, position: number): void {
  db.prepare(
    `UPDATE disclosure_record SET looked_through_by = NULL, looked_through_at = NULL
     WHERE disclosure_id = ? AND position = ?`
  ).run(id, position)
}

/** The masked copy that is delivered of a record. */
export function setCopy(db: WriteDb, id: DisclosureId, position: number, sha256: Sha256): void {
  db.prepare('UPDATE disclosure_record SET copy = ? WHERE disclosure_id = ? AND position = ?').run(
    sha256,
    id,
    position
  )
}

/** What the program has read in a picture by itself; empty where nothing was. */
export function readInPicture(db: ReadDb, sha256: string): string {
  const row = db.prepare(`SELECT text FROM picture_text WHERE sha256 = ? AND state = 'read'`).get(sha256)
  return row === undefined ? '' : z.strictObject({ text: z.string() }).parse(row).text
}
