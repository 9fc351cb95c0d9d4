// How much room there is where the archive lies, and when it ends if the archive goes on growing as it has.
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { CalendarDate, type Instant } from '#shared/ids.ts'
import type { SpaceForecast } from '#shared/self-check.ts'
import type { Context } from '../../kernel/context.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import * as queries from './queries.ts'

const DAY = 86_400_000
/** With less than this, or so many days to the end, somebody should see to it. */
const LEAST_BYTES = 2 * 2 ** 30
const LEAST_DAYS = 90
/** Growth is told of after so many days, and of no longer than that back. */
const FEWEST_DAYS = 7
const MOST_DAYS = 120
const FAR_AWAY = 3_650

/** What the samples, oldest first, come to; null without any. Pure. */
export function forecastOf(samples: readonly queries.Sample[], at: Instant): SpaceForecast | null {
  const last = samples.at(-1)
  if (last === undefined) return null
  const days = (sample: queries.Sample) => (Date.parse(last.day) - Date.parse(sample.day)) / DAY
  const first = samples.find(sample => days(sample) <= MOST_DAYS)
  const known = first !== undefined && days(first) >= FEWEST_DAYS ? first : null
  const bytesADay =
    known === null ? null : Math.max(0, Math.round((last.archiveBytes - known.archiveBytes) / days(known)))
  const left = bytesADay === null || bytesADay === 0 ? Number.POSITIVE_INFINITY : last.freeBytes / bytesADay
  const isNear = left < FAR_AWAY
  const { freeBytes, archiveBytes } = last
  return {
    ...{ at, freeBytes, archiveBytes, bytesADay },
    fullOn: isNear
      ? CalendarDate.parse(new Date(Date.parse(last.day) + left * DAY).toISOString().slice(0, 10))
      : null,
    isShort: freeBytes < LEAST_BYTES || left < LEAST_DAYS
  }
}

/** Notes how it is today, once a day. */
export async function noteSpace(ctx: Pick<Context, 'dir' | 'db' | 'clock'>): Promise<void> {
  const day = swedishDate(ctx.clock.now())
  if (queries.samples(ctx.db.read).at(-1)?.day === day) return
  const { bavail, bsize } = await statfs(ctx.dir)
  const { size } = await stat(join(ctx.dir, 'archive.db'))
  const freeBytes = Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER)
  const archiveBytes = size + queries.objectBytes(ctx.db.read)
  ctx.db.transact(tx => queries.insertSample(tx, { day, freeBytes, archiveBytes }))
}
