// Starts the built app as a person would, with a profile of its own, and gives a client of the core inside its page.
// The runner sets ELECTRON_OVERRIDE_DIST_PATH where Electron is not in node_modules, and on Linux a display.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { bundlePageClient } from './bundle-page-client.ts'

const root = resolve(import.meta.dirname, '../..')
const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH']
const program = process.platform === 'win32' ? 'electron.exe' : 'electron'
const executablePath = dist === undefined ? undefined : join(dist, program)

export interface LaunchOptions {
  /** Opened with `--archive`. */
  readonly archive?: string
  /** A profile that is kept, so that a later start can be tested; one of its own is removed again. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** What page and process wrote to their consoles. */
  readonly output: string[]
  /** The lines of the app's log file. */
  log(): Promise<LogLine[]>
  /** The process number of the core that runs now. */
  corePid(): Promise<number>
  /** Asks the core over a port of its own, as the page does, when a person has chosen the paths that are named. */
  call(method: string, input?: unknown): Promise<Answer>
  /** The same of a page that names paths which nobody chose. */
  callUnchosen(method: string, input?: unknown): Promise<Answer>
  /** Ends the app, if it has not ended, and says how. */
  close(): Promise<number | null>
}

interface LogLine {
  readonly from: string
  readonly msg?: string
  readonly corePid?: number
  readonly code?: number | string | null
}

/** What a call came to: a value, a refusal's code, or `stopped` when the port closed under it. */
export type Answer = { readonly value: unknown } | { readonly code: string } | { readonly stopped: true }

/** The arguments every start in a test has. */
function testArgs(userData: string): string[] {
  return [
    root,
    // Root, as which tests often run, cannot have Chromium's sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--lang=sv-SE',
    '--force-device-scale-factor=1',
    `--user-data-dir=${userData}`
  ]
}

/** The environment every start in a test has. */
function testEnv(): Record<string, string> {
  const env = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return { KANALARKIV_CORE_NODE: process.execPath, TZ: 'Europe/Stockholm', ...Object.fromEntries(env) }
}

/** Starts the app and waits for its page. */
export async function launch({
  archive,
  userData: kept,
  args = [],
  env = {}
}: LaunchOptions = {}): Promise<Desktop> {
  const userData = kept ?? (await temporaryFolder())
  const output: string[] = []
  const app = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...testArgs(userData), ...(archive === undefined ? [] : ['--archive', archive]), ...args],
    cwd: root,
    env: { ...testEnv(), ...env },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm'
  })
  const child = app.process()
  const ended = new Promise<number | null>(done => child.once('exit', done))
  child.stdout?.on('data', (text: unknown) => output.push(String(text)))
  child.stderr?.on('data', (text: unknown) => output.push(String(text)))
  const page = await app.firstWindow()
  // As patient as the tests' own polls: both processors may be busy with captures.
  page.setDefaultTimeout(60_000)
  page.on('console', message => output.push(`console: ${message.text()}`))
  page.on('pageerror', error => output.push(`pageerror: ${error.message}`))
  // The client must be in the page before the renderer, which would take every port for its own.
  await page.addInitScript(await bundlePageClient())
  await page.reload()

  const log = async () => {
    const text = await readFile(join(userData, 'logs', 'kanalarkiv.log'), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as LogLine) // written by the app under test; a wrong shape fails the test
  }
  const callUnchosen: Desktop['call'] = (method, input) =>
    page.evaluate(([method, input]) => globalThis.coreClient?.call(method, input) ?? { code: 'no client' }, [
      method,
      input
    ] as const)
  return {
    app,
    page,
    userData,
    output,
    log,
    async corePid() {
      const pid = (await log()).findLast(({ msg }) => msg === 'core ready')?.corePid
      if (pid === undefined) throw new Error('the log names no core')
      return pid
    },
    async call(method, input) {
      await choose({ app, page }, pathsIn(input))
      return callUnchosen(method, input)
    },
    callUnchosen,
    async close() {
      if (child.exitCode === null && child.signalCode === null) await app.close()
      const code = await ended
      if (kept === undefined) await rm(userData, { recursive: true, force: true })
      return code
    }
  }
}

/** Every path that is named in an input. */
function pathsIn(input: unknown): string[] {
  if (typeof input === 'string') return isAbsolute(input) ? [input] : []
  return typeof input === 'object' && input !== null ? Object.values(input).flatMap(pathsIn) : []
}

/** Has a person choose these in the app's own dialog. */
async function choose({ app, page }: Pick<Desktop, 'app' | 'page'>, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  await app.evaluate(
    ({ dialog }, filePaths) => {
      const before = dialog.showOpenDialog
      dialog.showOpenDialog = async () => {
        dialog.showOpenDialog = before
        return { canceled: false, filePaths }
      }
    },
    [...paths]
  )
  await page.evaluate(() => shell.chooseFiles())
}

/** Starts the app once more in the same profile, as the operating system does for a link, and says how it ended. */
export function startSecond({ app, userData }: Desktop, args: readonly string[]): Promise<number | null> {
  const second = spawn(app.process().spawnfile, [...testArgs(userData), ...args], {
    env: testEnv(),
    stdio: 'ignore'
  })
  return new Promise(done => second.once('exit', done))
}

/** A folder for a test, and the app started with its profile in it; ended by `closeAndRemove`. */
export async function launchInFolder(
  options: LaunchOptions = {}
): Promise<{ folder: string; desktop: Desktop }> {
  const folder = await temporaryFolder()
  return { folder, desktop: await launch({ ...options, userData: join(folder, 'profile') }) }
}

/** Ends the app, and removes the folder of the test. */
export async function closeAndRemove(desktop: Desktop, folder: string): Promise<void> {
  await desktop.close()
  await rm(folder, { recursive: true, force: true })
}

/** A new folder for a test; the test removes it. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kanalarkiv-desktop-'))
}
