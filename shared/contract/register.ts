// The register: departments, people and channels.
import { z } from 'zod'
import { ChannelId, DepartmentId, PersonId } from '../ids.ts'
import {
  ChannelDraft,
  ChannelFields,
  ChannelRow,
  Department,
  DepartmentDraft,
  Mandate,
  Person,
  PersonDraft,
  PersonFields
} from '../register.ts'
import { HistoryEntry } from '../register-history.ts'
import { base, page, paging } from './base.ts'

export const departments = {
  list: base.output(z.array(Department)),
  add: base.input(DepartmentDraft).output(Department),
  edit: base.input(z.strictObject({ id: DepartmentId, changes: DepartmentDraft })).output(Department)
}

export const people = {
  list: base.output(z.array(Person)),
  add: base.input(PersonDraft).output(Person),
  edit: base.input(z.strictObject({ id: PersonId, changes: PersonFields })).output(Person)
}

export const channels = {
  list: base.input(z.strictObject({ retired: z.enum(['with', 'without']) })).output(z.array(ChannelRow)),
  find: base.input(z.strictObject({ id: ChannelId })).output(ChannelRow),
  register: base.input(ChannelDraft).output(ChannelRow),
  edit: base.input(z.strictObject({ id: ChannelId, changes: ChannelFields })).output(ChannelRow),
  setMandate: base.input(z.strictObject({ id: ChannelId, mandate: Mandate })).output(ChannelRow),
  retire: base
    .input(z.strictObject({ id: ChannelId, because: z.string().trim().min(1).max(500) }))
    .output(ChannelRow)
}

/** Who changed what in the register, when, and what it was. */
export const registerHistory = {
  /** `about`: one department, person, channel or website by its id; null: all of the register. */
  list: base.input(z.strictObject({ about: z.uuid().nullable(), ...paging })).output(page(HistoryEntry))
}
