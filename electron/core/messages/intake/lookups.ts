// What the messages of a run point at: their conversations, senders and sources, each looked for once, and made when it is new.
import { randomUUID } from 'node:crypto'
import type { ActorFacts } from '#shared/actor.ts'
import { type ActorId, type ConversationId, SourceFileId } from '#shared/ids.ts'
import type { Channel, Platform } from '#shared/register.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { enterPart, samePart } from '../../kernel/objects/sources.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { insertConversation, insertParticipant } from '../messages/enter.ts'
import type { Origin } from './entry.ts'
import { idsInOrder } from './ids.ts'
import type { ImportedMessage } from './item.ts'
import * as queries from './queries.ts'

/** So many senders are remembered; others are looked up. */
const MOST_ACTORS = 10_000

export class Lookups {
  readonly #ctx: Context
  readonly #channel: Channel
  readonly #actors = new Map<string, ActorId | null>()
  readonly #conversations = new Map<string, ConversationId>()
  readonly #fresh = new Set<ConversationId>()
  readonly #made = new Set<ConversationId>()
  readonly #participants = new Set<string>()
  readonly #parts = new Map<string, SourceFileId>()
  /** What the last message stood in: most often, so does the next. */
  #last: { readonly origin: Origin; readonly sourceId: SourceFileId } | undefined
  // Those of senders, and of conversations, that come after one another lie together in every index: a large import writes
  // a fifth fewer pages.
  readonly #nextActor = idsInOrder<ActorId>()
  readonly #nextConversation = idsInOrder<ConversationId>()

  constructor(ctx: Context, channel: Channel) {
    this.#ctx = ctx
    this.#channel = channel
  }

  /** To be called before each batch. */
  begin(): void {
    this.#fresh.clear()
  }

  /** Whether the batch has made the conversation: the archive can hold nothing of it. */
  isFresh(id: ConversationId): boolean {
    return this.#fresh.has(id)
  }

  conversation(tx: WriteDb, platform: Platform, nativeId: string): ConversationId {
    const key = `${platform}\n${nativeId}`
    const known = this.#conversations.get(key)
    if (known !== undefined) return known
    const by = { channelId: this.#channel.id, platform, nativeId }
    const found = queries.findConversation(tx, by)
    const id = found ?? this.#nextConversation()
    if (found === null) {
      insertConversation(tx, { ...by, id })
      this.#fresh.add(id)
      this.#made.add(id)
    }
    this.#conversations.set(key, id)
    return id
  }

  /** What the export calls by another id than the archive. */
  knowConversation(
    { platform, thread }: Pick<ImportedMessage, 'platform' | 'thread'>,
    id: ConversationId
  ): void {
    this.#conversations.set(`${platform}\n${thread}`, id)
  }

  /** The conversation, if it was there before the run; of one that the run has made, the archive holds what the export says. */
  olderConversation(db: ReadDb, platform: Platform, nativeId: string): ConversationId | null {
    const known = this.#conversations.get(`${platform}\n${nativeId}`)
    if (known !== undefined) return this.#made.has(known) ? null : known
    return queries.findConversation(db, { channelId: this.#channel.id, platform, nativeId })
  }

  /** `thread` is where the platform's name for the sender holds; without one, that is the channel. */
  actor(tx: WriteDb, platform: Platform, thread: string | null, facts: ActorFacts): ActorId | null {
    const within = thread ?? this.#channel.id
    const key = JSON.stringify([platform, within, Object.values(facts)])
    const known = this.#actors.get(key)
    if (known !== undefined) return known
    const id = actorFor(tx, { platform, within, facts }, this.#nextActor)
    if (this.#actors.size >= MOST_ACTORS) this.#actors.clear()
    this.#actors.set(key, id)
    return id
  }

  /** Enters that somebody takes part in a conversation. */
  participant(tx: WriteDb, conversationId: ConversationId, actorId: ActorId): void {
    const key = `${conversationId}\n${actorId}`
    if (this.#participants.has(key)) return
    insertParticipant(tx, conversationId, actorId)
    this.#participants.add(key)
  }

  /** The file that something stands in; a part of a packed file is entered when it is met first. */
  source(tx: WriteDb, origin: Origin): SourceFileId {
    if ('sourceId' in origin) return origin.sourceId
    if (origin === this.#last?.origin) return this.#last.sourceId
    const { containerId, path, digest } = origin
    const key = `${containerId}\n${path}`
    const known = this.#parts.get(key) ?? samePart(tx, containerId, path)
    const id = known ?? SourceFileId.parse(randomUUID())
    if (known === null) enterPart(tx, this.#ctx, { id, ...digest, containerId, path })
    this.#parts.set(key, id)
    this.#last = { origin, sourceId: id }
    return id
  }
}
