// Saving and entering what a visit to a page has brought: the page as it stood, and of each new comment its pictures and words.
import type { CommentFileRole } from '#shared/comment.ts'
import type { CommentId, Instant } from '#shared/ids.ts'
import type { PageProvenance } from '../../captures/browser/artefacts/provenance.ts'
import type { CommentFile } from '../../captures/browser/comments/comment-visit.ts'
import type { Pictured } from '../../captures/browser/comments/picture-comment.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource, type KeptSource } from '../../kernel/objects/sources.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { channel } from '../../register/register/channels.ts'
import { insertCommentFile } from '../comments/enter.ts'
import { putEvidence } from '../comments/page.ts'
import { addLacking, setExtras, setKnown } from '../comments/record.ts'
import { shownRange } from '../comments/shown-time.ts'
import { type KeptAttachments, keepAttachments } from '../readings/attachments.ts'
import { actorFactsOf } from '../readings/content.ts'
import { enterComments, joinComment, seeAgain } from '../readings/enter.ts'
import { noteAlong } from '../readings/platform-comment.ts'
import { noteEvent } from './events.ts'
import { idOf, type MetOnPage } from './met.ts'
import type { PlaceOfComments } from './page-queries.ts'

export type NewOnPage = {
  readonly id: CommentId
  readonly met: MetOnPage
  readonly evidence: StoredObject
  readonly attachments: KeptAttachments
  readonly files: readonly { readonly role: CommentFileRole; readonly object: StoredObject }[]
}

type About = {
  readonly page: PlaceOfComments
  readonly visit: string
  readonly source: KeptSource
  readonly provenance: PageProvenance
  /** Whose login the page was seen with; null for what every visitor sees. */
  readonly profile: string | null
}

/** Keeps a new comment's pictures and what speaks for it, and reads them back. @throws ArchiveError evidence-missing, stopped */
export async function saveNew(
  ctx: Context,
  { page, visit, source, provenance, profile }: About,
  {
    id,
    met,
    shot
  }: { id: CommentId; met: MetOnPage; shot: { files: readonly CommentFile[]; pictured: Pictured } }
): Promise<NewOnPage> {
  const files: { role: CommentFileRole; object: StoredObject }[] = []
  for (const { role, mediaType, bytes } of shot.files)
    files.push({ role, object: await ctx.objects.put(bytes, mediaType) })
  files.push({ role: 'source', object: source.object })
  const attachments = await keepAttachments(ctx, page.address, met.comment)
  for (const object of attachments.objects) files.push({ role: 'attachment', object })
  const evidence = await putEvidence(ctx, {
    format: 'kanalarkiv-comment/1',
    comment: id,
    channel: page.channelId,
    visit,
    savedBy: ctx.actor,
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    content: met.content,
    lacking: met.lacking,
    ...met.place,
    attachments: attachments.known,
    reactions: met.comment.reactions,
    pictured: shot.pictured,
    ...provenance,
    selector: met.comment.pointer,
    browserProfile: profile,
    files: files.map(({ role, object }) => ({ role, ...object }))
  })
  files.push({ role: 'provenance', object: evidence })
  for (const { object } of files)
    if ((await ctx.objects.verify(object.sha256)).state !== 'right')
      throw new ArchiveError('evidence-missing', { what: object.sha256 })
  return { id, met, evidence, attachments, files }
}

/** Enters all that a visit has brought, in the transaction that ends it. */
export function enterRead(
  tx: WriteDb,
  ctx: Context,
  read: {
    readonly page: PlaceOfComments
    readonly visit: string
    readonly source: KeptSource
    readonly fresh: readonly NewOnPage[]
    readonly changed: readonly MetOnPage[]
    readonly joined: readonly MetOnPage[]
    readonly met: readonly MetOnPage[]
    /** Between which moments the page was seen. */
    readonly shown: { readonly from: Instant; readonly to: Instant }
  }
): void {
  const { page, visit, source, fresh, changed, joined, met, shown } = read
  const at = ctx.clock.now()
  const own = channel(tx, page.channelId)
  record(tx, ctx, {
    act: 'page.read',
    about: visit,
    objects: [source.object, ...fresh.flatMap(({ files }) => files.map(({ object }) => object))],
    details: {
      channel: page.channelId,
      ...{ added: fresh.length, changed: changed.length, joined: joined.length }
    }
  })
  enterSource(tx, ctx, source)
  for (const { id, met: each, evidence, attachments, files } of fresh) {
    const { comment, content } = each
    const within = comment.threadId
    const actorId = actorFor(tx, { platform: own.platform, within, facts: actorFactsOf(comment) })
    const together = { channelId: page.channelId, method: 'page', elsewhere: page.address, at } as const
    const kept = { attachments: attachments.known, evidence: evidence.sha256, sourceId: source.id }
    enterComments(tx, together, [{ id, comment, content, actorId, ...kept }])
    addLacking(tx, id, each.lacking)
    setKnown(tx, id, { ...each.place, range: shownRange(content, shown) })
    for (const { role, object } of files) insertCommentFile(tx, id, role, object.sha256)
  }
  for (const commentId of changed.flatMap(idOf))
    noteEvent(tx, ctx, { channelId: page.channelId, what: 'edited', commentId, sourceId: source.id })
  for (const each of joined)
    if (each.is === 'joined') {
      joinComment(tx, {
        ...{ id: each.id, channel: own, comment: each.comment },
        ...{ sourceId: source.id, at, lacking: each.lacking }
      })
      setKnown(tx, each.id, { ...each.place, range: shownRange(each.content, shown) })
      // What hangs on it was not fetched now, and is not known to be what it was saved with.
      setExtras(tx, each.id, { attachments: null, reactions: each.comment.reactions })
    }
  for (const each of changed)
    if (each.is === 'known')
      seeAgain(tx, {
        id: each.known.id,
        comment: each.comment,
        sourceId: source.id,
        at,
        lacking: each.lacking
      })
  // The page that is kept holds the words of the others too, which counts when one of them is disposed of.
  for (const each of met) if (each.is === 'known') noteAlong(tx, each.known.id, source.id)
}
