// `npm run test:windows`: the quick tests of the core, the demo's main job, and archives and packages held against each other from
// one system to the other, by Windows' own Node. On Linux that runs in Wine; on Windows this runs as it is.
// Ends with one line `N passed, N failed`.
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
import { buildIfStale } from './lib/build.mjs'
import { add, closingLine, countsOf, isGood, nothing } from './lib/counts.mjs'
import { windowsNode } from './lib/node-runtime.mjs'
import { cacheDir, root } from './lib/paths.mjs'
import { shortHash } from './lib/pinned.mjs'
import { npmCommand, npmOptions, step } from './lib/run.mjs'
import { main, say, text } from './lib/say.mjs'
import { toolScript } from './lib/tools.mjs'
import { startWine, windowsPath } from './lib/wine.mjs'
import { setUp } from './setup.mjs'
import { WINDOWS_TESTS } from './windows-tests.mjs'

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

async function quickTests({ folder, tree, path, run }) {
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
    [
      path(vitest),
      'run',
      ...options,
      '--reporter=json',
      `--outputFile.json=${path(report)}`,
      ...WINDOWS_TESTS
    ],
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
  const check = (name, ended, isRight = ended.code === 0) => {
    process.stderr.write(`  ${isRight ? '✓' : '✗'} ${name}\n`)
    checks.push({ name, isRight, message: isRight ? undefined : ended.output.slice(-800) })
  }
  const { folder, path } = windows
  const [theirs, ours] = [join(folder, 'demo-windows'), join(folder, 'demo-here')]
  const seconds = MINUTES.program * 60
  const cli = args => [path(join(windows.tree, 'out', 'main', 'cli.js')), ...args]
  const local = async (program, args) => {
    const log = join(folder, 'here.log')
    return { ...(await (await here({ node, env })).run([program, ...args], { seconds, log })) }
  }
  const chromium = isWindows ? undefined : await startBrowser(browser, folder)
  try {
    const remote = chromium ? { KANALARKIV_BROWSER_WS: chromium.address } : {}
    const log = join(folder, 'demo.log')
    const made = await windows.run(cli(['demo', '--into', path(theirs), '--json']), {
      env: remote,
      seconds,
      log
    })
    check('the demo, by Windows’ Node', made)
    const archive = archiveIn(theirs)
    if (archive === undefined) return counted(checks)
    check(
      'its archive, verified there',
      await windows.run(cli(['verify', '--archive', path(archive)]), { seconds, log })
    )
    check(
      'its archive, verified here',
      await local(join(root, 'out/main/cli.js'), ['verify', '--archive', archive])
    )
    for (const pack of packagesIn(archive))
      check(
        `its package ${pack.name}, by its own verifier here`,
        await local(join(pack.dir, 'verify.mjs'), [pack.dir])
      )
    check('the demo here', await local(join(root, 'out/main/cli.js'), ['demo', '--into', ours, '--json']))
    const own = archiveIn(ours)
    if (own === undefined) return counted(checks)
    check(
      'the archive from here, verified there',
      await windows.run(cli(['verify', '--archive', path(own)]), { seconds, log })
    )
    for (const pack of packagesIn(own)) {
      const verifier = [path(join(pack.dir, 'verify.mjs')), path(pack.dir)]
      check(
        `the package ${pack.name} from here, by its own verifier there`,
        await windows.run(verifier, { seconds, log })
      )
    }
  } finally {
    chromium?.end()
  }
  return counted(checks)
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

const archiveIn = folder => [folder, ...foldersIn(folder)].find(each => existsSync(join(each, 'archive.db')))
const foldersIn = folder =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => join(folder, entry.name))
    : []

/** The packages that carry a verifier of their own. */
const packagesIn = archive =>
  readdirSync(join(archive, 'exports'), { recursive: true })
    .filter(path => path.endsWith('verify.mjs'))
    .map(path => join(archive, 'exports', dirname(path)))
    .map(dir => ({ dir, name: dir.slice(join(archive, 'exports').length + 1) }))

await main(async () => {
  const ready = await setUp({ browser: true, electron: false, display: false })
  await buildIfStale(ready)
  const windows = isWindows ? await here(ready) : await inWine(ready)
  rmSync(windows.folder, { recursive: true, force: true })
  mkdirSync(windows.folder, { recursive: true })
  const counts = add(await quickTests(windows), await mainJob(windows, ready))
  for (const { file, name, message } of counts.failures)
    process.stderr.write(
      `  ${file}: ${name}\n    ${(message ?? '').split('\n').slice(0, 4).join('\n    ')}\n`
    )
  for (const line of counts.outside) process.stderr.write(`  ${line}\n`)
  console.log(closingLine(counts))
  return isGood(counts) ? 0 : 1
})
