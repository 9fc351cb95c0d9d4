// The SQL of outgoing mail and the server it goes by.
import { z } from 'zod'
import { type CaptureId, type CommentId, Instant, type MessageId, OutgoingMailId } from '#shared/ids.ts'
import {
  MailServer,
  type MailServerDraft,
  OutboxCounts,
  OutgoingMail,
  type OutgoingProblem,
  type OutgoingState
} from '#shared/outbox.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

export function findServer(db: ReadDb): MailServer | null {
  const row = db
    .prepare(
      `SELECT host, port, security, user_name AS user, sender, saved_at AS savedAt, saved_by AS savedBy,
         checked_at AS checkedAt, problem FROM mail_server`
    )
    .get()
  return row === undefined ? null : MailServer.parse(row)
}

export function upsertServer(
  db: WriteDb,
  server: MailServerDraft & { readonly savedAt: Instant; readonly savedBy: string }
): void {
  db.prepare(
    `INSERT INTO mail_server (only_row, host, port, security, user_name, sender, saved_at, saved_by, checked_at)
     VALUES (1, @host, @port, @security, @user, @sender, @savedAt, @savedBy, @savedAt)
     ON CONFLICT (only_row) DO UPDATE SET host = excluded.host, port = excluded.port, security = excluded.security,
       user_name = excluded.user_name, sender = excluded.sender, saved_at = excluded.saved_at,
       saved_by = excluded.saved_by, checked_at = excluded.checked_at, problem = NULL`
  ).run(server)
}

/** `problem` null: it answered as it should. */
export function setServerChecked(db: WriteDb, at: Instant, problem: string | null): void {
  db.prepare(
    'UPDATE mail_server SET checked_at = iif(@problem IS NULL, @at, checked_at), problem = @problem'
  ).run({ at, problem })
}

export function deleteServer(db: WriteDb): void {
  db.prepare('DELETE FROM mail_server').run()
}

const MAIL = `SELECT id, purpose, message_id AS messageId, comment_id AS commentId, capture_id AS captureId,
  header_id AS headerId, sender, recipient, eml, state, attempts,
  next_attempt_at AS nextAttemptAt, handed_over_at AS handedOverAt, problem, reply, queued_at AS queuedAt,
  queued_by AS queuedBy, settled_at AS settledAt, settled_basis AS settledBasis FROM outgoing_mail`

export type NewMail = Pick<
  OutgoingMail,
  | 'id'
  | 'purpose'
  | 'messageId'
  | 'commentId'
  | 'captureId'
  | 'headerId'
  | 'sender'
  | 'recipient'
  | 'eml'
  | 'queuedAt'
  | 'queuedBy'
> & {
  /** The mail that it was written anew for. */
  readonly insteadOf: OutgoingMailId | null
}

// A copy is written of nothing secret. A mail that is written anew holds what the first did, and was not asked about again.
const KNOWN_MARKS = `CASE WHEN @purpose <> 'diary' THEN '[]'
  WHEN @insteadOf IS NOT NULL THEN (SELECT known_marks FROM outgoing_mail WHERE id = @insteadOf)
  ELSE (WITH item (kind, id) AS MATERIALIZED (
      SELECT kind, item_id FROM sending_item WHERE sending_id = (SELECT id FROM sending WHERE reference = @headerId))
    SELECT json_group_array(mark) FROM (
      SELECT mark FROM item JOIN covered_record USING (kind, id) WHERE mark IS NOT NULL
      UNION SELECT mark FROM item JOIN kept_carrier USING (kind, id))) END`

export function insertMail(db: WriteDb, mail: NewMail): void {
  db.prepare(
    `INSERT INTO outgoing_mail (id, purpose, message_id, comment_id, capture_id, header_id, sender, recipient, eml, state,
       next_attempt_at, queued_at, queued_by, instead_of, known_marks)
     VALUES (@id, @purpose, @messageId, @commentId, @captureId, @headerId, @sender, @recipient, @eml, 'queued', @queuedAt,
       @queuedAt, @queuedBy, @insteadOf, ${KNOWN_MARKS})`
  ).run(mail)
}

