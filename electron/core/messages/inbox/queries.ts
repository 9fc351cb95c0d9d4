// The SQL of the inbox. Its rows follow from messages and duties by triggers (kernel/db/schema/24-inbox.sql).
import { z } from 'zod'
import {
  type AnswerId,
  type ChannelId,
  type ConversationId,
  Instant,
  MessageId,
  type ThreadId,
  type UserId
} from '#shared/ids.ts'
import { Answer, InboxCounts, type ThreadReports, ThreadRow } from '#shared/inbox.ts'
import type { MessageRow } from '#shared/message.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { CAME_IN } from '../../register/records/came-in.ts'

// The newest message from outside, else the newest of all.
const LATEST = `(SELECT id FROM message AS latest
  WHERE latest.conversation_id = inbox.conversation_id
  ORDER BY (latest.direction = 'in') DESC, latest.created_at DESC, latest.taken_in_at DESC LIMIT 1)`
const NEWEST = `(SELECT id FROM message AS latest
  WHERE latest.conversation_id = inbox.conversation_id ORDER BY latest.created_at DESC LIMIT 1)`

// How many messages of a conversation are looked through for the newest from outside, for each line of the list.
const MANY = 200

const THREAD = `SELECT inbox.id, inbox.conversation_id AS conversationId, inbox.channel_id AS channelId,
  channel.name AS channelName, department.name AS departmentName, conversation.title,
  message.method IS 'email' AS isSubject, inbox.messages, inbox.undecided,
  inbox.due_at AS dueAt, coalesce(inbox.due_at < @now, 0) AS isOverdue, inbox.latest_at AS latestAt,
  message.sender_name AS senderName,
  substr(iif(message.text = '', coalesce(message.original_name, ''), message.text), 1, 300) AS excerpt,
  iif(user.id IS NULL, NULL, json_object('id', user.id, 'name', user.name)) AS handler,
  inbox.waits_until AS waitsUntil,
  (SELECT json_object('matter', matter, 'isDecided', EXISTS (SELECT 1 FROM report_decision
     WHERE report_decision.message_id = report.message_id)) FROM message_report AS report
     WHERE report.message_id = inbox.id) AS report
  FROM inbox JOIN channel ON channel.id = inbox.channel_id JOIN department ON department.id = channel.department_id
    LEFT JOIN conversation ON conversation.id = inbox.conversation_id LEFT JOIN user ON user.id = inbox.handler_id
    LEFT JOIN message ON message.id = iif(inbox.conversation_id IS NULL, inbox.id,
      iif(inbox.messages > ${MANY}, ${NEWEST}, ${LATEST}))`

export type Listed = ThreadRow & { readonly waitsUntil: string | null }

function readThread(row: unknown): Listed {
  // What THREAD selects; `handler` and `report` are JSON texts, `isOverdue` and `isSubject` 0 or 1.
  const { handler, isOverdue, isSubject, waitsUntil, report, ...rest } = row as {
    handler: string | null
    isOverdue: number
    isSubject: number
    waitsUntil: string | null
    report: string | null
  }
  const thread = ThreadRow.parse({
    ...rest,
    isOverdue: isOverdue === 1,
    isSubject: isSubject === 1,
    handler: handler === null ? null : JSON.parse(handler),
    report: report === null ? null : reportIn(report)
  })
  return { ...thread, waitsUntil }
}

function reportIn(json: string): unknown {
  const { matter, isDecided } = z.object({ matter: z.string(), isDecided: z.int() }).parse(JSON.parse(json))
  return { matter, isDecided: isDecided === 1 }
}

export type Filter = {
  readonly channelId: ChannelId | null
  /** Null takes all. */
  readonly handler: UserId | 'nobody' | null
  /** Without, and with null, what is no report is taken too. */
  readonly reports?: ThreadReports | null
  readonly now: Instant
  readonly limit: number
}
type From = { readonly at: string; readonly id: string }

