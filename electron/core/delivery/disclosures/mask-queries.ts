// The SQL of what is masked in a disclosure, and of places that need no mask.
import { z } from 'zod'
import { Dismissal, Mask, MaskPlace } from '#shared/disclosure.ts'
import { DisclosureId, type Instant, type MaskId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const MASK = `SELECT id, place, paragraph, placed_by AS placedBy, placed_at AS placedAt FROM disclosure_mask`

function readMask(row: unknown): Mask {
  // What MASK selects; `place` is a JSON text.
  const { place, ...rest } = row as { place: string }
  return Mask.parse({ ...rest, place: JSON.parse(place) })
}

export function masksOf(db: ReadDb, id: DisclosureId, position: number): Mask[] {
  return db
    .prepare(`${MASK} WHERE disclosure_id = ? AND position = ? ORDER BY placed_at, id`)
    .all(id, position)
    .map(readMask)
}

/** The records in which a passage is masked. */
export function positionsWithPassages(db: ReadDb, id: DisclosureId): number[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT position FROM disclosure_mask WHERE disclosure_id = ? AND place ->> '$.kind' = 'passage' ORDER BY position`
    )
    .all(id)
  return z
    .array(z.object({ position: z.int() }))
    .parse(rows)
    .map(({ position }) => position)
}

/** The disclosure that a mask is in. */
export function disclosureOfMask(db: ReadDb, id: MaskId): DisclosureId | undefined {
  const row = db.prepare('SELECT disclosure_id AS id FROM disclosure_mask WHERE id = ?').get(id)
  return row === undefined ? undefined : z.strictObject({ id: DisclosureId }).parse(row).id
}

/** The record that a mask is in. */
export function positionOfMask(db: ReadDb, id: MaskId): number {
  const row = db.prepare('SELECT position FROM disclosure_mask WHERE id = ?').get(id)
  return z.strictObject({ position: z.int() }).parse(row).position
}

export function insertMask(
  db: WriteDb,
  id: DisclosureId,
  { position, ...mask }: Mask & { position: number }
): void {
  db.prepare(
    `INSERT INTO disclosure_mask (id, disclosure_id, position, place, paragraph, placed_by, placed_at)
     VALUES (@maskId, @id, @position, @place, @paragraph, @placedBy, @placedAt)`
  ).run({
    id,
    maskId: mask.id,
    position,
    place: JSON.stringify(mask.place satisfies MaskPlace),
    paragraph: mask.paragraph,
    placedBy: mask.placedBy,
    placedAt: mask.placedAt
  })
}

type Dismissed = Pick<Dismissal, 'place' | 'reason'> & {
  readonly id: DisclosureId
  readonly position: number
}

/** A place that needs no mask; one that is dismissed already stays as it was said first. */
export function insertDismissal(
  db: WriteDb,
  { id, position, place, reason, by, at }: Dismissed & { readonly by: string; readonly at: Instant }
): void {
  db.prepare(
    `INSERT INTO disclosure_dismissal (disclosure_id, position, place, reason, dismissed_by, dismissed_at)
     VALUES (@id, @position, @place, @reason, @by, @at) ON CONFLICT DO NOTHING`
  ).run({ id, position, place: JSON.stringify(MaskPlace.parse(place)), reason, by, at })
}

export function deleteDismissal(db: WriteDb, { id, position, place, reason }: Dismissed): void {
  db.prepare(
    `DELETE FROM disclosure_dismissal WHERE disclosure_id = @id AND position = @position AND place = @place AND reason = @reason`
  ).run({ id, position, place: JSON.stringify(MaskPlace.parse(place)), reason })
}

/** The dismissed places of a record, in the order they were dismissed. */
export function dismissalsOf(db: ReadDb, id: DisclosureId, position: number): Omit<Dismissal, 'words'>[] {
  return db
    .prepare(
      `SELECT place, reason, dismissed_by AS dismissedBy, dismissed_at AS dismissedAt FROM disclosure_dismissal
       WHERE disclosure_id = ? AND position = ? ORDER BY dismissed_at, place`
    )
    .all(id, position)
    .map(row => {
      // What the query selects; `place` is a JSON text.
      const { place, ...rest } = row as { place: string }
      return Dismissal.omit({ words: true }).parse({ ...rest, place: JSON.parse(place) })
    })
}

export function deleteMask(db: WriteDb, id: MaskId): void {
  db.prepare('DELETE FROM disclosure_mask WHERE id = ?').run(id)
}
