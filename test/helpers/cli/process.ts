// The command line as a process of its own, built alone.
import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'

export type EndedProcess = { readonly code: number | null; readonly out: string; readonly err: string }

/** Starts the program with arguments, and gives what it wrote when it has ended. Killed after the test. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv
): { child: ChildProcess; ended: Promise<EndedProcess> } {
  const child = spawn(process.execPath, [program, ...args], {
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
