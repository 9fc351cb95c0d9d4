// The SQL of watched pages, of the visits to them, and of what was read on each.
import { z } from 'zod'
import { CommentContent } from '#shared/comment.ts'
import { type ChannelId, CommentId, Instant, type PageVisitId, type WatchedPageId } from '#shared/ids.ts'
import { PageVisit, type WatchedPage } from '#shared/watch.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

/** A watched page as it is kept. */
export type PageRow = Pick<WatchedPage, 'id' | 'channelId' | 'channelName' | 'address' | 'everyMinutes'>

/** Where comments stand: a watched page, or a post. */
export type PlaceOfComments = Pick<PageRow, 'channelId' | 'address'>

const PAGE = `SELECT watched_page.id, channel_id AS channelId, channel.name AS channelName, address, every_minutes AS everyMinutes
  FROM watched_page JOIN channel ON channel.id = channel_id WHERE ended_at IS NULL`

/** Those that are not ended, of channels in use. */
export function listPages(db: ReadDb): PageRow[] {
  return db
    .prepare(`${PAGE} AND channel.retired_at IS NULL ORDER BY channel.name, address, watched_page.id`)
    .all() as PageRow[]
}

export function findPage(db: ReadDb, id: WatchedPageId): PageRow | undefined {
  return db.prepare(`${PAGE} AND watched_page.id = ?`).get(id) as PageRow | undefined
}

/** Whether the channel has a page of this key that is not ended. */
export function hasPage(db: ReadDb, channelId: ChannelId, key: string): boolean {
  const row = db
    .prepare('SELECT 1 FROM watched_page WHERE channel_id = ? AND address_key = ? AND ended_at IS NULL')
    .get(channelId, key)
  return row !== undefined
}

export function insertPage(
  db: WriteDb,
  page: {
    id: WatchedPageId
    channelId: ChannelId
    address: string
    key: string
    everyMinutes: number | null
    by: string
    at: Instant
  }
): void {
  db.prepare(
    `INSERT INTO watched_page (id, channel_id, address, address_key, every_minutes, added_by, added_at)
     VALUES (@id, @channelId, @address, @key, @everyMinutes, @by, @at)`
  ).run(page)
}

export function setEvery(db: WriteDb, id: WatchedPageId, everyMinutes: number | null): void {
  db.prepare('UPDATE watched_page SET every_minutes = ? WHERE id = ?').run(everyMinutes, id)
}

export function endPage(db: WriteDb, id: WatchedPageId, at: Instant): void {
  db.prepare('UPDATE watched_page SET ended_at = ? WHERE id = ?').run(at, id)
}

const VISIT = `SELECT id, page_id AS pageId, state, problem, detail, seen, added, changed, vanished, waiting, shown,
  rest_until AS restUntil, started_at AS startedAt, started_by AS startedBy, ended_at AS endedAt FROM page_visit`

export function findVisit(db: ReadDb, id: PageVisitId): PageVisit | undefined {
  const row = db.prepare(`${VISIT} WHERE id = ?`).get(id)
  return row === undefined ? undefined : PageVisit.parse(row)
}

export function lastVisit(db: ReadDb, pageId: WatchedPageId): PageVisit | null {
  const row = db
    .prepare(`${VISIT} WHERE page_id = ? ORDER BY started_at DESC, rowid DESC LIMIT 1`)
    .get(pageId)
  return row === undefined ? null : PageVisit.parse(row)
}

export function runningVisits(db: ReadDb): PageVisitId[] {
  const rows = db.prepare(`SELECT id FROM page_visit WHERE state = 'running'`).all()
  return rows.map(row => (row as { id: PageVisitId }).id)
}

/** The addresses of pages whose site is to be left alone after `now`, and until when. */
export function resting(db: ReadDb, now: Instant): { address: string; until: Instant }[] {
  return db
    .prepare(
      `SELECT address, max(rest_until) AS until FROM page_visit JOIN watched_page ON watched_page.id = page_id
       WHERE rest_until > ? GROUP BY address`
    )
    .all(now) as { address: string; until: Instant }[]
}

