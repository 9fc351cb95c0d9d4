// Whoever a row names, and may be somebody who is there already: what is asked, and who it is by the answer.
import type { DepartmentId, PersonId } from '#shared/ids.ts'
import type { Department, Person } from '#shared/register.ts'
import type { RowCells } from './cells.ts'
import { type Doubts, isAskable, labelOf, sayAnswer } from './doubts.ts'
import type { KnownPeople, KnownPerson } from './people-known.ts'
import type { NamedDepartment, NamedPerson } from './row-draft.ts'
import { sameName, withoutMarks } from './same-name.ts'
import { isOwnAddress } from './shared-addresses.ts'

type Field = 'responsible' | 'standIn' | 'mandatePeople'

export function personDoubts(
  { ask, before }: Doubts,
  {
    people,
    persons,
    byId,
    maybe
  }: {
    readonly people: readonly Person[]
    readonly persons: ReadonlyMap<PersonId, Person>
    readonly byId: ReadonlyMap<DepartmentId, Department>
    readonly maybe: KnownPeople
  }
) {
  const withDepartment = (person: Person) => ({
    ...person,
    department: byId.get(person.departmentId)?.name ?? ''
  })
  const labelled = (person: Person) => ({ is: person.id, label: labelOf(withDepartment(person)) })

  return {
    /** Two of one name in one department: a name alone says neither, but whoever imports may. */
    which(
      cells: RowCells,
      field: Field,
      known: Person,
      department: Pick<NamedDepartment, 'name'>
    ): NamedPerson {
      const asKnown = ({ name, email, id }: Person) => ({ name, email, known: id })
      const namesakes = people.filter(
        each => each.departmentId === known.departmentId && sameName(each.name) === sameName(known.name)
      )
      if (namesakes.length < 2) return asKnown(known)
      const asked = { about: 'person', name: known.name, department: department.name, email: null } as const
      const question = ask(asked, namesakes.map(labelled))
      const where = namesakes.map(({ email }) => email ?? '–').join(', ')
      if (question.answer !== null) sayAnswer(cells, field, question)
      else cells.say('person-maybe-known', field, { person: known.name, where }, question)
      const found = namesakes.find(({ id }) => id === question.answer)
      return found === undefined ? asKnown(known) : { ...asKnown(found), asked }
    },

    /**
     * A new person whose name is, or may be, that of one who is there already: where both have e-mail addresses of their names they are two;
     * otherwise nobody can tell, and the row waits until somebody says. Without an answer it is somebody new.
     */
    who(
      cells: RowCells,
      field: Field,
      { name, email }: Pick<NamedPerson, 'name' | 'email'>,
      department: Pick<NamedDepartment, 'name'>
    ): NamedPerson {
      const isHere = (other: KnownPerson) =>
        sameName(other.name) === sameName(name) && sameName(other.department) === sameName(department.name)
      const isKnown = isOwnAddress(email, name)
      const isDoubtful = (other: KnownPerson) => {
        if (email === null) return !isHere(other)
        return (
          other.email?.toLowerCase() !== email.toLowerCase() &&
          !(isKnown && isOwnAddress(other.email, other.name))
        )
      }
      const asked = { about: 'person', name, department: department.name, email } as const
      const wasId = before(asked)
      const was = wasId === undefined ? undefined : people.find(({ id }) => id === wasId)
      const found = maybe.maybe(name, department.name, isDoubtful)
      // By now that one may have another name.
      const isFound = was === undefined || found.some(({ id }) => id === was.id)
      const doubtful = isFound ? found : [...found, withDepartment(was)]
      const [first] = doubtful
      if (first === undefined || !isAskable(asked)) return { name, email, known: null }
      const there = doubtful.flatMap(({ id }) => (id === undefined ? [] : (persons.get(id) ?? [])))
      const earlier = doubtful.find(({ id }) => id === undefined)
      const question = ask(asked, [
        ...there.map(labelled),
        ...(earlier === undefined ? [] : [{ is: 'earlier' as const, label: labelOf(earlier) }]),
        { is: 'another', label: '' }
      ])
      const where = [first.department, first.email].filter(part => part !== null).join(', ')
      if (question.answer !== null) sayAnswer(cells, field, question)
      else if (withoutMarks(first.name) === withoutMarks(name))
        cells.say('person-maybe-known', field, { person: name, where }, question)
      else cells.say('person-alike', field, { value: name, person: first.name, where }, question)
      if (question.answer === null) return { name, email, known: null }
      const known = there.find(({ id }) => id === question.answer)
      const made = question.answer === 'earlier' ? earlier : undefined
      const is = known ?? made
      if (is === undefined) return { name, email, known: null, asked }
      if (email !== null && email !== is.email && field !== 'mandatePeople')
        cells.say('email-kept', field === 'responsible' ? 'email' : 'standInEmail', { person: is.name })
      if (made !== undefined)
        return { name: made.name, email: made.email, known: null, of: made.department, asked }
      return { name: is.name, email, known: known?.id ?? null, asked }
    }
  }
}
