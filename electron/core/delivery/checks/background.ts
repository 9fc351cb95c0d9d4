// Checks that run by themselves while the archive is open: files are read again while nobody works and the computer is not on its
// battery, the database is looked through once a week, and its rules at every opening.
import type { Instant } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { swedish } from '../../kernel/swedish-time.ts'
import { type LookThrough, lookAtDatabase, lookAtSchema } from './database.ts'
import { lookAtDisk } from './disk.ts'
import { readFilesAgain } from './files.ts'
import { noteSpace } from './space.ts'

const EVERY = 60_000
const [EVENING, MORNING] = [21, 6]

/** Where nothing else says whether anybody works: at night, by a Swedish clock. */
export function isNight(now: Instant): boolean {
  const hour = Number(swedish(now, 'H'))
  return hour >= EVENING || hour < MORNING
}

/** Begins, and goes on until the archive is closed. `isAtRest`: whether the computer has nothing better to do. */
export function runChecksInBackground(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  { look, isAtRest }: { readonly look: LookThrough; readonly isAtRest: () => boolean }
): void {
  let isLookedAt = false
  everyWhileOpen(ctx, hold, {
    failed: 'the archive could not check itself',
    every: EVERY,
    // The window asks much in its first seconds.
    first: 'later',
    async work() {
      if (!isLookedAt) await lookAtSchema(ctx, look)
      isLookedAt = true
      await noteSpace(ctx)
      await lookAtDisk(ctx)
      if (!isAtRest()) return
      await lookAtDatabase(ctx, look)
      await readFilesAgain(ctx, 'due', isAtRest)
    }
  })
}
