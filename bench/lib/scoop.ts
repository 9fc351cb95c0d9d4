// Scoop, the web archiver of the Harvard Library Innovation Lab, to be measured against. It is fetched from npm when the
// measurements ask for it, into a folder of their own, and is no part of this program.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Skipped } from './measure.ts'
import { root } from './root.ts'

const NAME = '@harvard-lil/scoop'
const MOST_SAID = 300

/** Installs Scoop and its browser, unless it is there, and gives its module. @throws Skipped when it cannot be had */
export async function scoopModule(): Promise<string> {
  const folder = join(root, 'out', 'bench-scoop')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"private":true}\n')
  await install(folder, ['npm', 'install', '--no-audit', '--no-fund', '--save-exact', NAME])
  await install(folder, ['npx', '--no', 'playwright', 'install', 'chromium'])
  return join(folder, 'node_modules', NAME, 'Scoop.js')
}

/** Captures with it into a file, as a program of its own, whose number is told. @throws when it does not succeed */
export async function scoopCapture(
  module: string,
  address: string,
  file: string,
  onStarted: (pid: number) => void
): Promise<void> {
  const program = join(root, 'bench', 'scoop-capture.mjs')
  const child = spawn(process.execPath, [program, module, address, file], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
  if (child.pid !== undefined) onStarted(child.pid)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`Scoop ended with ${String(code)}.`)
}

async function install(cwd: string, [program = '', ...args]: readonly string[]): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  const code = await Promise.race([
    once(child, 'close').then(([code]) => Number(code)),
    once(child, 'error').then(() => 1)
  ])
  if (code !== 0)
    throw new Skipped(`${NAME} could not be installed: ${said.replaceAll(/\s+/g, ' ').slice(0, MOST_SAID)}`)
}
