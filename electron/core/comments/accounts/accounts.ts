// Accounts: how a channel's platform is spoken to. Each is checked against the platform before it is entered.
import { randomUUID } from 'node:crypto'
import {
  ACCOUNT_FITS,
  type Account,
  type AccountCheck,
  type AccountDraft,
  type AccountRow,
  PLATFORM_ADDRESSES,
  PLATFORM_NAMES
} from '#shared/account.ts'
import { AccountId, type ChannelId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { secureAddress } from '../../register/register/addresses.ts'
import { activeChannel, channel } from '../../register/register/channels.ts'
import { actionsOf, CLIENTS } from '../platforms/clients.ts'
import type { PlatformClient } from '../platforms/platform.ts'
import * as queries from './queries.ts'
import { withReadable } from './readable.ts'

const secretOf = (id: AccountId) => `account/${id}`

/** The account, or a refusal. */
function account(db: ReadDb, id: AccountId): Account {
  const found = queries.findAccount(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** The account that the channel is spoken to through. @throws ArchiveError no-account */
export function accountOf(db: ReadDb, channelId: ChannelId): Account {
  const [found] = queries.listAccounts(db, channelId)
  if (found === undefined) throw new ArchiveError('no-account', { channel: channel(db, channelId).name })
  return found
}

export function accountRows(db: ReadDb, channelId: ChannelId | null): AccountRow[] {
  return queries.listAccounts(db, channelId).map(each => rowOf(db, each))
}

/**
 * Enters an account once the platform has accepted its key, which goes into the keychain.
 * @throws ArchiveError account-exists, account-does-not-fit, platform-not-secure, not-a-web-address, channel-retired,
 *   no-keychain, and what the platform says
 */
export async function addAccount(
  ctx: Context,
  { draft, secret }: { draft: AccountDraft; secret: string }
): Promise<AccountCheck> {
  const account = fitting(ctx, draft)
  const { user, site } = await clientWith(ctx, account, secret).check()
  await ctx.secrets.store(secretOf(account.id), secret)
  try {
    ctx.db.transact(tx => {
      refuseTaken(tx, draft)
      queries.insertAccount(tx, { ...account, checkedAt: ctx.clock.now() })
      record(tx, ctx, {
        act: 'account.added',
        about: account.id,
        details: { channel: account.channelId, kind: account.kind, address: account.address }
      })
    })
  } catch (error) {
    await ctx.secrets.forget(secretOf(account.id))
    throw error
  }
  tellChanged(ctx, 'register')
  return { user, site, account: one(ctx.db.read, account.id) }
}

/** Puts a new key in the place of the old one, once the platform has accepted it. @throws as addAccount */
export async function renewKey(
  ctx: Context,
  { id, secret }: { id: AccountId; secret: string }
): Promise<AccountCheck> {
  const found = account(ctx.db.read, id)
  const { user, site } = await clientWith(ctx, found, secret).check()
  await ctx.secrets.store(secretOf(id), secret)
  ctx.db.transact(tx => {
    queries.setChecked(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'account.key-renewed', about: id })
  })
  tellChanged(ctx, 'register')
  return { user, site, account: one(ctx.db.read, id) }
}

/** Asks the platform whether the account still works, and notes what it says. @throws what the platform says */
export async function checkAccount(ctx: Context, id: AccountId): Promise<AccountCheck> {
  const { user, site } = await withClient(ctx, account(ctx.db.read, id), client => client.check())
  return { user, site, account: one(ctx.db.read, id) }
}

/** Takes the key out of the keychain. What was read through the account stays. @throws ArchiveError no-keychain */
export async function forgetAccount(ctx: Context, id: AccountId): Promise<void> {
  account(ctx.db.read, id)
  await ctx.secrets.forget(secretOf(id))
  ctx.db.transact(tx => {
    queries.markForgotten(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'account.forgotten', about: id })
  })
  tellChanged(ctx, 'register')
}

/**
 * Lets some work speak to the platform, and notes whether it answered as it should.
 * @throws ArchiveError key-missing, no-keychain, and what the work throws
 */
export async function withClient<T>(
  ctx: Context,
  account: Account,
  work: (client: PlatformClient) => Promise<T>
): Promise<T> {
  try {
    const secret = await ctx.secrets.read(secretOf(account.id))
    if (secret === null) throw new ArchiveError('key-missing', { platform: PLATFORM_NAMES[account.kind] })
    const done = await work(clientWith(ctx, account, secret))
    note(ctx, account.id, null)
    return done
  } catch (error) {
    if (error instanceof ArchiveError && isOfAccount(error)) note(ctx, account.id, error.code)
    throw error
  }
}

function clientWith(
  ctx: Context,
  { kind, address, directory, user }: Account,
  secret: string
): PlatformClient {
  return withReadable(CLIENTS[kind]({ address, directory, user, secret, signal: ctx.closing }))
}

/** What a person must see to before the account works again; the rest passes by itself, or is about one comment. */
function isOfAccount({ code }: ArchiveError): boolean {
  return [
    'key-missing',
    'no-keychain',
    'platform-login-refused',
    'platform-expired',
    'platform-forbidden',
    'platform-not-shown',
    'platform-moved'
  ].includes(code)
}

// Changes of mind are acts; that all is as before is none.
function note(ctx: Context, id: AccountId, problem: string | null): void {
  const before = queries.findAccount(ctx.db.read, id)
  if (before === undefined) return
  ctx.db.transact(tx => {
    if (problem === null) queries.setChecked(tx, id, ctx.clock.now())
    else queries.setAccountProblem(tx, id, problem)
    if (before.problem !== problem)
      record(tx, ctx, {
        act: problem === null ? 'account.works' : 'account.failed',
        about: id,
        details: { problem }
      })
  })
  if (before.problem !== problem) tellChanged(ctx, 'register')
}

function fitting(ctx: Context, draft: AccountDraft): Account {
  const { platform, name } = activeChannel(ctx.db.read, draft.channelId)
  if (!ACCOUNT_FITS[draft.kind].includes(platform))
    throw new ArchiveError('account-does-not-fit', { channel: name, platform: PLATFORM_NAMES[draft.kind] })
  refuseTaken(ctx.db.read, draft)
  const address = draft.address ?? PLATFORM_ADDRESSES[draft.kind]
  if (address === null) throw new ArchiveError('invalid-input', { place: 'address', problem: 'too-short' })
  return {
    id: AccountId.parse(randomUUID()),
    channelId: draft.channelId,
    kind: draft.kind,
    address: secureAddress(address),
    directory: draft.kind === 'bluesky' && draft.directory !== null ? secureAddress(draft.directory) : null,
    user: draft.user,
    addedAt: ctx.clock.now(),
    addedBy: ctx.actor,
    checkedAt: null,
    problem: null
  }
}

function refuseTaken(db: ReadDb, { channelId }: AccountDraft): void {
  if (queries.listAccounts(db, channelId).length > 0)
    throw new ArchiveError('account-exists', { channel: channel(db, channelId).name })
}

function rowOf(db: ReadDb, found: Account): AccountRow {
  return { ...found, channelName: channel(db, found.channelId).name, actions: [...actionsOf(found.kind)] }
}

function one(db: ReadDb, id: AccountId): AccountRow {
  return rowOf(db, account(db, id))
}
