// The inbox: what waits first and the most urgent of it on top, who handles it, and what was done about it (P7, P8b).

import { randomUUID } from 'node:crypto'
import { AnswerId, type ChannelId, Instant, type ThreadId, type UserId } from '#shared/ids.ts'
import type {
  Answer,
  AnswerCorrection,
  AnswerDraft,
  RedirectText,
  ThreadRow,
  ThreadWhich
} from '#shared/inbox.ts'
import type { Route } from '#shared/message.ts'
import { answerAnew, answerDuty } from '../../deadlines/deadlines/duties.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import type { Page, Paging } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel, channel } from '../../register/register/channels.ts'
import { findDepartment } from '../../register/register/read.ts'
import { findUser } from '../../register/roles/read.ts'
import { requireSeen, withWhatStood } from '../../register/secrecy/seen.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { routeThread } from '../messages/route.ts'
import { type Mark, markOf, readMark } from './mark.ts'
import * as queries from './queries.ts'

/** A thread. @throws ArchiveError not-found */
export function thread({ db, clock }: Pick<Context, 'db' | 'clock'>, id: ThreadId): ThreadRow {
  const found = queries.findThread(db.read, id, clock.now())
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

type Asked = Pick<queries.Filter, 'channelId' | 'handler' | 'reports'> &
  Paging & { readonly which: ThreadWhich }

/** A page of threads: what waits, the most urgent first, then what is done, newest first. */
export function listThreads({ db, clock }: Context, asked: Asked): Page<ThreadRow> {
  const { which, channelId, handler, reports = null, limit } = asked
  const from = asked.after === null ? null : readMark(asked.after)
  const filter = { channelId, handler, reports, now: clock.now() }
  const rows: (queries.Listed & { part: Mark['part'] })[] = []
  // One more than asked for is read, to know whether there is a next page.
  const left = () => ({ ...filter, limit: limit + 1 - rows.length })
  if (which !== 'done' && from?.part !== 'done')
    for (const row of queries.listWaiting(db.read, left(), from ?? { at: '', id: '' }))
      rows.push({ ...row, part: 'waiting' })
  if (which !== 'waiting' && rows.length <= limit)
    for (const row of queries.listDone(db.read, left(), from?.part === 'done' ? from : LAST))
      rows.push({ ...row, part: 'done' })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ part: _, waitsUntil: __, ...row }) => row),
    next:
      rows.length > limit && last !== undefined
        ? markOf({ part: last.part, at: last.waitsUntil ?? last.latestAt, id: last.id })
        : null
  }
}

// Sorts after every instant and every id.
const LAST = { at: '\u{10FFFF}', id: '\u{10FFFF}' }

/** Sets who handles a thread. @throws ArchiveError not-found */
export function assignThread(ctx: Context, id: ThreadId, userId: UserId | null): ThreadRow {
  ctx.db.transact(tx => {
    thread(ctx, id)
    if (userId !== null && findUser(tx, userId) === undefined)
      throw new ArchiveError('not-found', { what: userId })
    queries.setHandler(tx, id, userId)
    record(tx, ctx, { act: 'thread.assigned', about: id, details: { user: userId } })
  })
  tellChanged(ctx, 'messages')
  return thread(ctx, id)
}

/**
 * Enters what was done about what waits for an answer in a thread. An answer counts from when it was sent, for what had
 * come by then; it is entered also when nothing waits, since it is a record of its own.
 * @throws ArchiveError not-found, not-yet, nothing-waits, thread-has-more
 */
export function answerThread(ctx: Context, id: ThreadId, draft: AnswerDraft, messages?: number): ThreadRow {
  const now = ctx.clock.now()
  const at = draft.kind === 'answered' ? draft.sentAt : now
  if (at > now) throw new ArchiveError('not-yet', { at })
  ctx.db.transact(tx => {
    refuseUnread(thread(ctx, id), messages)
    const answered = queries.unansweredOf(tx, id, endOfMinute(at))
    if (answered.length === 0 && draft.kind !== 'answered') throw new ArchiveError('nothing-waits')
    const first = { corrects: null, correctedBecause: null }
    enterAnswer(tx, ctx, { threadId: id, draft, at, answered, ...first })
  })
  tellChanged(ctx, 'messages')
  return thread(ctx, id)
}

/** The answer, and what it is the first answer to. */
function enterAnswer(tx: WriteDb, ctx: Context, given: NewAnswer): void {
  const { threadId, draft, at, answered, corrects, correctedBecause } = given
  const id = AnswerId.parse(randomUUID())
  queries.insertAnswer(tx, {
    ...{ ...NOTHING, ...draft, id, threadId, messages: answered.length },
    ...{ recordedAt: ctx.clock.now(), recordedBy: ctx.actor, corrects, correctedBecause }
  })
  const answer = () => {
    for (const { messageId, receivedAt } of answered) {
      const isInSameMinute = receivedAt > at
      answerDuty(tx, { messageId }, isInSameMinute ? receivedAt : at, id)
    }
  }
  if (corrects === null) answer()
  else answerAnew(tx, corrects, answer)
  record(tx, ctx, {
    act: corrects === null ? 'thread.answered' : 'thread.answer-corrected',
    about: threadId,
    details: {
      ...{ answer: id, kind: draft.kind, messages: answered.length },
      ...(corrects === null ? {} : { corrects })
    }
  })
}
type NewAnswer = Pick<Answer, 'threadId' | 'corrects' | 'correctedBecause'> & {
  readonly draft: AnswerCorrection
  readonly at: Instant
  readonly answered: ReturnType<typeof queries.unansweredOf>
}

