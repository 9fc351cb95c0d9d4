// The bare reference programs, run as a person would.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a program to its end, and forgets what it prints. @throws when it is not there or does not succeed */
export async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}.`)
}
