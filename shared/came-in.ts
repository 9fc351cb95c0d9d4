// When a record came in (TF 2 kap. 9 §), which is not when it was entered here: an export of last year holds last year's messages.
import type { CommentDetail } from './comment.ts'
import type { Instant } from './ids.ts'
import type { MessageRow } from './message.ts'

/** Nothing was written in a social medium before this: a time before it is some computer's mistake. */
export const FIRST_WRITTEN = '2003-01-01'

/** Whether something that was there at `seenAt` can have been written at `at`. */
export const canBe = <At extends string>(at: At | null, seenAt: string): at is At =>
  at !== null && at >= FIRST_WRITTEN && at <= seenAt

/** When a message came to the authority, or was sent by it; when it was taken in where nothing else is known that can be. */
export function messageCameIn({
  receivedAt,
  createdAt,
  takenInAt
}: Pick<MessageRow, 'receivedAt' | 'createdAt' | 'takenInAt'>): Instant {
  return receivedAt ?? (canBe(createdAt, takenInAt) ? createdAt : takenInAt)
}

/** When a comment was written in the channel, or the latest it can have been; when it was noticed where nothing else is known. */
export function commentCameIn({ created, noticedAt }: Pick<CommentDetail, 'created' | 'noticedAt'>): Instant {
  const written = created.at ?? created.range?.to ?? null
  return canBe(written, noticedAt) ? written : noticedAt
}

/** Whether anything is known of when a message came or was sent, beside that it was there when it was taken in. */
export const isMessageDated = ({
  receivedAt,
  createdAt,
  takenInAt
}: Pick<MessageRow, 'receivedAt' | 'createdAt' | 'takenInAt'>): boolean =>
  receivedAt !== null || canBe(createdAt, takenInAt)

/** Whether anything is known of when a comment was written, beside that it was there when it was noticed. */
export const isCommentDated = ({
  created,
  noticedAt
}: Pick<CommentDetail, 'created' | 'noticedAt'>): boolean =>
  canBe(created.at ?? created.range?.to ?? null, noticedAt)
