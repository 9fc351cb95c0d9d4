// The SQL of deadlines: closed days, the channels' own times, and what waits.
import { z } from 'zod'
import { type ClosedDay, DeadlineRules } from '#shared/deadline.ts'
import {
  type AnswerId,
  ChannelId,
  type CommentId,
  type ConversationId,
  DepartmentId,
  Instant,
  type MessageId,
  type OutgoingMailId,
  PersonId
} from '#shared/ids.ts'
import { ANSWERS_NOTHING } from '#shared/message.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

export function listClosedDays(db: ReadDb): DeadlineRules['closedDays'] {
  return DeadlineRules.shape.closedDays.parse(
    db
      .prepare('SELECT date, name, added_by AS addedBy, added_at AS addedAt FROM closed_day ORDER BY date')
      .all()
  )
}

export function upsertClosedDay(db: WriteDb, day: ClosedDay & { addedBy: string; addedAt: Instant }): void {
  db.prepare(
    `INSERT INTO closed_day (date, name, added_by, added_at) VALUES (@date, @name, @addedBy, @addedAt)
     ON CONFLICT (date) DO UPDATE SET name = excluded.name, added_by = excluded.added_by, added_at = excluded.added_at`
  ).run(day)
}

/** Whether there was such a day. */
export function deleteClosedDay(db: WriteDb, date: string): boolean {
  return db.prepare('DELETE FROM closed_day WHERE date = ?').run(date).changes > 0
}

export function listChannelDeadlines(db: ReadDb): DeadlineRules['channels'] {
  return DeadlineRules.shape.channels.parse(
    db
      .prepare(
        `SELECT channel.id AS channelId, channel.name AS channelName, department.name AS departmentName,
           working_days AS workingDays
         FROM channel JOIN department ON department.id = department_id
           LEFT JOIN channel_deadline ON channel_id = channel.id
         WHERE retired_at IS NULL ORDER BY channel.name, channel.id`
      )
      .all()
  )
}

export function workingDaysOf(db: ReadDb, channelId: ChannelId): number | null {
  const row = db
    .prepare('SELECT working_days AS days FROM channel_deadline WHERE channel_id = ?')
    .get(channelId)
  return row === undefined ? null : z.object({ days: z.int() }).parse(row).days
}

export function setWorkingDays(db: WriteDb, channelId: ChannelId, workingDays: number | null): void {
  if (workingDays === null) db.prepare('DELETE FROM channel_deadline WHERE channel_id = ?').run(channelId)
  else
    db.prepare(
      `INSERT INTO channel_deadline (channel_id, working_days) VALUES (@channelId, @workingDays)
       ON CONFLICT (channel_id) DO UPDATE SET working_days = excluded.working_days`
    ).run({ channelId, workingDays })
}

/** Of a message in a conversation: that the authority answers with it. The index message_sent has the same words. */
const IS_ANSWER = `direction = 'out' AND instr(completeness, '"${ANSWERS_NOTHING}"') = 0`

/** One of the two is null. */
type Ids = { readonly messageId: MessageId | null; readonly commentId: CommentId | null }

export function insertDuty(
  db: WriteDb,
  duty: Ids & { readonly channelId: ChannelId; readonly receivedAt: Instant; readonly dueAt: Instant }
): void {
  db.prepare(
    // What the authority wrote in the conversation later on is the answer; an export may tell of it first.
    `INSERT INTO duty (message_id, comment_id, channel_id, received_at, due_at, thread_id, answered_at)
     VALUES (@messageId, @commentId, @channelId, @receivedAt, @dueAt,
       (SELECT coalesce(conversation_id, id) FROM message WHERE id = @messageId),
       (SELECT created_at FROM message
        WHERE conversation_id = (SELECT conversation_id FROM message WHERE id = @messageId)
          AND ${IS_ANSWER} AND created_at >= @receivedAt AND created_at <= taken_in_at
        ORDER BY created_at LIMIT 1))`
  ).run(duty)
}

/** Duties of a channel's messages; `conversationId` is where the answer may be already. */
export const insertDuties = inserter<
  {
    readonly messageId: MessageId
    readonly receivedAt: Instant
    readonly dueAt: Instant
    readonly threadId: MessageId | ConversationId
    readonly conversationId: ConversationId | null
  },
  { channelId: ChannelId }
>(
  {
    own: {
      ...{ messageId: 'message_id', receivedAt: 'received_at', dueAt: 'due_at', threadId: 'thread_id' },
      conversationId: 'conversation'
    },
    shared: { channelId: 'channel_id' }
  },
  (_columns, _values, due) =>
    `INSERT INTO duty (message_id, channel_id, received_at, due_at, thread_id, answered_at)
     SELECT message_id, channel_id, received_at, due_at, thread_id, (SELECT created_at FROM message
       WHERE conversation_id = due.conversation AND ${IS_ANSWER} AND created_at >= due.received_at
         AND created_at <= taken_in_at ORDER BY created_at LIMIT 1)
     FROM ${due} AS due`
)

