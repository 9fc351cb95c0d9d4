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

/**
 * What a package is made as: BagIt 1.0, an E-ARK SIP (2.1.0 is FGS Paketstruktur 2.0), FGS Paketstruktur 1.2, or a
 * folder for a registry with a register document for each record, in PDF/A-2b or 1b.
 */
export const ExportFormat = z.enum([
  'bagit',
  'eark-sip-2.1.0',
  'eark-sip-2.2.0',
  'fgs-1.2',
  'registry-pdfa-2b',
  'registry-pdfa-1b'
])
export type ExportFormat = z.infer<typeof ExportFormat>
export type SipVersion = '2.1.0' | '2.2.0'

const title = z.string().trim().min(1).max(200)

/** Who delivers to whom, as a SIP says it. Where no name is given the municipality's own is taken. */
export const Delivery = z.strictObject({
  /** The archival creator (arkivbildare) and its identification code (organisationsnummer). */
  creator: title.nullable(),
  creatorCode: title.nullable(),
  /** Who delivers (levererande organisation), and its code. */
  submitter: title.nullable(),
  submitterCode: title.nullable(),
  /** The archive that receives. */
  preservation: title.nullable(),
  /** The number of the submission agreement (leveransöverenskommelse). */
  agreement: title.nullable(),
  /** A folder with the official XML schemas, to go along and to validate with. */
  schemas: z.string().min(1).nullable()
})
export type Delivery = z.infer<typeof Delivery>

/** What to write and how. */
export const ExportRequest = ExportScope.extend({
  format: ExportFormat.default('bagit'),
  delivery: Delivery.nullable().default(null),
  /** A folder outside the archive, absolute; null is the archive's own `exports`. */
  into: z.string().min(1).max(4000).nullable().default(null)
})
export type ExportRequest = z.infer<typeof ExportRequest>

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
  unfinishedComments: z.int(),
  /** Records of these channels that are left out because they are marked as secret (P5). */
  secret: z.int()
})
export type ExportProposal = z.infer<typeof ExportProposal>

export const ExportState = z.enum(['writing', 'written', 'failed', 'interrupted'])
export type ExportState = z.infer<typeof ExportState>

export const Export = z.strictObject({
  id: ExportId,
  state: ExportState,
  scope: ExportScope,
  format: ExportFormat,
  /** Below the archive's folder with `/` between the parts, or the whole path of one elsewhere. */
  folder: z.string().nullable(),
  files: z.int().nullable(),
  bytes: z.int().nullable(),
  problem: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable()
})
export type Export = z.infer<typeof Export>
