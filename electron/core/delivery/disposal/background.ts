// Keeps the locks of a store of files as the rules and holds have them, while the archive is open.
import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { lockFiles } from './file-locks.ts'

const HOUR = 3_600_000
const SOON = 1_000

export function lockFilesInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  if (!ctx.objects.elsewhere?.settings.lock) return
  // One after the other: two at once would each ask for what the other has asked for.
  let last: Promise<unknown> = Promise.resolve()
  const work = () => {
    const mine = last.then(() => lockFiles(ctx))
    last = mine.catch(() => undefined)
    return mine
  }
  everyWhileOpen(ctx, hold, { failed: 'files could not be locked', every: HOUR, first: 'at-once', work })
  // A hold does not wait for the hour.
  let timer: NodeJS.Timeout | undefined
  ctx.events.subscribe('event', event => {
    if (event.kind !== 'changed' || event.noun !== 'retention') return
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!ctx.closing.aborted)
        hold(work().catch(error => ctx.log.error({ err: error }, 'files could not be locked')))
    }, SOON)
    timer.unref()
  })
}
