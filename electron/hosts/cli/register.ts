// Channels as the command line enters them: owners by name, and all that can be checked checked before anything is written.
import { DepartmentId, PersonId } from '#shared/ids.ts'
import {
  type ChannelAbout,
  ChannelDraft,
  type ChannelFields,
  type ChannelRow,
  DepartmentDraft,
  NOTHING_SAID,
  PersonDraft
} from '#shared/register.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { invalidInput } from '../../core/kernel/invalid-input.ts'
import { addressKey, webAddress } from '../../core/register/register/addresses.ts'
import type { Client } from './cli.ts'
import { isWholeId } from './values.ts'

type Owners = {
  readonly departmentId: string
  readonly responsibleId: string
  readonly about?: (Omit<ChannelAbout, 'standInId'> & { readonly standInId: string | null }) | undefined
}
type WithNames<Draft> = Omit<Draft, 'departmentId' | 'responsibleId' | 'about'> & Owners
/** A channel with names where the contract has ids of a department and of people in it. */
export type NamedDraft = WithNames<ChannelDraft>
export type NamedFields = WithNames<ChannelFields>

/** Enters a channel, and its department and people when they are not there. */
export async function registerNamed(
  client: Client,
  draft: NamedDraft,
  email: string | null
): Promise<ChannelRow> {
  await refuseEarly(client, draft, email)
  return withOwners(client, draft, email, owners => client.channels.register({ ...draft, ...owners }))
}

/** Does `work` with the ids of those that are named; whoever was entered for it is taken away again where it is refused. */
export async function withOwners<T>(
  client: Client,
  named: Owners,
  email: string | null,
  work: (owners: Awaited<ReturnType<typeof ownersNamed>>) => Promise<T>
): Promise<T> {
  const before = await ownersThere(client)
  try {
    return await work(await ownersNamed(client, named, email))
  } catch (error) {
    for (const { id } of await client.people.list()) if (!before.has(id)) await client.people.remove({ id })
    for (const { id } of await client.departments.list())
      if (!before.has(id)) await client.departments.remove({ id })
    throw error
  }
}

async function ownersThere(client: Client): Promise<ReadonlySet<string>> {
  const [people, departments] = [await client.people.list(), await client.departments.list()]
  return new Set([...people, ...departments].map(({ id }) => id))
}

/** The ids of those that are named, each added when it is not there. */
async function ownersNamed(client: Client, { about, ...named }: Owners, email: string | null) {
  const departmentId = await departmentNamed(client, named.departmentId)
  const person = (name: string, email: string | null) => personNamed(client, { name, email, departmentId })
  const responsibleId = await person(named.responsibleId, email)
  if (about === undefined) return { departmentId, responsibleId }
  const standInId = about.standInId === null ? null : await person(about.standInId, null)
  return { departmentId, responsibleId, about: { ...about, standInId } }
}

async function departmentNamed(client: Client, name: string): Promise<DepartmentId> {
  if (isWholeId(name)) return DepartmentId.parse(name)
  const known = (await client.departments.list()).find(each => isSameName(each.name, name))
  return (known ?? (await client.departments.add({ name, mailbox: null }))).id
}

async function personNamed(client: Client, draft: PersonDraft): Promise<PersonId> {
  if (isWholeId(draft.name)) return PersonId.parse(draft.name)
  const known = (await client.people.list()).find(
    each => isSameName(each.name, draft.name) && each.departmentId === draft.departmentId
  )
  return (known ?? (await client.people.add(draft))).id
}

const Described = ChannelDraft.omit({ departmentId: true, responsibleId: true })
  .extend({ department: DepartmentDraft, responsible: PersonDraft.omit({ departmentId: true }) })
  .refine(({ mandate }) => mandate?.validUntil == null || mandate.validUntil >= mandate.decidedOn, {
    path: ['mandate', 'validUntil'],
    message: 'ends-before-it-begins'
  })

// A channel that will be refused must not leave a department and a person behind.
async function refuseEarly(client: Client, draft: NamedDraft, email: string | null): Promise<void> {
  const { departmentId: department, responsibleId: responsible, about, ...rest } = draft
  const check = Described.safeParse({
    ...rest,
    about: { ...NOTHING_SAID, ...about, standInId: null },
    department: { name: department, mailbox: null },
    responsible: { name: responsible, email }
  })
  if (!check.success) throw invalidInput(check.error.issues[0])
  const addresses = draft.addresses.map(webAddress)
  for (const { name, addresses: taken } of await client.channels.list({ retired: 'with' }))
    for (const address of addresses)
      if (taken.some(each => addressKey(each) === addressKey(address)))
        throw new ArchiveError('already-registered', { address, channel: name })
}

const isSameName = (one: string, other: string) =>
  one.trim().normalize('NFC') === other.trim().normalize('NFC')
