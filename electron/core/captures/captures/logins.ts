// The logged-in browsers of a run: one for each profile, started when it is first needed, after a look whether the login
// holds. A profile that is logged out, that another program has, or that cannot be opened, makes its channels wait; the run goes on without them.
import type { ChannelId, ProfileId } from '#shared/ids.ts'
import type { BrowserProfile } from '#shared/profile.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { siteOf } from '../../register/register/addresses.ts'
import { channel } from '../../register/register/channels.ts'
import { givesWindow } from '../browser/process/bare-window.ts'
import type { CaptureBrowser } from '../browser/process/browser.ts'
import { type HeldProfile, holdProfile } from '../profiles/folder.ts'
import { checkProfile } from '../profiles/profiles.ts'
import { findProfile, profileOf } from '../profiles/read.ts'
import { browserOf } from './proxy.ts'

export type Login = { readonly id: ProfileId; readonly name: string; readonly browser: CaptureBrowser }

type Open = Login & { readonly held: HeldProfile }

/** How long a browser is waited for that has been used before, in milliseconds. */
const WINDOW_LIMIT = 5_000

export class Logins {
  readonly #ctx: Context
  readonly #profiles: ReadonlyMap<ChannelId, ProfileId>
  readonly #signal: AbortSignal
  readonly #opened = new Map<ProfileId, Promise<Open | 'none-holds'>>()

  constructor(ctx: Context, profiles: ReadonlyMap<ChannelId, ProfileId>, signal: AbortSignal) {
    this.#ctx = ctx
    this.#profiles = profiles
    this.#signal = signal
  }

  /** The login of a channel; null when it is captured without. */
  async of(channel: ChannelId): Promise<Login | 'none-holds' | null> {
    const id = this.#profiles.get(channel)
    if (id === undefined) return null
    const before = this.#opened.get(id)
    // One after the other, so that two do not open it anew at once.
    const opening = before === undefined ? this.#open(id) : this.#goOn(id, before)
    this.#opened.set(id, opening)
    return opening
  }

  /** With the browser there is, or another in the place of one that has died, or that a page keeps too busy to give a window. */
  async #goOn(id: ProfileId, before: Promise<Open | 'none-holds'>): Promise<Open | 'none-holds'> {
    const open = await before
    if (open === 'none-holds') return open
    const { browser, held } = open
    if (browser.isAlive() && (await givesWindow(browser, WINDOW_LIMIT))) return open
    await browser.close()
    held.release()
    return this.#open(id)
  }

  async close(): Promise<void> {
    for (const opening of this.#opened.values()) {
      const open = await opening.catch(() => 'none-holds' as const)
      if (open === 'none-holds') continue
      await open.browser.close()
      open.held.release()
    }
  }

  /** A login that lies in a private network cannot be looked at; each page then says for itself why it is refused. */
  async #check(id: ProfileId): Promise<Pick<BrowserProfile, 'state' | 'name'>> {
    try {
      return await checkProfile(this.#ctx, id)
    } catch (error) {
      const known = findProfile(this.#ctx.db.read, id)
      if (!(error instanceof ArchiveError) || error.code !== 'private-address' || known === undefined)
        throw error
      return { name: known.name, state: 'logged-in' }
    }
  }

  /** Its channels wait; whoever looks after them is told why. */
  #cannotOpen(id: ProfileId, error: unknown): void {
    const problem = error instanceof ArchiveError ? error.code : (errno(error) ?? 'internal')
    this.#ctx.log.warn({ err: error, profile: id }, 'the profile could not be opened')
    const name = findProfile(this.#ctx.db.read, id)?.name ?? null
    this.#ctx.db.transact(tx =>
      record(tx, this.#ctx, { act: 'profile.not-opened', about: id, details: { name, problem } })
    )
    tellChanged(this.#ctx, 'rounds')
  }

  async #open(id: ProfileId): Promise<Open | 'none-holds'> {
    try {
      const { state, name } = await this.#check(id)
      if (state !== 'logged-in') return 'none-holds'
      const held = await holdProfile(id, name)
      try {
        return {
          id,
          name,
          held,
          browser: await browserOf(this.#ctx, { signal: this.#signal, profile: held.dir })
        }
      } catch (error) {
        held.release()
        throw error
      }
    } catch (error) {
      if (this.#signal.aborted) throw error
      this.#cannotOpen(id, error)
      return 'none-holds'
    }
  }
}

/** A browser for one look at a channel, and the profile that it remembers a login from, if any. */
export type OpenBrowser = {
  readonly browser: CaptureBrowser
  readonly profile: { readonly id: ProfileId; readonly name: string } | null
}

/** What is looked at: an address, in the profile of this channel; null for none. */
export type PageOfChannel = { readonly address: string; readonly channelId: ChannelId | null }

/**
 * Opens a browser in the channel's profile, when the address is of the channel's own site, someone is logged in there and no
 * other program has it; else one that knows nobody, as a visitor's. Closes it when the work is done.
 * @throws ArchiveError no-browser, browser-did-not-start
 */
export async function inProfileOf<T>(
  ctx: Context,
  { isVisible, ...page }: PageOfChannel & { isVisible: boolean },
  work: (open: OpenBrowser) => Promise<T>
): Promise<T> {
  const held = await holdFor(ctx, page)
  try {
    const browser = await browserOf(ctx, {
      ...{ signal: ctx.closing, isVisible },
      ...(held === null ? {} : { profile: held.dir })
    })
    try {
      return await work({ browser, profile: held })
    } finally {
      await browser.close()
    }
  } finally {
    held?.release()
  }
}

async function holdFor(
  ctx: Context,
  { address, channelId }: PageOfChannel
): Promise<(HeldProfile & { readonly id: ProfileId; readonly name: string }) | null> {
  if (channelId === null) return null
  const profile = profileOf(ctx.db.read, channelId)
  if (profile === null || profile.state !== 'logged-in') return null
  // A login is not carried to pages of others.
  const own = channel(ctx.db.read, channelId).addresses.map(siteOf)
  if (!own.includes(siteOf(address))) return null
  try {
    const { dir, release } = await holdProfile(profile.id, profile.name)
    return { dir, release, id: profile.id, name: profile.name }
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'profile-in-use') return null
    throw error
  }
}
