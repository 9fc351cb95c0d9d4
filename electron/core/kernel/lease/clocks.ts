// How long ago something was, by all the clocks that there are: one that never goes back stands still while a computer sleeps, one that
// goes on then is not had on every system, and the one that people set can be set.
import { uptime } from 'node:os'

/** In milliseconds. */
export type Moment = { readonly steady: number; readonly up: number; readonly wall: number }

export const readClocks = (): Moment => ({
  steady: Number(process.hrtime.bigint() / 1_000_000n),
  up: uptime() * 1000,
  wall: Date.now()
})

/** By those that nobody sets. */
export const passedSince = (then: Moment, now: Moment): number =>
  Math.max(now.steady - then.steady, now.up - then.up)

/** By the clock that says that it is longest ago: for whoever may do something until then. */
export const longestSince = (then: Moment, now: Moment): number =>
  Math.max(passedSince(then, now), now.wall - then.wall)
