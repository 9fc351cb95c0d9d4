// Changes behind the program's back, each made by plain SQL with the triggers put back afterwards: every one is found and named.
import { hash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { MessageId } from '#shared/ids.ts'
import type { Finding } from '#shared/journal.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { UNSEALED_COLUMNS, UNSEALED_TABLES } from '../../electron/core/kernel/db/sealed-tables.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { isUnsealed } from '../../electron/core/kernel/journal/row-seals.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn } from '../helpers/comments.ts'
import { metaFile, OWN } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { forceInto } from '../helpers/force.ts'
import { importing } from '../helpers/imports.ts'
import { type OneOfEach, oneOfEach } from '../helpers/one-of-each.ts'

let whole: { dir: string; made: OneOfEach; remove: () => Promise<void> }

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-sealed-'))
  const dir = join(folder, 'arkiv')
  const session = createSession(openOptions())
  await session.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const made = await oneOfEach(session, client, join(folder, 'filer'))
  const { ctx } = session.need()
  await commentIn(ctx, made.open, 'gone')
  await enterCapture(ctx, made.open, 'https://flode.example/11-11', 'En annan text')
  await client.secrecy.mark({
    record: { kind: 'message', id: made.message.id },
    ...{ paragraph: 'OSL 26:1', note: null }
  })
  await session.close()
  whole = { dir, made, remove: () => rm(folder, { recursive: true, force: true }) }
})
afterAll(() => whole.remove())

/** A copy of the archive, changed by force before it is opened. */
async function changed(sql: string): Promise<{ dir: string; open: () => Promise<Context> }> {
  const dir = join(await temporaryFolder(), 'arkiv')
  await cp(whole.dir, dir, { recursive: true })
  forceInto({ dir }, sql)
  return {
    dir,
    async open() {
      const archive = await openArchive(dir, openOptions())
      onTestFinished(() => archive.close())
      return archive.context
    }
  }
}

async function foundAfter(sql: string): Promise<Finding[]> {
  const { open } = await changed(sql)
  return (await verifyArchive(await open())).findings
}

it('finds nothing where nothing was done', async () => {
  expect(await foundAfter('SELECT 1')).toEqual([])
})

