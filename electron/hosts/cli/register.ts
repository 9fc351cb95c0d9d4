// The owners of a channel as a person types them: by name, or by id. Who is not there is entered with the channel, by the core.
import type { z } from 'zod'
import { IdBeginning } from '#shared/id-kind.ts'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { ChannelAbout, ChannelChanges, ChannelEntry, ChannelRow, NewPerson } from '#shared/register.ts'
import type { Client } from './cli.ts'
import { isWholeId } from './values.ts'

type Owners = {
  readonly departmentId: string
  readonly responsibleId: string
  readonly about?: (Omit<ChannelAbout, 'standInId'> & { readonly standInId: string | null }) | undefined
}
type WithNames<Draft> = Omit<Draft, 'departmentId' | 'responsibleId' | 'about'> & Owners
/** A channel with names where the contract has a department and people. */
export type NamedDraft = WithNames<ChannelEntry>
export type NamedFields = WithNames<ChannelChanges>

/** Enters a channel, and its department and people when they are not there. */
export async function registerNamed(
  client: Client,
  draft: NamedDraft,
  entered: Entered
): Promise<ChannelRow> {
  return client.channels.register({ ...draft, ...(await ownersNamed(client, draft, entered)) })
}

/** What is said of a responsible person who is not there yet. `isAnother`: it is nobody of that name who is. */
export type Entered = { readonly email: string | null; readonly isAnother?: boolean }

/** Those that are named: by their id where they are there, otherwise as they are to be entered. */
export async function ownersNamed(client: Client, { about, ...named }: Owners, entered: Entered) {
  const departmentId = await departmentNamed(client, named.departmentId)
  const person = (draft: NewPerson) => personNamed(client, draft, departmentId)
  const responsibleId = await person({ ...entered, name: named.responsibleId })
  if (about === undefined) return { departmentId, responsibleId }
  const standInId = about.standInId === null ? null : await person({ name: about.standInId, email: null })
  return { departmentId, responsibleId, about: { ...about, standInId } }
}

async function departmentNamed(client: Client, name: string): Promise<ChannelChanges['departmentId']> {
  const known = (await client.departments.list()).find(each => isSameName(each.name, name))
  return known?.id ?? (await idIn(client, DepartmentId, 'department', name)) ?? { name, mailbox: null }
}

async function personNamed(
  client: Client,
  draft: NewPerson,
  departmentId: ChannelChanges['departmentId']
): Promise<ChannelChanges['responsibleId']> {
  const known = (await client.people.list()).find(
    each =>
      isSameName(each.name, draft.name) && each.departmentId === departmentId && draft.isAnother !== true
  )
  return known?.id ?? (await idIn(client, PersonId, 'person', draft.name)) ?? draft
}

/** The id that was typed, whole or by its beginning; null for what is a name. */
async function idIn<S extends z.ZodType<string>>(
  client: Client,
  schema: S,
  kind: 'department' | 'person',
  typed: string
): Promise<z.infer<S> | null> {
  if (isWholeId(typed)) return schema.parse(typed.trim().toLowerCase())
  const beginning = IdBeginning.safeParse(typed)
  if (!beginning.success) return null
  const [only, ...others] = await client.search.ids({ beginning: beginning.data, kind })
  return only === undefined || others.length > 0 ? null : schema.parse(only)
}

const isSameName = (one: string, other: string) =>
  normalized(one.trim(), 'NFC') === normalized(other.trim(), 'NFC')
