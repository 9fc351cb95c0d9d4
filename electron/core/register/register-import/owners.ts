// Departments, people and decisions as the rows name them: those of the register, and those that have to be made.
import type { Channel, Department, Person } from '#shared/register.ts'
import type { ImportAnswer } from '#shared/register-import.ts'
import { hasLeft } from '../register/departed.ts'
import type { RowCells } from './cells.ts'
import type { Owners } from './changes.ts'
import { departmentNames } from './department-names.ts'
import { answersTo, askDepartment } from './doubts.ts'
import { knownOwners } from './known-owners.ts'
import {
  isNearly,
  isOnePerson,
  isWrittenOtherwise,
  namesIn,
  withoutEmail,
  withoutRole,
  withoutTelephone,
  wordsOfName
} from './names.ts'
import { personDoubts } from './person-doubts.ts'
import type { NamedDepartment, NamedPerson, RegisterNow, RowDraft } from './row-draft.ts'
import { sameName } from './same-name.ts'
import { sharedAddresses } from './shared-addresses.ts'
import { isNothing } from './vacant.ts'

type Field = 'responsible' | 'standIn' | 'mandatePeople'

/** `rows` are all there are, since an address may be one that several of them share. */
export function ownersIn(register: RegisterNow, answers: readonly ImportAnswer[], rows: readonly RowCells[]) {
  const said = answersTo(answers, register.decided)
  const { departments, people, today } = register
  const known = knownOwners(register)
  const { byId, persons, former, byName, byEmail, inDepartment, departed, maybe } = known
  const names = departmentNames()
  const doubts = personDoubts(said, { people, ...known })
  const addresses = sharedAddresses(rows.flatMap(usesIn), {
    people,
    mailboxes: [
      ...departments.flatMap(({ mailbox }) => mailbox ?? []),
      ...rows.flatMap(row => row.texts('mailbox'))
    ]
  })
  const made = {
    departments: new Map<string, string>(),
    people: new Set<string>(),
    /** Those that earlier rows make, by department and name, and by e-mail address. */
    here: new Map<string, NamedPerson[]>(),
    byEmail: new Map<string, string>()
  }

  /** Says it where the row makes somebody whose name is that of one who has left. */
  function mindDeparted(cells: RowCells, field: Field, name: string) {
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
    const { written, telephone, email: emailIn } = namedIn(typed ?? kept?.name ?? cells.text(part))
    const given = cells.text(emailField) || emailIn
    const isShared =
      given !== null && addresses.isShared(given, { name: written, department: department.name })
    const email = isShared ? null : given
    if (isShared && written !== '' && isOnePerson(written))
      cells.say('email-shared', emailField, { value: given, person: written })
    if (telephone !== null) cells.say('telephone-left-out', part, { value: telephone, person: written })
    const ofEmail = email === null ? undefined : byEmail.get(email.toLowerCase())
    // A cell may hold the address alone, of somebody who is known by it.
    const ofAddress = ofEmail?.name ?? made.byEmail.get(email?.toLowerCase() ?? '')
    const name = written === '' ? (ofAddress ?? typed ?? '') : written
    if (!isOnePerson(name) || name.includes('@')) cells.say('no-person', part, { value: name })
    const found: Person | undefined =
      ofEmail ??
      (kept !== undefined && sameName(kept.name) === sameName(name) ? kept : undefined) ??
      (department.known === null ? undefined : inDepartment.get(`${department.known.id} ${sameName(name)}`))
    if (typed !== undefined) askWhose(cells, emailField, { name, email })
    const isByName = found !== undefined && email === null && found.id !== kept?.id
    const which = isByName ? doubts.which(cells, part, found, department) : undefined
    const known = which?.known == null ? found : persons.get(which.known)
    if (known !== undefined && email !== null && known.email?.toLowerCase() !== email.toLowerCase())
      cells.say('email-kept', emailField, { person: known.name })
    if (known === undefined && email === null) mindDeparted(cells, part, name)
    const named =
      known === undefined
        ? newPerson(cells, part, { name, email }, department)
        : { ...which, name: known.name, email, known: known.id }
    const is = named.known === null || named.known === kept?.id ? undefined : persons.get(named.known)
    if (is !== undefined && hasLeft(is, today))
      cells.say('person-has-left', part, { person: is.name, date: is.departedOn ?? '' })
    return named
  }

  /** Somebody whom the register does not have: whom an earlier row makes, or somebody new. */
  function newPerson(
    cells: RowCells,
    field: Field,
    { name, email }: Pick<NamedPerson, 'name' | 'email'>,
    department: NamedDepartment
  ): NamedPerson {
    if (email !== null && made.byEmail.has(email.toLowerCase())) return { name, email, known: null }
    // An earlier row makes somebody of that name in the department: with an address, the name alone is enough here.
    const here = made.here.get(hereKey(name, department)) ?? []
    if (email === null && here.length === 1) return { name, email: here[0]?.email ?? null, known: null }
    if (email === null && here.length > 1)
      cells.say('person-maybe-known', field, {
        person: name,
        where: here.map(each => each.email ?? '–').join(', ')
      })
    return doubts.who(cells, field, { name, email }, department)
  }

  /** An e-mail address is one person's: with a name that is nothing like that person's, one of the two is wrong. */
  function askWhose(
    cells: RowCells,
    field: 'email' | 'standInEmail',
    { name, email }: Pick<NamedPerson, 'name' | 'email'>
  ): void {
    const key = email?.toLowerCase() ?? ''
    const owner = byEmail.get(key)?.name ?? made.byEmail.get(key) ?? addresses.ownerOf(key)
    if (owner === undefined || sameName(owner) === sameName(name)) return
    const [one, other] = [wordsOfName(owner), wordsOfName(name)]
    if (isWrittenOtherwise(one, other) || isNearly(owner, name)) return
    // Whoever is there under the name of before was made one with that owner.
    if (former.people.some(each => sameName(each.name) === sameName(name) && each.is?.name === owner)) return
    cells.say('email-of-another', field, { person: owner, value: name })
  }

  return {
    made,
    /** The department of the row; without one, that of the channel. */
    department(cells: RowCells, before: Channel | null): NamedDepartment {
      const kept = before === null ? undefined : byId.get(before.departmentId)
      const name = cells.texts('department')[0] ?? kept?.name ?? cells.text('department')
      const there = byName.get(sameName(name)) ?? null
      const isNew = there === null && !made.departments.has(sameName(name)) && !isNothing(name)
      if (isNothing(name)) cells.say('no-department', 'department', { value: name })
      const found = isNew
        ? askDepartment(said, cells, name, { departments, made: made.departments.values(), ...names })
        : { name: there?.name ?? made.departments.get(sameName(name)) ?? name, known: there }
      const { known } = found
      const mailbox = cells.text('mailbox') || null
      if (known !== null && mailbox !== null && known.mailbox?.toLowerCase() !== mailbox.toLowerCase())
        cells.say('mailbox-kept', 'mailbox', { department: known.name })
      return { ...found, mailbox }
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
      if (written !== '' && !isOnePerson(namedIn(written).written)) {
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
        .map(each => {
          const isEmail = each.includes('@')
          const { written: name, telephone } = namedIn(each)
          const written = isEmail ? each : name
          if (telephone !== null)
            cells.say('telephone-left-out', 'mandatePeople', { value: telephone, person: written })
          const ofRow = [row.responsible, row.standIn].find(
            each =>
              each !== null &&
              (sameName(each.name) === sameName(written) ||
                each.email?.toLowerCase() === written.toLowerCase())
          )
          if (ofRow != null) return ofRow
          const known = isEmail
            ? byEmail.get(written.toLowerCase())
            : inDepartment.get(`${row.department.known?.id} ${sameName(written)}`)
          if (known !== undefined) {
            if (!isEmail) return doubts.which(cells, 'mandatePeople', known, row.department)
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
          const { name, email, of = department.name } = each
          maybe.add({ name, email, department: of })
          const key = hereKey(name, { name: of })
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

/** What a cell says of somebody: the name, and the address and telephone number that stand beside it. */
function namedIn(text: string) {
  const [named, email] = withoutEmail(text)
  const [written, telephone] = withoutTelephone(withoutRole(named))
  return { written, email, telephone }
}

/** The names that stand with an address in a row. */
const usesIn = (cells: RowCells) =>
  (['responsible', 'standIn'] as const).flatMap(part => {
    const { written: name, email: inName } = namedIn(cells.text(part))
    const email = cells.text(part === 'responsible' ? 'email' : 'standInEmail') || inName
    return email === null || name === '' || !isOnePerson(name) ? [] : [{ name, email }]
  })

const hereKey = (name: string, department: Pick<Department, 'name'>) =>
  `${sameName(department.name)} ${sameName(name)}`

/** The same for two rows that name the same person, who is then made once. */
export function personKey({ name, email, of }: NamedPerson, department: Pick<Department, 'name'>): string {
  return email === null ? `${sameName(of ?? department.name)} ${sameName(name)}` : email.toLowerCase()
}
