// Messages of somebody who is called otherwise in a newer export: people change their names, and who has left is called by
// a word for that. Where nobody else is in the conversation, it is the same one.
import type { ChannelId, ConversationId, MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../db/open.ts'
import type { ImportedMessage } from './item.ts'
import { findConversation, messagesAtMinute } from './queries.ts'

/** What the archive held when the import began. Each message in it is one message of the export. */
export class RenamedSenders {
  readonly #db: ReadDb
  readonly #channelId: ChannelId
  readonly #conversations = new Map<string, ConversationId | null>()
  readonly #byKey = new Map<string, MessageId>()
  readonly #found = new Set<MessageId>()

  constructor(db: ReadDb, channelId: ChannelId) {
    this.#db = db
    this.#channelId = channelId
  }

  /** The message that this one is, under another name. */
  find(message: ImportedMessage, key: string): { id: MessageId; text: string } | undefined {
    const { thread, sender, written, isOwn, isBetweenTwo, platform } = message
    const { text } = message.body
    const again = this.#byKey.get(key)
    if (again !== undefined) return { id: again, text }
    if (thread === null || isBetweenTwo !== true || sender.displayName === null || written.at === null)
      return undefined
    const conversationId = this.#conversation(platform, thread)
    if (conversationId === null) return undefined
    const [direction, minute] = [isOwn ? ('out' as const) : ('in' as const), written.at.slice(0, 16)]
    const said = { conversationId, direction, otherThan: sender.displayName, minute, text }
    const id = messagesAtMinute(this.#db, said).find(each => !this.#found.has(each))
    if (id === undefined) return undefined
    this.#found.add(id)
    this.#byKey.set(key, id)
    return { id, text }
  }

  // One that the import itself has made is looked for before, and found not to be there.
  #conversation(platform: ImportedMessage['platform'], nativeId: string): ConversationId | null {
    const key = `${platform}\n${nativeId}`
    const known = this.#conversations.get(key)
    if (known !== undefined) return known
    const id = findConversation(this.#db, { channelId: this.#channelId, platform, nativeId })
    this.#conversations.set(key, id)
    return id
  }
}
