// What a batch of messages does to the inbox: reckoned once for each thread, and not once for each message.
import type { ChannelId, ConversationId, MessageId } from '#shared/ids.ts'
import { answerDutiesOfThread } from '../../deadlines/deadlines/duties.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { addToThread, beginBatch, endBatch } from './queries.ts'

type Thread = {
  readonly conversationId: ConversationId | null
  messages: number
  undecided: number
  latestAt: string
  hasSent: boolean
}

/** The threads that a batch touches. `begin` it before its first message and `end` it after the last. */
export class BatchThreads {
  readonly #tx: WriteDb
  readonly #channelId: ChannelId
  readonly #threads = new Map<string, Thread>()

  constructor(tx: WriteDb, channelId: ChannelId) {
    this.#tx = tx
    this.#channelId = channelId
    beginBatch(tx)
  }

  /** Notes a message that was entered; `at` is when it came, or as near as is known. */
  add(message: { id: MessageId; conversationId: ConversationId | null; isSent: boolean; at: string }): void {
    const { id, conversationId, isSent, at } = message
    const thread = this.#threads.get(conversationId ?? id) ?? {
      conversationId,
      messages: 0,
      undecided: 0,
      latestAt: at,
      hasSent: false
    }
    thread.messages += 1
    thread.undecided += isSent ? 0 : 1
    if (at > thread.latestAt) thread.latestAt = at
    thread.hasSent ||= isSent
    this.#threads.set(conversationId ?? id, thread)
  }

  /** Brings the inbox up to what was entered. */
  end(): void {
    for (const [id, { hasSent, ...thread }] of this.#threads) {
      if (hasSent) answerDutiesOfThread(this.#tx, id)
      addToThread(this.#tx, { id, channelId: this.#channelId, ...thread })
    }
    endBatch(this.#tx)
  }
}
