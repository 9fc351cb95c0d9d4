// Direct messages: taken in untouched, then routed to the diary, the mailbox, or back to the sender (P8b).
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { canBe } from '#shared/came-in.ts'
import { type ChannelId, type Instant, MessageId, type Sha256 } from '#shared/ids.ts'
import type { SourceMethod } from '#shared/intake.ts'
import type { MessageDetail, MessageFile, MessagePaste, MessageRow } from '#shared/message.ts'
import { shownTime } from '../../comments/comments/shown-time.ts'
import { openDuty } from '../../deadlines/deadlines/duties.ts'
import { clean } from '../../formats/mail/clean.ts'
import type { Mail } from '../../formats/mail/parsed-mail.ts'
import { readMessage } from '../../formats/mail/read-message.ts'
import { relativeRange } from '../../formats/text/relative-time.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { onReceived, type Waiting } from '../../kernel/objects/inbox-folder.ts'
import { MOST_READ, readAtMost } from '../../kernel/objects/read-at-most.ts'
import { enterSource, type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import { diaryAnswers } from '../../register/records/diary-answers.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { knownByBytes, knownByHand, knownMail } from '../known/known.ts'
import { ownAddresses } from '../mailboxes/read.ts'
import { enterMail, keepParts, objectsOf } from '../mailboxes/take-mail.ts'
import { insertMessage, insertSighting, type NewMessage } from './enter.ts'
import * as queries from './queries.ts'

/** A message. @throws ArchiveError not-found */
export function message(db: ReadDb, id: MessageId): MessageRow {
  const row = queries.findMessage(db, id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  return row
}

/** The same with what the diary has answered. @throws ArchiveError not-found */
export function messageDetail(db: ReadDb, id: MessageId): MessageDetail {
  const [diaryReceipt = null] = diaryAnswers(db, { kind: 'message', id })
  return { ...message(db, id), diaryReceipt }
}

/**
 * Takes in a pasted message. What was pasted is kept to the letter. The same words from the same sender at the same
 * time are one message, also where an export has it. @throws ArchiveError already-taken-in where no time tells two alike
 * apart, message-maybe-known, not-yet
 */
export async function pasteMessage(ctx: Context, paste: MessagePaste): Promise<OwnMessage> {
  activeChannel(ctx.db.read, paste.channelId)
  refuseAhead(ctx, paste)
  const { channelId, senderName, senderAddress, sameAs } = paste
  const intake: Intake = {
    channelId,
    method: 'paste',
    senderName: clean(senderName),
    senderAddress,
    ...timesOf(paste),
    text: clean(paste.text),
    originalName: null,
    sameAs
  }
  // Before anything is kept: a paste that is refused is still in front of whoever pasted it.
  knownByHand(ctx.db.read, intake)
  const original = await keepSource(ctx, {
    bytes: new TextEncoder().encode(paste.text),
    mediaType: 'text/plain',
    name: '',
    method: 'paste'
  })
  return enterMessage(ctx, original, intake)
}

/**
 * Takes in what a person notes of something said to the authority, such as on the telephone; a null sender is nobody in
 * particular. `within` is done in the act that enters it. @throws ArchiveError channel-retired, not-yet
 */
export async function noteMessage(
  ctx: Context,
  noted: Pick<MessagePaste, 'channelId' | 'senderAddress' | 'receivedAt' | 'text'> & {
    senderName: string | null
  },
  within: (tx: WriteDb, id: MessageId) => void
): Promise<OwnMessage> {
  const { channelId, senderName, senderAddress, text } = noted
  activeChannel(ctx.db.read, channelId)
  const at = { receivedAt: noted.receivedAt ?? ctx.clock.now() }
  refuseAhead(ctx, at)
  const original = await keepSource(ctx, {
    bytes: new TextEncoder().encode(text),
    mediaType: 'text/plain',
    name: '',
    method: 'paste'
  })
  const intake = {
    channelId,
    senderName: clean(senderName ?? ''),
    senderAddress,
    text: clean(text),
    ...timesOf(at)
  }
  // Nothing else in the archive says the same: only what was noted with the same words, sender and time is the same.
  const own = { method: 'paste', originalName: null, sameAs: 'another' } as const
  return enterMessage(ctx, original, { ...intake, ...own }, { within })
}

/**
 * Takes in a file. It is copied to the inbox before anything reads it, and stays there if it is refused for what it says.
 * @throws ArchiveError file-unreadable, file-empty, sender-unknown, mail-unreadable, channel-retired, already-taken-in,
 *   message-maybe-known, not-yet
 */
export async function takeMessageFile(ctx: Context, input: MessageFile): Promise<OwnMessage> {
  activeChannel(ctx.db.read, input.channelId)
  refuseAhead(ctx, input)
  return onReceived(ctx, input.path, waiting => takeWaiting(ctx, input, waiting))
}

async function takeWaiting(ctx: Context, input: MessageFile, waiting: Waiting): Promise<OwnMessage> {
  const { bytes, isWhole } = await readAtMost(waiting.path)
  if (!isWhole)
    throw new ArchiveError('file-unreadable', { file: waiting.name, detail: `> ${MOST_READ >> 20} MiB` })
  const read = await readMessage(bytes)
  // What is called a mail and is none has no sender to ask for.
  if (/\.(?:eml|msg)$/i.test(waiting.name) && read.mediaType === 'application/octet-stream')
    throw new ArchiveError('file-unreadable', { file: waiting.name, detail: 'no mail' })
  const isSame = input.sameAs !== undefined && input.sameAs !== 'another'
  const senderName = input.senderName ?? read.senderName ?? (isSame ? '' : null)
  const isUnread = read.mail?.problems.includes('unreadable') === true
  if (senderName === null)
    throw new ArchiveError(isUnread ? 'mail-unreadable' : 'sender-unknown', { file: waiting.name })
  const original = await keepSource(ctx, {
    path: waiting.path,
    mediaType: read.mediaType,
    name: waiting.name,
    method: sourceMethod(read.mediaType)
  })
  if (read.mail !== null && !isSame) {
    // What a person has read in one that the program cannot read is what it says.
    const mail = isUnread ? { ...read.mail, text: input.text ?? '' } : read.mail
    return takeMail(ctx, { input, mail, original })
  }
  return enterMessage(
    ctx,
    original,
    {
      channelId: input.channelId,
      method: 'file',
      senderName: clean(senderName),
      senderAddress: input.senderAddress ?? read.senderAddress,
      ...timesOf({ ...input, receivedAt: input.receivedAt ?? possible(ctx, read.sentAt) }),
      // By its words, a picture is known again in the export that comes later.
      text: read.text === '' ? clean(input.text ?? '') : read.text,
      originalName: waiting.name.slice(0, 255),
      sameAs: input.sameAs
    },
    { isRetry: waiting.waitedAlready }
  )
}

type TakenMail = { readonly input: MessageFile; readonly mail: Mail; readonly original: KeptSource }

// A mail is the same whether it is given as a file or fetched from a mailbox: one message, seen twice.
async function takeMail(ctx: Context, { input, mail, original }: TakenMail): Promise<OwnMessage> {
  const kept = await keepParts(ctx, mail, original.object)
  const id = ctx.db.transact(tx => {
    const channel = activeChannel(tx, input.channelId)
    const known = knownMail(tx, channel.id, mail, kept.object.sha256)
    const id = known ?? MessageId.parse(randomUUID())
    if (known !== null && queries.wasSeenIn(tx, known, original.object.sha256)) return id
    record(tx, ctx, {
      act: known === null ? 'message.taken-in' : 'message.seen-again',
      about: id,
      objects: objectsOf(kept),
      details: { channel: channel.id, method: 'email' }
    })
    enterSource(tx, ctx, original)
    const [name, address] = [input.senderName ?? mail.from?.name, input.senderAddress ?? mail.from?.address]
    enterMail(tx, ctx, kept, {
      channel,
      ownAddresses: ownAddresses(tx, channel.id),
      sourceId: original.id,
      locator: '',
      receivedAt: input.receivedAt ?? mail.receivedAt ?? mail.sentAt,
      sender: { name: name ?? null, address: address ?? null },
      id,
      originalName: original.name.slice(0, 255)
    })
    return id
  })
  tellChanged(ctx, 'messages')
  const taken = message(ctx.db.read, id)
  return { ...taken, original: taken.original ?? original.object.sha256 }
}

/** What a file says of when it was sent, where that can be. */
const possible = ({ clock }: Context, at: Instant | null): Instant | null =>
  canBe(at, clock.now()) ? at : null

// What came in has come in: from a time that is ahead, an answer would never be late.
function refuseAhead({ clock }: Context, told: Parameters<typeof timesOf>[0]): void {
  const { receivedAt } = timesOf(told)
  if (receivedAt !== null && receivedAt > clock.now()) throw new ArchiveError('not-yet', { at: receivedAt })
}

// Where only the time that the platform shows is told, it was available when it was written (TF 2:9).
function timesOf({
  timeShown = null,
  receivedAt
}: Pick<MessagePaste, 'timeShown' | 'receivedAt'>): Pick<
  MessageRow,
  'receivedAt' | 'createdAt' | 'createdRaw' | 'createdBasis'
> {
  const { createdAt, createdRaw, createdBasis } = shownTime({ timeShown, timeMachine: null })
  return { receivedAt: receivedAt ?? createdAt, createdAt, createdRaw, createdBasis }
}

function sourceMethod(mediaType: string): SourceMethod {
  if (mediaType === 'message/rfc822' || mediaType === 'application/vnd.ms-outlook') return 'email'
  return mediaType.startsWith('image/') || mediaType === 'application/pdf' ? 'screenshot' : 'export'
}

/** A message that came by itself, and so has an original of its own. */
type OwnMessage = MessageRow & { readonly original: Sha256 }

type Intake = Omit<NewMessage, 'id' | 'takenInAt' | 'takenInBy' | 'original' | 'sourceId'> &
  Pick<MessagePaste, 'sameAs'>

// `isRetry`: a file that waited in the inbox, and so may have been entered just before the program died.
function enterMessage(
  ctx: Context,
  source: KeptSource,
  intake: Intake,
  { isRetry = false, within }: { isRetry?: boolean; within?: (tx: WriteDb, id: MessageId) => void } = {}
): OwnMessage {
  const id = ctx.db.transact(tx => {
    activeChannel(tx, intake.channelId)
    const seen = knownByHand(tx, intake)
    if (seen !== null) return seeAgain(tx, ctx, source, { id: seen, channelId: intake.channelId })
    const known = knownByBytes(tx, { ...intake, original: source.object.sha256 }, { isRetry })
    const id = known ?? MessageId.parse(randomUUID())
    if (known === null) {
      // The object comes first: the message points at it.
      record(tx, ctx, {
        act: 'message.taken-in',
        about: id,
        objects: [source.object],
        details: { channel: intake.channelId, method: intake.method }
      })
      enterSource(tx, ctx, source)
      const takenInAt = ctx.clock.now()
      insertMessage(tx, {
        ...intake,
        id,
        original: source.object.sha256,
        sourceId: source.id,
        takenInAt,
        takenInBy: ctx.actor
      })
      // "3 d" is told of something that has waited for three days at the least.
      const latest = relativeRange(intake.createdRaw ?? '', takenInAt)?.to ?? takenInAt
      openDuty(tx, { messageId: id }, { ...intake, receivedAt: intake.receivedAt ?? latest })
    }
    within?.(tx, id)
    return id
  })
  tellChanged(ctx, 'messages')
  const taken = message(ctx.db.read, id)
  return { ...taken, original: taken.original ?? source.object.sha256 }
}

// What was taken in is kept as one more sighting of the message.
function seeAgain(
  tx: WriteDb,
  ctx: Context,
  source: KeptSource,
  { id, channelId }: { id: MessageId; channelId: ChannelId }
): MessageId {
  if (queries.wasSeenIn(tx, id, source.object.sha256)) return id
  record(tx, ctx, {
    act: 'message.seen-again',
    about: id,
    objects: [source.object],
    details: { channel: channelId, method: source.method }
  })
  enterSource(tx, ctx, source)
  insertSighting(tx, { messageId: id, sourceId: source.id, locator: '', at: ctx.clock.now(), textRaw: null })
  return id
}

/** The mail that was written when the message was copied to the mailbox. @throws ArchiveError not-found, object-damaged */
export async function messageMail(ctx: Context, id: MessageId): Promise<{ name: string; eml: string }> {
  const mail = message(ctx.db.read, id).route?.mail
  if (mail === undefined || mail === null) throw new ArchiveError('not-found', { what: `${id}.eml` })
  const { state } = await ctx.objects.verify(mail)
  if (state !== 'right') throw new ArchiveError('object-damaged', { what: mail })
  return {
    name: `kanalarkiv-${id.slice(0, 8)}.eml`,
    eml: await readFile(await ctx.objects.file(mail), 'ascii')
  }
}
