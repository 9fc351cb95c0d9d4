// The SQL of what the program does with comments through the platforms.
import { z } from 'zod'
import type { PlatformAction } from '#shared/account.ts'
import { type AccountId, type CommentId, Instant, type Sha256 } from '#shared/ids.ts'
import { ModerationAction } from '#shared/moderation.ts'
import type { PlatformStatus } from '#shared/reading.ts'
import { isRewritten } from '#shared/same-time.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const ACTION = `SELECT id, comment_id AS commentId, account_id AS accountId, action, state, problem,
  status_before AS statusBefore, status_after AS statusAfter, begun_at AS begunAt, begun_by AS begunBy, ended_at AS endedAt
  FROM moderation_action`

/** What has been done, or tried, with a comment, oldest first. */
export function actionsOn(db: ReadDb, id: CommentId): ModerationAction[] {
  return db
    .prepare(`${ACTION} WHERE comment_id = ? ORDER BY begun_at, rowid`)
    .all(id)
    .map(row => ModerationAction.parse(row))
}

/** What was begun and is not known to have ended, of one comment or of all. */
export function openActions(db: ReadDb, id: CommentId | null): ModerationAction[] {
  return db
    .prepare(
      `${ACTION} WHERE state IN ('begun', 'unknown') AND (@id IS NULL OR comment_id = @id) ORDER BY begun_at, rowid`
    )
    .all({ id })
    .map(row => ModerationAction.parse(row))
}

/** Whether the account that an action went through is still spoken to. */
export function isSpokenTo(db: ReadDb, id: AccountId): boolean {
  return db.prepare('SELECT 1 FROM account WHERE id = ? AND forgotten_at IS NULL').get(id) !== undefined
}

export function insertAction(
  db: WriteDb,
  begun: {
    id: string
    commentId: CommentId
    accountId: AccountId
    action: PlatformAction
    statusBefore: PlatformStatus
    begunAt: Instant
    begunBy: string
  }
): void {
  db.prepare(
    `INSERT INTO moderation_action (id, comment_id, account_id, decision, action, state, status_before, begun_at, begun_by)
     SELECT @id, id, @accountId, decision, @action, 'begun', @statusBefore, @begunAt, @begunBy
     FROM comment WHERE id = @commentId`
  ).run(begun)
}

/** It took: the platform was asked again, and shows it. */
export function markDone(
  db: WriteDb,
  id: string,
  done: { statusAfter: PlatformStatus; answer: Sha256 | null; seen: Sha256; at: Instant }
): void {
  db.prepare(
    `UPDATE moderation_action SET state = 'done', problem = NULL, status_after = @statusAfter,
       answer = @answer, seen = @seen, ended_at = @at WHERE id = @id`
  ).run({ id, ...done })
}

/** It was refused, or what came of it could not be seen. */
export function markNotDone(
  db: WriteDb,
  id: string,
  end: { state: 'refused' | 'unknown'; problem: string; at: Instant }
): void {
  db.prepare(
    'UPDATE moderation_action SET state = @state, problem = @problem, ended_at = @at WHERE id = @id'
  ).run({ id, ...end })
}

const Seen = z.strictObject({
  at: Instant.nullable(),
  text: z.string(),
  timeMachine: z.string().nullable()
})

/**
 * When a comment was last seen to say something else than what was saved of it first. An export that does not say when it was made
 * does not tell of an edit: the platform itself is asked before anything is done.
 */
export function lastEditSeen(db: ReadDb, id: CommentId): Instant | null {
  const [first, ...others] = z.array(Seen).parse(
    db
      .prepare(
        `SELECT NULL AS at, content ->> '$.text' AS text, content ->> '$.timeMachine' AS timeMachine FROM comment
         WHERE id = @id AND content IS NOT NULL
         UNION ALL SELECT coalesce(as_of, iif(method = 'export', NULL, comment_sighting.seen_at)), content ->> '$.text',
           content ->> '$.timeMachine'
         FROM comment_sighting JOIN source_file ON source_file.id = source_id
         WHERE comment_id = @id AND content IS NOT NULL`
      )
      .all({ id })
  )
  const edits = others.filter(seen => first === undefined || isRewritten(first, seen))
  return edits.reduce<Instant | null>((last, { at }) => ((at ?? '') > (last ?? '') ? at : last), null)
}
