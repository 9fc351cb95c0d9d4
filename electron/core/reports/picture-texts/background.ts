// Words in pictures are read while the archive is open and the computer has nothing better to do: by the same word as the archive's own checks
// are made, and never while pages are captured, something is read in, or others want the processors.
import { availableParallelism, loadavg } from 'node:os'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import * as queries from './queries.ts'
import { readPictures } from './read-pictures.ts'

const EVERY = 60_000

/** Begins, and goes on until the archive is closed. `isAtRest`: whether the computer has nothing better to do. */
export function readPicturesInBackground(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  isAtRest: () => boolean
): void {
  everyWhileOpen(ctx, hold, {
    failed: 'words in pictures could not be read',
    every: EVERY,
    first: 'later',
    async work() {
      await readPictures(ctx, Number.POSITIVE_INFINITY, () =>
        mayRead(ctx.db.read, isAtRest(), loadavg()[0] ?? 0)
      )
    }
  })
}

/** Whether pictures may be read now. `load` is how many wanted the processors in the last minute, the reading itself among them. */
export function mayRead(
  db: ReadDb,
  isAtRest: boolean,
  load: number,
  processors = availableParallelism()
): boolean {
  return isAtRest && load < processors + 1 && queries.isOn(db) && !queries.isBusy(db)
}
