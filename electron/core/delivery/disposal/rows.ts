// Taking the rows of records away, inside the transaction that carries a disposal out. What may go is for the database's own
// triggers to say; here is only what belongs to a record.
import { z } from 'zod'
import { CommentId, type DisposalId } from '#shared/ids.ts'
import type { DisposableKind } from '#shared/retention.ts'
import { removeCommentWords } from '../../comments/comments/find-index.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { inheritMarks } from '../../register/secrecy/carriers/carriers.ts'
import { removeWords } from '../../register/word-index/word-index.ts'
import { placesMaskedIn } from '../disclosures/places-masked-sql.ts'

/** The ids of what goes, by kind. */
export type Chosen = {
  readonly [kind in DisposableKind]: readonly string[]
}

const OF_COMMENT = `(SELECT value FROM json_each(@ids) UNION
  SELECT comment.id FROM comment JOIN json_each(@ids) ON comment.same_as = value)`
const OF = `(SELECT value FROM json_each(@ids))`
const THREADS = `(SELECT value FROM json_each(@threads))`

/** What stands under an alert goes before it. */
const alertRows = (column: string, of: string) => [
  ...['alert_channel', 'alert_mail'].map(
    table => `DELETE FROM ${table} WHERE alert_id IN (SELECT id FROM alert WHERE ${column} IN ${of})`
  ),
  `DELETE FROM alert WHERE ${column} IN ${of}`
]

const COMMENT_ROWS = [
  ...alertRows('comment_id', OF_COMMENT),
  ...[
    'page_file_kept_in',
    'comment_index',
    'comment_flag',
    'post_comment',
    'capture_stop_lifted',
    'comment_along',
    'comment_proof',
    'comment_sighting',
    'platform_comment'
  ].map(table => `DELETE FROM ${table} WHERE comment_id IN ${OF_COMMENT}`),
  ...['moderation_action', 'comment_registration', 'duty', 'comment_file', 'outgoing_mail'].map(
    table => `DELETE FROM ${table} WHERE comment_id IN ${OF_COMMENT}`
  ),
  `DELETE FROM platform_event WHERE comment_id IN ${OF_COMMENT} AND post_id IS NULL`,
  `UPDATE platform_event SET comment_id = NULL WHERE comment_id IN ${OF_COMMENT}`,
  `DELETE FROM post_comment WHERE post_id IN ${OF_COMMENT}`,
  `UPDATE channel_post SET comment_id = NULL WHERE comment_id IN ${OF_COMMENT}`,
  `UPDATE post_met SET comment_id = NULL WHERE comment_id IN ${OF_COMMENT}`,
  `UPDATE image_consent_place SET comment_id = NULL WHERE comment_id IN ${OF_COMMENT}`,
  `UPDATE sending SET reply = NULL WHERE reply IS NOT NULL AND id IN
    (SELECT sending_id FROM sending_item WHERE kind = 'comment' AND item_id IN ${OF})`,
  `DELETE FROM comment_confirmation WHERE removal IN
    (SELECT seq FROM comment_removal WHERE comment_id IN ${OF_COMMENT})`,
  `DELETE FROM comment_removal WHERE comment_id IN ${OF_COMMENT}`,
  `DELETE FROM comment_decision WHERE comment_id IN ${OF_COMMENT}`,
  `DELETE FROM comment WHERE same_as IN ${OF}`,
  `DELETE FROM comment WHERE id IN ${OF}`
]

const MESSAGE_ROWS = [
  ...alertRows('message_id', OF),
  ...[
    'report_decision',
    'message_report',
    'message_attachment',
    'message_sighting',
    'diary_entry',
    'message_route'
  ].map(table => `DELETE FROM ${table} WHERE message_id IN ${OF}`),
  ...['outgoing_mail', 'duty'].map(table => `DELETE FROM ${table} WHERE message_id IN ${OF}`),
  `UPDATE sending SET reply = NULL WHERE reply IS NOT NULL AND id IN
    (SELECT sending_id FROM sending_item WHERE kind = 'message' AND item_id IN ${OF})`,
  `DELETE FROM message WHERE id IN ${OF}`
]

