// The SQL of retention rules and holds.
import { z } from 'zod'
import { type HoldId, Instant, type RetentionRuleId, type Sha256 } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import {
  type DisposableKind,
  Hold,
  type HoldOn,
  RetentionRule,
  type RetentionRuleDraft
} from '#shared/retention.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { correctionsOf } from '../../register/records/ending-corrections.ts'

const RULE = `SELECT retention_rule.id, kind, channel_id AS channelId, category,
  iif(months IS NULL, NULL, json_object('months', months, 'countedFrom', counted_from)) AS kept, transfer,
  decided_by AS decidedBy, decided_on AS decidedOn, reference, channel.name AS channelName,
  iif(document IS NULL, NULL, json_object('sha256', document, 'name', document_name)) AS document,
  entered_at AS enteredAt, entered_by AS enteredBy, closed_at AS closedAt, closed_by AS closedBy,
  closed_because AS closedBecause,
  ${correctionsOf('retention-rule', 'retention_rule.id', ['closedAt', 'closedBecause'])} AS corrections FROM retention_rule LEFT JOIN channel ON channel.id = channel_id`

const readRule = (row: unknown): RetentionRule => {
  const { kept, document, corrections, ...rest } = row as {
    kept: string | null
    document: string | null
    corrections: string
  }
  const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
  return RetentionRule.parse({
    ...rest,
    kept: json(kept),
    document: json(document),
    corrections: json(corrections)
  })
}

/** Newest first. */
export function allRules(db: ReadDb): RetentionRule[] {
  return db.prepare(`${RULE} ORDER BY entered_at DESC, retention_rule.id`).all().map(readRule)
}

/** The rules in force for a kind of record. */
export function rulesInForce(db: ReadDb, kind: DisposableKind): RetentionRule[] {
  return db
    .prepare(
      `${RULE} WHERE retention_rule.kind = ? AND closed_at IS NULL ORDER BY entered_at DESC, retention_rule.id`
    )
    .all(kind)
    .map(readRule)
}

export function ruleById(db: ReadDb, id: RetentionRuleId): RetentionRule | undefined {
  const row = db.prepare(`${RULE} WHERE retention_rule.id = ?`).get(id)
  return row === undefined ? undefined : readRule(row)
}

export function insertRule(
  db: WriteDb,
  rule: RetentionRuleDraft & {
    readonly id: RetentionRuleId
    readonly document: Sha256 | null
    readonly documentName: string | null
    readonly enteredAt: Instant
    readonly enteredBy: string
  }
): void {
  const { kept, ...rest } = rule
  db.prepare(
    `INSERT INTO retention_rule (id, kind, channel_id, category, months, counted_from, transfer, decided_by, decided_on,
       reference, document, document_name, entered_at, entered_by)
     VALUES (@id, @kind, @channelId, @category, @months, @countedFrom, @transfer, @decidedBy, @decidedOn,
       @reference, @document, @documentName, @enteredAt, @enteredBy)`
  ).run({ ...rest, months: kept?.months ?? null, countedFrom: kept?.countedFrom ?? null })
}

type By = { readonly at: Instant; readonly by: string; readonly because: string }

export function markClosed(db: WriteDb, id: RetentionRuleId, { at, by, because }: By): void {
  db.prepare('UPDATE retention_rule SET closed_at = ?, closed_by = ?, closed_because = ? WHERE id = ?').run(
    at,
    by,
    because,
    id
  )
}

/** What is said of the end of a rule. */
export const CLOSING = `SELECT json_object('closedAt', closed_at, 'closedBy', closed_by, 'closedBecause', closed_because) AS was
  FROM retention_rule WHERE id = @id AND closed_at IS NOT NULL`

/** A rule that was closed by mistake holds again, by this correction. */
export function markReopened(db: WriteDb, id: RetentionRuleId, correction: number): void {
  db.prepare(
    `UPDATE retention_rule SET closed_at = NULL, closed_by = NULL, closed_because = NULL, correction = ? WHERE id = ?`
  ).run(correction, id)
}

const HOLD = `SELECT disposal_hold.id, iif(target IS NULL, json_object('scope', scope),
    json_object('scope', scope, 'id', target)) AS "on", channel.name AS channelName, because, placed_at AS placedAt,
  placed_by AS placedBy, lifted_at AS liftedAt, lifted_by AS liftedBy, lifted_because AS liftedBecause
  FROM disposal_hold LEFT JOIN channel ON scope = 'channel' AND channel.id = target`

const readHold = (row: unknown): Hold => {
  const { on, ...rest } = row as { on: string }
  return Hold.parse({ ...rest, on: JSON.parse(on) })
}

/** Newest first. */
export function allHolds(db: ReadDb): Hold[] {
  return db.prepare(`${HOLD} ORDER BY placed_at DESC, disposal_hold.id`).all().map(readHold)
}

export function holdById(db: ReadDb, id: HoldId): Hold | undefined {
  const row = db.prepare(`${HOLD} WHERE disposal_hold.id = ?`).get(id)
  return row === undefined ? undefined : readHold(row)
}

/** Since when a record is not to be disposed of, whatever the rules say; null where it may. */
export function heldSince(db: ReadDb, { kind, id }: RecordRef): Instant | null {
  const { at } = Since.parse(
    db
      .prepare(
        `SELECT min(placed_at) AS at FROM disposal_hold WHERE lifted_at IS NULL AND (scope = 'everything'
           OR (scope = @kind AND target = @id)
           OR (scope = 'channel' AND target = (SELECT channel_id FROM ${kind} WHERE id = @id)))`
      )
      .get({ kind, id })
  )
  return at
}
const Since = z.strictObject({ at: Instant.nullable() })

export function insertHold(
  db: WriteDb,
  hold: { id: HoldId; on: HoldOn; because: string; placedAt: Instant; placedBy: string }
): void {
  const { on, ...rest } = hold
  db.prepare(
    `INSERT INTO disposal_hold (id, scope, target, because, placed_at, placed_by)
     VALUES (@id, @scope, @target, @because, @placedAt, @placedBy)`
  ).run({ ...rest, scope: on.scope, target: 'id' in on ? on.id : null })
}

export function markLifted(db: WriteDb, id: HoldId, { at, by, because }: By): void {
  db.prepare('UPDATE disposal_hold SET lifted_at = ?, lifted_by = ?, lifted_because = ? WHERE id = ?').run(
    at,
    by,
    because,
    id
  )
}
