// What has become secret since a package was written, and where something that is secret now has gone already (P5).
import { z } from 'zod'
import type { ExportId } from '#shared/ids.ts'
import { AlreadyOut, SecretRef } from '#shared/secrecy.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'

const Since = z.array(SecretRef.extend({ paragraph: z.string() }))

/**
 * The records of a package that was written without secret ones, and that are secret now, or hold the words of what was marked since in a file
 * of theirs. Which came first the journal says, since clocks may be set back.
 */
export function secretSince(db: ReadDb, id: ExportId): z.infer<typeof Since> {
  return Since.parse(
    db
      .prepare(
        `WITH package AS (SELECT id FROM export WHERE id = ? AND scope ->> '$.withSecret' = 'leave-out'),
           item AS MATERIALIZED (SELECT kind, item_id AS id FROM export_item JOIN package ON package.id = export_id)
         SELECT kind, id, min(paragraph) AS paragraph FROM (
           SELECT item.kind, item.id, paragraph FROM secret_record JOIN item USING (kind, id)
           UNION SELECT 'comment', comment_id, paragraph FROM (
             SELECT comment_id, staying_file.paragraph,
                 coalesce((SELECT max(seq) FROM journal WHERE about = record_id AND act = 'secrecy.marked'), 9e15) AS since
               FROM staying_file JOIN secrecy_mark ON seq = mark
             UNION ALL SELECT comment_id, paragraph, since FROM page_file_kept_in)
             WHERE since > (SELECT min(seq) FROM journal WHERE about = (SELECT id FROM package) AND act = 'export.started')
               AND comment_id IN (SELECT id FROM item WHERE kind = 'comment'))
         GROUP BY kind, id ORDER BY kind, id`
      )
      .all(id)
  )
}

const MOST_NAMED = 10

/** Asked by everything that hands a written package on. @throws ArchiveError package-holds-secret */
export function requireNothingSecretSince(db: ReadDb, id: ExportId, folder: string): void {
  const since = secretSince(db, id)
  if (since.length === 0) return
  const named = since.slice(0, MOST_NAMED).map(each => `${each.kind}:${each.id} (${each.paragraph})`)
  const records = [...named, ...(since.length > MOST_NAMED ? ['…'] : [])].join(', ')
  throw new ArchiveError('package-holds-secret', { package: folder, count: since.length, records })
}

/** The packages, deliveries to the diary, disclosures and mails that what a mark covers, or what holds its words, lies in already. */
export function alreadyOut(db: ReadDb, mark: number): AlreadyOut[] {
  const rows = db
    .prepare(
      `WITH secret AS MATERIALIZED (SELECT kind, id FROM covered_record WHERE mark = @mark
           UNION SELECT kind, record_id FROM secrecy_carrier WHERE mark = @mark),
         copied AS (SELECT outgoing_mail.* FROM secret JOIN outgoing_mail
           ON iif(kind = 'message', message_id, iif(kind = 'comment', comment_id, iif(kind = 'capture', capture_id, NULL))) = secret.id
         UNION SELECT outgoing_mail.* FROM secret JOIN outgoing_mail ON secret.kind = 'mail' AND outgoing_mail.id = secret.id
         -- A document that went to the diary by mail holds every record of its folder.
         UNION SELECT outgoing_mail.* FROM secret
           JOIN sending_item ON sending_item.kind = secret.kind AND sending_item.item_id = secret.id
           JOIN sending ON sending.id = sending_id AND program = 'e-mail'
           JOIN outgoing_mail ON outgoing_mail.header_id = sending.reference)
       SELECT 'package' AS goneBy, export.id, coalesce(folder, export.id) AS name, ended_at AS at, count(*) AS records
         FROM secret JOIN export_item ON export_item.kind = secret.kind AND item_id = secret.id JOIN export ON export.id = export_id
         WHERE state = 'written' GROUP BY export.id
       UNION ALL SELECT 'delivery', sending.id, coalesce(reference, program), coalesce(ended_at, started_at), count(*)
         FROM secret JOIN sending_item ON sending_item.kind = secret.kind AND sending_item.item_id = secret.id
         JOIN sending ON sending.id = sending_id
         WHERE state IN ('sending', 'handed-over', 'sent', 'uncertain') AND program <> 'e-mail' GROUP BY sending.id
       UNION ALL SELECT 'disclosure', disclosure.id, about, ended_at, count(*)
         FROM secret JOIN disclosure_record ON disclosure_record.kind = secret.kind AND record_id = secret.id
         JOIN disclosure ON disclosure.id = disclosure_id WHERE state = 'delivered' GROUP BY disclosure.id
       UNION ALL SELECT 'mail', id, recipient, coalesce(left_at, handed_over_at, settled_at, queued_at), 1 FROM copied
         WHERE state IN ('sending', 'accepted', 'unknown', 'arrived') OR left_at IS NOT NULL
       ORDER BY at, id`
    )
    .all({ mark })
  return z.array(AlreadyOut).parse(rows)
}
