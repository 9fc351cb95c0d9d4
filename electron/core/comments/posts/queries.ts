// The SQL of a channel's posts, and of what became of them each time that it was gone through.
import { z } from 'zod'
import { ChannelId, CommentId, Instant, PostId, type PostVisitId, type Sha256 } from '#shared/ids.ts'
import { ChannelPost, type PostBecame, PostMet, PostVisit } from '#shared/posts.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const Known = z.strictObject({
  id: PostId,
  address: z.string(),
  addressKey: z.string(),
  postedAt: Instant.nullable(),
  firstSeenAt: Instant,
  first: z.string().nullable(),
  all: z.string().nullable(),
  commentId: CommentId.nullable(),
  /** Also where what was saved has been disposed of since. */
  wasSaved: z.boolean(),
  vanishedAt: Instant.nullable()
})
/** A post that is known from before. */
export type KnownPost = z.infer<typeof Known>

/** Every known post of the channel. */
export function knownPosts(db: ReadDb, channelId: ChannelId): KnownPost[] {
  const rows = db
    .prepare(
      `SELECT channel_post.id, channel_post.address, address_key AS addressKey, posted_at AS postedAt, started_at AS firstSeenAt,
         said_first AS first, said_all AS "all", comment_id AS commentId, vanished_at AS vanishedAt,
         comment_id IS NOT NULL OR EXISTS (SELECT 1 FROM post_met WHERE post_id = channel_post.id
           AND became IN ('new', 'changed')) AS wasSaved
       FROM channel_post JOIN post_visit ON post_visit.id = first_visit WHERE channel_post.channel_id = ?`
    )
    .all(channelId)
  return rows.map(row =>
    Known.parse({ ...(row as object), wasSaved: (row as { wasSaved: number }).wasSaved === 1 })
  )
}

type SeenNow = {
  readonly id: PostId
  readonly address: string
  readonly timeShown: string | null
  readonly postedAt: Instant | null
  readonly first: string | null
  readonly all: string | null
  readonly at: Instant
}

export function insertPost(
  db: WriteDb,
  post: SeenNow & { readonly channelId: ChannelId; readonly key: string; readonly visit: PostVisitId }
): void {
  db.prepare(
    `INSERT INTO channel_post (id, channel_id, address, address_key, time_shown, posted_at, said_first, said_all, first_visit, seen_at)
     VALUES (@id, @channelId, @address, @key, @timeShown, @postedAt, @first, @all, @visit, @at)`
  ).run(post)
}

/** It stood in the list. What the list did not say this time stays as it was said. */
export function setSeen(db: WriteDb, post: SeenNow): void {
  db.prepare(
    `UPDATE channel_post SET address = @address, time_shown = coalesce(@timeShown, time_shown),
       posted_at = coalesce(@postedAt, posted_at), said_first = coalesce(@first, said_first), said_all = coalesce(@all, said_all),
       seen_at = @at, vanished_at = NULL WHERE id = @id`
  ).run(post)
}

export function setSaved(db: WriteDb, id: PostId, commentId: CommentId): void {
  db.prepare('UPDATE channel_post SET comment_id = ? WHERE id = ?').run(commentId, id)
}

/** What the list said of what is saved now. */
export function setSaid(db: WriteDb, id: PostId, said: { first: string | null; all: string | null }): void {
  db.prepare('UPDATE channel_post SET said_first = @first, said_all = @all WHERE id = @id').run({
    id,
    ...said
  })
}

/** It is not at its address any more; null: it is, after all. */
export function setVanished(db: WriteDb, id: PostId, at: Instant | null): void {
  db.prepare('UPDATE channel_post SET vanished_at = ? WHERE id = ?').run(at, id)
}

/** A record of a post at one of these addresses: one that is noticed and not saved yet, or the newest that is saved. */
export function recordAt(
  db: ReadDb,
  channelId: ChannelId,
  isThere: (address: string) => boolean
): { id: CommentId; isSaved: boolean } | null {
  const rows = db
    .prepare(
      `SELECT id, address, saved_at IS NOT NULL AS isSaved FROM comment
       WHERE channel_id = ? AND kind = 'post' AND same_as IS NULL ORDER BY saved_at IS NOT NULL, noticed_at DESC, id`
    )
    .all(channelId) as { id: string; address: string; isSaved: number }[]
  const found = rows.find(({ address }) => isThere(address))
  return found === undefined ? null : { id: CommentId.parse(found.id), isSaved: found.isSaved === 1 }
}

export type MetNow = {
  readonly visitId: PostVisitId
  readonly postId: PostId
  readonly became: PostBecame
  readonly problem: string | null
  readonly commentId: CommentId | null
  readonly comments: number | null
  readonly doubt: string | null
}

export function insertMet(db: WriteDb, met: MetNow): void {
  db.prepare(
    `INSERT INTO post_met (visit_id, post_id, became, problem, comment_id, comments, doubt)
     VALUES (@visitId, @postId, @became, @problem, @commentId, @comments, @doubt)`
  ).run(met)
}

const VISIT = `SELECT id, channel_id AS channelId, address, since, most, state, problem, detail, by_others AS byOthers,
  rest_until AS restUntil, started_at AS startedAt, started_by AS startedBy, ended_at AS endedAt FROM post_visit`

export function findVisit(db: ReadDb, id: PostVisitId): PostVisit | undefined {
  return withPosts(db, db.prepare(`${VISIT} WHERE id = ?`).get(id))
}

export function lastVisit(db: ReadDb, channelId: ChannelId): PostVisit | null {
  const row = db
    .prepare(`${VISIT} WHERE channel_id = ? ORDER BY started_at DESC, rowid DESC LIMIT 1`)
    .get(channelId)
  return withPosts(db, row) ?? null
}

