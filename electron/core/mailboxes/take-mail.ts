// A mail as messages: its own, and one for each mail that was forwarded in it. Everything is kept before it is read.
import { hash, randomUUID } from 'node:crypto'
import type { ActorFacts } from '#shared/actor.ts'
import {
  ActorId,
  type ChannelId,
  ConversationId,
  type Instant,
  MessageId,
  type SourceFileId
} from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import { actorFor } from '../actors/actors.ts'
import type { Context } from '../context.ts'
import type { WriteDb } from '../db/open.ts'
import { openDuty } from '../deadlines/duties.ts'
import { insertAttachment, insertParticipant, insertSighting, messageByKey } from '../intake/queries.ts'
import { enterMailPart } from '../intake/sources.ts'
import { clean } from '../mail/clean.ts'
import type { AttachedFile, Mail } from '../mail/mail.ts'
import type { StoredObject } from '../objects/store.ts'
import * as queries from './queries.ts'

/** A mail with its own bytes and those of its files kept as objects. */
export type KeptMail = {
  readonly mail: Mail
  readonly object: StoredObject
  readonly files: readonly { readonly file: AttachedFile; readonly object: StoredObject }[]
  readonly forwarded: readonly KeptMail[]
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
  for (const inner of mail.forwarded)
    forwarded.push(await keepParts(ctx, inner.mail, await ctx.objects.put(inner.bytes, 'message/rfc822')))
  return { mail, object, files, forwarded }
}

/** Every object of a mail, for the act that enters it. */
export function objectsOf({ object, files, forwarded }: KeptMail): StoredObject[] {
  return [object, ...files.map(file => file.object), ...forwarded.flatMap(objectsOf)]
}

type Where = {
  readonly channel: { readonly id: ChannelId; readonly platform: Platform }
  /** The user of the mailbox: what that address wrote is the authority's own. */
  readonly ownAddress: string
  readonly sourceId: SourceFileId
  readonly locator: string
  /** When the server received it. */
  readonly internalDate: Instant | null
}

export type Taken = { readonly new: number; readonly known: number }

/** Enters a mail and those in it, inside the act that has entered its objects. Gives how many messages that came to. */
export function enterMail(tx: WriteDb, ctx: Context, kept: KeptMail, where: Where): Taken {
  const isNew = enterOne(tx, ctx, kept, where)
  let taken: Taken = { new: isNew ? 1 : 0, known: isNew ? 0 : 1 }
  for (const [at, inner] of kept.forwarded.entries()) {
    const path = `${where.locator}/${at + 1}`
    const { sha256, bytes } = inner.object
    const sourceId = enterMailPart(tx, ctx, { sha256, bytes, containerId: where.sourceId, path })
    // When the one who forwarded it got it, if their server says so; else when it came to us.
    const internalDate = inner.mail.receivedAt ?? where.internalDate
    const more = enterMail(tx, ctx, inner, { ...where, sourceId, locator: path, internalDate })
    taken = { new: taken.new + more.new, known: taken.known + more.known }
  }
  return taken
}

function enterOne(tx: WriteDb, ctx: Context, kept: KeptMail, where: Where): boolean {
  const { mail, object, files } = kept
  const { channel, sourceId, locator } = where
  const at = ctx.clock.now()
  const key = keyOf(mail)
  const known = messageByKey(tx, channel.id, key)
  const id = known?.id ?? MessageId.parse(randomUUID())
  if (known === undefined) {
    const isOwn = mail.from?.address?.toLowerCase() === where.ownAddress.toLowerCase()
    const facts: ActorFacts = {
      ...NOBODY,
      displayName: mail.from?.name ?? null,
      email: mail.from?.address ?? null
    }
    const conversationId = conversationOf(tx, where, mail, key)
    const actorId = actorFor(tx, { platform: channel.platform, within: conversationId, facts })
    if (actorId !== null) insertParticipant(tx, conversationId, ActorId.parse(actorId))
    const receivedAt = isOwn ? null : (where.internalDate ?? mail.receivedAt)
    const subject = mail.subject === '' ? '' : `${mail.subject}\n\n`
    queries.insertMailMessage(tx, {
      id,
      channelId: channel.id,
      conversationId,
      direction: isOwn ? 'out' : 'in',
      state: isOwn ? 'sent' : 'undecided',
      actorId,
      senderName: clean(mail.from?.name ?? mail.from?.address ?? '') || null,
      senderAddress: mail.from?.address ?? null,
      nativeId: mail.messageId,
      dedupeKey: key,
      createdAt: mail.sentAt,
      createdRaw: mail.sentRaw,
      createdBasis: mail.sentBasis,
      receivedAt,
      takenInAt: at,
      takenInBy: ctx.actor,
      text: clean(`${subject}${mail.text}`).slice(0, 1_000_000),
      replyTo: mail.inReplyTo,
      completeness: JSON.stringify(mail.problems),
      original: object.sha256
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
  return known === undefined
}

const NOBODY: ActorFacts = {
  nativeId: null,
  handle: null,
  displayName: null,
  profileUrl: null,
  email: null,
  ip: null,
  userAgent: null
}

/**
 * What makes two mails one: the same Message-ID, sender, date, words and files, by whatever way they came. A Message-ID
 * alone is the sender's word, and would let one mail hide another.
 */
function keyOf({ messageId, from, sentRaw, subject, text, attachments }: Mail): string {
  const files = attachments.map(({ name, content }) => [name, hash('sha256', content)])
  const told = [messageId, from?.address ?? null, sentRaw, subject, text, files]
  return `mail:${hash('sha256', JSON.stringify(told), 'base64url')}`
}

/** The conversation of the mail that this one answers, or one of its own. */
function conversationOf(tx: WriteDb, { channel }: Where, mail: Mail, key: string): ConversationId {
  const answered = mail.inReplyTo === null ? null : queries.conversationOfMail(tx, channel.id, mail.inReplyTo)
  if (answered !== null) return answered
  const id = ConversationId.parse(randomUUID())
  queries.insertMailConversation(tx, {
    id,
    channelId: channel.id,
    platform: channel.platform,
    nativeId: key,
    title: mail.subject === '' ? null : mail.subject.slice(0, 300)
  })
  return id
}
