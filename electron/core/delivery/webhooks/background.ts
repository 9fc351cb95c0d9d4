// Tells webhooks what happens while the archive is open in the app. The command line does it when it is asked to.
import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { listWebhooks } from './queries.ts'
import { tellWebhooks } from './tell.ts'

const EVERY = 15_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while something is being told. */
export function runWebhooksInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'webhooks could not be told',
    every: EVERY,
    first: 'later',
    work: async () => {
      if (listWebhooks(ctx.db.read).length > 0) await tellWebhooks(ctx, { which: 'due' })
    }
  })
}
