// The diary system (Public 360), spoken to over its SIF interface: how it is reached, and what became of each
// record that was sent to it.
import { z } from 'zod'
import { DepartmentId, ExportId, Instant, ReceiptId, SendingId } from './ids.ts'
import { RecordKind } from './record.ts'

/** What the program is called where it is named as the one that received something. */
export const DIARY_SYSTEM_NAME = 'Public 360'

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

/** Where the program answers, and the codes that its tables have for what is sent. */
export const DiarySystemDraft = z.strictObject({
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
  /** For what is marked as secret; without one nothing secret is sent. */
  accessCode: Code.nullable(),
  /** Files of one record, in MiB together; what does not fit is left out and named. */
  mostMib: z.int().min(1).max(60),
  /** Null: records only go into cases that are there. */
  newCase: NewCase.nullable()
})
export type DiarySystemDraft = z.infer<typeof DiarySystemDraft>

export const DiarySystem = DiarySystemDraft.extend({
  savedAt: Instant,
  savedBy: z.string(),
  /** When it last answered as it should, and what was wrong the last time it did not (a refusal's code). */
  checkedAt: Instant.nullable(),
  problem: z.string().nullable()
})
export type DiarySystem = z.infer<typeof DiarySystem>

const CaseNumber = z.string().trim().min(1).max(100)

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
 * `sending`: begun. `sent`: entered, with its number. `refused`: certainly not entered. `uncertain`: it may have been, and a
 * person must look. `absent`: a person has looked, and it is not there.
 */
const SendingState = z.enum(['sending', 'sent', 'refused', 'uncertain', 'absent'])

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
  'interrupted'
])
export type SendingProblem = z.infer<typeof SendingProblem>

export const Sending = z.strictObject({
  id: SendingId,
  exportId: ExportId,
  kind: RecordKind,
  itemId: z.uuid(),
  /** How many it covers: the messages of a conversation go together, and the one that is named stands for them. */
  records: z.int(),
  state: SendingState,
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
