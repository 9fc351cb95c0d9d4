// Departments, people and decisions as the rows name them: those of the register, and those that have to be made.
import type { Channel, Department, Person } from '#shared/register.ts'
import { hasLeft } from '../register/departed.ts'
import type { RowCells } from './cells.ts'
import type { Owners } from './changes.ts'
import {
  departmentKey,
  isAlike,
  isNearly,
  isNothing,
  isOnePerson,
  isShortFor,
  isWrittenOtherwise,
  namesIn,
  sameName,
  withoutMarks,
  wordsOfName
} from './names.ts'
import { type KnownPerson, knownPeople } from './people-known.ts'
import type { NamedDepartment, NamedPerson, RegisterNow, RowDraft } from './row-draft.ts'

/** None of what is not there. */
const pair = <Found>(key: string, found: Found | undefined) =>
  found === undefined ? [] : [[key, found] as const]

export function ownersIn(register: RegisterNow) {
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
  const made = {
    departments: new Map<string, string>(),
    people: new Set<string>(),
    /** Those that earlier rows make, by department and name, and by e-mail address. */
    here: new Map<string, NamedPerson[]>(),
    byEmail: new Map<string, string>()
  }

  /** Says it where the row makes somebody whose name is that of one who has left. */
  function mindDeparted(cells: RowCells, field: 'responsible' | 'standIn' | 'mandatePeople', name: string) {
    const same = departed.get(sameName(name))
    if (same !== undefined)
      cells.say('name-of-departed', field, { person: same.name, date: same.departedOn ?? '' })
  }

  /** Someone the row names, by e-mail address or by name in the department. `kept`: who has the part now. */
  function person(
    cells: RowCells,
    part: 'responsible' | 'standIn',
    kept: Person | undefined,
    department: NamedDepartment
  ): NamedPerson {
    const emailField = part === 'responsible' ? 'email' : 'standInEmail'
    const typed = cells.texts(part)[0]
    const [written, emailIn] = withoutEmail(typed ?? kept?.name ?? cells.text(part))
    const email = cells.text(emailField) || emailIn
    const ofEmail = email === null ? undefined : byEmail.get(email.toLowerCase())
    // A cell may hold the address alone, of somebody who is known by it.
    const ofAddress = ofEmail?.name ?? made.byEmail.get(email?.toLowerCase() ?? '')
    const name = written === '' ? (ofAddress ?? typed ?? '') : written
    if (!isOnePerson(name) || name.includes('@')) cells.say('no-person', part, { value: name })
    const known: Person | undefined =
      ofEmail ??
      (kept !== undefined && sameName(kept.name) === sameName(name) ? kept : undefined) ??
      (department.known === null ? undefined : inDepartment.get(`${department.known.id} ${sameName(name)}`))
    if (typed !== undefined) askWhose(cells, emailField, { name, email })
    if (known !== undefined && email !== null && known.email?.toLowerCase() !== email.toLowerCase())
      cells.say('email-kept', emailField, { person: known.name })
    if (known !== undefined && known.id !== kept?.id && hasLeft(known, today))
      cells.say('person-has-left', part, { person: known.name, date: known.departedOn ?? '' })
    if (known === undefined && email === null) mindDeparted(cells, part, name)
    if (known !== undefined) {
      if (email === null && known.id !== kept?.id) askWhich(cells, part, known)
      return { name: known.name, email, known: known.id }
    }
    return newPerson(cells, part, { name, email }, department)
  }

  /** Somebody whom the register does not have: whom an earlier row makes, or somebody new. */
  function newPerson(
    cells: RowCells,
    field: 'responsible' | 'standIn' | 'mandatePeople',
    { name, email }: Pick<NamedPerson, 'name' | 'email'>,
    department: NamedDepartment
  ): NamedPerson {
    // An earlier row makes somebody of that name in the department: with an address, the name alone is enough here.
    const here = made.here.get(hereKey(name, department)) ?? []
    if (email === null && here.length === 1) return { name, email: here[0]?.email ?? null, known: null }
    if (email === null && here.length > 1)
      cells.say('person-maybe-known', field, {
        person: name,
        where: here.map(each => each.email ?? '–').join(', ')
      })
    askWho(cells, field, { name, email }, department)
    return { name, email, known: null }
  }

  /** An e-mail address is one person's: with a name that is nothing like that person's, one of the two is wrong. */
  function askWhose(
    cells: RowCells,
    field: 'email' | 'standInEmail',
    { name, email }: Pick<NamedPerson, 'name' | 'email'>
  ): void {
    const key = email?.toLowerCase() ?? ''
    const owner = byEmail.get(key)?.name ?? made.byEmail.get(key)
    if (owner === undefined || sameName(owner) === sameName(name)) return
    const [one, other] = [wordsOfName(owner), wordsOfName(name)]
    if (isWrittenOtherwise(one, other) || isNearly(one, other)) return
    // Whoever is there under the name of before was made one with that owner.
    if (former.people.some(each => sameName(each.name) === sameName(name) && each.is?.name === owner)) return
    cells.say('email-of-another', field, { person: owner, value: name })
  }

  /** Two of one name in one department: a name alone says neither. */
  function askWhich(
    cells: RowCells,
    field: 'responsible' | 'standIn' | 'mandatePeople',
    known: Person
  ): void {
    const namesakes = people.filter(
      each => each.departmentId === known.departmentId && sameName(each.name) === sameName(known.name)
    )
    if (namesakes.length > 1)
      cells.say('person-maybe-known', field, {
        person: known.name,
        where: namesakes.map(({ email }) => email ?? '–').join(', ')
      })
  }

  /**
   * A new person whose name is, or may be, that of one who is there already: where both have e-mail addresses they are two; otherwise
   * nobody can tell, and the row waits until somebody says.
   */
  function askWho(
    cells: RowCells,
    field: 'responsible' | 'standIn' | 'mandatePeople',
    { name, email }: Pick<NamedPerson, 'name' | 'email'>,
    department: NamedDepartment
  ): void {
    const isHere = (other: KnownPerson) =>
      sameName(other.name) === sameName(name) && sameName(other.department) === sameName(department.name)
    const doubtful = maybe
      .maybe(name, department.name)
      .find(other => (email === null ? !isHere(other) : other.email === null))
    if (doubtful === undefined) return
    const where = [doubtful.department, doubtful.email].filter(part => part !== null).join(', ')
    if (withoutMarks(doubtful.name) === withoutMarks(name))
      cells.say('person-maybe-known', field, { person: name, where })
    else cells.say('person-alike', field, { value: name, person: doubtful.name, where })
  }

  return {
    made,
    /** The department of the row; without one, that of the channel. */
    department(cells: RowCells, before: Channel | null): NamedDepartment {
      const kept = before === null ? undefined : byId.get(before.departmentId)
      const name = cells.texts('department')[0] ?? kept?.name ?? cells.text('department')
      const known = byName.get(sameName(name)) ?? null
      if (isNothing(name)) cells.say('no-department', 'department', { value: name })
      else if (known === null && !made.departments.has(sameName(name))) {
        const alike = [...departments.map(each => each.name), ...made.departments.values()].find(each =>
          mayBeDepartment(name, each)
        )
        if (alike !== undefined)
          cells.say('department-maybe-known', 'department', { value: name, department: alike })
      }
      const mailbox = cells.text('mailbox') || null
      if (known !== null && mailbox !== null && known.mailbox?.toLowerCase() !== mailbox.toLowerCase())
        cells.say('mailbox-kept', 'mailbox', { department: known.name })
      return { name: known?.name ?? made.departments.get(sameName(name)) ?? name, mailbox, known }
    },
    /** The responsible person of the row; without one, that of the channel. */
    responsible(cells: RowCells, before: Channel | null, department: NamedDepartment): NamedPerson {
      const kept = before === null ? undefined : persons.get(before.responsibleId)
      return person(cells, 'responsible', kept, department)
    },
    /** The stand-in; null where the row names none, so that the one of before stays. */
    standIn(cells: RowCells, before: Channel | null, department: NamedDepartment): NamedPerson | null {
      const id = before?.about.standInId ?? null
      const kept = id === null ? undefined : persons.get(id)
      const written = cells.text('standIn')
      if (written !== '' && !isOnePerson(written)) {
        cells.say('stand-in-no-person', 'standIn', { value: written })
        return null
      }
      const isNamed = written !== '' || cells.text('standInEmail') !== ''
      return isNamed ? person(cells, 'standIn', kept, department) : null
    },
    /** Whom the decision of the row is for: those it names, by name in the department or by e-mail address. */
    named(cells: RowCells, row: Pick<RowDraft, 'department' | 'responsible' | 'standIn'>): NamedPerson[] {
      const found = cells
        .texts('mandatePeople')
        .flatMap(namesIn)
        .map(written => {
          const ofRow = [row.responsible, row.standIn].find(
            each =>
              each !== null &&
              (sameName(each.name) === sameName(written) ||
                each.email?.toLowerCase() === written.toLowerCase())
          )
          if (ofRow != null) return ofRow
          const isEmail = written.includes('@')
          const known = isEmail
            ? byEmail.get(written.toLowerCase())
            : inDepartment.get(`${row.department.known?.id} ${sameName(written)}`)
          if (known !== undefined) {
            if (!isEmail) askWhich(cells, 'mandatePeople', known)
            return { name: known.name, email: known.email, known: known.id }
          }
          if (isEmail) cells.say('person-unknown', 'mandatePeople', { value: written })
          else if (!isOnePerson(written)) cells.say('no-person', 'mandatePeople', { value: written })
          else mindDeparted(cells, 'mandatePeople', written)
          const person = { name: written, email: null }
          return isEmail
            ? { ...person, known: null }
            : newPerson(cells, 'mandatePeople', person, row.department)
        })
      for (const { known } of found) {
        const person = known === null ? undefined : persons.get(known)
        if (person !== undefined && hasLeft(person, today))
          cells.say('person-has-left', 'mandatePeople', {
            person: person.name,
            date: person.departedOn ?? ''
          })
      }
      const keys = found.map(each => personKey(each, row.department))
      return found.filter((_, at) => keys.indexOf(keys[at] ?? '') === at)
    },
    /** Counts what a row that is not refused makes on the way. */
    remember({ department, responsible, standIn, mandate }: RowDraft): void {
      if (department.known === null && !made.departments.has(sameName(department.name)))
        made.departments.set(sameName(department.name), department.name)
      for (const each of [responsible, standIn, ...(mandate?.people ?? [])])
        if (each?.known === null && !made.people.has(personKey(each, department))) {
          made.people.add(personKey(each, department))
          maybe.add({ name: each.name, email: each.email, department: department.name })
          const key = hereKey(each.name, department)
          made.here.set(key, [...(made.here.get(key) ?? []), each])
          if (each.email !== null) made.byEmail.set(each.email.toLowerCase(), each.name)
        }
    },
    /** What a list shows for the department and people of a channel. */
    nameOf: ({ departmentId, responsibleId, about }: Channel): Owners => ({
      department: byId.get(departmentId)?.name ?? '',
      responsible: persons.get(responsibleId)?.name ?? '',
      standIn: about.standInId === null ? '' : (persons.get(about.standInId)?.name ?? '')
    })
  }
}

const hereKey = (name: string, department: Pick<Department, 'name'>) =>
  `${sameName(department.name)} ${sameName(name)}`

/** Whether a name may be another way to write that of a department, short for it, or several with it among them. */
const mayBeDepartment = (name: string, other: string): boolean =>
  isAlike(departmentKey(other), departmentKey(name)) ||
  isShortFor(name, other) ||
  (/[/;\n]/.test(name) && name.split(/[/;\n]/).some(part => departmentKey(part) === departmentKey(other)))

/** A name, and the e-mail address that stands beside it in its cell. */
function withoutEmail(written: string): [string, string | null] {
  const words = written.split(/[\s<>(),;]+/)
  const email = words.find(word => /^[^@]+@[^@]+\.[^@]+$/.test(word))
  if (email === undefined) return [written, null]
  return [words.filter(word => word !== email && word !== '').join(' '), email]
}

/** The same for two rows that name the same person, who is then made once. */
export function personKey({ name, email }: NamedPerson, department: Pick<Department, 'name'>): string {
  return email === null ? `${sameName(department.name)} ${sameName(name)}` : email.toLowerCase()
}
