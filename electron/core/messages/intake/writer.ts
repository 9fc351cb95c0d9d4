import { canBe } from '#shared/came-in.ts'
import { type ImportId, Instant, type MessageId } from '#shared/ids.ts'
import { ANSWERS_NOTHING } from '#shared/message.ts'
import type { Channel } from '#shared/register.ts'
import { deadlineClocks } from '../../deadlines/deadlines/duties.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { ZONE } from '../../kernel/swedish-time.ts'
import { automaticReplies, isAutomaticReply } from '../inbox/automatic.ts'
import { BatchThreads } from '../inbox/batch-threads.ts'
import { type Conversations, KnownMessages } from '../known/known.ts'
import { wordsOf } from '../known/said.ts'
import { enterMail, objectsOf, type Taken } from '../mailboxes/take-mail.ts'
import { joinConversation, updateConversation } from '../messages/enter.ts'
import type { SavedComments } from './comments.ts'
import { enterBatch } from './enter-comments.ts'
import type { Entry } from './entry.ts'
import { idsInOrder } from './ids.ts'
import type { Finding, ImportedMessage, Thread } from './item.ts'
import { Lookups } from './lookups.ts'
import * as queries from './queries.ts'
import { BatchRows } from './rows.ts'

/** Different findings of one run are told of up to here; then only how many more there were of the kind. */
const MOST_FINDINGS = 2_000

type Changes = {
  seen: number
  imported: number
  known: number
  skipped: number
  unreadable: number
  warnings: number
  unknownFiles: number
  zone: string | null
}

/** What every message of a batch shares. */
type Batch = {
  readonly tx: WriteDb
  readonly at: Instant
  readonly changes: Changes
  readonly threads: BatchThreads
  readonly rows: BatchRows
  readonly conversations: Conversations
  readonly clock: (receivedAt: Instant) => Instant
  nextId(): MessageId
}

export type WriterOptions = {
  /** In lower case: mail from there is the authority's own. */
  readonly ownAddresses: ReadonlySet<string>
  /** Whether it comes out of an export, or from the platform itself. */
  readonly method: 'export' | 'api'
}

/** Enters the batches of one run into a channel. */
export class Writer {
  readonly #ctx: Context
  readonly #runId: ImportId
  readonly #channel: Channel
  readonly #ownAddresses: ReadonlySet<string>
  readonly #method: WriterOptions['method']
  readonly #lookups: Lookups
  readonly #told = new Set<string>()
  readonly #known: KnownMessages
  readonly #isAutomatic: (text: string) => boolean
  readonly #clockAt: (tx: WriteDb) => (receivedAt: Instant) => Instant
  /** So far, in all batches. */
  counts = { seen: 0, imported: 0 }

  constructor(ctx: Context, runId: ImportId, channel: Channel, { ownAddresses, method }: WriterOptions) {
    this.#ctx = ctx
    this.#runId = runId
    this.#channel = channel
    this.#ownAddresses = ownAddresses
    this.#method = method
    this.#lookups = new Lookups(ctx, channel)
    this.#clockAt = deadlineClocks(channel.id)
    this.#known = new KnownMessages(ctx.db.read, channel.id, method)
    this.#isAutomatic = isAutomaticReply(automaticReplies(ctx.db.read, channel.id))
  }

