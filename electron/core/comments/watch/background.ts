// Reads the channels that are due while the archive is open in the app. The command line reads when it is asked to.
import { isAllowed, RULES } from '#shared/rules.ts'
import type { WatchedPage } from '#shared/watch.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { whoIs } from '../../register/roles/users.ts'
import { readComments } from '../readings/readings.ts'
import { visitPage } from './visit-page.ts'
import { watchOverview } from './watch.ts'

const MINUTE = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while a channel is being read. */
export function runChannelsInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'the channels that are due could not be read',
    every: MINUTE,
    first: 'at-once',
    work: () => readDue(ctx)
  })
}

/** Reads every channel and page whose time has come, one after the other; gives how many were read. */
export async function readDue(ctx: Context): Promise<number> {
  // It is done in the name of whoever is at the computer, and so only where that person may.
  if (!isAllowed(RULES.readings.start, whoIs(ctx, ctx.osUser).roles)) return 0
  const now = ctx.clock.now()
  const isDue = ({ everyMinutes, nextAt }: Pick<WatchedPage, 'everyMinutes' | 'nextAt'>) =>
    everyMinutes !== null && (nextAt === null || nextAt <= now)
  const { channels, pages } = watchOverview(ctx.db.read)
  const due = [
    ...channels
      .filter(each => isDue(each) && each.problem === null)
      .map(
        ({ channelId }) =>
          () =>
            readComments(ctx, { channelId, thread: null })
      ),
    // Pages of one site are read one after the other, as all are: none is kept busy.
    ...pages.filter(isDue).map(
      ({ id }) =>
        () =>
          visitPage(ctx, id)
    )
  ]
  for (const read of due)
    try {
      await read()
    } catch (error) {
      // A refusal is kept with the reading and the account, or with the visit, where people see it.
      if (!(error instanceof ArchiveError)) ctx.log.error({ err: error }, 'a channel could not be read')
      if (ctx.closing.aborted) break
    }
  return due.length
}
