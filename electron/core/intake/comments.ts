// Comments of visitors in an export: those that are new are saved together, in one object that is read back before any of
// them is entered.
import type { CommentContent } from '#shared/comment.ts'
import type { ChannelId, CommentId, ImportId } from '#shared/ids.ts'
import type { Context } from '../context.ts'
import { ArchiveError } from '../errors.ts'
import type { StoredObject } from '../objects/store.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { contentOf } from '../readings/content.ts'
import { commentKnownBy } from '../readings/queries.ts'
import { idsInOrder } from './ids.ts'

/** New comments by the platform's ids, and the object that speaks for all of them. */
export type SavedComments = {
  readonly evidence: StoredObject
  readonly byNativeId: ReadonlyMap<string, { readonly id: CommentId; readonly content: CommentContent }>
}

/** Saves those that are not in the archive yet; null when all of them are. @throws ArchiveError evidence-missing */
export async function saveNewComments(
  ctx: Context,
  { channelId, importId }: { channelId: ChannelId; importId: ImportId },
  comments: readonly PlatformComment[]
): Promise<SavedComments | null> {
  const byNativeId = new Map<string, { id: CommentId; content: CommentContent }>()
  const said: Record<string, object> = {}
  const nextId = idsInOrder<CommentId>()
  for (const { pointer, ...comment } of comments) {
    const { nativeId } = comment
    if (byNativeId.has(nativeId) || commentKnownBy(ctx.db.read, channelId, nativeId) !== null) continue
    const id = nextId()
    const content = contentOf({ pointer, ...comment })
    byNativeId.set(nativeId, { id, content })
    said[id] = { content, pointer, platform: comment }
  }
  if (byNativeId.size === 0) return null
  const evidence = {
    format: 'kanalarkiv-comments/1',
    channel: channelId,
    import: importId,
    savedBy: ctx.actor,
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    comments: said
  }
  const object = await ctx.objects.put(
    new TextEncoder().encode(`${JSON.stringify(evidence)}\n`),
    'application/json'
  )
  if ((await ctx.objects.verify(object.sha256)).state !== 'right')
    throw new ArchiveError('evidence-missing', { what: object.sha256.slice(0, 12) })
  return { evidence: object, byNativeId }
}
