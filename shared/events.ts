// What the core tells its listeners while it works. Events carry ids and counts, never content.
import { z } from 'zod'
import { CaptureState } from './capture.ts'
import { CaptureId, ChannelId, DisclosureId, ExportId, ImportId, RunId } from './ids.ts'
import { ImportState } from './imports.ts'

/** The lists a page may hold; a `changed` event makes the page ask again. */
export const Noun = z.enum([
  'archive',
  'users',
  'register',
  'consents',
  'captures',
  'rounds',
  'comments',
  'messages',
  'imports',
  'deadlines',
  'alerts',
  'outbox',
  'mailboxes',
  'webhooks',
  'exports',
  'disclosures',
  'retention',
  'backups',
  'checks',
  'timestamps',
  'search',
  'journal'
])
export type Noun = z.infer<typeof Noun>

/** Which address of how many a capture is of. */
const captureAt = {
  runId: RunId,
  captureId: CaptureId,
  channelId: ChannelId,
  channelName: z.string(),
  address: z.string(),
  done: z.int(),
  total: z.int()
}

export const ArchiveEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), noun: Noun }),
  /** A step of one capture began, and what is being done. */
  z.strictObject({ kind: z.literal('capture-step'), ...captureAt, step: z.string() }),
  z.strictObject({ kind: z.literal('capture-ended'), ...captureAt, state: CaptureState }),
  /** `problem` is the code of the refusal that ended the run before its time. */
  z.strictObject({ kind: z.literal('run-ended'), runId: RunId, problem: z.string().nullable() }),
  z.strictObject({
    kind: z.literal('export-progress'),
    exportId: ExportId,
    phase: z.enum(['copying', 'verifying']),
    doneBytes: z.int(),
    totalBytes: z.int()
  }),
  /** How much of a picture has been looked at for faces. */
  z.strictObject({
    kind: z.literal('faces-progress'),
    disclosureId: DisclosureId,
    done: z.int(),
    total: z.int()
  }),
  /** How many of the ways through the records a disposal has been worked out by. */
  z.strictObject({ kind: z.literal('assess-progress'), done: z.int(), total: z.int() }),
  /** How many records of a package have been sent to the diary system, or could not be. */
  z.strictObject({
    kind: z.literal('sending-progress'),
    exportId: ExportId,
    done: z.int(),
    total: z.int()
  }),
  /** `keeping`: the files are being kept as they came; `reading`: they are being read. */
  z.strictObject({
    kind: z.literal('import-progress'),
    importId: ImportId,
    phase: z.enum(['keeping', 'reading']),
    doneBytes: z.int(),
    totalBytes: z.int(),
    seen: z.int(),
    imported: z.int()
  }),
  z.strictObject({ kind: z.literal('import-ended'), importId: ImportId, state: ImportState }),
  /** Answers are late or due today: a person at the computer is to be told. */
  z.strictObject({ kind: z.literal('reminder'), overdue: z.int(), dueToday: z.int() }),
  /** A page is about to be opened to look for a comment: all that could be refused before has been. */
  z.strictObject({ kind: z.literal('page-opening') }),
  /** How far a pile of comments, or a going through of posts, has come; `failed` could not be saved. */
  z.strictObject({
    kind: z.literal('pile-progress'),
    channelId: ChannelId,
    done: z.int(),
    total: z.int(),
    failed: z.int()
  }),
  z.strictObject({
    kind: z.literal('backup-progress'),
    doneBytes: z.int(),
    totalBytes: z.int()
  }),
  z.strictObject({
    kind: z.literal('verify-progress'),
    doneBytes: z.int(),
    totalBytes: z.int()
  })
])
export type ArchiveEvent = z.infer<typeof ArchiveEvent>
