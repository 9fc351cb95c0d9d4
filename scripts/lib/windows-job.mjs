// The demo's main job by Windows' own Node, what each of two systems says of what the other has written, and the program laid out for
// Windows. What one system does meanwhile does not wait for the other, since there are two processors.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nothing } from './counts.mjs'
import { root } from './paths.mjs'
import { PACKAGE_FORMS } from './windows-tests.mjs'
import { driveIn } from './wine.mjs'

const isWindows = process.platform === 'win32'
const SECONDS = 360
const CLI = join('out', 'main', 'cli.js')

/** Does all of it and gives the counts; `local` runs programs of the system that this runs on. */
export async function mainJob(windows, { node, env, browser }, local) {
  const { folder, made, path } = windows
  const { checks, check } = checking()
  const [theirs, ours] = [join(made, 'demo-windows'), join(made, 'demo-here')]
  const there = (args, name, more = {}) =>
    windows.run([path(join(windows.tree, CLI)), ...args], {
      ...more,
      seconds: SECONDS,
      log: join(folder, `${name}.log`)
    })
  const thisSide = (args, program = join(root, CLI)) =>
    local.run([program, ...args], { seconds: SECONDS, log: join(folder, 'here.log') })
  const chromium = isWindows ? undefined : await startBrowser(browser, folder)
  const remote = chromium ? { env: { KANALARKIV_BROWSER_WS: chromium.address } } : {}
  const demo = into => ['demo', '--into', into, '--json']
  try {
    const [, , layout] = await Promise.all([
      check('the demo, by Windows’ Node', () =>
        there(demo(path(theirs)), 'demo', { ...remote, makes: theirs })
      ),
      check('the demo here', () => thisSide(demo(ours))),
      isWindows ? undefined : layOut(windows, { node, env }).catch(error => ({ error }))
    ])
    const [their, own] = [archiveIn(theirs), archiveIn(ours)]
    await Promise.all([
      verifiedThere({ check, there, windows }, ours, { their, own }),
      verifiedHere({ check, thisSide }, theirs, their),
      isWindows ? undefined : onItsOwn({ check, there, windows }, layout)
    ])
  } finally {
    chromium?.end()
  }
  return counted(checks)
}

/** Notes and tells how each check went, and how long it took. */
function checking() {
  const checks = []
  const check = async (name, work) => {
    const begun = Date.now()
    const ended = await work().catch(error => ({ code: 1, output: String(error?.stack ?? error) }))
    const isRight = ended.code === 0
    const seconds = ((Date.now() - begun) / 1000).toFixed(1)
    process.stderr.write(`  ${isRight ? '✓' : '✗'} ${name} (${seconds} s)\n`)
    checks.push({ name, isRight, message: isRight ? undefined : ended.output.slice(-800) })
  }
  return { checks, check }
}

async function verifiedThere({ check, there, windows }, ours, { their, own }) {
  const { folder, path } = windows
  const verify = (...args) => there(['verify', ...args], 'verify')
  await check('its archive, verified there', () => verify('--archive', path(their)))
  await check('the archive from here, verified there', () => verify('--archive', path(own)))
  for (const form of PACKAGE_FORMS)
    await check(`the package ${form} from here, verified there`, () =>
      verify('--package', path(packageOf(ours, form)))
    )
  const verifier = ['verify.mjs', ''].map(name => path(join(packageOf(ours, 'bagit'), name)))
  await check('the package from here, by its own verifier there', () =>
    windows.run(verifier, { seconds: SECONDS, log: join(folder, 'verifier.log') })
  )
}

async function verifiedHere({ check, thisSide }, theirs, their) {
  await check('its archive, verified here', () => thisSide(['verify', '--archive', their]))
  for (const form of PACKAGE_FORMS)
    await check(`its package ${form}, verified here`, () =>
      thisSide(['verify', '--package', packageOf(theirs, form)])
    )
  const bag = packageOf(theirs, 'bagit')
  await check('its package, by its own verifier here', () => thisSide([bag], join(bag, 'verify.mjs')))
}

/** What needs nothing that was made here or there. */
async function onItsOwn({ check, there, windows }, layout) {
  await check('an archive at the root of a drive', () => atRoot(there, windows))
  await laidOut({ check, windows }, layout)
}

/** Makes an archive at the root of a drive that has what Windows puts there, and opens it. */
async function atRoot(there, { folder, place }) {
  const drive = driveIn(place, 'k', join(folder, 'drive'))
  for (const name of ['System Volume Information', '$RECYCLE.BIN'])
    mkdirSync(join(folder, 'drive', name), { recursive: true })
  const made = await there(['init', '--archive', drive, '--municipality', 'Norrby kommun'], 'root')
  return made.code === 0 ? there(['verify', '--archive', drive], 'root') : made
}

/** The program laid out, zipped and unzipped again, as whoever gets the zip has it. */
async function layOut({ packages, folder, windowsNode }, ready) {
  // It needs packages, which may not have been there when this began.
  const { layOutWindows, unzipInto, zipFolder } = await import('./windows-layout.mjs')
  const unpacked = await layOutWindows(packages, windowsNode, ready)
  const zip = join(folder, 'Kanalarkiv-win.zip')
  const bytes = await zipFolder(unpacked, zip)
  const program = join(folder, 'Program', 'Kanalarkiv')
  await unzipInto(zip, program)
  const licence = readFileSync(join(program, 'resources', 'node', 'LICENSE'), 'utf8')
  if (!licence.startsWith('Node.js is licensed')) throw new Error('the zip has not the licence of Node')
  process.stderr.write(`  Kanalarkiv-win.zip: ${Math.round(bytes / 1e6)} MB\n`)
  return { program }
}

/** Its command line, by the launcher that lies in it and the Node beside that. */
async function laidOut({ check, windows }, { program, error }) {
  if (error) return check('the program laid out for Windows', () => Promise.reject(error))
  const { folder, path, wine } = windows
  const launcher = path(join(program, 'resources', 'bin', 'kanalarkiv.cmd'))
  const run = (...args) =>
    wine(['cmd', '/c', launcher, ...args], { cwd: folder, seconds: SECONDS, log: join(folder, 'layout.log') })
  const dir = path(join(folder, 'Arkiv Älvåsa 🐟'))
  const municipality = 'Älvåsa kommun 🐟 & Co'
  await check('the zip for Windows: its command line says its version', () => run('--version'))
  await check('the zip for Windows: makes an archive, whatever letters are in its names', async () => {
    const made = await run('init', dir, '--municipality', municipality, '--json')
    if (made.code !== 0 || made.output.includes(JSON.stringify(municipality))) return made
    return { ...made, code: 1 }
  })
  await check('the zip for Windows: verifies it', () => run('verify', '--archive', dir))
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
