// Work at length that nobody waits for in the next moment, in a thread of its own: people come first.
import { constants, getPriority, setPriority } from 'node:os'

const LOWER = constants.priority.PRIORITY_BELOW_NORMAL

/** The calling thread gets the processor that others leave. Linux only: elsewhere a priority is the whole program's. */
export function goAfterOthers(): void {
  if (process.platform === 'linux' && getPriority() < LOWER) setPriority(LOWER)
}
