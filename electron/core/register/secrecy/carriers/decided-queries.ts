// The SQL of what was found to hold secret words, what was decided about it, and what becomes of it when the mark goes.
import { z } from 'zod'
import type { Instant } from '#shared/ids.ts'
import { CarrierRef, CarrierRow, type SecretRef } from '#shared/secrecy.ts'
import type { ReadDb, WriteDb } from '../../../kernel/db/open.ts'

const OF_MARK = 'secrecy_mark.seq = secrecy_carrier.mark'
// What a file of a record is, or what it is called where it hangs on a message.
const PLACE = `CASE WHEN place = 'said' THEN place
  WHEN found.kind = 'comment' THEN (SELECT role FROM comment_file WHERE comment_id = found.record_id AND sha256 = place)
  WHEN found.kind = 'capture' THEN (SELECT role FROM capture_file WHERE capture_id = found.record_id AND sha256 = place)
  ELSE coalesce((SELECT uri FROM message_attachment WHERE message_id = found.record_id AND sha256 = place), 'original') END`
const CARRIER = `SELECT mark, secrecy_carrier.kind, secrecy_carrier.record_id AS id, how, found_at AS foundAt, outcome,
  decided_at AS decidedAt, decided_by AS decidedBy, because, paragraph,
  json_object('kind', secrecy_mark.kind, 'id', secrecy_mark.record_id) AS "of",
  (SELECT json_group_array(DISTINCT ${PLACE}) FROM secrecy_carrier_place AS found
    WHERE found.mark = secrecy_carrier.mark AND found.kind = secrecy_carrier.kind AND found.record_id = secrecy_carrier.record_id) AS foundIn,
  (SELECT json_group_array(DISTINCT role) FROM staying_file JOIN comment_file USING (comment_id, sha256)
    WHERE staying_file.mark = secrecy_carrier.mark AND comment_id = secrecy_carrier.record_id) AS stays,
  (SELECT json_group_array(json_object('outcome', outcome, 'because', because, 'decidedAt', decided_at, 'decidedBy', decided_by) ORDER BY seq)
    FROM secrecy_carrier_decision AS decision WHERE kind = secrecy_carrier.kind AND record_id = secrecy_carrier.record_id
      AND mark IN (SELECT other.seq FROM secrecy_mark AS other
        WHERE other.kind = secrecy_mark.kind AND other.record_id = secrecy_mark.record_id)
      AND seq IS NOT (SELECT max(seq) FROM secrecy_carrier_decision AS newest WHERE newest.mark = secrecy_carrier.mark
        AND newest.kind = secrecy_carrier.kind AND newest.record_id = secrecy_carrier.record_id)) AS earlier
  FROM secrecy_carrier JOIN secrecy_mark ON ${OF_MARK} WHERE lifted_at IS NULL`

const Unnamed = CarrierRow.omit({ name: true, ofName: true, ofWithin: true })

const readCarrier = (row: unknown) => {
  // What CARRIER selects; these are JSON texts.
  const { of, foundIn, stays, earlier, ...rest } = row as Record<
    'of' | 'foundIn' | 'stays' | 'earlier',
    string
  >
  return Unnamed.parse({
    ...rest,
    earlier: JSON.parse(earlier),
    ...{ of: JSON.parse(of), foundIn: JSON.parse(foundIn).toSorted(), stays: JSON.parse(stays).toSorted() }
  })
}

/** Those of marks in force, what nobody has decided about first: of every mark, or those that a record has to do with. */
export function carriers(
  db: ReadDb,
  { record, onlyOpen }: { record: SecretRef | null; onlyOpen: boolean }
): z.infer<typeof Unnamed>[] {
  return db
    .prepare(
      `${CARRIER} AND (@id IS NULL OR (secrecy_carrier.kind = @kind AND secrecy_carrier.record_id = @id)
         OR (secrecy_mark.kind = @kind AND secrecy_mark.record_id = @id))
       AND (@onlyOpen = 0 OR outcome IS NULL) ORDER BY outcome IS NOT NULL, found_at DESC, secrecy_carrier.record_id`
    )
    .all({ kind: record?.kind ?? null, id: record?.id ?? null, onlyOpen: Number(onlyOpen) })
    .map(readCarrier)
}

export function countOpen(db: ReadDb): number {
  const row = db
    .prepare(
      `SELECT count(*) AS n FROM secrecy_carrier JOIN secrecy_mark ON ${OF_MARK} WHERE lifted_at IS NULL AND outcome IS NULL`
    )
    .get()
  return z.strictObject({ n: z.int() }).parse(row).n
}

