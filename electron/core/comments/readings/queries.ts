// The SQL of readings, and of comments as their platform knows them.

import { z } from 'zod'
import { CommentContent } from '#shared/comment.ts'
import { type ChannelId, CommentId, Instant, type ReadingId, Sha256 } from '#shared/ids.ts'
import { PlatformStatus, Reading } from '#shared/reading.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { type SaidBefore, saysTheSame } from './content.ts'

const READING = `SELECT id, account_id AS accountId, channel_id AS channelId, thread, state, problem, seen, added, changed,
  vanished, shown, started_at AS startedAt, started_by AS startedBy, ended_at AS endedAt FROM reading`

export function listReadings(
  db: ReadDb,
  { channelId, limit }: { channelId: ChannelId; limit: number }
): Reading[] {
  return db
    .prepare(`${READING} WHERE channel_id = ? ORDER BY started_at DESC, id LIMIT ?`)
    .all(channelId, limit)
    .map(row => Reading.parse(row))
}

export function findReading(db: ReadDb, id: ReadingId): Reading | undefined {
  const row = db.prepare(`${READING} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Reading.parse(row)
}

/** The readings that say they are going on, of one channel or of all. */
export function runningReadings(db: ReadDb, channelId: ChannelId | null): Reading[] {
  return db
    .prepare(`${READING} WHERE state = 'running' AND (@channelId IS NULL OR channel_id = @channelId)`)
    .all({ channelId })
    .map(row => Reading.parse(row))
}

export function insertReading(
  db: WriteDb,
  reading: Pick<Reading, 'id' | 'accountId' | 'channelId' | 'startedAt' | 'startedBy'>
): void {
  db.prepare(
    `INSERT INTO reading (id, account_id, channel_id, state, started_at, started_by)
     VALUES (@id, @accountId, @channelId, 'running', @startedAt, @startedBy)`
  ).run(reading)
}

export function setThread(db: WriteDb, id: ReadingId, thread: string): void {
  db.prepare('UPDATE reading SET thread = ? WHERE id = ?').run(thread, id)
}

/** Adds to the counts of a reading that is going on. */
export function addToReading(
  db: WriteDb,
  id: ReadingId,
  more: { seen: number; added: number; changed: number; vanished: number; shown: number | null }
): void {
  db.prepare(
    `UPDATE reading SET seen = seen + @seen, added = added + @added, changed = changed + @changed,
       vanished = vanished + @vanished, shown = iif(@shown IS NULL, shown, coalesce(shown, 0) + @shown) WHERE id = @id`
  ).run({ id, ...more })
}

export function endReading(
  db: WriteDb,
  end: { id: ReadingId; state: Reading['state']; problem: string | null; at: Instant }
): void {
  db.prepare('UPDATE reading SET state = @state, problem = @problem, ended_at = @at WHERE id = @id').run(end)
}

/** What is known of a comment that a platform shows: as it was saved first, and as it was last seen. */
const Known = z.strictObject({
  id: CommentId,
  nativeId: z.string(),
  status: PlatformStatus,
  /** What the newest source says of it; null for nothing saved. */
  content: CommentContent.nullable(),
  /** As `SaidBefore` has them. */
  isPlatforms: z.boolean(),
  raw: z.string().nullable()
})
export type Known = z.infer<typeof Known>

/** What a sighting says as `SaidBefore` has it, beside the comment and the source of the sighting. */
const SAID = `coalesce(sighting.content, comment.content) AS content,
  iif(sighting.content IS NULL, comment.method IN ('api', 'import'), source_file.method IN ('api', 'export')) AS isPlatforms,
  iif(sighting.content IS NULL, text_raw, NULL) AS raw`

/** The sighting that is newest: an export is as new as it says, and one that does not say is older than all that is known to be new. */
const NEWEST = `LEFT JOIN comment_sighting AS sighting ON sighting.id = (SELECT newest.id FROM comment_sighting AS newest
    JOIN source_file ON source_file.id = newest.source_id WHERE newest.comment_id = comment.id
    ORDER BY coalesce(as_of, iif(method = 'export', '', newest.seen_at)) DESC, newest.id DESC LIMIT 1)
  LEFT JOIN source_file ON source_file.id = sighting.source_id`

const KNOWN = `SELECT comment.id, platform_comment.native_id AS nativeId, status, ${SAID}
  FROM platform_comment JOIN comment ON comment.id = platform_comment.comment_id ${NEWEST}`

/** The content is a JSON text, and so is what came to the letter. */
function parsed(row: unknown) {
  const { content, raw, isPlatforms, ...rest } = row as {
    content: string | null
    raw: string | null
    isPlatforms: 0 | 1
  }
  return {
    ...rest,
    content: content === null ? null : JSON.parse(content),
    raw: raw === null ? null : JSON.parse(raw),
    isPlatforms: isPlatforms === 1
  }
}

/** The comment that the channel's platform knows by this id. */
export function knownComment(db: ReadDb, channelId: ChannelId, nativeId: string): Known | undefined {
  const id = commentKnownBy(db, channelId, nativeId)
  return id === null ? undefined : Known.parse(parsed(db.prepare(`${KNOWN} WHERE comment.id = ?`).get(id)))
}

const Said = Known.pick({ content: true, isPlatforms: true, raw: true })

/** What a comment said when it was last seen, where the program read it on a page; null for what a person typed or a picture shows. */
export function readOnPage(db: ReadDb, id: CommentId): SaidBefore | null {
  const row = db
    .prepare(
      `SELECT ${SAID} FROM comment ${NEWEST}
       WHERE comment.id = ? AND comment.method = 'page' AND comment.content IS NOT NULL`
    )
    .get(id)
  return row === undefined ? null : Said.parse(parsed(row))
}

/** What a comment said when it was saved. */
export function saidFirst(db: ReadDb, id: CommentId): SaidBefore {
  const row = db
    .prepare(
      `SELECT content, method IN ('api', 'import') AS isPlatforms, text_raw AS raw FROM comment WHERE id = ?`
    )
    .get(id)
  return Said.parse(parsed(row))
}

/** The comment that the channel's platform knows by this id, or null. */
export function commentKnownBy(db: ReadDb, channelId: ChannelId, nativeId: string): CommentId | null {
  const row = db
    .prepare('SELECT comment_id AS id FROM platform_comment WHERE channel_id = ? AND native_id = ?')
    .get(channelId, nativeId) as { id: CommentId } | undefined
  return row?.id ?? null
}

const OwnAnswers = z.array(z.strictObject({ nativeId: z.string(), createdAt: Instant.nullable() }))

/** What the authority has written in the channel itself under these comments, by their ids there; the first answers first. */
export function ownAnswersTo(
  db: ReadDb,
  channelId: ChannelId,
  nativeIds: readonly string[]
): z.infer<typeof OwnAnswers> {
  const rows = db
    .prepare(
      `SELECT parent_id AS nativeId, created_at AS createdAt FROM platform_comment
       WHERE channel_id = ? AND parent_id IN (SELECT value FROM json_each(?)) AND is_own = 1 ORDER BY created_at`
    )
    .all(channelId, JSON.stringify(nativeIds.map(id => id.toWellFormed())))
  return OwnAnswers.parse(rows)
}

/** The platform's ids of the comments that it showed the last time it was asked, in one thread or in all. */
export function shownBefore(
  db: ReadDb,
  { channelId, thread }: { channelId: ChannelId; thread: string | null }
): { nativeId: string; isPerhapsGone: boolean }[] {
  return db
    .prepare(
      `SELECT native_id AS nativeId, perhaps_gone_at IS NOT NULL AS isPerhapsGone FROM platform_comment
       WHERE channel_id = @channelId AND (@thread IS NULL OR thread_id = @thread) AND status <> 'gone'
         AND native_id NOT LIKE 'page:%'
       ORDER BY isPerhapsGone, seen_at DESC, comment_id`
    )
    .all({ channelId, thread })
    .map(row => {
      const { nativeId, isPerhapsGone } = row as { nativeId: string; isPerhapsGone: 0 | 1 }
      return { nativeId, isPerhapsGone: isPerhapsGone === 1 }
    })
}

/** Some posts whose comments the platform shows by what is known: that of this comment first, then those seen last. */
export function threadsShown(db: ReadDb, channelId: ChannelId, nativeId: string | null): string[] {
  return db
    .prepare(
      `SELECT thread_id AS thread FROM platform_comment
       WHERE channel_id = @channelId AND thread_id <> '' AND status <> 'gone' AND native_id NOT LIKE 'page:%'
       GROUP BY thread_id ORDER BY max(native_id IS @nativeId) DESC, max(seen_at) DESC LIMIT 5`
    )
    .all({ channelId, nativeId })
    .map(row => (row as { thread: string }).thread)
}

const ToldAt = z.strictObject({ last: Instant.nullable(), lastSure: Instant.nullable() })

/**
 * When a comment was told of last: at the latest, and for sure. When a picture, a paste or an export without a date was made is not
 * known, but that it was before it was taken in.
 */
export function toldAt(db: ReadDb, id: CommentId): z.infer<typeof ToldAt> {
  const row = db
    .prepare(
      `SELECT max(coalesce(as_of, seen_at)) AS last,
         max(coalesce(as_of, iif(method IN ('api', 'page_capture'), seen_at, NULL))) AS lastSure
       FROM comment_sighting JOIN source_file ON source_file.id = source_id WHERE comment_id = ?`
    )
    .get(id)
  return ToldAt.parse(row)
}

const Version = Said.extend({ content: CommentContent, seenAt: Instant })

/** What a comment has said when it was seen, or when the export says that it was made, oldest first; what it said again is left out. */
function saidOnceOf(db: ReadDb, id: CommentId): z.infer<typeof Version>[] {
  const rows = db
    .prepare(
      `SELECT coalesce(as_of, sighting.seen_at) AS seenAt, ${SAID}
       FROM comment_sighting AS sighting JOIN comment ON comment.id = sighting.comment_id
         JOIN source_file ON source_file.id = sighting.source_id
       WHERE sighting.comment_id = ? ORDER BY seenAt, sighting.id`
    )
    .all(id) as { content: string }[]
  return rows
    .filter(({ content }, at) => content !== rows[at - 1]?.content)
    .map(row => Version.parse(parsed(row)))
}

/** The same for those who look at it. */
export const versionsOf = (db: ReadDb, id: CommentId): { seenAt: Instant; content: CommentContent }[] =>
  saidOnceOf(db, id).map(({ seenAt, content }) => ({ seenAt, content }))

/** Whether it has said the same at any time. */
export const hasSaid = (db: ReadDb, id: CommentId, met: Parameters<typeof saysTheSame>[1]): boolean =>
  saidOnceOf(db, id).some(before => saysTheSame(before, met))

export function insertProof(
  db: WriteDb,
  id: CommentId,
  { cid, car, identity }: { cid: string; car: { sha256: Sha256 }; identity: { sha256: Sha256 } },
  at: Instant
): void {
  db.prepare(
    'INSERT INTO comment_proof (comment_id, cid, car, identity, verified_at) VALUES (?, ?, ?, ?, ?)'
  ).run(id, cid, car.sha256, identity.sha256, at)
}

const KeptFiles = z.strictObject({ cid: z.string(), car: Sha256, identity: Sha256, verifiedAt: Instant })

/** The signed proof of a comment, where there is one. */
export function proofOf(db: ReadDb, id: CommentId): z.infer<typeof KeptFiles> | null {
  const row = db
    .prepare('SELECT cid, car, identity, verified_at AS verifiedAt FROM comment_proof WHERE comment_id = ?')
    .get(id)
  return row === undefined ? null : KeptFiles.parse(row)
}
