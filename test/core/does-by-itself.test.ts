// Time stamps and checks as the program begins them when it opens an archive: nothing is asked for by hand.
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createSession, type Session } from '../../electron/core/app/session.ts'
import { selfChecks, setCheckDays } from '../../electron/core/delivery/checks/checks.ts'
import { lastDisk, lastLook, samples } from '../../electron/core/delivery/checks/queries.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import { lastListOf } from '../../electron/core/delivery/timestamps/queries.ts'
import { listTimestamps } from '../../electron/core/delivery/timestamps/read.ts'
import { listJournal, readHead, record } from '../../electron/core/kernel/journal/record.ts'
import { heldClock, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'
import { keep } from './backing-up.ts'

const DAY = 86_400_000
/** The pause between two times passes at once, again where the time before was not over yet; what is begun takes the time it takes. */
async function after(pause: number, becomes: () => void): Promise<void> {
  for (let left = 6; left > 0; left--) {
    await vi.advanceTimersByTimeAsync(pause)
    const waited = vi.waitFor(becomes, { timeout: 4_000, interval: 50 })
    if (left === 1) return waited
    const isSo = await waited.then(
      () => true,
      () => false
    )
    if (isSo) return
  }
}
const [STAMPS, CHECKS] = [30_000, 60_000]

/** The host's session, where only the waiting between two times is the test's. */
async function begun() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const clock = heldClock()
  const rest = { is: false }
  const session = createSession({ ...openOptions(clock), background: true, isAtRest: () => rest.is })
  onTestFinished(() => session.close())
  const dir = join(await temporaryFolder(), 'arkiv')
  await session.create(dir, 'Norrby kommun')
  return { session, dir, clock, rest }
}
const ctxOf = (session: Session) => session.need().ctx
const actsOf = (session: Session, act: string) =>
  listJournal(ctxOf(session).db.read, { about: null, act, before: null, limit: 100 })

it('asks for a time stamp, and for the list of what was revoked, by itself until it is closed', async context => {
  if (!(await hasOpenssl())) context.skip('there is no OpenSSL here')
  const authority = await startAuthority({ hasLists: true })
  await authority.list()
  const { session, clock } = await begun()
  clock.set(new Date().toISOString())
  const ctx = ctxOf(session)
  const { id } = await addAuthority(ctx, {
    draft: { name: 'Norrby tid', address: authority.address, privateAddress: true },
    certificates: authority.certificates
  })
  const head = readHead(ctx.db.read)?.seq
  const stamped = () => listTimestamps(ctx.db.read, { limit: 10, after: null }).items.map(({ line }) => line)
  expect([stamped(), authority.asked()]).toEqual([[], 0])
  await after(STAMPS, () => expect(stamped()).toEqual([head]))
  await after(0, () => expect(lastListOf(ctx.db.read, id)).not.toBeNull())

  clock.advance(60_000)
  ctx.db.transact(tx => record(tx, ctx, { act: 'run.ended', about: null }))
  const ended = readHead(ctx.db.read)?.seq
  await after(STAMPS, () => expect(stamped()).toEqual([ended, head]))
  await session.close()
  const asked = authority.asked()
  clock.advance(2 * DAY)
  await vi.advanceTimersByTimeAsync(10 * STAMPS)
  expect(authority.asked()).toBe(asked)
})

it('checks itself by itself: its rules when it is opened, the disk, and the rest when nobody works', async () => {
  const { session, dir, clock, rest } = await begun()
  const objects = await keep({ ctx: ctxOf(session) }, 'ett', 'två', 'tre')
  const [damaged] = objects
  await truncate(ctxOf(session).objects.path(damaged?.sha256 ?? ('' as never)), 0)
  setCheckDays(ctxOf(session), 7)
  await session.close()
  const db = new Database(join(dir, 'archive.db'))
  db.exec('DROP INDEX journal_about')
  db.close()
  clock.advance(8 * DAY)

  await session.open(dir)
  const ctx = ctxOf(session)
  const { read } = ctx.db
  await after(CHECKS, () => expect(lastDisk(read)).toMatchObject({ at: clock.now() }))
  expect(lastLook(read, 'schema')).toEqual({ at: clock.now(), problems: ['index journal_about'] })
  expect(actsOf(session, 'check.schema')).toHaveLength(1)
  expect(samples(read).at(-1)?.day).toBe('2026-12-03')
  // Somebody works.
  await after(CHECKS, () => undefined)
  expect([lastLook(read, 'database'), selfChecks(ctx).overdue]).toEqual([null, 3])

  rest.is = true
  await after(CHECKS, () => expect(selfChecks(ctx)).toMatchObject({ overdue: 0, damagedFiles: 1 }))
  expect(lastLook(read, 'database')).toEqual({ at: clock.now(), problems: [] })
  expect(selfChecks(ctx).damaged).toMatchObject([{ sha256: damaged?.sha256, state: 'changed' }])
})
