// The server that mail goes out by. It is asked before it is entered; its password is in the keychain and nowhere else.

import { type MailServer, type MailServerDraft, MailServerShown, type ServerAddress } from '#shared/outbox.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireSeen } from '../../register/secrecy/seen.ts'
import * as queries from './queries.ts'
import { type Login, type SmtpOutcome, trySmtp } from './smtp.ts'

const SECRET = 'mail/outgoing'

/** The server. @throws ArchiveError no-mail-server */
export function server(ctx: Context): MailServer {
  const found = queries.findServer(ctx.db.read)
  if (found === null) throw new ArchiveError('no-mail-server')
  return found
}

type Said = {
  readonly server: MailServerDraft
  readonly secret: string | null
  readonly seen?: { readonly server: MailServerDraft | null } | null
}

/**
 * Enters the server once it has taken the login, in the place of an earlier one.
 * @throws ArchiveError mail-not-secure, mail-password-missing, mail-login-refused, mail-unreachable, no-keychain, changed-meanwhile
 */
export async function saveServer(
  ctx: Context,
  { server: draft, secret, seen = null }: Said
): Promise<MailServer> {
  refuseUnencrypted(draft)
  const password = draft.user === null ? null : (secret ?? (await keptSecret(ctx, draft)))
  await refuseTrouble(ctx, draft, draft.user === null ? null : { user: draft.user, secret: password ?? '' })
  await inTurn(ctx.db, async () => {
    // Before the password is put in the place of another's.
    const before = queries.findServer(ctx.db.read)
    const acts = ['mail-server.saved', 'mail-server.forgotten']
    requireSeen(ctx, ctx.db.read, { acts }, seen, {
      server: before === null ? null : MailServerShown.parse(before)
    })
    if (password === null) await ctx.secrets.forget(SECRET).catch(() => false)
    else await ctx.secrets.store(SECRET, password)
    ctx.db.transact(tx => {
      queries.upsertServer(tx, { ...draft, savedAt: ctx.clock.now(), savedBy: ctx.actor })
      record(tx, ctx, {
        act: 'mail-server.saved',
        about: null,
        details: { host: draft.host, port: draft.port, security: draft.security, sender: draft.sender }
      })
    })
  })
  tellChanged(ctx, 'outbox')
  return server(ctx)
}

/** Asks the server whether it still takes the login, and notes what it says. @throws as saveServer, and no-mail-server */
export async function checkServer(ctx: Context): Promise<MailServer> {
  const found = server(ctx)
  try {
    await refuseTrouble(ctx, found, await loginOf(ctx, found))
    noteServer(ctx, null)
  } catch (error) {
    if (error instanceof ArchiveError) noteServer(ctx, error.code)
    throw error
  }
  return server(ctx)
}

/** @throws ArchiveError no-mail-server, no-keychain */
export async function forgetServer(ctx: Context): Promise<void> {
  await inTurn(ctx.db, async () => {
    const { user } = server(ctx)
    if (user !== null) await ctx.secrets.forget(SECRET)
    ctx.db.transact(tx => {
      queries.deleteServer(tx)
      record(tx, ctx, { act: 'mail-server.forgotten', about: null })
    })
  })
  tellChanged(ctx, 'outbox')
}

/** What to log in with; null where the server asks for nothing. @throws ArchiveError mail-password-missing, no-keychain */
export async function loginOf(ctx: Context, { host, user }: MailServer): Promise<Login> {
  if (user === null) return null
  const secret = await ctx.secrets.read(SECRET)
  if (secret === null) throw new ArchiveError('mail-password-missing', { host })
  return { user, secret }
}

/** Changes are acts; that all is as before is none. */
export function noteServer(ctx: Context, problem: ArchiveError['code'] | null): void {
  const before = queries.findServer(ctx.db.read)
  if (before === null) return
  ctx.db.transact(tx => {
    queries.setServerChecked(tx, ctx.clock.now(), problem)
    if (before.problem !== problem)
      record(tx, ctx, {
        act: problem === null ? 'mail-server.works' : 'mail-server.failed',
        about: null,
        details: { problem }
      })
  })
  if (before.problem !== problem) tellChanged(ctx, 'outbox')
}

/** What a trouble of the server is called, as a refusal. */
export function refusalOfServer(
  host: string,
  { problem, detail }: Pick<Extract<SmtpOutcome, { kind: 'later' }>, 'problem' | 'detail'>
): ArchiveError {
  if (problem === 'login-refused') return new ArchiveError('mail-login-refused', { host })
  if (problem === 'interrupted') return new ArchiveError('stopped')
  return new ArchiveError('mail-unreachable', { host, detail: detail === '' ? 'broken' : detail })
}

/** @throws ArchiveError mail-not-secure where the words would leave the computer as they are */
export function refuseUnencrypted({ host, security }: ServerAddress): void {
  if (security === 'none' && !['localhost', '127.0.0.1', '::1', '[::1]'].includes(host))
    throw new ArchiveError('mail-not-secure', { host })
}

async function refuseTrouble(ctx: Context, address: ServerAddress, login: Login): Promise<void> {
  const trouble = await trySmtp({ server: address, login, signal: ctx.closing })
  if (trouble !== null) throw refusalOfServer(address.host, trouble)
}

// A password is not sent to another host, nor for another user, than it was given for.
async function keptSecret(ctx: Context, { host, user }: MailServerDraft): Promise<string> {
  const before = queries.findServer(ctx.db.read)
  const kept = before?.host === host && before.user === user ? await ctx.secrets.read(SECRET) : null
  if (kept === null) throw new ArchiveError('mail-password-missing', { host })
  return kept
}