  /** Enters a batch: all of it, or, when this throws, nothing of it. */
  enterBatch(entries: readonly Entry[], comments: SavedComments | null): void {
    if (entries.length === 0) return
    const ctx = this.#ctx
    const objects = entries.flatMap(entry => {
      if (entry.is === 'mail') return objectsOf(entry.mail)
      return entry.is === 'message' ? entry.attachments.flatMap(({ object }) => object ?? []) : []
    })
    this.#lookups.begin()
    ctx.db.transact(tx => {
      // The objects come first: attachments point at them.
      record(tx, ctx, {
        act: 'import.entered',
        about: this.#runId,
        objects: comments?.evidence == null ? objects : [...objects, comments.evidence],
        details: { entries: entries.length }
      })
      const mails = entries.filter(entry => entry.is === 'mail').map(entry => this.#mail(tx, entry))
      const batch: Batch = {
        tx,
        at: ctx.clock.now(),
        clock: this.#clockAt(tx),
        rows: new BatchRows(),
        threads: new BatchThreads(tx, this.#channel.id),
        conversations: this.#conversations(tx),
        nextId: idsInOrder(),
        changes: {
          seen: sumOf(mails, taken => taken.new + taken.known),
          imported: sumOf(mails, taken => taken.new),
          known: sumOf(mails, taken => taken.known),
          skipped: 0,
          unreadable: 0,
          warnings: 0,
          unknownFiles: 0,
          zone: null
        }
      }
      this.#known.prepare(
        tx,
        {
          messages: entries.filter(entry => entry.is === 'message'),
          threads: entries.flatMap(entry => (entry.is === 'thread' ? [entry.thread] : []))
        },
        batch.conversations
      )
      for (const entry of entries) {
        if (entry.is === 'message') this.#message(batch, entry)
        else if (entry.is === 'thread') this.#thread(batch, entry.thread)
        else if (entry.is === 'finding') this.#finding(batch, entry.finding)
      }
      if (comments !== null)
        this.#comments(
          batch,
          entries.filter(entry => entry.is === 'comment'),
          comments
        )
      const shared = { method: this.#method, channelId: this.#channel.id, at: batch.at, by: ctx.actor }
      batch.rows.insertAll(tx, shared, batch.clock)
      batch.threads.end()
      queries.addCounts(tx, this.#runId, batch.changes)
      const { seen, imported } = batch.changes
      tx.afterCommit(() => {
        this.counts = { seen: this.counts.seen + seen, imported: this.counts.imported + imported }
      })
    })
  }

  // A mail and those in it are messages of their own; the inbox follows each of them at once.
  #mail(tx: WriteDb, { mail, origin, locator }: Entry & { is: 'mail' }): Taken {
    const sourceId = this.#lookups.source(tx, origin)
    const where = { channel: this.#channel, ownAddresses: this.#ownAddresses, sourceId, locator }
    // A mail that is the whole of its file is called what the file is.
    const name = locator === '' ? queries.nameOfSource(tx, sourceId) : null
    return enterMail(tx, this.#ctx, mail, {
      ...where,
      receivedAt: mail.mail.receivedAt,
      ...(name === null ? {} : { originalName: name })
    })
  }

  #message(batch: Batch, entry: Entry & { is: 'message' }): void {
    const { tx, changes, rows, conversations } = batch
    const { message, key, origin } = entry
    const sourceId = this.#lookups.source(tx, origin)
    const met = rows.messageByKey(key)
    const found = met === undefined ? this.#known.find(tx, entry, conversations) : undefined
    if (found?.isAlone === true) this.#join(tx, found.id, message)
    const known = met ?? found
    const messageId = known?.id ?? this.#newMessage(batch, entry)
    const { text, raw } = message.body
    const textRaw = known === undefined || known.text === text ? null : JSON.stringify(raw ?? text)
    const isOther = textRaw !== null && wordsOf(known?.text ?? '') !== wordsOf(text)
    if (isOther && !queries.wasSaid(tx, messageId, textRaw))
      this.#finding(batch, { kind: 'warning', code: 'message-other-words', place: message.locator })
    rows.sighting({ messageId, sourceId, locator: message.locator, textRaw })
    changes.seen += 1
    if (known === undefined) changes.imported += 1
    else changes.known += 1
  }

