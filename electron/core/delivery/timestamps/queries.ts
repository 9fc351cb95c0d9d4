// The SQL of time stamps and of those who are asked for them.
import { z } from 'zod'
import { Instant, Sha256, TimestampAuthorityId, TimestampId } from '#shared/ids.ts'
import {
  Timestamp,
  TimestampAuthority,
  type TimestampAuthorityDraft,
  type TimestampProblem
} from '#shared/timestamp.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { STAMPED_ACTS } from './due.ts'

const Authority = TimestampAuthority.omit({ certificates: true, last: true, listAt: true }).extend({
  /** The object that the certificates are. */
  file: Sha256,
  failures: z.int()
})
export type Authority = z.infer<typeof Authority>

const AUTHORITY = `SELECT id, name, address, private_address AS privateAddress, certificates AS file, added_at AS addedAt,
  added_by AS addedBy, tried_at AS triedAt, failures, problem, forgotten_at AS forgottenAt FROM timestamp_authority`

const read = (row: unknown): Authority => {
  // What the statement selects.
  const { privateAddress, ...rest } = row as { privateAddress: 0 | 1 }
  return Authority.parse({ ...rest, privateAddress: privateAddress === 1 })
}

/** Those that are asked, by name. */
export const listAuthorities = (db: ReadDb): Authority[] =>
  db.prepare(`${AUTHORITY} WHERE forgotten_at IS NULL ORDER BY name, id`).all().map(read)

/** The same, and those that are asked no more. */
export const everyAuthority = (db: ReadDb): Authority[] =>
  db.prepare(`${AUTHORITY} ORDER BY forgotten_at IS NOT NULL, name, id`).all().map(read)

export function findAuthority(db: ReadDb, id: TimestampAuthorityId): Authority | undefined {
  const row = db.prepare(`${AUTHORITY} WHERE id = ? AND forgotten_at IS NULL`).get(id)
  return row === undefined ? undefined : read(row)
}

export function insertAuthority(
  db: WriteDb,
  authority: TimestampAuthorityDraft & Pick<Authority, 'id' | 'file' | 'addedAt' | 'addedBy'>
): void {
  db.prepare(
    `INSERT INTO timestamp_authority (id, name, address, private_address, certificates, added_at, added_by)
     VALUES (@id, @name, @address, @privateAddress, @file, @addedAt, @addedBy)`
  ).run({ ...authority, privateAddress: Number(authority.privateAddress) })
}

/** `problem` null: it gave a time stamp. */
export function setTried(
  db: WriteDb,
  id: TimestampAuthorityId,
  at: Instant,
  problem: TimestampProblem | null
): void {
  db.prepare(
    `UPDATE timestamp_authority SET tried_at = @at, problem = @problem,
       failures = iif(@problem IS NULL, 0, failures + 1) WHERE id = @id`
  ).run({ id, at, problem })
}

export function markForgotten(db: WriteDb, id: TimestampAuthorityId, at: Instant): void {
  db.prepare('UPDATE timestamp_authority SET forgotten_at = @at WHERE id = @id').run({ id, at })
}

/** One that was asked for twice at the same time counts once. */
export function insertTimestamp(db: WriteDb, stamp: Omit<Timestamp, 'authorityName'>): void {
  db.prepare(
    `INSERT INTO timestamp (id, authority_id, seq, reply, at, received_at)
     VALUES (@id, @authorityId, @line, @reply, @at, @receivedAt) ON CONFLICT (authority_id, seq) DO NOTHING`
  ).run(stamp)
}

/** Whether one of the acts that a time stamp is asked for has been done after this line. */
export function isActedSince(db: ReadDb, line: number): boolean {
  const acts = STAMPED_ACTS.map(() => '?').join(', ')
  const sql = `SELECT 1 FROM journal WHERE seq > ? AND act IN (${acts}) LIMIT 1`
  return db.prepare(sql).get(line, ...STAMPED_ACTS) !== undefined
}