function withPosts(db: ReadDb, row: unknown): PostVisit | undefined {
  if (row === undefined) return undefined
  const visit = row as Record<string, unknown>
  const posts = db
    .prepare(
      `SELECT post_id AS id, address, became, problem,
         coalesce(post_met.comment_id, channel_post.comment_id) AS commentId, comments, doubt
       FROM post_met JOIN channel_post ON channel_post.id = post_id WHERE visit_id = ? AND became <> 'same' ORDER BY became, address`
    )
    .all(visit['id'])
  const { same } = db
    .prepare(`SELECT count(*) AS same FROM post_met WHERE visit_id = ? AND became = 'same'`)
    .get(visit['id']) as { same: number }
  return PostVisit.parse({ ...visit, posts: z.array(PostMet).parse(posts), same })
}

export function runningVisits(db: ReadDb): PostVisitId[] {
  const rows = db.prepare(`SELECT id FROM post_visit WHERE state = 'running'`).all()
  return rows.map(row => (row as { id: PostVisitId }).id)
}

/** Until when sites are to be left alone, by what they said when their posts were asked for. */
export function resting(db: ReadDb, now: Instant): { address: string; until: Instant }[] {
  return db
    .prepare('SELECT address, max(rest_until) AS until FROM post_visit WHERE rest_until > ? GROUP BY address')
    .all(now) as { address: string; until: Instant }[]
}

export function insertVisit(
  db: WriteDb,
  visit: {
    id: PostVisitId
    channelId: ChannelId
    address: string
    since: Instant
    most: number
    at: Instant
    by: string
  }
): void {
  db.prepare(
    `INSERT INTO post_visit (id, channel_id, address, since, most, state, started_at, started_by)
     VALUES (@id, @channelId, @address, @since, @most, 'running', @at, @by)`
  ).run(visit)
}

export type VisitEnd = {
  readonly state: Exclude<PostVisit['state'], 'running'>
  readonly problem: string | null
  readonly detail: string | null
  readonly byOthers: number
  readonly list: Sha256 | null
  readonly restUntil: Instant | null
}

export function endVisit(db: WriteDb, id: PostVisitId, end: VisitEnd, at: Instant): void {
  db.prepare(
    `UPDATE post_visit SET state = @state, problem = @problem, detail = @detail, by_others = @byOthers, list = @list,
       rest_until = @restUntil, ended_at = @at WHERE id = @id`
  ).run({ id, at, ...end })
}

/** The posts of a channel, latest first, or those of them that something became of; `after` is the last of the page before. */
export function listPosts(
  db: ReadDb,
  asked: { channelId: ChannelId; became: PostBecame | null; limit: number; after: string | null }
): { items: ChannelPost[]; next: string | null } {
  const rows = db
    .prepare(
      `WITH post AS (SELECT channel_post.*, post_visit.started_at AS first_seen_at,
           coalesce(posted_at, post_visit.started_at) || channel_post.id AS place
         FROM channel_post JOIN post_visit ON post_visit.id = first_visit WHERE channel_post.channel_id = @channelId),
         newest AS (SELECT post_id, became, post_met.problem, comments, max(started_at) AS at FROM post_met
           JOIN post_visit ON post_visit.id = visit_id WHERE post_visit.channel_id = @channelId GROUP BY post_id)
       SELECT post.id, post.channel_id AS channelId, post.address, time_shown AS timeShown, posted_at AS postedAt,
         newest.became, newest.problem, first_seen_at AS firstSeenAt, seen_at AS seenAt, vanished_at AS vanishedAt,
         post.comment_id AS commentId, comment.state AS commentState,
         nullif(substr(comment.content ->> '$.text', 1, 200), '') AS excerpt,
         (SELECT count(*) FROM post_comment WHERE post_id = post.comment_id) AS comments, newest.comments AS commentsShown, place
       FROM post JOIN newest ON newest.post_id = post.id LEFT JOIN comment ON comment.id = post.comment_id
       WHERE (@after IS NULL OR place < @after) AND (@became IS NULL OR newest.became = @became) ORDER BY place DESC LIMIT +@limit + 1`
    )
    .all(asked) as ({ place: string } & Record<string, unknown>)[]
  const items = rows.slice(0, asked.limit)
  return {
    items: items.map(({ place, ...row }) => ChannelPost.parse(row)),
    next: rows.length > asked.limit ? (items.at(-1)?.place ?? null) : null
  }
}

const There = z.strictObject({
  id: PostId,
  channelId: ChannelId,
  addressKey: z.string(),
  commentId: CommentId.nullable(),
  savedAt: Instant.nullable(),
  told: z.string().nullable()
})

/** The channel's posts that have not vanished, with when what is saved of them was; those whose address ends so. */
export function postsThere(db: ReadDb, channelId: ChannelId, end: string): z.infer<typeof There>[] {
  return z.array(There).parse(
    db
      .prepare(
        `SELECT channel_post.id, channel_post.channel_id AS channelId, address_key AS addressKey, comment_id AS commentId,
           comment.saved_at AS savedAt, told
         FROM channel_post LEFT JOIN comment ON comment.id = comment_id
         WHERE channel_post.channel_id = @channelId AND vanished_at IS NULL
           AND (@end = '' OR substr(channel_post.address, -length(@end)) = @end)`
      )
      .all({ channelId, end })
  )
}

/** What the platform itself says of it now, as a digest. */
export function setTold(db: WriteDb, id: PostId, told: string): void {
  db.prepare('UPDATE channel_post SET told = ? WHERE id = ?').run(told, id)
}
