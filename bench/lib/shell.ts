// Queries in the sqlite3 shell, timed by the shell itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** Seconds that nineteen of twenty are faster than. */
export const nineteenOfTwenty = (seconds: readonly number[]): number =>
  seconds.toSorted((one, two) => one - two)[Math.ceil(seconds.length * 0.95) - 1] ?? Number.NaN

/** Asks all queries `rounds` times over and gives the time that nineteen of twenty are faster than. @throws Error when one fails */
export async function inShell(file: string, queries: readonly string[], rounds: number): Promise<number> {
  const shell = spawn('sqlite3', ['-readonly', file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = text(shell.stdout)
  const all = Array.from({ length: rounds }, () => queries.join('\n'))
  shell.stdin.end(`.output /dev/null\n.timer on\n${all.join('\n')}\n`)
  const [code] = await once(shell, 'exit')
  const times = [...(await said).matchAll(/real (\d+\.\d+)/g)].map(([, real]) => Number(real))
  if (code !== 0 || times.length !== rounds * queries.length)
    throw new Error(`sqlite3 ended with ${String(code)} after ${times.length} queries.`)
  return nineteenOfTwenty(times)
}
