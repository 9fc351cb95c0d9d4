// Reads the channels that are due while the archive is open in the app. The command line reads when it is asked to.
import { isAllowed, RULES } from '#shared/rules.ts'
import type { Context } from '../context.ts'
import { ArchiveError } from '../errors.ts'
import { everyWhileOpen } from '../every-while-open.ts'
import { readComments } from '../readings/readings.ts'
import { whoIs } from '../roles/users.ts'
import { watchOverview } from './watch.ts'

const MINUTE = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while a channel is being read. */
export function watchChannels(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'the channels that are due could not be read',
    every: MINUTE,
    first: 'at-once',
    work: () => readDue(ctx)
  })
}

/** Reads every channel whose time has come, one after the other; gives how many were read. */
export async function readDue(ctx: Context): Promise<number> {
  // It is done in the name of whoever is at the computer, and so only where that person may.
  if (!isAllowed(RULES.readings.start, whoIs(ctx, ctx.osUser).roles)) return 0
  const now = ctx.clock.now()
  const due = watchOverview(ctx.db.read).channels.filter(
    ({ nextAt, problem }) => nextAt !== null && nextAt <= now && problem === null
  )
  for (const { channelId } of due)
    try {
      await readComments(ctx, { channelId, thread: null })
    } catch (error) {
      // A refusal is kept with the reading and the account, where people see it.
      if (!(error instanceof ArchiveError)) ctx.log.error({ err: error }, 'a channel could not be read')
      if (ctx.closing.aborted) break
    }
  return due.length
}
