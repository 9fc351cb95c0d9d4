// The mailboxes themselves: each is asked before it is entered, and its password is in the keychain and nowhere else.
import { randomUUID } from 'node:crypto'
import { MailboxId } from '#shared/ids.ts'
import type { Mailbox, MailboxDraft } from '#shared/mailbox.ts'
import { refuseUnencrypted } from '../../deadlines/outbox/server.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { withFolder } from './imap.ts'
import * as queries from './queries.ts'

/** A mailbox. @throws ArchiveError not-found */
export function mailbox(db: ReadDb, id: MailboxId): Mailbox {
  const found = queries.findMailbox(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** The same without the counts. @throws ArchiveError not-found */
export function uncounted(db: ReadDb, id: MailboxId): queries.Uncounted {
  const found = queries.findUncounted(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/**
 * Enters a mailbox once the server has taken the login and shown the folders.
 * @throws ArchiveError channel-retired, mail-not-secure, mail-login-refused, mail-unreachable, mail-folder-missing,
 *   mailbox-exists, no-keychain
 */
export async function addMailbox(
  ctx: Context,
  { mailbox: draft, secret }: { mailbox: MailboxDraft; secret: string }
): Promise<Mailbox> {
  const channel = activeChannel(ctx.db.read, draft.channelId)
  refuseUnencrypted(draft)
  refuseTaken(ctx.db.read, draft)
  await ask(ctx, draft, secret)
  const id = MailboxId.parse(randomUUID())
  await ctx.secrets.store(nameOf(id), secret)
  try {
    ctx.db.transact(tx => {
      refuseTaken(tx, draft)
      queries.insertMailbox(tx, {
        ...draft,
        id,
        channelName: channel.name,
        addedAt: ctx.clock.now(),
        addedBy: ctx.actor,
        fetchedAt: null,
        problem: null,
        taken: 0,
        tooLarge: 0
      })
      record(tx, ctx, {
        act: 'mailbox.added',
        about: id,
        details: {
          channel: draft.channelId,
          host: draft.host,
          folder: draft.folder,
          afterwards: draft.afterwards.kind
        }
      })
    })
  } catch (error) {
    await ctx.secrets.forget(nameOf(id))
    throw error
  }
  tellChanged(ctx, 'mailboxes')
  return mailbox(ctx.db.read, id)
}

/** Puts a new password in the place of the old one, once the server has taken it. @throws as addMailbox */
export async function renewPassword(
  ctx: Context,
  { id, secret }: { id: MailboxId; secret: string }
): Promise<Mailbox> {
  const found = mailbox(ctx.db.read, id)
  await ask(ctx, found, secret)
  await ctx.secrets.store(nameOf(id), secret)
  ctx.db.transact(tx => {
    queries.setFetched(tx, id, found.fetchedAt ?? ctx.clock.now(), null)
    record(tx, ctx, { act: 'mailbox.password-renewed', about: id })
  })
  tellChanged(ctx, 'mailboxes')
  return mailbox(ctx.db.read, id)
}

/** @throws ArchiveError not-found, no-keychain */
export async function forgetMailbox(ctx: Context, id: MailboxId): Promise<void> {
  mailbox(ctx.db.read, id)
  await ctx.secrets.forget(nameOf(id))
  ctx.db.transact(tx => {
    queries.markMailboxForgotten(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'mailbox.forgotten', about: id })
  })
  tellChanged(ctx, 'mailboxes')
}

/** @throws ArchiveError mail-password-missing, no-keychain */
export async function secretOf(ctx: Context, { id, host }: queries.Uncounted): Promise<string> {
  const secret = await ctx.secrets.read(nameOf(id))
  if (secret === null) throw new ArchiveError('mail-password-missing', { host })
  return secret
}

/** Changes are acts; that all is as before is none. */
export function noteMailbox(
  ctx: Context,
  before: queries.Uncounted,
  problem: ArchiveError['code'] | null
): void {
  ctx.db.transact(tx => {
    queries.setFetched(tx, before.id, isAllFetched(problem) ? ctx.clock.now() : null, problem)
    if (before.problem !== problem)
      record(tx, ctx, {
        act: problem === null ? 'mailbox.works' : 'mailbox.failed',
        about: before.id,
        details: { problem }
      })
  })
  tellChanged(ctx, 'mailboxes')
}

// Those that could not be moved or flagged are in the archive.
const isAllFetched = (problem: ArchiveError['code'] | null) =>
  problem === null || problem === 'mails-not-moved' || problem === 'mails-not-flagged'

const nameOf = (id: MailboxId) => `mailbox/${id}`

function refuseTaken(db: ReadDb, { host, user, folder }: MailboxDraft): void {
  const taken = queries
    .listMailboxes(db, null)
    .some(each => each.host === host && each.user === user && each.folder === folder)
  if (taken) throw new ArchiveError('mailbox-exists', { user, folder })
}

async function ask(ctx: Context, box: MailboxDraft, secret: string): Promise<void> {
  const { host, port, security, user, folder, afterwards } = box
  const isWritten = afterwards.kind !== 'keep'
  await withFolder(
    { server: { host, port, security }, user, secret, folder, isWritten, signal: ctx.closing },
    async open => {
      if (afterwards.kind === 'move' && !(await open.hasFolder(afterwards.folder)))
        throw new ArchiveError('mail-folder-missing', { host, folder: afterwards.folder })
    }
  )
}
