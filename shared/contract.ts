// Everything a window, the CLI or a server may ask of the core. To add a method, start by adding a line here.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { CaptureDetail, CaptureRow, Run, RunRequest } from './capture.ts'
import {
  CommentCandidate,
  CommentDetail,
  CommentRow,
  CommentState,
  Decision,
  RemovalBasis,
  RemovalKind
} from './comment.ts'
import { ERROR_CODES, type ErrorCode, ErrorParams } from './errors.ts'
import { ArchiveEvent } from './events.ts'
import { Export, ExportProposal, ExportScope } from './export.ts'
import { CaptureId, ChannelId, CommentId, ExportId, Instant, MessageId, RunId, Sha256 } from './ids.ts'
import { JournalRow, Verification } from './journal.ts'
import { MessageFile, MessagePaste, MessageRow, MessageState, Route } from './message.ts'
import {
  Address,
  ChannelDraft,
  ChannelFields,
  ChannelRow,
  Department,
  DepartmentDraft,
  Mandate,
  Person,
  PersonDraft
} from './register.ts'

type Refusals = { [Code in ErrorCode]: { data: typeof ErrorParams } }
/** Any method may be refused with any code of the closed list; the data fill the sentence. */
const base = oc.errors(Object.fromEntries(ERROR_CODES.map(code => [code, { data: ErrorParams }])) as Refusals)

/** One page of a list, newest first; `next` continues it. */
const page = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ items: z.array(row), next: z.string().nullable() })
const paging = { limit: z.int().min(1).max(500).default(50), after: z.string().nullable().default(null) }

export const ArchiveStatus = z.strictObject({
  id: z.uuid(),
  municipality: z.string(),
  dir: z.string(),
  createdAt: Instant,
  schema: z.int(),
  period: z.string(),
  channels: z.int(),
  channelsDue: z.int(),
  captures: z.int(),
  capturesFailed: z.int(),
  capturesInterrupted: z.int(),
  comments: z.int(),
  commentsOpen: z.int(),
  messages: z.int(),
  messagesUndecided: z.int(),
  /** Files in `inbox/` that no act has entered yet. */
  inboxFiles: z.int(),
  exports: z.int(),
  objects: z.int(),
  objectBytes: z.int(),
  journalLines: z.int(),
  journalHead: Sha256.nullable()
})
export type ArchiveStatus = z.infer<typeof ArchiveStatus>

export const contract = {
  archive: {
    /** The open archive, or null. */
    current: base.output(z.strictObject({ dir: z.string(), municipality: z.string() }).nullable()),
    create: base
      .input(z.strictObject({ dir: z.string().min(1), municipality: z.string().trim().min(1).max(200) }))
      .output(ArchiveStatus),
    open: base.input(z.strictObject({ dir: z.string().min(1) })).output(ArchiveStatus),
    close: base.output(z.null()),
    status: base.output(ArchiveStatus),
    /** Reads every journal line and every object again. Progress comes as `verify-progress` events. */
    verify: base.output(Verification),
    events: base.output(eventIterator(ArchiveEvent))
  },
  departments: {
    list: base.output(z.array(Department)),
    add: base.input(DepartmentDraft).output(Department)
  },
  people: {
    list: base.output(z.array(Person)),
    add: base.input(PersonDraft).output(Person)
  },
  channels: {
    list: base.input(z.strictObject({ retired: z.enum(['with', 'without']) })).output(z.array(ChannelRow)),
    find: base.input(z.strictObject({ id: ChannelId })).output(ChannelRow),
    register: base.input(ChannelDraft).output(ChannelRow),
    edit: base.input(z.strictObject({ id: ChannelId, changes: ChannelFields })).output(ChannelRow),
    setMandate: base.input(z.strictObject({ id: ChannelId, mandate: Mandate })).output(ChannelRow),
    retire: base
      .input(z.strictObject({ id: ChannelId, because: z.string().trim().min(1).max(500) }))
      .output(ChannelRow)
  },
  captures: {
    list: base
      .input(z.strictObject({ channelId: ChannelId.nullable(), runId: RunId.nullable(), ...paging }))
      .output(page(CaptureRow)),
    find: base.input(z.strictObject({ id: CaptureId })).output(CaptureDetail),
    /** The visible text of a capture, or its provenance (JSON), at most `limit` characters from `offset`. */
    text: base
      .input(
        z.strictObject({
          id: CaptureId,
          role: z.enum(['text', 'provenance']),
          offset: z.int().min(0),
          limit: z.int().min(1).max(200_000)
        })
      )
      .output(z.strictObject({ text: z.string(), total: z.int() })),
    runs: base.input(z.strictObject(paging)).output(page(Run)),
    /** The run that is going on, or null. */
    currentRun: base.output(Run.nullable()),
    /** Starts a run and answers at once; the rest comes as events. */
    startRun: base.input(RunRequest).output(Run),
    findRun: base.input(z.strictObject({ id: RunId })).output(Run),
    /** Stops in order: the capture in hand is given up, the finished ones stay. Answers when it has stopped. */
    stopRun: base.input(z.strictObject({ id: RunId })).output(Run)
  },
  comments: {
    list: base
      .input(z.strictObject({ channelId: ChannelId.nullable(), state: CommentState.nullable(), ...paging }))
      .output(page(CommentRow)),
    find: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
    /** Opens the page and proposes what looks like comments on it; writes nothing. */
    candidates: base.input(z.strictObject({ address: Address })).output(z.array(CommentCandidate)),
    /** Points a comment out and saves it. An attempt that fails stays `noticed`, with the problem. */
    preserve: base
      .input(
        z.strictObject({
          channelId: ChannelId,
          address: Address,
          /** The CSS selector of the element that holds the comment; null takes the one the address points at. */
          selector: z.string().trim().min(1).max(2000).nullable()
        })
      )
      .output(CommentDetail),
    /** Tries again to save one that is still only noticed. */
    retry: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
    decide: base.input(z.strictObject({ id: CommentId, decision: Decision })).output(CommentDetail),
    /** Reads the saved copy back and re-hashes it; only then may the comment be removed (P9b). */
    clear: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
    confirmRemoved: base
      .input(z.strictObject({ id: CommentId, kind: RemovalKind, basis: RemovalBasis }))
      .output(CommentDetail)
  },
  messages: {
    list: base
      .input(z.strictObject({ channelId: ChannelId.nullable(), state: MessageState.nullable(), ...paging }))
      .output(page(MessageRow)),
    find: base.input(z.strictObject({ id: MessageId })).output(MessageRow),
    paste: base.input(MessagePaste).output(MessageRow),
    takeFile: base.input(MessageFile).output(MessageRow),
    route: base.input(z.strictObject({ id: MessageId, route: Route })).output(MessageRow),
    /** The message as `.eml` (RFC 5322), as it was written when it was copied to the mailbox. */
    mail: base
      .input(z.strictObject({ id: MessageId }))
      .output(z.strictObject({ name: z.string(), eml: z.string() }))
  },
  exports: {
    list: base.output(z.array(Export)),
    propose: base.input(ExportScope).output(ExportProposal),
    /** Writes the package, verifies it by reading it back, and answers when it has its name. */
    create: base.input(ExportScope).output(Export),
    find: base.input(z.strictObject({ id: ExportId })).output(Export)
  },
  journal: {
    list: base.input(z.strictObject({ about: z.string().nullable(), ...paging })).output(page(JournalRow))
  }
}
export type Contract = typeof contract
