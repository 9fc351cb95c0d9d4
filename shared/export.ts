// Packages that are handed over: what goes in, what stops it, and what was written.

import { z } from 'zod'
import { CaptureState } from './capture.ts'
import { CommentState } from './comment.ts'
import { HalfYearLabel } from './coverage.ts'
import { ErrorParams } from './errors.ts'
import { FilePath, PathShown } from './file-path.ts'
import { ChannelId, DepartmentId, ExportId, Instant } from './ids.ts'
import { MessageState } from './message.ts'
import { normalized } from './normal-form.ts'
import { oneLine, turningNothing } from './one-line.ts'
import {
  asOrganisationNumber,
  hasOrganisationForm,
  isOrganisationNumber,
  isWrittenAsNumber
} from './organisation-number.ts'
import { Receiver } from './receiver.ts'
import { RecordKind, RecordRef } from './record.ts'

/** The states of all kinds of records that may be handed over; no two kinds share a word. */
export const RecordState = z.enum([
  ...CaptureState.exclude(['running', 'failed', 'interrupted']).options,
  ...CommentState.options,
  ...MessageState.options
])
export type RecordState = z.infer<typeof RecordState>

const WithSecret = z.enum(['leave-out', 'include-marked'])

const chosen = <Item extends z.ZodType>(item: Item) =>
  z.array(item).min(1).max(10_000).nullable().default(null)

/**
 * What to export: records that fit everything that is said; null asks for nothing. `from` and `to` bound when the
 * record came in or a page was captured, both included, whenever it was entered here; a half-year bounds it too, in Swedish time.
 */
