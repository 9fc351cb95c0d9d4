// What the threads of the program share of its lease: since when it is trusted, whether it is lost, and how long the journal was when.
import { setTimeout as sleep } from 'node:timers/promises'
import { ArchiveError } from '../errors.ts'
import { longestSince, type Moment, readClocks } from './clocks.ts'
import { TRUSTED } from './settings.ts'

export type SharedLease = {
  readonly shared: SharedArrayBuffer
  /** In milliseconds. */
  readonly lasts: number
}

const MOMENT = ['steady', 'up', 'wall'] as const
const [NOTED, LOST, LINES, LINES_AT, CELLS] = [3, 4, 5, 6, 7]
const LOOK_EVERY = 20

export const newShared = (): SharedArrayBuffer => new SharedArrayBuffer(CELLS * 8)
const cellsOf = (shared: SharedArrayBuffer) => new BigInt64Array(shared)

/** When the newest renewal was asked for: it holds from then. */
export function trustFrom(shared: SharedArrayBuffer, moment: Moment): void {
  for (const [at, name] of MOMENT.entries())
    Atomics.store(cellsOf(shared), at, BigInt(Math.floor(moment[name])))
}

function trustedFrom(shared: SharedArrayBuffer): Moment {
  const at = (name: (typeof MOMENT)[number]) => Number(Atomics.load(cellsOf(shared), MOMENT.indexOf(name)))
  return { steady: at('steady'), up: at('up'), wall: at('wall') }
}

/** It is lost, or let go of. */
export const noteLost = (shared: SharedArrayBuffer): void => void Atomics.store(cellsOf(shared), LOST, 1n)

/** From now on each renewal says who has the archive. */
export const beginNoting = (shared: SharedArrayBuffer): void => void Atomics.store(cellsOf(shared), NOTED, 1n)
export const isNoting = (shared: SharedArrayBuffer): boolean => Atomics.load(cellsOf(shared), NOTED) === 1n

/** The time is taken first and written last, and read first: the journal had no more lines than these then. */
export function noteLines(shared: SharedArrayBuffer, lines: () => number): void {
  const at = BigInt(Date.now())
  Atomics.store(cellsOf(shared), LINES, BigInt(lines()))
  Atomics.store(cellsOf(shared), LINES_AT, at)
}

export function linesIn(shared: SharedArrayBuffer): { lines: number | null; linesAt: string | null } {
  const at = Number(Atomics.load(cellsOf(shared), LINES_AT))
  const lines = Number(Atomics.load(cellsOf(shared), LINES))
  return at === 0 ? { lines: null, linesAt: null } : { lines, linesAt: new Date(at).toISOString() }
}

/** @throws ArchiveError lease-lost */
export function requireHeld({ shared, lasts }: SharedLease, clocks: () => Moment = readClocks): void {
  const isLost = Atomics.load(cellsOf(shared), LOST) === 1n
  if (isLost || longestSince(trustedFrom(shared), clocks()) >= lasts * TRUSTED)
    throw new ArchiveError('lease-lost')
}

/**
 * Waits for a renewal that is asked for after this: a computer that was paused, its clocks with it, cannot know by itself that another has it.
 * @throws ArchiveError lease-lost; the signal's reason
 */
export async function requireRenewed(lease: SharedLease, signal: AbortSignal): Promise<void> {
  const begun = readClocks().steady
  for (;;) {
    requireHeld(lease)
    if (trustedFrom(lease.shared).steady > begun) return
    await sleep(LOOK_EVERY, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}
