// Accounts that are followed while the rest of a test goes on, as the app does while an archive is open.
import { runFollowsInBackground } from '../../electron/core/comments/follow/background.ts'
import type { Context } from '../../electron/core/kernel/context.ts'

/** Begins it; what it gives ends it, as closing the archive does. */
export function following(ctx: Context, pollEvery = 1_000): () => Promise<void> {
  const closing = new AbortController()
  const held: Promise<unknown>[] = []
  const signal = AbortSignal.any([ctx.closing, closing.signal])
  runFollowsInBackground(
    { ...ctx, closing: signal },
    work => held.push(work.catch(() => undefined)),
    pollEvery
  )
  return async () => {
    closing.abort(new Error('the test ends it'))
    await Promise.all(held)
  }
}
