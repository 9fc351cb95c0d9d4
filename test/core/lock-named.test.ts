// A lock that somebody has just taken, and has its name still to write; and one that can only be read.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { requireNobody, takeLock } from '../../electron/core/kernel/db/lock.ts'
import { processMark } from '../../electron/core/kernel/db/process-mark.ts'
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

describe.runIf(processMark(process.pid) !== null)('one that can only be read', () => {
  /** As it lies there, with another name for whoever took it. */
  async function leftBy(change: object) {
    const { file, other } = await justTaken()
    other.exec('ROLLBACK')
    const lock = await takeLock(file, MINE)
    const owner = { ...lock.owner, ...change }
    lock.release(owner)
    return { file, owner }
  }

  it('is had by a process that runs, also where the computer is called something else by now', async () => {
    for (const change of [{}, { host: 'skolan.lan' }]) {
      const { file } = await leftBy(change)
      expect(() => requireNobody(file)).toThrow(
        expect.objectContaining({ code: 'archive-locked', params: expect.objectContaining(MINE) })
      )
    }
  })

  it('is nobody’s where another process has the number by now', async () => {
    const { file, owner } = await leftBy({ mark: 'en-tidigare-start 4711' })
    expect(owner.pid).toBe(process.pid)
    expect(() => requireNobody(file)).not.toThrow()
  })

  it('is taken at its word where it is of an older program', async () => {
    const { file } = await leftBy({ mark: null })
    expect(() => requireNobody(file)).toThrow(expect.objectContaining({ code: 'archive-locked' }))
  })
})
