// What a row of a spreadsheet comes to, and the register that it is read against.
import type { ChannelId, DepartmentId, PersonId } from '#shared/ids.ts'
import type { Channel, Department, Mandate, MandateDraft, Person } from '#shared/register.ts'
import type { ImportQuestion } from '#shared/register-import.ts'
import type { Website } from '#shared/website.ts'
import type { FormerNames } from '../register/read.ts'

/** What was asked of a name, by the words that it is asked with. */
export type Asked = Pick<ImportQuestion, 'about' | 'name' | 'department' | 'email'>

/** What the words of a question came to in an import: an entry of the register. */
export type Decided = Asked & { readonly is: DepartmentId | PersonId }

export type RegisterNow = {
  readonly departments: readonly Department[]
  readonly people: readonly Person[]
  /** What was made one with another, by the name and the address it had. */
  readonly former: FormerNames
  /** What earlier imports came to where something was asked, the newest last. */
  readonly decided: readonly Decided[]
  readonly channels: readonly Channel[]
  readonly websites: readonly Website[]
  /** The newest decision on a person in a channel. */
  personMandate(channel: ChannelId, person: PersonId): Mandate | null
  /** The paragraph that would keep the channel in no more, were it given to the department; undefined: there is none. */
  paragraphLost(channel: Channel, department: NamedDepartment): string | undefined
  /** The day of the trial, since who has left by then answers for nothing. */
  readonly today: string
}

/** A department or person as a row names it; `known` is set when the register has it already. */
export type NamedDepartment = {
  readonly name: string
  readonly mailbox: string | null
  readonly known: Department | null
  /** What was asked, where this is by an answer. */
  readonly asked?: Asked
}

export type NamedPerson = {
  readonly name: string
  readonly email: string | null
  readonly known: PersonId | null
  /** The department of the earlier row that makes the person, where that is another than this row's. */
  readonly of?: string
  /** What was asked, where this is by an answer. */
  readonly asked?: Asked
}

/** What a row comes to, with its owners by name, since some of them may have to be made. */
export type RowDraft = Pick<
  Channel,
  'name' | 'platform' | 'addresses' | 'kinds' | 'purpose' | 'dialogue' | 'about'
> & {
  readonly department: NamedDepartment
  readonly responsible: NamedPerson
  /** Null: the row names none, and who it was stays. */
  readonly standIn: NamedPerson | null
  /** A decision to enter, on the channel, on people, or both; null when the row gives none, or what holds already. */
  readonly mandate:
    | (MandateDraft & { readonly channel: boolean; readonly people: readonly NamedPerson[] })
    | null
  /** The day on which the channel was closed; null: it is in use. */
  readonly closedOn: string | null
}
