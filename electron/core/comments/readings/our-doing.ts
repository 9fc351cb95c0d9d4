// Whether a comment is gone, or hidden, because of what was done here.
import type { CommentId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { findComment } from '../comments/read.ts'
import { openActions } from '../moderation/read.ts'

/** Whether its removal is on file, or the program has begun on it and does not know what came of that. */
export function isOurDoing(tx: WriteDb, id: CommentId): boolean {
  return findComment(tx, id)?.removal != null || openActions(tx, id).length > 0
}
