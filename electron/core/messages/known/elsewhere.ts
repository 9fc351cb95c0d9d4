// Messages that the archive has in a conversation under another id: an export does not know the platform's ids, counts
// encrypted chats anew each time it is made, and names those of TikTok after whoever it was with, who may call themselves
// something else now. They are the same ones, and what is new in the conversation belongs there too.
import type { ChannelId, ConversationId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { ImportedMessage } from '../intake/item.ts'
import { findConversation } from '../intake/read.ts'
import {
  conversationsLike,
  messageAtInstant,
  messageByKey,
  messagesExported,
  messagesSaidAt
} from './queries.ts'
import { isSameMinute, minuteAround, sayingOf } from './said.ts'

type Keyed = { readonly key: string; readonly message: ImportedMessage }
type Found = { readonly id: MessageId; readonly conversationId: ConversationId | null }

/** What was found so in one import. Each message in the archive is one message of it. */
export class MessagesElsewhere {
  readonly #channelId: ChannelId
  readonly #isOfPlatform: boolean
  readonly #byKey = new Map<string, MessageId>()
  readonly #found = new Set<MessageId>()
  /** Conversations that have another name in the export that is read, by that. */
  readonly #renamed = new Map<string, ConversationId>()

  constructor(channelId: ChannelId, method: 'export' | 'api') {
    this.#channelId = channelId
    this.#isOfPlatform = method === 'api'
  }

  /** Looks for the messages of a batch; `isIn` is told of each conversation that is one of the archive's. */
  prepare(
    db: ReadDb,
    batch: Iterable<Keyed>,
    isIn: (message: ImportedMessage, conversationId: ConversationId) => void
  ): void {
    const settled = new Set<string>()
    const messages = [...batch].filter(({ message }) => this.#mayBe(message))
    const named = new Set(messages.map(({ message }) => message.thread))
    // What came in tells which conversation it is; the account may have written the same to others.
    const inFirst = messages.toSorted((one, other) => Number(one.message.isOwn) - Number(other.message.isOwn))
    for (const { key, message } of inFirst) {
      if (message.thread === null) continue
      const byKey = messageByKey(db, this.#channelId, key)
      const found = byKey ?? this.#foundOf(key) ?? this.#find(db, message, named)
      if (found === undefined) continue
      if (byKey === undefined) {
        this.#found.add(found.id)
        this.#byKey.set(key, found.id)
      }
      if (found.conversationId === null || settled.has(message.thread)) continue
      settled.add(message.thread)
      isIn(message, found.conversationId)
    }
  }

  /** The message that the one of this key is, if any. */
  find(key: string): MessageId | undefined {
    return this.#byKey.get(key)
  }

  #foundOf(key: string): Found | undefined {
    const id = this.#byKey.get(key)
    return id === undefined ? undefined : { id, conversationId: null }
  }

  #mayBe({ thread, platform }: ImportedMessage): boolean {
    return thread !== null && (this.#isOfPlatform || isNumbered(thread) || platform === 'tiktok')
  }

  #find(db: ReadDb, message: ImportedMessage, named: ReadonlySet<string | null>): Found | undefined {
    const found = this.#isOfPlatform
      ? this.#exported(db, message)
      : message.platform === 'tiktok'
        ? this.#handleChanged(db, message, named)
        : this.#encrypted(db, message)
    return found.find(({ id }) => !this.#found.has(id))
  }

  // An export knows no ids of the platform: the same words by the same sender in the same minute.
  #exported(db: ReadDb, { isOwn, sender, written, body }: ImportedMessage): Found[] {
    const name = sender.displayName ?? sender.handle
    if (name === null || body.text.trim() === '' || written.at === null) return []
    const saying = sayingOf(name, body.text)
    const by = { channelId: this.#channelId, name, direction: isOwn ? 'out' : 'in' } as const
    return messagesExported(db, { ...by, ...minuteAround(written.at) }).filter(
      each => sayingOf(name, each.text) === saying && isSameMinute(each.at, written.at)
    )
  }

  // The same words at the same second, in a conversation that the export does not have under the name it had.
  #handleChanged(
    db: ReadDb,
    { platform, thread, isOwn, written, body }: ImportedMessage,
    named: ReadonlySet<string | null>
  ): Found[] {
    if (thread === null || written.at === null) return []
    const of = { channelId: this.#channelId, platform }
    const renamed = this.#renamed.get(thread)
    if (renamed === undefined && (isOwn || findConversation(db, { ...of, nativeId: thread }) !== null))
      return []
    const said = { at: written.at, text: body.text, direction: isOwn ? 'out' : 'in' } as const
    const found = messagesSaidAt(db, { ...of, ...said }).filter(({ conversationId, nativeId }) =>
      renamed === undefined ? !named.has(nativeId) : conversationId === renamed
    )
    if (found[0] !== undefined) this.#renamed.set(thread, found[0].conversationId)
    return found
  }

  // Its time is told to the millisecond, in a chat that is called the same but for its number.
  #encrypted(db: ReadDb, { platform, thread, sender, written, body }: ImportedMessage): Found[] {
    if (thread === null || written.at === null) return []
    const of = { channelId: this.#channelId, platform, nativeId: thread.replace(NUMBER, '_') }
    return conversationsLike(db, of).flatMap(conversationId => {
      const said = { conversationId, at: written.at, name: sender.displayName, text: body.text }
      return messageAtInstant(db, said).map(id => ({ id, conversationId }))
    })
  }
}

const NUMBER = /_\d+$/
const isNumbered = (thread: string) => thread.startsWith('e2ee:') && NUMBER.test(thread)
