// Runs Windows' programs on Linux, by Wine. It shows much of what Windows does, and not all: see docs/windows.md.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePrograms } from './system.mjs'

const PACKAGES = ['wine', 'wine64']
/** Wine's server ends now and then by itself, with all that runs in it. */
const TRIES = 2
const WINE_ENDED = /wine client error|wineserver crashed|could not exec the wine loader/i

/** A Windows of its own in `folder`; gives what runs a program in it. */
export async function startWine(folder, { env, quiet }) {
  await ensurePrograms({ programs: ['wine'], packages: PACKAGES }, { env, quiet })
  mkdirSync(folder, { recursive: true })
  const within = {
    ...env,
    WINEPREFIX: join(folder, 'prefix'),
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // What Windows' programs are given and say is read by the locale.
    LC_ALL: 'C.UTF-8',
    // Nothing of it is needed, and without it no window asks whether it may be fetched.
    WINEDLLOVERRIDES: 'mscoree=;mshtml='
  }
  delete within.DISPLAY
  await once('wineboot', ['-i'], { env: within, log: join(folder, 'boot.log'), seconds: 120 })
  return async (args, { cwd, env: more = {}, log, seconds, makes }) => {
    for (let tried = 1; ; tried++) {
      // What one that was ended has left is in the way of the next.
      if (makes) rmSync(makes, { recursive: true, force: true })
      const ended = await once('wine', args, { cwd, env: { ...within, ...more }, log, seconds })
      const output = readFileSync(log, 'utf8')
      if (ended.code === 0 || tried === TRIES || !(ended.signal || WINE_ENDED.test(output)))
        return { ...ended, output }
    }
  }
}

/** Makes a folder a drive of its own, of the Windows in `place`; answers with the drive's root. */
export function driveIn(place, letter, folder) {
  const link = join(place, 'prefix', 'dosdevices', `${letter}:`)
  rmSync(link, { force: true })
  mkdirSync(folder, { recursive: true })
  symlinkSync(folder, link)
  return `${letter.toUpperCase()}:\\`
}

/** A path of Linux as Windows' programs have it there. */
export const windowsPath = path => `Z:${path.replaceAll('/', '\\')}`

// Its output goes to a file: from a pipe, programs under Wine get EBADF.
function once(command, args, { cwd, env, log, seconds }) {
  const output = openSync(log, 'w')
  const input = openSync('/dev/null')
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: [input, output, output],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL'
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      closeSync(output)
      closeSync(input)
      resolve({ code, signal })
    })
  })
}
