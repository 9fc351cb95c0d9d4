// Messages that the archive has in a conversation under another id: an export does not know the platform's ids, and counts
// encrypted chats anew each time it is made. They are the same ones, and what is new in the conversation belongs there too.
import type { ChannelId, ConversationId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../db/open.ts'
import { messagesFrom } from '../messages/queries.ts'
import type { ImportedMessage } from './item.ts'
import { isSame, sayingOf } from './loose.ts'
import { conversationsLike, messageAtInstant, messageByKey } from './queries.ts'

type Keyed = { readonly key: string; readonly message: ImportedMessage }
type Found = { readonly id: MessageId; readonly conversationId: ConversationId | null }

/** What was found so in one import. Each message in the archive is one message of it. */
export class MessagesElsewhere {
  readonly #channelId: ChannelId
  readonly #isOfPlatform: boolean
  readonly #byKey = new Map<string, MessageId>()
  readonly #found = new Set<MessageId>()

  constructor(channelId: ChannelId, method: 'export' | 'api') {
    this.#channelId = channelId
    this.#isOfPlatform = method === 'api'
  }

  /** Looks for the messages of a batch; `isIn` is told of each conversation that is one of the archive's. */
  look(
    db: ReadDb,
    batch: Iterable<Keyed>,
    isIn: (message: ImportedMessage, conversationId: ConversationId) => void
  ): void {
    const settled = new Set<string>()
    for (const { key, message } of batch) {
      if (message.thread === null || !(this.#isOfPlatform || isNumbered(message.thread))) continue
      const byKey = messageByKey(db, this.#channelId, key)
      const found = byKey ?? this.#foundOf(key) ?? this.#find(db, message)
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

  #find(db: ReadDb, message: ImportedMessage): Found | undefined {
    const found = this.#isOfPlatform ? this.#exported(db, message) : this.#encrypted(db, message)
    return found.find(({ id }) => !this.#found.has(id))
  }

  // An export knows no ids of the platform: the same words by the same sender in the same minute.
  #exported(db: ReadDb, { isOwn, sender, written, body }: ImportedMessage): Found[] {
    const name = sender.displayName ?? sender.handle
    if (name === null || body.text.trim() === '') return []
    const saying = sayingOf(name, body.text)
    return messagesFrom(db, this.#channelId, name, isOwn ? 'out' : 'in').filter(
      each => each.method === 'export' && sayingOf(name, each.text) === saying && isSame(each.at, written.at)
    )
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