export function findMail(db: ReadDb, id: OutgoingMailId): OutgoingMail | undefined {
  const row = db.prepare(`${MAIL} WHERE id = ?`).get(id)
  return row === undefined ? undefined : OutgoingMail.parse(row)
}

export function findMailByHeader(db: ReadDb, headerId: string): OutgoingMail | undefined {
  const row = db.prepare(`${MAIL} WHERE header_id = ?`).get(headerId)
  return row === undefined ? undefined : OutgoingMail.parse(row)
}

/** Newest first; what is null takes all. */
export function listMails(
  db: ReadDb,
  filter: {
    state: OutgoingState | 'trouble' | null
    messageId: MessageId | null
    commentId?: CommentId | null
  } & Paging
): Page<OutgoingMail> {
  const rows = db
    .prepare(
      `${MAIL} WHERE (queued_at, id) < (@afterAt, @afterId)
         AND (@messageId IS NULL OR message_id = @messageId)
         AND (@commentId IS NULL OR comment_id = @commentId)
         AND (@state IS NULL OR state = @state
           OR (@state = 'trouble' AND state IN ('unknown', 'refused', 'bounced') AND ${UNREPLACED}))
       ORDER BY queued_at DESC, id DESC LIMIT +@limit`
    )
    .all({
      ...keysetOf(filter),
      state: filter.state,
      messageId: filter.messageId,
      commentId: filter.commentId ?? null
    })
    .map(row => OutgoingMail.parse(row))
  return pageOf(rows, filter, row => row.queuedAt)
}

// One that was written anew troubles nobody any more; the new one may.
const UNREPLACED =
  'NOT EXISTS (SELECT 1 FROM outgoing_mail AS newer WHERE newer.instead_of = outgoing_mail.id)'

export function countMails(db: ReadDb): OutboxCounts {
  return OutboxCounts.parse(
    db
      .prepare(
        `SELECT (SELECT count(*) FROM outgoing_mail WHERE next_attempt_at IS NOT NULL) AS waiting,
           (SELECT count(*) FROM outgoing_mail WHERE state IN ('unknown', 'refused', 'bounced') AND ${UNREPLACED})
             AS trouble`
      )
      .get()
  )
}

/** How many mails have been written about this record. */
export function countOfRecord(db: ReadDb, id: MessageId | CommentId | CaptureId): number {
  const row = db
    .prepare(
      `SELECT count(*) AS mails FROM outgoing_mail WHERE message_id = @id OR comment_id = @id OR capture_id = @id`
    )
    .get({ id })
  return z.object({ mails: z.int() }).parse(row).mails
}

/** What is queued and may be tried at `now`, oldest first; null takes everything that is queued. */
export function dueMails(db: ReadDb, now: Instant | null): OutgoingMailId[] {
  return db
    .prepare(
      `SELECT id FROM outgoing_mail WHERE next_attempt_at IS NOT NULL AND (@now IS NULL OR next_attempt_at <= @now)
       ORDER BY queued_at, id`
    )
    .all({ now })
    .map(row => z.object({ id: OutgoingMailId }).parse(row).id)
}

/** When something is to be tried next; null when nothing is queued. */
export function nextDue(db: ReadDb): Instant | null {
  const row = db.prepare('SELECT min(next_attempt_at) AS at FROM outgoing_mail').get()
  return z.object({ at: Instant.nullable() }).parse(row).at
}

export function mailsBeingSent(db: ReadDb): OutgoingMail[] {
  return db
    .prepare(`${MAIL} WHERE state = 'sending'`)
    .all()
    .map(row => OutgoingMail.parse(row))
}

/** Whether it was there to take; nobody else sends it then. */
export function startSending(db: WriteDb, id: OutgoingMailId): boolean {
  const { changes } = db
    .prepare(
      `UPDATE outgoing_mail SET state = 'sending', attempts = attempts + 1, next_attempt_at = NULL, handed_over_at = NULL
       WHERE id = ? AND state = 'queued'`
    )
    .run(id)
  return changes === 1
}

