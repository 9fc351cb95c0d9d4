// The diary system: which one it is and how it is reached, and what became of each record that was sent to it.
import { z } from 'zod'
import { FilePath, PathShown } from './file-path.ts'
import { DepartmentId, ExportId, Instant, ReceiptId, SendingId } from './ids.ts'
import { turningNothing } from './one-line.ts'
import { OutgoingState } from './outbox.ts'
import { RecordKind } from './record.ts'

/**
 * `public-360`: over its SIF interface. `watch-folder`: a folder that the diary system watches. `e-mail`: to the registry's
 * mailbox, where somebody registers by hand.
 */
export const DiaryProgram = z.enum(['public-360', 'watch-folder', 'e-mail'])
export type DiaryProgram = z.infer<typeof DiaryProgram>

/** What each is called where it is named as the one that received something. */
export const DIARY_NAMES: Readonly<Record<DiaryProgram, string>> = {
  'public-360': 'Public 360',
  'watch-folder': 'Diariet, genom bevakad mapp',
  'e-mail': 'Diariet, genom e-post'
}

/** A code of the program's own tables. Every installation has its own: a word, a letter, or `recno:` and a number. */
const Code = z.string().trim().min(1).max(100)

/** The key that stands in every call. Shorter ones could not be told from ordinary text when they are blotted out. */
export const DiarySystemKey = z
  .string()
  .trim()
  .min(8)
  .max(500)
  .refine(text => !/\p{Cc}/u.test(text), 'control-characters')

/** How new cases are made (`CreateCase`). */
const NewCase = z.strictObject({
  status: Code,
  caseType: Code.nullable(),
  subArchive: Code.nullable(),
  /** The number (recno) of the unit that answers for the case. */
  responsibleUnit: z.int().min(1).max(2_147_483_647).nullable()
})

/** For what is marked as secret; without one nothing secret is sent. */
const AccessCode = Code.nullable()
/** Files of one record, in MiB together; what does not fit is left out and named. */
const MostMib = z.int().min(1).max(60).default(30)

/** Where the program answers, and the codes that its tables have for what is sent. */
const Public360Settings = z.strictObject({
  program: z.literal('public-360'),
  /** The address that `/Biz/v2/api/call/…` comes after. */
  address: z.string().trim().min(1).max(500),
  /** The categories of what came in, what was dispatched, and what was drawn up here. */
  categoryIn: Code,
  categoryOut: Code,
  categoryOwn: Code,
  status: Code,
  archive: Code.nullable(),
  /** The role of whoever wrote what came in, and of whoever got what was dispatched. */
  senderRole: Code,
  recipientRole: Code,
  accessCode: AccessCode,
  mostMib: MostMib,
  /** Null: records only go into cases that are there. */
  newCase: NewCase.nullable()
})
export type Public360Settings = z.infer<typeof Public360Settings>

const WatchFolderSettings = z.strictObject({
  program: z.literal('watch-folder'),
  /** The whole path of the folder. */
  dir: FilePath,
  accessCode: AccessCode
})
export type WatchFolderSettings = z.infer<typeof WatchFolderSettings>

const EmailSettings = z.strictObject({
  program: z.literal('e-mail'),
  /** The registry's own address. */
  mailbox: z.email().max(254),
  accessCode: AccessCode,
  mostMib: MostMib
})
export type EmailSettings = z.infer<typeof EmailSettings>

export const DiarySystemDraft = z.discriminatedUnion('program', [
  Public360Settings,
  WatchFolderSettings,
  EmailSettings
])
export type DiarySystemDraft = z.infer<typeof DiarySystemDraft>

/** The system as it was shown, without what is noted of it: its folder is compared, and nothing is written there. */
export const DiarySystemShown = z.discriminatedUnion('program', [
  Public360Settings.strip(),
  WatchFolderSettings.extend({ dir: PathShown }).strip(),
  EmailSettings.strip()
])

const AsSaved = {
  savedAt: Instant,
  savedBy: z.string(),
  /** When it last answered as it should, and what was wrong the last time it did not (a refusal's code). */
  checkedAt: Instant.nullable(),
  problem: z.string().nullable()
}
export const DiarySystem = z.discriminatedUnion('program', [
  Public360Settings.extend(AsSaved),
  WatchFolderSettings.extend(AsSaved),
  EmailSettings.extend(AsSaved)
])
export type DiarySystem = z.infer<typeof DiarySystem>

/** Whether it must be told of cases that are there, since it makes none. */
export const makesNoCases = (system: DiarySystem): boolean =>
  system.program === 'public-360' && system.newCase === null

const CaseNumber = turningNothing(100)

/** Where records go: into a case that is there, each into a new one, or as it is set for each department. */
export const CaseChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), number: CaseNumber }),
  z.strictObject({ kind: z.literal('new-case') }),
  z.strictObject({ kind: z.literal('by-department') })
])
export type CaseChoice = z.infer<typeof CaseChoice>

