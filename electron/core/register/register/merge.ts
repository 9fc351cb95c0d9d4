// People and departments that stand twice in the register are made one, and those that nothing rests on can be removed; the
// history tells of both.
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import type { Channel, Department, Person } from '#shared/register.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { handOverCredentials } from '../credentials/hand-over.ts'
import { handOverUser } from '../roles/hand-over.ts'
import { saidOfDepartment, saidOfPerson } from './departments.ts'
import { recordChange } from './history.ts'
import * as queries from './queries.ts'

/**
 * Makes two entries of one person one: what the first answers for and holds is the other's from now on. Decisions on the first
 * count as decisions on the other. @throws ArchiveError not-found, cannot-merge
 */
export function mergePeople(ctx: Context, { id, into }: { id: PersonId; into: PersonId }): Person {
  ctx.db.transact(tx => {
    const [from, to] = [person(tx, id), person(tx, into)]
    if (id === into || (to.departedOn !== null && from.departedOn === null))
      throw new ArchiveError('cannot-merge', { name: to.name })
    const before = queries.channelsOfPerson(tx, id)
    queries.movePerson(tx, { id, into })
    handOverCredentials(tx, { id, into })
    handOverUser(tx, { id, into })
    if (from.name !== to.name)
      for (const channel of before) tellOwner(tx, ctx, channel, { id, from: from.name, to: to.name })
    recordChange(
      tx,
      ctx,
      { act: 'person.merged', about: id, details: { into, channels: before.length } },
      {
        before: { ...saidOfPerson(tx, from), mergedInto: null },
        after: { ...saidOfPerson(tx, from), mergedInto: to.name }
      }
    )
  })
  tellChanged(ctx, 'register')
  return person(ctx.db.read, into)
}

/** The same for a department: its channels and people are the other's from now on. @throws ArchiveError not-found, cannot-merge */
export function mergeDepartments(
  ctx: Context,
  { id, into }: { id: DepartmentId; into: DepartmentId }
): Department {
  ctx.db.transact(tx => {
    const [from, to] = [department(tx, id), department(tx, into)]
    if (id === into) throw new ArchiveError('cannot-merge', { name: to.name })
    const channels = queries.channelsOfDepartment(tx, id)
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
      { act: 'department.merged', about: id, details: { into, channels: channels.length } },
      {
        before: { ...saidOfDepartment(from), mergedInto: null },
        after: { ...saidOfDepartment(from), mergedInto: to.name }
      }
    )
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

function tellOwner(
  tx: WriteDb,
  ctx: Context,
  channel: Channel,
  { id, from, to }: { id: PersonId; from: string; to: string }
): void {
  const parts = [
    ...(channel.responsibleId === id ? (['responsibleId'] as const) : []),
    ...(channel.about.standInId === id ? (['standInId'] as const) : [])
  ]
  const said = (name: string) => Object.fromEntries(parts.map(part => [part, name]))
  recordChange(tx, ctx, { act: 'channel.edited', about: channel.id }, { before: said(from), after: said(to) })
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
