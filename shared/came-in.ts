// When a record came in (TF 2 kap. 9 §), which is not when it was entered here: an export of last year holds last year's messages.
import type { CommentDetail } from './comment.ts'
import type { Instant } from './ids.ts'
import type { MessageRow } from './message.ts'

/** When a message came to the authority, or was sent by it; when it was taken in where nothing else is known. */
export function messageCameIn({
  receivedAt,
  createdAt,
  takenInAt
}: Pick<MessageRow, 'receivedAt' | 'createdAt' | 'takenInAt'>): Instant {
  return receivedAt ?? createdAt ?? takenInAt
}

/** When a comment was written in the channel, or the latest it can have been; when it was noticed where nothing else is known. */
export function commentCameIn({ created, noticedAt }: Pick<CommentDetail, 'created' | 'noticedAt'>): Instant {
  return created.at ?? created.range?.to ?? noticedAt
}
