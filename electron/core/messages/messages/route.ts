// Where messages go: to the diary, to the mailbox, back to the sender, or nowhere since they matter little (P8b).
import { basename } from 'node:path'
import { messageCameIn } from '#shared/came-in.ts'
import type { Instant, MessageId, ThreadId } from '#shared/ids.ts'
import type { DiaryEntry, MessageRow, Route } from '#shared/message.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { answerDuty, closeDuty, reopenMessage } from '../../deadlines/deadlines/duties.ts'
import { headerIdFor, outgoingMail, queueMail } from '../../deadlines/outbox/outbox.ts'
import { findServer } from '../../deadlines/outbox/read.ts'
import { server } from '../../deadlines/outbox/server.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { requireAsAnswered } from '../../register/records/diary-answers.ts'
import { channel } from '../../register/register/channels.ts'
import { findPerson } from '../../register/register/read.ts'
import { requireMayLeave, requireRegistered } from '../../register/secrecy/secrecy.ts'
import { clearOfSecretWords, requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { enterAgain } from '../../register/word-index/word-index.ts'
import { mailOf } from './mail.ts'
import { message } from './messages.ts'
import * as queries from './queries.ts'

/** Routes a message, once. @throws ArchiveError not-found, already-decided, secret-is-registered, secret-words, diary-answered-otherwise */
export async function routeMessage(ctx: Context, id: MessageId, route: Route): Promise<MessageRow> {
  await routeAll(ctx, [id], { route, correctedBecause: null })
  return message(ctx.db.read, id)
}

/**
 * Corrects a route that was wrong by a new one, which holds from now on; the wrong one stays on file. What was sent stays sent.
 * @throws ArchiveError not-found, not-routed, nothing-corrected, secret-is-registered, secret-words, diary-answered-otherwise
 */
export async function correctRoute(
  ctx: Context,
  { id, route, because }: { id: MessageId; route: Route; because: string }
): Promise<MessageRow> {
  await routeAll(ctx, [id], { route, correctedBecause: because })
  return message(ctx.db.read, id)
}

/**
 * Routes everything in a thread that waits for a route, in one act; gives how many that were.
 * @throws ArchiveError already-decided where nothing waits, secret-is-registered where one of them is,
 *   secret-words, diary-answered-otherwise
 */
export async function routeThread(ctx: Context, id: ThreadId, route: Route): Promise<number> {
  const waiting = queries.undecidedOf(ctx.db.read, id)
  if (waiting.length === 0) throw new ArchiveError('already-decided', { what: id })
  await routeAll(ctx, waiting, { route, correctedBecause: null })
  return waiting.length
}

/** A route, and why the one before it was wrong where it corrects one. */
type Routing = { readonly route: Route; readonly correctedBecause: string | null }

async function routeAll(ctx: Context, ids: readonly MessageId[], routing: Routing): Promise<void> {
  const { route } = routing
  const copies: (Copy | null)[] = []
  for (const id of ids) {
    const found = routable(ctx.db.read, id, routing)
    copies.push(route.kind === 'copied' ? await writeCopy(ctx, found, route.mailbox) : null)
  }
  ctx.db.transact(tx => {
    if (route.kind === 'registered')
      requireNoSecretWords(tx, [route.diaryNumber, route.entry?.publicParty, route.entry?.publicConcerns])
    for (const [at, id] of ids.entries())
      routeOne(tx, ctx, routable(tx, id, routing), routing, copies[at] ?? null)
  })
  tellChanged(ctx, 'messages')
}

function routeOne(tx: WriteDb, ctx: Context, found: MessageRow, routing: Routing, copy: Copy | null): void {
  const { id } = found
  const { route, correctedBecause } = routing
  record(tx, ctx, {
    act: correctedBecause === null ? 'message.routed' : 'message.route-corrected',
    about: id,
    objects: copy === null ? [] : [copy.eml],
    details: { route: route.kind, diaryNumber: route.kind === 'registered' ? route.diaryNumber : null }
  })
  // What is corrected keeps what is not said anew: the words for all to read are not lost with a wrong number.
  const before = correctedBecause === null ? null : queries.findDiaryEntry(tx, id)
  const now = ctx.clock.now()
  const seq = queries.insertRoute(tx, id, {
    ...columnsOf(route, copy?.eml ?? null, ctx.actor, now),
    correctedBecause
  })
  // So that it is found by its number.
  if (route.kind === 'registered') enterAgain(tx, { kind: 'message', id })
  if (route.kind === 'registered')
    queries.insertDiaryEntry(tx, seq, {
      messageId: id,
      diaryNumber: route.diaryNumber,
      ...entryOf(found, route.entry, before)
    })
  if (copy !== null && findServer(tx) !== null) queueMail(tx, ctx, { ...copy, purpose: 'copy' }, copy.eml)
  // To be in the diary is no answer: whoever wrote still waits for one (P7).
  // What was registered by mistake and is of minor importance never waited for one: it was seen to when it was registered.
  const seenTo = route.kind === 'minor' ? (found.route?.decidedAt ?? now) : now
  if (route.kind !== 'registered') answerDuty(tx, { messageId: id }, seenTo)
  else if (correctedBecause !== null) reopenMessage(tx, id)
  closeDuty(tx, { messageId: id }, now)
}

/**
 * Sends a copy of a message to a mailbox, whatever its route was: such as one that was registered, for the case.
 * @throws ArchiveError not-found, no-mail-server, not-routed, record-may-not-leave
 */
export async function sendCopy(ctx: Context, id: MessageId, mailbox: string): Promise<OutgoingMail> {
  server(ctx)
  const found = message(ctx.db.read, id)
  if (found.route === null) throw new ArchiveError('not-routed', { what: id })
  const copy = await writeCopy(ctx, found, mailbox)
  const mailId = ctx.db.transact(tx => {
    requireMayLeave(tx, { kind: 'message', id })
    record(tx, ctx, { act: 'message.copy-sent', about: id, objects: [copy.eml] })
    return queueMail(tx, ctx, { ...copy, purpose: 'copy' }, copy.eml)
  })
  return outgoingMail(ctx.db.read, mailId)
}

/** What the diary holds of it; the least is the day it came in (TF 2:9), which is each message's own. */
function entryOf(
  message: MessageRow,
  { receivedOn, ...words }: Entry = NO_WORDS,
  before: DiaryEntry | null = null
): DiaryEntry {
  return {
    receivedOn: receivedOn ?? before?.receivedOn ?? swedishDate(messageCameIn(message)),
    publicParty: words.publicParty ?? before?.publicParty ?? null,
    publicConcerns: words.publicConcerns ?? before?.publicConcerns ?? null,
    protectedParty: words.protectedParty ?? before?.protectedParty ?? null,
    protectedConcerns: words.protectedConcerns ?? before?.protectedConcerns ?? null
  }
}

type Entry = NonNullable<Extract<Route, { kind: 'registered' }>['entry']>

const NO_WORDS: Entry = {
  publicParty: null,
  publicConcerns: null,
  protectedParty: null,
  protectedConcerns: null
}

type Copy = Pick<
  OutgoingMail,
  'messageId' | 'commentId' | 'captureId' | 'headerId' | 'sender' | 'recipient'
> & {
  readonly eml: StoredObject
}

// Where no server is set the mail is a file, which a person sends themselves.
async function writeCopy(ctx: Context, found: MessageRow, mailbox: string): Promise<Copy> {
  const on = channel(ctx.db.read, found.channelId)
  const responsible = findPerson(ctx.db.read, on.responsibleId)?.email ?? null
  const sender = findServer(ctx.db.read)?.sender ?? responsible ?? mailbox
  const headerId = headerIdFor(ctx.db.read, found.id)
  const clear = clearOfSecretWords(ctx.db.read)
  // The channel's name, and what the diary answered, may repeat what is marked since.
  const said = { ...found, channelName: clear(found.channelName), route: clear(found.route) }
  const bytes = await mailOf(said, {
    mailbox,
    from: sender,
    replyTo: responsible,
    headerId,
    at: ctx.clock.now(),
    files: await filesOf(ctx, found)
  })
  const eml = await ctx.objects.put(bytes, 'message/rfc822')
  return { messageId: found.id, commentId: null, captureId: null, headerId, sender, recipient: mailbox, eml }
}

/** The original as it came, which holds a mail's own files; else what was attached. A paste is in the mail's text. */
async function filesOf(
  ctx: Context,
  { id, method, original, originalName }: MessageRow
): Promise<{ name: string; path: string }[]> {
  if (method === 'paste') return []
  if (original !== null)
    return [
      {
        name: originalName ?? (method === 'email' ? 'original.eml' : 'original'),
        path: await ctx.objects.file(original)
      }
    ]
  const files: { name: string; path: string }[] = []
  for (const [at, { uri, sha256 }] of queries.listAttachments(ctx.db.read, id).entries())
    if (sha256 !== null)
      files.push({
        // A name from outside is a name, and no path.
        name: basename(uri.replaceAll('\\', '/')).slice(0, 100) || `bilaga-${at + 1}`,
        path: await ctx.objects.file(sha256)
      })
  return files
}

function routable(db: ReadDb, id: MessageId, { route, correctedBecause }: Routing): MessageRow {
  const found = message(db, id)
  if (correctedBecause === null) {
    if (found.state !== 'undecided') throw new ArchiveError('already-decided', { what: id })
  } else if (found.route === null) throw new ArchiveError('not-routed', { what: id })
  if (route.kind !== 'registered') requireRegistered(db, { kind: 'message', id })
  else requireAsAnswered(db, { kind: 'message', id }, route.diaryNumber)
  return found
}

function columnsOf(
  route: Route,
  mail: StoredObject | null,
  by: string,
  at: Instant
): Omit<queries.NewRoute, 'correctedBecause'> {
  return {
    kind: route.kind,
    diaryNumber: route.kind === 'registered' ? route.diaryNumber : null,
    mailbox: route.kind === 'copied' ? route.mailbox : null,
    replyText: route.kind === 'redirected' ? route.replyText : null,
    minorBecause: route.kind === 'minor' ? route.because : null,
    mail: mail?.sha256 ?? null,
    by,
    at
  }
}
