// What the standards for case and document metadata ask about a record, beside what stands in the index: which way it
// went, its dates, what keeps it from being shown, how it was registered, and what it has to do with others.
import { z } from 'zod'
import { canBe, commentCameIn, isCommentDated, isMessageDated, messageCameIn } from '#shared/came-in.ts'
import type { CaptureRow } from '#shared/capture.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { Instant } from '#shared/ids.ts'
import type { MessageRow, StoredRoute } from '#shared/message.ts'
import type { PlatformStatus } from '#shared/reading.ts'
import type { RecordReceipt } from '#shared/receipt.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { swedishTime } from '../../../kernel/swedish-time.ts'
import { findDiaryEntry } from '../../../messages/messages/read.ts'
import type { YearlyCase } from '../../diary-system/read.ts'
import { type Retention, retentionOf } from '../../disposal/due.ts'
import { candidateOf } from '../../disposal/facts.ts'
import { receiptsOf } from '../../receipts/read.ts'
import { heldSince, rulesInForce } from '../../retention/read.ts'
import { type Case, caseOf, isOwnNumber } from './case.ts'
import { doubted, type Notes, notesOnComment, notesOnMessage } from './notes.ts'
import type { PackagedPlatform } from './platform.ts'
import { type RedactedCopy, redactedCopies } from './redacted.ts'

/**
 * A point in time and what happened then, in the words of CITS ERMS (`dateType`). Every record must say when it was created: when
 * it was written, or, where nobody knows that, when it became a record here.
 */
type DatedFact = readonly [type: 'created' | 'received' | 'sent' | 'captured' | 'decision', at: Instant]

/**
 * A secrecy mark in force (TF 2:20): the provision, when it was made, and by whom. `carried` where the mark is on another record, whose words or
 * files this one holds: whether somebody has decided that they are secret here too, or it is only kept in until then.
 */
const Restriction = z.strictObject({
  paragraph: z.string(),
  markedAt: Instant,
  markedBy: z.string(),
  carried: z.enum(['undecided', 'secret']).nullable()
})

export type RecordFacts = {
  /** `own` is what the authority drew up itself: a page as it captured it. */
  readonly direction: 'in' | 'out' | 'own'
  readonly dates: readonly DatedFact[]
  /** Title and counterpart as they were registered (OSL 5:2), those for all apart from those for the authority alone. */
  readonly registered: {
    readonly number: string | null
    readonly publicTitle: string | null
    readonly protectedTitle: string | null
    readonly publicCounterpart: string | null
    readonly protectedCounterpart: string | null
    /** The day that it came in, where the diary has one of its own. */
    readonly receivedOn?: string | null
  } | null
  /** What it is called elsewhere, with what kind of name that is. */
  readonly otherIds: readonly (readonly [type: string, id: string])[]
  /** The record that it answers. */
  readonly answers: string | null
  /** How it stood where it was written, in words. */
  readonly notes: Notes
  /** When it says itself that it was written, where that cannot be or is after it came in: the dates do not have it. */
  readonly doubtedAt: Instant | null
  /** The conversation that a message is part of. */
  readonly conversation: string | null
  /** What it is registered under: as was entered here, otherwise as the diary answered last. */
  readonly diaryNumber: string | null
  /** What counts of what was answered about it, the newest first. */
  readonly receipts: readonly RecordReceipt[]
  /** The same, where no other record and no case has that number. */
  readonly ownNumber: string | null
  readonly case: Case | null
  /** The department's case of the year, into which the record is sent: where it has such and no receipt puts the record in another. */
  readonly yearlyCase: YearlyCase | null
  readonly restriction: z.infer<typeof Restriction> | null
  /** How long it is kept by the rules in force, as `disposal/` reckons it. */
  readonly retention: Retention
  /** Since when it may not be disposed of for now, whatever the rules say. */
  readonly heldSince: Instant | null
  /** Masked copies that were disclosed, oldest first. */
  readonly redacted: readonly RedactedCopy[]
}

/** @param db shows the records as they were when the selection was frozen */
export function captureFacts(
  db: ReadDb,
  { id, startedAt }: Pick<CaptureRow, 'id' | 'startedAt'>,
  yearly: YearlyCase | null
): RecordFacts {
  return {
    direction: 'own',
    dates: dated(['created', startedAt], ['captured', startedAt]),
    ...NOTHING_ELSEWHERE,
    doubtedAt: null,
    registered: null,
    conversation: null,
    ...common(db, { kind: 'capture', id }, yearly, null)
  }
}

