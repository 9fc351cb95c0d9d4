// Changes behind the program's back, each made by plain SQL with the triggers put back afterwards: every one is found and named.
import { hash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type MessageId, Sha256 } from '#shared/ids.ts'
import type { Finding } from '#shared/journal.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { UNSEALED_COLUMNS, UNSEALED_TABLES } from '../../electron/core/kernel/db/sealed-tables.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { end as endReading } from '../../electron/core/reports/picture-texts/queries.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn } from '../helpers/comments.ts'
import { forceInto } from '../helpers/force.ts'
import { type OneOfEach, oneOfEach } from '../helpers/one-of-each.ts'
import { ATTACKS } from './sealed-rows-attacks.ts'

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
  ctx.db.transact(tx =>
    endReading(
      tx,
      Sha256.parse(tx.prepare('SELECT min(sha256) FROM object').pluck().get()),
      { state: 'read', text: 'Stängt i dag', confidence: 80 },
      ctx.clock.now()
    )
  )
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
