// Whether the archive has a message already, and which one it is. Every way in asks here: a paste or a file by hand, a mail from
// whichever place, an export, and the account on the platform. What each of them can tell is a table in
// docs/adr/0017-one-rule-for-the-same-message.md.
import type { ChannelId, ConversationId, Instant, MessageId, Sha256 } from '#shared/ids.ts'
import type { MessagePaste } from '#shared/message.ts'
import type { Mail } from '../../formats/mail/parsed-mail.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { ImportedMessage, Thread } from '../intake/item.ts'
import { MessagesAlone } from './alone.ts'
import { MessagesElsewhere } from './elsewhere.ts'
import { mailKey } from './keys.ts'
import * as queries from './queries.ts'
import { isSameDay, isSameMinute, sayingOf } from './said.ts'
import { MessagesToldOtherwise } from './told-otherwise.ts'

/** A message that is taken in by hand, and the file or the paste that it stands in. */
export type ByHand = {
  readonly channelId: ChannelId
  readonly senderName: string
  readonly receivedAt: Instant | null
  /** Empty for what has none, such as a picture that nobody has written out: only a person can say what it shows. */
  readonly text: string
  readonly sameAs?: MessagePaste['sameAs']
}

/**
 * The message that one taken in by hand is, or null for a new one. What a person says comes first; then the same words by the
 * same sender in the same minute; and where an export or the platform has them at another time of the day, a person is asked.
 * @throws ArchiveError not-found, message-maybe-known
 */
export function knownByHand(db: ReadDb, told: ByHand): MessageId | null {
  const { channelId, senderName, receivedAt, text, sameAs } = told
  if (sameAs === 'another') return null
  if (sameAs !== undefined) {
    if (queries.channelOf(db, sameAs) !== channelId) throw new ArchiveError('not-found', { what: sameAs })
    return sameAs
  }
  if (text.trim() === '') return null
  const saying = sayingOf(senderName, text)
  const isByHand = (method: string) => method === 'paste' || method === 'file'
  const alike = queries
    .messagesFrom(db, { channelId, name: senderName, direction: 'in' })
    .filter(
      ({ text, at, method }) =>
        sayingOf(senderName, text) === saying && (isByHand(method) ? isSameMinute : isSameDay)(at, receivedAt)
    )
  const [first] = alike
  if (first === undefined) return null
  const exact = alike.filter(({ at }) => isSameMinute(at, receivedAt))
  const [only] = exact
  if (only !== undefined && exact.length === 1) return only.id
  throw new ArchiveError('message-maybe-known', { id: first.id })
}

/**
 * The message that was made of these very bytes for the same sender and time, or null. Where nobody told a time, the same bytes
 * may be two messages, so that is refused, unless the file has waited since a program died, and may have been entered then.
 * @throws ArchiveError already-taken-in
 */
export function knownByBytes(
  db: ReadDb,
  told: ByHand & { readonly original: Sha256 },
  { isRetry }: { isRetry: boolean }
): MessageId | null {
  const known = queries.messageOfBytes(db, told)
  if (known === undefined) return null
  if (told.receivedAt === null && !isRetry)
    throw new ArchiveError('already-taken-in', { id: known.id, at: known.takenInAt })
  return known.id
}

/**
 * The message that a mail is in a channel, by whatever way it came: the same by its Message-ID, sender, date, words and files,
 * or by its bytes, also where they were taken in when files were not read so closely.
 */
export function knownMail(db: ReadDb, channelId: ChannelId, mail: Mail, sha256: Sha256): MessageId | null {
  const known =
    queries.messageByKey(db, channelId, mailKey(mail, sha256)) ??
    queries.messageOfObject(db, channelId, sha256)
  return known?.id ?? null
}

/** Whether a message that an export or the platform tells of is known by its key. */
export const isKnownByKey = (db: ReadDb, channelId: ChannelId, key: string): boolean =>
  queries.messageByKey(db, channelId, key) !== undefined