const NOTHING_ELSEWHERE = { otherIds: [], answers: null, notes: [] } as const

export function commentFacts(
  db: ReadDb,
  { comment, platform }: { comment: Omit<CommentDetail, 'files'>; platform: PackagedPlatform | null },
  yearly: YearlyCase | null
): RecordFacts {
  const { id, created, savedAt, decision, registration } = comment
  const cameIn = commentCameIn(comment)
  return {
    direction: platform?.direction ?? 'in',
    dates: dated(
      ['created', earliest(created.at, cameIn)],
      ['sent', platform?.direction === 'out' && isCommentDated(comment) ? cameIn : null],
      ['received', platform?.direction === 'out' || !isCommentDated(comment) ? null : cameIn],
      ['captured', savedAt],
      ['decision', decision?.decidedAt ?? null]
    ),
    ...elsewhere(platform, notesOnComment(comment)),
    doubtedAt: doubted(created.at, cameIn),
    registered: registration,
    conversation: null,
    ...common(db, { kind: 'comment', id }, yearly, registration?.number ?? null)
  }
}

const STATUS: Readonly<Record<PlatformStatus, string>> = {
  visible: 'synlig',
  hidden: 'dold',
  held: 'väntar på granskning',
  spam: 'skräppost',
  trash: 'i papperskorgen',
  gone: 'borta'
}

/** How a comment was seen to stand with its platform last. */
export const platformStatus = ({ status }: PackagedPlatform): string => STATUS[status]

/** What the platform calls it, and how it stood there. What only the authority may know is left out. */
function elsewhere(
  platform: PackagedPlatform | null,
  more: Notes
): Pick<RecordFacts, 'otherIds' | 'answers' | 'notes'> {
  if (platform === null) return { ...NOTHING_ELSEWHERE, notes: more }
  const { nativeId, threadId, parentId, seenAt, vanishedAt, answers } = platform
  const ids = [
    ['platform-id', nativeId.startsWith('page:') ? null : nativeId],
    ['platform-thread-id', threadId],
    ['platform-parent-id', parentId]
  ] as const
  return {
    otherIds: ids.flatMap(([type, id]) => (id === null ? [] : [[type, id] as const])),
    answers,
    notes: [
      [seenAt, `Senast sedd hos plattformen: ${platformStatus(platform)}`],
      ...(vanishedAt === null
        ? []
        : [[vanishedAt, 'Försvann från plattformen utan borttagning härifrån'] as const]),
      ...more
    ]
  }
}

export function messageFacts(
  db: ReadDb,
  message: MessageRow & { readonly routes: readonly StoredRoute[] },
  yearly: YearlyCase | null
): RecordFacts {
  const { id, direction, createdAt, takenInAt, route } = message
  const entry = findDiaryEntry(db, id)
  const cameIn = messageCameIn(message)
  return {
    direction,
    ...NOTHING_ELSEWHERE,
    notes: notesOnMessage(message),
    doubtedAt: doubted(createdAt, cameIn),
    dates: dated(
      ['created', earliest(createdAt, cameIn)],
      ['sent', direction === 'out' && isMessageDated(message) ? cameIn : null],
      ['received', direction === 'out' || !isMessageDated(message) ? null : cameIn],
      ['captured', takenInAt],
      ['decision', route?.decidedAt ?? null]
    ),
    registered:
      route?.diaryNumber == null
        ? null
        : {
            number: route.diaryNumber,
            publicTitle: entry?.publicConcerns ?? null,
            protectedTitle: entry?.protectedConcerns ?? null,
            publicCounterpart: entry?.publicParty ?? null,
            protectedCounterpart: entry?.protectedParty ?? null,
            receivedOn: entry?.receivedOn ?? null
          },
    conversation: message.conversationId,
    ...common(db, { kind: 'message', id }, yearly, route?.diaryNumber ?? null)
  }
}

/** When it was written. It was there when it came in: a later time, and one before there was anything of the kind, is its source's mistake. */
const earliest = (written: Instant | null, cameIn: Instant): Instant =>
  canBe(written, cameIn) ? written : cameIn

