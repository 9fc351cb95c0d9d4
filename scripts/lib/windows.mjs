// What is run by Windows' own Node: the quick tests of the core, the demo's main job, and archives and packages held against each
// other from one system to the other. On Linux that runs in Wine; on Windows this runs as it is.
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { add, countsOf, nothing } from './counts.mjs'
import { windowsNode } from './node-runtime.mjs'
import { cacheDir, root, which } from './paths.mjs'
import { shortHash } from './pinned.mjs'
import { npmCommand, npmOptions, step } from './run.mjs'
import { say, text } from './say.mjs'
import { installer, thisMachine } from './system.mjs'
import { toolScript } from './tools.mjs'
import { PACKAGE_FORMS, WINDOWS_TESTS } from './windows-tests.mjs'
import { driveIn, startWine, windowsPath } from './wine.mjs'

const isWindows = process.platform === 'win32'
const SOURCES = ['electron', 'shared', 'test', 'scripts', 'resources', 'bench', 'renderer', 'out']
const SETTINGS = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'electron.vite.config.ts'
]
const MINUTES = { tests: 12, program: 6 }

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
  return filters.length === 0 ? add(counts, await mainJob(windows, ready)) : counts
}

/** Windows itself: `run` starts Node with arguments, and gives its code and what it said. */
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
  return { folder, tree: root, path: path => path, run }
}

/** Wine, with a copy of the project that has the packages of Windows. */
async function inWine(ready) {
  const base = join(cacheDir(ready.env), 'windows')
  const tree = await windowsTree(base, ready)
  const node = await windowsNode(ready)
  const wine = await startWine(base, ready)
  const run = (args, options) => wine([node, ...args], { cwd: tree, ...options })
  return { folder: join(base, 'work'), tree, path: windowsPath, run }
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
  return tree
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
    { seconds: MINUTES.tests * 60, log }
  )
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  if (!found) process.stderr.write(readFileSync(log, 'utf8').slice(-3000))
  return countsOf(found, ended.code, {
    name: 'windows',
    folder: isWindows ? root : windowsPath(tree),
    endedBadly: text('endedBadly', ended.signal ?? ended.code)
  })
}

/** The demo by Windows' Node, and what each system says of what the other has written. */
async function mainJob(windows, { node, env, browser }) {
  const checks = []
  const check = (name, ended) => {
    const isRight = ended.code === 0
    process.stderr.write(`  ${isRight ? '✓' : '✗'} ${name}\n`)
    checks.push({ name, isRight, message: isRight ? undefined : ended.output.slice(-800) })
  }
  const { folder, path } = windows
  const [theirs, ours] = [join(folder, 'demo-windows'), join(folder, 'demo-here')]
  const seconds = MINUTES.program * 60
  const there = (args, name, env = {}) =>
    windows.run([path(join(windows.tree, 'out', 'main', 'cli.js')), ...args], {
      env,
      seconds,
      log: join(folder, `${name}.log`)
    })
  const local = await here({ node, env })
  const thisSide = (args, program = join(root, 'out/main/cli.js')) =>
    local.run([program, ...args], { seconds, log: join(folder, 'here.log') })
  const chromium = isWindows ? undefined : await startBrowser(browser, folder)
  try {
    const remote = chromium ? { KANALARKIV_BROWSER_WS: chromium.address } : {}
    const demo = into => ['demo', '--into', into, '--json']
    check('the demo, by Windows’ Node', await there(demo(path(theirs)), 'demo', remote))
    check('the demo here', await thisSide(demo(ours)))
    const [their, own] = [archiveIn(theirs), archiveIn(ours)]
    check('its archive, verified there', await there(['verify', '--archive', path(their)], 'verify'))
    check('its archive, verified here', await thisSide(['verify', '--archive', their]))
    check('the archive from here, verified there', await there(['verify', '--archive', path(own)], 'verify'))
    for (const form of PACKAGE_FORMS) {
      check(
        `its package ${form}, verified here`,
        await thisSide(['verify', '--package', packageOf(theirs, form)])
      )
      const from = path(packageOf(ours, form))
      check(
        `the package ${form} from here, verified there`,
        await there(['verify', '--package', from], 'verify')
      )
    }
    const bag = packageOf(theirs, 'bagit')
    check('its package, by its own verifier here', await thisSide([bag], join(bag, 'verify.mjs')))
    const verifier = ['verify.mjs', ''].map(name => path(join(packageOf(ours, 'bagit'), name)))
    const log = join(folder, 'verify.log')
    check('the package from here, by its own verifier there', await windows.run(verifier, { seconds, log }))
    if (!isWindows) check('an archive at the root of a drive', await atRoot(there, folder))
  } finally {
    chromium?.end()
  }
  return counted(checks)
}

/** Makes an archive at the root of a drive that has what Windows puts there, and opens it. */
async function atRoot(there, folder) {
  const drive = driveIn(dirname(folder), 'k', join(folder, 'drive'))
  for (const name of ['System Volume Information', '$RECYCLE.BIN'])
    mkdirSync(join(folder, 'drive', name), { recursive: true })
  const made = await there(['init', '--archive', drive, '--municipality', 'Norrby kommun'], 'root')
  return made.code === 0 ? there(['verify', '--archive', drive], 'root') : made
}

const counted = checks => ({
  ...nothing,
  passed: checks.filter(({ isRight }) => isRight).length,
  failed: checks.filter(({ isRight }) => !isRight).length,
  failures: checks
    .filter(({ isRight }) => !isRight)
    .map(({ name, message }) => ({ file: 'demo', name, message }))
})

/** A browser of this system that programs in Wine use by its address. */
async function startBrowser(program, folder) {
  const child = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--remote-debugging-port=0',
      `--user-data-dir=${join(folder, 'profile')}`
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
  )
  const address = await new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', bytes => {
      said += bytes
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    child.once('close', code => reject(new Error(`the browser ended with ${code}: ${said.slice(-500)}`)))
  })
  return { address, end: () => child.kill() }
}

/** Where the demo has made its archive; a name that is not there where it has made none. */
const archiveIn = folder => join(folder, 'arkiv')

/** The package of a form that the demo has made; a name that is not there where it has made none. */
const packageOf = (folder, form) => {
  const place = join(folder, 'exports', form)
  return join(place, (existsSync(place) ? readdirSync(place) : [])[0] ?? 'none')
}
