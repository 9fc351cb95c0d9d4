// The register: departments, people and channels.

import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { CalendarDate, ChannelId, DepartmentId, MandateId, PersonId, Sha256 } from '../ids.ts'
import {
  ChannelChanges,
  ChannelEntry,
  ChannelFields,
  ChannelRow,
  Department,
  DepartmentDraft,
  MandateCovers,
  MandateDraft,
  MandateLack,
  MandateRow,
  Person,
  PersonEntry,
  PersonFields,
  StillHeld
} from '../register.ts'
import { HistoryEntry, MergedRow, MergeUndone } from '../register-history.ts'
import { base, because, captured, page, paging, seen } from './base.ts'

export const departments = {
  list: base.output(z.array(Department)),
  add: base.input(DepartmentDraft).output(Department),
  edit: base
    .input(z.strictObject({ id: DepartmentId, changes: DepartmentDraft, seen: seen(DepartmentDraft) }))
    .output(Department),
  /** One that stands twice becomes one: its channels and people are the other's from now on. */
  merge: base.input(z.strictObject({ id: DepartmentId, into: DepartmentId })).output(Department),
  /** The merges that hold, newest first, each with what went along. */
  merges: base.output(z.array(MergedRow)),
  /** It stands by itself again: what is the other's still comes back, and what somebody else has now, or came by another merge, is told. */
  undoMerge: base.input(z.strictObject({ id: DepartmentId })).output(MergeUndone),
  /** Removes one that nothing rests on; the history keeps that it was there. */
  remove: base.input(z.strictObject({ id: DepartmentId })).output(z.strictObject({ removed: DepartmentId }))
}

export const people = {
  list: base.output(z.array(Person)),
  /** What those who have left still have: channels, log-ins, decisions, roles. */
  stillHeld: base.output(z.array(StillHeld)),
  add: base.input(PersonEntry).output(Person),
  edit: base
    .input(z.strictObject({ id: PersonId, changes: PersonFields, seen: seen(PersonFields) }))
    .output(Person),
  /** Somebody who stands twice becomes one: what the first answers for and holds is the other's from now on. */
  merge: base.input(z.strictObject({ id: PersonId, into: PersonId })).output(Person),
  /** The merges that hold, newest first, each with what went along. */
  merges: base.output(z.array(MergedRow)),
  /** They stand by themselves again: what is the other's still comes back, and what somebody else has now, or came by another merge, is told. */
  undoMerge: base.input(z.strictObject({ id: PersonId })).output(MergeUndone),
  /** Removes somebody on whom nothing rests; the history keeps that they were there. */
  remove: base.input(z.strictObject({ id: PersonId })).output(z.strictObject({ removed: PersonId }))
}

export const channels = {
  list: base.input(z.strictObject({ retired: z.enum(['with', 'without']) })).output(z.array(ChannelRow)),
  find: base.input(z.strictObject({ id: ChannelId })).output(ChannelRow),
  register: base.input(ChannelEntry).output(ChannelRow),
  /** A change that visitors see (`SEEN_BY_VISITORS`): as for `retire`, there must be a capture, or a reason (P8c). */
  edit: base
    .input(z.strictObject({ id: ChannelId, changes: ChannelChanges, seen: seen(ChannelFields), ...captured }))
    .output(ChannelRow),
  /** Enters a decision, with its document from a file where there is one. */
  setMandate: base
    .input(
      z.strictObject({
        id: ChannelId,
        mandate: MandateDraft,
        covers: MandateCovers.default({ channel: true, personIds: [] }),
        documentPath: FilePath.nullable().default(null)
      })
    )
    .output(ChannelRow),
  /** Every decision on the channel and on people in it, newest first. */
  mandates: base.input(z.strictObject({ id: ChannelId })).output(z.array(MandateRow)),
  /** A decision was entered by mistake, as on somebody else: it does not hold, and stays on file. The right one is entered anew. */
  strikeMandate: base.input(z.strictObject({ id: MandateId, because })).output(MandateRow),
  /** Channels and people that lack a mandate which holds, or soon will. */
  lackingMandate: base.output(z.array(MandateLack)),
  /**
   * Closes a channel. Without `override` it must just have been captured, and the capture verified (P8c). `closedOn`: the
   * day on which it was closed; null: today.
   */
  retire: base
    .input(
      z.strictObject({
        id: ChannelId,
        because,
        ...captured,
        closedOn: CalendarDate.nullable().default(null)
      })
    )
    .output(ChannelRow),
  /** Takes up again a channel that was retired by mistake: it counts as in use all the time between. What was said stays in the history. */
  takeUp: base.input(z.strictObject({ id: ChannelId, because })).output(ChannelRow),
  /** Notes a visible change that is about to be made, under the same condition. */
  announceChange: base.input(z.strictObject({ id: ChannelId, what: because, ...captured })).output(ChannelRow)
}

export const documents = {
  /** Writes a copy of a kept document to a folder outside the archive, under its own name. */
  save: base
    .input(z.strictObject({ sha256: Sha256, dir: FilePath }))
    .output(z.strictObject({ path: z.string() }))
}

/** Who changed what in the register, when, and what it was. */
export const registerHistory = {
  /** `about`: one department, person, channel or website by its id; null: all of the register. */
  list: base.input(z.strictObject({ about: z.uuid().nullable(), ...paging })).output(page(HistoryEntry))
}
