// The outbox: mails are written and queued in the act that asks for them, and what became of each is kept.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { OutgoingMailId } from '#shared/ids.ts'
import type { DeliveryReport } from '#shared/mail.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import type { RecordRef } from '#shared/record.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { noteCopyFate } from './copy-fate.ts'
import * as queries from './queries.ts'
import { server } from './server.ts'
import { testMail, withAddresses } from './write.ts'

/** A mail. @throws ArchiveError not-found */
export function outgoingMail(db: ReadDb, id: OutgoingMailId): OutgoingMail {
  const found = queries.findMail(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

type Written = Pick<
  OutgoingMail,
  'purpose' | 'messageId' | 'commentId' | 'captureId' | 'headerId' | 'sender' | 'recipient'
>

/** A mail that is no copy of a record. */
export const OF_NOTHING = { messageId: null, commentId: null, captureId: null } as const

/** The Message-ID of the next copy of a record: it names the record, and is like no other. */
export function headerIdFor(db: ReadDb, id: RecordRef['id']): string {
  const earlier = queries.countOfRecord(db, id)
  return `<${id}${earlier === 0 ? '' : `.${earlier + 1}`}@kanalarkiv.invalid>`
}

/** Queues a mail whose bytes the same act has entered. It is sent soon after the act, and never twice. */
export function queueMail(
  tx: WriteDb,
  ctx: Context,
  { insteadOf = null, ...mail }: Written & { readonly insteadOf?: OutgoingMailId | null },
  eml: StoredObject
): OutgoingMailId {
  const id = OutgoingMailId.parse(randomUUID())
  const queued = { queuedAt: ctx.clock.now(), queuedBy: ctx.actor }
  queries.insertMail(tx, { ...mail, ...queued, insteadOf, id, eml: eml.sha256 })
  tx.afterCommit(() => tellChanged(ctx, 'outbox'))
  return id
}

/** Queues a short mail, to see that mail arrives. @throws ArchiveError no-mail-server */
export async function sendTest(ctx: Context, to: string): Promise<OutgoingMail> {
  const { sender } = server(ctx)
  const headerId = `<${randomUUID()}.test@kanalarkiv.invalid>`
  const eml = await ctx.objects.put(
    await testMail({ from: sender, to, headerId, at: ctx.clock.now() }),
    'message/rfc822'
  )
  const id = ctx.db.transact(tx => {
    record(tx, ctx, { act: 'mail.queued', about: null, objects: [eml], details: { purpose: 'test' } })
    return queueMail(tx, ctx, { ...OF_NOTHING, purpose: 'test', headerId, sender, recipient: to }, eml)
  })
  return outgoingMail(ctx.db.read, id)
}

/**
 * Sends once more. To the same mailbox, what the server refused or may not have taken goes as the same mail, so that two
 * are seen to be one; to another mailbox, or after a bounce, a new mail is written.
 * @throws ArchiveError not-found, mail-settled, object-damaged
 */
export async function sendAgain(ctx: Context, id: OutgoingMailId, to: string | null): Promise<OutgoingMail> {
  const mail = refuseSettled(outgoingMail(ctx.db.read, id), ['unknown', 'refused', 'bounced'])
  const isSame = mail.state !== 'bounced' && (to === null || to === mail.recipient)
  return isSame ? requeue(ctx, mail) : writeAnew(ctx, mail, to ?? mail.recipient)
}

function requeue(ctx: Context, { id }: OutgoingMail): OutgoingMail {
  ctx.db.transact(tx => {
    refuseSettled(outgoingMail(tx, id), ['unknown', 'refused'])
    queries.setFate(tx, id, {
      ...UNSETTLED,
      state: 'queued',
      nextAttemptAt: ctx.clock.now(),
      problem: null,
      reply: null
    })
    queries.setQueuedAgain(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'mail.queued-again', about: id })
  })
  tellChanged(ctx, 'outbox')
  return outgoingMail(ctx.db.read, id)
}

async function writeAnew(ctx: Context, mail: OutgoingMail, recipient: string): Promise<OutgoingMail> {
  const { state } = await ctx.objects.verify(mail.eml)
  if (state !== 'right') throw new ArchiveError('object-damaged', { what: mail.eml })
  const bytes = await readFile(await ctx.objects.file(mail.eml))
  const sender = queries.findServer(ctx.db.read)?.sender ?? mail.sender
  const { purpose, messageId, commentId, captureId } = mail
  const about = messageId ?? commentId ?? captureId
  const headerId =
    about === null ? `<${randomUUID()}.again@kanalarkiv.invalid>` : headerIdFor(ctx.db.read, about)
  const eml = await ctx.objects.put(
    withAddresses(bytes, { sender, recipient, headerId, at: ctx.clock.now() }),
    'message/rfc822'
  )
  const id = ctx.db.transact(tx => {
    refuseSettled(outgoingMail(tx, mail.id), ['unknown', 'refused', 'bounced'])
    record(tx, ctx, {
      act: 'mail.queued',
      about,
      objects: [eml],
      details: { purpose, insteadOf: mail.id }
    })
    const anew = { purpose, messageId, commentId, captureId, headerId, sender, recipient, insteadOf: mail.id }
    return queueMail(tx, ctx, anew, eml)
  })
  return outgoingMail(ctx.db.read, id)
}

/** A person has looked in the mailbox, or been told. @throws ArchiveError not-found, mail-settled */
export function resolveMail(ctx: Context, id: OutgoingMailId, outcome: 'arrived' | 'bounced'): OutgoingMail {
  ctx.db.transact(tx => {
    const mail = refuseSettled(outgoingMail(tx, id), ['accepted', 'unknown'])
    settle(tx, ctx, mail, outcome, 'person')
  })
  tellChanged(ctx, 'outbox')
  return outgoingMail(ctx.db.read, id)
}

/**
 * Notes what a mail server reports of a mail of ours, inside the act that took the report in. Gives whether it was about
 * a mail that was known.
 */
export function noteReport(tx: WriteDb, ctx: Context, { about, action, status }: DeliveryReport): boolean {
  const mail = queries.findMailByHeader(tx, about)
  if (mail === undefined) return false
  if (mail.state !== 'accepted' && mail.state !== 'unknown') return true
  if (action === 'delayed') queries.setFate(tx, mail.id, { ...mail, problem: 'delayed', reply: status })
  else settle(tx, ctx, { ...mail, reply: status }, action === 'delivered' ? 'arrived' : 'bounced', 'report')
  tx.afterCommit(() => tellChanged(ctx, 'outbox'))
  return true
}

/** Notes that a mail of ours was seen in a mailbox. Gives whether it was one of ours. */
export function noteSeen(tx: WriteDb, ctx: Context, headerId: string): boolean {
  const mail = queries.findMailByHeader(tx, headerId)
  if (mail === undefined) return false
  if (mail.state !== 'accepted' && mail.state !== 'unknown') return true
  settle(tx, ctx, mail, 'arrived', 'mailbox')
  tx.afterCommit(() => tellChanged(ctx, 'outbox'))
  return true
}

/** What no longer says how it went. */
const UNSETTLED = { nextAttemptAt: null, settledAt: null, settledBasis: null } as const

function settle(
  tx: WriteDb,
  ctx: Context,
  mail: OutgoingMail,
  state: 'arrived' | 'bounced',
  settledBasis: 'report' | 'mailbox' | 'person'
): void {
  const { id, reply } = mail
  queries.setFate(tx, id, {
    state,
    nextAttemptAt: null,
    problem: state === 'bounced' ? 'not-delivered' : null,
    reply,
    settledAt: ctx.clock.now(),
    settledBasis
  })
  noteCopyFate(tx, mail, state, ctx.clock.now())
  record(tx, ctx, { act: `mail.${state}`, about: id, details: { basis: settledBasis } })
}

function refuseSettled(mail: OutgoingMail, states: readonly OutgoingMail['state'][]): OutgoingMail {
  if (!states.includes(mail.state)) throw new ArchiveError('mail-settled', { what: mail.id })
  return mail
}
