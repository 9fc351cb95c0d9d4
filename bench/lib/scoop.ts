// Scoop, the web archiver of the Harvard Library Innovation Lab, to be measured against. It is the one that `KANALARKIV_SCOOP` names,
// or is fetched from npm when the measurements ask for it, into a folder of their own; it is no part of this program.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Skipped } from './measure.ts'
import { root } from './root.ts'

const NAME = '@harvard-lil/scoop'
const MOST_SAID = 300

/** The module of Scoop that is named, or of one that is installed with its browser. @throws Skipped when it cannot be had */
export async function scoopModule(named = process.env['KANALARKIV_SCOOP']): Promise<string> {
  if (named !== undefined && named !== '') {
    const module = resolve(named)
    const isThere = await stat(module).then(
      found => found.isFile(),
      () => false
    )
    if (!isThere) throw new Skipped(`KANALARKIV_SCOOP names no file: ${module}`)
    return module
  }
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
