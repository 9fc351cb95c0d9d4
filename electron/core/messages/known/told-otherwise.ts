// Messages that a newer export, or another form of one, tells otherwise than the archive has them: people change their names,
// who has left is called by a word for that, and HTML leaves out spaces that JSON has.
import type { ChannelId, ConversationId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { ImportedMessage, Thread } from '../intake/item.ts'
import { twinOf } from '../intake/parsers/local-time.ts'
import { type AtMinute, commentsAtMinute, messagesAtMinute } from './queries.ts'
import { wordsOf } from './said.ts'

type Known = { readonly id: MessageId; readonly text: string }

/** Of a minute with more messages than this, which people do not write, what is told otherwise is a new message. */
const MOST_AT_MINUTE = 500
/** So many minutes are remembered: those of messages that come after one another are mostly one. */
const MOST_MINUTES = 8

/** What the archive holds in other words or under other names. Each message in it is one message of the export. */
export class MessagesToldOtherwise {
  readonly #db: ReadDb
  readonly #channelId: ChannelId
  readonly #byKey = new Map<string, Known>()
  readonly #found = new Set<MessageId>()
  /** Who is named in a conversation by the export that is read: nobody of them has another name now. */
  readonly #named = new Map<string, Set<string>>()
  readonly #minutes = new Map<string, readonly AtMinute[]>()

  constructor(db: ReadDb, channelId: ChannelId) {
    this.#db = db
    this.#channelId = channelId
  }

  /** To be called before each batch: what the one before has entered may be of the same minutes. */
  begin(): void {
    this.#minutes.clear()
  }

  /** Notes who wrote something, before `find` is asked about what was written at the same time. */
  noteMessage({ platform, thread, nativeId, sender }: ImportedMessage): void {
    if (thread !== null && nativeId === null) this.#note(`${platform}\n${thread}`, nameOf(sender))
  }

  /** Notes who takes part. */
  noteThread({ platform, nativeId, participants }: Thread): void {
    for (const participant of participants) this.#note(`${platform}\n${nativeId}`, nameOf(participant))
  }

  /** The message that this one is, as the archive tells it; `conversationId` is where it would be. */
  find(
    message: ImportedMessage,
    { key, conversationId }: { key: string; conversationId: ConversationId | null }
  ): Known | undefined {
    const again = this.#byKey.get(key)
    if (again !== undefined) return again
    const { nativeId, written, thread, kind, isOwn } = message
    if (nativeId !== null || written.at === null) return undefined
    // A comment that stands alone is the account's own, whatever it is called.
    const isComment = thread === null && kind === 'comment' && isOwn
    if (conversationId === null && !isComment) return undefined
    const at = (moment: string) =>
      this.#atMinute(moment.slice(0, 16), conversationId, isOwn ? 'out' : 'in').filter(
        each => !this.#found.has(each.id)
      )
    const there = at(written.at)
    const twin = twinOf(written.at)
    const one =
      there.find(each => isToldOtherwise(each, message)) ??
      there.find(each => this.#isRenamed(each, message)) ??
      (twin === null ? undefined : at(twin).find(each => isHourOtherwise(each, message)))
    if (one === undefined) return undefined
    this.#found.add(one.id)
    this.#byKey.set(key, one)
    return one
  }

  #atMinute(
    minute: string,
    conversationId: ConversationId | null,
    direction: 'in' | 'out'
  ): readonly AtMinute[] {
    const key = `${conversationId}\n${direction}\n${minute}`
    const before = this.#minutes.get(key)
    if (before !== undefined) return before
    const limit = MOST_AT_MINUTE + 1
    const there =
      conversationId === null
        ? commentsAtMinute(this.#db, { channelId: this.#channelId, minute, limit })
        : messagesAtMinute(this.#db, { conversationId, direction, minute, limit })
    const told = there.length < limit ? there : []
    if (this.#minutes.size >= MOST_MINUTES) this.#minutes.clear()
    this.#minutes.set(key, told)
    return told
  }

  // In a group, somebody else may have written the same words in that minute: it is not them if the export names them.
  #isRenamed(there: AtMinute, message: ImportedMessage): boolean {
    const { platform, thread, isBetweenTwo, sender } = message
    const { senderName } = there
    if (senderName === null || senderName === nameOf(sender) || !saysTheSame(there, message)) return false
    if (thread === null || isBetweenTwo === true) return true
    return this.#named.get(`${platform}\n${thread}`)?.has(senderName) !== true
  }

  #note(thread: string, name: string | null): void {
    if (name === null) return
    const named = this.#named.get(thread)
    if (named === undefined) this.#named.set(thread, new Set([name]))
    else named.add(name)
  }
}

const nameOf = ({ displayName, handle }: ImportedMessage['sender']) => displayName ?? handle

// By the same sender, in another form of the export.
function isToldOtherwise(there: AtMinute, message: ImportedMessage): boolean {
  return (
    there.senderName === nameOf(message.sender) &&
    there.basis !== message.written.basis &&
    saysTheSame(there, message)
  )
}

// Of the hour that there are two of, a time without a zone says the first, and one with a zone which of them it was.
function isHourOtherwise(there: AtMinute, message: ImportedMessage): boolean {
  const isAssumed = (basis: string) => basis === 'assumed_local'
  return isAssumed(there.basis) !== isAssumed(message.written.basis) && isToldOtherwise(there, message)
}

// HTML and JSON give their times in different ways, by which they are known.
function saysTheSame({ text, basis }: AtMinute, { written, body }: ImportedMessage): boolean {
  return text === body.text || (basis !== written.basis && wordsOf(text) === wordsOf(body.text))
}