export const ExportScope = z.strictObject({
  channelIds: z.array(ChannelId).min(1).nullable(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  halfYear: HalfYearLabel.nullable().default(null),
  departmentIds: chosen(DepartmentId),
  kinds: chosen(RecordKind),
  states: chosen(RecordState),
  /** What the record was registered under, or the number or the case of a receipt for it. */
  diaryNumber: z.string().trim().min(1).max(100).nullable().default(null),
  /** Only what this receiver has not acknowledged in any package. */
  withoutReceipt: Receiver.nullable().default(null),
  /** Picked by hand. */
  records: chosen(RecordRef),
  /** Messages without a decision and comments whose copy is not verified: they stop the package, stay out, or go along. */
  unfinished: z.enum(['stop', 'leave-out', 'include']).default('stop'),
  /**
   * Records marked as secret stay out (P5), unless somebody chooses to hand them to the authority's own diary or
   * e-archive: then they go along with the paragraph of the mark (OSL 5:5).
   */
  withSecret: WithSecret.default('leave-out')
})
export type ExportScope = z.infer<typeof ExportScope>
/** Asks for nothing: the whole archive, as far as it is finished. */
export const EVERYTHING = ExportScope.parse({ channelIds: null, from: null, to: null })

/**
 * What a package is made as: BagIt 1.0, an E-ARK SIP (2.1.0 is FGS Paketstruktur 2.0), one that declares its content to be
 * CITS ERMS 2.1 (a SIP 2.1.0) or 3 (a SIP 2.2.0), FGS Paketstruktur 1.2, or a
 * folder for a diary with a register document for each record, in PDF/A-2b or 1b.
 */
export const ExportFormat = z.enum([
  'bagit',
  'eark-sip-2.1.0',
  'eark-sip-2.2.0',
  'eark-erms-2.1',
  'eark-erms-3',
  'fgs-1.2',
  'diary-pdfa-2b',
  'diary-pdfa-1b'
])
export type ExportFormat = z.infer<typeof ExportFormat>
export type SipVersion = '2.1.0' | '2.2.0'

/** Receivers show it on one line, and letters that turn the line about would say another thing there than here. */
const title = turningNothing(200)

const code = title
  // Digits of full width and the like look the same, and no receiver finds them.
  .overwrite(text => asOrganisationNumber(normalized(text, 'NFKC')))
  .refine(text => !isWrittenAsNumber(text) || hasOrganisationForm(text), {
    error: 'not-an-organisation-number',
    abort: true
  })
  .refine(text => !isWrittenAsNumber(text) || isOrganisationNumber(text), 'wrong-check-digit')

/** Who delivers to whom, as a SIP says it. Where no name is given the municipality's own is taken. */
export const Delivery = z.strictObject({
  /** The archival creator (arkivbildare) and its identification code: the organisation number, or what the receiver asks for. An organisation number is written 212000-0142. */
  creator: title.nullable(),
  creatorCode: code.nullable(),
  /** Who delivers (levererande organisation), and its code. */
  submitter: title.nullable(),
  submitterCode: code.nullable(),
  /** The archive that receives. */
  preservation: title.nullable(),
  /** The number of the submission agreement (leveransöverenskommelse). */
  agreement: title.nullable(),
  /**
   * A folder with the XML schemas of the standards, to go along and to validate with; null: those that the program brings along. Left out: as
   * it is set for the archive.
   */
  schemas: FilePath.nullable().optional()
})
export type Delivery = z.infer<typeof Delivery>
/** As it was shown: its path is compared, and nothing is read there. */
export const DeliveryShown = Delivery.extend({ schemas: PathShown.nullable().optional() })

/** Somebody whom packages are written for: what is told once, and is the same each time. */
export const PackageReceiver = z.strictObject({
  /** What persons call it. */
  name: oneLine(200),
  receiver: Receiver,
  format: ExportFormat,
  /** Null in forms that say nothing of it. */
  delivery: Delivery.nullable().default(null),
  /** A folder outside the archive, absolute; null is the archive's own `exports`. */
  into: FilePath.nullable().default(null),
  withSecret: WithSecret.default('leave-out'),
  /** Only what it has not acknowledged in any package. */
  onlyNew: z.boolean().default(false)
})
export type PackageReceiver = z.infer<typeof PackageReceiver>
/** As it was shown. */
export const ReceiverShown = PackageReceiver.extend({
  delivery: DeliveryShown.nullable(),
  into: PathShown.nullable()
})

/** What to write and how. */
export const ExportRequest = ExportScope.extend({
  format: ExportFormat.default('bagit'),
  delivery: Delivery.nullable().default(null),
  /** A folder outside the archive, absolute; null is the archive's own `exports`. */
  into: FilePath.nullable().default(null),
  /** What persons call whom it is written for. */
  receiverName: oneLine(200).nullable().default(null)
})

/** Why a package cannot be written now, how much of it there is, and the first of it. */
export const ExportBlocker = z.strictObject({
  code: z.enum(['run-running', 'undecided-messages', 'unverified-comments', 'nothing-selected']),
  count: z.int(),
  first: z.array(z.strictObject({ kind: z.enum(['run', 'comment', 'message']), id: z.uuid() }))
})
export type ExportBlocker = z.infer<typeof ExportBlocker>

/** What stays out by rule, by reason: each record is counted once, by the first that holds. */
export const LeftOut = z.strictObject({
  /** Marked as secret (P5), or kept in for something that is. */
  secret: z.int(),
  /** Judged not to be the authority's (P8a). */
  notOurs: z.int(),
  /** Pointed out, and nothing saved of it yet. */
  drafts: z.int(),
  /** Captures that failed or were cut off: nothing of the page was kept. */
  failed: z.int(),
  /** Unfinished, and the selection leaves that out. */
  unfinished: z.int()
})
export type LeftOut = z.infer<typeof LeftOut>

/** What a package would hold, and what must be dealt with first. */
export const ExportProposal = z.strictObject({
  channels: z.int(),
  captures: z.int(),
  comments: z.int(),
  messages: z.int(),
  files: z.int(),
  bytes: z.int(),
  /** Why it cannot be written now. */
  blockers: z.array(ExportBlocker),
  /** What goes along unfinished, so that nobody is taken by surprise. */
  unroutedMessages: z.int(),
  unfinishedComments: z.int(),
  leftOut: LeftOut,
  /** Of what stays out as secret: bears no mark, and holds the words of something that does. */
  carriers: z.int(),
  /** Of what stays out as secret: bears no mark, and has not been looked through for secret words, or could not be. */
  unlooked: z.int(),
  /** Pictures, sound and other files that go along and whose words no program reads, while words are secret. */
  unreadFiles: z.int()
})
export type ExportProposal = z.infer<typeof ExportProposal>

/** How many records of each kind a package holds, and what stayed out of it. */
export const Selected = z.strictObject({
  channels: z.int(),
  captures: z.int(),
  comments: z.int(),
  messages: z.int(),
  leftOut: LeftOut
})
export type Selected = z.infer<typeof Selected>

/** A record that a selection holds, in a line. */
export const SelectedRecord = z.strictObject({
  kind: RecordKind,
  id: z.uuid(),
  channelId: ChannelId,
  channelName: z.string(),
  at: Instant,
  state: z.string(),
  /** The address of a capture, and how the text of a comment or a message begins. */
  what: z.string()
})
export type SelectedRecord = z.infer<typeof SelectedRecord>

/** A package packed as one zip file; the path is absolute. */
export const PackedFile = z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })
export type PackedFile = z.infer<typeof PackedFile>

/** `disposed`: it was written, and a disposal has removed its folder since. */
export const ExportState = z.enum(['writing', 'written', 'failed', 'interrupted', 'disposed'])
export type ExportState = z.infer<typeof ExportState>

export const Export = z.strictObject({
  id: ExportId,
  state: ExportState,
  scope: ExportScope,
  /** What was frozen. */
  selected: Selected,
  format: ExportFormat,
  /** Below the archive's folder with `/` between the parts, or the whole path of one elsewhere. */
  folder: z.string().nullable(),
  /** The folder outside the archive that it lies in, or was to lie in; null is the archive's own `exports`. */
  into: z.string().nullable(),
  /** Null in forms that say nothing of it. */
  delivery: Delivery.nullable(),
  /** What persons called whom it was written for, at the time. */
  receiverName: z.string().nullable(),
  /** How many receipts there are that count, and the number of the first. */
  receipts: z.strictObject({ count: z.int(), first: z.string().nullable() }),
  /** When a disposal removed the folder, since records of the package were disposed of. */
  removedAt: Instant.nullable(),
  files: z.int().nullable(),
  bytes: z.int().nullable(),
  /** Why it came to nothing: a code, with the values of its sentence. */
  problem: z.string().nullable(),
  problemValues: ErrorParams,
  startedAt: Instant,
  endedAt: Instant.nullable()
})
export type Export = z.infer<typeof Export>
