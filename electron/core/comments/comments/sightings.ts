// What a comment was seen in. The same comment in a picture, a mail and the API's answer is one, with three sightings;
// where one says something else, that is how it has been edited.
import { type CommentContent, CommentSighting } from '#shared/comment.ts'
import type { CommentId, Instant, SourceFileId } from '#shared/ids.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

type Sighting = {
  readonly commentId: CommentId
  readonly sourceId: SourceFileId
  readonly locator: string
  readonly seenAt: Instant
  /** When an export says that it was made; null where it does not say, and of what was seen itself. */
  readonly asOf: Instant | null
  /** Null where the source says what was saved first. */
  readonly content: CommentContent | null
}

const insertRows = inserter<Omit<Sighting, 'content'> & { content: string | null }>(
  {
    own: {
      ...{ commentId: 'comment_id', sourceId: 'source_id', locator: 'locator' },
      ...{ seenAt: 'seen_at', content: 'content', asOf: 'as_of' }
    },
    shared: {}
  },
  (columns, values) => `INSERT INTO comment_sighting (${columns}) ${values}`
)

/** Enters where it was seen; what the same place in the same source said before stays. */
export function insertSighting(db: WriteDb, sighting: Sighting): void {
  const { commentId, sourceId, locator } = sighting
  const known = db
    .prepare('SELECT 1 FROM comment_sighting WHERE comment_id = ? AND source_id = ? AND locator = ?')
    .get(commentId, sourceId, locator)
  if (known === undefined) insertSightings(db, [sighting])
}

/** The same of comments that have just come in. */
export function insertSightings(db: WriteDb, sightings: readonly Sighting[]): void {
  const rows = sightings.map(({ content, ...each }) => ({
    ...each,
    content: content === null ? null : JSON.stringify(content)
  }))
  insertRows(db, rows, {})
}

/** Every sighting of the comment, in the order it was seen. */
export function sightingsOf(db: ReadDb, id: CommentId): CommentSighting[] {
  return db
    .prepare(
      `SELECT comment_sighting.id, method, original_name AS name, from_url AS fromUrl, sha256, locator, seen_at AS seenAt,
         as_of AS madeAt, content
       FROM comment_sighting JOIN source_file ON source_file.id = source_id
       WHERE comment_id = ? ORDER BY seen_at, comment_sighting.id`
    )
    .all(id)
    .map(row => {
      const { content, ...rest } = row as { content: string | null }
      return CommentSighting.parse({ ...rest, content: content === null ? null : JSON.parse(content) })
    })
}
