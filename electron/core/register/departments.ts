// Departments and the people who answer for channels.
import { randomUUID } from 'node:crypto'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import type { Department, DepartmentDraft, Person, PersonDraft } from '#shared/register.ts'
import { type Context, tellChanged } from '../context.ts'
import type { WriteDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { record } from '../journal/record.ts'
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
  record(tx, ctx, { act: 'department.added', about: department.id })
  return department
}

/** Enters a person. @throws ArchiveError not-found for a department that is not there */
export function addPerson(ctx: Context, draft: PersonDraft): Person {
  const person = ctx.db.transact(tx => enterPerson(tx, ctx, draft))
  tellChanged(ctx, 'register')
  return person
}

/** As `addPerson`, within a larger act. */
export function enterPerson(tx: WriteDb, ctx: Context, draft: PersonDraft): Person {
  if (queries.findDepartment(tx, draft.departmentId) === undefined)
    throw new ArchiveError('not-found', { what: draft.departmentId })
  const person: Person = { ...draft, id: PersonId.parse(randomUUID()) }
  queries.insertPerson(tx, person)
  record(tx, ctx, { act: 'person.added', about: person.id })
  return person
}