  #conversations(tx: WriteDb): Conversations {
    const lookups = this.#lookups
    return {
      isFresh: ({ platform, thread }) =>
        thread !== null && lookups.isFresh(lookups.conversation(tx, platform, thread)),
      before: ({ platform, thread }) =>
        thread === null ? null : lookups.olderConversation(tx, platform, thread),
      isIn: (message, id) => lookups.knowConversation(message, id)
    }
  }

  #comments(batch: Batch, entries: readonly (Entry & { is: 'comment' })[], saved: SavedComments): void {
    const to = { ...{ ctx: this.#ctx, channel: this.#channel, lookups: this.#lookups }, ...batch }
    const { imported, known, told } = enterBatch(to, entries, saved)
    batch.changes.seen += entries.length
    batch.changes.imported += imported
    batch.changes.known += known
    for (const each of told) this.#finding(batch, { kind: 'warning', ...each })
  }

  // It belongs where the export has it, and is answered by what was written there.
  #join(tx: WriteDb, id: MessageId, { platform, thread }: ImportedMessage): void {
    if (thread === null) return
    const conversation = this.#lookups.conversation(tx, platform, thread)
    if (joinConversation(tx, id, conversation))
      record(tx, this.#ctx, { act: 'message.joined', about: id, details: { conversation } })
  }

  #newMessage(
    { tx, at, changes, nextId, threads, rows }: Batch,
    { message, key, attachments }: Entry & { is: 'message' }
  ): MessageId {
    const id = nextId()
    const { platform, sender, written, body, isOwn, thread } = message
    const conversationId = thread === null ? null : this.#lookups.conversation(tx, platform, thread)
    const actorId = this.#lookups.actor(tx, platform, thread, sender)
    if (conversationId !== null && actorId !== null) this.#lookups.participant(tx, conversationId, actorId)
    const isOdd = written.at !== null && !canBe(written.at, at)
    if (isOdd) this.#finding({ changes, tx }, { kind: 'warning', code: 'odd-time', place: message.locator })
    if (written.basis === 'assumed_local') changes.zone = ZONE
    // A platform shows a message at once, so it was available when it was written (TF 2:9), if that can be true.
    const receivedAt = isOwn || isOdd || written.at === null ? null : Instant.parse(written.at)
    rows.message({
      id,
      conversationId,
      kind: message.kind,
      direction: isOwn ? 'out' : 'in',
      state: isOwn ? 'sent' : 'undecided',
      actorId,
      senderName: sender.displayName ?? sender.handle ?? sender.nativeId,
      senderAddress: sender.profileUrl ?? sender.email,
      nativeId: message.nativeId,
      dedupeKey: key,
      createdAt: written.at,
      createdRaw: written.raw,
      createdBasis: written.basis,
      receivedAt,
      text: body.text,
      textRaw: body.raw === null ? null : JSON.stringify(body.raw),
      replyTo: message.replyTo,
      reactions: JSON.stringify(message.reactions),
      completeness: JSON.stringify(
        isOwn && this.#isAutomatic(body.text) ? [ANSWERS_NOTHING, ...message.lacks] : message.lacks
      )
    })
    threads.add({ id, conversationId, isSent: isOwn, at: isOdd ? at : (written.at ?? at) })
    for (const [position, { kind, uri, state, object }] of attachments.entries())
      rows.attachment({ messageId: id, position, kind, uri, state, sha256: object?.sha256 ?? null })
    if (!isOwn) rows.duty({ messageId: id, conversationId, receivedAt: receivedAt ?? at })
    return id
  }

  #thread({ tx }: Batch, { platform, nativeId, title, folder, participants }: Thread): void {
    const id = this.#lookups.conversation(tx, platform, nativeId)
    updateConversation(tx, id, title, folder)
    for (const facts of participants) {
      const actorId = this.#lookups.actor(tx, platform, nativeId, facts)
      if (actorId !== null) this.#lookups.participant(tx, id, actorId)
    }
  }

  #finding({ tx, changes }: Pick<Batch, 'tx' | 'changes'>, { kind, code, place }: Finding): void {
    if (kind === 'skipped' || kind === 'unreadable') {
      changes.seen += 1
      changes[kind] += 1
    } else if (kind === 'warning') changes.warnings += 1
    else changes.unknownFiles += 1
    const told = `${kind}\n${code}\n${place}`
    const isOne = this.#told.has(told) || this.#told.size < MOST_FINDINGS
    if (isOne) this.#told.add(told)
    queries.addFinding(tx, this.#runId, { kind, code, place: isOne ? place.slice(0, 1000) : '…' })
  }
}

const sumOf = (mails: readonly Taken[], count: (taken: Taken) => number) =>
  mails.reduce((sum, taken) => sum + count(taken), 0)
