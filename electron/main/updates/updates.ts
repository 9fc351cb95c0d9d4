// Updates from a folder on the municipality's own server: off until somebody enters where it is and whose signature counts. A new version is
// told of, and fetched and installed when a person says so. The archive is copied before it is migrated, when the new version opens it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'
import type { Logger } from 'pino'
import type { UpdateProblem, UpdateState, UpdatesFrom } from '#shared/shell.ts'
import type { Settings } from '../settings.ts'
import { updateKeyFrom } from './manifest.ts'

const EVERY = 24 * 3_600_000
const SOON = 60_000
/** The key that whoever packed or installed the program put beside it, where only they can write. */
const SHIPPED = 'update-key.pem'

/** `isOff`: whoever looks after the computer has decided that nothing is looked for. */
type Parts = { readonly settings: Settings; readonly log: Logger; readonly isOff: boolean }

export class Updates {
  readonly #parts: Parts
  #state: Omit<UpdateState, 'from' | 'isForbidden' | 'hasShippedKey' | 'canInstall'> = NOTHING
  #updater: AppUpdater | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    setTimeout(() => this.#checkByItself(), SOON).unref()
    setInterval(() => this.#checkByItself(), EVERY).unref()
  }

  get state(): UpdateState {
    return {
      ...this.#state,
      from: this.#parts.settings.updates,
      isForbidden: this.#parts.isOff,
      hasShippedKey: shippedKey() !== null,
      canInstall: canInstall()
    }
  }

  /** From there from now on; null: not at all. */
  set(from: UpdatesFrom | null): UpdateState {
    this.#updater = null
    const isKnown = from === null || shippedKey() !== null || updateKeyFrom(from.key) !== null
    if (isKnown) this.#parts.settings.rememberUpdates(from)
    this.#state = isKnown ? NOTHING : { ...NOTHING, problem: 'bad-key' }
    return this.state
  }

  async check(): Promise<UpdateState> {
    await this.#during('checking', async updater => {
      const checked = await updater.checkForUpdates()
      const version = checked?.isUpdateAvailable ? checked.updateInfo.version : null
      this.#state = { ...this.#state, found: version, checkedAt: new Date().toISOString(), problem: null }
    })
    return this.state
  }

  /** Fetches the version that was found, and ends the program to install it. */
  async install(): Promise<UpdateState> {
    if (this.#state.found === null) return this.state
    await this.#during('fetching', async updater => {
      await updater.downloadUpdate()
      updater.quitAndInstall(false, true)
    })
    return this.state
  }

  #checkByItself(): void {
    if (!this.#parts.isOff && this.#parts.settings.updates !== null && this.#state.phase === 'idle')
      void this.check()
  }

  async #during(
    phase: 'checking' | 'fetching',
    work: (updater: AppUpdater) => Promise<unknown>
  ): Promise<void> {
    const { settings, isOff } = this.#parts
    const from = settings.updates
    if (isOff || from === null || this.#state.phase !== 'idle') return
    this.#state = { ...this.#state, phase }
    try {
      this.#updater ??= await updaterFor(from, this.#parts.log)
      await work(this.#updater)
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the update could not be had')
      this.#state = { ...this.#state, problem: problemOf(error) }
    } finally {
      this.#state = { ...this.#state, phase: 'idle' }
    }
  }
}

const NOTHING = { found: null, checkedAt: null, problem: null, phase: 'idle' } as const

/** Where electron-updater has a way to install: with the installer of Windows, and as one file on Linux. */
const canInstall = () =>
  (process.platform === 'win32' && app.isPackaged) ||
  (process.platform === 'linux' && 'APPIMAGE' in process.env)

function shippedKey(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, SHIPPED), 'utf8')
  } catch {
    return null
  }
}

/** @throws Unsigned bad-key */
async function updaterFor({ address, key: typed }: UpdatesFrom, log: Logger): Promise<AppUpdater> {
  const { NsisUpdater, AppImageUpdater } = await import('electron-updater')
  const { NodeExecutor, SignedProvider, Unsigned } = await import('./signed-provider.ts')
  const key = updateKeyFrom(shippedKey() ?? typed)
  if (key === null) throw new Unsigned('bad-key')
  const isWindows = process.platform === 'win32'
  const updater = isWindows ? new NsisUpdater() : new AppImageUpdater()
  Object.assign(updater, { httpExecutor: new NodeExecutor() })
  updater.logger = log
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  // A part of a file is not what its digest is of.
  updater.disableDifferentialDownload = true
  // It would look for the latter beside the program, where the packing has put none.
  updater.forceDevUpdateConfig = true
  updater.updateConfigPath = join(app.getPath('userData'), 'updates.yml')
  writeFileSync(
    join(app.getPath('userData'), 'updates.yml'),
    'provider: generic\nurl: none\nupdaterCacheDirName: kanalarkiv-updates\n'
  )
  const file = isWindows ? 'latest.yml' : 'latest-linux.yml'
  updater.setFeedURL({
    provider: 'custom',
    updateProvider: SignedProvider,
    folder: address,
    file,
    key
  } as never)
  return updater
}

function problemOf(error: unknown): UpdateProblem {
  if (error instanceof Error && 'problem' in error) return error.problem as UpdateProblem
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'wrong-package'
  if (code.startsWith('ERR_UPDATER')) return 'unreadable'
  return 'unreachable'
}
