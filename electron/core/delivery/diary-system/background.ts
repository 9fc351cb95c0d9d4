// Reads the diary's receipts while the archive is open in the app. The command line does it when it is asked to.
import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { findSystem } from './queries.ts'
import { readReceipts } from './receipts.ts'

const EVERY = 5 * 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while receipts are being read. */
export function runDiaryReceiptsInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'receipts of the diary could not be read',
    every: EVERY,
    first: 'later',
    work: async () => {
      if (findSystem(ctx.db.read)?.program === 'watch-folder') await readReceipts(ctx)
    }
  })
}
