// The rules of deadlines as they are: the authority's closed days, and how long an answer may take in each channel.
import { type DeadlineRules as Shown, STANDARD_WORKING_DAYS } from '#shared/deadline.ts'
import type { ChannelId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { DeadlineRules } from './due.ts'
import * as queries from './queries.ts'

/** The rules of one channel. */
export function rulesOf(db: ReadDb, channelId: ChannelId): DeadlineRules {
  return {
    workingDays: queries.workingDaysOf(db, channelId) ?? STANDARD_WORKING_DAYS,
    closed: closedDays(db)
  }
}

/** The authority's own days off. */
export function closedDays(db: ReadDb): ReadonlySet<string> {
  return new Set(queries.listClosedDays(db).map(({ date }) => date))
}

/** All rules, as they are shown. */
export function deadlineRules(db: ReadDb): Shown {
  return { closedDays: queries.listClosedDays(db), channels: queries.listChannelDeadlines(db) }
}
