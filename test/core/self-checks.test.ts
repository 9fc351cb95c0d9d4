// What the archive checks of itself: ten faults are planted, and each is found, told and, where a backup has what was lost, put right.
import { appendFile, open, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { Instant, Sha256 } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { lookThrough } from '../../electron/core/app/look-through.ts'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { repairFromBackups } from '../../electron/core/delivery/backups/repair.ts'
import { isNight } from '../../electron/core/delivery/checks/background.ts'
import { runChecks, selfChecks, setCheckDays } from '../../electron/core/delivery/checks/checks.ts'
import type { LookThrough } from '../../electron/core/delivery/checks/database.ts'
import { dueParts, overdueParts, PARTS } from '../../electron/core/delivery/checks/due.ts'
import { readFilesAgain } from '../../electron/core/delivery/checks/files.ts'
import { forecastOf } from '../../electron/core/delivery/checks/space.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { damageFound } from '../../electron/core/kernel/db/damage.ts'
import { foreignSchema } from '../../electron/core/kernel/db/schema-check.ts'
import { listJournal, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { printChecks } from '../../electron/core/reports/self-checks/report.ts'
import { newArchive, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel } from '../helpers/cli/blog-archive.ts'
import { pdfPages } from '../helpers/pdf-text.ts'

const DAY = 86_400_000
const NOW = Instant.parse('2026-11-25T10:00:00.000Z')
const daysAgo = (days: number) => Instant.parse(new Date(Date.parse(NOW) - days * DAY).toISOString())

/** So many files of an archive, entered by one act. */
async function files(ctx: Context, count: number): Promise<Sha256[]> {
  const objects = await Promise.all(
    Array.from({ length: count }, (_, at) => ctx.objects.put(Buffer.from(`fil ${at}`), 'text/plain'))
  )
  ctx.db.transact(tx => record(tx, ctx, { act: 'import.ended', about: null, objects }))
  return objects.map(({ sha256 }) => sha256)
}

async function opened(dir: string) {
  const archive = await openArchive(dir, { ...openOptions(), actor: systemActor() })
  return { archive, ctx: archive.context }
}

const acts = (ctx: Context, act: string) =>
  listJournal(ctx.db.read, { about: null, act, before: null, limit: 100 })
// In this thread: to begin another from its sources takes seconds.
const look: LookThrough = async ({ db }, kind) =>
  kind === 'schema' ? foreignSchema(db.read) : damageFound(db.read)
const check = (ctx: Context, which: 'due' | 'all' = 'all') => runChecks(ctx, which, look)

it('finds each of ten faults that were planted, and puts right what a backup has', async () => {
  const { ctx, dir, clock, archive } = await newArchive()
  const kept = await files(ctx, 40)
  const target = await addTarget(ctx, {
    folder: join(await temporaryFolder(), 'kopior'),
    recipient: null,
    plan: null
  })
  await writeBackup(ctx, target.id)
  const well = await check(ctx)
  expect(well).toMatchObject({
    files: 40,
    newlyDamaged: 0,
    checks: { damagedFiles: 0, overdue: 0, database: { problems: [] }, schema: { problems: [] } }
  })
  // One that came after the backup, which no backup has.
  const late = await ctx.objects.put(Buffer.from('sent'), 'text/plain')
  ctx.db.transact(tx => record(tx, ctx, { act: 'import.ended', about: null, objects: [late] }))

  const path = (at: number) => ctx.objects.path(Sha256.parse(kept[at]))
  const flipped = await readFile(path(0))
  flipped[0] = (flipped[0] ?? 0) ^ 1
  await writeFile(path(0), flipped)
  await truncate(path(1), 0)
  await appendFile(path(2), 'mer')
  await rm(path(3))
  await rename(path(4), `${path(4)}.bak`)
  await writeFile(path(5), await readFile(path(6)))
  await rm(ctx.objects.path(late.sha256))
  clock.advance(60_000)
  expect(await check(ctx, 'due')).toMatchObject({ files: 0, newlyDamaged: 0 })
  const found = await check(ctx)
  expect(found).toMatchObject({ newlyDamaged: 7, checks: { damagedFiles: 7 } })
  const states = new Map(found.checks.damaged.map(({ sha256, state }) => [sha256, state]))
  expect(kept.slice(0, 7).map(sha256 => states.get(sha256))).toEqual([
    'changed',
    'changed',
    'changed',
    'missing',
    'missing',
    'changed',
    undefined
  ])
  expect(states.get(late.sha256)).toBe('missing')
  // Each is told once.
  expect(await check(ctx)).toMatchObject({ newlyDamaged: 0, checks: { damagedFiles: 7 } })
  expect(acts(ctx, 'object.damaged')).toHaveLength(7)

  const repair = await repairFromBackups(ctx, { key: null, noted: true })
  expect([repair.repaired.toSorted(), repair.lost]).toEqual([kept.slice(0, 6).toSorted(), [late.sha256]])
  expect(selfChecks(ctx)).toMatchObject({ damagedFiles: 1, damaged: [{ sha256: late.sha256 }] })
  await writeFile(ctx.objects.path(late.sha256), 'sent')
  expect(await check(ctx)).toMatchObject({ rightAgain: 1, checks: { damagedFiles: 0 } })

  await archive.close()
  const db = new Database(join(dir, 'archive.db'))
  db.exec('DROP TRIGGER object_never_goes; DROP INDEX journal_about; CREATE TABLE egen (id TEXT) STRICT')
  db.close()
  const again = await openArchive(dir, openOptions(clock))
  expect((await check(again.context, 'due')).checks.schema?.problems).toEqual([
    'index journal_about',
    'table egen',
    'trigger object_never_goes'
  ])
  expect(acts(again.context, 'check.schema')).toHaveLength(1)
  const { findings } = await verifyArchive(again.context)
  await again.close()
  expect(findings.map(({ code }) => code).filter(code => code !== 'schema-changed')).toEqual(['object-extra'])
})

it('finds damage inside the database, of which it is told by SQLite', async () => {
  const { ctx, dir, archive } = await newArchive()
  const file = join(dir, 'archive.db')
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.prepare(
    "INSERT INTO timestamp (id, authority_id, seq, reply, at, received_at) VALUES ('t', 'nobody', 1, 'x', 'x', 'x')"
  ).run()
  expect((await check(ctx)).checks.database?.problems).toEqual([
    'timestamp → object',
    'timestamp → timestamp_authority'
  ])
  const page = Number(
    db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'webhook_delivery_queued'").pluck().get()
  )
  const bytes = Number(db.pragma('page_size', { simple: true }))
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(bytes, 0xff), 0, bytes, (page - 1) * bytes)
  await handle.close()
  const problems = await lookThrough(ctx, 'database')
  expect(problems.join(' ')).toMatch(/CORRUPT|page|btree/i)
  await archive.close()
})

it('reads a little each night, everything in time, and what has waited longest first', () => {
  const reading = (readAt: ReadonlyMap<string, Instant>, since = daysAgo(1000)) => ({
    readAt,
    since,
    days: 90
  })
  // A new archive: everything was read when it came.
  expect(dueParts(reading(new Map(), NOW), NOW, 0)).toEqual([])
  const portion = Math.ceil(4096 / 72)
  const fresh = new Map(PARTS.map(part => [part, daysAgo(30)] as const))
  expect(dueParts(reading(fresh), NOW, 0)).toHaveLength(portion)
  expect(dueParts(reading(fresh), NOW, portion)).toEqual([])
  fresh.set('abc', daysAgo(60)).set('def', daysAgo(89))
  expect(dueParts(reading(fresh), NOW, 0).slice(0, 2)).toEqual(['def', 'abc'])
  fresh.set('def', daysAgo(91))
  expect([overdueParts(reading(fresh), NOW), dueParts(reading(fresh), NOW, 4096)]).toEqual([['def'], ['def']])

  // A year of nights, of which every fifth is missed: nothing waits longer than was chosen.
  const readAt = new Map<string, Instant>()
  let longest = 0
  for (let day = 400; day > 0; day--) {
    if (day % 5 === 0) continue
    const now = daysAgo(day)
    for (const part of dueParts({ readAt, since: daysAgo(400), days: 90 }, now, 0)) {
      longest = Math.max(longest, Date.parse(now) - Date.parse(readAt.get(part) ?? daysAgo(400)))
      readAt.set(part, now)
    }
  }
  expect([readAt.size, longest <= 90 * DAY]).toEqual([4096, true])
})

it('stops when somebody begins to work, and goes on where it was', async () => {
  const { ctx, clock } = await newArchive()
  await files(ctx, 60)
  setCheckDays(ctx, 7)
  clock.advance(8 * DAY)
  expect(selfChecks(ctx)).toMatchObject({ days: 7, overdue: 60 })
  let asked = 0
  const some = await readFilesAgain(ctx, 'due', () => ++asked <= 20)
  expect(some.files).toBe(20)
  const rest = await readFilesAgain(ctx, 'due')
  expect(rest.files).toBeLessThanOrEqual(41)
  expect(selfChecks(ctx)).toMatchObject({ overdue: 0, oldestAt: clock.now() })
  expect(await readFilesAgain(ctx, 'due', () => false)).toMatchObject({ files: 0 })
  expect(
    [21, 23, 3, 5].map(hour =>
      isNight(Instant.parse(`2026-01-15T${String(hour - 1).padStart(2, '0')}:30:00.000Z`))
    )
  ).toEqual([true, true, true, true])
  expect(isNight(NOW)).toBe(false)
})

it('says when the disk is full if the archive goes on growing', () => {
  const GB = 2 ** 30
  const sample = (day: string, free: number, archive: number) => ({
    day,
    freeBytes: free * GB,
    archiveBytes: archive * GB
  })
  expect(forecastOf([], NOW)).toBeNull()
  expect(forecastOf([sample('2026-11-25', 500, 10)], NOW)).toMatchObject({
    bytesADay: null,
    fullOn: null,
    isShort: false
  })
  const growing = [
    sample('2026-11-05', 520, 10),
    sample('2026-11-15', 510, 20),
    sample('2026-11-25', 500, 30)
  ]
  expect(forecastOf(growing, NOW)).toMatchObject({ bytesADay: GB, fullOn: '2028-04-08', isShort: false })
  expect(forecastOf([...growing.slice(0, 2), sample('2026-11-25', 60, 30)], NOW)).toMatchObject({
    fullOn: '2027-01-24',
    isShort: true
  })
  expect(forecastOf([sample('2026-11-05', 1, 10), sample('2026-11-25', 1, 10)], NOW)).toMatchObject({
    bytesADay: 0,
    fullOn: null,
    isShort: true
  })
})

it('is told in a report that an auditor can read', async () => {
  const { ctx } = await newArchive()
  const [first] = await files(ctx, 3)
  await rm(ctx.objects.path(Sha256.parse(first)))
  await check(ctx)
  const folder = await temporaryFolder()
  const { path } = await printChecks(ctx, folder)
  expect(await readdir(folder)).toEqual(['arkivets-kontroller-2026-11-25.pdf'])
  const text = pdfPages(await readFile(path))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  expect(text).toContain('Skadade nu: 1')
  expect(text).toContain('saknas')
  expect(text).toMatch(/Filer lästes om filer: \d+, storlek: 0 MB, skadade: 1/)
  expect(text).toMatch(/fil \(SHA-256\): [0-9a-f ]{64,70}, hur: saknas/)
  expect(text).not.toMatch(/(?:files|bytes|damaged|problems|sha256|state): /)
  expect(acts(ctx, 'checks.printed')).toHaveLength(1)
})

it('ends with 4 for a scheduler where something is wrong', async () => {
  const { on, dir } = await archiveWithChannel()
  expect(await on('check')).toMatchObject({ code: 0, out: expect.stringContaining('No fault is known.') })
  const { ctx, archive } = await opened(dir)
  const [first] = await files(ctx, 2)
  await rm(ctx.objects.path(Sha256.parse(first)))
  await archive.close()
  expect(await on('check')).toMatchObject({ code: 0 })
  const { code, out } = await on('check', '--all')
  expect([code, out]).toEqual([4, expect.stringContaining(`missing: ${first}`)])
  expect((await on('backup', 'repair', '--noted')).err).toContain('no backup')
})
