// The SQL of following accounts.
import { z } from 'zod'
import { AccountId, type ChannelId, Instant } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const FollowRow = z.strictObject({
  accountId: AccountId,
  how: z.enum(['stream', 'poll', 'notice']),
  isOn: z.boolean(),
  address: z.string().nullable(),
  position: z.string().nullable(),
  heardAt: Instant.nullable(),
  problem: z.string().nullable(),
  setAt: Instant
})
export type FollowRow = z.infer<typeof FollowRow>

/** How the account is followed; undefined where nobody has said anything. */
export function followOf(db: ReadDb, accountId: AccountId): FollowRow | undefined {
  const row = db
    .prepare(
      `SELECT account_id AS accountId, how, is_on AS isOn, address, position, heard_at AS heardAt, problem, set_at AS setAt
       FROM account_follow WHERE account_id = ?`
    )
    .get(accountId)
  return row === undefined
    ? undefined
    : FollowRow.parse({ ...row, isOn: (row as { isOn: number }).isOn === 1 })
}

/** Where the stream is another one, its places are others too. */
export function setFollow(
  db: WriteDb,
  follow: Pick<FollowRow, 'accountId' | 'how' | 'isOn' | 'address'> & { at: Instant; by: string }
): void {
  db.prepare(
    `INSERT INTO account_follow (account_id, how, is_on, address, set_at, set_by)
     VALUES (@accountId, @how, @isOn, @address, @at, @by)
     ON CONFLICT (account_id) DO UPDATE SET how = @how, is_on = @isOn, set_at = @at, set_by = @by, problem = NULL,
       position = iif(address IS @address, position, NULL), address = @address`
  ).run({ ...follow, isOn: follow.isOn ? 1 : 0 })
}

/** It is heard: up to where everything has been seen to. */
export function setHeard(db: WriteDb, accountId: AccountId, position: string | null, at: Instant): void {
  db.prepare('UPDATE account_follow SET position = ?, heard_at = ?, problem = NULL WHERE account_id = ?').run(
    position,
    at,
    accountId
  )
}

export function setProblem(db: WriteDb, accountId: AccountId, problem: string): void {
  db.prepare('UPDATE account_follow SET problem = ? WHERE account_id = ?').run(problem, accountId)
}

/** Comments of one author, by the platform's id of the author, that are shown there; the newest first. */
export function ofAuthor(db: ReadDb, channelId: ChannelId, did: string): string[] {
  return db
    .prepare(
      `SELECT native_id AS nativeId FROM platform_comment
       WHERE channel_id = @channelId AND native_id >= 'at://' || @did || '/' AND native_id < 'at://' || @did || '0' AND status <> 'gone'
       ORDER BY seen_at DESC LIMIT 500`
    )
    .all({ channelId, did })
    .map(row => (row as { nativeId: string }).nativeId)
}

/** The authors of the comments that the channel's platform shows, those seen last first. */
export function authorsOf(db: ReadDb, channelId: ChannelId, most: number): string[] {
  return db
    .prepare(
      `SELECT substr(native_id, 6, instr(substr(native_id, 6), '/') - 1) AS did FROM platform_comment
       WHERE channel_id = ? AND native_id LIKE 'at://did:%' AND status <> 'gone' GROUP BY did ORDER BY max(seen_at) DESC LIMIT ?`
    )
    .all(channelId, most)
    .map(row => (row as { did: string }).did)
}

/** A comment that the channel's platform shows, and none of these. */
export function anotherShown(db: ReadDb, channelId: ChannelId, nativeIds: readonly string[]): string | null {
  const row = db
    .prepare(
      `SELECT native_id AS nativeId FROM platform_comment
       WHERE channel_id = ? AND status <> 'gone' AND native_id NOT LIKE 'page:%' AND native_id NOT IN (SELECT value FROM json_each(?))
       ORDER BY seen_at DESC LIMIT 1`
    )
    .get(channelId, JSON.stringify(nativeIds))
  return row === undefined ? null : (row as { nativeId: string }).nativeId
}

/** How many comments the channel's platform shows by what is known: in all, and to visitors. */
export function shownCounts(db: ReadDb, channelId: ChannelId): { all: number; visible: number } {
  const row = db
    .prepare(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE status = 'visible') AS visible FROM platform_comment
       WHERE channel_id = ? AND status <> 'gone' AND native_id NOT LIKE 'page:%'`
    )
    .get(channelId)
  return row as { all: number; visible: number }
}
