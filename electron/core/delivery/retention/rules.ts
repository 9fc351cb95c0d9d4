// Retention rules: entered with the decision they rest on, and closed when another takes their place (P9c, G5).
import { randomUUID } from 'node:crypto'
import { RetentionRuleId } from '#shared/ids.ts'
import {
  CATEGORIES,
  type DisposableKind,
  type RetentionRule,
  type RetentionRuleDraft
} from '#shared/retention.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { keepDocument } from '../../register/documents/documents.ts'
import { correctEnding } from '../../register/records/ending-corrections.ts'
import { channel } from '../../register/register/channels.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import * as queries from './queries.ts'

type Entered = {
  readonly draft: RetentionRuleDraft
  readonly documentPath: string | null
  /** The decision says that they may go at once. */
  readonly atOnce?: boolean | undefined
}

/**
 * Enters a rule, and keeps the document of its decision.
 * @throws ArchiveError invalid-input, kept-no-time, decision-in-future, not-found, file-unreadable, secret-words
 */
export async function addRule(
  ctx: Context,
  { draft, documentPath, atOnce = false }: Entered
): Promise<RetentionRule> {
  refuseContradiction(draft)
  const { kept, transfer } = draft
  // What was handed over is kept by others, and what is counted from then on too.
  if (kept?.months === 0 && kept.countedFrom !== 'handed-over' && transfer === 'none' && !atOnce)
    throw new ArchiveError('kept-no-time')
  if (draft.decidedOn > swedishDate(ctx.clock.now()))
    throw new ArchiveError('decision-in-future', { date: draft.decidedOn })
  if (draft.channelId !== null) channel(ctx.db.read, draft.channelId)
  requireNoSecretWords(ctx.db.read, [draft.reference, draft.decidedBy])
  const document = documentPath === null ? null : await keepDocument(ctx, documentPath)
  const id = RetentionRuleId.parse(randomUUID())
  ctx.db.transact(tx => {
    const { kind, channelId, category, kept, transfer, reference, decidedOn } = draft
    record(tx, ctx, {
      act: 'retention.rule-entered',
      about: id,
      objects: document === null ? [] : [document.object],
      details: {
        ...{ kind, channel: channelId, category, months: kept?.months ?? null },
        ...{ countedFrom: kept?.countedFrom ?? null, transfer, reference, decidedOn }
      }
    })
    queries.insertRule(tx, {
      ...draft,
      id,
      document: document?.object.sha256 ?? null,
      documentName: document?.name ?? null,
      enteredAt: ctx.clock.now(),
      enteredBy: ctx.actor
    })
  })
  tellChanged(ctx, 'retention')
  return findRule(ctx.db.read, id)
}

// Neither a copy that was handed out nor an answer of a checklist is handed over to a diary or an e-archive.
const STAYS_HERE: ReadonlySet<DisposableKind> = new Set(['disclosure', 'checklist-answer'])

// What the form of the input cannot say: which words go together.
function refuseContradiction({ kind, category, kept, transfer }: RetentionRuleDraft): void {
  const refuse = (place: string) => {
    throw new ArchiveError('invalid-input', { place, problem: 'not-a-choice' })
  }
  const categories: readonly string[] = CATEGORIES[kind]
  if (category !== null && !categories.includes(category)) refuse('draft.category')
  if (kind === 'capture' && kept?.countedFrom === 'decided') refuse('draft.kept.countedFrom')
  if (kind === 'checklist-answer' && kept?.countedFrom === 'decided') refuse('draft.kept.countedFrom')
  if (STAYS_HERE.has(kind) && kept?.countedFrom === 'handed-over') refuse('draft.kept.countedFrom')
  if (STAYS_HERE.has(kind) && transfer !== 'none') refuse('draft.transfer')
}

/** @throws ArchiveError not-found, rule-closed */
export function closeRule(ctx: Context, id: RetentionRuleId, because: string): RetentionRule {
  ctx.db.transact(tx => {
    const { reference, closedAt } = findRule(tx, id)
    if (closedAt !== null) throw new ArchiveError('rule-closed', { reference })
    requireNoSecretWords(tx, [because])
    queries.markClosed(tx, id, { at: ctx.clock.now(), by: ctx.actor, because })
    record(tx, ctx, { act: 'retention.rule-closed', about: id, details: { reference } })
  })
  tellChanged(ctx, 'retention')
  return findRule(ctx.db.read, id)
}

/**
 * A rule that was closed by mistake holds again, as if it had held all the time: of rules on the same record the longest time counts.
 * @throws ArchiveError not-found, not-ended, secret-words
 */
export function reopenRule(ctx: Context, id: RetentionRuleId, because: string): RetentionRule {
  ctx.db.transact(tx => {
    const { reference } = findRule(tx, id)
    const { seq } = correctEnding(tx, ctx, { kind: 'retention-rule', id, because, said: queries.CLOSING })
    queries.markReopened(tx, id, seq)
    record(tx, ctx, { act: 'retention.rule-reopened', about: id, details: { reference } })
  })
  tellChanged(ctx, 'retention')
  return findRule(ctx.db.read, id)
}

/** @throws ArchiveError not-found */
function findRule(db: ReadDb, id: RetentionRuleId): RetentionRule {
  const found = queries.ruleById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}
