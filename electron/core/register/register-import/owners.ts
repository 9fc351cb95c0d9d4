// Departments, people and decisions as the rows name them: those of the register, and those that have to be made.
import type { PersonId } from '#shared/ids.ts'
import type { Channel, Department, Mandate, Person } from '#shared/register.ts'
import { dateOf } from '../../formats/sheets/date-text.ts'
import { hasLeft } from '../register/departed.ts'
import type { RowCells } from './cells.ts'
import type { Owners } from './changes.ts'
import { departmentKey, isAlike, isOnePerson, namesIn, sameName, withoutMarks } from './names.ts'
import type { NamedDepartment, NamedPerson, RegisterNow, RowDraft } from './row-draft.ts'

type Made = { readonly name: string; readonly email: string | null; readonly department: string }

export function ownersIn({ departments, people, today }: RegisterNow) {
  const byName = new Map(departments.map(each => [sameName(each.name), each]))
  const byId = new Map(departments.map(each => [each.id, each]))
  const persons = new Map(people.map(each => [each.id, each]))
  const byEmail = new Map(
    people.flatMap(each => (each.email === null ? [] : [[each.email.toLowerCase(), each] as const]))
  )
  const inDepartment = new Map(people.map(each => [`${each.departmentId} ${sameName(each.name)}`, each]))
  const departed = new Map(
    people.filter(each => hasLeft(each, today)).map(each => [sameName(each.name), each] as const)
  )
  const made = {
    departments: new Map<string, string>(),
    people: new Set<string>(),
    /** Those that earlier rows make, by name without the marks over its letters. */
    named: new Map<string, Made[]>()
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
    const email = cells.text(emailField) || null
    const name = cells.texts(part)[0] ?? kept?.name ?? cells.text(part)
    if (!isOnePerson(name)) cells.say('no-person', part, { value: name })
    const known: Person | undefined =
      (email === null ? undefined : byEmail.get(email.toLowerCase())) ??
      (kept !== undefined && sameName(kept.name) === sameName(name) ? kept : undefined) ??
      (department.known === null ? undefined : inDepartment.get(`${department.known.id} ${sameName(name)}`))
    if (known !== undefined && email !== null && known.email?.toLowerCase() !== email.toLowerCase())
      cells.say('email-kept', emailField, { person: known.name })
    if (known !== undefined && known.id !== kept?.id && hasLeft(known, today))
      cells.say('person-has-left', part, { person: known.name, date: known.departedOn ?? '' })
    if (known === undefined && email === null) mindDeparted(cells, part, name)
    if (known !== undefined) {
      if (email === null && known.id !== kept?.id) askWhich(cells, part, known)
      return { name: known.name, email, known: known.id }
    }
    // An earlier row makes somebody of that name in the department: with an address, the name alone is enough here.
    const here = (made.named.get(withoutMarks(name)) ?? []).filter(
      each =>
        sameName(each.name) === sameName(name) && sameName(each.department) === sameName(department.name)
    )
    if (email === null && here.length === 1) return { name, email: here[0]?.email ?? null, known: null }
    askWho(cells, part, { name, email }, department)
    return { name, email, known: null }
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
   * A new person of a name that is there already: where both have e-mail addresses they are two; otherwise nobody can tell, and the
   * row waits until somebody says.
   */
  function askWho(
    cells: RowCells,
    field: 'responsible' | 'standIn',
    { name, email }: Pick<NamedPerson, 'name' | 'email'>,
    department: NamedDepartment
  ): void {
    const own = sameName(department.name)
    const others = [
      ...people
        .filter(each => withoutMarks(each.name) === withoutMarks(name) && !hasLeft(each, today))
        .map(each => ({ ...each, department: byId.get(each.departmentId)?.name ?? '' })),
      ...(made.named.get(withoutMarks(name)) ?? [])
    ]
    const isHere = (other: Made) =>
      sameName(other.name) === sameName(name) && sameName(other.department) === own
    const doubtful = others.find(other => (email === null ? !isHere(other) : other.email === null))
    if (doubtful !== undefined)
      cells.say('person-maybe-known', field, {
        person: name,
        where: [doubtful.department, doubtful.email].filter(part => part !== null).join(', ')
      })
  }

  return {
    made,
    /** The department of the row; without one, that of the channel. */
    department(cells: RowCells, before: Channel | null): NamedDepartment {
      const kept = before === null ? undefined : byId.get(before.departmentId)
      const name = cells.texts('department')[0] ?? kept?.name ?? cells.text('department')
      const known = byName.get(sameName(name)) ?? null
      if (known === null && !made.departments.has(sameName(name))) {
        const alike = [...departments.map(each => each.name), ...made.departments.values()].find(each =>
          isAlike(departmentKey(each), departmentKey(name))
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
          if (known === undefined && isEmail) cells.say('person-unknown', 'mandatePeople', { value: written })
          if (known !== undefined && !isEmail) askWhich(cells, 'mandatePeople', known)
          if (known === undefined && !isEmail) mindDeparted(cells, 'mandatePeople', written)
          return { name: known?.name ?? written, email: known?.email ?? null, known: known?.id ?? null }
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
          const key = withoutMarks(each.name)
          const same = made.named.get(key) ?? []
          made.named.set(key, [...same, { name: each.name, email: each.email, department: department.name }])
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

/** The same for two rows that name the same person, who is then made once. */
export function personKey({ name, email }: NamedPerson, department: Pick<Department, 'name'>): string {
  return email === null ? `${sameName(department.name)} ${sameName(name)}` : email.toLowerCase()
}

/**
 * The decision that the row gives, for the channel and for the people it names; null when it gives none, or all of them
 * have it already. A tool that the row does not name is the one that holds.
 */
export function mandateIn(
  cells: RowCells,
  people: readonly NamedPerson[],
  holding: { readonly channel: Mandate | null; person(id: PersonId): Mandate | null }
): RowDraft['mandate'] {
  const by = cells.text('decidedBy')
  const [on, until] = [dateIn(cells, 'decidedOn'), dateIn(cells, 'validUntil')]
  const [reference, tool] = [cells.text('reference') || null, cells.text('tool') || null]
  const isSilent = by === '' && on === null && until === null && reference === null && tool === null
  if (isSilent && people.length === 0) return null
  // A date that is there and cannot be read has been told of.
  if (by !== '' && on === null && cells.isSpoiled('decidedOn')) return null
  if (by === '' || on === null) {
    cells.say('mandate-incomplete', by === '' ? 'decidedBy' : 'decidedOn')
    return null
  }
  if (until !== null && until < on) cells.say('mandate-ends-before-it-begins', 'validUntil', { until, on })
  const given = { decidedBy: by, decidedOn: on, validUntil: until, reference }
  const isHeld = (now: Mandate | null) =>
    now !== null &&
    (Object.keys(given) as (keyof typeof given)[]).every(key => given[key] === now[key]) &&
    (tool === null || tool === now.tool)
  const channel = !isHeld(holding.channel)
  const lacking = people.filter(({ known }) => known === null || !isHeld(holding.person(known)))
  return channel || lacking.length > 0 ? { ...given, tool, channel, people: lacking } : null
}

/** The date in a cell; null where there is none, or none that can be read. */
export function dateIn(
  cells: RowCells,
  field: 'decidedOn' | 'validUntil' | 'openedOn' | 'closedOn'
): string | null {
  const written = cells.text(field)
  if (written === '') return null
  const date = dateOf(written)
  if (date === undefined) cells.say('date-unclear', field, { value: written })
  return date ?? null
}