/** A message of an export or an account, with the key that it has by its platform's id or its words (`keys.ts`). */
type Keyed = { readonly key: string; readonly message: ImportedMessage }

/** What is known of the conversations of a run. */
export type Conversations = {
  /** Whether the conversation is new in this batch, so that the archive holds nothing of it. */
  isFresh(message: ImportedMessage): boolean
  /** Where a message is, if the archive had anything of its conversation before the run. */
  before(message: ImportedMessage): ConversationId | null
  /** Notes that what is told of under another id is this one of the archive's. */
  isIn(message: ImportedMessage, conversationId: ConversationId): void
}

/** The archive's message, with its words. `isAlone`: it came by itself, and belongs where the export has it. */
type Known = { readonly id: MessageId; readonly text: string; readonly isAlone: boolean }

/**
 * Which of the archive's messages those of a run are: of an export, or of the account. Nobody can be asked, so each is one of
 * the archive's at most, and what is not certain is a new message.
 */
export class KnownMessages {
  readonly #channelId: ChannelId
  readonly #alone: MessagesAlone
  readonly #elsewhere: MessagesElsewhere
  readonly #toldOtherwise: MessagesToldOtherwise

  constructor(db: ReadDb, channelId: ChannelId, method: 'export' | 'api') {
    this.#channelId = channelId
    this.#alone = new MessagesAlone(db, channelId)
    this.#elsewhere = new MessagesElsewhere(channelId, method)
    this.#toldOtherwise = new MessagesToldOtherwise(db, channelId)
  }

  /** Looks at all of a batch, before `find` is asked about each of it. */
  prepare(
    db: ReadDb,
    { messages, threads }: { messages: readonly Keyed[]; threads: readonly Thread[] },
    conversations: Conversations
  ): void {
    this.#alone.pair(unknownOf(db, this.#channelId, messages))
    this.#elsewhere.prepare(db, messages, conversations.isIn)
    this.#toldOtherwise.begin()
    for (const { message } of messages) this.#toldOtherwise.noteMessage(message)
    for (const thread of threads) this.#toldOtherwise.noteThread(thread)
  }

  /** The one that a message of the batch is, by what is surest first. */
  find(db: ReadDb, { message, key }: Keyed, conversations: Conversations): Known | undefined {
    // 1. By its key: the platform's id, or the same words by the same sender in the same conversation and minute.
    const byKey = this.#byKey(db, { message, key }, conversations)
    if (byKey !== undefined) return { ...byKey, isAlone: false }
    // 2. One that came by itself: the same words by the same sender on the same day, the nearest in time.
    const alone = this.#alone.find(key)
    if (alone !== undefined) return { id: alone, text: message.body.text, isAlone: true }
    // 3. One in a conversation that has another id there: the same words by the same sender at the same time.
    const elsewhere = this.#elsewhere.find(key)
    if (elsewhere !== undefined) return { id: elsewhere, text: message.body.text, isAlone: false }
    // 4. One in the same conversation and minute that is told otherwise: with other spaces, or under another name.
    const before = conversations.before(message)
    const otherwise = this.#toldOtherwise.find(message, { key, conversationId: before })
    return otherwise === undefined ? undefined : { ...otherwise, isAlone: false }
  }

  // Of a conversation that is new nothing is looked up, where its name is in the key.
  #byKey(
    db: ReadDb,
    { message, key }: Keyed,
    conversations: Conversations
  ): Pick<Known, 'id' | 'text'> | undefined {
    const isNew = message.thread !== null && message.nativeId === null && conversations.isFresh(message)
    return isNew ? undefined : queries.messageByKey(db, this.#channelId, key)
  }
}

// One by one, as they are asked for: where nothing came by itself, none is.
function* unknownOf(db: ReadDb, channelId: ChannelId, messages: readonly Keyed[]): Generator<Keyed> {
  for (const each of messages) if (!isKnownByKey(db, channelId, each.key)) yield each
}
