// Channels as the command line enters them: owners by name, and all that can be checked checked before anything is written.
import type { DepartmentId } from '#shared/ids.ts'
import {
  type ChannelAbout,
  ChannelDraft,
  type ChannelRow,
  type Department,
  DepartmentDraft,
  NOTHING_SAID,
  type Person,
  PersonDraft
} from '#shared/register.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { invalidInput } from '../../core/kernel/invalid-input.ts'
import { addressKey, webAddress } from '../../core/register/register/addresses.ts'
import type { Client } from './cli.ts'

/** What is said of a channel, with its owners by name. */
export type NamedDraft = Omit<ChannelDraft, 'departmentId' | 'responsibleId' | 'about'> & {
  readonly department: string
  readonly responsible: string
  readonly responsibleEmail: string | null
  readonly about?: NamedAbout
}
export type NamedAbout = Omit<ChannelAbout, 'standInId'> & { readonly standIn: string | null }

/** Enters a channel, and its department and person when they are not there. */
export async function registerNamed(client: Client, draft: NamedDraft): Promise<ChannelRow> {
  const { department, responsible, responsibleEmail, about, ...rest } = draft
  await refuseEarly(client, draft)
  const departmentId = (await departmentNamed(client, department)).id
  const person = await personNamed(client, { name: responsible, email: responsibleEmail, departmentId })
  const said = about === undefined ? {} : { about: await aboutNamed(client, about, departmentId) }
  return client.channels.register({ ...rest, ...said, departmentId, responsibleId: person.id })
}

/** What is said, with the stand-in as a person of the department, made when not there. */
export async function aboutNamed(
  client: Client,
  { standIn, ...said }: NamedAbout,
  departmentId: DepartmentId
): Promise<ChannelAbout> {
  const standInId =
    standIn === null ? null : (await personNamed(client, { name: standIn, email: null, departmentId })).id
  return { ...said, standInId }
}

/** The department of that name, made when it is not there. */
export async function departmentNamed(client: Client, name: string): Promise<Department> {
  const known = (await client.departments.list()).find(each => isSameName(each.name, name))
  return known ?? client.departments.add({ name, mailbox: null })
}

/** The person of that name in the department, made when not there. */
export async function personNamed(client: Client, draft: PersonDraft): Promise<Person> {
  const people = await client.people.list()
  const known = people.find(
    each => isSameName(each.name, draft.name) && each.departmentId === draft.departmentId
  )
  return known ?? client.people.add(draft)
}

const Described = ChannelDraft.omit({ departmentId: true, responsibleId: true })
  .extend({ department: DepartmentDraft, responsible: PersonDraft.omit({ departmentId: true }) })
  .refine(({ mandate }) => mandate?.validUntil == null || mandate.validUntil >= mandate.decidedOn, {
    path: ['mandate', 'validUntil'],
    message: 'ends-before-it-begins'
  })

// A channel that will be refused must not leave a department and a person behind.
async function refuseEarly(client: Client, draft: NamedDraft): Promise<void> {
  const { department, responsible, responsibleEmail, about, ...rest } = draft
  const { standIn: _standIn, ...said } = about ?? { standIn: null, ...NOTHING_SAID }
  const check = Described.safeParse({
    ...rest,
    about: { ...said, standInId: null },
    department: { name: department, mailbox: null },
    responsible: { name: responsible, email: responsibleEmail }
  })
  if (!check.success) throw invalidInput(check.error.issues[0])
  const addresses = draft.addresses.map(webAddress)
  const channels = await client.channels.list({ retired: 'with' })
  for (const { name, addresses: taken } of channels)
    for (const address of addresses)
      if (taken.some(each => addressKey(each) === addressKey(address)))
        throw new ArchiveError('already-registered', { address, channel: name })
}

const isSameName = (one: string, other: string) =>
  one.trim().normalize('NFC') === other.trim().normalize('NFC')
