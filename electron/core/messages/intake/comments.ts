// Comments of visitors in an export: those that are new are saved together, in one object that is read back before any of
// them is entered.
import type { CommentContent } from '#shared/comment.ts'
import type { ChannelId, CommentId, ImportId } from '#shared/ids.ts'
import type { PlatformComment } from '../../comments/platforms/platform.ts'
import { meetAll } from '../../comments/readings/meet.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { idsInOrder } from './ids.ts'

export type SavedComments = {
  /** The object that speaks for all that are new; null when none is. */
  readonly evidence: StoredObject | null
  /** New comments, by the platform's ids. */
  readonly fresh: ReadonlyMap<string, { readonly id: CommentId; readonly content: CommentContent }>
  /** Those that were saved in another way before. */
  readonly joined: ReadonlyMap<string, CommentId>
}

/** Saves those that are not in the archive yet. @throws ArchiveError evidence-missing */
export async function saveNewComments(
  ctx: Context,
  { channelId, importId }: { channelId: ChannelId; importId: ImportId },
  comments: readonly PlatformComment[]
): Promise<SavedComments> {
  const fresh = new Map<string, { id: CommentId; content: CommentContent }>()
  const joined = new Map<string, CommentId>()
  const said: Record<string, object> = {}
  const nextId = idsInOrder<CommentId>()
  // What is told of twice is entered as it was told first, by its own words and sender; what was told after is then seen again.
  const once = new Map<string, PlatformComment>()
  for (const comment of comments) if (!once.has(comment.nativeId)) once.set(comment.nativeId, comment)
  for (const { comment, content, known, same } of meetAll(ctx.db.read, channelId, [...once.values()])) {
    const { pointer, readable: _, ...platform } = comment
    if (same !== null) joined.set(comment.nativeId, same)
    if (known !== undefined || same !== null) continue
    const id = nextId()
    fresh.set(comment.nativeId, { id, content })
    said[id] = { content, pointer, platform }
  }
  if (fresh.size === 0) return { evidence: null, fresh, joined }
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
  return { evidence: object, fresh, joined }
}
