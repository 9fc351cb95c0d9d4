// Runs a helper in a process of its own, which can then be killed like any program.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')
const LOAD = `
  const { runnerImport } = await import('vite')
  await runnerImport(process.argv[1], { root: ${JSON.stringify(root)}, configFile: false, logLevel: 'error' })`

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
