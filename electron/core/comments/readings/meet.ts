// Which comment of the archive each comment of an answer is: the one the platform knows by this id, one that was saved in
// another way before, or none yet.
import type { CommentContent } from '#shared/comment.ts'
import type { ChannelId, CommentId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { eachOnlyWithWords, sameLinks, wordsKey } from '../comments/same.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { contentOf, createdAtOf } from './content.ts'
import { isPlatforms, platformRow } from './platform-comment.ts'
import * as queries from './queries.ts'

export type Met = {
  readonly comment: PlatformComment
  readonly content: CommentContent
  readonly known: queries.Known | undefined
  /** One that was saved from a picture, a paste, a mail or its page, and that this is. */
  readonly same: CommentId | null
}

/** Words that are fewer than this many characters are said by many in the same way. */
const TELLING = 12

/**
 * Meets each comment of an answer once. It is the same as one saved in another way when its own link is the same; or, where
 * that one has no link, when words and name are the same, there is one such comment on either side, and it was written
 * before that one was noticed.
 */
export function meetAll(
  db: ReadDb,
  channelId: ChannelId,
  comments: readonly PlatformComment[]
): readonly Met[] {
  const each = [...new Map(comments.map(comment => [comment.nativeId, comment])).values()].map(comment => ({
    comment,
    content: contentOf(comment)
  }))
  const times = new Map<string, number>()
  for (const { content } of each) times.set(wordsKey(content), (times.get(wordsKey(content)) ?? 0) + 1)
  const contents = each.map(({ content }) => content)
  const byLink = sameLinks(db, channelId, contents)
  const byWords = eachOnlyWithWords(db, channelId, contents)
  const taken = new Set<CommentId>()
  return each.map(({ comment, content }) => {
    const known = queries.knownComment(db, channelId, comment.nativeId)
    if (known !== undefined) return { comment, content, known, same: null }
    const isOne = times.get(wordsKey(content)) === 1
    const found = byLink(content.permalink) ?? (isOne ? sameWords(byWords, { comment, content }) : null)
    const isFree = found !== null && !taken.has(found) && !isPlatforms(platformRow(db, found))
    if (isFree) taken.add(found)
    return { comment, content, known, same: isFree ? found : null }
  })
}

function sameWords(
  byWords: ReturnType<typeof eachOnlyWithWords>,
  { comment, content }: { comment: PlatformComment; content: CommentContent }
): CommentId | null {
  if (content.authorName === null || content.text.trim().length < TELLING) return null
  const found = byWords(content)
  if (found === null || found.permalink !== null) return null
  const writtenAt = createdAtOf(comment)
  return writtenAt !== null && writtenAt > found.noticedAt ? null : found.id
}
