// What the archive checks of itself: how it stands, and a look now.
import type { SelfChecked, SelfChecks } from '#shared/self-check.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { type LookThrough, lookAtDatabase, lookAtSchema } from './database.ts'
import { lookAtDisk } from './disk.ts'
import { overdueParts, PARTS } from './due.ts'
import { readFilesAgain, readingOf } from './files.ts'
import * as queries from './queries.ts'
import { forecastOf, noteSpace } from './space.ts'

const MOST_DAMAGED = 200

export function selfChecks(ctx: Pick<Context, 'db' | 'clock'>): SelfChecks {
  const { read } = ctx.db
  const now = ctx.clock.now()
  const reading = readingOf(ctx)
  const times = [...reading.readAt.values()].sort()
  const damaged = queries.openDamage(read)
  return {
    days: reading.days,
    ...queries.countAll(read),
    overdue: queries.countIn(read, overdueParts(reading, now)).files,
    oldestAt: times.length < PARTS.length ? null : (times[0] ?? null),
    lastReadAt: times.at(-1) ?? null,
    damaged: damaged.slice(0, MOST_DAMAGED),
    damagedFiles: damaged.length,
    database: queries.lastLook(read, 'database'),
    schema: queries.lastLook(read, 'schema'),
    space: forecastOf(queries.samples(read), now),
    disk: queries.lastDisk(read)
  }
}

/** Reads again what is due, or all, and looks through the database: it too once a week, or always with all. */
export async function runChecks(ctx: Context, which: 'due' | 'all', look: LookThrough): Promise<SelfChecked> {
  const read = await readFilesAgain(ctx, which)
  await lookAtDatabase(ctx, look, which === 'all')
  await lookAtSchema(ctx, look)
  await noteSpace(ctx)
  await lookAtDisk(ctx, true)
  tellChanged(ctx, 'checks')
  return { ...read, checks: selfChecks(ctx) }
}

/** Within how many days every file is read again. */
export function setCheckDays(ctx: Context, days: number): SelfChecks {
  ctx.db.transact(tx => {
    queries.setDays(tx, days)
    record(tx, ctx, { act: 'check.days-set', about: null, details: { days } })
  })
  tellChanged(ctx, 'checks')
  return selfChecks(ctx)
}
