// The program as people get it on Linux: packed, made a package of Debian, installed, and walked through in its own window by a user without
// rights, with the sandbox that its pages have there and the core that it brings along. Then it is removed. The tests are one story, in order.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, mkdir, readFile, readlink, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'
import { makeDeb } from '../../scripts/lib/deb.mjs'
import { fillChannel, fillMandate, sendChannel } from './channel-form.ts'
import { temporaryFolder } from './launch.ts'
import { pack, run } from './packed.ts'
import { choose, goTo } from './person.ts'

const MINUTES = 60_000
const NOBODY = 65_534
const AS_NOBODY = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
const PROGRAM = '/opt/Kanalarkiv'
const WAIT = { timeout: 60_000, interval: 100 }

const canInstall =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  ['/usr/bin/apt-get', '/usr/bin/setpriv'].every(program => existsSync(program)) &&
  // Whoever has it installed keeps it.
  !existsSync(PROGRAM)

let folder: string
let home: string
let dir: string
let deb: string
let site: DemoSite
let app: ChildProcess | undefined
let ended: Promise<number | null>
let devtools: Browser
let page: Page

/** Runs a program as a user who may do nothing but what everybody may. */
const asNobody = (program: string, ...args: string[]) =>
  run('/usr/bin/setpriv', [...AS_NOBODY, program, ...args], {
    cwd: home,
    env: { PATH: '/usr/bin:/bin', HOME: home, LANG: 'sv_SE.UTF-8' }
  })
const apt = (...args: string[]) =>
  execFileSync('apt-get', ['-y', '-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'pipe'
  })

describe.runIf(canInstall)('the package for Debian', () => {
  beforeAll(async () => {
    folder = await temporaryFolder()
    home = join(folder, 'hem')
    dir = join(home, 'Arkiv åäö')
    await mkdir(home)
    chmodSync(folder, 0o755)
    chownSync(home, NOBODY, NOBODY)
    site = await startDemoSite()
    deb = makeDeb(await pack(folder), folder)
    apt('install', '--no-install-recommends', deb)
  }, 10 * MINUTES)

  afterAll(async () => {
    app?.kill('SIGKILL')
    await site.close()
    if (existsSync(PROGRAM)) apt('remove', 'kanalarkiv')
    await rm(folder, { recursive: true, force: true })
  }, 2 * MINUTES)

  it('lays the program where the system looks for it, with its licences', async () => {
    const files = execFileSync('dpkg', ['-L', 'kanalarkiv'], { encoding: 'utf8' }).split('\n')
    for (const file of [
      ...['/usr/bin/kanalarkiv', '/usr/bin/kanalarkiv-server', `${PROGRAM}/kanalarkiv`],
      ...['/usr/share/applications/se.kanalarkiv.app.desktop', '/usr/share/doc/kanalarkiv/copyright'],
      ...['/usr/share/doc/kanalarkiv/changelog.gz', '/usr/share/icons/hicolor/512x512/apps/kanalarkiv.png'],
      ...[`${PROGRAM}/resources/THIRD-PARTY-NOTICES.txt`, `${PROGRAM}/resources/node/LICENSE`],
      `${PROGRAM}/resources/policies/sv-SE/kanalarkiv.adml`
    ])
      expect(files).toContain(file)
    expect(statSync(`${PROGRAM}/chrome-sandbox`)).toMatchObject({ mode: 0o104755, uid: 0 })
    const written = files.filter(file => file.startsWith('/opt') && (statSync(file).mode & 0o022) !== 0)
    expect(written).toEqual([])
    const entry = await readFile('/usr/share/applications/se.kanalarkiv.app.desktop', 'utf8')
    expect(entry).toContain(`\nExec=${PROGRAM}/kanalarkiv %U\n`)
    process.stdout.write(`the package is ${Math.round(statSync(deb).size / 1e6)} MB\n`)
  })

  it('has the command line on the path', async () => {
    const help = await asNobody('kanalarkiv', '--help')
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('Kommandon:')
    const made = await asNobody('kanalarkiv', 'init', dir, '--municipality', 'Älvåsa kommun', '--json')
    expect(made).toMatchObject({ code: 0, err: '' })
  })

  it('opens its window on an archive, with a sandbox, and the core that came along', async () => {
    await start()
    await page.getByRole('link', { name: 'Registrera en kanal' }).waitFor()
    expect(await page.evaluate(() => location.origin)).toBe('app://kanalarkiv')
    await look('today')
    const core = await vi.waitFor(async () => {
      const { corePid } = (await logged()).findLast(({ msg }) => msg === 'core ready') ?? {}
      if (corePid === undefined) throw new Error('no core is ready')
      return corePid
    }, WAIT)
    const isStandIn = process.env['KANALARKIV_CORE_NODE'] !== undefined
    expect(await readlink(`/proc/${core}/exe`)).toBe(
      isStandIn ? `${PROGRAM}/resources/node/node` : `${PROGRAM}/kanalarkiv`
    )
    if (isStandIn)
      expect(await readFile(`/proc/${core}/cmdline`, 'utf8')).toContain(
        `${PROGRAM}/resources/app.asar.unpacked/out/main/core.js`
      )
    // What shows the pages may ask little of the system.
    const renderers = readdirSync('/proc').filter(pid => /^\d+$/.test(pid) && isRenderer(pid))
    expect(renderers.length).toBeGreaterThan(0)
    for (const pid of renderers)
      expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
  })

  it('registers a channel, captures it and writes a package', { timeout: 8 * MINUTES }, async () => {
    const channel = site.channels.find(({ slug }) => slug === 'flode')
    if (channel === undefined) throw new Error('the demo municipality has no such channel')
    await page.getByRole('link', { name: 'Registrera en kanal' }).click()
    await fillChannel(page, channel, channel.addresses)
    await fillMandate(page, channel)
    await sendChannel(page)
    await page.getByRole('heading', { level: 1, name: channel.name }).waitFor()
    await choose(page, 'Får sidorna ligga i ett privat nätverk\\?', 'Ja')
    const card = page.getByRole('region', { name: 'Så samlas kanalen in' })
    await card.getByRole('button', { name: 'Spara', exact: true }).click()
    await page.getByText('Inställningen är sparad.').first().waitFor()

    await goTo(page, 'Insamlingar')
    await button('Starta en insamling').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Starta', exact: true }).click()
    const rows = page.getByRole('grid', { name: 'Insamlade sidor' }).getByRole('row')
    const complete = rows.filter({ has: page.getByText('Fullständig', { exact: true }) })
    // A capture waits for its page longer than anything else here waits.
    await expect
      .poll(() => complete.count(), { timeout: 5 * MINUTES, interval: 500 })
      .toBe(channel.addresses.length)
    await look('captures')

    await goTo(page, 'Export')
    await button('Räkna ut').click()
    await button('Skriv paketet').click()
    const packages = page.getByRole('grid', { name: 'Skrivna paket' }).getByRole('row')
    await packages.filter({ hasText: 'Skrivet' }).waitFor()
    await look('package')
  })

  it('ends in order when its window is closed, and what it wrote is right', async () => {
    await page.evaluate(() => setTimeout(() => window.close(), 0))
    expect(await ended).toBe(0)
    app = undefined
    expect((await logged()).findLast(({ msg }) => msg === 'core ended')).toMatchObject({ code: 0 })
    const whole = await asNobody('kanalarkiv', 'verify', '--archive', dir, '--json')
    expect(whole.code).toBe(0)
    expect(JSON.parse(whole.out)).toMatchObject({ verification: { findings: [] } })
    const [name = ''] = readdirSync(join(dir, 'exports'))
    const packed = await asNobody('kanalarkiv', 'verify', '--package', join(dir, 'exports', name), '--json')
    expect(packed.code).toBe(0)
  })

  it('is removed whole, and leaves the archive', () => {
    apt('remove', 'kanalarkiv')
    for (const gone of [PROGRAM, '/usr/bin/kanalarkiv', '/usr/share/applications/se.kanalarkiv.app.desktop'])
      expect(existsSync(gone)).toBe(false)
    expect(existsSync(join(dir, 'archive.db'))).toBe(true)
  })
})

