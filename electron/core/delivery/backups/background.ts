// Makes the backups that are due by plan, while the archive is open.
import type { BackupTarget } from '#shared/backup.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { oneByOne } from '../../kernel/one-by-one.ts'
import { listTargets, writeBackup } from './backups.ts'

const EVERY = 15 * 60_000
const HOUR = 3_600_000
/** Somewhat less than a day and a week, so that the hour does not move a little each time. */
const AFTER = { day: 20 * HOUR, week: 6.5 * 24 * HOUR } as const
/** One that failed is tried again, but not all the time. */
const AGAIN = 2 * HOUR

/** Whether a backup is to be made there now. Pure. */
export function isDue({ plan, last, lastWhole }: BackupTarget, now: string): boolean {
  if (plan === null) return false
  const since = (at: string | undefined) =>
    at === undefined ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(at)
  return since(lastWhole?.at) >= AFTER[plan] && since(last?.at) >= AGAIN
}

export function runBackupsInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'the backups that are due could not be looked up',
    every: EVERY,
    first: 'later',
    work: () => writeDue(ctx)
  })
}

/** Makes each backup that is due. A folder that fails, as when its disk lies in a drawer, keeps no other from its backup. */
export async function writeDue(ctx: Context): Promise<void> {
  await oneByOne(ctx, listTargets(ctx.db.read), async target => {
    if (!isDue(target, ctx.clock.now())) return
    await writeBackup(ctx, target.id).catch((error: unknown) => {
      if (!ctx.closing.aborted) ctx.log.error({ err: error, ...why(error), target: target.id }, FAILED)
    })
  })
}

const FAILED = 'backups could not be written'

/** Whoever runs a server may never look at the page: what the system said, such as EROFS, is what leads to the remedy. */
function why(error: unknown): { code: string; detail?: string } {
  if (!(error instanceof ArchiveError)) return { code: 'internal' }
  const detail = String(error.params['detail'] ?? '')
  return CODE.test(detail) ? { code: error.code, detail } : { code: error.code }
}
/** A code, and no words that somebody may have written. */
const CODE = /^[\w-]{1,60}$/
