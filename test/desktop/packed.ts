// The program packed as `npm run package` does it, and its parts run as on a machine that has nothing else of ours.
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
export const isWindows = process.platform === 'win32'

export type Run = { code: number; out: string; err: string }

/** Packs the program without an installer, and gives the folder that it lies in. */
export async function pack(folder: string): Promise<string> {
  const options = ['--dir', `-c.directories.output=${folder}`]
  const script = join(root, 'scripts', 'package.mjs')
  const made = await run(process.execPath, [script, ...options], { cwd: root, env: process.env })
  if (made.code !== 0) throw new Error(`not packed: ${made.err.slice(-2000)}`)
  return join(folder, (await readdir(folder)).find(name => /unpacked$|^mac/.test(name)) ?? 'nothing')
}

/** The launcher of the command line in the folder of a packed program. */
export function launcherIn(unpacked: string): string {
  const resources = /mac[^/\\]*$/.test(unpacked)
    ? join(unpacked, 'Kanalarkiv.app', 'Contents', 'Resources')
    : join(unpacked, 'resources')
  return join(resources, 'bin', isWindows ? 'kanalarkiv.cmd' : 'kanalarkiv')
}

/** Without an environment of its own a program gets none of the runner's: no display, no Node on the path. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env = bare() }: { cwd: string; env?: NodeJS.ProcessEnv }
): Promise<Run> {
  return new Promise(done =>
    execFile(program, args, { cwd, env, shell: program.endsWith('.cmd') }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err })
    )
  )
}

function bare(): NodeJS.ProcessEnv {
  if (isWindows) return { SystemRoot: process.env['SystemRoot'], PATH: process.env['SystemRoot'] }
  return { PATH: '/usr/bin:/bin' }
}
