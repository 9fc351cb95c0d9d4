// Others get their turn while much is read.
import { setImmediate } from 'node:timers/promises'

/** So long is worked at a time. */
const TURN_MS = 20

/** @throws the signal's reason */
export function pauses(signal: AbortSignal): () => Promise<void> {
  let since = performance.now()
  return async () => {
    signal.throwIfAborted()
    if (performance.now() - since < TURN_MS) return
    await setImmediate()
    since = performance.now()
  }
}
