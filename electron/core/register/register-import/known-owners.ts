// The departments and people of the register as the rows of a list may name them: by name, by e-mail address, and as they were called before.
import type { Person } from '#shared/register.ts'
import { hasLeft } from '../register/departed.ts'
import { knownPeople } from './people-known.ts'
import type { RegisterNow } from './row-draft.ts'
import { sameName } from './same-name.ts'

/** None of what is not there. */
const pair = <Found>(key: string, found: Found | undefined) =>
  found === undefined ? [] : [[key, found] as const]

/** `maybe` finds those whom a name may mean; `departed` are those who have left, by name. */
export function knownOwners(register: RegisterNow) {
  const { departments, people, today } = register
  const byId = new Map(departments.map(each => [each.id, each]))
  const persons = new Map(people.map(each => [each.id, each]))
  // What was made one with another is still meant by the name and the address it had, where nobody else has them.
  const former = {
    departments: register.former.departments.flatMap(({ name, into }) =>
      pair(sameName(name), byId.get(into))
    ),
    people: register.former.people.map(each => ({ ...each, is: persons.get(each.into) }))
  }
  const byName = new Map([
    ...former.departments,
    ...departments.map(each => [sameName(each.name), each] as const)
  ])
  const withEmail = (email: string | null, person: Person | undefined) =>
    email === null ? [] : pair(email.toLowerCase(), person)
  const byEmail = new Map([
    ...former.people.flatMap(({ email, is }) => withEmail(email, is)),
    ...people.flatMap(each => withEmail(each.email, each))
  ])
  const inDepartment = new Map([
    ...former.people.flatMap(({ name, departmentId, is }) =>
      [departmentId, is?.departmentId].flatMap(at => pair(`${at} ${sameName(name)}`, is))
    ),
    ...people.map(each => [`${each.departmentId} ${sameName(each.name)}`, each] as const)
  ])
  const departed = new Map(
    people.filter(each => hasLeft(each, today)).map(each => [sameName(each.name), each] as const)
  )
  const maybe = knownPeople()
  for (const each of people)
    if (!hasLeft(each, today)) maybe.add({ ...each, department: byId.get(each.departmentId)?.name ?? '' })
  return { byId, persons, former, byName, byEmail, inDepartment, departed, maybe }
}
