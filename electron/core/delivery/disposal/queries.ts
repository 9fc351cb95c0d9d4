// The SQL of disposals and their frozen lists.
import { z } from 'zod'
import { Disposal, DisposalBlock, DisposalItem } from '#shared/disposal.ts'
import { type DisposalId, type Instant, RetentionRuleId, type UserId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import type { Paging } from '../../kernel/db/paging.ts'
import type { Due } from './assess.ts'

const DISPOSAL = `SELECT id, state, proposed_at AS proposedAt, proposed_by AS proposedBy, confirmed_at AS confirmedAt,
  confirmed_by AS confirmedBy, begun_at AS begunAt, begun_by AS begunBy, ended_at AS endedAt, ended_by AS endedBy, because,
  (SELECT count(*) FROM disposal_item WHERE disposal_id = id AND block IS NULL) AS going,
  (SELECT count(*) FROM disposal_item WHERE disposal_id = id AND block IS NOT NULL) AS stopped,
  iif(certificate IS NULL, NULL, json_object('pdf', json_object('sha256', certificate_pdf, 'name', 'Gallringsbevis.pdf'),
    'json', json_object('sha256', certificate, 'name', 'Gallringsbevis.json'))) AS certificate FROM disposal`

const readDisposal = (row: unknown): Disposal => {
  const { certificate, ...rest } = row as { certificate: string | null }
  return Disposal.parse({ ...rest, certificate: certificate === null ? null : JSON.parse(certificate) })
}

/** Newest first. */
export function allDisposals(db: ReadDb): Disposal[] {
  return db.prepare(`${DISPOSAL} ORDER BY proposed_at DESC, id`).all().map(readDisposal)
}

export function disposalById(db: ReadDb, id: DisposalId): Disposal | undefined {
  const row = db.prepare(`${DISPOSAL} WHERE id = ?`).get(id)
  return row === undefined ? undefined : readDisposal(row)
}

/** Who proposed it, as a user of the archive. */
export function proposerOf(db: ReadDb, id: DisposalId): string {
  const row = db.prepare('SELECT proposed_user AS id FROM disposal WHERE id = ?').get(id)
  return z.object({ id: z.string() }).parse(row).id
}

/** How many records each rule lets go. */
export function countByRule(db: ReadDb, id: DisposalId): { ruleId: RetentionRuleId; count: number }[] {
  const rows = db
    .prepare(
      `SELECT rule_id AS ruleId, count(*) AS count FROM disposal_item WHERE disposal_id = ? AND block IS NULL
       GROUP BY rule_id ORDER BY 2 DESC, 1`
    )
    .all(id)
  return z.array(z.object({ ruleId: RetentionRuleId, count: z.int() })).parse(rows)
}

export function countByBlock(db: ReadDb, id: DisposalId): { block: DisposalBlock; count: number }[] {
  const rows = db
    .prepare(
      `SELECT block, count(*) AS count FROM disposal_item WHERE disposal_id = ? AND block IS NOT NULL
       GROUP BY block ORDER BY 2 DESC, 1`
    )
    .all(id)
  return z.array(z.strictObject({ block: DisposalBlock, count: z.int() })).parse(rows)
}

const ITEM = `SELECT kind, item_id AS id, channel_id AS channelId, channel.name AS channelName, recorded_at AS recordedAt,
  rule_id AS ruleId, due_on AS dueOn, block FROM disposal_item LEFT JOIN channel ON channel.id = channel_id`

/** The frozen list by kind and id. */
export function listItems(
  db: ReadDb,
  { id, stopped, limit, after }: Paging & { id: DisposalId; stopped: boolean }
): { items: DisposalItem[]; next: string | null } {
  const [kind = '', item = ''] = after?.split(' ') ?? []
  const rows = db
    .prepare(
      `${ITEM} WHERE disposal_id = @id AND (block IS NOT NULL) = @stopped AND (kind, item_id) > (@kind, @item)
       ORDER BY kind, item_id LIMIT +@limit`
    )
    .all({ id, stopped: stopped ? 1 : 0, kind, item, limit: limit + 1 })
  const items = z.array(DisposalItem).parse(rows.slice(0, limit))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? `${last.kind} ${last.id}` : null }
}

type By = { readonly at: Instant; readonly by: string }

export function insertDisposal(db: WriteDb, id: DisposalId, { at, by, user }: By & { user: UserId }): void {
  db.prepare(
    `INSERT INTO disposal (id, state, proposed_at, proposed_by, proposed_user) VALUES (?, 'proposed', ?, ?, ?)`
  ).run(id, at, by, user)
}

export function insertItems(db: WriteDb, id: DisposalId, due: readonly Due[]): void {
  const insert = db.prepare(
    `INSERT INTO disposal_item (disposal_id, kind, item_id, channel_id, recorded_at, rule_id, due_on, block)
     VALUES (@id, @kind, @itemId, @channelId, @recordedAt, @ruleId, @dueOn, @block)`
  )
  for (const { record, rule, dueOn, block } of due) {
    const { kind, id: itemId, channelId, recordedAt } = record
    insert.run({ id, kind, itemId, channelId, recordedAt, ruleId: rule.id, dueOn, block })
  }
}

export function markConfirmed(db: WriteDb, id: DisposalId, { at, by, user }: By & { user: UserId }): void {
  db.prepare(
    `UPDATE disposal SET state = 'confirmed', confirmed_at = ?, confirmed_by = ?, confirmed_user = ? WHERE id = ?`
  ).run(at, by, user, id)
}

export function markWithdrawn(
  db: WriteDb,
  id: DisposalId,
  { at, by, because }: By & { because: string }
): void {
  db.prepare(
    `UPDATE disposal SET state = 'withdrawn', ended_at = ?, ended_by = ?, because = ? WHERE id = ?`
  ).run(at, by, because, id)
}
