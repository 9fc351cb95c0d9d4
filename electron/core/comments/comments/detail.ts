// One comment with all that is on file about it.
import type { CommentDetail } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { findActor } from '../../register/actors/read.ts'
import * as queries from './queries.ts'
import { recordOf } from './record.ts'
import { sightingsOf } from './sightings.ts'

/** A comment with its files, its decisions and its removals. @throws ArchiveError not-found */
export function commentDetail(db: ReadDb, id: CommentId): CommentDetail {
  const row = queries.findComment(db, id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  const sender = queries.senderOf(db, id)
  const registrations = queries.registrationsOf(db, id)
  return {
    ...row,
    under: queries.underPost(db, id),
    postId: queries.postOf(db, id),
    sender: sender === null ? null : (findActor(db, sender) ?? null),
    files: queries.commentFiles(db, id),
    decisions: queries.decisionsOf(db, id),
    removals: queries.removalsOf(db, id),
    ...recordOf(db, id),
    sightings: sightingsOf(db, id),
    registration: registrations.at(-1) ?? null,
    registrations
  }
}
