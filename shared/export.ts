// Packages that are handed over: what goes in, what stops it, and what was written.
import { z } from 'zod'
import { ChannelId, ExportId, Instant } from './ids.ts'

/** What to export; null means everything. `from` and `to` bound when the record was made, both included. */
export const ExportScope = z.strictObject({
  channelIds: z.array(ChannelId).min(1).nullable(),
  from: Instant.nullable(),
  to: Instant.nullable()
})
export type ExportScope = z.infer<typeof ExportScope>

/** What a package would hold, and what must be dealt with first. */
export const ExportProposal = z.strictObject({
  channels: z.int(),
  captures: z.int(),
  comments: z.int(),
  messages: z.int(),
  files: z.int(),
  bytes: z.int(),
  /** Why it cannot be written now. */
  blockers: z.array(z.enum(['run-running', 'nothing-selected'])),
  /** What goes along unfinished, so that nobody is taken by surprise. */
  unroutedMessages: z.int(),
  unfinishedComments: z.int()
})
export type ExportProposal = z.infer<typeof ExportProposal>

export const ExportState = z.enum(['writing', 'written', 'failed', 'interrupted'])
export type ExportState = z.infer<typeof ExportState>

export const Export = z.strictObject({
  id: ExportId,
  state: ExportState,
  scope: ExportScope,
  folder: z.string().nullable(),
  files: z.int().nullable(),
  bytes: z.int().nullable(),
  problem: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable()
})
export type Export = z.infer<typeof Export>
