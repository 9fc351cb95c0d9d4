// What is remembered of the database is never older than the database, whoever wrote to it.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { ReadDb } from '../../electron/core/kernel/db/open.ts'
import { remembered } from '../../electron/core/kernel/db/remembered.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { hiddenFrom } from '../../electron/core/register/secrecy/hide.ts'
import { liftSecrecy, markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { requireNoSecretWords } from '../../electron/core/register/secrecy/typed.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const PARAGRAPH = 'OSL 26 kap. 1 §'
const SECRET = 'Flickan Tindra bor hos Palmira i Rödby sedan maj'

const countMarks = (db: ReadDb) => db.prepare('SELECT count(*) AS n FROM secrecy_mark').get()

async function ready() {
  const made = await newArchive()
  const channelId = newChannel(made.ctx).id
  const from = { channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
  const { id } = await pasteMessage(made.ctx, { ...from, text: SECRET })
  const { id: other } = await pasteMessage(made.ctx, { ...from, text: 'När öppnar ni?' })
  return { ...made, id, other }
}

/** Another program that writes to the same file, past the lock. */
function elsewhere(dir: string) {
  const db = new Database(join(dir, 'archive.db'))
  onTestFinished(() => void db.close())
  return (sql: string, values: object) => db.prepare(sql).run(values)
}

it('is worked out once for as long as nothing changes, and anew after each change', async () => {
  const { ctx, dir, id } = await ready()
  let times = 0
  const asked = remembered(db => {
    times++
    return countMarks(db)
  })
  for (let at = 0; at < 5; at++) expect(asked(ctx.db.read)).toEqual({ n: 0 })
  expect(times).toBe(1)
  await markSecret(ctx, { record: { kind: 'message', id }, paragraph: PARAGRAPH, note: null })
  expect(asked(ctx.db.read)).toEqual({ n: 1 })
  const before = times
  expect(asked(ctx.db.read)).toEqual({ n: 1 })
  expect(times).toBe(before)
  elsewhere(dir)(
    `UPDATE secrecy_mark SET lifted_at = @at, lifted_by = 'x', lifted_because = 'x' WHERE record_id = @id`,
    { at: ctx.clock.now(), id }
  )
  asked(ctx.db.read)
  expect(times).toBe(before + 1)
})

it('is not used in a transaction, which sees what it has written itself', async () => {
  const { ctx, id } = await ready()
  const asked = remembered(countMarks)
  expect(asked(ctx.db.read)).toEqual({ n: 0 })
  const insert = `INSERT INTO secrecy_mark (kind, record_id, paragraph, marked_at, marked_by) VALUES ('message', ?, 'x', ?, 'x')`
  expect(() =>
    ctx.db.transact(tx => {
      expect(asked(tx)).toEqual({ n: 0 })
      tx.prepare(insert).run(id, ctx.clock.now())
      expect(asked(tx)).toEqual({ n: 1 })
      throw new Error('taken back')
    })
  ).toThrow('taken back')
  expect(asked(ctx.db.read)).toEqual({ n: 0 })
})

it('what is hidden, and which words are secret, follows each mark, also one that another program sets or lifts', async () => {
  const { ctx, dir, id, other } = await ready()
  const hidden = () => [...hiddenFrom(ctx.db.read, ['administrator']).ids.keys()]
  const isRefused = (text: string) => {
    try {
      requireNoSecretWords(ctx.db.read, [text])
      return false
    } catch {
      return true
    }
  }
  const record = { kind: 'message', id } as const
  expect([hidden(), isRefused(SECRET)]).toEqual([[], false])
  await markSecret(ctx, { record, paragraph: PARAGRAPH, note: null })
  expect([hidden(), isRefused(SECRET)]).toEqual([expect.arrayContaining([id]), true])
  const write = elsewhere(dir)
  write(
    `INSERT INTO secrecy_mark (kind, record_id, paragraph, marked_at, marked_by) VALUES ('message', @id, '${PARAGRAPH}', @at, 'x')`,
    { id: other, at: ctx.clock.now() }
  )
  expect(hidden()).toEqual(expect.arrayContaining([id, other]))
  expect(isRefused('När öppnar ni?')).toBe(false)
  write(
    `UPDATE secrecy_mark SET lifted_at = @at, lifted_by = 'x', lifted_because = 'x' WHERE record_id = @id`,
    { id: other, at: ctx.clock.now() }
  )
  expect(hidden()).not.toContain(other)
  await liftSecrecy(ctx, record, 'Prövad')
  expect([hidden(), isRefused(SECRET)]).toEqual([[], false])
})