const THREAD_ROWS = [
  `DELETE FROM message_answer WHERE thread_id IN ${THREADS}`,
  `DELETE FROM inbox WHERE id IN ${THREADS}`,
  `DELETE FROM conversation_participant WHERE conversation_id IN ${THREADS}`,
  `DELETE FROM conversation WHERE id IN ${THREADS}`
]

// What was counted of records that go stays to be counted.
const LEFT_TO_COUNT = [
  `INSERT INTO disposed_capture (id, disposal_id, channel_id, run_id, address, viewport, state, started_at, ended_at)
   SELECT id, @disposal, channel_id, run_id, address, viewport, state, started_at, ended_at FROM capture
   WHERE id IN (SELECT value FROM json_each(@captures))`,
  `INSERT INTO disposed_duty (id, disposal_id, channel_id, received_at, due_at, answered_at)
   SELECT id, @disposal, channel_id, received_at, due_at, answered_at FROM duty
   WHERE message_id IN (SELECT value FROM json_each(@messages))
     OR comment_id IN (SELECT value FROM json_each(@comments))
     OR comment_id IN (SELECT id FROM comment WHERE same_as IN (SELECT value FROM json_each(@comments)))`,
  `INSERT INTO disposed_disclosure (id, disposal_id, disposed_at, receiver, corrects, requested_at, state, opened_at, opened_by,
     ended_at, ended_by, records, masks)
   SELECT id, @disposal, (SELECT begun_at FROM disposal WHERE id = @disposal), receiver, corrects, requested_at, state, opened_at,
     opened_by, ended_at, ended_by, (SELECT count(*) FROM disclosure_record WHERE disclosure_id = disclosure.id),
     ${placesMaskedIn('disclosure_id = disclosure.id')}
   FROM disclosure WHERE id IN (SELECT value FROM json_each(@disclosures))`
]

// That a run was to capture the address stays, and what a capture showed of a channel's rules.
const CAPTURE_ROWS = [
  `UPDATE image_consent_place SET capture_id = NULL WHERE capture_id IN ${OF}`,
  `UPDATE sending SET reply = NULL WHERE reply IS NOT NULL AND id IN
    (SELECT sending_id FROM sending_item WHERE kind = 'capture' AND item_id IN ${OF})`,
  `DELETE FROM capture_file WHERE capture_id IN ${OF}`,
  `DELETE FROM capture_size WHERE id IN ${OF}`,
  `DELETE FROM outgoing_mail WHERE capture_id IN ${OF}`,
  `DELETE FROM capture WHERE id IN ${OF}`,
  `DELETE FROM wacz WHERE list NOT IN (SELECT sha256 FROM capture_file WHERE role = 'wacz')`
]

const DISCLOSURE_ROWS = [
  `DELETE FROM disclosure_refusal WHERE disclosure_id IN ${OF}`,
  `DELETE FROM disclosure_dismissal WHERE disclosure_id IN ${OF}`,
  `DELETE FROM disclosure_mask WHERE disclosure_id IN ${OF}`,
  `DELETE FROM disclosure_record WHERE disclosure_id IN ${OF}`,
  `DELETE FROM disclosure WHERE id IN ${OF}`
]

const SENDERS = `SELECT actor_id AS id FROM comment WHERE id IN (SELECT value FROM json_each(@comments))
  UNION SELECT actor_id FROM message WHERE id IN (SELECT value FROM json_each(@messages))
  UNION SELECT actor_id FROM conversation_participant WHERE conversation_id IN ${THREADS}`