const REPORTS: Readonly<Record<ThreadReports, string>> = {
  all: 'SELECT message_id FROM message_report',
  open: 'SELECT message_id FROM message_report WHERE message_id NOT IN (SELECT message_id FROM report_decision)',
  decided: 'SELECT message_id FROM report_decision'
}

function filterOf({
  channelId,
  handler,
  reports = null
}: Pick<Filter, 'channelId' | 'handler' | 'reports'>): string {
  return [
    ...(reports === null ? [] : [`inbox.id IN (${REPORTS[reports]})`]),
    ...(channelId === null ? [] : ['inbox.channel_id = @channelId']),
    ...(handler === null
      ? []
      : [handler === 'nobody' ? 'inbox.handler_id IS NULL' : 'inbox.handler_id = @handler'])
  ]
    .map(part => ` AND ${part}`)
    .join('')
}

/** What waits, the most urgent first, from after `from`. */
export function listWaiting(db: ReadDb, filter: Filter, from: From): Listed[] {
  return db
    .prepare(
      `${THREAD} WHERE inbox.waits_until IS NOT NULL AND (inbox.waits_until, inbox.id) > (@at, @id)${filterOf(filter)}
       ORDER BY inbox.waits_until, inbox.id LIMIT +@limit`
    )
    .all({ ...filter, ...from })
    .map(readThread)
}

/** What is done, newest first, from before `from`. */
export function listDone(db: ReadDb, filter: Filter, from: From): Listed[] {
  return db
    .prepare(
      `${THREAD} WHERE inbox.waits_until IS NULL AND (inbox.latest_at, inbox.id) < (@at, @id)${filterOf(filter)}
       ORDER BY inbox.latest_at DESC, inbox.id DESC LIMIT +@limit`
    )
    .all({ ...filter, ...from })
    .map(readThread)
}

export function findThread(db: ReadDb, id: ThreadId, now: Instant): ThreadRow | undefined {
  const row = db.prepare(`${THREAD} WHERE inbox.id = @id`).get({ id, now })
  if (row === undefined) return undefined
  const { waitsUntil: _, ...thread } = readThread(row)
  return thread
}

export function countThreads(db: ReadDb, now: Instant): InboxCounts {
  return InboxCounts.parse(
    db
      .prepare(
        `SELECT (SELECT count(*) FROM inbox WHERE waits_until IS NOT NULL) AS waiting,
           (SELECT count(*) FROM inbox WHERE waits_until < @now) AS overdue,
           (SELECT count(*) FROM inbox WHERE waits_until IS NOT NULL)
             - (SELECT count(*) FROM inbox WHERE handler_id IS NOT NULL AND waits_until IS NOT NULL) AS unassigned`
      )
      .get({ now })
  )
}

/** From here to `endBatch` the triggers leave the inbox alone; each thread is brought up to date once, by `addToThread`. */
export function beginBatch(db: WriteDb): void {
  db.prepare('INSERT INTO inbox_batch (only_row) VALUES (1)').run()
}

export function endBatch(db: WriteDb): void {
  db.prepare('DELETE FROM inbox_batch').run()
}

/** What a batch adds to a thread. */
export function addToThread(
  db: WriteDb,
  thread: {
    readonly id: string
    readonly conversationId: ConversationId | null
    readonly channelId: ChannelId
    readonly messages: number
    readonly undecided: number
    readonly latestAt: string
  }
): void {
  db.prepare(
    `INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, latest_at, due_at)
     VALUES (@id, @conversationId, @channelId, @messages, @undecided, @latestAt,
       (SELECT min(due_at) FROM duty WHERE thread_id = @id AND answered_at IS NULL))
     ON CONFLICT (id) DO UPDATE SET messages = messages + excluded.messages,
       undecided = undecided + excluded.undecided, latest_at = max(latest_at, excluded.latest_at),
       due_at = excluded.due_at`
  ).run(thread)
}

export function setHandler(db: WriteDb, id: ThreadId, userId: UserId | null): void {
  db.prepare('UPDATE inbox SET handler_id = ? WHERE id = ?').run(userId, id)
}