/**
 * Corrects what was entered wrongly by a new entry, which holds from now on; the wrong one stays on file. What it stood as the
 * answer to waits again, unless the new one answers it.
 * @throws ArchiveError not-found, not-yet, already-corrected
 */
export function correctAnswer(
  ctx: Context,
  asked: { readonly id: AnswerId; readonly answer: AnswerCorrection; readonly because: string }
): ThreadRow {
  const { id: corrects, answer: draft, because: correctedBecause } = asked
  const threadId = ctx.db.transact(tx => {
    const wrong = queries.findAnswer(tx, corrects)
    if (wrong === undefined) throw new ArchiveError('not-found', { what: corrects })
    if (wrong.kind === 'withdrawn' || queries.isCorrected(tx, corrects))
      throw new ArchiveError('already-corrected')
    // Without a time of its own it counts from when the wrong one did: it is what was done then.
    const at = draft.kind === 'answered' ? draft.sentAt : (wrong.sentAt ?? wrong.recordedAt)
    if (at > ctx.clock.now()) throw new ArchiveError('not-yet', { at })
    const { threadId } = wrong
    const answered =
      draft.kind === 'withdrawn' ? [] : queries.unansweredOf(tx, threadId, endOfMinute(at), corrects)
    enterAnswer(tx, ctx, { threadId, draft, at, answered, corrects, correctedBecause })
    return threadId
  })
  tellChanged(ctx, 'messages')
  return thread(ctx, threadId)
}

/** A person decides on what they have read. @throws ArchiveError thread-has-more */
function refuseUnread(found: ThreadRow, messages: number | undefined): void {
  if (messages !== undefined && found.messages > messages)
    throw new ArchiveError('thread-has-more', { count: found.messages - messages })
}

// A person gives the time by the minute, and the answer may have been sent in the minute that the question came.
const endOfMinute = (at: Instant): Instant =>
  at.endsWith(':00.000Z') ? Instant.parse(at.replace(':00.000Z', ':59.999Z')) : at

const NOTHING = {
  text: null,
  sentAt: null,
  sentBy: null,
  sentWhere: null,
  forwardedTo: null,
  because: null
} satisfies Partial<Answer>

/**
 * Routes everything in a thread that waits for a route.
 * @throws ArchiveError not-found, already-decided, thread-has-more
 */
export async function routeWholeThread(
  ctx: Context,
  id: ThreadId,
  route: Route,
  messages?: number
): Promise<ThreadRow> {
  refuseUnread(thread(ctx, id), messages)
  await routeThread(ctx, id, route)
  return thread(ctx, id)
}

const STANDARD =
  'Hej! Tack för ditt meddelande. För att vi ska kunna hjälpa dig behöver du skriva till {mailbox}. Skriv inte känsliga uppgifter här.'

// With the mark, so that another mailbox of the department is no other text.
const asMarked = ({ text, mailbox }: RedirectText): string =>
  mailbox === null ? text : text.replaceAll(mailbox, '{mailbox}')

/** What a sender is answered who is asked to write to the mailbox. @throws ArchiveError not-found */
export function redirectText(db: ReadDb, channelId: ChannelId): RedirectText {
  const { departmentId } = channel(db, channelId)
  const mailbox = findDepartment(db, departmentId)?.mailbox ?? null
  const text = queries.findRedirectText(db, channelId) ?? STANDARD
  return { text: mailbox === null ? text : text.replaceAll('{mailbox}', mailbox), mailbox }
}

/** @throws ArchiveError not-found, channel-retired, changed-meanwhile */
export function setRedirectText(
  ctx: Context,
  channelId: ChannelId,
  text: string | null,
  seen: RedirectText | null = null
): RedirectText {
  ctx.db.transact(tx => {
    activeChannel(tx, channelId)
    const now = asMarked(redirectText(tx, channelId))
    requireSeen(
      ctx,
      tx,
      { acts: ['channel.redirect-text-set'], about: channelId },
      seen === null ? null : { text: asMarked(seen) },
      { text: now }
    )
    requireNoSecretWords(tx, [text])
    queries.setRedirectText(tx, channelId, withWhatStood(ctx, tx, text, now))
    record(tx, ctx, { act: 'channel.redirect-text-set', about: channelId })
  })
  tellChanged(ctx, 'messages')
  return redirectText(ctx.db.read, channelId)
}
