// The SQL of mails in mails: what holds a marked one, and what lies in one, has its words, whatever form it has.
import { z } from 'zod'
import { MessageId } from '#shared/ids.ts'
import type { CarrierRef } from '#shared/secrecy.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'

const Ids = z.array(MessageId)

/** Those that the mails of `start` lie in, and those that lie in them, however deep. */
const TOGETHER = `holding (id) AS (SELECT id FROM start
    UNION SELECT outer_id FROM holding JOIN mail_in_mail ON inner_id = holding.id),
  within (id) AS (SELECT id FROM start
    UNION SELECT inner_id FROM within JOIN mail_in_mail ON outer_id = within.id),
  together (id) AS (SELECT id FROM holding UNION SELECT id FROM within)`

/** The mails that hold one that the mark covers, or lie in one. */
export function mailsTogether(db: ReadDb, mark: number): MessageId[] {
  const rows = db
    .prepare(
      `WITH RECURSIVE start (id) AS MATERIALIZED (SELECT id FROM covered_record WHERE mark = @mark AND kind = 'message'),
         ${TOGETHER} SELECT id FROM together EXCEPT SELECT id FROM start`
    )
    .pluck()
  return Ids.parse(rows.all({ mark }))
}

/** The marks that cover a mail which this one holds or lies in. */
export function marksOfMailsTogether(db: ReadDb, { kind, id }: CarrierRef): number[] {
  if (kind !== 'message') return []
  const together = db
    .prepare(`WITH RECURSIVE start (id) AS (SELECT @id), ${TOGETHER} SELECT id FROM together WHERE id <> @id`)
    .pluck()
  const ids = Ids.parse(together.all({ id }))
  if (ids.length === 0) return []
  const marks = db
    .prepare(
      `SELECT DISTINCT mark FROM covered_record WHERE mark IS NOT NULL AND kind = 'message'
         AND id IN (SELECT value FROM json_each(?))`
    )
    .pluck()
  return z.array(z.int()).parse(marks.all(JSON.stringify(ids)))
}