/** A person asks for it to be sent once more. */
export function setQueuedAgain(db: WriteDb, id: OutgoingMailId, at: Instant): void {
  db.prepare('UPDATE outgoing_mail SET queued_again_at = ? WHERE id = ?').run(at, id)
}

/** Since when it is tried. */
export function triedSince(db: ReadDb, id: OutgoingMailId): Instant {
  const row = db
    .prepare('SELECT coalesce(queued_again_at, queued_at) AS at FROM outgoing_mail WHERE id = ?')
    .get(id)
  return z.object({ at: Instant }).parse(row).at
}

export function setHandedOver(db: WriteDb, id: OutgoingMailId, at: Instant): void {
  db.prepare(
    'UPDATE outgoing_mail SET handed_over_at = @at, left_at = coalesce(left_at, @at) WHERE id = @id'
  ).run({
    at,
    id
  })
}

/** Whether a message went to the mailbox as a copy of which nothing came there. */
export function isCopyFailed(db: ReadDb, id: MessageId): boolean {
  return db.prepare('SELECT 1 FROM failed_copy WHERE message_id = ?').get(id) !== undefined
}

export function isRoutedAsCopy(db: ReadDb, id: MessageId): boolean {
  return db.prepare(`SELECT 1 FROM message WHERE id = ? AND state = 'copied'`).get(id) !== undefined
}

export type Fate = Pick<OutgoingMail, 'state' | 'nextAttemptAt' | 'reply' | 'settledAt' | 'settledBasis'> & {
  readonly problem: OutgoingProblem | null
}

export function setFate(db: WriteDb, id: OutgoingMailId, fate: Fate): void {
  db.prepare(
    `UPDATE outgoing_mail SET state = @state, next_attempt_at = @nextAttemptAt, problem = @problem, reply = @reply,
       settled_at = @settledAt, settled_basis = @settledBasis WHERE id = @id`
  ).run({ id, ...fate })
}

/**
 * Whether a mail must not go out for what has been marked as secret since it was written. A copy is written of nothing secret; what went to the
 * diary by a person's word, with its access code, was known to be. `waits`: a record of it has not been looked through yet.
 */
export function secrecySince(db: ReadDb, id: OutgoingMailId): { isMarked: boolean; waits: boolean } {
  const row = db
    .prepare(
      `WITH RECURSIVE mail AS MATERIALIZED (SELECT * FROM outgoing_mail WHERE id = @id),
         -- The mail itself, and those that it was written anew for.
         written (id, header_id, instead_of) AS (SELECT id, header_id, instead_of FROM mail
           UNION SELECT older.id, older.header_id, older.instead_of FROM outgoing_mail AS older JOIN written ON older.id = written.instead_of),
         item (kind, id) AS MATERIALIZED (
           SELECT 'message', message_id FROM mail WHERE message_id IS NOT NULL
           UNION SELECT 'comment', comment_id FROM mail WHERE comment_id IS NOT NULL
           UNION SELECT 'capture', capture_id FROM mail WHERE capture_id IS NOT NULL
           UNION SELECT sending_item.kind, sending_item.item_id FROM written JOIN sending ON sending.reference = header_id
             JOIN sending_item ON sending_item.sending_id = sending.id),
         known (mark) AS MATERIALIZED (SELECT value FROM mail, json_each(known_marks))
       SELECT EXISTS (SELECT 1 FROM mail JOIN covered_record AS covered ON covered.kind = 'mail' AND covered.id = mail.id
             WHERE mark IS NOT NULL AND mark NOT IN known)
           OR EXISTS (SELECT 1 FROM item JOIN kept_carrier USING (kind, id) WHERE mark NOT IN known) AS isMarked,
         EXISTS (SELECT 1 FROM item JOIN carrier_todo ON carrier_todo.kind = item.kind AND carrier_todo.record_id = item.id)
           AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL) AS waits`
    )
    .get({ id })
  const { isMarked, waits } = z.object({ isMarked: z.int(), waits: z.int() }).parse(row)
  return { isMarked: isMarked === 1, waits: waits === 1 }
}
