// Where things are: the project, the cache outside it, and how a platform names its programs.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

/** The project's own folder. */
export const root = resolve(import.meta.dirname, '../..')

/** Where downloads live that belong to no single working copy: Node 24 and the stand-in Electron. */
export function cacheDir(env = process.env, platform = process.platform, home = homedir()) {
  if (env.KANALARKIV_CACHE) return resolve(env.KANALARKIV_CACHE)
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'kanalarkiv', 'cache')
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'kanalarkiv')
  return join(home, '.cache', 'kanalarkiv')
}

/** A program's path as the shell would find it, or undefined. */
export function which(name, env = process.env) {
  const folders = (env[pathKey(env)] ?? '').split(delimiter).filter(Boolean)
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name]
  return folders.flatMap(folder => names.map(each => join(folder, each))).find(existsSync)
}

/** The same environment with a folder first in its search path. */
export function withPath(env, folder) {
  const key = pathKey(env)
  return { ...env, [key]: [folder, env[key]].filter(Boolean).join(delimiter) }
}

/** The folder a person stood in: npm itself always runs scripts from the project's folder. */
export function callersFolder(env = process.env) {
  const fromNpm = env.npm_lifecycle_event !== undefined && resolve(process.cwd()) === root
  return (fromNpm && env.INIT_CWD) || process.cwd()
}

/** Whether a window could be seen: Windows and macOS always have a display, Linux says so in its environment. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

// Windows calls it Path, and a spread of process.env loses the case-blind look-up.
const pathKey = env => Object.keys(env).find(key => key.toUpperCase() === 'PATH') ?? 'PATH'
