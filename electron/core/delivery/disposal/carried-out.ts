// The SQL of carrying a disposal out, and of what is left to tell afterwards.
import { z } from 'zod'
import { type DisposalBlock, DisposalItem, Tombstone } from '#shared/disposal.ts'
import { type DepartmentId, DisposalId, type Instant, Sha256 } from '#shared/ids.ts'
import type { DisposableKind } from '#shared/retention.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { CAME_IN } from '../../register/records/came-in.ts'

const Going = DisposalItem.omit({ channelName: true, block: true })
export type Going = z.infer<typeof Going>

/** What is to go, by kind and id. */
export function goingItems(db: ReadDb, id: DisposalId): Going[] {
  const rows = db
    .prepare(
      `SELECT kind, item_id AS id, channel_id AS channelId, recorded_at AS recordedAt, rule_id AS ruleId, due_on AS dueOn
       FROM disposal_item WHERE disposal_id = ? AND block IS NULL ORDER BY kind, item_id`
    )
    .all(id)
  return z.array(Going).parse(rows)
}

/** Whether something is going on that reads or brings what might be among what goes. */
export function isBusy(db: ReadDb): boolean {
  const going = `SELECT 1 FROM run WHERE state = 'running' UNION ALL SELECT 1 FROM capture WHERE state = 'running'
    UNION ALL SELECT 1 FROM import_run WHERE state = 'running' UNION ALL SELECT 1 FROM reading WHERE state = 'running'
    UNION ALL SELECT 1 FROM export WHERE state = 'writing' UNION ALL SELECT 1 FROM moderation_action WHERE state = 'begun'
    UNION ALL SELECT 1 FROM disclosure WHERE state = 'open' AND folder IS NOT NULL LIMIT 1`
  return db.prepare(going).get() !== undefined
}

export function markStopped(
  db: WriteDb,
  id: DisposalId,
  item: { kind: DisposableKind; id: string },
  block: DisposalBlock
): void {
  db.prepare('UPDATE disposal_item SET block = ? WHERE disposal_id = ? AND kind = ? AND item_id = ?').run(
    block,
    id,
    item.kind,
    item.id
  )
}

type By = { readonly at: Instant; readonly by: string }

export function markErasing(db: WriteDb, id: DisposalId, { at, by }: By): void {
  db.prepare(`UPDATE disposal SET state = 'erasing', begun_at = ?, begun_by = ? WHERE id = ?`).run(at, by, id)
}

const CAME_IN_AT = `CASE @kind ${(['capture', 'comment', 'message'] as const)
  .map(kind => `WHEN '${kind}' THEN (SELECT ${CAME_IN[kind]} FROM ${kind} WHERE id = @itemId)`)
  .join(' ')} END`

export function insertTombstone(
  db: WriteDb,
  id: DisposalId,
  stone: Going & { readonly objects: readonly Sha256[] },
  at: Instant
): void {
  db.prepare(
    `INSERT INTO tombstone (kind, item_id, disposal_id, rule_id, channel_id, recorded_at, came_in_at, objects, disposed_at)
     VALUES (@kind, @itemId, @id, @ruleId, @channelId, @recordedAt, coalesce(${CAME_IN_AT}, @recordedAt), @objects, @at)`
  ).run({
    ...{ id, at, kind: stone.kind, itemId: stone.id, ruleId: stone.ruleId, channelId: stone.channelId },
    ...{ recordedAt: stone.recordedAt, objects: JSON.stringify(stone.objects) }
  })
}

/** The lists that receivers sent of these packages are no longer named. */
export function forgetReceiversLists(db: WriteDb, exportIds: readonly string[]): void {
  db.prepare(
    'UPDATE receipt SET source = NULL WHERE source IS NOT NULL AND export_id IN (SELECT value FROM json_each(?))'
  ).run(JSON.stringify(exportIds))
}

/** The files are objects no more; they are erased afterwards. */
export function removeObjects(
  db: WriteDb,
  id: DisposalId,
  files: readonly { readonly sha256: Sha256; readonly bytes: number }[]
): void {
  const note = db.prepare('INSERT INTO disposed_object (disposal_id, sha256, bytes) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM object WHERE sha256 = ?')
  for (const { sha256, bytes } of files) {
    note.run(id, sha256, bytes)
    remove.run(sha256)
  }
}

