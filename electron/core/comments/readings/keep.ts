// Keeping what one answer of a platform holds: the answer untouched, and of each new comment what it says and who wrote it.
import { randomUUID } from 'node:crypto'
import { type ChannelId, CommentId, type ReadingId, type SourceFileId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource, type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { channel } from '../../register/register/channels.ts'
import { accountOf } from '../accounts/accounts.ts'
import { insertCommentFile } from '../comments/enter.ts'
import { factsOnly } from '../comments/facts-only.ts'
import { verifyComments } from '../comments/order.ts'
import { setExtras } from '../comments/record.ts'
import type { Answer } from '../platforms/http.ts'
import type { CommentPage, PlatformClient } from '../platforms/platform.ts'
import { noteEvent } from '../watch/events.ts'
import { type KeptAttachments, keepAttachments } from './attachments.ts'
import { actorFactsOf, saysTheSame, valueAt } from './content.ts'
import { enterComments, joinComment, seeAgain } from './enter.ts'
import { type Met, meetAll } from './meet.ts'
import { isOurDoing } from './our-doing.ts'
import { noteAlong, setSeen } from './platform-comment.ts'
import { type KeptProof, keepProof } from './proof.ts'
import * as queries from './queries.ts'

type New = Met & {
  readonly id: CommentId
  readonly evidence: StoredObject
  readonly proof: KeptProof | null
  readonly attachments: KeptAttachments
}
type Joined = Met & { readonly same: CommentId; readonly attachments: KeptAttachments }

/** The channel that is asked, and through which client. */
type Asked = { readonly channelId: ChannelId; readonly client: PlatformClient }
/** A reading that is going on, and the comments it has met, by the platform's ids. */
export type Going = Asked & {
  readonly id: ReadingId
  readonly thread: string | null
  readonly met: Set<string>
}

/** Keeps what is new in one answer of a reading, and counts it. */
export async function keepPage(ctx: Context, going: Going, page: CommentPage): Promise<void> {
  const before = going.met.size
  for (const { nativeId } of page.comments) going.met.add(nativeId)
  await keepComments(ctx, going, page, (tx, { added, changed }) =>
    queries.addToReading(tx, going.id, {
      seen: going.met.size - before,
      added,
      changed,
      vanished: 0,
      shown: page.shown.length === 0 ? null : page.shown.reduce((sum, { count }) => sum + count, 0)
    })
  )
  tellChanged(ctx, 'comments')
}

/**
 * Keeps what is new in an answer. One with nothing new is not kept again: only that its comments were seen. `also` is done
 * in the same transaction.
 */
export async function keepComments(
  ctx: Context,
  asked: Asked & { readonly id?: ReadingId },
  { answer, comments }: Pick<CommentPage, 'answer' | 'comments'>,
  also: (tx: WriteDb, counts: { added: number; changed: number }) => void = () => undefined
): Promise<void> {
  const met = meetAll(ctx.db.read, asked.channelId, comments)
  const fresh = met.filter(({ known, same }) => known === undefined && same === null)
  const joined = met.filter(({ same }) => same !== null)
  const changed = met.filter(hasChanged)
  const source = fresh.length + changed.length + joined.length === 0 ? null : await keepAnswer(ctx, answer)
  const saved: New[] = []
  const added: Joined[] = []
  // One at a time: each may have a proof of its own to be fetched, and a platform is not asked for a hundred at once.
  if (source !== null)
    for (const each of fresh) saved.push(await save(ctx, asked, { answer, source, met: each }))
  for (const each of joined)
    if (each.same !== null)
      added.push({
        ...{ ...each, same: each.same },
        attachments: await attachmentsOf(ctx, asked.channelId, each)
      })
  ctx.db.transact(tx => {
    if (source !== null) {
      record(tx, ctx, {
        act: 'comments.read',
        about: asked.id ?? null,
        objects: [
          source.object,
          ...saved.flatMap(each => [each.evidence, ...filesOf(each)]),
          ...added.flatMap(({ attachments }) => attachments.objects)
        ],
        details: {
          channel: asked.channelId,
          ...{ added: saved.length, changed: changed.length, joined: joined.length }
        }
      })
      enterSource(tx, ctx, source)
      for (const each of saved) enterNewComment(tx, ctx, { channelId: asked.channelId, source, met: each })
      const at = ctx.clock.now()
      for (const { same: id, comment, attachments } of added) {
        joinComment(tx, { id, channel: channel(tx, asked.channelId), comment, sourceId: source.id, at })
        setExtras(tx, id, { attachments: attachments.known, reactions: comment.reactions })
        for (const { sha256 } of attachments.objects) insertCommentFile(tx, id, 'attachment', sha256)
      }
      for (const each of changed) {
        noteChange(tx, ctx, { channelId: asked.channelId, met: each, sourceId: source.id })
        if (each.known !== undefined)
          seeAgain(tx, { id: each.known.id, comment: each.comment, sourceId: source.id, at })
      }
    }
    // An answer that is kept holds the words of the others too, which counts when one of them is disposed of.
    if (source !== null)
      for (const { known } of met) if (known !== undefined) noteAlong(tx, known.id, source.id)
    for (const { known, comment } of met)
      if (known !== undefined) setSeen(tx, known.id, comment.status, ctx.clock.now())
    also(tx, { added: saved.length, changed: changed.length })
  })
  await verifyComments(
    ctx,
    saved.map(({ id }) => id)
  )
}

/** Whether an answer holds anything that is to be kept. */
export function hasNews(db: ReadDb, channelId: ChannelId, comments: CommentPage['comments']): boolean {
  return meetAll(db, channelId, comments).some(met => met.known === undefined || hasChanged(met))
}

/** Keeps an answer to the byte, with where it came from. */
export function keepAnswer(ctx: Context, { url, headers, mediaType, bytes }: Answer): Promise<KeptSource> {
  return keepSource(ctx, {
    bytes,
    mediaType,
    name: new URL(url).pathname.split('/').at(-1) ?? '',
    method: 'api',
    from: { url, httpDate: headers.get('date') }
  })
}

function hasChanged({ known, comment, content }: Met): boolean {
  if (known === undefined) return false
  return known.status !== comment.status || !saysTheSame(known, { comment, content })
}

/** It says something else, or is held back from visitors, and nobody here did that. */
function noteChange(
  tx: WriteDb,
  ctx: Context,
  { channelId, met, sourceId }: { channelId: ChannelId; met: Met; sourceId: SourceFileId }
): void {
  const { known, comment } = met
  if (known === undefined) return
  const about = { channelId, commentId: known.id, sourceId }
  if (known.content !== null && !saysTheSame(known, met)) noteEvent(tx, ctx, { ...about, what: 'edited' })
  if (known.status === 'visible' && comment.status !== 'visible' && !isOurDoing(tx, known.id))
    noteEvent(tx, ctx, { ...about, what: 'withdrawn' })
}

/** Saves a new comment: one object with what it says, who wrote it, and the platform's own words about it. */
async function save(
  ctx: Context,
  { id: reading, channelId, client }: Asked & { readonly id?: ReadingId },
  { answer, source, met }: { answer: Answer; source: KeptSource; met: Met }
): Promise<New> {
  const id = CommentId.parse(randomUUID())
  const { pointer, readable: _, ...comment } = met.comment
  const proof = await keepProof(ctx, client, met.comment)
  const attachments = await attachmentsOf(ctx, channelId, met)
  const evidence = {
    format: 'kanalarkiv-comment/1',
    comment: id,
    channel: channelId,
    reading: reading ?? null,
    savedBy: ctx.actor,
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    content: met.content,
    platform: { kind: client.kind, ...comment },
    said: valueAt(answer.json, pointer),
    source: {
      sha256: source.object.sha256,
      url: answer.url,
      pointer,
      date: source.from?.httpDate ?? null,
      // Where the platform repeated the account's own key, it is blotted out: that many times.
      blotted: answer.blotted
    },
    proof,
    attachments: attachments.known,
    files: [
      ...filesOfProof(proof).map(({ sha256 }) => ({ role: 'original', sha256 })),
      ...attachments.objects.map(({ sha256 }) => ({ role: 'attachment', sha256 }))
    ]
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(evidence, null, 2)}\n`)
  return { ...met, id, proof, attachments, evidence: await ctx.objects.put(bytes, 'application/json') }
}

/** What hangs on it; of what is noted without a picture nothing is fetched. */
async function attachmentsOf(
  ctx: Context,
  channelId: ChannelId,
  { comment, content }: Met
): Promise<KeptAttachments> {
  if (factsOnly(ctx.db.read).of(content.permalink) !== null) return { known: null, objects: [] }
  return keepAttachments(ctx, accountOf(ctx.db.read, channelId).address, comment)
}

function filesOf({ proof, attachments }: Pick<New, 'proof' | 'attachments'>): StoredObject[] {
  return [...filesOfProof(proof), ...attachments.objects]
}

function filesOfProof(proof: KeptProof | null): StoredObject[] {
  return proof === null || 'problem' in proof ? [] : [proof.car, proof.identity]
}

function enterNewComment(
  tx: WriteDb,
  ctx: Context,
  { channelId, source, met }: { channelId: ChannelId; source: KeptSource; met: New }
): void {
  const { id, comment, content, evidence, proof, attachments } = met
  const at = ctx.clock.now()
  const within = comment.threadId
  const facts = actorFactsOf(comment)
  const actorId = actorFor(tx, { platform: channel(tx, channelId).platform, within, facts })
  const together = { channelId, method: 'api', elsewhere: source.from?.url ?? '', at } as const
  const kept = { attachments: attachments.known, evidence: evidence.sha256, sourceId: source.id }
  enterComments(tx, together, [{ id, comment, content, actorId, ...kept }])
  insertCommentFile(tx, id, 'provenance', evidence.sha256)
  for (const { sha256 } of filesOfProof(proof)) insertCommentFile(tx, id, 'original', sha256)
  for (const { sha256 } of attachments.objects) insertCommentFile(tx, id, 'attachment', sha256)
  if (proof !== null && 'cid' in proof) queries.insertProof(tx, id, proof, at)
}
