// The archive read by the documentation alone: the Python program in docs/utan-programmet.md, with nothing but its standard library, gets
// every record and every file out of it.
import { execFile } from 'node:child_process'
import { readdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { CommentId } from '#shared/ids.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { sealOf } from '../../electron/core/kernel/journal/record.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { seal } from '../../resources/verify/verify-common.mjs'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { REMOVE, SHOWN } from '../helpers/comments.ts'
import { oneOfEach } from '../helpers/one-of-each.ts'

const run = promisify(execFile)
const DOC = resolve(import.meta.dirname, '../../docs/utan-programmet.md')
const PYTHON = process.platform === 'win32' ? 'python' : 'python3'

async function pythonVersion(): Promise<string | null> {
  try {
    return (await run(PYTHON, ['-c', 'import sqlite3; print(sqlite3.sqlite_version)'])).stdout.trim()
  } catch {
    return null
  }
}

it('is read whole by a program of the documentation, which finds what is wrong', async context => {
  const version = await pythonVersion()
  if (version === null) return context.skip('there is no Python here')
  // STRICT tables came with SQLite 3.37, the operators of the journal with 3.38.
  if (version.localeCompare('3.38', 'en', { numeric: true }) < 0)
    return context.skip(`the SQLite of this Python is ${version}`)
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const session = createSession(openOptions())
  await session.create(dir, 'Norrby kommun')
  const made = await oneOfEach(
    session,
    createRouterClient(session.router, { context: {} }),
    join(folder, 'in')
  )
  const { ctx } = session.need()
  decideComment(ctx, CommentId.parse(made.comment.id), { ...REMOVE, note: 'Smädar en namngiven person' })
  // Secret by who wrote it and by what it lies in, and by no mark of its own.
  const wrote = ctx.db.read
    .prepare('SELECT actor_id FROM message WHERE actor_id IS NOT NULL')
    .pluck()
    .get() as string
  for (const record of [
    { kind: 'sender', id: wrote } as const,
    { kind: 'conversation', id: made.conversation.id } as const
  ])
    await markSecret(ctx, { record, paragraph: 'OSL 26 kap. 1 §', note: null })
  await session.close()

  const text = await readFile(DOC, 'utf8')
  const program = join(folder, 'las-ut.py')
  await writeFile(program, /```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '')
  const read = async (out: string) =>
    run(PYTHON, ['-I', program, dir, join(folder, out)]).then(
      ({ stdout }) => ({ code: 0, told: JSON.parse(stdout) as Record<string, unknown>, err: '' }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        told: JSON.parse(error.stdout) as Record<string, unknown>,
        err: error.stderr
      })
    )
  const { code, told } = await read('ut')
  const db = new Database(join(dir, 'archive.db'), { readonly: true })
  const one = (sql: string) => db.prepare(sql).pluck().get()
  const kinds = db.prepare('SELECT kind, count(*) FROM kept_record GROUP BY kind').raw().all() as [
    string,
    number
  ][]
  expect([code, told]).toMatchObject([
    0,
    { files: one('SELECT count(*) FROM object'), records: Object.fromEntries(kinds), wrong: 0 }
  ])
  expect(kinds.length).toBeGreaterThan(10)
  const texts = db.prepare('SELECT text FROM message').pluck().all() as string[]
  const message = db.prepare('SELECT id, text FROM message LIMIT 1').get() as { id: string; text: string }
  const file = String(one('SELECT sha256 FROM object ORDER BY sha256 LIMIT 1'))
  const tables = one(
    `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%' AND NOT EXISTS (
       SELECT 1 FROM sqlite_schema AS v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND sqlite_schema.name LIKE v.name || '\\_%' ESCAPE '\\')`
  )
  const secret = db
    .prepare(
      "SELECT DISTINCT kind || '-' || id || '.txt' FROM secret_record WHERE kind IN ('capture', 'comment', 'message')"
    )
    .pluck()
    .all() as string[]
  const marked = one("SELECT count(*) FROM secrecy_mark WHERE kind IN ('capture', 'comment', 'message')")
  db.close()
  expect(told['tables']).toBe(tables)
  const out = join(folder, 'ut')
  expect(await readFile(join(out, 'poster', `message-${message.id}.txt`), 'utf8')).toContain(message.text)
  const record = (kind: 'comment' | 'capture') =>
    readFile(join(out, 'poster', `${kind}-${made[kind].id}.txt`), 'utf8')
  const [comment, capture] = [await record('comment'), await record('capture')]
  expect(JSON.parse(/^content: (.*)$/m.exec(comment)?.[1] ?? '')).toEqual({
    ...SHOWN,
    text: 'dold kommentar'
  })
  expect(comment).toMatch(/^beslut: .*outcome: remove, category: a, note: Smädar en namngiven person, .*$/m)
  const records = await readdir(join(out, 'poster'))
  const begins = await Promise.all(records.map(name => readFile(join(out, 'poster', name), 'utf8')))
  expect(
    records.filter((_, at) => begins[at]?.startsWith('SEKRETESS: OSL 26 kap. 1 §\n')).toSorted()
  ).toEqual(secret.toSorted())
  expect([secret.length > 1 && secret.length < records.length, marked]).toEqual([true, 0])
  expect(await readFile(join(out, 'tabeller', 'secret_record.csv'), 'utf8')).toContain(
    `sender,${wrote},OSL 26 kap. 1 §`
  )
  expect(comment).toMatch(/^kanal: Öppen kanal$/m)
  expect(capture).toMatch(/^address: https:\/\/flode\.example\/dold-sida$/m)
  const named = async (words: string, role: string) => {
    const name = new RegExp(`^fil \\(${role}\\): (.*)$`, 'm').exec(words)?.[1] ?? ''
    return readFile(join(out, 'filer', name), 'utf8')
  }
  expect(await named(comment, 'comment')).toBe(`bilden av ${made.comment.id}`)
  expect(await named(capture, 'text')).toBe('doltordisidan')
  const csv = await readFile(join(out, 'tabeller', 'message.csv'), 'utf8')
  for (const each of texts) expect(csv).toContain(each.split('\n')[0])
  expect((await readdir(join(out, 'filer'))).length).toBe(told['files'])

  await unlink(join(dir, 'objects', file.slice(0, 2), file.slice(2)))
  const damaged = await read('igen')
  expect([damaged.code, damaged.told['wrong'], damaged.err]).toEqual([1, 1, expect.stringContaining(file)])
  // Whoever takes its row away too has not taken it out of the journal.
  const hurt = new Database(join(dir, 'archive.db'))
  hurt.pragma('foreign_keys = OFF')
  hurt.exec('DROP TRIGGER object_never_goes')
  hurt.prepare('DELETE FROM object WHERE sha256 = ?').run(file)
  hurt.close()
  const taken = await read('en gång till')
  expect([taken.code, taken.told['wrong'], taken.err]).toEqual([1, 1, expect.stringContaining(file)])
  // What stands after the salt of a line is sealed by its values only: it may not be written in another way.
  const before = readLines(dir)
  for (const alter of ALTERED) {
    rewriteLine(dir, 2, alter)
    const altered = await read(`ändrad ${ALTERED.indexOf(alter)}`)
    expect([altered.code, altered.told['wrong'], altered.err]).toEqual([
      1,
      2,
      expect.stringContaining('journalrad 2\n')
    ])
    rewriteLine(dir, 2, () => before[1] ?? '')
  }
  expect(readLines(dir)).toEqual(before)
  // The program and the checker in packages say the same.
  const written = [before[1] ?? '', ...ALTERED.map(alter => alter(before[1] ?? ''))]
  for (const sealed of [sealOf, seal]) expect(new Set(written.map(sealed)).size).toBe(written.length)
})

const ALTERED: readonly ((line: string) => string)[] = [
  line => line.replace(/\}$/, ',"actor":"mallory"}'),
  line => line.replace('"previous":', '"previous":null,"previous":'),
  line => line.replace('"objects":[', '"objects": ['),
  line => line.replace(/"objects":/, '"actor":"mallory","objects":'),
  line =>
    line.replace(/"(.)([0-9a-f]{63}"\})$/, (_, first: string, rest: string) => {
      return `"\\u00${first.charCodeAt(0).toString(16)}${rest}`
    })
]

function readLines(dir: string): string[] {
  const db = new Database(join(dir, 'archive.db'), { readonly: true })
  const lines = db.prepare('SELECT line FROM journal ORDER BY seq').pluck().all() as string[]
  db.close()
  return lines
}

function rewriteLine(dir: string, seq: number, alter: (line: string) => string): void {
  const db = new Database(join(dir, 'archive.db'))
  for (const name of db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'")
    .pluck()
    .all() as string[])
    db.exec(`DROP TRIGGER ${name}`)
  const line = db.prepare('SELECT line FROM journal WHERE seq = ?').pluck().get(seq) as string
  db.prepare('UPDATE journal SET line = ? WHERE seq = ?').run(alter(line), seq)
  db.close()
}
