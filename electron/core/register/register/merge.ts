// People and departments that stand twice in the register are made one, and those that nothing rests on can be removed; the
// history tells of both.
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import type { Channel, Department, Person } from '#shared/register.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { lineNumber } from '../../kernel/journal/record.ts'
import { handOverCredentials } from '../credentials/hand-over.ts'
import { handOverUser } from '../roles/hand-over.ts'
import { requireStaysSecret } from '../secrecy/stays-secret.ts'
import { saidOfDepartment, saidOfPerson } from './departments.ts'
import { recordChange } from './history.ts'
import { insertMerge, type Moved, peopleAt, pointingAt } from './merge-queries.ts'
import * as queries from './queries.ts'

/**
 * Makes two entries of one person one: what the first answers for and holds is the other's from now on. Decisions on the first
 * count as decisions on the other. @throws ArchiveError not-found, cannot-merge, would-open-secret
 */
export function mergePeople(ctx: Context, { id, into }: { id: PersonId; into: PersonId }): Person {
  ctx.db.transact(tx => {
    const [from, to] = [person(tx, id), person(tx, into)]
    if (id === into || (to.departedOn !== null && from.departedOn === null))
      throw new ArchiveError('cannot-merge', { name: to.name })
    requireStaysSecret(tx, 'person', { from, to })
    const before = queries.channelsOfPerson(tx, id)
    const pointing = pointingAt(tx, 'person', id)
    queries.movePerson(tx, { id, into })
    const credentials = handOverCredentials(tx, { id, into })
    const users = handOverUser(tx, { id, into })
    const moved: readonly Moved[] = [
      ...before.filter(each => each.responsibleId === id).map(named('responsible')),
      ...before.filter(({ about }) => about.standInId === id).map(named('stand-in')),
      ...credentials.map(each => named('credential')({ id: each })),
      ...users.map(each => named('user')({ id: each })),
      ...pointing
    ]
    for (const channel of before) {
      const standsIn = standInFor(channel, { from, to })
      const parts = partsOf(channel, id).filter(part => standsIn === null || part !== 'standInId')
      if (from.name !== to.name && parts.length > 0)
        tellOwner(tx, ctx, channel.id, { parts, from: from.name, to: to.name })
      if (standsIn !== null)
        recordChange(
          tx,
          ctx,
          { act: 'channel.edited', about: channel.id },
          { before: { standInId: standsIn }, after: { standInId: null } }
        )
    }
    recordChange(
      tx,
      ctx,
      { act: 'person.merged', about: id, details: { into, channels: before.length, moved: moved.length } },
      {
        before: { ...saidOfPerson(tx, from), mergedInto: null },
        after: { ...saidOfPerson(tx, from), mergedInto: to.name }
      }
    )
    insertMerge(tx, { seq: lineNumber(tx), kind: 'person', id, into }, moved)
  })
  tellChanged(ctx, 'register')
  return person(ctx.db.read, into)
}

/** The same for a department: its channels and people are the other's from now on. @throws ArchiveError not-found, cannot-merge, would-open-secret */
export function mergeDepartments(
  ctx: Context,
  { id, into }: { id: DepartmentId; into: DepartmentId }
): Department {
  ctx.db.transact(tx => {
    const [from, to] = [department(tx, id), department(tx, into)]
    if (id === into) throw new ArchiveError('cannot-merge', { name: to.name })
    requireStaysSecret(tx, 'department', { from, to })
    const channels = queries.channelsOfDepartment(tx, id)
    const moved = [
      ...channels.map(named('channel')),
      ...peopleAt(tx, id),
      ...pointingAt(tx, 'department', id)
    ]
    queries.moveDepartment(tx, { id, into })
    for (const channel of channels)
      recordChange(
        tx,
        ctx,
        { act: 'channel.edited', about: channel.id },
        { before: { departmentId: from.name }, after: { departmentId: to.name } }
      )
    recordChange(
      tx,
      ctx,
      {
        act: 'department.merged',
        about: id,
        details: { into, channels: channels.length, moved: moved.length }
      },
      {
        before: { ...saidOfDepartment(from), mergedInto: null },
        after: { ...saidOfDepartment(from), mergedInto: to.name }
      }
    )
    insertMerge(tx, { seq: lineNumber(tx), kind: 'department', id, into }, moved)
  })
  tellChanged(ctx, 'register')
  return department(ctx.db.read, into)
}

/** Removes a person on whom nothing rests. @throws ArchiveError not-found, still-in-use */
export function removePerson(ctx: Context, id: PersonId): { removed: PersonId } {
  ctx.db.transact(tx => {
    const found = person(tx, id)
    const said = saidOfPerson(tx, found)
    refuseInUse(found.name, () => queries.deletePerson(tx, id))
    const gone = { name: null, email: null, departmentId: null, departedOn: null }
    recordChange(tx, ctx, { act: 'person.removed', about: id }, { before: said, after: gone })
  })
  tellChanged(ctx, 'register')
  return { removed: id }
}

/** Removes a department that nothing rests on. @throws ArchiveError not-found, still-in-use */
export function removeDepartment(ctx: Context, id: DepartmentId): { removed: DepartmentId } {
  ctx.db.transact(tx => {
    const found = department(tx, id)
    refuseInUse(found.name, () => queries.deleteDepartment(tx, id))
    const gone = { name: null, mailbox: null }
    recordChange(
      tx,
      ctx,
      { act: 'department.removed', about: id },
      { before: saidOfDepartment(found), after: gone }
    )
  })
  tellChanged(ctx, 'register')
  return { removed: id }
}

const named =
  (what: Moved['what']) =>
  ({ id }: { readonly id: string }): Moved => ({ what, id })

// Every reference is a foreign key, or a mark of secrecy, which a trigger holds.
function refuseInUse(name: string, remove: () => void): void {
  try {
    remove()
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT'))
      throw new ArchiveError('still-in-use', { name })
    throw error
  }
}

/** Tells in the history of a channel that who answers for it, or stands in, goes by another name. */
export function tellOwner(
  tx: WriteDb,
  ctx: Context,
  about: string,
  { parts, from, to }: { parts: readonly ('responsibleId' | 'standInId')[]; from: string; to: string }
): void {
  const said = (name: string) => Object.fromEntries(parts.map(part => [part, name]))
  recordChange(tx, ctx, { act: 'channel.edited', about }, { before: said(from), after: said(to) })
}

const partsOf = ({ responsibleId, about }: Channel, id: PersonId) => [
  ...(responsibleId === id ? (['responsibleId'] as const) : []),
  ...(about.standInId === id ? (['standInId'] as const) : [])
]

/** Who stood in for the other, and does no more since they are one; null elsewhere. */
function standInFor(
  { responsibleId, about: { standInId } }: Channel,
  { from, to }: { from: Person; to: Person }
): string | null {
  if (responsibleId === from.id && standInId === to.id) return to.name
  return responsibleId === to.id && standInId === from.id ? from.name : null
}

function person(db: Parameters<typeof queries.findPerson>[0], id: PersonId): Person {
  const found = queries.findPerson(db, id)
  if (found === undefined || queries.isMerged(db, id)) throw new ArchiveError('not-found', { what: id })
  return found
}

function department(db: Parameters<typeof queries.findDepartment>[0], id: DepartmentId): Department {
  const found = queries.findDepartment(db, id)
  if (found === undefined || queries.isMerged(db, id)) throw new ArchiveError('not-found', { what: id })
  return found
}
