// Builds into out/ when the sources are not those that out/ was built from.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { buildMajor } from './electron.mjs'
import { locked } from './lock.mjs'
import { writeNotices } from './notices.mjs'
import { cacheDir, root } from './paths.mjs'
import { shortHash } from './pinned.mjs'
import { step } from './run.mjs'
import { Stop, say } from './say.mjs'
import { threadEntries } from './threads.mjs'

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'scripts/lib/bundled.mjs',
  'scripts/lib/notices.mjs',
  'scripts/lib/notices-by-hand.mjs',
  'electron.vite.config.ts',
  'scripts/lib/in-page.mjs',
  'scripts/lib/threads.mjs',
  'package.json',
  'package-lock.json'
]
const PROGRAMS = ['main', 'core', 'cli', 'server', ...Object.keys(threadEntries(root))].map(
  name => `out/main/${name}.js`
)
const stampFile = join(root, 'out', '.built-from')

/** Builds if need be. Two commands at once build once: the second waits and finds the work done. */
export async function buildIfStale({ node, env, quiet }) {
  if (!isStale()) return
  await locked(join(cacheDir(env), 'locks', `build-${shortHash(root)}`), async () => {
    const wanted = stampOf(root, buildMajor(env))
    if (!isStale(wanted)) return
    say('building')
    rmSync(stampFile, { force: true })
    const program = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const major = buildMajor(env)
    await step(node, [program, 'build', '--logLevel', 'warn'], {
      cwd: root,
      env: { ...env, ...(major === 'own' ? {} : { ELECTRON_MAJOR_VER: major }) },
      quiet
    })
    for (const file of PROGRAMS) if (!existsSync(join(root, file))) throw new Stop(1, 'buildLacks', file)
    writeNotices(root)
    writeFileSync(stampFile, wanted) // as the sources were before the build: an edit meanwhile makes it stale
  })

  function isStale(wanted = stampOf(root, buildMajor(env))) {
    const isWhole = PROGRAMS.every(file => existsSync(join(root, file)))
    return !isWhole || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted
  }
}

/** What a build was made from: every source file's name, size and time of change, and the Electron it must fit. */
export function stampOf(folder, major) {
  const lines = SOURCES.flatMap(source => describe(folder, join(folder, source)))
  return `${createHash('sha256').update(lines.join('\n')).digest('hex')} ${major}\n`
}

function describe(folder, path) {
  if (!existsSync(path)) return []
  const info = statSync(path)
  if (!info.isDirectory()) {
    return [`${relative(folder, path).split(sep).join('/')} ${info.size} ${info.mtimeMs}`]
  }
  return readdirSync(path)
    .sort()
    .flatMap(name => describe(folder, join(path, name)))
}
