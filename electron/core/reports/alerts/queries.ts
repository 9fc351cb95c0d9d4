// The SQL of alerts.
import { z } from 'zod'
import { Alert, type AlertKind, type AlertView } from '#shared/alert.ts'
import {
  AlertId,
  ChannelId,
  CommentId,
  DepartmentId,
  type Instant,
  MessageId,
  ProfileId
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const Cause = z.object({
  kind: Alert.shape.kind,
  cause: z.string(),
  channelId: ChannelId.nullable(),
  commentId: CommentId.nullable(),
  messageId: MessageId.nullable(),
  departmentId: DepartmentId.nullable(),
  profileId: ProfileId.nullable(),
  login: Alert.shape.login
})
export type Cause = z.infer<typeof Cause>

/** What there is to tell of at `now` and has no alert yet; no more than `most`. */
export function newCauses(db: ReadDb, now: Instant, most: number): Cause[] {
  return z.array(Cause).parse(
    db
      .prepare(
        `SELECT kind, cause, channel_id AS channelId, comment_id AS commentId, message_id AS messageId,
           department_id AS departmentId, profile_id AS profileId, login
         FROM alert_cause WHERE (since IS NULL OR since < @now)
           AND NOT EXISTS (SELECT 1 FROM alert WHERE alert.kind = alert_cause.kind AND alert.cause = alert_cause.cause)
         LIMIT +@most`
      )
      .all({ now, most })
  )
}

/** Enters an alert with the channels that it concerns as they are now. */
export function insertAlert(db: WriteDb, id: AlertId, cause: Cause, at: Instant): void {
  db.prepare(
    `INSERT INTO alert (id, kind, cause, comment_id, message_id, department_id, login, raised_at)
     VALUES (@id, @kind, @cause, @commentId, @messageId, @departmentId, @login, @at)`
  ).run({ ...cause, id, at })
  db.prepare(
    `INSERT INTO alert_channel (alert_id, channel_id)
     SELECT @id, id FROM channel WHERE id = @channelId
     UNION SELECT @id, id FROM channel WHERE department_id = @departmentId AND retired_at IS NULL
     UNION SELECT @id, id FROM channel JOIN channel_profile ON channel_id = id
       WHERE profile_id = @profileId AND retired_at IS NULL`
  ).run({ id, channelId: cause.channelId, departmentId: cause.departmentId, profileId: cause.profileId })
}

/** Ends those whose cause is gone; answers how many. */
export function endCauseless(db: WriteDb, at: Instant): number {
  return db
    .prepare(
      `UPDATE alert SET done_at = @at WHERE done_at IS NULL
         AND (kind, cause) NOT IN (SELECT kind, cause FROM alert_cause)`
    )
    .run({ at }).changes
}

/** Whether there is anything that `endCauseless` would end. */
export function hasCauseless(db: ReadDb): boolean {
  const sql = `SELECT 1 FROM alert WHERE done_at IS NULL
    AND (kind, cause) NOT IN (SELECT kind, cause FROM alert_cause) LIMIT 1`
  return db.prepare(sql).get() !== undefined
}

const ALERT = `SELECT alert.id, kind, iif(done_at IS NOT NULL, 'done', iif(seen_at IS NOT NULL, 'seen', 'new')) AS state,
  (SELECT json_group_array(json_object('channelId', channel.id, 'channelName', channel.name) ORDER BY channel.name)
    FROM alert_channel JOIN channel ON channel.id = channel_id WHERE alert_id = alert.id) AS channels,
  comment_id AS commentId, message_id AS messageId, department_id AS departmentId, department.name AS departmentName, login,
  raised_at AS raisedAt, seen_at AS seenAt, seen_by AS seenBy, done_at AS doneAt, done_by AS doneBy
  FROM alert LEFT JOIN department ON department.id = department_id`

function read(row: unknown): Alert {
  // What the statement selects; `channels` is a JSON text.
  const { channels, ...rest } = row as { channels: string }
  return Alert.parse({ ...rest, channels: JSON.parse(channels) })
}

const VIEWS: Readonly<Record<AlertView, string>> = {
  open: 'AND done_at IS NULL',
  new: 'AND done_at IS NULL AND seen_at IS NULL',
  done: 'AND done_at IS NOT NULL',
  all: ''
}

export function findAlert(db: ReadDb, id: AlertId): Alert | undefined {
  const row = db.prepare(`${ALERT} WHERE alert.id = ?`).get(id)
  return row === undefined ? undefined : read(row)
}

/** Newest first. */
export function listAlerts(
  db: ReadDb,
  filter: { view: AlertView; kind: AlertKind | null; channelId: ChannelId | null } & Paging
): Page<Alert> {
  const rows = db
    .prepare(
      `${ALERT} WHERE (raised_at, alert.id) < (@afterAt, @afterId) ${VIEWS[filter.view]}
         AND (@kind IS NULL OR kind = @kind)
         AND (@channelId IS NULL OR EXISTS (SELECT 1 FROM alert_channel WHERE alert_id = alert.id AND channel_id = @channelId))
       ORDER BY raised_at DESC, alert.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), kind: filter.kind, channelId: filter.channelId })
    .map(read)
  return pageOf(rows, filter, row => row.raisedAt)
}

/** How many nobody has seen. */
export function countNew(db: ReadDb): number {
  const row = db
    .prepare('SELECT count(*) AS alerts FROM alert WHERE done_at IS NULL AND seen_at IS NULL')
    .get()
  return z.object({ alerts: z.int() }).parse(row).alerts
}

/** Those of them that nobody had seen. */
export function setSeen(
  db: WriteDb,
  { ids, at, by }: { ids: readonly AlertId[]; at: Instant; by: string }
): AlertId[] {
  const rows = db
    .prepare(
      `UPDATE alert SET seen_at = @at, seen_by = @by WHERE id IN (SELECT value FROM json_each(@ids))
         AND seen_at IS NULL AND done_at IS NULL RETURNING id`
    )
    .all({ ids: JSON.stringify(ids), at, by })
  return z
    .array(z.object({ id: AlertId }))
    .parse(rows)
    .map(({ id }) => id)
}

/** Whether it was open. Whoever says that it is done has seen it. */
export function setDone(db: WriteDb, id: AlertId, at: Instant, by: string): boolean {
  return (
    db
      .prepare(
        `UPDATE alert SET done_at = @at, done_by = @by, seen_at = coalesce(seen_at, @at), seen_by = coalesce(seen_by, @by)
         WHERE id = @id AND done_at IS NULL`
      )
      .run({ id, at, by }).changes === 1
  )
}