/** Duties of comments that came in together. */
export const insertCommentDuties = inserter<
  { readonly commentId: CommentId; readonly answeredAt: Instant | null },
  { channelId: ChannelId; receivedAt: Instant; dueAt: Instant }
>(
  {
    own: { commentId: 'comment_id', answeredAt: 'answered_at' },
    shared: { channelId: 'channel_id', receivedAt: 'received_at', dueAt: 'due_at' }
  },
  (columns, values) => `INSERT INTO duty (${columns}) ${values}`
)

const OF_ITEM = '(message_id = @messageId OR comment_id = @commentId)'

export function setAnswered(
  db: WriteDb,
  item: Ids,
  { at, answer }: { readonly at: Instant; readonly answer: AnswerId | null }
): void {
  db.prepare(
    `UPDATE duty SET answered_at = @at, answer_id = @answer WHERE ${OF_ITEM} AND answered_at IS NULL`
  ).run({ ...item, at, answer })
}

export function setThreadAnswered(db: WriteDb, id: string): void {
  // The conversation is asked for by the duty's own column: by the bound value, SQLite would prepare the statement anew for each one.
  const answers = `FROM message WHERE conversation_id = duty.thread_id AND ${IS_ANSWER} AND created_at >= duty.received_at
         AND created_at <= taken_in_at`
  db.prepare(
    `UPDATE duty SET answered_at = (SELECT min(created_at) ${answers})
     WHERE thread_id = @id AND answered_at IS NULL AND EXISTS (SELECT 1 ${answers})`
  ).run({ id })
}

/** Gives which duties wait again. */
export function setUnanswered(db: WriteDb, answer: AnswerId): number[] {
  const rows = db
    .prepare(
      `UPDATE duty SET answered_at = NULL, closed_at = NULL, answer_id = NULL WHERE answer_id = ? RETURNING id`
    )
    .all(answer)
  return z
    .array(z.object({ id: z.int() }))
    .parse(rows)
    .map(({ id }) => id)
}

/** Of a message what no noted answer stands for waits again; gives which. */
export function setMessageWaiting(db: WriteDb, messageId: MessageId): number[] {
  return db
    .prepare(
      `UPDATE duty SET answered_at = NULL, closed_at = NULL WHERE message_id = ? AND answer_id IS NULL RETURNING id`
    )
    .pluck()
    .all(messageId) as number[]
}

/** Of some duties those that nobody is known to have answered: by the earliest of what was sent, or a route that is an answer. */
export function setAnsweredOtherwise(db: WriteDb, ids: readonly number[]): void {
  db.prepare(
    `UPDATE duty SET answered_at = (SELECT min(at) FROM (
       SELECT min(created_at) AS at FROM message WHERE conversation_id = duty.thread_id AND ${IS_ANSWER}
         AND created_at >= duty.received_at AND created_at <= taken_in_at
       UNION ALL SELECT decided_at FROM message_route WHERE kind <> 'registered'
         AND message_id NOT IN (SELECT message_id FROM failed_copy)
         AND seq = (SELECT max(seq) FROM message_route WHERE message_id = duty.message_id)))
     WHERE answered_at IS NULL AND id IN (SELECT value FROM json_each(?))`
  ).run(JSON.stringify(ids))
}

export function setClosed(db: WriteDb, item: Ids, at: Instant): void {
  db.prepare(
    `UPDATE duty SET closed_at = @at WHERE ${OF_ITEM} AND closed_at IS NULL AND answered_at IS NOT NULL`
  ).run({ ...item, at })
}

export function receivedAt(db: ReadDb, item: Ids): Instant | null {
  const row = db.prepare(`SELECT min(received_at) AS at FROM duty WHERE ${OF_ITEM}`).get(item)
  return z.object({ at: Instant.nullable() }).parse(row).at
}

export function setWaiting(db: WriteDb, commentId: CommentId): void {
  db.prepare('UPDATE duty SET answered_at = NULL, closed_at = NULL WHERE comment_id = ?').run(commentId)
}

const Unanswered = z.object({ id: z.int(), channelId: ChannelId, receivedAt: Instant, dueAt: Instant })

/** What is not answered and came in since then; `channelId` null takes every channel. */
export function unanswered(
  db: ReadDb,
  { channelId, since }: { readonly channelId: ChannelId | null; readonly since: string }
): z.infer<typeof Unanswered>[] {
  return z.array(Unanswered).parse(
    db
      .prepare(
        `SELECT id, channel_id AS channelId, received_at AS receivedAt, due_at AS dueAt FROM duty
         WHERE answered_at IS NULL AND received_at >= @since AND (@channelId IS NULL OR channel_id = @channelId)`
      )
      .all({ channelId, since })
  )
}

export function setDue(db: WriteDb, id: number, dueAt: Instant): void {
  db.prepare('UPDATE duty SET due_at = ? WHERE id = ?').run(dueAt, id)
}

