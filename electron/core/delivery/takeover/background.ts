// Copies the database every few minutes while the archive is open on a server.
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { readHead } from '../../kernel/journal/record.ts'
import type { SharedLease } from '../../kernel/lease/shared-lease.ts'
import type { Place } from '../backups/place.ts'
import { inBackupThread } from '../backups/thread.ts'
import type { CopyJob } from './write-copy.ts'

export type CopySettings = {
  /** In milliseconds, from the end of one to the beginning of the next. */
  readonly every: number
  readonly to: Place
  /** Under which they are written, and its holder. */
  readonly lease: SharedLease
  readonly holder: string
  /** Told of each time that the newest copy has all that there was then, in milliseconds since 1970. */
  readonly onCopied: (at: number) => void
}

export function copyInBackground(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  settings: CopySettings
): void {
  everyWhileOpen(ctx, hold, {
    failed: 'the database could not be copied',
    every: settings.every,
    first: 'at-once',
    work: () => copyNow(ctx, settings)
  })
}

/** @throws as writeCopy */
async function copyNow(ctx: Context, { to, lease, holder, onCopied }: CopySettings): Promise<void> {
  ctx.requireThere()
  const head = readHead(ctx.db.read)
  if (head === undefined) return
  const job: CopyJob = {
    ...{ kind: 'copy', dir: ctx.dir, to, lease, holder, head: head.sha256 },
    ...archiveOwner(ctx.db.read),
    ...{ program: ctx.appVersion, at: ctx.clock.now() }
  }
  const unread = await inBackupThread<readonly string[]>(job, () => undefined, ctx.closing)
  if (unread.length > 0) ctx.log.warn({ unread }, 'copies of the database cannot be read')
  onCopied(Date.parse(job.at))
}