/** Those that are known. */
function dated(
  ...facts: readonly (readonly [type: DatedFact[0], at: Instant | null])[]
): readonly DatedFact[] {
  return facts.flatMap(([type, at]) => (at === null ? [] : [[type, at] as const]))
}

function common(
  db: ReadDb,
  record: RecordRef,
  yearly: YearlyCase | null,
  registered: string | null
): Pick<
  RecordFacts,
  | 'diaryNumber'
  | 'ownNumber'
  | 'receipts'
  | 'case'
  | 'yearlyCase'
  | 'restriction'
  | 'retention'
  | 'heldSince'
  | 'redacted'
> {
  const { kind, id } = record
  const receipts = receiptsOf(db, record)
  const answered = receipts.find(({ receiver }) => receiver === 'diary')
  const inCase = caseOf({ registered, answered, yearly })
  const number = registered ?? answered?.number ?? null
  const isOwn =
    number !== null && isOwnNumber(db, { id, number, caseNumber: inCase === null ? null : inCase.number })
  const inAnother = answered?.caseNumber != null && answered.caseNumber !== yearly?.number
  return {
    diaryNumber: number,
    ownNumber: isOwn ? number : null,
    receipts,
    case: inCase,
    yearlyCase: inAnother ? null : yearly,
    restriction: restriction(db, id),
    retention: retentionBy(db, kind, id),
    heldSince: heldSince(db, record),
    redacted: redactedCopies(db, record)
  }
}

/**
 * The mark in force on a record, on what it lies within or on what it holds the words of, as the view `secret_record` has it; asked from the record, since
 * a package asks it of each.
 */
export function restriction(db: ReadDb, id: string): RecordFacts['restriction'] {
  const row = db
    .prepare(
      `WITH record (channel_id, actor_id, conversation_id) AS (
           SELECT channel_id, NULL, NULL FROM capture WHERE id = @id
           UNION ALL SELECT channel_id, actor_id, NULL FROM comment WHERE id = @id
           UNION ALL SELECT channel_id, actor_id, conversation_id FROM message WHERE id = @id
           UNION ALL SELECT id, NULL, NULL FROM channel WHERE id = @id),
         within (id) AS (
           SELECT @id UNION ALL SELECT channel_id FROM record UNION ALL SELECT actor_id FROM record
           UNION ALL SELECT conversation_id FROM record
           UNION ALL SELECT department_id FROM record JOIN channel ON channel.id = channel_id
           UNION ALL SELECT department_id FROM person WHERE id = @id),
         mark AS (
           SELECT *, NULL AS carried FROM secrecy_mark WHERE lifted_at IS NULL AND record_id IN (SELECT id FROM within)
           UNION ALL SELECT secrecy_mark.*, coalesce(outcome, 'undecided') FROM secrecy_carrier
             JOIN secrecy_mark ON seq = mark WHERE secrecy_carrier.kind IN ('capture', 'comment', 'message', 'import')
               AND secrecy_carrier.record_id = @id AND lifted_at IS NULL AND outcome IS NOT 'not-secret')
       SELECT paragraph, marked_at AS markedAt, marked_by AS markedBy, carried FROM mark
       ORDER BY record_id = @id DESC, carried IS NULL DESC, seq DESC LIMIT 1`
    )
    .get({ id })
  return row === undefined ? null : Restriction.parse(row)
}

function retentionBy(db: ReadDb, kind: RecordRef['kind'], id: string): Retention {
  const rules = rulesInForce(db, kind)
  const facts = rules.length === 0 ? undefined : candidateOf(db, kind, id)
  return facts === undefined ? { state: 'without-rule' } : retentionOf(facts, rules)
}

/** What is told of a mark: it is on the record itself or on what that lies within, or on another whose words it has. */
export function restrictionInWords({ markedAt, markedBy, carried }: z.infer<typeof Restriction>): string {
  const marked = `${swedishTime(markedAt)} av ${markedBy}`
  if (carried === null) return `Sekretessmarkerad ${marked}`
  const why = `har ord eller filer ur en handling som sekretessmarkerades ${marked}`
  return carried === 'secret' ? `Prövad som hemlig: ${why}` : `Hålls kvar och är inte prövad än: ${why}`
}
