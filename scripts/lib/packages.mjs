// The project's packages: exactly those of package-lock.json, installed once for each change of it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { locked } from './lock.mjs'
import { cacheDir, root } from './paths.mjs'
import { shortHash } from './pinned.mjs'
import { npmCommand, npmOptions, step } from './run.mjs'
import { say } from './say.mjs'

const modules = join(root, 'node_modules')
const stampFile = join(modules, '.kanalarkiv-installed')

/** Installs the packages if they are missing, half there, or not those of package-lock.json. */
export async function ensurePackages({ node, env, quiet }) {
  if (isInstalled()) return
  await locked(installLock(env), async () => {
    if (isInstalled()) return
    say('installingPackages')
    const [npm, first] = npmCommand(node, env)
    const everything = ['--ignore-scripts', '--include=dev', '--include=optional']
    await step(npm, [...first, 'ci', ...everything, ...npmOptions], { cwd: root, env, quiet })
    writeStamp()
  })
}

/** The lock that everything holds which writes in node_modules. */
export const installLock = env => join(cacheDir(env), 'locks', `packages-${shortHash(root)}`)

/**
 * Whether what npm wrote down as installed is what the lock file asks for. npm writes its own list last,
 * so a half-finished install has none. Packages for other platforms are optional and may be absent.
 */
export function isSameInstall(lock, installed) {
  const have = installed?.packages ?? {}
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '')
  return (
    Object.keys(have).every(path => lock.packages[path]?.integrity === have[path].integrity) &&
    wanted.every(([path, entry]) => path in have || entry.optional || entry.devOptional)
  )
}

function isInstalled() {
  if (readText(stampFile) === expectedStamp()) return true
  const list = readText(join(modules, '.package-lock.json'))
  if (list === undefined || !isSameInstall(JSON.parse(readText(lockFile) ?? '{}'), JSON.parse(list)))
    return false
  writeStamp() // a person's own `npm ci`, and a whole one
  return true
}

const lockFile = join(root, 'package-lock.json')

function expectedStamp() {
  const sha256 = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  return `${sha256} ${process.platform}-${process.arch}\n`
}

function writeStamp() {
  mkdirSync(modules, { recursive: true })
  writeFileSync(stampFile, expectedStamp())
}

const readText = file => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
