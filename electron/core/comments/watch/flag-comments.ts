// Flagging comments as they are entered, so that a moderator looks at them first.
import type { CommentContent } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { flagsOf } from './flags.ts'
import { insertFlags, watchWords } from './queries.ts'

type Flagged = {
  readonly id: CommentId
  readonly comment: PlatformComment
  readonly content: CommentContent
}

/** Within a larger act. What the authority wrote itself is not looked through. */
export function flagComments(tx: WriteDb, comments: readonly Flagged[]): void {
  const words = watchWords(tx)
  const flags = comments.flatMap(({ id, comment, content }) =>
    comment.isOwn ? [] : flagsOf(content.text, comment.text, words).map(flag => [id, flag] as const)
  )
  insertFlags(tx, flags)
}
