// What the register itself would say of a row: the same checks as for a channel that is typed in.
import type { z } from 'zod'
import type { ImportFindingCode } from '#shared/import-findings.ts'
import { ChannelDraft, DepartmentDraft, PersonDraft } from '#shared/register.ts'
import type { ImportField, ImportFinding } from '#shared/register-import.ts'
import { invalidInput } from '../../kernel/invalid-input.ts'
import type { NamedPerson, RowDraft } from './row-draft.ts'

type Problem = {
  readonly code: ImportFindingCode
  readonly field: ImportField
  readonly values: ImportFinding['values']
}

const OF_CHANNEL = ChannelDraft.omit({ departmentId: true, responsibleId: true, mandate: true })
const FIELDS: Readonly<Record<string, ImportField>> = {
  name: 'name',
  platform: 'platform',
  addresses: 'addresses',
  purpose: 'purpose',
  kinds: 'addresses',
  dialogue: 'dialogue',
  hasLogo: 'hasLogo',
  benefit: 'benefit',
  commentPurpose: 'commentPurpose',
  contact: 'contact',
  responseTime: 'responseTime',
  openedOn: 'openedOn'
}

export function problemsOf({
  department,
  responsible,
  standIn,
  mandate,
  closedOn: _,
  ...channel
}: RowDraft): Problem[] {
  return [
    ...checked(
      OF_CHANNEL,
      channel,
      path => FIELDS[path] ?? 'name',
      path => path
    ),
    ...checked(
      DepartmentDraft,
      { name: department.name, mailbox: department.mailbox },
      path => (path === 'mailbox' ? 'mailbox' : 'department'),
      path => (path === 'name' ? 'departmentId' : path)
    ),
    ...ofPerson(responsible, 'responsible'),
    ...(standIn === null ? [] : ofPerson(standIn, 'standIn')),
    ...(mandate === null ? [] : ofMandate(mandate)),
    ...(mandate?.people ?? []).flatMap(person => ofPerson(person, 'mandatePeople'))
  ]
}

const EMAIL_FIELDS = {
  responsible: 'email',
  standIn: 'standInEmail',
  mandatePeople: 'mandatePeople'
} as const

function ofPerson({ name, email }: NamedPerson, part: keyof typeof EMAIL_FIELDS): Problem[] {
  const emailField = EMAIL_FIELDS[part]
  return checked(
    PersonDraft.omit({ departmentId: true }),
    { name, email },
    path => (path === 'email' ? emailField : part),
    path => (path === 'name' ? (part === 'mandatePeople' ? 'personIds' : `${part}Id`) : path)
  )
}

function ofMandate({ channel: _, people: _people, ...mandate }: NonNullable<RowDraft['mandate']>): Problem[] {
  return checked(
    ChannelDraft.shape.mandate,
    mandate,
    path => (path === 'reference' || path === 'decidedBy' || path === 'tool' ? path : 'decidedOn'),
    path => path
  )
}

/** What a schema says of a value, each in the cell of its field. */
export function checked(
  schema: z.ZodType,
  value: object,
  fieldOf: (path: string) => ImportField,
  placeOf: (path: string) => string
): Problem[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  return result.error.issues.map(issue => {
    // What is said besides is a field of a field.
    const path = String((issue.path[0] === 'about' ? issue.path[1] : issue.path[0]) ?? '')
    const problem = String(invalidInput(issue).params['problem'])
    const place = placeOf(path)
    const isEmpty = problem === 'too-short'
    return {
      code: isEmpty ? 'value-missing' : 'value-unusable',
      field: fieldOf(path),
      values: isEmpty ? { place } : { place, problem }
    }
  })
}
