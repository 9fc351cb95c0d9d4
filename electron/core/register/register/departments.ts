// Departments and the people who answer for channels.

import { randomUUID } from 'node:crypto'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import type {
  Department,
  DepartmentDraft,
  Person,
  PersonDraft,
  PersonEntry,
  PersonFields
} from '#shared/register.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { requireAnotherThan } from '../roles/users.ts'
import { requireSeen, withWhatStood } from '../secrecy/seen.ts'
import { requireMoveStaysSecret } from '../secrecy/stays-secret.ts'
import { changesBetween, recordChange, type Said } from './history.ts'
import { requireNew, requireOwnEmail } from './namesakes.ts'
import * as queries from './queries.ts'

/** Enters a department; one that is there under the same name is answered as it is. */
export function addDepartment(ctx: Context, draft: DepartmentDraft): Department {
  const department = ctx.db.transact(tx => enterDepartment(tx, ctx, draft))
  tellChanged(ctx, 'register')
  return department
}

/** As `addDepartment`, within a larger act. */
export function enterDepartment(tx: WriteDb, ctx: Context, draft: DepartmentDraft): Department {
  const known = queries.departmentNamed(tx, draft.name)
  if (known !== undefined) return known
  const department: Department = { ...draft, id: DepartmentId.parse(randomUUID()) }
  queries.insertDepartment(tx, department)
  const act = { act: 'department.added', about: department.id }
  recordChange(tx, ctx, act, { before: null, after: saidOfDepartment(department) })
  return department
}

/** The acts that change what stands there: others are about the same department or person and change nothing of it. */
const OF_DEPARTMENT = [
  'department.added',
  'department.edited',
  'department.merged',
  'department.merge-undone'
]
const OF_PERSON = ['person.added', 'person.edited', 'person.merged', 'person.merge-undone']

/** Changes the name or the mailbox. @throws ArchiveError not-found, department-exists, changed-meanwhile */
export function editDepartment(
  ctx: Context,
  id: DepartmentId,
  given: DepartmentDraft,
  seen: DepartmentDraft | null = null
): Department {
  const edited = ctx.db.transact(tx => {
    const before = queries.findDepartment(tx, id)
    if (before === undefined) throw new ArchiveError('not-found', { what: id })
    requireSeen(ctx, tx, { acts: OF_DEPARTMENT, about: id }, seen, before)
    const changes = withWhatStood(ctx, tx, given, before)
    const namesake = queries.departmentNamed(tx, changes.name)
    if (namesake !== undefined && namesake.id !== id)
      throw new ArchiveError('department-exists', { department: namesake.name })
    const after: Department = { ...changes, id }
    const said = { before: saidOfDepartment(before), after: saidOfDepartment(after) }
    if (changesBetween(said.before, said.after).length === 0) return before
    queries.updateDepartment(tx, after)
    recordChange(tx, ctx, { act: 'department.edited', about: id }, said)
    return after
  })
  tellChanged(ctx, 'register')
  return edited
}

/**
 * Enters a person. `isAnother`: it has been looked that this is nobody of that name who is there.
 * @throws ArchiveError not-found for a department that is not there, email-taken, person-maybe-known
 */
export function addPerson(ctx: Context, { isAnother = false, ...draft }: PersonEntry): Person {
  const person = ctx.db.transact(tx => {
    requireNew(tx, ctx, draft, isAnother)
    return enterPerson(tx, ctx, draft)
  })
  tellChanged(ctx, 'register')
  return person
}

/** As `addPerson`, within a larger act. */
export function enterPerson(tx: WriteDb, ctx: Context, draft: PersonDraft): Person {
  if (queries.findDepartment(tx, draft.departmentId) === undefined)
    throw new ArchiveError('not-found', { what: draft.departmentId })
  const person: Person = { ...draft, id: PersonId.parse(randomUUID()), departedOn: null }
  queries.insertPerson(tx, person)
  const act = { act: 'person.added', about: person.id }
  recordChange(tx, ctx, act, { before: null, after: saidOfPerson(tx, person) })
  return person
}

/**
 * Changes what is said of a person, also that they have left.
 * @throws ArchiveError not-found, last-administrator, changed-meanwhile, email-taken, would-open-secret
 */
export function editPerson(
  ctx: Context,
  id: PersonId,
  given: PersonFields,
  seen: PersonFields | null = null
): Person {
  const edited = ctx.db.transact(tx => {
    const before = queries.findPerson(tx, id)
    if (before === undefined) throw new ArchiveError('not-found', { what: id })
    requireSeen(ctx, tx, { acts: OF_PERSON, about: id }, seen, before)
    const changes = withWhatStood(ctx, tx, given, before)
    const to = queries.findDepartment(tx, changes.departmentId)
    if (to === undefined) throw new ArchiveError('not-found', { what: changes.departmentId })
    const from = queries.findDepartment(tx, before.departmentId) ?? to
    requireMoveStaysSecret(tx, { kind: 'person', id }, { from, to })
    if (changes.email !== before.email) requireOwnEmail(tx, { email: changes.email, id })
    const after: Person = { ...changes, id }
    const said = { before: saidOfPerson(tx, before), after: saidOfPerson(tx, after) }
    if (changesBetween(said.before, said.after).length === 0) return before
    if (after.departedOn !== null && before.departedOn === null) requireAnotherThan(tx, id)
    queries.updatePerson(tx, after)
    recordChange(tx, ctx, { act: 'person.edited', about: id }, said)
    return after
  })
  tellChanged(ctx, 'register')
  return edited
}

/** What the history tells of a department. */
export const saidOfDepartment = ({ name, mailbox }: Department): Said => ({ name, mailbox })

/** What the history tells of a person. */
export const saidOfPerson = (db: ReadDb, { name, email, departmentId, departedOn }: Person): Said => ({
  name,
  email,
  departmentId: queries.findDepartment(db, departmentId)?.name ?? departmentId,
  departedOn
})
