// Undoing a merge that was wrong: a new act gives back what is the other's still, and tells what somebody else has now, or came there by
// another merge. The merge itself stays in the history.
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import type { MergeUndone } from '#shared/register-history.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { lineNumber } from '../../kernel/journal/record.ts'
import { giveBackCredential } from '../credentials/hand-over.ts'
import { giveBackUser } from '../roles/hand-over.ts'
import { requireAnotherThan } from '../roles/users.ts'
import { requireApartStaysSecret } from '../secrecy/stays-secret.ts'
import { recordChange } from './history.ts'
import { tellOwner } from './merge.ts'
import * as merges from './merge-queries.ts'
import { requireOwnEmail } from './namesakes.ts'
import * as queries from './queries.ts'

type Back = merges.Moved & { readonly cameBack: boolean }

/**
 * Somebody who was made one with another stands by themselves again.
 * @throws ArchiveError not-found, not-merged, merged-on, would-open-secret, email-taken, last-administrator, secret-words
 */
export function undoPersonMerge(ctx: Context, id: PersonId): MergeUndone {
  return undo(ctx, 'person', id, (tx, { into, moved }) => {
    const [from, to] = [queries.findPerson(tx, id), queries.findPerson(tx, into)]
    if (from === undefined || to === undefined) throw new ArchiveError('not-found', { what: id })
    requireApartStaysSecret(tx, 'person', { from: to, to: from })
    requireOwnEmail(tx, { email: from.email, id })
    // Whoever has left, and is the only administrator by the user that comes back, would leave the archive without one.
    if (from.departedOn !== null) requireAnotherThan(tx, into, usersIn(moved))
    const back = moved.map(each => ({ ...each, cameBack: personBack(tx, { id, into }, each) }))
    const ofChannels = Map.groupBy(back.filter(isOfChannel), each => each.id)
    if (from.name !== to.name)
      for (const [channelId, each] of ofChannels) {
        const parts = each.map(({ what }) => (what === 'responsible' ? 'responsibleId' : 'standInId'))
        tellOwner(tx, ctx, channelId, { parts, from: to.name, to: from.name })
      }
    return { name: from.name, intoName: to.name, back }
  })
}

const usersIn = (moved: readonly merges.Held[]) =>
  moved.flatMap(({ what, id, cameAgain }) => (what === 'user' && !cameAgain ? [id] : []))

const isOfChannel = ({ what, cameBack }: Back) => cameBack && (what === 'responsible' || what === 'stand-in')

function personBack(
  tx: WriteDb,
  { id, into }: { id: PersonId; into: PersonId },
  { what, id: of, cameAgain }: merges.Held
): boolean {
  if (cameAgain) return false
  switch (what) {
    case 'credential':
      return giveBackCredential(tx, { id, into, of })
    case 'user':
      return giveBackUser(tx, { id, into, of })
    case 'mandate':
      // It names the old entry still, and counts as theirs again.
      return true
    default:
      return merges.giveBack(tx, 'person', { id, into, what, of })
  }
}

/**
 * The same of a department: its channels and people.
 * @throws ArchiveError not-found, not-merged, merged-on, would-open-secret, secret-words
 */
export function undoDepartmentMerge(ctx: Context, id: DepartmentId): MergeUndone {
  return undo(ctx, 'department', id, (tx, { into, moved }) => {
    const [from, to] = [queries.findDepartment(tx, id), queries.findDepartment(tx, into)]
    if (from === undefined || to === undefined) throw new ArchiveError('not-found', { what: id })
    requireApartStaysSecret(tx, 'department', { from: to, to: from })
    const back = moved.map(each => ({ ...each, cameBack: departmentBack(tx, { id, into }, each) }))
    for (const { what, id: about, cameBack } of back)
      if (what === 'channel' && cameBack)
        recordChange(
          tx,
          ctx,
          { act: 'channel.edited', about },
          { before: { departmentId: to.name }, after: { departmentId: from.name } }
        )
    return { name: from.name, intoName: to.name, back }
  })
}

function departmentBack(
  tx: WriteDb,
  merge: merges.Merged,
  { what, id: of, cameAgain }: merges.Held
): boolean {
  if (cameAgain || what === 'credential' || what === 'user' || what === 'mandate') return false
  return merges.giveBack(tx, 'department', { ...merge, what, of })
}

type Undone = { readonly name: string; readonly intoName: string; readonly back: readonly Back[] }

function undo<Id extends PersonId | DepartmentId>(
  ctx: Context,
  kind: merges.MergeKind,
  id: Id,
  work: (tx: WriteDb, merge: { readonly into: Id; readonly moved: readonly merges.Held[] }) => Undone
): MergeUndone {
  const undone = ctx.db.transact(tx => {
    const merge = held(tx, kind, id)
    const { name, intoName, back } = work(tx, merge)
    const came = back.filter(({ cameBack }) => cameBack).length
    recordChange(
      tx,
      ctx,
      {
        act: `${kind}.merge-undone`,
        about: id,
        details: { into: merge.into, back: came, changedSince: back.length - came }
      },
      { before: { mergedInto: intoName }, after: { mergedInto: null } }
    )
    const line = lineNumber(tx)
    merges.endMerge(tx, kind, { id, seq: merge.seq, undone: line }, back)
    return { id, name, moved: merges.movedIn(tx, line) }
  })
  tellChanged(ctx, 'register')
  return undone
}

/** The merge that holds. What an entry was made into may have been made one with a third since: that is undone first. */
function held<Id extends PersonId | DepartmentId>(tx: WriteDb, kind: merges.MergeKind, id: Id) {
  const called = (of: string) =>
    (kind === 'person'
      ? queries.findPerson(tx, of as PersonId)
      : queries.findDepartment(tx, of as DepartmentId)
    )?.name
  const name = called(id)
  if (name === undefined) throw new ArchiveError('not-found', { what: id })
  const merge = merges.mergeOf(tx, id)
  if (merge === undefined) throw new ArchiveError('not-merged', { name })
  if (merges.isNow(tx, kind, id) !== merge.into)
    throw new ArchiveError('merged-on', { name: called(merge.into) ?? name })
  // Both are of the kind.
  return { ...merge, into: merge.into as Id }
}
