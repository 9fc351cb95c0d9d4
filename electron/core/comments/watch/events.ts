// What was noticed of a comment or post at its platform that nobody here has done, as a row and a line of the journal. What it was before
// is what is saved of it; where that lacks something, it is noted too.
import { randomUUID } from 'node:crypto'
import type { ChannelId, CommentId, Instant, PostId, SourceFileId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'

type Event = {
  readonly channelId: ChannelId
  readonly what: 'edited' | 'withdrawn' | 'vanished'
  readonly commentId: CommentId | null
  readonly postId?: PostId
  readonly at: Instant
}

/** Notes it, within the act that has its line in the journal. */
export function insertEvent(tx: WriteDb, { postId, ...event }: Event): void {
  const isNewVersion = postId !== undefined && event.what === 'edited'
  const lacking = lackingOf(tx, event.commentId) ?? (isNewVersion ? 'new-version' : null)
  tx.prepare(
    `INSERT INTO platform_event (id, channel_id, what, comment_id, post_id, lacking, at)
     VALUES (@id, @channelId, @what, @commentId, @postId, @lacking, @at)`
  ).run({ ...event, id: randomUUID(), postId: postId ?? null, lacking })
}

/** A comment says something else than it did, or is held back from visitors: with a line of its own. */
export function noteEvent(
  tx: WriteDb,
  ctx: Context,
  {
    sourceId,
    ...event
  }: Omit<Event, 'at' | 'commentId' | 'what'> & {
    readonly what: 'edited' | 'withdrawn'
    readonly commentId: CommentId
    readonly sourceId: SourceFileId
  }
): void {
  record(tx, ctx, { act: `comment.${event.what}`, about: event.commentId, details: { source: sourceId } })
  insertEvent(tx, { ...event, at: ctx.clock.now() })
}

function lackingOf(db: ReadDb, id: CommentId | null): 'unsaved' | 'incomplete' | null {
  if (id === null) return 'unsaved'
  const row = db
    .prepare(
      `SELECT content IS NULL AS unsaved, completeness <> '[]' AS incomplete FROM comment WHERE id = ?`
    )
    .get(id) as { unsaved: 0 | 1; incomplete: 0 | 1 } | undefined
  if (row === undefined || row.unsaved === 1) return 'unsaved'
  return row.incomplete === 1 ? 'incomplete' : null
}

/** How many were noticed in the channel since then. */
export function eventsSince(db: ReadDb, channelId: ChannelId, since: Instant): number {
  const row = db
    .prepare('SELECT count(*) AS events FROM platform_event WHERE channel_id = ? AND at >= ?')
    .get(channelId, since)
  return (row as { events: number }).events
}
