// Runs a helper in a process of its own, which can then be killed like any program.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')
const LOAD = `
  const { runnerImport } = await import('vite')
  const { inPageProgram } = await import(${JSON.stringify(join(root, 'scripts/lib/in-page.mjs'))})
  const plugins = [inPageProgram(${JSON.stringify(root)})]
  await runnerImport(process.argv[1], { root: ${JSON.stringify(root)}, configFile: false, logLevel: 'error', plugins })`

/** Starts `test/helpers/<script>` with arguments and waits until it prints `ready`. Killed after the test. */
export async function inAnotherProcess(script: string, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', LOAD, join(import.meta.dirname, script), ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }
  )
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
export async function endOf(script: string, ...args: string[]): Promise<number | NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', LOAD, join(import.meta.dirname, script), ...args],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  )
  return new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)))
}

/** Runs `test/helpers/<script>` to its end, and gives what it printed. */
export async function outputOf(script: string, ...args: string[]): Promise<string> {
  const node = ['--expose-gc', '--input-type=module', '-e', LOAD, join(import.meta.dirname, script), ...args]
  return (await promisify(execFile)(process.execPath, node, { cwd: root })).stdout
}

/** Runs `test/helpers/<script>` to its end as the user `nobody`, and gives what it printed. Linux, as root. */
export async function asNobody(script: string, ...args: string[]): Promise<string> {
  const node = [
    process.execPath,
    '--input-type=module',
    '-e',
    LOAD,
    join(import.meta.dirname, script),
    ...args
  ]
  const become = ['--reuid=65534', '--regid=65534', '--clear-groups']
  const { stdout } = await promisify(execFile)('setpriv', [...become, ...node], { cwd: root })
  return stdout
}
