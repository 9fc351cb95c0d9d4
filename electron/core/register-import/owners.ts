// Departments, people and decisions as the rows name them: those of the register, and those that have to be made.
import type { Channel, Department, Mandate, MandateDraft, Person } from '#shared/register.ts'
import { hasLeft } from '../register/channels.ts'
import { dateOf } from '../sheets/date-text.ts'
import type { RowCells } from './cells.ts'
import type { NamedDepartment, NamedPerson, RegisterNow, RowDraft } from './plan.ts'

/** Two names are one when they differ only in case or in spaces. */
const sameName = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

export function ownersIn({ departments, people, today }: RegisterNow) {
  const byName = new Map(departments.map(each => [sameName(each.name), each]))
  const byId = new Map(departments.map(each => [each.id, each]))
  const persons = new Map(people.map(each => [each.id, each]))
  const byEmail = new Map(
    people.flatMap(each => (each.email === null ? [] : [[each.email.toLowerCase(), each] as const]))
  )
  const inDepartment = new Map(people.map(each => [`${each.departmentId} ${sameName(each.name)}`, each]))
  const made = { departments: new Map<string, string>(), people: new Set<string>() }

  return {
    made,
    /** The department of the row; without one, that of the channel. */
    department(cells: RowCells, before: Channel | null): NamedDepartment {
      const kept = before === null ? undefined : byId.get(before.departmentId)
      const name = cells.texts('department')[0] ?? kept?.name ?? cells.text('department')
      const known = byName.get(sameName(name)) ?? null
      const mailbox = cells.text('mailbox') || null
      if (known !== null && mailbox !== null && known.mailbox?.toLowerCase() !== mailbox.toLowerCase())
        cells.say('mailbox-kept', 'mailbox', { department: known.name })
      return { name: known?.name ?? made.departments.get(sameName(name)) ?? name, mailbox, known }
    },
    /** The person of the row, by e-mail address or by name in the department; without one, that of the channel. */
    responsible(cells: RowCells, before: Channel | null, department: NamedDepartment): NamedPerson {
      const kept = before === null ? undefined : persons.get(before.responsibleId)
      const email = cells.text('email') || null
      const name = cells.texts('responsible')[0] ?? kept?.name ?? cells.text('responsible')
      const known: Person | undefined =
        (email === null ? undefined : byEmail.get(email.toLowerCase())) ??
        (kept !== undefined && sameName(kept.name) === sameName(name) ? kept : undefined) ??
        (department.known === null ? undefined : inDepartment.get(`${department.known.id} ${sameName(name)}`))
      if (known !== undefined && email !== null && known.email?.toLowerCase() !== email.toLowerCase())
        cells.say('email-kept', 'email', { person: known.name })
      if (known !== undefined && known.id !== before?.responsibleId && hasLeft(known, today))
        cells.say('person-has-left', 'responsible', { person: known.name, date: known.departedOn ?? '' })
      return { name: known?.name ?? name, email, known: known?.id ?? null }
    },
    /** Counts what a row that is not refused makes on the way. */
    remember({ department, responsible }: RowDraft): void {
      if (department.known === null && !made.departments.has(sameName(department.name)))
        made.departments.set(sameName(department.name), department.name)
      if (responsible.known === null) made.people.add(personKey(responsible, department))
    },
    /** What a list shows for the department and person of a channel. */
    nameOf: ({ departmentId, responsibleId }: Pick<Channel, 'departmentId' | 'responsibleId'>) => ({
      department: byId.get(departmentId)?.name ?? '',
      responsible: persons.get(responsibleId)?.name ?? ''
    })
  }
}

/** The same for two rows that name the same person, who is then made once. */
export function personKey({ name, email }: NamedPerson, department: Pick<Department, 'name'>): string {
  return email === null ? `${sameName(department.name)} ${sameName(name)}` : email.toLowerCase()
}

/** The decision that the row gives, unless it is the one that holds already. */
export function mandateIn(cells: RowCells, now: Mandate | null): MandateDraft | null {
  const by = cells.text('decidedBy')
  const [on, until] = [dateIn(cells, 'decidedOn'), dateIn(cells, 'validUntil')]
  const reference = cells.text('reference') || null
  if (by === '' && on === null && until === null && reference === null) return null
  if (by === '' || on === null) {
    cells.say('mandate-incomplete', by === '' ? 'decidedBy' : 'decidedOn')
    return null
  }
  if (until !== null && until < on) cells.say('mandate-ends-before-it-begins', 'validUntil', { until, on })
  const given = { decidedBy: by, decidedOn: on, validUntil: until, reference }
  const isSame =
    now !== null && (Object.keys(given) as (keyof typeof given)[]).every(key => given[key] === now[key])
  return isSame ? null : given
}

/** The date in a cell; null where there is none, or none that can be read. */
export function dateIn(cells: RowCells, field: 'decidedOn' | 'validUntil' | 'openedOn'): string | null {
  const written = cells.text(field)
  if (written === '') return null
  const date = dateOf(written)
  if (date === undefined) cells.say('date-unclear', field, { value: written })
  return date ?? null
}
