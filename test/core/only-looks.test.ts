// Somebody without a role opens an archive after a crash: they see what is public, and nothing in it is put right, sent or noted by that.
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { MIGRATIONS, type Migration } from '../../electron/core/kernel/db/migrate.ts'
import { listJournal, readHead } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, openOptions } from '../helpers/archive.ts'
import { inAnotherProcess } from '../helpers/process.ts'

it('leaves what a crash left to the next one who has a role', async () => {
  const { archive, dir, options } = await newArchive()
  await archive.close()
  const child = await inAnotherProcess('hold-archive.ts', dir)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const strange = createSession({ ...openOptions(), actor: 'någon annan', background: true })
  onTestFinished(() => strange.close())
  await strange.open(dir)
  const { ctx } = strange.need()
  const head = readHead(ctx.db.read)
  expect((await readdir(join(dir, 'objects'))).filter(name => name.endsWith('.tmp'))).toHaveLength(1)
  expect((await verifyArchive(ctx)).findings).not.toEqual([])
  await strange.close()

  const again = await openArchive(dir, options)
  onTestFinished(() => again.close())
  const [line, before] = listJournal(again.context.db.read, { about: null, before: null, limit: 2 })
  expect(line).toMatchObject({ act: 'archive.recovered', details: { program: 'hold-archive', drafts: 2 } })
  expect(before?.seq).toBe(head?.seq)
  expect((await verifyArchive(again.context)).findings).toEqual([])
})

it('leaves an archive of an older program to one who has a role, who renews it', async () => {
  const { archive, dir, options } = await newArchive()
  await archive.close()
  const bytes = await readFile(join(dir, 'archive.db'))
  const steps = MIGRATIONS as Migration[]
  steps.push({ version: 1, name: '0001_later', sql: 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT;' })
  onTestFinished(() => void steps.pop())
  const before = await readdir(dir)

  const strange = openArchive(dir, { ...options, actor: 'någon annan' })
  await expect(strange).rejects.toMatchObject({ code: 'archive-to-be-renewed', params: { dir } })
  expect(await readdir(dir)).toEqual(before)
  expect((await readFile(join(dir, 'archive.db'))).equals(bytes)).toBe(true)

  const again = await openArchive(dir, options)
  onTestFinished(() => again.close())
  expect(again.context.db.read.prepare('SELECT count(*) AS rows FROM later').get()).toEqual({ rows: 0 })
})

it('names a user that no program of ours has written as damage, and is no fault of the program', async () => {
  const { archive, dir, options } = await newArchive()
  await archive.close()
  const db = new Database(join(dir, 'archive.db'))
  db.exec(`UPDATE user SET os_user = os_user || char(0) || 'x'`)
  db.close()
  const params = { dir, detail: 'user' }
  await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'database-damaged', params })
})
