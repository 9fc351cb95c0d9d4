// Asks for time stamps while the archive is open in the app. The command line does it when it is asked to.
import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { oneByOne } from '../../kernel/one-by-one.ts'
import { keepLists } from './revocation.ts'
import { stampDue } from './stamp.ts'

const EVERY = 30_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while an answer is being kept. */
export function runTimestampsInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'time stamps could not be asked for',
    every: EVERY,
    first: 'later',
    async work() {
      await oneByOne(ctx, [stampDue, keepLists], each => each(ctx))
    }
  })
}
