// The half-years that a package can be chosen by.
import { z } from 'zod'
import { Instant } from '#shared/ids.ts'
import { halfYearBefore, halfYearOf } from '../../captures/captures/schedule.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { CAME_IN } from '../../register/records/came-in.ts'

/** Twenty years: no channel that the municipality can have had is older, and a time before that is some computer's mistake. */
const MOST = 40

/** From the one that goes on back to the one in which the first record came in, which can be before the archive was begun. */
export function halfYearsOfRecords({ db, clock }: Pick<Context, 'db' | 'clock'>): string[] {
  const first = firstCameIn(db.read)
  const found: string[] = []
  let period = halfYearOf(clock.now())
  do {
    found.push(period.label)
    period = halfYearBefore(period)
  } while (first !== null && period.end > first && found.length < MOST)
  return found
}

function firstCameIn(db: ReadDb): Instant | null {
  const firsts = Object.entries(CAME_IN).map(([kind, at]) => `SELECT min(${at}) AS at FROM ${kind}`)
  const row = db.prepare(`SELECT min(at) AS at FROM (${firsts.join(' UNION ALL ')})`).get()
  return z.strictObject({ at: Instant.nullable() }).parse(row).at
}