const TIMESTAMP = `SELECT timestamp.id, authority_id AS authorityId, name AS authorityName, seq AS line, at, received_at AS receivedAt,
  reply FROM timestamp JOIN timestamp_authority ON timestamp_authority.id = authority_id`

export function lastOf(db: ReadDb, id: TimestampAuthorityId): Timestamp | null {
  const row = db.prepare(`${TIMESTAMP} WHERE authority_id = ? ORDER BY seq DESC LIMIT 1`).get(id)
  return row === undefined ? null : Timestamp.parse(row)
}

/** Newest first. */
export function listTimestamps(db: ReadDb, paging: Paging): Page<Timestamp> {
  const rows = db
    .prepare(
      `${TIMESTAMP} WHERE (received_at, timestamp.id) < (@afterAt, @afterId)
       ORDER BY received_at DESC, timestamp.id DESC LIMIT +@limit`
    )
    .all(keysetOf(paging))
    .map(row => Timestamp.parse(row))
  return pageOf(rows, paging, row => row.receivedAt)
}

const List = z.object({ list: Sha256, madeAt: Instant, receivedAt: Instant, mediaType: z.string() })
type List = z.infer<typeof List>
const LIST = `SELECT list, made_at AS madeAt, received_at AS receivedAt, media_type AS mediaType
  FROM revocation_list JOIN object ON object.sha256 = list WHERE authority_id = ?`

/** The lists of what was revoked, and the answers about it, that were kept of an authority, as they came. */
export const listsOf = (db: ReadDb, id: TimestampAuthorityId): List[] =>
  db
    .prepare(`${LIST} ORDER BY received_at, id`)
    .all(id)
    .map(row => List.parse(row))

export const lastListOf = (db: ReadDb, id: TimestampAuthorityId): List | null =>
  listsOf(db, id).at(-1) ?? null

export const hasList = (db: ReadDb, id: TimestampAuthorityId, list: Sha256): boolean =>
  listsOf(db, id).some(each => each.list === list)

export function insertList(
  db: WriteDb,
  list: Omit<List, 'mediaType'> & { readonly id: string; readonly authorityId: TimestampAuthorityId }
): void {
  db.prepare(
    `INSERT INTO revocation_list (id, authority_id, list, made_at, received_at)
     VALUES (@id, @authorityId, @list, @madeAt, @receivedAt)`
  ).run(list)
}

const Kept = z.object({
  id: TimestampId,
  authorityId: TimestampAuthorityId,
  authorityName: z.string(),
  line: z.int(),
  at: Instant,
  reply: Sha256,
  /** The object with the certificates that vouch for who gave it. */
  file: Sha256,
  /** The seal that the line has now. */
  seal: z.string(),
  /** Whether the authority is still asked. */
  isAsked: z.literal([0, 1]).transform(is => is === 1)
})
export type Kept = z.infer<typeof Kept>

export const hasTimestamps = (db: ReadDb): boolean =>
  db.prepare('SELECT 1 FROM timestamp LIMIT 1').get() !== undefined

/** Every time stamp with what it is to be held against, authority by authority, in the order of the lines. */
export function* eachTimestamp(db: ReadDb, upTo = Number.MAX_SAFE_INTEGER): Generator<Kept> {
  const rows = db
    .prepare(
      `SELECT timestamp.id, authority_id AS authorityId, name AS authorityName, timestamp.seq AS line, timestamp.at, reply,
         certificates AS file, journal.sha256 AS seal, forgotten_at IS NULL AS isAsked
       FROM timestamp JOIN timestamp_authority ON timestamp_authority.id = authority_id
         JOIN journal ON journal.seq = timestamp.seq
       WHERE timestamp.seq <= ? ORDER BY authority_id, timestamp.seq`
    )
    .iterate(upTo)
  for (const row of rows) yield Kept.parse(row)
}
