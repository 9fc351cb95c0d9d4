// The SQL of what readers have reported of marked records: whoever reads a report learns what stands there.
import { z } from 'zod'
import { CarrierRef } from '#shared/secrecy.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'

// A comment is reported by its own link too, however it is written, also by who did not know that it is here.
const BY_LINK = `SELECT message_id, mark FROM covered_record
  JOIN comment ON covered_record.kind = 'comment' AND comment.id = covered_record.id
  JOIN message_report ON message_report.link_key = comment.link_key`

/** The reports of what a mark covers. */
export function reportsOf(db: ReadDb, mark: number): CarrierRef[] {
  return z.array(CarrierRef).parse(
    db
      .prepare(
        `SELECT DISTINCT 'message' AS kind, message_id AS id FROM covered_record
         JOIN message_report ON record_kind = covered_record.kind AND record_id = covered_record.id WHERE mark = @mark
         UNION SELECT 'message', message_id FROM (${BY_LINK}) WHERE mark = @mark`
      )
      .all({ mark })
  )
}

/** The marks by which what the message is a report of is secret. */
export function marksReported(db: ReadDb, { kind, id }: CarrierRef): number[] {
  // What is covered is worked out anew each time it is asked for, and few messages are reports.
  if (
    kind !== 'message' ||
    db.prepare('SELECT 1 FROM message_report WHERE message_id = ?').get(id) === undefined
  )
    return []
  const rows = db
    .prepare(
      `SELECT mark FROM message_report
       JOIN covered_record ON covered_record.kind = record_kind AND covered_record.id = record_id
       WHERE message_id = @id AND mark IS NOT NULL
       UNION SELECT mark FROM (${BY_LINK}) WHERE message_id = @id AND mark IS NOT NULL`
    )
    .all({ id })
  return z
    .array(z.strictObject({ mark: z.int() }))
    .parse(rows)
    .map(({ mark }) => mark)
}