const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Starts it from where it lies, as its place in the menu does; it is seen through the door that Chromium has for that. */
async function start(): Promise<void> {
  const profile = join(home, 'profil')
  const words = ['--archive', dir, '--remote-debugging-port=0', '--disable-gpu', '--lang=sv-SE']
  app = spawn(
    '/usr/bin/setpriv',
    [...AS_NOBODY, `${PROGRAM}/kanalarkiv`, ...words, `--user-data-dir=${profile}`],
    {
      cwd: home,
      env: { PATH: '/usr/bin:/bin', HOME: home, LANG: 'sv_SE.UTF-8', ...(await display()) },
      stdio: 'ignore'
    }
  )
  const child = app
  ended = new Promise(done => child.once('exit', done))
  const port = await vi.waitFor(async () => {
    const [found = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
    return found
  }, WAIT)
  devtools = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  page = await vi.waitFor(() => {
    const found = devtools
      .contexts()[0]
      ?.pages()
      .find(each => each.url().startsWith('app:'))
    if (found === undefined) throw new Error('there is no window')
    return found
  }, WAIT)
  page.setDefaultTimeout(60_000)
}

/** The screen of the tests, to which the other user has to be let. */
async function display(): Promise<NodeJS.ProcessEnv> {
  const { DISPLAY, XAUTHORITY } = process.env
  if (XAUTHORITY === undefined) return { DISPLAY }
  const own = join(home, 'Xauthority')
  await copyFile(XAUTHORITY, own)
  chownSync(own, NOBODY, NOBODY)
  return { DISPLAY, XAUTHORITY: own }
}

/** A picture for a person to look at, in the folder that KANALARKIV_LOOK names. */
async function look(name: string): Promise<void> {
  const everywhere = process.env['KANALARKIV_LOOK']
  if (everywhere !== undefined) await page.screenshot({ path: resolve(everywhere, `installed-${name}.png`) })
}

type LogLine = { readonly msg?: string; readonly corePid?: number; readonly code?: number | null }

async function logged(): Promise<LogLine[]> {
  const text = await readFile(join(home, 'profil', 'logs', 'kanalarkiv.log'), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as LogLine) // written by the program under test; a wrong shape fails the test
}

function isRenderer(pid: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return words.startsWith(PROGRAM) && words.includes('--type=renderer')
  } catch {
    return false
  }
}
