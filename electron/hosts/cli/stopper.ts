// Ctrl-C and its kin: the first stops in order, the second ends at once.
import { EXIT } from './exit-codes.ts'

export interface Signals {
  /** Tells of each signal until the answer is called. */
  onSignal(listener: () => void): () => void
  /** Ends the program at once. */
  kill(code: number): void
}

export interface Stopper {
  readonly isStopping: boolean
  /** How to stop what goes on now in order; null when there is nothing to put in order. */
  whenStopped(stop: (() => Promise<unknown>) | null): void
  end(): void
}

export function openStopper(signals: Signals, onStopping: () => void): Stopper {
  let isStopping = false
  let inOrder: (() => Promise<unknown>) | null = null
  const off = signals.onSignal(() => {
    if (isStopping || inOrder === null) return signals.kill(EXIT.stopped)
    isStopping = true
    onStopping()
    // What fails in stopping has failed in the work too, which tells of it.
    inOrder().catch(() => undefined)
  })
  return {
    get isStopping() {
      return isStopping
    },
    whenStopped(stop) {
      inOrder = stop
    },
    end: off
  }
}
