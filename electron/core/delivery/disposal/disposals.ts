// Disposal until it is carried out: assessed, proposed with a frozen list, confirmed by a second person, or withdrawn (P9c).
import { randomUUID } from 'node:crypto'
import type { DisposalAssessment, DisposalDetail, DisposalScope } from '#shared/disposal.ts'
import { DisposalId, type UserId } from '#shared/ids.ts'
import type { DisposableKind } from '#shared/retention.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { channel } from '../../register/register/channels.ts'
import { findUser, userNamed } from '../../register/roles/read.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { allRules } from '../retention/read.ts'
import { assess, type Chosen, type TellAssessed, whatIsDue } from './assess.ts'
import * as queries from './queries.ts'

/** What the rules come to today. Nothing is written. @throws ArchiveError not-found */
export function assessDisposal(
  { db, clock }: { readonly db: { readonly read: ReadDb }; readonly clock: Context['clock'] },
  scope: DisposalScope,
  tell: TellAssessed = () => undefined
): DisposalAssessment {
  for (const id of scope.channelIds ?? []) channel(db.read, id)
  const on = swedishDate(clock.now())
  return { on, ...assess(db.read, scope, on, tell) }
}

/** The records that a proposal of today would list: what may go, and what is stopped. @throws ArchiveError not-found */
export function dueRecords(
  { db, clock }: { readonly db: { readonly read: ReadDb }; readonly clock: Context['clock'] },
  scope: DisposalScope
): Chosen {
  for (const id of scope.channelIds ?? []) channel(db.read, id)
  const due = whatIsDue(db.read, scope, swedishDate(clock.now()), { only: null, own: null })
  const chosen: Partial<Record<DisposableKind, string[]>> = {}
  for (const { record } of due) {
    const ids = chosen[record.kind] ?? []
    chosen[record.kind] = ids
    ids.push(record.id)
  }
  return chosen
}

/**
 * Freezes the list of what may go, and of what is stopped and why. `found` is what was found before: of that, and of nothing else, all is
 * asked anew. @throws ArchiveError not-found, nothing-to-dispose
 */
export function proposeDisposal(
  ctx: Context,
  scope: DisposalScope,
  found: Chosen = dueRecords(ctx, scope)
): DisposalDetail {
  const id = DisposalId.parse(randomUUID())
  ctx.db.transact(tx => {
    const today = swedishDate(ctx.clock.now())
    const due = whatIsDue(tx, scope, today, { only: found, own: null })
    const going = due.filter(({ block }) => block === null).length
    if (going === 0) throw new ArchiveError('nothing-to-dispose', { stopped: due.length })
    const at = ctx.clock.now()
    queries.insertDisposal(tx, id, { at, by: ctx.actor, user: userOf(tx, ctx).id })
    queries.insertItems(tx, id, due)
    const details = { going, stopped: due.length - going }
    record(tx, ctx, { act: 'disposal.proposed', about: id, details })
  })
  tellChanged(ctx, 'retention')
  return disposalDetail(ctx.db.read, id)
}

/**
 * Confirms a proposal, as another person than the one who proposed it.
 * @throws ArchiveError not-found, disposal-not-open, disposal-needs-another
 */
export function confirmDisposal(ctx: Context, id: DisposalId): DisposalDetail {
  ctx.db.transact(tx => {
    const { state, proposedBy, going } = findDisposal(tx, id)
    if (state !== 'proposed')
      throw new ArchiveError('disposal-not-open', { what: id.slice(0, 8), stage: state })
    const [proposer, user] = [findUser(tx, queries.proposerOf(tx, id) as UserId), userOf(tx, ctx)]
    // One person with two log-ins is still one person.
    const isSame =
      proposer?.id === user.id || (user.personId !== null && proposer?.personId === user.personId)
    if (isSame) throw new ArchiveError('disposal-needs-another', { user: proposedBy })
    queries.markConfirmed(tx, id, { at: ctx.clock.now(), by: ctx.actor, user: user.id })
    record(tx, ctx, { act: 'disposal.confirmed', about: id, details: { records: going } })
  })
  tellChanged(ctx, 'retention')
  return disposalDetail(ctx.db.read, id)
}

/** Withdraws what has not been carried out. @throws ArchiveError not-found, disposal-not-open, secret-words */
export function withdrawDisposal(ctx: Context, id: DisposalId, because: string): DisposalDetail {
  ctx.db.transact(tx => {
    const { state } = findDisposal(tx, id)
    if (state !== 'proposed' && state !== 'confirmed')
      throw new ArchiveError('disposal-not-open', { what: id.slice(0, 8), stage: state })
    requireNoSecretWords(tx, [because])
    queries.markWithdrawn(tx, id, { at: ctx.clock.now(), by: ctx.actor, because })
    record(tx, ctx, { act: 'disposal.withdrawn', about: id })
  })
  tellChanged(ctx, 'retention')
  return disposalDetail(ctx.db.read, id)
}

/** @throws ArchiveError not-found */
export function disposalDetail(db: ReadDb, id: DisposalId): DisposalDetail {
  const found = findDisposal(db, id)
  const rules = new Map(allRules(db).map(rule => [rule.id, rule]))
  return {
    ...found,
    rules: queries.countByRule(db, id).flatMap(({ ruleId, count }) => {
      const rule = rules.get(ruleId)
      return rule === undefined ? [] : [{ rule, count }]
    }),
    blocks: queries.countByBlock(db, id)
  }
}

/** @throws ArchiveError not-found */
export function findDisposal(
  db: ReadDb,
  id: DisposalId
): NonNullable<ReturnType<typeof queries.disposalById>> {
  const found = queries.disposalById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

// The rules of the roles have let them in, so they are known.
function userOf(db: ReadDb, { osUser }: Pick<Context, 'osUser'>) {
  const user = userNamed(db, osUser)
  if (user === undefined) throw new Error('someone without a role got through the door')
  return user
}
