// What a page does over and over with next to no pause between: until it has seen enough time pass, or for ever.

/** So many turns, each so soon after the one before, in milliseconds, are one; of what is set to be done so, fewer. */
const LEAST = { set: 2, once: 8 }
const SOON_AFTER = 250
/** One that goes on for longer is the way of the page. */
const LONGEST = 4_000
const LONGEST_SOURCE = 300
const MOST = 500

type Loop = { readonly begunAt: number; lastAt: number; turns: number; readonly every: number }

const loops = new Map<string, Loop>()
const nameOf = Function.prototype.toString

/** A turn of `work`, which is done by `way`; `every` so many milliseconds, where it is set to be. */
export function noteTurn(way: string, work: unknown, now: number, every = 0): void {
  if (typeof work !== 'function') return
  const kind = `${way} ${nameOf.call(work).slice(0, LONGEST_SOURCE)}`
  const loop = loops.get(kind)
  if (loop !== undefined && now - loop.lastAt <= every + SOON_AFTER) {
    loop.lastAt = now
    loop.turns++
  } else if (loop !== undefined || loops.size < MOST)
    loops.set(kind, { begunAt: now, lastAt: now, turns: 1, every })
}

/** Those that may still be waiting for something, and when they are waited for no more. */
export const loopsNow = (now: number): { kind: string; due: number }[] =>
  [...loops]
    .filter(
      ([, { begunAt, lastAt, turns, every }]) =>
        turns >= (every > 0 ? LEAST.set : LEAST.once) &&
        now - lastAt <= every + SOON_AFTER &&
        now - begunAt < LONGEST
    )
    .map(([kind, { begunAt }]) => ({ kind, due: begunAt + LONGEST }))
