// The list of what is marked as secret, each record by what it is called, for those who may see it (P5).
import { z } from 'zod'
import { type SecretRow, UnregisteredSecret } from '#shared/secrecy.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { marksInForce } from './queries.ts'

const CALLED = `
            SELECT 'department' AS kind, id, name, NULL AS within FROM department
  UNION ALL SELECT 'person', id, name, NULL FROM person
  UNION ALL SELECT 'channel', id, name, NULL FROM channel
  UNION ALL SELECT 'website', id, name, NULL FROM website
  UNION ALL SELECT 'mandate', mandate.id, name || ', ' || decided_on, channel_id
    FROM mandate JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'credential', credential.id, name || ', ' || label, channel_id
    FROM credential JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'account', account.id, name || ', ' || user_name, channel_id
    FROM account JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'attestation', attestation.id, name || ', ' || period, department_id
    FROM attestation JOIN department ON department.id = department_id
  UNION ALL SELECT 'checklist-answer', checklist_answer.id, name || ', ' || period, channel_id
    FROM checklist_answer JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'consent', id, covers, NULL FROM image_consent
  UNION ALL SELECT 'capture', id, address, NULL FROM capture
  UNION ALL SELECT 'comment', comment.id, name || ', ' || substr(noticed_at, 1, 10), NULL
    FROM comment JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'sender', id, coalesce(display_name, handle, native_id, platform), NULL FROM actor
  UNION ALL SELECT 'message', message.id, name || ', ' || sender_name, NULL
    FROM message JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'conversation', conversation.id, coalesce(title, name), NULL
    FROM conversation JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'import', import_run.id, name || ', ' || substr(started_at, 1, 10), NULL
    FROM import_run JOIN channel ON channel.id = channel_id
  UNION ALL SELECT 'mail', id, recipient, NULL FROM outgoing_mail
  UNION ALL SELECT 'package', id, coalesce(folder, started_at), NULL FROM export
  UNION ALL SELECT 'receipt', id, number, export_id FROM receipt
  UNION ALL SELECT 'disclosure', id, about, NULL FROM disclosure
  UNION ALL SELECT 'hold', id, because, NULL FROM disposal_hold
  UNION ALL SELECT 'document', document, document_name, channel_id FROM mandate WHERE document IS NOT NULL
  UNION ALL SELECT 'document', document, document_name, NULL FROM image_consent
  UNION ALL SELECT 'document', paper, name || ', ' || period, department_id
    FROM attestation JOIN department ON department.id = department_id WHERE paper IS NOT NULL
  UNION ALL SELECT 'document', document, coalesce(document_name, reference), NULL FROM retention_rule WHERE document IS NOT NULL`

const Called = z.strictObject({ name: z.string(), within: z.string().nullable() })

/** What a record is called, and the record that it stands with. */
export function calledBy(db: ReadDb): (ref: { kind: string; id: string }) => z.infer<typeof Called> {
  const called = db.prepare(`SELECT name, within FROM (${CALLED}) WHERE kind = ? AND id = ? LIMIT 1`)
  return ({ kind, id }) => Called.parse(called.get(kind, id))
}

/** Every mark in force, newest first. */
export function listSecret(db: ReadDb): SecretRow[] {
  const called = calledBy(db)
  return marksInForce(db).map(mark => ({ ...mark, ...called(mark.record) }))
}

/** Some of the marks, by their numbers. */
export function listMarks(db: ReadDb, marks: readonly number[]): SecretRow[] {
  return listSecret(db).filter(({ seq }) => marks.includes(seq))
}

/** What is secret and still to be registered in the diary (OSL 5:1). */
export function unregisteredSecrets(db: ReadDb): UnregisteredSecret[] {
  return db
    .prepare(
      `SELECT json_object('kind', kind, 'id', id) AS record, paragraph, name
       FROM secret_unregistered JOIN (${CALLED}) USING (kind, id) ORDER BY kind, name, id`
    )
    .all()
    .map(row => {
      const { record, ...rest } = row as { record: string }
      return UnregisteredSecret.parse({ ...rest, record: JSON.parse(record) })
    })
}
