// A mail as messages: its own, and one for each mail that was forwarded in it. Everything is kept before it is read.
import { randomUUID } from 'node:crypto'
import { type ActorFacts, UNKNOWN } from '#shared/actor.ts'
import { canBe } from '#shared/came-in.ts'
import {
  ActorId,
  type ChannelId,
  ConversationId,
  type Instant,
  MessageId,
  type SourceFileId
} from '#shared/ids.ts'
import { ANSWERS_NOTHING } from '#shared/message.ts'
import type { Platform } from '#shared/register.ts'
import { openDuty } from '../../deadlines/deadlines/duties.ts'
import { clean } from '../../formats/mail/clean.ts'
import { isOutlookFile } from '../../formats/mail/outlook.ts'
import type { AttachedFile, Mail } from '../../formats/mail/parsed-mail.ts'
import { OUTLOOK } from '../../formats/text/sniff.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { enterMailPart, samePart } from '../../kernel/objects/sources.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { mailKey } from '../known/keys.ts'
import { knownMail } from '../known/known.ts'
import {
  insertAttachment,
  insertMailConversation,
  insertMailMessage,
  insertParticipant,
  insertSighting
} from '../messages/enter.ts'
import * as queries from './queries.ts'

/** A mail with its own bytes and those of its files kept as objects. */
export type KeptMail = {
  readonly mail: Mail
  readonly object: StoredObject
  readonly files: readonly { readonly file: AttachedFile; readonly object: StoredObject }[]
  readonly forwarded: readonly (KeptMail & { readonly isOutlook: boolean })[]
}

/** Keeps the files and the forwarded mails of a mail whose bytes are kept. @throws what the disk says */
export async function keepParts(
  ctx: Pick<Context, 'objects'>,
  mail: Mail,
  object: StoredObject
): Promise<KeptMail> {
  const files = []
  for (const file of mail.attachments)
    files.push({ file, object: await ctx.objects.put(file.content, file.mediaType) })
  const forwarded = []
  for (const inner of mail.forwarded) {
    const isOutlook = isOutlookFile(inner.bytes)
    const kept = await ctx.objects.put(inner.bytes, isOutlook ? OUTLOOK : 'message/rfc822')
    forwarded.push({ ...(await keepParts(ctx, inner.mail, kept)), isOutlook })
  }
  return { mail, object, files, forwarded }
}

/** Every object of a mail, for the act that enters it. */
export function objectsOf({ object, files, forwarded }: KeptMail): StoredObject[] {
  return [object, ...files.map(file => file.object), ...forwarded.flatMap(objectsOf)]
}

/** Where a mail came from, and whom it came to. */
export type Where = {
  readonly channel: { readonly id: ChannelId; readonly platform: Platform }
  /** In lower case: what they wrote is the authority's own. */
  readonly ownAddresses: ReadonlySet<string>
  readonly sourceId: SourceFileId
  readonly locator: string
  /** When it became available to the authority; null where nobody says. */
  readonly receivedAt: Instant | null
  /** What a person has said of its sender, instead of what it says itself. */
  readonly sender?: { readonly name: string | null; readonly address: string | null }
  /** When it is taken in: that of the mail that it lies in; now, where it lies in none. */
  readonly at?: Instant
  /** The id that it gets if it is new. */
  readonly id?: MessageId
  /** What its file is called. */
  readonly originalName?: string
  /** Whether it lies in a mail of somebody else: all that it says is then the word of that one. */
  readonly isHandedOn?: boolean
}

/** The message that the mail itself is, and how many it and those in it came to. */
export type Taken = { readonly id: MessageId; readonly new: number; readonly known: number }

/** Enters a mail and those in it, inside the act that has entered its objects. */
export function enterMail(tx: WriteDb, ctx: Context, kept: KeptMail, given: Where): Taken {
  const where = { ...given, at: given.at ?? ctx.clock.now() }
  const { id, isNew } = enterOne(tx, ctx, kept, where)
  let taken: Taken = { id, new: isNew ? 1 : 0, known: isNew ? 0 : 1 }
  for (const [at, inner] of kept.forwarded.entries()) {
    const path = `${where.locator}/${at + 1}`
    const { sha256, bytes } = inner.object
    const containerId = where.sourceId
    const name = inner.isOutlook ? 'forwarded.msg' : 'forwarded.eml'
    const sourceId =
      samePart(tx, containerId, path) ?? enterMailPart(tx, ctx, { sha256, bytes, name, containerId, path })
    const { sender: _, id: __, originalName: ___, ...rest } = where
    const isHandedOn = where.isHandedOn === true || !isFromColleague(kept.mail, where)
    const receivedAt = receivedInside(inner.mail, where, isHandedOn)
    const more = enterMail(tx, ctx, inner, { ...rest, sourceId, locator: path, receivedAt, isHandedOn })
    taken = { id, new: taken.new + more.new, known: taken.known + more.known }
  }
  return taken
}

// What a colleague forwards had come to the authority when they got it, if their server says so (TF 2:9). What anybody else
// forwards comes with the mail that it lies in.
function receivedInside(inner: Mail, { receivedAt }: Where, isHandedOn: boolean): Instant | null {
  if (isHandedOn || inner.receivedAt === null) return receivedAt
  return receivedAt !== null && inner.receivedAt > receivedAt ? receivedAt : inner.receivedAt
}

