// A login that is made on a person's own computer and lent to the server that captures for them: their program seals what their browser
// keeps of it for a key of the server's, and the server's browser gets it. The program never sees the password.
import { mkdir, rm } from 'node:fs/promises'
import type { ProfileId } from '#shared/ids.ts'
import { LentLogin, type LoginWanted, MOST_LOGIN } from '#shared/lent-login.ts'
import type { BrowserProfile } from '#shared/profile.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { newPair, seal, unseal } from '../../register/credentials/seal.ts'
import { checkLogin, logInByHand } from '../browser/log-in-by-hand.ts'
import { enterKept, keptIn } from '../browser/login-kept.ts'
import { newProfile, removeProfile } from '../browser/process/temporary-profile.ts'
import { holdProfile } from './folder.ts'
import { inspectLogin, platformOf, required } from './profiles.ts'

/** The key of each open archive. It is kept nowhere, and is another one when the archive is opened again. */
const keys = new WeakMap<Context['db'], ReturnType<typeof newPair>>()

function keyOf({ db }: Pick<Context, 'db'>): ReturnType<typeof newPair> {
  const key = keys.get(db) ?? newPair()
  keys.set(db, key)
  return key
}

/** What a person's program is asked to lend for this profile. @throws ArchiveError not-found */
export async function loginWanted(ctx: Context, id: ProfileId): Promise<LoginWanted> {
  const row = required(ctx, id)
  const { recipient } = await keyOf(ctx)
  return { profileId: id, address: row.startAddress, platform: platformOf(ctx, row), recipient }
}

/**
 * Shows the person's own browser to them, with a profile that is made for this and removed afterwards, until they have logged in and closed
 * it; answers with what it keeps then, sealed.
 * @throws ArchiveError no-browser, browser-did-not-start, login-not-made, login-too-large
 */
export async function lendLogin(
  { profileId, address, platform, recipient }: LoginWanted,
  signal: AbortSignal
): Promise<Uint8Array> {
  const folder = await newProfile()
  try {
    // The person was asked about this very address; it is their network, and their browser.
    const page = { address, mayBePrivate: true, proxy: null }
    await logInByHand(folder, page, signal)
    const { isLoggedIn } = await checkLogin(folder, { ...page, platform }, signal)
    if (!isLoggedIn) throw new ArchiveError('login-not-made', { address })
    const login = LentLogin.safeParse({ profileId, ...(await keptIn(folder, address, signal)) })
    const text = JSON.stringify(login.data)
    if (!login.success || Buffer.byteLength(text) > MOST_LOGIN)
      throw new ArchiveError('login-too-large', { address })
    return await seal(text, recipient)
  } finally {
    await removeProfile(folder)
  }
}

/**
 * Enters a login that was lent in the place of the one that the profile had, and looks whether it holds from here.
 * @throws ArchiveError not-found, login-sealed-otherwise, profile-in-use, private-address, no-browser, browser-did-not-start
 */
export async function takeLogin(
  ctx: Context,
  { id, sealed }: { id: ProfileId; sealed: string }
): Promise<BrowserProfile> {
  const row = required(ctx, id)
  const login = await unsealed(ctx, sealed)
  if (login?.profileId !== id) throw new ArchiveError('login-sealed-otherwise', { profile: row.name })
  const held = await holdProfile(id, row.name)
  try {
    await rm(held.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    await mkdir(held.dir, { mode: 0o700 })
    await enterKept(held.dir, login, ctx.closing)
    ctx.db.transact(tx =>
      record(tx, ctx, { act: 'profile.login-lent', about: id, details: { name: row.name } })
    )
    return await inspectLogin(ctx, row, held.dir)
  } finally {
    held.release()
  }
}

/** Null: it was sealed for another key, such as that of before the server was started anew; or it is none. */
async function unsealed(ctx: Context, sealed: string): Promise<LentLogin | null> {
  const { secret } = await keyOf(ctx)
  const text = await unseal(Buffer.from(sealed, 'base64'), secret)
  if (text === null) return null
  try {
    return LentLogin.parse(JSON.parse(text))
  } catch {
    return null
  }
}
