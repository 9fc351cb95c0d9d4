// Profiles of the browser: a person logs in once, in an ordinary window of their own browser, and channels that want a
// login are captured in it afterwards (P8c). The program never sees the password.
import { randomUUID } from 'node:crypto'
import { type ChannelId, Instant, ProfileId } from '#shared/ids.ts'
import { type BrowserProfile, type ProfileDraft, WARN_DAYS } from '#shared/profile.ts'
import type { Platform } from '#shared/register.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { findChannel } from '../../register/register/read.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { checkLogin, logInByHand } from '../browser/log-in-by-hand.ts'
import { proxyLogin } from '../captures/proxy.ts'
import { channelSettings } from '../captures/read.ts'
import { holdProfile, removeProfileFolder } from './folder.ts'
import * as queries from './queries.ts'

/** Every profile with its channels, by name. */
export function listProfiles(ctx: Pick<Context, 'db' | 'clock'>): BrowserProfile[] {
  return queries.listProfiles(ctx.db.read).map(row => shown(ctx, row))
}

/** A new profile, in which nobody has logged in yet. @throws ArchiveError profile-exists, channel-retired, not-found */
export function addProfile(ctx: Context, { name, channelIds }: ProfileDraft): BrowserProfile {
  const channels = channelIds.map(id => activeChannel(ctx.db.read, id))
  const startAddress = channels[0]?.addresses[0]
  if (startAddress === undefined) throw new ArchiveError('nothing-to-capture')
  const id = ProfileId.parse(randomUUID())
  ctx.db.transact(tx => {
    requireNoSecretWords(tx, [name])
    if (queries.profileNamed(tx, name)) throw new ArchiveError('profile-exists', { profile: name })
    queries.insertProfile(tx, { id, name, startAddress, createdAt: ctx.clock.now() })
    queries.setProfileChannels(tx, id, channelIds)
    record(tx, ctx, { act: 'profile.added', about: id, details: { name, channels: channelIds.length } })
  })
  tellChanged(ctx, 'rounds')
  return profile(ctx, id)
}

/** Which channels are captured in the profile. @throws ArchiveError not-found, channel-retired */
export function setProfileChannels(
  ctx: Context,
  { id, channelIds }: { id: ProfileId; channelIds: readonly ChannelId[] }
): BrowserProfile {
  const { name } = required(ctx, id)
  for (const channelId of channelIds) activeChannel(ctx.db.read, channelId)
  ctx.db.transact(tx => {
    queries.setProfileChannels(tx, id, channelIds)
    record(tx, ctx, { act: 'profile.changed', about: id, details: { name, channels: channelIds.length } })
  })
  tellChanged(ctx, 'rounds')
  return profile(ctx, id)
}

/**
 * Shows the browser to a person, who logs in and closes it; then looks whether the login holds.
 * @throws ArchiveError not-found, profile-in-use, private-address, no-browser, browser-did-not-start
 */
export async function logIn(ctx: Context, id: ProfileId): Promise<BrowserProfile> {
  const row = required(ctx, id)
  const held = await holdProfile(id, row.name)
  try {
    await logInByHand(held.dir, await pageOf(ctx, row), ctx.closing)
    return await inspectLogin(ctx, row, held.dir)
  } finally {
    held.release()
  }
}

/** Looks whether the login holds. @throws ArchiveError not-found, profile-in-use, private-address, no-browser, browser-did-not-start */
export async function checkProfile(ctx: Context, id: ProfileId): Promise<BrowserProfile> {
  const row = required(ctx, id)
  const held = await holdProfile(id, row.name)
  try {
    return await inspectLogin(ctx, row, held.dir)
  } finally {
    held.release()
  }
}

/** Removes a profile and all that it remembers. @throws ArchiveError not-found, profile-in-use */
export async function forgetProfile(ctx: Context, id: ProfileId): Promise<void> {
  const { name } = required(ctx, id)
  await removeProfileFolder(id, name)
  ctx.db.transact(tx => {
    queries.deleteProfile(tx, id)
    record(tx, ctx, { act: 'profile.forgotten', about: id, details: { name } })
  })
  tellChanged(ctx, 'rounds')
}

/** A capture in the profile met a login, or a look at it did: it is logged out, and entered so once. */
export function noteLoggedOut(ctx: Context, id: ProfileId): void {
  const row = queries.findProfile(ctx.db.read, id)
  if (row === undefined || row.state === 'logged-out') return
  enterLogin(ctx, row, { isLoggedIn: false, expiresAt: null })
}

/** The same, in the folder of a profile that the caller holds. */
export async function inspectLogin(
  ctx: Context,
  row: queries.ProfileRow,
  dir: string
): Promise<BrowserProfile> {
  const page = { ...(await pageOf(ctx, row)), platform: platformOf(ctx, row) }
  const found = await checkLogin(dir, page, ctx.closing)
  enterLogin(ctx, row, found)
  return profile(ctx, row.id)
}

function enterLogin(
  ctx: Context,
  row: queries.ProfileRow,
  { isLoggedIn, expiresAt }: { isLoggedIn: boolean; expiresAt: Date | null }
): void {
  const state = isLoggedIn ? ('logged-in' as const) : ('logged-out' as const)
  const ends = expiresAt === null ? null : Instant.parse(expiresAt.toISOString())
  ctx.db.transact(tx => {
    queries.noteLogin(tx, { id: row.id, state, checkedAt: ctx.clock.now(), expiresAt: ends })
    if (state !== row.state)
      record(tx, ctx, { act: `profile.${state}`, about: row.id, details: { name: row.name, ends } })
  })
  tellChanged(ctx, 'rounds')
}

/** A login is for several channels: it may lie in a private network when one of them may. */
async function pageOf(ctx: Context, { id, startAddress }: queries.ProfileRow) {
  const channels = queries.channelsIn(ctx.db.read, id)
  return {
    address: startAddress,
    mayBePrivate: channels.some(channel => channelSettings(ctx.db.read, channel.id).privateAddresses),
    proxy: await proxyLogin(ctx)
  }
}

/** The words and cookies looked for are those of the platform of its channels. */
export function platformOf(ctx: Context, { id }: queries.ProfileRow): Platform | null {
  const [first] = queries.channelsIn(ctx.db.read, id)
  return first === undefined ? null : (findChannel(ctx.db.read, first.id)?.platform ?? null)
}

function profile(ctx: Context, id: ProfileId): BrowserProfile {
  return shown(ctx, required(ctx, id))
}

function shown({ db, clock }: Pick<Context, 'db' | 'clock'>, row: queries.ProfileRow): BrowserProfile {
  const soon = Date.parse(clock.now()) + WARN_DAYS * 86_400_000
  const ends = row.expiresAt === null ? null : Date.parse(row.expiresAt)
  return {
    ...row,
    endsSoon: row.state === 'logged-in' && ends !== null && ends < soon,
    notOpened: queries.notOpenedSince(db.read, row.id, row.checkedAt),
    channels: queries.channelsIn(db.read, row.id)
  }
}

/** @throws ArchiveError not-found */
export function required(ctx: Pick<Context, 'db'>, id: ProfileId): queries.ProfileRow {
  const row = queries.findProfile(ctx.db.read, id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  return row
}
