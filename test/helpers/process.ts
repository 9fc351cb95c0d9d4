// Runs a helper in a process of its own, which can then be killed like any program. All of them are bundled once, as the program
// is: a process that had to put all its modules together by itself would take some seconds before it began.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { folder } from 'virtual:scripts'
import { onTestFinished } from 'vitest'
import type { SCRIPTS } from './scripts.ts'

const root = join(import.meta.dirname, '../..')
type Script = (typeof SCRIPTS)[number]

/** The file of a script in the bundle, which lies among the tests' temporary files. */
export const bundled = (script: Script): string => join(folder, `${basename(script, '.ts')}.js`)

/** Starts `test/helpers/<script>` with arguments and waits until it prints `ready`. Killed after the test. */
export async function inAnotherProcess(script: Script, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bundled(script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    let out = ''
    child.stdout.on('data', chunk => {
      out += String(chunk)
      if (out.includes('ready')) resolve()
    })
    child.once('exit', code => reject(new Error(`${script} ended with ${code} before it was ready`)))
  })
  return child
}

/** Runs `test/helpers/<script>` until it ends or is killed, and gives with what. */
export async function endOf(script: Script, ...args: string[]): Promise<number | NodeJS.Signals | null> {
  const child = spawn(process.execPath, [bundled(script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  return new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)))
}

/** Runs `test/helpers/<script>` to its end, and gives what it printed. */
export async function outputOf(script: Script, ...args: string[]): Promise<string> {
  const node = ['--expose-gc', bundled(script), ...args]
  return (await promisify(execFile)(process.execPath, node, { cwd: root })).stdout
}

/** Runs `test/helpers/<script>` to its end as the user `nobody`, and gives what it printed. Linux, as root. */
export async function asNobody(script: Script, ...args: string[]): Promise<string> {
  const node = [process.execPath, bundled(script), ...args]
  const become = ['--reuid=65534', '--regid=65534', '--clear-groups']
  const { stdout } = await promisify(execFile)('setpriv', [...become, ...node], { cwd: root })
  return stdout
}
