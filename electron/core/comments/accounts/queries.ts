// The SQL of accounts.
import { Account } from '#shared/account.ts'
import type { AccountId, ChannelId, Instant } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const ACCOUNT = `SELECT id, channel_id AS channelId, kind, address, directory, user_name AS user, added_at AS addedAt,
  added_by AS addedBy, checked_at AS checkedAt, problem FROM account WHERE forgotten_at IS NULL`

/** The accounts that are not forgotten, of one channel or of all. */
export function listAccounts(db: ReadDb, channelId: ChannelId | null): Account[] {
  return db
    .prepare(`${ACCOUNT} AND (@channelId IS NULL OR channel_id = @channelId) ORDER BY added_at, id`)
    .all({ channelId })
    .map(row => Account.parse(row))
}

export function findAccount(db: ReadDb, id: AccountId): Account | undefined {
  const row = db.prepare(`${ACCOUNT} AND id = ?`).get(id)
  return row === undefined ? undefined : Account.parse(row)
}

export function insertAccount(db: WriteDb, account: Account): void {
  db.prepare(
    `INSERT INTO account (id, channel_id, kind, address, directory, user_name, added_at, added_by, checked_at, problem)
     VALUES (@id, @channelId, @kind, @address, @directory, @user, @addedAt, @addedBy, @checkedAt, @problem)`
  ).run(account)
}

/** The platform has answered as it should. */
export function setChecked(db: WriteDb, id: AccountId, at: Instant): void {
  db.prepare('UPDATE account SET checked_at = ?, problem = NULL WHERE id = ?').run(at, id)
}

export function setAccountProblem(db: WriteDb, id: AccountId, problem: string): void {
  db.prepare('UPDATE account SET problem = ? WHERE id = ?').run(problem, id)
}

export function markForgotten(db: WriteDb, id: AccountId, at: Instant): void {
  db.prepare('UPDATE account SET forgotten_at = ? WHERE id = ?').run(at, id)
}
