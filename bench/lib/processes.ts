// What this process and its browsers use, as Linux tells it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Skipped } from './measure.ts'

const OFTEN = 100
/** A second, as Linux counts what processes use. */
const TICKS = 100

/** @throws Skipped where there is no /proc */
export function needProc(): void {
  if (!existsSync('/proc/self/smaps_rollup')) throw new Skipped('only Linux says what its processes use.')
}

/** This process, its children, their children, and so on. */
export function family(root = process.pid): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readOrNull(`/proc/${name}/stat`) : null
    // The name of a program, in brackets, may hold anything.
    const parent = stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (parent !== null) parents.set(Number(name), parent)
  }
  const found = [root]
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child)
  return found
}

/** Megabytes of memory that the processes have, each shared page counted once. */
export function megabytesOf(pids: readonly number[]): number {
  const kilobytes = pids.map(pid => {
    const said = readOrNull(`/proc/${pid}/smaps_rollup`)
    return Number(/^Pss:\s+(\d+) kB$/m.exec(said ?? '')?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1e3
}

/** The most memory that this process and its children have while the work goes on. */
export async function peakOf(work: () => Promise<unknown>): Promise<number> {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, megabytesOf(family()))
  }, OFTEN)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return Math.max(peak, megabytesOf(family()))
}

export type Used = { readonly wall: number; readonly cpu: number }

/**
 * The seconds that a work takes, and those of processors that it takes: this process and its children, but for `besides`.
 * A work that is all done by a child says which one, and then it is that one and its children.
 */
export async function usedBy(
  work: (onStarted: (pid: number) => void) => Promise<unknown>,
  besides: number
): Promise<Used> {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  let root = process.pid
  const look = (seen: Map<number, number>) => {
    for (const pid of family(root)) if (pid !== besides) seen.set(pid, ticksOf(pid) ?? seen.get(pid) ?? 0)
  }
  look(first)
  const start = performance.now()
  const timer = setInterval(look, OFTEN, last)
  try {
    await work(pid => {
      root = pid
    })
  } finally {
    clearInterval(timer)
  }
  const wall = (performance.now() - start) / 1000
  look(last)
  const ticks = [...last].map(([pid, ticks]) => ticks - (first.get(pid) ?? 0))
  return { wall, cpu: ticks.reduce((sum, one) => sum + one, 0) / TICKS }
}

/** In user and system mode. */
function ticksOf(pid: number): number | null {
  const stat = readOrNull(`/proc/${pid}/stat`)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    // It has ended just now.
    return null
  }
}
