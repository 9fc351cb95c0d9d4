// What somebody who has left still has: channels, log-ins, decisions, roles and conversations that are to pass to someone else (P1, P3).
import { z } from 'zod'
import { StillHeld } from '#shared/register.ts'
import type { Context } from '../../kernel/context.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { COUNTS } from './mandate-queries.ts'

// A decision is told of while its own dates hold; entered again with its last day, it is settled.
const STILL_HELD = `SELECT person.id AS personId, person.name AS personName, departed_on AS departedOn,
    department.name AS departmentName, kind, channelId, channel.name AS channelName, what
  FROM (
    SELECT responsible_id AS holder, 'responsible' AS kind, id AS channelId, NULL AS what FROM channel WHERE retired_at IS NULL
    UNION ALL
    SELECT stand_in_id, 'stand-in', id, NULL FROM channel WHERE retired_at IS NULL
    UNION ALL
    SELECT holder_id, 'credential', channel_id, label FROM credential WHERE removed_at IS NULL
    UNION ALL
    SELECT person.id, 'mandate', channel_id, decided_on FROM mandate AS newest
      JOIN channel ON channel.id = channel_id AND retired_at IS NULL JOIN person AS named ON named.id = person_id
      JOIN person ON person.id = coalesce(named.merged_into, named.id)
      WHERE seq = (SELECT max(seq) FROM mandate WHERE channel_id = newest.channel_id AND person_id = newest.person_id
          AND ${COUNTS})
        AND (valid_until IS NULL OR (valid_until >= person.departed_on AND valid_until >= @today))
    UNION ALL
    SELECT person_id, 'user', NULL, os_user FROM user
      WHERE EXISTS (SELECT 1 FROM user_role WHERE user_id = user.id)
    UNION ALL
    SELECT person_id, 'conversation', channel_id, CAST(count(*) AS TEXT) FROM inbox JOIN user ON user.id = handler_id
      WHERE waits_until IS NOT NULL AND person_id IS NOT NULL GROUP BY person_id, channel_id
  )
  JOIN person ON person.id = holder AND departed_on <= @today
  JOIN department ON department.id = person.department_id
  LEFT JOIN channel ON channel.id = channelId
  ORDER BY departed_on DESC, person.name, person.id, kind, channel.name, what`

/** Everything, by person, the latest to leave first. */
export function stillHeld({ db, clock }: Pick<Context, 'db' | 'clock'>): StillHeld[] {
  return z.array(StillHeld).parse(db.read.prepare(STILL_HELD).all({ today: swedishDate(clock.now()) }))
}
