// Node 24: the one that runs us if it is new enough, else one of our own in the cache, outside the project.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheDir, withPath } from './paths.mjs'
import { install } from './pinned.mjs'
import { Stop, say } from './say.mjs'

const NEEDED_MAJOR = 24
const VERSION = '24.21.0'
const PACKAGES = {
  'linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'win-x64': 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA=='
}

/** A Node that can run the project, fetched if need be, and the environment in which it is the first one. */
export async function ensureNode({ env, quiet }) {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
    return { node: process.execPath, env: withPath(env, dirname(process.execPath)) }
  }
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const integrity = PACKAGES[platform]
  if (!integrity) throw new Stop(1, 'nodeTooOld', process.versions.node, platform)
  const name = `node-${platform}`
  const folder = join(cacheDir(env), `node-${VERSION}`)
  const bin = join(folder, 'node_modules', name, 'bin')
  const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(node)) {
    say('fetchingNode', VERSION, folder)
    await install({ name, version: VERSION, integrity }, folder, { node: process.execPath, env, quiet })
  }
  return { node, env: withPath(env, bin) }
}