/** The messages of a thread that have no answer, or none but `wrong`, of those that had come at `at`. */
export function unansweredOf(
  db: ReadDb,
  id: ThreadId,
  at: Instant,
  wrong: AnswerId | null = null
): { messageId: MessageId; receivedAt: Instant }[] {
  return db
    .prepare(
      `SELECT message_id AS messageId, received_at AS receivedAt FROM duty
       WHERE thread_id = ? AND (answered_at IS NULL OR answer_id = ?) AND received_at <= ? ORDER BY due_at`
    )
    .all(id, wrong, at)
    .map(row => z.object({ messageId: MessageId, receivedAt: Instant }).parse(row))
}

const ANSWER = `SELECT id, thread_id AS threadId, kind, text, sent_at AS sentAt, sent_by AS sentBy, sent_where AS sentWhere,
  forwarded_to AS forwardedTo, because, messages, recorded_at AS recordedAt, recorded_by AS recordedBy, corrects,
  corrected_because AS correctedBecause FROM message_answer`

/** Oldest first. */
export function listAnswers(db: ReadDb, threadId: ThreadId): Answer[] {
  return db
    .prepare(`${ANSWER} WHERE thread_id = ? ORDER BY recorded_at, rowid`)
    .all(threadId)
    .map(row => Answer.parse(row))
}

/**
 * What a person noted as done about one message, also what was corrected since; oldest first. What was noted when nothing waited stands
 * with the last message before it.
 */
export function answersTo(
  db: ReadDb,
  { id, conversationId }: Pick<MessageRow, 'id' | 'conversationId'>
): Answer[] {
  return db
    .prepare(
      `${ANSWER} WHERE thread_id = @thread AND (id IN (SELECT answer_id FROM duty WHERE message_id = @id)
         OR @id IS (SELECT id FROM message WHERE (id = @thread OR conversation_id = @thread) AND direction = 'in'
           AND ${CAME_IN.message} <= substr(coalesce(sent_at, recorded_at), 1, 17) || '59.999Z'
           ORDER BY ${CAME_IN.message} DESC, id LIMIT 1))
       ORDER BY recorded_at, rowid`
    )
    .all({ id, thread: conversationId ?? id })
    .map(row => Answer.parse(row))
}

export function findAnswer(db: ReadDb, id: AnswerId): Answer | undefined {
  const row = db.prepare(`${ANSWER} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Answer.parse(row)
}

export function isCorrected(db: ReadDb, id: AnswerId): boolean {
  return db.prepare('SELECT 1 FROM message_answer WHERE corrects = ?').get(id) !== undefined
}

export function insertAnswer(db: WriteDb, answer: Answer & { readonly id: AnswerId }): void {
  db.prepare(
    `INSERT INTO message_answer (id, thread_id, kind, text, sent_at, sent_by, sent_where, forwarded_to, because, messages,
       recorded_at, recorded_by, corrects, corrected_because)
     VALUES (@id, @threadId, @kind, @text, @sentAt, @sentBy, @sentWhere, @forwardedTo, @because, @messages, @recordedAt,
       @recordedBy, @corrects, @correctedBecause)`
  ).run(answer)
}

export function findRedirectText(db: ReadDb, channelId: ChannelId): string | null {
  const row = db.prepare('SELECT text FROM channel_redirect WHERE channel_id = ?').get(channelId)
  return row === undefined ? null : z.object({ text: z.string() }).parse(row).text
}

export function setRedirectText(db: WriteDb, channelId: ChannelId, text: string | null): void {
  if (text === null) db.prepare('DELETE FROM channel_redirect WHERE channel_id = ?').run(channelId)
  else
    db.prepare(
      `INSERT INTO channel_redirect (channel_id, text) VALUES (@channelId, @text)
       ON CONFLICT (channel_id) DO UPDATE SET text = excluded.text`
    ).run({ channelId, text })
}