/** How many wait, how many of these are late, and how many are due by the end of the day. */
export function countWaiting(
  db: ReadDb,
  { now, endOfDay }: { readonly now: Instant; readonly endOfDay: Instant }
): unknown {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM duty WHERE closed_at IS NULL) AS waiting,
         (SELECT count(*) FROM duty WHERE answered_at IS NULL AND due_at < @now) AS overdue,
         (SELECT count(*) FROM duty WHERE answered_at IS NULL AND due_at BETWEEN @now AND @endOfDay) AS dueToday`
    )
    .get({ now, endOfDay })
}

const Counted = z.object({
  departmentId: DepartmentId,
  departmentName: z.string(),
  received: z.int(),
  inTime: z.int(),
  late: z.int(),
  waiting: z.int(),
  overdue: z.int()
})

/** How it went for what came in from `start` to just before `end`, by department, as it is at `now`. */
export function countAnswers(
  db: ReadDb,
  period: { readonly start: Instant; readonly end: Instant; readonly now: Instant }
): z.infer<typeof Counted>[] {
  return z.array(Counted).parse(
    db
      .prepare(
        `SELECT department.id AS departmentId, department.name AS departmentName, count(*) AS received,
           total(answered_at <= due_at) AS inTime, total(answered_at > due_at) AS late,
           total(answered_at IS NULL AND due_at >= @now) AS waiting,
           total(answered_at IS NULL AND due_at < @now) AS overdue
         FROM channel CROSS JOIN (
             SELECT channel_id, received_at, due_at, answered_at FROM duty INDEXED BY duty_times
             -- What was disposed of since is counted as it was (P9c).
             UNION ALL SELECT channel_id, received_at, due_at, answered_at FROM disposed_duty
           ) AS duty ON duty.channel_id = channel.id
           JOIN department ON department.id = channel.department_id
         WHERE received_at >= @start AND received_at < @end
         GROUP BY department.id ORDER BY department.name, department.id`
      )
      .all(period)
  )
}

const ToRemind = z.object({
  personId: PersonId,
  email: z.string(),
  /** Why the mailbox of the department is told instead: who answers for the channels has left, or has no address. */
  instead: z.enum(['left', 'no-address']).nullable(),
  overdue: z.int(),
  dueToday: z.int(),
  channels: z.array(z.object({ id: ChannelId, name: z.string(), overdue: z.int(), dueToday: z.int() }))
})
export type ToRemind = z.infer<typeof ToRemind>

/**
 * Who answers for a channel in which something is late or due today, can be written to, and was not reminded that day. What
 * came in before a channel was closed waits as it did.
 */
export function peopleToRemind(
  db: ReadDb,
  { now, endOfDay, date }: { readonly now: Instant; readonly endOfDay: Instant; readonly date: string }
): ToRemind[] {
  return db
    .prepare(
      `SELECT person.id AS personId, CASE WHEN departed_on <= @date THEN 'left' WHEN person.email IS NULL THEN 'no-address' END AS instead,
         iif(departed_on <= @date OR person.email IS NULL, min(department.mailbox), person.email) AS email, total(overdue) AS overdue, total(due_today) AS dueToday,
         json_group_array(json_object('id', channel.id, 'name', channel.name, 'overdue', overdue, 'dueToday', due_today)
           ORDER BY channel.name) AS channels
       FROM (SELECT channel_id, CAST(total(due_at < @now) AS INTEGER) AS overdue,
           CAST(total(due_at >= @now) AS INTEGER) AS due_today
         FROM duty WHERE answered_at IS NULL AND due_at <= @endOfDay GROUP BY channel_id) AS counted
         JOIN channel ON channel.id = channel_id JOIN person ON person.id = channel.responsible_id
         JOIN department ON department.id = channel.department_id
       WHERE iif(departed_on <= @date OR person.email IS NULL, department.mailbox, person.email) IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM reminder WHERE date = @date AND person_id = person.id)
       GROUP BY person.id ORDER BY person.id`
    )
    .all({ now, endOfDay, date })
    .map(row => {
      // What the statement selects; `channels` is a JSON text.
      const { channels, ...rest } = row as { channels: string }
      return ToRemind.parse({ ...rest, channels: JSON.parse(channels) })
    })
}

export function isReminded(db: ReadDb, date: string, personId: PersonId): boolean {
  return (
    db.prepare('SELECT 1 FROM reminder WHERE date = ? AND person_id = ?').get(date, personId) !== undefined
  )
}

export function insertReminder(
  db: WriteDb,
  reminder: {
    readonly date: string
    readonly personId: PersonId
    readonly mailId: OutgoingMailId
    readonly overdue: number
    readonly dueToday: number
  }
): void {
  db.prepare(
    `INSERT INTO reminder (date, person_id, mail_id, overdue, due_today)
     VALUES (@date, @personId, @mailId, @overdue, @dueToday)`
  ).run(reminder)
}
