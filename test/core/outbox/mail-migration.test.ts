// An archive from before comments were sent to the mailbox: its mails are as they were, and keep their rules.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../../electron/core/kernel/db/migrate.ts'
import { connect } from '../../../electron/core/kernel/db/open.ts'
import { temporaryFolder } from '../../helpers/archive.ts'

const STEPS = join(import.meta.dirname, '../../../electron/core/kernel/db/migrations')

async function archiveBefore(step: string) {
  const db = connect(join(await temporaryFolder(), 'archive.db'))
  const steps = readdirSync(STEPS)
    .sort()
    .map(name => ({
      version: Number(name.slice(0, 4)),
      name: name.slice(0, -'.sql'.length),
      sql: readFileSync(join(STEPS, name), 'utf8')
    }))
  const before = steps.findIndex(({ name }) => name.endsWith(step))
  migrate(db, () => undefined, steps.slice(0, before))
  return { db, steps }
}

it('keeps every mail, what refers to it, and what may not be done with it', async () => {
  const { db, steps } = await archiveBefore('comment_mail')
  db.exec(`
    INSERT INTO department (id, name) VALUES ('d', 'Kultur');
    INSERT INTO object (sha256, bytes, media_type) VALUES ('${'a'.repeat(64)}', 1, 'message/rfc822');
    INSERT INTO outgoing_mail (id, purpose, header_id, sender, recipient, eml, state, attempts, problem, reply, queued_at,
        queued_by, settled_at, settled_basis)
      VALUES ('m', 'reminder', '<m@x>', 'a@b.example', 'c@d.example', '${'a'.repeat(64)}', 'bounced', 2, 'not-delivered',
        '5.1.1', '2026-01-01T00:00:00.000Z', 'mo', '2026-01-02T00:00:00.000Z', 'report');
    INSERT INTO attestation_reminder VALUES ('d', '2026-H1', 'm', '2026-01-01T00:00:00.000Z');`)
  const was = db.prepare('SELECT * FROM outgoing_mail').get()
  migrate(db, () => undefined, steps)
  expect(db.prepare('SELECT * FROM outgoing_mail').get()).toEqual({
    ...(was as object),
    comment_id: null,
    instead_of: null,
    queued_again_at: null
  })
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.prepare(`SELECT 1 FROM kept_record WHERE kind = 'mail' AND id = 'm'`).get()).toBeDefined()
  for (const [act, refusal] of [
    [`UPDATE outgoing_mail SET recipient = 'x'`, 'never changed'],
    [
      `UPDATE outgoing_mail SET state = 'queued', next_attempt_at = 'x', settled_at = NULL, settled_basis = NULL`,
      'the order'
    ],
    ['DELETE FROM outgoing_mail', 'by a disposal decision only']
  ] as const)
    expect(() => db.exec(act)).toThrow(refusal)
  // A copy is of one thing.
  expect(() =>
    db.exec(`INSERT INTO outgoing_mail (id, purpose, header_id, sender, recipient, eml, state, next_attempt_at, queued_at,
      queued_by) VALUES ('n', 'copy', '<n@x>', 'a', 'b', '${'a'.repeat(64)}', 'queued', 'x', 'x', 'x')`)
  ).toThrow('CHECK')
  db.close()
})

it('learns from the journal which mail was written anew for which', async () => {
  const { db, steps } = await archiveBefore('mail_instead_of')
  const mail = (id: string, minute: number, purpose = 'reminder') =>
    `INSERT INTO outgoing_mail (id, purpose, header_id, sender, recipient, eml, state, problem, queued_at, queued_by,
       settled_at, settled_basis)
     VALUES ('${id}', '${purpose}', '<${id}@x>', 'a@b.example', 'c@d.example', '${'a'.repeat(64)}', 'bounced', 'not-delivered',
       '2026-01-01T00:0${minute}:00.000Z', 'mo', '2026-01-02T00:00:00.000Z', 'report');`
  const line = JSON.stringify({
    seq: 1,
    at: '2026-01-01T00:03:00.000Z',
    act: 'mail.queued',
    about: null,
    details: { purpose: 'reminder', insteadOf: 'first' },
    previous: null
  })
  db.exec(
    `INSERT INTO object (sha256, bytes, media_type) VALUES ('${'a'.repeat(64)}', 1, 'message/rfc822');
     ${mail('first', 1)} ${mail('another', 2)} ${mail('test', 3, 'test')} ${mail('anew', 3)} ${mail('later', 4)}`
  )
  db.prepare('INSERT INTO journal (seq, line, sha256) VALUES (1, ?, ?)').run(line, 'b'.repeat(64))
  migrate(db, () => undefined, steps)
  const anew = db.prepare('SELECT id, instead_of FROM outgoing_mail WHERE instead_of IS NOT NULL').all()
  expect(anew).toEqual([{ id: 'anew', instead_of: 'first' }])
  db.close()
})