it('finds nothing where many files come between many that came before, whether those were sealed yet or only counted', async () => {
  const { ctx } = await newArchive()
  const putMany = async (name: string) => {
    const texts = Array.from({ length: 100 }, (_, at) => new TextEncoder().encode(`${name} ${at}`))
    const objects = await Promise.all(texts.map(text => ctx.objects.put(text, 'text/plain')))
    ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
  }
  for (const name of ['första', 'andra']) await putMany(name)
  expect((await verifyArchive(ctx)).findings).toEqual([])
  await putMany('tredje')
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

const COMMENT = `(SELECT comment_id FROM comment_decision LIMIT 1)`
const TEXTS = `SELECT capture_id, sha256 FROM capture_file WHERE role = 'text' ORDER BY capture_id LIMIT 2`

/** What is done, and what `verify` names. */
const ATTACKS: readonly (readonly [what: string, sql: string, code: Finding['code'], named: RegExp])[] = [
  [
    'a message gets other words',
    `UPDATE message SET text = 'Allt är bra' WHERE sender_name = 'Göran Ek'`,
    'row-changed',
    /^message [0-9a-f]{8}$/
  ],
  [
    'a message gets another sender',
    `UPDATE message SET sender_name = 'Någon Annan' WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message gets another day',
    `UPDATE message SET taken_in_at = '2020-01-01T00:00:00.000Z' WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message gets a diary number that nobody gave it',
    `UPDATE message SET state = 'registered', diary_number = 'KS 1', decided_at = taken_in_at, decided_by = 'x' WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message is moved to another channel',
    `UPDATE message SET channel_id = (SELECT id FROM channel WHERE id <> channel_id LIMIT 1) WHERE sender_name = 'Eva Ek'`,
    'row-changed',
    /^message /
  ],
  [
    'a message vanishes from what waits',
    `UPDATE inbox SET undecided = 0 WHERE undecided > 0`,
    'row-changed',
    /^inbox [0-9a-f]{8} \(undecided\)$/
  ],
  [
    'an answer is no longer due',
    `UPDATE inbox SET due_at = NULL WHERE due_at IS NOT NULL`,
    'row-changed',
    /^inbox [0-9a-f]{8} \(due_at\)$/
  ],
  [
    'an answer is due in a far future',
    `UPDATE duty SET due_at = '2099-12-31T00:00:00.000Z' WHERE answered_at IS NULL`,
    'row-changed',
    /^(duty \d+|inbox [0-9a-f]{8}) \(due_at\)$/
  ],
  [
    'a comment bears another ground than its decision',
    `UPDATE comment SET ground = 'b', decided_outcome = 'no-answer', is_unread = 1 - is_unread, is_flagged = 1 - is_flagged`,
    'row-changed',
    /^comment [0-9a-f]{8} \((ground|decided_outcome|is_unread|is_flagged)\)$/
  ],
  [
    'a message is taken away',
    `DELETE FROM message WHERE sender_name = 'Göran Ek'`,
    'row-missing',
    /^message [0-9a-f]{8}$/
  ],
  [
    'an imported message gets other words',
    `UPDATE message SET text = 'Det är fint' WHERE text = 'God jul!'`,
    'row-changed',
    /^message /
  ],
  [
    'a message that nobody sent is put in',
    `INSERT INTO message SELECT '00000000-0000-4000-8000-000000000000', channel_id, conversation_id, kind, direction, state, method, actor_id, 'Påhittad', sender_address, native_id, 'x', created_at, created_raw, created_basis, received_at, taken_in_at, taken_in_by, 'x', text_raw, reply_to, reactions, completeness, original, original_name, diary_number, mailbox, reply_text, minor_because, mail, decided_by, decided_at FROM message WHERE sender_name = 'Eva Ek'`,
    'row-added',
    /^message 00000000$/
  ],
  [
    'where a message was seen is taken away',
    'DELETE FROM message_sighting',
    'row-missing',
    /^message_sighting /
  ],
  [
    'a comment gets other words',
    `UPDATE comment SET content = replace(content, 'odugliga', 'duktiga') WHERE id = ${COMMENT}`,
    'row-changed',
    /^comment /
  ],
  [
    'a comment is taken away with its files',
    `DELETE FROM comment_file WHERE comment_id = ${COMMENT}; DELETE FROM comment WHERE id = ${COMMENT}`,
    'row-missing',
    /^comment [0-9a-f]{8}$/
  ],
  [
    'a removed comment looks as if it were only decided on',
    `UPDATE comment SET state = 'decided', removal = NULL WHERE id = ${COMMENT}`,
    'row-changed',
    /^comment /
  ],
  [
    'a comment was seen on another day',
    `UPDATE comment SET noticed_at = '2026-11-01T08:00:00.000Z' WHERE id = ${COMMENT}`,
    'row-changed',
    /^comment /
  ],
  [
    'a decision gets another ground',
    `UPDATE comment_decision SET category = 'g'`,
    'row-changed',
    /^comment_decision 1 \(comment [0-9a-f]{8}\)$/
  ],
  [
    'a decision gets another person',
    `UPDATE comment_decision SET decided_by = 'Någon Annan'`,
    'row-changed',
    /^comment_decision 1 /
  ],
  ['a decision is taken away', 'DELETE FROM comment_decision', 'row-missing', /^comment_decision 1$/],
  [
    'a removal gets another day',
    `UPDATE comment_removal SET removed_at = '2026-01-01T00:00:00.000Z'`,
    'row-changed',
    /^comment_removal 1 /
  ],
  [
    'a removal gets another way',
    `UPDATE comment_removal SET via = 'api'`,
    'row-changed',
    /^comment_removal 1 /
  ],
  [
    'a confirmation is taken away',
    'DELETE FROM comment_confirmation',
    'row-missing',
    /^comment_confirmation /
  ],
  [
    'a complete capture becomes a failed one',
    `UPDATE capture SET state = 'failed'`,
    'row-changed',
    /^capture /
  ],
  [
    'an incomplete capture becomes complete',
    `UPDATE capture SET reasons = '[{"code":"pictures-missing"}]'`,
    'row-changed',
    /^capture /
  ],
  [
    'a capture is taken away',
    `DELETE FROM capture_file WHERE capture_id = (SELECT max(id) FROM capture); DELETE FROM capture WHERE id = (SELECT max(id) FROM capture)`,
    'row-missing',
    /^capture [0-9a-f]{8}$/
  ],
  [
    'a capture gets another address',
    `UPDATE capture SET address = 'https://flode.example/annan'`,
    'row-changed',
    /^capture /
  ],
  [
    'the files of two captures are swapped',
    `CREATE TEMP TABLE two AS ${TEXTS}; UPDATE capture_file SET sha256 = (SELECT sha256 FROM two WHERE two.capture_id <> capture_file.capture_id) WHERE role = 'text' AND capture_id IN (SELECT capture_id FROM two)`,
    'row-changed',
    /^capture_file /
  ],
  [
    'a mandate gets another day',
    `UPDATE mandate SET decided_on = '2020-01-01'`,
    'row-changed',
    /^mandate 1 /
  ],
  ['a mandate is taken away', 'DELETE FROM mandate WHERE seq = 1', 'row-missing', /^mandate 1$/],
  ['a secrecy mark is taken away', 'DELETE FROM secrecy_mark', 'row-missing', /^secrecy_mark 1$/],
  [
    'a secrecy mark is lifted by nobody',
    `UPDATE secrecy_mark SET lifted_at = marked_at, lifted_by = 'x', lifted_because = 'x'`,
    'row-changed',
    /^secrecy_mark 1/
  ],
  [
    'a hold is lifted by nobody',
    `UPDATE disposal_hold SET lifted_at = placed_at, lifted_by = 'x', lifted_because = 'x'`,
    'row-changed',
    /^disposal_hold /
  ],
  [
    'the sum of a package is another',
    `UPDATE export SET manifest = '${'0'.repeat(64)}'`,
    'row-changed',
    /^export /
  ],
  ['a receipt gets another number', `UPDATE receipt SET number = 'KS 2026:2'`, 'row-changed', /^receipt /],
  [
    'a record is no longer covered by its receipt',
    'DELETE FROM receipt_item',
    'row-missing',
    /^receipt_item /
  ],
  [
    'a disclosure is about something else',
    `UPDATE disclosure SET about = 'Något annat'`,
    'row-changed',
    /^disclosure /
  ],
  [
    'a channel gets another purpose',
    `UPDATE channel SET purpose = 'Reklam' WHERE name = 'Tyst kanal'`,
    'row-changed',
    /^channel /
  ],
  [
    'a name in the history of the register is another',
    `UPDATE register_change SET after = 'Någon Annan' WHERE rowid = 1`,
    'row-changed',
    /^register_change /
  ],
  ['a user loses a role', `DELETE FROM user_role WHERE role = 'moderator'`, 'row-missing', /^user_role /],
  [
    'an answer of a checklist is another',
    `UPDATE checklist_answer SET answer = 'yes'`,
    'row-changed',
    /^checklist_answer 1 /
  ],
  [
    'an attestation is signed by somebody else',
    `UPDATE attestation SET signed_by = 'Någon Annan'`,
    'row-changed',
    /^attestation /
  ],
  [
    'a consent is withdrawn by nobody',
    `UPDATE image_consent SET withdrawn_on = given_on, withdrawn_by = 'x'`,
    'row-changed',
    /^image_consent /
  ],
  [
    'a mail went to somebody else',
    `UPDATE outgoing_mail SET recipient = 'annan@norrby.example'`,
    'row-changed',
    /^outgoing_mail /
  ],
  [
    'a file has another kind',
    `UPDATE object SET media_type = 'image/png' WHERE media_type = 'text/plain'`,
    'row-changed',
    /^object /
  ]
]

it.each(ATTACKS)('%s', async (_, sql, code, named) => {
  const findings = await foundAfter(sql)
  expect(findings).toContainEqual({ code, what: expect.stringMatching(named) })
})

describe('what is not done to one row', () => {
  it('finds a file that passes for disposed of without a disposal', async () => {
    const { dir, open } = await changed('SELECT 1')
    forceInto(
      { dir },
      `INSERT INTO disposed_object SELECT '00000000-0000-4000-8000-000000000000', sha256, bytes FROM object
         WHERE sha256 IN (SELECT sha256 FROM comment_file WHERE role = 'comment' LIMIT 1);
       DELETE FROM object WHERE sha256 IN (SELECT sha256 FROM disposed_object)`
    )
    const { findings } = await verifyArchive(await open())
    expect(findings).toContainEqual({ code: 'disposal-unaccounted', what: '00000000' })
    expect(findings).toContainEqual({ code: 'row-added', what: 'disposed_object 00000000' })
    expect(findings).toContainEqual({ code: 'row-missing', what: expect.stringMatching(/^object /) })
    expect(findings).toContainEqual({ code: 'reference-broken', what: 'comment_file → object (1)' })
  })

  it('names each trigger that was dropped or changed, and what was added', async () => {
    const { dir, open } = await changed('SELECT 1')
    const db = new Database(join(dir, 'archive.db'))
    db.exec(`DROP TRIGGER message_never_goes; DROP TRIGGER mandate_never_changes;
      CREATE TRIGGER mandate_never_changes BEFORE UPDATE ON mandate WHEN 0 BEGIN SELECT 1; END;
      CREATE TABLE extra (x)`)
    db.close()
    const { findings } = await verifyArchive(await open())
    expect(findings.filter(({ code }) => code === 'schema-changed').map(({ what }) => what)).toEqual([
      'table extra',
      'trigger mandate_never_changes',
      'trigger message_never_goes'
    ])
  })

  it('names statistics that lead the queries astray, and numbers in the head of the file that are not the program’s', async () => {
    const { dir, open } = await changed('SELECT 1')
    const db = new Database(join(dir, 'archive.db'))
    db.exec(`ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1'`)
    db.pragma('user_version = 7')
    db.pragma('application_id = 8')
    db.close()
    const { findings } = await verifyArchive(await open())
    expect(findings.map(({ code, what }) => [code, what.replace(/\d$/, '')])).toEqual([
      ['schema-changed', 'application_id'],
      ...['table sqlite_stat', 'table sqlite_stat'].map(what => ['schema-changed', what]),
      ['schema-changed', 'user_version']
    ])
  })

  it('finds a changed list of seals, and one that is missing', async () => {
    expect(await foundAfter(`UPDATE seal SET list = replace(list, 'a', 'b') WHERE seq = 2`)).toContainEqual({
      code: 'seal-changed',
      what: '2'
    })
    expect(await foundAfter('DELETE FROM seal WHERE seq = 2')).toContainEqual({
      code: 'seal-missing',
      what: '2'
    })
  })

  it('finds a change for which the seal of the row was made anew', async () => {
    const { dir, open } = await changed(`UPDATE mandate SET decided_by = 'Någon' WHERE seq = 1`)
    const db = new Database(join(dir, 'archive.db'))
    const columns = db.prepare('SELECT name FROM pragma_table_xinfo(?) ORDER BY cid').pluck().all('mandate')
    const text = String(
      db
        .prepare(`SELECT json_array(${columns.join(', ')}) FROM mandate WHERE seq = 1`)
        .pluck()
        .get()
    )
    db.prepare(`UPDATE row_seal SET salt = 'x', sha256 = ? WHERE tbl = 'mandate' AND key = '[1]'`).run(
      hash('sha256', `x\n${text}`)
    )
    db.close()
    const { findings } = await verifyArchive(await open())
    expect(findings).toEqual([{ code: 'row-changed', what: expect.stringMatching(/^mandate 1 /) }])
  })

  it('still tells of a change after the program has written the row again', async () => {
    const { open } = await changed(`UPDATE message SET text = 'Allt är bra' WHERE sender_name = 'Eva Ek'`)
    const ctx = await open()
    const { id } = ctx.db.read.prepare(`SELECT id FROM message WHERE sender_name = 'Eva Ek'`).get() as {
      id: MessageId
    }
    await routeMessage(ctx, id, { kind: 'minor', because: 'Utan betydelse' })
    const { findings } = await verifyArchive(ctx)
    expect(findings).toEqual([
      { code: 'row-changed-before', what: expect.stringMatching(/^message [0-9a-f]{8} \(\d+\)$/) }
    ])
  })

  it('tells of a tail that was cut with the rows of its acts, by the rows that they left', async () => {
    const seq = (await lastLine()) - 1
    expect(
      await foundAfter(`DELETE FROM journal WHERE seq > ${seq}; DELETE FROM seal WHERE seq > ${seq};
        UPDATE journal_head SET seq = ${seq}, sha256 = (SELECT sha256 FROM journal WHERE seq = ${seq});
        DELETE FROM secrecy_mark`)
    ).toContainEqual({ code: 'seal-changed', what: 'row_seal' })
  })
})

