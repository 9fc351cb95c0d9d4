// The SQL of watching comments.
import { z } from 'zod'
import type { Flag } from '#shared/flag.ts'
import type { ChannelId, CommentId, Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { WatchRow, type WatchView } from '#shared/watch.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

/** How many minutes between two readings of the channel; null when it is not read by itself. */
export function planOf(db: ReadDb, channelId: ChannelId): number | null {
  const row = db
    .prepare('SELECT every_minutes AS everyMinutes FROM reading_plan WHERE channel_id = ?')
    .get(channelId)
  return row === undefined ? null : (row as { everyMinutes: number }).everyMinutes
}

export function setPlan(
  db: WriteDb,
  plan: { channelId: ChannelId; everyMinutes: number; by: string; at: Instant }
): void {
  db.prepare(
    `INSERT INTO reading_plan (channel_id, every_minutes, set_by, set_at) VALUES (@channelId, @everyMinutes, @by, @at)
     ON CONFLICT (channel_id) DO UPDATE SET every_minutes = @everyMinutes, set_by = @by, set_at = @at`
  ).run(plan)
}

export function removePlan(db: WriteDb, channelId: ChannelId): void {
  db.prepare('DELETE FROM reading_plan WHERE channel_id = ?').run(channelId)
}

/** The words that are looked for, in lower case. */
export function watchWords(db: ReadDb): string[] {
  const rows = db.prepare('SELECT word FROM watch_word ORDER BY word').all()
  return rows.map(row => (row as { word: string }).word)
}

export function insertWord(db: WriteDb, word: string, by: string, at: Instant): void {
  db.prepare('INSERT INTO watch_word (word, added_by, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    word,
    by,
    at
  )
}

export function deleteWord(db: WriteDb, word: string): void {
  db.prepare('DELETE FROM watch_word WHERE word = ?').run(word)
}

const insertRows = inserter<{ id: CommentId; flag: Flag }>(
  { own: { id: 'comment_id', flag: 'flag' }, shared: {} },
  (columns, values) => `INSERT INTO comment_flag (${columns}) ${values} ON CONFLICT DO NOTHING`
)

export function insertFlags(db: WriteDb, flags: readonly (readonly [CommentId, Flag])[]): void {
  insertRows(
    db,
    flags.map(([id, flag]) => ({ id, flag })),
    {}
  )
}

/** Flags anew for the words as they are now, over all that was read in: also what was edited away, or in. */
export function flagWordsAnew(db: WriteDb, words: readonly string[]): void {
  db.prepare(`DELETE FROM comment_flag WHERE flag = 'word'`).run()
  if (words.length === 0) return
  const rows = db
    .prepare(
      `SELECT id, concat_ws(char(10), content ->> '$.text', (SELECT group_concat(content ->> '$.text', char(10))
         FROM comment_sighting WHERE comment_sighting.comment_id = comment.id)) AS text
       FROM comment JOIN platform_comment ON platform_comment.comment_id = id WHERE is_own = 0`
    )
    .iterate() as IterableIterator<{ id: CommentId; text: string }>
  const found: CommentId[] = []
  for (const { id, text } of rows) {
    const low = normalized(text, 'NFC').toLowerCase()
    if (words.some(word => low.includes(word))) found.push(id)
  }
  insertFlags(
    db,
    found.map(id => [id, 'word'])
  )
}

/** How many nobody has looked at, and how many have vanished. */
export function countsOf(db: ReadDb, channelId: ChannelId): { unread: number; vanished: number } {
  return db
    .prepare(
      `SELECT count(*) FILTER (WHERE read_at IS NULL) AS unread, count(*) FILTER (WHERE vanished_at IS NOT NULL) AS vanished
       FROM platform_comment WHERE channel_id = ?`
    )
    .get(channelId) as { unread: number; vanished: number }
}

const VIEWS: Readonly<Record<WatchView, string>> = {
  unread: 'AND read_at IS NULL',
  flagged: 'AND EXISTS (SELECT 1 FROM comment_flag WHERE comment_flag.comment_id = comment.id)',
  vanished: 'AND vanished_at IS NOT NULL',
  all: ''
}

const Stored = z.looseObject({ flags: z.string(), isOwn: z.int() })

/** Newest first. */
export function listWatched(
  db: ReadDb,
  filter: { channelId: ChannelId | null; view: WatchView } & Paging
): Page<WatchRow> {
  const rows = db
    .prepare(
      `SELECT comment.id, comment.channel_id AS channelId, channel.name AS channelName, state,
         content ->> '$.authorName' AS authorName, substr(coalesce(content ->> '$.text', ''), 1, 300) AS excerpt, is_own AS isOwn,
         platform_comment.created_at AS createdAt, noticed_at AS noticedAt, status, seen_at AS seenAt,
         vanished_at AS vanishedAt, read_at AS readAt,
         (SELECT json_group_array(flag) FROM comment_flag WHERE comment_flag.comment_id = comment.id) AS flags
       FROM comment JOIN platform_comment ON platform_comment.comment_id = comment.id
         JOIN channel ON channel.id = comment.channel_id
       WHERE (noticed_at, comment.id) < (@afterAt, @afterId)
         AND (@channelId IS NULL OR comment.channel_id = @channelId) ${VIEWS[filter.view]}
       ORDER BY noticed_at DESC, comment.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), channelId: filter.channelId })
    .map(row => {
      const { flags, isOwn, ...rest } = Stored.parse(row)
      return WatchRow.parse({ ...rest, isOwn: isOwn === 1, flags: JSON.parse(flags) })
    })
  return pageOf(rows, filter, row => row.noticedAt)
}
