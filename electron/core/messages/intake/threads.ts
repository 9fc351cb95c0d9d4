// What a batch of messages does to the inbox: reckoned once for each thread, and not once for each message.
import type { ChannelId, ConversationId, MessageId } from '#shared/ids.ts'
import { IS_ANSWER } from '../../deadlines/deadlines/queries.ts'
import type { WriteDb } from '../../kernel/db/open.ts'

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
    tx.prepare('INSERT INTO inbox_batch (only_row) VALUES (1)').run()
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
    const tx = this.#tx
    for (const [id, { hasSent, ...thread }] of this.#threads) {
      // What the authority wrote after a message is the answer to it, the first of it if there is more.
      if (hasSent)
        tx.prepare(
          `UPDATE duty SET answered_at = (SELECT min(created_at) FROM message
             WHERE conversation_id = @id AND ${IS_ANSWER} AND created_at >= duty.received_at
               AND created_at <= taken_in_at)
           WHERE thread_id = @id AND answered_at IS NULL AND received_at <= (SELECT max(created_at) FROM message
             WHERE conversation_id = @id AND ${IS_ANSWER} AND created_at <= taken_in_at)`
        ).run({ id })
      tx.prepare(
        `INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, latest_at, due_at)
         VALUES (@id, @conversationId, @channelId, @messages, @undecided, @latestAt,
           (SELECT min(due_at) FROM duty WHERE thread_id = @id AND answered_at IS NULL))
         ON CONFLICT (id) DO UPDATE SET messages = messages + excluded.messages,
           undecided = undecided + excluded.undecided, latest_at = max(latest_at, excluded.latest_at),
           due_at = excluded.due_at`
      ).run({ id, channelId: this.#channelId, ...thread })
    }
    tx.prepare('DELETE FROM inbox_batch').run()
  }
}