/** `each`: a case for each record. `yearly`: one case a year for all channels of the department (samlingsärende). */
export const Filing = z.enum(['each', 'yearly'])
export type Filing = z.infer<typeof Filing>

/** The number that the diary has given the case of a department and a year; null takes away one that was wrong. */
export const YearlyCaseDraft = z.strictObject({
  departmentId: DepartmentId,
  year: z.int().min(1990).max(2200),
  number: CaseNumber.nullable()
})
export type YearlyCaseDraft = z.infer<typeof YearlyCaseDraft>

/** How the records of each department are filed; `standard` is for those that have nothing of their own (null). */
export const FilingOverview = z.strictObject({
  standard: Filing,
  departments: z.array(
    z.strictObject({
      id: DepartmentId,
      name: z.string(),
      filing: Filing.nullable(),
      /** Newest first. */
      cases: z.array(
        z.strictObject({ year: z.int(), number: z.string(), notedAt: Instant, notedBy: z.string() })
      )
    })
  )
})
export type FilingOverview = z.infer<typeof FilingOverview>

/**
 * `sending`: begun. `handed-over`: it lies where the diary takes it from, and a receipt or a person says what became of it.
 * `mail-failed`: it was to go by mail, which was refused or came back; the mail may be sent again.
 * `sent`: entered, with its number. `refused`: certainly not entered. `uncertain`: it may have been, and a person must look.
 * `absent`: a person has looked, and it is not there.
 */
const SendingState = z.enum([
  'sending',
  'handed-over',
  'mail-failed',
  'sent',
  'refused',
  'uncertain',
  'absent'
])

/** Why a record was not entered, or is not known to be. */
export const SendingProblem = z.enum([
  'rejected',
  'too-large',
  'no-access-code',
  'secret-not-chosen',
  'unreachable',
  'key-refused',
  'not-there',
  'busy',
  'no-answer',
  'bad-answer',
  'failed',
  'interrupted',
  'not-received'
])
export type SendingProblem = z.infer<typeof SendingProblem>

export const Sending = z.strictObject({
  id: SendingId,
  exportId: ExportId,
  kind: RecordKind,
  itemId: z.uuid(),
  /** How many it covers: the messages of a conversation go together, and the one that is named stands for them. */
  records: z.int(),
  program: DiaryProgram,
  state: SendingState,
  /** What it is called where it was handed over: the folder that it lies in, or the Message-ID of the mail. */
  reference: z.string().nullable(),
  /** How it stands with the mail; null where there is none. */
  mail: OutgoingState.nullable(),
  /** What was being made last. */
  step: z.enum(['case', 'document']),
  caseNumber: z.string().nullable(),
  /** The number that the program gave the document. */
  number: z.string().nullable(),
  problem: SendingProblem.nullable(),
  /** What the program said when it refused, in its own words. */
  reply: z.string().nullable(),
  /** Files that were too large together with the others, by their names in the package. */
  leftOut: z.array(z.string()),
  receiptId: ReceiptId.nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  endedAt: Instant.nullable()
})
export type Sending = z.infer<typeof Sending>

/** What a round came to: each record that was asked for is in one of the numbers, but for those that have no files. */
export const SendingOutcome = z.strictObject({
  sent: z.int(),
  /** Handed over, and without a number yet. */
  handedOver: z.int(),
  refused: z.int(),
  uncertain: z.int(),
  /** Acknowledged, being sent or uncertain since before. */
  known: z.int(),
  /** Not tried: the round ends with one that is uncertain. */
  left: z.int()
})
export type SendingOutcome = z.infer<typeof SendingOutcome>

/** What a person found in the program. `caseNumber`: the case that is there, where one had been asked for. */
export const SendingFinding = z.discriminatedUnion('found', [
  z.strictObject({
    found: z.literal('there'),
    number: CaseNumber,
    caseNumber: CaseNumber.nullable()
  }),
  z.strictObject({ found: z.literal('absent'), caseNumber: CaseNumber.nullable() })
])
export type SendingFinding = z.infer<typeof SendingFinding>

/** Why a file in the watched folder that is named as a receipt says nothing. */
export const DiaryReceiptProblem = z.enum(['unreadable', 'other-sending', 'no-number', 'in-future'])
export type DiaryReceiptProblem = z.infer<typeof DiaryReceiptProblem>

/** What the receipts in the watched folder came to, counted in sendings. */
export const DiaryReceipts = z.strictObject({
  registered: z.int(),
  refused: z.int(),
  /** Those that wait for a receipt, or for a person. */
  waiting: z.int(),
  unread: z.array(z.strictObject({ file: z.string(), why: DiaryReceiptProblem }))
})
export type DiaryReceipts = z.infer<typeof DiaryReceipts>
