// Reports from readers (P7, P9a): taken in as messages that came in, and decided about; a wrong decision is corrected by a new one.
import { Instant, type MessageId } from '#shared/ids.ts'
import type { Report, ReportDecision, ReportDraft } from '#shared/report.ts'
import { answerDuty } from '../../deadlines/deadlines/duties.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record as enterAct } from '../../kernel/journal/record.ts'
import { isKept } from '../../register/records/kept-record.ts'
import { noteMessage } from '../messages/messages.ts'
import * as queries from './queries.ts'

/** A report. @throws ArchiveError not-a-report */
function report(db: ReadDb, id: MessageId): Report {
  const found = queries.findReport(db, id)
  if (found === undefined) throw new ArchiveError('not-a-report', { what: id })
  return found
}

/**
 * Enters a report. It is a message that came in: it waits for an answer, and for a route.
 * @throws ArchiveError not-found, report-of-nothing, channel-retired, not-yet
 */
export async function takeReport(ctx: Context, draft: ReportDraft): Promise<Report> {
  const { record, address } = draft
  if (record === null && address === null) throw new ArchiveError('report-of-nothing')
  if (record !== null && !isKept(ctx.db.read, record))
    throw new ArchiveError('not-found', { what: record.id })
  const receivedAt = timeOf(ctx.db.read, draft)
  const { id } = await noteMessage(ctx, { ...draft, receivedAt }, (tx, id) => {
    // The same words from the same reader at the same time, of the same thing, noted once more.
    if (queries.findReport(tx, id) !== undefined) return
    queries.insertReport(tx, id, draft)
    enterAct(tx, ctx, {
      act: 'message.reported',
      about: id,
      details: { matter: draft.matter, way: draft.way, record: record?.id ?? null }
    })
  })
  return report(ctx.db.read, id)
}

/**
 * Two of one reader, of different things, may be entered with the same minute and the same words: one of them is then a thousandth of
 * a second before, or it would be taken for the other.
 */
function timeOf(db: ReadDb, draft: ReportDraft): Instant | null {
  const { senderName, receivedAt } = draft
  if (senderName === null || receivedAt === null) return receivedAt
  for (let at = receivedAt; ; at = Instant.parse(new Date(Date.parse(at) - 1).toISOString()))
    if (queries.reportAt(db, { ...draft, senderName, receivedAt: at }) !== 'other') return at
}

/** @throws ArchiveError not-a-report, already-decided */
export function decideReport(ctx: Context, id: MessageId, decision: ReportDecision): Report {
  ctx.db.transact(tx => {
    const { decision: before, senderName } = report(tx, id)
    if (before !== null) throw new ArchiveError('already-decided', { what: id })
    const at = ctx.clock.now()
    queries.insertDecision(tx, id, { ...decision, correctedBecause: null, by: ctx.actor, at })
    // Who reported namelessly cannot be answered; one with a name who was told nothing still waits (P7).
    if (decision.toReader !== null || senderName === null) answerDuty(tx, { messageId: id }, at)
    enterAct(tx, ctx, { act: 'message.report-decided', about: id, details: { outcome: decision.outcome } })
  })
  tellChanged(ctx, 'messages')
  return report(ctx.db.read, id)
}

/** The wrong decision stays on file. @throws ArchiveError not-a-report, report-not-decided */
export function correctReport(
  ctx: Context,
  { id, decision, because }: { id: MessageId; decision: ReportDecision; because: string }
): Report {
  ctx.db.transact(tx => {
    if (report(tx, id).decision === null) throw new ArchiveError('report-not-decided', { what: id })
    const now = { by: ctx.actor, at: ctx.clock.now() }
    queries.insertDecision(tx, id, { ...decision, correctedBecause: because, ...now })
    if (decision.toReader !== null) answerDuty(tx, { messageId: id }, now.at)
    enterAct(tx, ctx, { act: 'message.report-corrected', about: id, details: { outcome: decision.outcome } })
  })
  tellChanged(ctx, 'messages')
  return report(ctx.db.read, id)
}
