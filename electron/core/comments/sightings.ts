// What a comment was seen in. The same comment in a picture, a mail and the API's answer is one, with three sightings;
// where one says something else, that is how it has been edited.
import { type CommentContent, CommentSighting } from '#shared/comment.ts'
import type { CommentId, SourceFileId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'

/** Enters a sighting. `content` is null where the source says what was saved first. */
export function insertSighting(
  db: WriteDb,
  sighting: {
    commentId: CommentId
    sourceId: SourceFileId
    locator: string
    seenAt: string
    content: CommentContent | null
  }
): void {
  db.prepare(
    `INSERT INTO comment_sighting (comment_id, source_id, locator, seen_at, content)
     VALUES (@commentId, @sourceId, @locator, @seenAt, @content) ON CONFLICT DO NOTHING`
  ).run({ ...sighting, content: sighting.content === null ? null : JSON.stringify(sighting.content) })
}

/** Every sighting of the comment, in the order it was seen. */
export function sightingsOf(db: ReadDb, id: CommentId): CommentSighting[] {
  return db
    .prepare(
      `SELECT comment_sighting.id, method, original_name AS name, from_url AS fromUrl, sha256, locator, seen_at AS seenAt,
         content
       FROM comment_sighting JOIN source_file ON source_file.id = source_id
       WHERE comment_id = ? ORDER BY seen_at, comment_sighting.id`
    )
    .all(id)
    .map(row => {
      const { content, ...rest } = row as { content: string | null }
      return CommentSighting.parse({ ...rest, content: content === null ? null : JSON.parse(content) })
    })
}