function isFromColleague({ from }: Mail, { ownAddresses }: Where): boolean {
  const domain = domainOf(from?.address ?? '')
  return domain !== '' && [...ownAddresses].some(address => domainOf(address) === domain)
}

/** Of a message. */
const MOST_TEXT = 1_000_000

const domainOf = (address: string) => address.split('@').at(1)?.toLowerCase() ?? ''

function enterOne(
  tx: WriteDb,
  ctx: Context,
  kept: KeptMail,
  where: Where & { readonly at: Instant }
): { id: MessageId; isNew: boolean } {
  const { mail, object, files } = kept
  const { channel, sourceId, locator, at } = where
  const key = mailKey(mail, object.sha256)
  const known = knownMail(tx, channel.id, mail, object.sha256)
  const id = known ?? where.id ?? MessageId.parse(randomUUID())
  if (known === null) {
    const from = where.sender ?? mail.from ?? { name: null, address: null }
    const isOwn = isFromUs(tx, where, from.address, mail)
    const facts: ActorFacts = { ...UNKNOWN, displayName: from.name, email: from.address }
    const conversationId = conversationOf(tx, where, mail, key)
    const actorId = actorFor(tx, { platform: channel.platform, within: conversationId, facts })
    if (actorId !== null) insertParticipant(tx, conversationId, ActorId.parse(actorId))
    // A clock that is ahead, or that was never set, says nothing of when it came.
    const receivedAt = isOwn || !canBe(where.receivedAt, at) ? null : where.receivedAt
    const words = clean(mail.subject === '' ? mail.text : `${mail.subject}\n\n${mail.text}`)
    const problems = new Set([...mail.problems, ...(words.length > MOST_TEXT ? (['text-cut'] as const) : [])])
    insertMailMessage(tx, {
      id,
      channelId: channel.id,
      conversationId,
      direction: isOwn ? 'out' : 'in',
      state: isOwn ? 'sent' : 'undecided',
      actorId,
      senderName: clean(from.name ?? from.address ?? '') || null,
      senderAddress: from.address,
      nativeId: mail.messageId,
      dedupeKey: key,
      createdAt: mail.sentAt,
      createdRaw: mail.sentRaw,
      createdBasis: mail.sentBasis,
      receivedAt,
      takenInAt: at,
      takenInBy: ctx.actor,
      // No sign of two halves is cut in two.
      text: words.slice(0, MOST_TEXT).replace(/[\uD800-\uDBFF]$/, ''),
      replyTo: mail.inReplyTo,
      completeness: JSON.stringify([
        ...(isOwn && (mail.isAutomatic || isAmongUs(tx, where, mail, conversationId))
          ? [ANSWERS_NOTHING]
          : []),
        ...problems
      ]),
      original: object.sha256,
      originalName: where.originalName ?? null
    })
    for (const [position, { file, object }] of files.entries())
      insertAttachment(tx, {
        messageId: id,
        position,
        kind: file.mediaType.startsWith('image/') ? 'photo' : 'file',
        uri: file.name ?? '',
        state: 'present',
        sha256: object.sha256
      })
    if (!isOwn) openDuty(tx, { messageId: id }, { channelId: channel.id, receivedAt: receivedAt ?? at })
  }
  insertSighting(tx, { messageId: id, sourceId, locator, at, textRaw: null })
  return { id, isNew: known === null }
}

// Anybody can write as somebody else. A copy of what was sent has come from no server, and an answer of ours is to something
// that we have; what else came in is looked at, whoever it says it is from.
function isFromUs(
  db: ReadDb,
  { channel, ownAddresses, isHandedOn = false }: Where,
  address: string | null,
  mail: Mail
): boolean {
  if (isHandedOn || address === null || !ownAddresses.has(address.toLowerCase())) return false
  if (!mail.isDelivered) return true
  return answeredBy(db, channel.id, mail) !== null
}

// What is passed on to a colleague is told as an answer to the mail that is passed on, and nobody outside has had one.
function isAmongUs(
  db: ReadDb,
  { ownAddresses }: Where,
  { to, cc }: Mail,
  conversationId: ConversationId
): boolean {
  const domains = [...ownAddresses].map(domainOf).filter(domain => domain !== '')
  const isOurs = (address: string) =>
    domains.some(domain => domainOf(address) === domain || domainOf(address).endsWith(`.${domain}`))
  const recipients = [...to, ...cc].flatMap(({ address }) => address?.toLowerCase() ?? [])
  if (recipients.length === 0 || !recipients.every(isOurs)) return false
  const asked = queries.sendersTo(db, conversationId)
  return !recipients.some(address => asked.has(address) && !ownAddresses.has(address))
}

// A mail may answer one that never came here, such as what a colleague wrote; the ones before that are named in it too.
function answeredBy(db: ReadDb, channelId: ChannelId, { answers }: Mail): ConversationId | null {
  for (const id of answers) {
    const found = queries.conversationOfMail(db, channelId, id)
    if (found !== null) return found
  }
  return null
}

/** The conversation of the mail that this one answers, or one of its own. */
function conversationOf(tx: WriteDb, { channel }: Where, mail: Mail, key: string): ConversationId {
  const answered = answeredBy(tx, channel.id, mail)
  if (answered !== null) return answered
  const id = ConversationId.parse(randomUUID())
  insertMailConversation(tx, {
    id,
    channelId: channel.id,
    platform: channel.platform,
    nativeId: key,
    title: mail.subject === '' ? null : mail.subject.slice(0, 300)
  })
  return id
}
