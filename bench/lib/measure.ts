// What a measure is, and how one is taken: both sides in turn, in the same minutes, so that what else the machine does
// meets both alike.
import { loadavg } from 'node:os'

/** Fewer runs than this are for trying out; their median says little. */
export const FEWEST_RUNS = 5

export interface Measure {
  readonly name: string
  /** The most that ours may take, as a multiple of the baseline; with `atLeast` the least that ours must reach. */
  readonly goal: number
  readonly atLeast?: true
  /** What both sides are counted in; seconds when it is not said. */
  readonly unit?: Unit
  /** Taken only when it is asked for by name, and then in one round. */
  readonly isLong?: true
  readonly ours: string
  readonly baseline: string
  /** Makes all that is needed and not measured. */
  prepare(asked: Size): Promise<Subject>
}

/** How large the archive of many years is: 1 is a million messages. Only what measures in it asks. */
export type Size = { readonly size: number }

/** Seconds, captures a minute, megabytes. */
type Unit = 's' | '/min' | 'MB'

/** Thrown by `prepare`: it cannot be measured here, and why. */
export class Skipped extends Error {}

/** Both sides, ready to run as often as asked. Each answers with its own figure, without what it clears away. */
export interface Subject {
  ours(): Promise<number>
  baseline(): Promise<number>
  /** What a reader needs to judge the numbers, such as how much was read. */
  notes?(): readonly string[]
  /** Bounds beside the goal that were not kept, in words: with any of them the measure is not met. */
  unmet?(): readonly string[]
  close(): Promise<void>
}

export type Result = {
  readonly measure: Measure
  readonly ours: readonly number[]
  readonly baseline: readonly number[]
  readonly notes: readonly string[]
  readonly unmet: readonly string[]
  /** What else the machine did in the minute before. */
  readonly load: number
}

/** Takes a measure: one round that does not count, then as many as asked, each side first in every other. */
export async function take(measure: Measure, runs: number, asked: Size): Promise<Result> {
  const [load = 0] = loadavg()
  const subject = await measure.prepare(asked)
  try {
    const [ours, baseline]: [number[], number[]] = [[], []]
    if (measure.isLong !== true) {
      await subject.baseline()
      await subject.ours()
    }
    for (let round = 0; round < (measure.isLong === true ? 1 : runs); round++) {
      if (round % 2 === 0) baseline.push(await subject.baseline())
      ours.push(await subject.ours())
      if (round % 2 === 1) baseline.push(await subject.baseline())
    }
    return { measure, ours, baseline, notes: subject.notes?.() ?? [], unmet: subject.unmet?.() ?? [], load }
  } finally {
    await subject.close()
  }
}

/** Seconds that the work took. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) throw new Error('There is no median of nothing.')
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}
