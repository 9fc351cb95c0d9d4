// The command line as a process of its own, as it was built.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const PROGRAM = resolve(import.meta.dirname, '../../../out/main/cli.js')

export type EndedProcess = { readonly code: number | null; readonly out: string; readonly err: string }

/** The built command line's file. @throws where there is none */
export function builtCli(): string {
  if (!existsSync(PROGRAM)) throw new Error('Build first (npm test does): out/main/cli.js is missing.')
  return PROGRAM
}

/** Starts the program with arguments, and gives what it wrote when it has ended. Killed after the test. */
export function startProgram(
  args: readonly string[],
  env: NodeJS.ProcessEnv
): { child: ChildProcess; ended: Promise<EndedProcess> } {
  const child = spawn(process.execPath, [builtCli(), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout.on('data', part => {
    out += String(part)
  })
  child.stderr.on('data', part => {
    err += String(part)
  })
  const ended = new Promise<EndedProcess>(resolve => child.once('close', code => resolve({ code, out, err })))
  return { child, ended }
}
