// Which comment of the archive each comment of an answer is: the one the platform knows by this id, one that was saved in
// another way before, or none yet.
import type { CommentContent } from '#shared/comment.ts'
import type { ChannelId, CommentId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { linkKeyOf } from '../comments/keys.ts'
import { findAllKnown } from '../comments/known.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { contentOf, createdAtOf } from './content.ts'
import * as queries from './queries.ts'

export type Met = {
  readonly comment: PlatformComment
  readonly content: CommentContent
  readonly known: queries.Known | undefined
  /** One that was saved from a picture, a paste, a mail or its page, and that this is. */
  readonly same: CommentId | null
}

/** Meets each comment of an answer once. */
export function meetAll(
  db: ReadDb,
  channelId: ChannelId,
  comments: readonly PlatformComment[]
): readonly Met[] {
  const each = [...new Map(comments.map(comment => [comment.nativeId, comment])).values()].map(comment => ({
    comment,
    content: contentOf(comment)
  }))
  const found = findAllKnown(
    db,
    channelId,
    each.map(({ comment, content }) => {
      const key = linkKeyOf(content)
      return {
        // As it is in the archive: half a pair of surrogates is none there.
        platformId: comment.nativeId.toWellFormed(),
        // A platform gives each comment a link of its own, or none.
        link: key === null ? null : { key, isOwn: true },
        place: null,
        said: content,
        writtenAt: createdAtOf(comment)
      }
    })
  )
  return each.map(({ comment, content }, at) => {
    const saved = found[at] ?? null
    const isKnown = saved?.platformId === comment.nativeId.toWellFormed()
    return {
      ...{ comment, content },
      known: isKnown ? queries.knownComment(db, channelId, comment.nativeId) : undefined,
      same: isKnown ? null : (saved?.id ?? null)
    }
  })
}
