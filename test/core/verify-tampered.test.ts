// An archive that somebody else has changed is told of, whatever they did to it: no verification ends for it, and no work.
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { MessageId } from '#shared/ids.ts'
import { archiveStatus } from '../../electron/core/app/status.ts'
import { verifyAll } from '../../electron/core/app/verify-all.ts'
import type { ReadDb } from '../../electron/core/kernel/db/open.ts'
import { foreignSchema } from '../../electron/core/kernel/db/schema-check.ts'
import { cached } from '../../electron/core/kernel/db/statements.ts'
import { verifyRecords } from '../../electron/core/kernel/journal/verify-records.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { copiesOf } from '../helpers/archive.ts'
import { forceInto } from '../helpers/force.ts'
import { coverUp, writeJournalAnew } from '../helpers/forge-journal.ts'
import { filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)
const { signal } = new AbortController()

it('tells of every table that it asks, where it is gone', async () => {
  const folder = resolve(import.meta.dirname, '../../electron/core/kernel/journal')
  const files = (await readdir(folder)).filter(name => name.startsWith('verify-'))
  const asks = (await Promise.all(files.map(name => readFile(join(folder, name), 'utf8')))).join('\n')
  const { dir } = await newFilled()
  const db = new Database(join(dir, 'archive.db'))
  db.pragma('foreign_keys = OFF')
  // Without these nobody can open it.
  const own = ['archive', 'journal', 'journal_head', 'migration']
  const tables = db
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`
    )
    .pluck()
    .all()
    .map(String)
    .filter(name => !own.includes(name) && new RegExp(`\\b${name}\\b`).test(asks))
  expect(tables.length).toBeGreaterThan(30)
  const ended: string[] = []
  for (const table of tables) {
    db.exec(`BEGIN; DROP TABLE ${table}`)
    // No connection of the program's: it sees what was not committed.
    const reader = cached(db) as ReadDb
    await verifyRecords(reader, signal).catch(error => ended.push(`${table}: ${error}`))
    expect(foreignSchema(reader)).toContain(`table ${table}`)
    db.exec('ROLLBACK')
  }
  db.close()
  expect(ended).toEqual([])
})

it('tells of lines and of lists that say what no act does', async () => {
  const { ctx, dir } = await newFilled()
  const strange = [
    ['message', ['x'], {}],
    ['message', [true], null],
    ['message', true, 'b', 2, null],
    ['message', 'a', 'b', 'två', null]
  ]
  const listed = coverUp({ dir }, 'SELECT 1', strange)
  const forged = coverUp({ dir }, 'SELECT 1', [])
  writeJournalAnew(join(dir, 'archive.db'), forged, line =>
    line.replace('archive.noted', 'journal.head-saved').replace('{}', '{"line":true,"head":"x"}')
  )
  forceInto({ dir }, `UPDATE journal_head SET seq = ${forged}`)
  const { findings } = await verifyAll(ctx)
  expect(findings).toContainEqual({ code: 'head-differs', what: `true (journal.head-saved, ${forged})` })
  expect(findings).toContainEqual({ code: 'seal-changed', what: String(listed) })
})

it('tells of so many of one kind, and no more', async () => {
  const { ctx, dir } = await newFilled()
  const line = (number: number) =>
    JSON.stringify({
      ...{ seq: number, at: '2026-01-01T00:00:00.000Z', actor: 'någon', act: 'channel.registered' },
      ...{ about: String(number), details: {}, rows: null, salt: '', objects: [], previous: null }
    })
  const last = Number(ctx.db.read.prepare('SELECT max(seq) FROM journal').pluck().get())
  const lines = Array.from({ length: 1_500 }, (_, at) => last + 1 + at)
  forceInto(
    { dir },
    lines
      .map(
        seq =>
          `INSERT INTO journal (seq, line, sha256) VALUES (${seq}, '${line(seq)}', '${String(seq).padStart(64, '0')}')`
      )
      .join(';')
  )
  const { findings } = await verifyAll(ctx)
  const told = Map.groupBy(findings, ({ code }) => code)
  expect(told.get('line-without-row')?.length).toBe(1_000)
  expect(told.get('line-changed')?.length).toBe(1_000)
})

it('tells of totals that are gone', async () => {
  const { ctx, dir } = await newFilled()
  expect((await verifyAll(ctx)).findings).toEqual([])
  forceInto({ dir }, 'DELETE FROM total')
  expect((await verifyAll(ctx)).findings.map(({ code, what }) => [code, what])).toEqual(
    ['objects', 'object-b', 'messages', 'undecide'].map(id => ['row-changed', `total ${id} (count)`])
  )
})

it('goes on with the work where a total is too small', async () => {
  const { ctx, dir } = await newFilled()
  forceInto({ dir }, 'UPDATE total SET count = 0; UPDATE inbox SET undecided = 0')
  const id = String(ctx.db.read.prepare(`SELECT id FROM message WHERE state = 'undecided'`).pluck().get())
  await routeMessage(ctx, MessageId.parse(id), { kind: 'minor', because: 'Tack' })
  expect((await archiveStatus(ctx)).messagesUndecided).toBe(0)
  const told = (await verifyAll(ctx)).findings.map(({ what }) => what)
  expect(told).toContain('total undecide (count)')
})
