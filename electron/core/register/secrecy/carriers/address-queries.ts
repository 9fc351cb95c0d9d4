// The SQL of e-mail addresses: whose wrote what is marked, which are the authority's own, and which have written something openly.
import { z } from 'zod'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { SECRET } from './secret-queries.ts'

const Addresses = z.array(z.string())

/** Those that the archive knows as the authority's: its mailboxes, what it sends mail from and to, and those of the people in its register. */
export function ownAddresses(db: ReadDb): ReadonlySet<string> {
  const rows = db
    .prepare(
      `SELECT DISTINCT lower(address) FROM (SELECT email AS address FROM person UNION ALL SELECT mailbox FROM department
         UNION ALL SELECT user_name FROM mailbox UNION ALL SELECT user_name FROM mail_server UNION ALL SELECT sender FROM mail_server
         UNION ALL SELECT sender FROM outgoing_mail UNION ALL SELECT recipient FROM outgoing_mail
         UNION ALL SELECT contact_email FROM publication_settings) WHERE instr(address, '@') > 0`
    )
    .pluck()
    .all()
  return new Set(Addresses.parse(rows))
}

/** Which of the addresses, in small letters, have written something that is not marked: by indexes from the few that are asked for. */
export function openAddresses(db: ReadDb, addresses: readonly string[]): ReadonlySet<string> {
  if (addresses.length === 0) return new Set()
  const rows = db
    .prepare(
      `WITH secret AS MATERIALIZED (SELECT kind, id FROM covered_record WHERE mark IS NOT NULL AND kind IN ('comment', 'message')),
         wanted AS MATERIALIZED (SELECT value FROM json_each(?)),
         sender AS MATERIALIZED (SELECT id, value AS email FROM wanted CROSS JOIN actor
           ON lower(actor.email) = value AND actor.email IS NOT NULL)
       SELECT value FROM wanted CROSS JOIN message ON lower(sender_address) = value AND sender_address IS NOT NULL
         WHERE id NOT IN (SELECT id FROM secret WHERE kind = 'message')
       UNION SELECT email FROM sender CROSS JOIN message ON message.actor_id = sender.id
         WHERE message.id NOT IN (SELECT id FROM secret WHERE kind = 'message')
       UNION SELECT email FROM sender CROSS JOIN comment ON comment.actor_id = sender.id
         WHERE comment.id NOT IN (SELECT id FROM secret WHERE kind = 'comment')`
    )
    .pluck()
    .all(JSON.stringify(addresses))
  return new Set(Addresses.parse(rows))
}

const Sender = z.strictObject({ mark: z.int(), text: z.string() })

/** Those that what is marked was sent from, each with its mark. */
export function addressesOfSenders(db: ReadDb): z.infer<typeof Sender>[] {
  return z.array(Sender).parse(
    db
      .prepare(
        `WITH ${SECRET}, wrote (mark, address, actor) AS MATERIALIZED (
           SELECT mark, NULL, actor_id FROM secret JOIN comment USING (id)
             LEFT JOIN platform_comment ON comment_id = comment.id
             WHERE secret.kind = 'comment' AND comment.kind = 'comment' AND coalesce(is_own, 0) = 0
           UNION SELECT mark, sender_address, actor_id FROM secret JOIN message USING (id)
             WHERE secret.kind = 'message' AND direction = 'in')
         SELECT DISTINCT mark, lower(address) AS text FROM (SELECT mark, address FROM wrote
           UNION ALL SELECT mark, email FROM wrote JOIN actor AS sender ON sender.id = actor)
         WHERE instr(address, '@') > 0`
      )
      .all({ mark: null })
  )
}