/** Removes the rows of the records and of whoever wrote nothing that is kept; what was counted of them stays. */
export function removeRows(tx: WriteDb, disposal: DisposalId, chosen: Chosen): void {
  const run = (statements: readonly string[], values: object) => {
    for (const sql of statements) tx.prepare(sql).run(values)
  }
  const ids = (kind: keyof Chosen) => ({ ids: JSON.stringify(chosen[kind]) })
  const threads = JSON.stringify(threadsOf(tx, chosen.message))
  const senders = tx
    .prepare(SENDERS)
    .all({ comments: ids('comment').ids, messages: ids('message').ids, threads })
  for (const sql of LEFT_TO_COUNT)
    tx.prepare(sql).run({
      disposal,
      captures: ids('capture').ids,
      messages: ids('message').ids,
      comments: ids('comment').ids,
      disclosures: ids('disclosure').ids
    })
  for (const kind of ['capture', 'message'] as const)
    for (const id of chosen[kind]) removeWords(tx, { kind, id })
  for (const id of chosen.comment) removeCommentWords(tx, CommentId.parse(id))
  run(COMMENT_ROWS, ids('comment'))
  run(MESSAGE_ROWS, ids('message'))
  run(THREAD_ROWS, { threads })
  run(CAPTURE_ROWS, ids('capture'))
  run(DISCLOSURE_ROWS, ids('disclosure'))
  run([`DELETE FROM checklist_answer WHERE id IN ${OF}`], ids('checklist-answer'))
  tx.prepare(
    `DELETE FROM actor WHERE id IN (SELECT value ->> 'id' FROM json_each(@senders))
       AND id NOT IN (SELECT actor_id FROM comment WHERE actor_id IS NOT NULL)
       AND id NOT IN (SELECT actor_id FROM message WHERE actor_id IS NOT NULL)
       AND id NOT IN (SELECT actor_id FROM conversation_participant)`
  ).run({ senders: JSON.stringify(senders) })
  inheritMarks(tx)
  for (const table of [
    'carrier_todo',
    'secrecy_carrier_place',
    'secrecy_carrier_decision',
    'secrecy_carrier'
  ])
    tx.prepare(
      `DELETE FROM ${table}
       WHERE NOT EXISTS (SELECT 1 FROM kept_record WHERE kept_record.kind = ${table}.kind AND id = record_id)`
    ).run()
  for (const table of ['secrecy_carrier_place', 'secrecy_carrier_decision', 'secrecy_carrier'])
    tx.prepare(
      `DELETE FROM ${table} WHERE mark IN (SELECT seq FROM secrecy_mark
         WHERE NOT EXISTS (SELECT 1 FROM kept_record WHERE kept_record.kind = secrecy_mark.kind AND id = record_id))`
    ).run()
  tx.prepare(
    `DELETE FROM secrecy_mark
     WHERE NOT EXISTS (SELECT 1 FROM kept_record WHERE kept_record.kind = secrecy_mark.kind AND id = record_id)`
  ).run()
}

// A conversation goes whole, so the threads of its messages are gone with them.
function threadsOf(db: ReadDb, messages: readonly string[]): string[] {
  const rows = db
    .prepare(`SELECT DISTINCT coalesce(conversation_id, id) AS id FROM message WHERE id IN ${OF}`)
    .all({ ids: JSON.stringify(messages) })
  return rows.map(row => z.object({ id: z.string() }).parse(row).id)
}

const References = z.array(z.object({ tab: z.string(), col: z.string(), parent: z.string() }))

/** Every column that refers to another table, by the schema's own word. */
export function references(db: ReadDb): z.infer<typeof References> {
  return References.parse(
    db
      .prepare(
        `SELECT schema.name AS tab, keys."from" AS col, keys."table" AS parent
         FROM sqlite_schema AS schema, pragma_foreign_key_list(schema.name) AS keys WHERE schema.type = 'table'`
      )
      .all()
  )
}

/**
 * Does what removes rows with an index on every column that refers to them: without one, each row that goes would have the
 * whole of the other table looked through. The indexes live within the transaction only, since nothing else needs them.
 */
export function withIndexes<T>(tx: WriteDb, work: () => T): T {
  const searched = ['search_record', 'search_todo'].map(tab => ({ tab, col: 'record_id' }))
  const names = [...references(tx), ...searched].map(({ tab, col }, at) => {
    tx.prepare(`CREATE INDEX "disposal_index_${at}" ON "${tab}" ("${col}")`).run()
    return `disposal_index_${at}`
  })
  // What is removed refers to each other both ways: it is looked at when all of it is gone.
  tx.prepare('PRAGMA defer_foreign_keys = ON').run()
  const result = work()
  for (const name of names) tx.prepare(`DROP INDEX "${name}"`).run()
  return result
}
