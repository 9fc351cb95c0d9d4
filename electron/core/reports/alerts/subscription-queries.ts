// The SQL of who wants alerts by mail, and who was told of what. A person who was made one with another is that other.
import { z } from 'zod'
import { Alert, AlertKind, Subscription, type SubscriptionDraft } from '#shared/alert.ts'
import { AlertId, ChannelId, type Instant, type OutgoingMailId, PersonId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const WANTED = `SELECT DISTINCT person.id AS personId, channel_id AS channelId, kind, min(added_at) OVER
    (PARTITION BY person.id, channel_id, kind) AS since, person.name AS personName, person.email, person.departed_on AS leftOn
  FROM alert_subscription JOIN person AS own ON own.id = person_id JOIN person ON person.id = coalesce(own.merged_into, own.id)`

/** What each person wants, of each channel; `date` is today's. */
export function listSubscriptions(db: ReadDb, date: string): Subscription[] {
  return db
    .prepare(
      `WITH wanted AS (${WANTED})
       SELECT personId, personName, channelId, channel.name AS channelName, json_group_array(kind ORDER BY kind) AS kinds,
         CASE WHEN leftOn <= @date THEN 'left' WHEN email IS NULL THEN 'no-address' END AS quiet
       FROM wanted LEFT JOIN channel ON channel.id = channelId
       GROUP BY personId, channelId ORDER BY personName, personId, channelName`
    )
    .all({ date })
    .map(row => {
      // What the statement selects; `kinds` is a JSON text.
      const { kinds, ...rest } = row as { kinds: string }
      return Subscription.parse({ ...rest, kinds: JSON.parse(kinds) })
    })
}

/** What a person wants of a channel, or of all. */
export function kindsWanted(
  db: ReadDb,
  { personId, channelId }: Omit<SubscriptionDraft, 'kinds'>
): AlertKind[] {
  const rows = db
    .prepare(
      `WITH wanted AS (${WANTED}) SELECT kind FROM wanted
       WHERE personId = @personId AND channelId IS @channelId ORDER BY kind`
    )
    .all({ personId, channelId })
  return z
    .array(z.object({ kind: AlertKind }))
    .parse(rows)
    .map(({ kind }) => kind)
}

/** What stays wanted keeps its beginning. */
export function setKinds(
  db: WriteDb,
  { personId, channelId, kinds }: SubscriptionDraft,
  { at, by }: { readonly at: Instant; readonly by: string }
): void {
  db.prepare(
    `DELETE FROM alert_subscription WHERE channel_id IS @channelId AND kind NOT IN (SELECT value FROM json_each(@kinds))
       AND person_id IN (SELECT id FROM person WHERE id = @personId OR merged_into = @personId)`
  ).run({ personId, channelId, kinds: JSON.stringify(kinds) })
  const insert = db.prepare(
    `INSERT INTO alert_subscription (person_id, channel_id, kind, added_at, added_by)
     VALUES (@personId, @channelId, @kind, @at, @by) ON CONFLICT DO NOTHING`
  )
  for (const kind of kinds) insert.run({ personId, channelId, kind, at, by })
}

const ToMail = z.object({
  alertId: AlertId,
  personId: PersonId,
  email: z.string(),
  kind: Alert.shape.kind,
  channels: z.array(z.object({ id: ChannelId, name: z.string() })),
  department: z.object({ id: z.string(), name: z.string() }).nullable()
})
export type ToMail = z.infer<typeof ToMail>

/**
 * The alerts that a person is to be told of by mail now: wanted, raised since then, not done, not told of yet; and nothing to
 * whoever was told of others after `quietSince`, has left or has no address.
 */
export function alertsToMail(
  db: ReadDb,
  { date, quietSince }: { readonly date: string; readonly quietSince: Instant }
): ToMail[] {
  return db
    .prepare(
      `WITH wanted AS (${WANTED})
       SELECT DISTINCT alert.id AS alertId, personId, email, alert.kind, alert.raised_at AS raisedAt,
         (SELECT json_group_array(json_object('id', channel.id, 'name', channel.name) ORDER BY channel.name)
          FROM alert_channel JOIN channel ON channel.id = channel_id WHERE alert_id = alert.id) AS channels,
         iif(department.id IS NULL, NULL, json_object('id', department.id, 'name', department.name)) AS department
       FROM wanted JOIN alert ON alert.kind = wanted.kind AND raised_at >= since AND done_at IS NULL
         LEFT JOIN department ON department.id = alert.department_id
       WHERE email IS NOT NULL AND (leftOn IS NULL OR leftOn > @date)
         AND (channelId IS NULL
           OR EXISTS (SELECT 1 FROM alert_channel WHERE alert_id = alert.id AND alert_channel.channel_id = channelId))
         AND NOT EXISTS (SELECT 1 FROM alert_mail WHERE alert_mail.alert_id = alert.id AND alert_mail.person_id = personId)
         AND NOT EXISTS (SELECT 1 FROM alert_mail JOIN outgoing_mail ON outgoing_mail.id = mail_id
           WHERE alert_mail.person_id = personId AND queued_at > @quietSince)
       ORDER BY personId, raisedAt, alertId`
    )
    .all({ date, quietSince })
    .map(row => {
      // What the statement selects; `channels` and `department` are JSON texts.
      const { channels, department, ...rest } = row as { channels: string; department: string | null }
      return ToMail.parse({
        ...rest,
        channels: JSON.parse(channels),
        department: department === null ? null : JSON.parse(department)
      })
    })
}

/** Whether the person has been told of it, in a round that was quicker. */
export function isTold(db: ReadDb, alertId: AlertId, personId: PersonId): boolean {
  const sql = 'SELECT 1 FROM alert_mail WHERE alert_id = ? AND person_id = ?'
  return db.prepare(sql).get(alertId, personId) !== undefined
}

export function insertTold(db: WriteDb, alertId: AlertId, personId: PersonId, mailId: OutgoingMailId): void {
  db.prepare('INSERT INTO alert_mail (alert_id, person_id, mail_id) VALUES (?, ?, ?)').run(
    alertId,
    personId,
    mailId
  )
}
