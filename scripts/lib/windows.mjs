// What is run by Windows' own Node: the quick tests of the core, the demo's main job, and archives and packages held against each
// other from one system to the other. On Linux that runs in Wine; on Windows this runs as it is.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { add, countsOf } from './counts.mjs'
import { folderInMemory } from './in-memory.mjs'
import { windowsNode } from './node-runtime.mjs'
import { cacheDir, root, which } from './paths.mjs'
import { shortHash } from './pinned.mjs'
import { npmCommand, npmOptions, step } from './run.mjs'
import { say, text } from './say.mjs'
import { installer, thisMachine } from './system.mjs'
import { toolScript } from './tools.mjs'
import { mainJob } from './windows-job.mjs'
import { WINDOWS_TESTS } from './windows-tests.mjs'
import { startWine, windowsPath } from './wine.mjs'

const isWindows = process.platform === 'win32'
const SOURCES = ['electron', 'shared', 'test', 'scripts', 'resources', 'bench', 'renderer', 'out']
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'electron.vite.config.ts'
]
const MINUTES = 12

/** Whether it can be run here: on Windows, and on Linux where Wine is there or can be installed. */
export const hasWindows = env =>
  isWindows ||
  (process.platform === 'linux' &&
    process.arch === 'x64' &&
    (which('wine', env) !== undefined || installer(thisMachine(env)) === 'apt'))

/**
 * Runs all of it, or only the test files whose paths hold one of `filters`, and gives the counts. What this computer needs is set up, and
 * the program is built.
 */
export async function runOnWindows(ready, filters = []) {
  const windows = isWindows ? await here(ready) : await inWine(ready)
  rmSync(windows.folder, { recursive: true, force: true })
  mkdirSync(windows.folder, { recursive: true })
  const files = WINDOWS_TESTS.filter(
    file => filters.length === 0 || filters.some(part => file.includes(part))
  )
  const counts = await quickTests(windows, files)
  if (filters.length > 0) return counts
  return add(counts, await mainJob(windows, ready, await here(ready)))
}

/** Windows itself: `run` starts Node with arguments, and gives its code and what it said. Archives are made in `made`. */
async function here({ node, env }) {
  const folder = join(cacheDir(env), 'windows', 'work')
  const run = (args, { cwd = root, env: more = {}, seconds, log }) =>
    new Promise((resolve, reject) => {
      let output = ''
      const child = spawn(node, args, { cwd, env: { ...env, ...more }, timeout: seconds * 1000 })
      for (const stream of [child.stdout, child.stderr]) stream.on('data', bytes => (output += bytes))
      child.once('error', reject)
      child.once('close', (code, signal) => {
        writeFileSync(log, output)
        resolve({ code, signal, output })
      })
    })
  return { folder, made: folder, tree: root, path: path => path, run }
}

/** Wine, with a copy of the project that has the packages of Windows. */
async function inWine(ready) {
  const base = join(cacheDir(ready.env), 'windows')
  const { tree, packages } = await windowsTree(base, ready)
  const node = await windowsNode(ready)
  const wine = await startWine(base, ready)
  const [folder, memory] = [join(base, 'work'), folderInMemory()]
  const temporary = memory ? { TEMP: windowsPath(memory), TMP: windowsPath(memory) } : {}
  const run = (args, { env, ...options }) =>
    wine([node, ...args], { cwd: tree, ...options, env: { ...temporary, ...env } })
  return {
    ...{ folder, made: memory ?? folder, place: base, tree, packages },
    ...{ path: windowsPath, run, wine, windowsNode: node }
  }
}

/** The project as it is now, copied beside packages that are installed once for each change of the lock file. */
async function windowsTree(base, { node, env }) {
  const lock = shortHash(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const packages = join(base, `packages-${lock}`)
  if (!existsSync(join(packages, '.whole'))) {
    say('installingPackages')
    rmSync(packages, { recursive: true, force: true })
    mkdirSync(packages, { recursive: true })
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, name), join(packages, name))
    const [npm, first] = npmCommand(node, env)
    const other = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--include=dev', '--include=optional']
    await step(npm, [...first, 'ci', ...other, ...npmOptions], { cwd: packages, env, quiet: true })
    writeFileSync(join(packages, '.whole'), '')
  }
  const tree = join(base, `tree-${shortHash(root)}`)
  rmSync(tree, { recursive: true, force: true })
  mkdirSync(tree)
  for (const name of [...SOURCES, ...SETTINGS])
    if (existsSync(join(root, name))) cpSync(join(root, name), join(tree, name), { recursive: true })
  symlinkSync(join(packages, 'node_modules'), join(tree, 'node_modules'))
  return { tree, packages }
}

async function quickTests({ folder, tree, path, run }, files) {
  const [report, log] = [join(folder, 'report.json'), join(folder, 'tests.log')]
  const vitest = toolScript('vitest').replace(root, tree)
  const options = [
    '--config',
    'test/vitest.config.ts',
    '--project',
    'core',
    '--pool=threads',
    '--maxWorkers=2'
  ]
  say('testing', 'windows')
  const ended = await run(
    [path(vitest), 'run', ...options, '--reporter=json', `--outputFile.json=${path(report)}`, ...files],
    { seconds: MINUTES * 60, log }
  )
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  if (!found) process.stderr.write(readFileSync(log, 'utf8').slice(-3000))
  return countsOf(found, ended.code, {
    name: 'windows',
    folder: isWindows ? root : windowsPath(tree),
    endedBadly: text('endedBadly', ended.signal ?? ended.code)
  })
}
