// One comment with all that is on file about it.
import type { Actor } from '#shared/actor.ts'
import type { CommentDetail } from '#shared/comment.ts'
import type { ActorId, CommentId } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { findActor } from '../../register/actors/read.ts'
import { platformRow } from '../readings/platform-comment.ts'
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
    sender: sender === null ? null : senderAsThen(db, id, sender),
    files: queries.commentFiles(db, id),
    decisions: queries.decisionsOf(db, id),
    removals: queries.removalsOf(db, id),
    ...recordOf(db, id),
    sightings: sightingsOf(db, id),
    registration: registrations.at(-1) ?? null,
    registrations
  }
}

/** The sender, with where and with what this comment was written: what is known of a sender is from the first time. */
function senderAsThen(db: ReadDb, id: CommentId, sender: ActorId): Actor | null {
  const actor = findActor(db, sender)
  if (actor === undefined) return null
  const { authorIp: ip = null, authorUserAgent: userAgent = null } = platformRow(db, id) ?? {}
  return { ...actor, ...(ip === null ? {} : { ip }), ...(userAgent === null ? {} : { userAgent }) }
}