const MARKED_IS_GONE =
  'NOT EXISTS (SELECT 1 FROM kept_record WHERE kept_record.kind = secrecy_mark.kind AND id = record_id)'

/**
 * When a marked record is disposed of, its words are no longer there to be looked for: what holds them, and is kept in, gets a mark
 * of its own, and the files of pages that they stand in stay for as long as the comments beside it.
 */
export function inheritMarks(db: WriteDb): void {
  db.prepare(
    `INSERT INTO page_file_kept_in (comment_id, sha256, paragraph, since)
     SELECT comment_id, sha256, min(staying_file.paragraph),
       coalesce((SELECT max(seq) FROM journal WHERE about = record_id AND act = 'secrecy.marked'), 0)
     FROM staying_file JOIN secrecy_mark ON seq = mark WHERE ${MARKED_IS_GONE}
     GROUP BY comment_id, sha256 ON CONFLICT DO NOTHING`
  ).run()
  db.prepare(
    `INSERT INTO secrecy_mark (kind, record_id, paragraph, note, marked_at, marked_by)
     SELECT kept_carrier.kind, kept_carrier.id, paragraph, note, marked_at, marked_by
     FROM kept_carrier JOIN secrecy_mark ON seq = mark
     WHERE ${MARKED_IS_GONE}
       AND EXISTS (SELECT 1 FROM kept_record WHERE kept_record.kind = kept_carrier.kind AND kept_record.id = kept_carrier.id)
       AND NOT EXISTS (SELECT 1 FROM secrecy_mark AS own WHERE own.kind = kept_carrier.kind
         AND own.record_id = kept_carrier.id AND own.lifted_at IS NULL)
     GROUP BY kept_carrier.kind, kept_carrier.id`
  ).run()
}

/**
 * What a person decided to be secret itself stands on that decision when the mark goes by which it was found: by a mark of its own, of the day
 * and the person of the decision. Answers the numbers of those marks.
 */
export function markDecided(db: WriteDb, mark: number): number[] {
  const rows = db
    .prepare(
      `INSERT INTO secrecy_mark (kind, record_id, paragraph, marked_at, marked_by)
       SELECT secrecy_carrier.kind, secrecy_carrier.record_id, paragraph, decided_at, decided_by
       FROM secrecy_carrier JOIN secrecy_mark ON ${OF_MARK} WHERE mark = @mark AND outcome = 'secret'
         AND EXISTS (SELECT 1 FROM kept_record WHERE kept_record.kind = secrecy_carrier.kind AND id = secrecy_carrier.record_id)
         AND NOT EXISTS (SELECT 1 FROM secrecy_mark AS own WHERE own.kind = secrecy_carrier.kind
           AND own.record_id = secrecy_carrier.record_id AND own.lifted_at IS NULL)
       RETURNING seq`
    )
    .all({ mark })
  return z
    .array(z.strictObject({ seq: z.int() }))
    .parse(rows)
    .map(({ seq }) => seq)
}

/** What is no longer secret of what was kept in by a mark until somebody had decided. */
export function releasedBy(db: ReadDb, mark: number): CarrierRef[] {
  return z.array(CarrierRef).parse(
    db
      .prepare(
        `SELECT kind, record_id AS id FROM secrecy_carrier WHERE mark = ? AND outcome IS NULL
         EXCEPT SELECT kind, id FROM secret_record`
      )
      .all(mark)
  )
}

type Decided = {
  readonly outcome: 'secret' | 'not-secret'
  readonly because: string | null
  readonly at: Instant
  readonly by: string
}

/** Decides about a record, of each mark in force whose words it holds; gives how many that were. */
export function decide(db: WriteDb, { kind, id }: CarrierRef, decided: Decided): number {
  const values = { kind, id, ...decided }
  const { changes } = db
    .prepare(
      `UPDATE secrecy_carrier SET outcome = @outcome, because = @because, decided_at = @at, decided_by = @by
       WHERE kind = @kind AND record_id = @id
         AND mark IN (SELECT seq FROM secrecy_mark WHERE lifted_at IS NULL)`
    )
    .run(values)
  db.prepare(
    `INSERT INTO secrecy_carrier_decision (mark, kind, record_id, outcome, because, decided_at, decided_by)
     SELECT mark, kind, record_id, @outcome, @because, @at, @by FROM secrecy_carrier
     WHERE kind = @kind AND record_id = @id AND mark IN (SELECT seq FROM secrecy_mark WHERE lifted_at IS NULL)`
  ).run(values)
  return changes
}