async function lastLine(): Promise<number> {
  const db = new Database(join(whole.dir, 'archive.db'), { readonly: true })
  const seq = Number(db.prepare('SELECT seq FROM journal_head').pluck().get())
  db.close()
  return seq
}

it('seals every table and column but for those that say why not', async () => {
  const { open } = await changed('SELECT 1')
  const { read } = (await open()).db
  const columns = read
    .prepare(
      `SELECT list.name || '.' || column.name FROM pragma_table_list AS list JOIN pragma_table_xinfo(list.name) AS column
       WHERE list.schema = 'main' AND list.type = 'table'`
    )
    .pluck()
    .all() as string[]
  const tables = new Set(columns.map(column => column.split('.')[0]))
  for (const [table, why] of Object.entries(UNSEALED_TABLES))
    expect([table, tables.has(table), why.length > 10]).toEqual([table, true, true])
  for (const [table, own] of Object.entries(UNSEALED_COLUMNS))
    for (const [column, why] of Object.entries(own))
      expect([column, columns.includes(`${table}.${column}`), why.length > 10]).toEqual([column, true, true])
})

describe('rows that came by hundreds', () => {
  /** 300 messages of one conversation, taken in as an export, in an archive that is open. */
  async function imported() {
    const { archive, ctx, dir, options } = await newArchive()
    const { id } = newChannel(ctx)
    const messages = Array.from({ length: 300 }, (_, at) => ({
      from: at % 3 === 0 ? OWN : 'Kalle Påhitt',
      at: Date.parse('2026-03-02T09:00:00.000Z') + at * 60_000,
      text: `Meddelande ${at}`
    }))
    const path = 'your_facebook_activity/messages/inbox/kallepahitt_10000001/message_1.json'
    const file = await writeZip(join(await temporaryFolder(), 'export.zip'), {
      [path]: metaFile('Kalle Påhitt', ['Kalle Påhitt', OWN], messages)
    })
    await importing({ archive, ctx }, id, [file], OWN)
    const idOf = (at: number) =>
      MessageId.parse(
        ctx.db.read.prepare('SELECT id FROM message WHERE text = ?').pluck().get(`Meddelande ${at}`)
      )
    const sealed = () => ctx.db.read.prepare('SELECT count(*), count(sha256) FROM range_seal').raw().get()
    return {
      archive,
      ctx,
      dir,
      options,
      idOf,
      sealed,
      findings: async () => (await verifyArchive(ctx)).findings
    }
  }

  it('are counted in their act, and sealed a few at a time when it is over', async () => {
    const { ctx, sealed, findings } = await imported()
    const [ranges, before] = sealed() as number[]
    expect([Number(ranges) > 2, before]).toEqual([true, 0])
    expect(await findings()).toEqual([])
    const [, after] = sealed() as number[]
    expect(after).toBeGreaterThan(Number(ranges))
    expect(isUnsealed(ctx.db.read)).toBe(false)
  })

  it('are named, of few, where one of them gets other words, goes, or is put in among them', async () => {
    const { dir, idOf, findings } = await imported()
    expect(await findings()).toEqual([])
    const id = idOf(40)
    forceInto({ dir }, `UPDATE message SET text = 'Något annat' WHERE id = '${id}'`)
    const [changed] = await findings()
    expect(changed).toEqual({ code: 'rows-changed', what: expect.stringContaining(` ${id.slice(0, 8)}`) })
    expect(changed?.what.split(': ')[1]?.split(' ').length).toBeLessThanOrEqual(16)
    forceInto({ dir }, `UPDATE message SET text = 'Meddelande 40' WHERE id = '${id}'`)
    expect(await findings()).toEqual([])
    forceInto({ dir }, `DELETE FROM message_sighting WHERE message_id = '${id}'`)
    expect(await findings()).toContainEqual({
      code: 'rows-missing',
      what: expect.stringMatching(/^message_sighting /)
    })
  })

  it('are sealed one by one around one that is written again, and what was changed before is told', async () => {
    const { ctx, dir, idOf, findings } = await imported()
    expect(await findings()).toEqual([])
    await routeMessage(ctx, idOf(40), { kind: 'minor', because: 'Utan betydelse' })
    expect(await findings()).toEqual([])
    forceInto({ dir }, `UPDATE message SET text = 'Något annat' WHERE id = '${idOf(41)}'`)
    expect(await findings()).toEqual([
      { code: 'row-changed', what: expect.stringMatching(/^message [0-9a-f]{8}$/) }
    ])
    forceInto({ dir }, `UPDATE message SET text = 'Något annat' WHERE id = '${idOf(200)}'`)
    await routeMessage(ctx, idOf(202), { kind: 'minor', because: 'Utan betydelse' })
    expect((await findings()).filter(({ code }) => code === 'row-changed-before').length).toBeGreaterThan(1)
  })

  it('are told where they were changed before they were sealed by number', async () => {
    const { dir, idOf, findings } = await imported()
    forceInto({ dir }, `DELETE FROM message WHERE id = '${idOf(40)}'`)
    expect((await findings()).map(({ code }) => code)).toContain('row-changed-before')
  })

  it('are sealed at the latest when the archive closes', async () => {
    const { archive, dir, options } = await imported()
    await archive.close()
    const db = new Database(join(dir, 'archive.db'), { readonly: true })
    expect(db.prepare('SELECT count(*) FROM range_seal WHERE sha256 IS NULL').pluck().get()).toBe(0)
    db.close()
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect((await verifyArchive(again.context)).findings).toEqual([])
  })
})
