// The register: departments, people and channels.
import { z } from 'zod'
import { ChannelId } from '../ids.ts'
import {
  ChannelDraft,
  ChannelFields,
  ChannelRow,
  Department,
  DepartmentDraft,
  Mandate,
  Person,
  PersonDraft
} from '../register.ts'
import { base } from './base.ts'

export const departments = {
  list: base.output(z.array(Department)),
  add: base.input(DepartmentDraft).output(Department)
}

export const people = {
  list: base.output(z.array(Person)),
  add: base.input(PersonDraft).output(Person)
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
