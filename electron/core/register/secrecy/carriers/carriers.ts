// What holds the words of marked records, as it is listed and decided about (P5).
import type { CarrierDecision, CarrierRef, CarrierRow, SecretRef } from '#shared/secrecy.ts'
import { type Context, tellChanged } from '../../../kernel/context.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import { record } from '../../../kernel/journal/record.ts'
import { calledBy } from '../list.ts'
import { requireNoSecretWords } from '../typed.ts'
import * as queries from './decided-queries.ts'

export { inheritMarks } from './decided-queries.ts'

/** Of every mark in force, or those that one record has to do with, as what is marked or as what holds its words. */
export function listCarriers(
  db: ReadDb,
  asked: { readonly record: SecretRef | null; readonly onlyOpen: boolean }
): CarrierRow[] {
  const called = calledBy(db)
  return queries.carriers(db, asked).map(row => {
    const { name: ofName, within: ofWithin } = called(row.of)
    return { ...row, name: called(row).name, ofName, ofWithin }
  })
}

/**
 * A person has looked: these are secret too, or may leave although they hold the words. What was decided before is decided anew.
 * @throws ArchiveError not-found, secret-words
 */
export function decideCarriers(
  ctx: Context,
  refs: readonly CarrierRef[],
  decision: CarrierDecision
): CarrierRow[] {
  ctx.db.transact(tx => {
    const { outcome } = decision
    const because = decision.outcome === 'not-secret' ? decision.because : null
    // Whom it is about, and that somebody else is called the same, may be the reason.
    requireNoSecretWords(tx, [because], { withNames: false })
    for (const ref of refs) {
      const decided = { outcome, because, at: ctx.clock.now(), by: ctx.actor }
      if (queries.decide(tx, ref, decided) === 0) throw new ArchiveError('not-found', { what: ref.id })
      record(tx, ctx, { act: 'secrecy.carrier-decided', about: ref.id, details: { kind: ref.kind, outcome } })
    }
  })
  tellChanged(ctx, 'register', 'captures', 'comments', 'messages', 'deadlines', 'disclosures')
  return refs.flatMap(ref => listCarriers(ctx.db.read, { record: ref, onlyOpen: false }))
}
