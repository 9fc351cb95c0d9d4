// A lock that somebody has just taken, and has its name still to write.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { takeLock } from '../../electron/core/kernel/db/lock.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const MINE = { program: 'vitest', since: '2026-12-01T08:00:00.000Z' }

/** Has the lock, as a program that is at its first step. */
async function justTaken() {
  const file = join(await temporaryFolder(), 'lock')
  ;(await takeLock(file, MINE)).release()
  const other = new Database(file)
  onTestFinished(() => void other.close())
  other.exec('BEGIN IMMEDIATE')
  return { file, other }
}

it('is told with the name that is being written', async () => {
  const { file, other } = await justTaken()
  const taking = takeLock(file, MINE)
  taking.catch(() => undefined)
  await sleep(300)
  const owner = { pid: 4711, host: 'skolan', user: 'tove', program: 'Kanalarkiv', since: MINE.since }
  other.prepare('INSERT INTO owner VALUES (1, ?)').run(JSON.stringify(owner))
  other.exec('COMMIT; BEGIN IMMEDIATE')
  await expect(taking).rejects.toMatchObject({ code: 'archive-locked', params: owner })
})

it('is taken when whoever had it lets go without a name', async () => {
  const { file, other } = await justTaken()
  const taking = takeLock(file, MINE)
  taking.catch(() => undefined)
  await sleep(300)
  other.exec('ROLLBACK')
  const lock = await taking
  expect(lock.owner).toMatchObject(MINE)
  lock.release()
})

it('is told as it is when no name comes', async () => {
  const { file } = await justTaken()
  await expect(takeLock(file, MINE)).rejects.toMatchObject({ code: 'archive-locked', params: { pid: '?' } })
})
