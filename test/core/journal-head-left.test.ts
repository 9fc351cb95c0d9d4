// Somebody takes away the rule that moves the journal's head: nothing more is written, and every act says so.

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

it('writes no line whose place in the chain nothing keeps', async () => {
  const { archive, dir, options } = await newArchive()
  newChannel(archive.context)
  await archive.close()
  const changed = new Database(join(dir, 'archive.db'))
  const rule = String(
    changed.prepare("SELECT sql FROM sqlite_schema WHERE name = 'journal_moves_head'").pluck().get()
  )
  changed.exec('DROP TRIGGER journal_moves_head')
  changed.close()
  const again = await openArchive(dir, options)
  const { context: ctx } = again
  const lines = () => ctx.db.read.prepare('SELECT count(*) FROM journal').pluck().get()
  const before = lines()
  const act = () => ctx.db.transact(tx => record(tx, ctx, { act: 'test.done', about: null }))
  expect(act).toThrow(expect.objectContaining({ code: 'journal-head-left' }))
  expect(lines()).toBe(before)
  expect((await verifyArchive(ctx)).findings).toContainEqual({
    ...{ code: 'schema-changed', what: expect.stringContaining('journal_moves_head') }
  })
  await again.close()
  // A line that an older program left beyond the head.
  const db = new Database(join(dir, 'archive.db'))
  db.exec(
    `INSERT INTO journal (seq, line, sha256) SELECT seq + 1, json_set(line, '$.seq', seq + 1, '$.previous', sha256), '${'0'.repeat(64)}' FROM journal ORDER BY seq DESC LIMIT 1`
  )
  db.exec(rule)
  db.close()
  const third = await openArchive(dir, options)
  expect(() =>
    third.context.db.transact(tx => record(tx, third.context, { act: 'test.done', about: null }))
  ).toThrow(expect.objectContaining({ code: 'journal-head-left' }))
  await third.close()
})