const Bytes = z.object({ sha256: Sha256, bytes: z.int() })

/** The files that a disposal took, but for those that have been kept again since. */
export function disposedObjects(db: ReadDb, id: DisposalId): z.infer<typeof Bytes>[] {
  const rows = db
    .prepare(
      `SELECT sha256, bytes FROM disposed_object WHERE disposal_id = ?
       AND sha256 NOT IN (SELECT sha256 FROM object) ORDER BY sha256`
    )
    .all(id)
  return z.array(Bytes).parse(rows)
}

/** Disposals that have begun and are not ended. */
export function begunDisposals(db: ReadDb): DisposalId[] {
  const rows = db.prepare(`SELECT id FROM disposal WHERE state = 'erasing' ORDER BY begun_at`).all()
  return rows.map(row => z.object({ id: DisposalId }).parse(row).id)
}

/** Whether a disposal that is not ended took this file. */
export function isBeingErased(db: ReadDb, sha256: Sha256): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM disposed_object JOIN disposal ON disposal.id = disposal_id WHERE sha256 = ? AND state = 'erasing'`
    )
    .get(sha256)
  return found !== undefined
}

export function markDone(
  db: WriteDb,
  id: DisposalId,
  { at, by, certificate, pdf }: By & { certificate: Sha256; pdf: Sha256 }
): void {
  db.prepare(
    `UPDATE disposal SET state = 'done', ended_at = ?, ended_by = ?, certificate = ?, certificate_pdf = ? WHERE id = ?`
  ).run(at, by, certificate, pdf, id)
}

const STONE = `SELECT tombstone.kind, item_id AS id, disposal_id AS disposalId, rule_id AS ruleId, tombstone.channel_id AS channelId,
  channel.name AS channelName, recorded_at AS recordedAt, objects, disposed_at AS disposedAt,
  disposal.proposed_by AS proposedBy, disposal.confirmed_by AS confirmedBy, reference, decided_by AS decidedBy,
  decided_on AS decidedOn FROM tombstone JOIN disposal ON disposal.id = disposal_id
  JOIN retention_rule ON retention_rule.id = rule_id LEFT JOIN channel ON channel.id = tombstone.channel_id`

function readStone(row: unknown): Tombstone {
  const { objects, ...rest } = row as { objects: string }
  return Tombstone.parse({ ...rest, objects: JSON.parse(objects) })
}

/** What is left of a record, where it was disposed of. */
export function tombstoneOf(db: ReadDb, id: string): Tombstone | null {
  const row = db.prepare(`${STONE} WHERE item_id = ?`).get(id)
  return row === undefined ? null : readStone(row)
}

/** The tombstones of a disposal, by kind and id. */
export function tombstonesOf(db: ReadDb, id: DisposalId): Tombstone[] {
  return db.prepare(`${STONE} WHERE disposal_id = ? ORDER BY tombstone.kind, item_id`).all(id).map(readStone)
}

const Counts = z.strictObject({ captures: z.int(), comments: z.int(), messages: z.int(), failed: z.int() })

/** How many records of a department that came in from `from` to just before `to` have been disposed of. */
export function disposedOf(
  db: ReadDb,
  asked: { readonly departmentId: DepartmentId; readonly from: Instant; readonly to: Instant }
): z.infer<typeof Counts> {
  // An attempt that failed is in no report of what was captured, before it is disposed of or after.
  const failed = `EXISTS (SELECT 1 FROM disposed_capture
    WHERE disposed_capture.id = item_id AND state IN ('failed', 'interrupted'))`
  const count = (kind: string) => `count(*) FILTER (WHERE kind = '${kind}' AND NOT ${failed})`
  return Counts.parse(
    db
      .prepare(
        `SELECT ${count('capture')} AS captures, ${count('comment')} AS comments, ${count('message')} AS messages,
           count(*) FILTER (WHERE kind = 'capture' AND ${failed}) AS failed
         FROM tombstone JOIN channel ON channel.id = channel_id
         WHERE department_id = @departmentId AND came_in_at >= @from AND came_in_at < @to`
      )
      .get(asked)
  )
}