export function insertVisit(
  db: WriteDb,
  visit: { id: PageVisitId; pageId: WatchedPageId; at: Instant; by: string }
): void {
  db.prepare(
    `INSERT INTO page_visit (id, page_id, state, started_at, started_by) VALUES (@id, @pageId, 'running', @at, @by)`
  ).run(visit)
}

/** How a visit ended. */
export type VisitEnd = Omit<PageVisit, 'id' | 'pageId' | 'startedAt' | 'startedBy' | 'endedAt'>

export const NOTHING: Omit<VisitEnd, 'state' | 'problem' | 'detail'> = {
  seen: 0,
  added: 0,
  changed: 0,
  vanished: 0,
  waiting: 0,
  shown: null,
  restUntil: null
}

export function endVisit(db: WriteDb, id: PageVisitId, end: VisitEnd, at: Instant): void {
  db.prepare(
    `UPDATE page_visit SET state = @state, problem = @problem, detail = @detail, seen = @seen, added = @added,
       changed = @changed, vanished = @vanished, waiting = @waiting, shown = @shown, rest_until = @restUntil, ended_at = @at
     WHERE id = @id`
  ).run({ id, at, ...end })
}

const OnPage = z.array(
  z.strictObject({
    id: CommentId,
    nativeId: z.string(),
    text: z.string(),
    authorName: z.string().nullable(),
    noticedAt: Instant,
    seenAt: Instant
  })
)
export type OnPage = z.infer<typeof OnPage>[number]

/** What was read on the page and has not been said to be gone. */
export function onPage(db: ReadDb, { channelId, address }: Pick<PageRow, 'channelId' | 'address'>): OnPage[] {
  const rows = db
    .prepare(
      `SELECT comment.id, platform_comment.native_id AS nativeId, content ->> '$.text' AS text,
         content ->> '$.authorName' AS authorName, noticed_at AS noticedAt, seen_at AS seenAt
       FROM platform_comment JOIN comment ON comment.id = comment_id
       WHERE platform_comment.channel_id = ? AND platform_comment.thread_id = ? AND status <> 'gone'
         AND platform_comment.native_id LIKE 'page:%'`
    )
    .all(channelId, address)
  return OnPage.parse(rows)
}

/** Comments that were saved one by one from pages of the channel, stand, and have been met by no visit: with the address of the page and their own link and id. */
export function savedFromPages(db: ReadDb, channelId: ChannelId): SavedFromPage[] {
  const rows = db
    .prepare(
      `SELECT id, address, content, native_id AS ownId, noticed_at AS noticedAt FROM comment
       WHERE channel_id = ? AND kind = 'comment' AND method = 'page' AND content IS NOT NULL AND same_as IS NULL
         AND state IN ('saved', 'verified', 'decided')
         AND NOT EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = comment.id)`
    )
    .all(channelId)
  return rows.map(row => {
    // What the statement selects; the content is a JSON text.
    const { content, ...rest } = row as { content: string }
    return SavedFromPage.parse({ ...rest, content: JSON.parse(content) })
  })
}
const SavedFromPage = z.strictObject({
  id: CommentId,
  address: z.string(),
  content: CommentContent,
  ownId: z.string().nullable(),
  noticedAt: Instant
})
export type SavedFromPage = z.infer<typeof SavedFromPage>

/** How many of those on the page nobody has looked at, and how many have vanished. */
export function countsOn(
  db: ReadDb,
  { channelId, address }: Pick<PageRow, 'channelId' | 'address'>
): { unread: number; vanished: number } {
  return db
    .prepare(
      `SELECT count(*) FILTER (WHERE read_at IS NULL) AS unread, count(*) FILTER (WHERE vanished_at IS NOT NULL) AS vanished
       FROM platform_comment WHERE channel_id = ? AND thread_id = ?`
    )
    .get(channelId, address) as { unread: number; vanished: number }
}
