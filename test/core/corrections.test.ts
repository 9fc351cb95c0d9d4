// What was decided wrongly is decided anew: the wrong decision stays on file, with who, when and why (OSL 5:1, P7, P9a).
import { expect, it } from 'vitest'
import { EVERYTHING } from '#shared/export.ts'
import { Instant, type MessageId, ThreadId } from '#shared/ids.ts'
import type { Route } from '#shared/message.ts'
import { archiveStatus } from '../../electron/core/app/status.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { answersBy, waitingNow } from '../../electron/core/deadlines/deadlines/answers.ts'
import { fourFields } from '../../electron/core/delivery/exports/four-fields.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { swedishDate } from '../../electron/core/kernel/swedish-time.ts'
import {
  answerThread,
  correctAnswer,
  thread as inboxThread,
  listThreads
} from '../../electron/core/messages/inbox/inbox.ts'
import { listAnswers } from '../../electron/core/messages/inbox/read.ts'
import { message, messageMail, pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { findDiaryEntry, listRoutes } from '../../electron/core/messages/messages/read.ts'
import { correctRoute, routeMessage } from '../../electron/core/messages/messages/route.ts'
import { unregisteredSecrets } from '../../electron/core/register/secrecy/list.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { copiesOf, newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, REMOVE } from '../helpers/comments.ts'

const MINOR: Route = { kind: 'minor', because: 'Ett tack' }

it('keeps what a correction does not say anew: the words for all to read, and those that are for the authority', async () => {
  const { ctx, id } = await withMessage()
  const entry = {
    ...{ publicParty: 'En enskild', publicConcerns: 'Fråga om skolan' },
    ...{ protectedParty: 'Åsa Löv', protectedConcerns: 'Sonens hälsa' }
  }
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'BUN 2026/17', entry })
  const to = (diaryNumber: string, more = {}) =>
    correctRoute(ctx, { id, route: { kind: 'registered', diaryNumber, ...more }, because: 'Skrivfel' })
  await to('BUN 2026/18')
  const held = () => listRoutes(ctx.db.read, id).at(-1)?.entry
  expect(held()).toMatchObject(entry)
  expect(fourFields(ctx.db.read, { kind: 'message', id })).toMatchObject({
    diaryNumber: 'BUN 2026/18',
    counterpart: 'En enskild',
    about: 'Fråga om skolan'
  })
  const nothing = { publicParty: null, protectedParty: null, protectedConcerns: null }
  await to('BUN 2026/19', { entry: { ...nothing, publicConcerns: 'Fråga' } })
  expect(held()).toMatchObject({ ...entry, publicConcerns: 'Fråga' })
})

it('a question that was taken for a thank-you waits again when its route is corrected', async () => {
  const { ctx, clock, id } = await withMessage()
  await routeMessage(ctx, id, MINOR)
  expect(waitingNow(ctx)).toMatchObject({ waiting: 0 })
  clock.advance(60_000)
  await correctRoute(ctx, {
    id,
    route: { kind: 'registered', diaryNumber: 'BUN 2026/17' },
    because: 'En fråga'
  })
  expect(waitingNow(ctx)).toMatchObject({ waiting: 1 })
  await correctRoute(ctx, { id, route: MINOR, because: 'Ett tack, trots allt' })
  expect(waitingNow(ctx)).toMatchObject({ waiting: 0 })
})

it('what was registered in time and turns out to be of minor importance is not late', async () => {
  const { ctx, clock, id } = await withMessage()
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'BUN 2026/17' })
  clock.advance(20 * 86_400_000)
  expect(waitingNow(ctx)).toMatchObject({ overdue: 1 })
  await correctRoute(ctx, { id, route: MINOR, because: 'Ett tack' })
  const [counted] = answersBy(ctx, { from: '2026-11', to: '2026-11' })
  expect(counted).toMatchObject({ received: 1, inTime: 1, late: 0, waiting: 0 })
  // Where it is sent is done when it is sent.
  await correctRoute(ctx, {
    ...{ id, because: 'En fråga' },
    route: { kind: 'registered', diaryNumber: 'BUN 2026/17' }
  })
  await correctRoute(ctx, {
    ...{ id, because: 'Till dem som vet' },
    route: { kind: 'copied', mailbox: 'skola@norrby.example' }
  })
  expect(answersBy(ctx, { from: '2026-11', to: '2026-11' })).toMatchObject([{ inTime: 0, late: 1 }])
})

const withMessage = copiesOf(async () => {
  const made = await newArchive()
  const { id: channelId } = newChannel(made.ctx)
  const { id } = await pasteMessage(made.ctx, {
    channelId,
    senderName: 'Åsa Löv',
    senderAddress: null,
    receivedAt: null,
    text: 'Min son mår inte bra i skolan.'
  })
  return { ...made, channelId, id }
})

const refusedBySchema = (ctx: Awaited<ReturnType<typeof newArchive>>['ctx'], sql: string) =>
  expect(() => ctx.db.transact(tx => void tx.prepare(sql).run()), sql)

it('a wrong route is corrected by a new one, and the wrong one stays with who, when and why', async () => {
  const { ctx, clock, id } = await withMessage()
  await routeMessage(ctx, id, MINOR)
  clock.advance(60_000)
  const corrected = await correctRoute(ctx, {
    id,
    route: { kind: 'registered', diaryNumber: 'BUN 2026/17' },
    because: 'Det är en anmälan, inget tack'
  })
  expect(corrected).toMatchObject({
    state: 'registered',
    route: { diaryNumber: 'BUN 2026/17', minorBecause: null }
  })
  expect(listRoutes(ctx.db.read, id)).toMatchObject([
    { kind: 'minor', minorBecause: 'Ett tack', correctedBecause: null, decidedBy: 'test' },
    { kind: 'registered', diaryNumber: 'BUN 2026/17', correctedBecause: 'Det är en anmälan, inget tack' }
  ])
  refusedBySchema(ctx, `UPDATE message_route SET minor_because = 'x'`).toThrow(/never changed/)
  refusedBySchema(ctx, 'DELETE FROM message_route').toThrow(/disposal/)
  refusedBySchema(
    ctx,
    `UPDATE message SET state = 'minor', diary_number = NULL, minor_because = 'x'`
  ).toThrow(/newest route/)
})

it('a wrong diary number is corrected: the entry that held stays, and the new one holds', async () => {
  const { ctx, id } = await withMessage()
  const entry = {
    publicParty: 'En vårdnadshavare',
    publicConcerns: null,
    protectedParty: 'Åsa Löv',
    protectedConcerns: null
  }
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/1', entry })
  await correctRoute(ctx, {
    id,
    route: {
      kind: 'registered',
      diaryNumber: 'BUN 2026/2',
      entry: { ...entry, publicParty: 'Privatperson' }
    },
    because: 'Fel nämnd'
  })
  expect(findDiaryEntry(ctx.db.read, id)).toMatchObject({ publicParty: 'Privatperson' })
  expect(
    listRoutes(ctx.db.read, id).map(({ diaryNumber, entry }) => [diaryNumber, entry?.publicParty])
  ).toEqual([
    ['KS 2026/1', 'En vårdnadshavare'],
    ['BUN 2026/2', 'Privatperson']
  ])
})

it('a correction may copy to another mailbox; what was sent to the first stays on file', async () => {
  const { ctx, id } = await withMessage()
  await routeMessage(ctx, id, { kind: 'copied', mailbox: 'fel@norrby.example' })
  const first = message(ctx.db.read, id).route?.mail
  await correctRoute(ctx, {
    id,
    route: { kind: 'copied', mailbox: 'ratt@norrby.example' },
    because: 'Fel brevlåda'
  })
  expect((await messageMail(ctx, id)).eml).toContain('ratt@norrby.example')
  expect(listRoutes(ctx.db.read, id)[0]).toMatchObject({ mailbox: 'fel@norrby.example', mail: first })
})

it('an answer that was entered wrongly is corrected by a new one, and what it hid waits again', async () => {
  const { ctx, clock, id } = await withMessage()
  const thread = ThreadId.parse(id)
  const waits = () =>
    listThreads(ctx, { which: 'waiting', channelId: null, handler: null, limit: 9, after: null }).items
  const { dueAt } = waits()[0] ?? { dueAt: null }
  clock.advance(60_000)
  answerThread(ctx, thread, { kind: 'no-answer', because: 'Ett tack' })
  const [wrong] = listAnswers(ctx.db.read, thread)
  if (wrong === undefined) throw new Error('nothing was noted')
  expect(inboxThread(ctx, thread).dueAt).toBeNull()
  clock.advance(60_000)
  // Nothing had been done: it waits again, with the time it always had.
  const because = 'Det var en fråga'
  correctAnswer(ctx, { id: wrong.id, answer: { kind: 'withdrawn' }, because })
  expect(waits()).toMatchObject([{ id: thread, dueAt }])
  expect(listAnswers(ctx.db.read, thread)).toMatchObject([
    { kind: 'no-answer', because: 'Ett tack', messages: 1, corrects: null },
    { kind: 'withdrawn', messages: 0, corrects: wrong.id, correctedBecause: because, recordedBy: 'test' }
  ])
  // Each is corrected once, and what says that nothing was done is no answer.
  for (const { id } of listAnswers(ctx.db.read, thread))
    expect(() => correctAnswer(ctx, { id, answer: { kind: 'withdrawn' }, because })).toThrow(
      'corrected already'
    )
  refusedBySchema(ctx, `UPDATE message_answer SET because = 'x'`).toThrow(/never changed/)
  refusedBySchema(ctx, 'DELETE FROM message_answer').toThrow(/disposal/)
  refusedBySchema(
    ctx,
    `INSERT INTO message_answer (id, thread_id, kind, because, messages, recorded_at, recorded_by, corrects, corrected_because)
     VALUES ('x', '${thread}', 'no-answer', 'x', 0, 'x', 'x', '${wrong.id}', 'x')`
  ).toThrow(/UNIQUE/)
})

it('a corrected answer counts from when it was sent, and the route that is an answer still is one', async () => {
  const { ctx, clock, id } = await withMessage()
  const thread = ThreadId.parse(id)
  const answeredAt = () =>
    (ctx.db.read.prepare('SELECT answered_at AS at FROM duty WHERE message_id = ?').get(id) as { at: string })
      .at
  const came = clock.now()
  clock.advance(60 * 60_000)
  const said = { kind: 'answered', text: 'På tisdag.', sentBy: 'Bo Ek', sentWhere: 'kanalen' } as const
  answerThread(ctx, thread, { ...said, sentAt: clock.now() })
  const first = answeredAt()
  const [wrong] = listAnswers(ctx.db.read, thread)
  if (wrong === undefined) throw new Error('nothing was noted')
  clock.advance(60 * 60_000)
  const earlier = Instant.parse(new Date(Date.parse(came) + 10 * 60_000).toISOString())
  correctAnswer(ctx, { id: wrong.id, answer: { ...said, sentAt: earlier }, because: 'Fel tid' })
  expect([first, answeredAt()]).toEqual([wrong.sentAt, earlier])
  // In the statistics it is answered once.
  const month = swedishDate(clock.now()).slice(0, 7)
  expect(answersBy(ctx, { from: month, to: month })).toMatchObject([{ received: 1, inTime: 1 }])
  await routeMessage(ctx, id, MINOR)
  const routed = clock.now()
  clock.advance(60_000)
  const [, right] = listAnswers(ctx.db.read, thread)
  if (right === undefined) throw new Error('nothing was corrected')
  correctAnswer(ctx, { id: right.id, answer: { kind: 'withdrawn' }, because: 'Det gällde ett annat' })
  expect([answeredAt(), inboxThread(ctx, thread).dueAt]).toEqual([routed, null])
})

it('nothing is corrected that was never decided, and nothing secret is kept out of the diary by a correction', async () => {
  const { ctx, id } = await withMessage()
  const toMinor = { id, route: MINOR, because: 'Fel' }
  await expect(correctRoute(ctx, toMinor)).rejects.toMatchObject({ code: 'not-routed' })
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/1' })
  await markSecret(ctx, { record: { kind: 'message', id }, paragraph: 'OSL 23 kap. 1 §', note: null })
  await expect(correctRoute(ctx, toMinor)).rejects.toMatchObject({ code: 'secret-is-registered' })
  refusedBySchema(
    ctx,
    `INSERT INTO message_route (message_id, kind, minor_because, corrected_because, decided_by, decided_at)
     VALUES ('${id}', 'minor', 'x', 'x', 'x', 'x')`
  ).toThrow(/secret/)
  refusedBySchema(
    ctx,
    `INSERT INTO message_route (message_id, kind, diary_number, decided_by, decided_at)
     VALUES ('${id}', 'registered', 'x', 'x', 'x')`
  ).toThrow(/says why/)
})

it('what is marked secret after it was found of minor importance becomes a task, until it is registered', async () => {
  const { ctx, channelId, id } = await withMessage()
  const commentId = await commentIn(ctx, channelId, 'decided')
  registerComment(ctx, commentId, { outcome: 'ordered' })
  await routeMessage(ctx, id, MINOR)
  const tasks = async () => (await archiveStatus(ctx)).secretUnregistered
  expect(await tasks()).toBe(0)
  await markSecret(ctx, { record: { kind: 'message', id }, paragraph: 'OSL 23 kap. 2 §', note: null })
  await markSecret(ctx, {
    record: { kind: 'comment', id: commentId },
    paragraph: 'OSL 21 kap. 1 §',
    note: null
  })
  expect(await tasks()).toBe(2)
  expect(unregisteredSecrets(ctx.db.read)).toMatchObject([
    { record: { kind: 'comment', id: commentId }, paragraph: 'OSL 21 kap. 1 §' },
    { record: { kind: 'message', id }, paragraph: 'OSL 23 kap. 2 §' }
  ])
  await correctRoute(ctx, {
    id,
    route: { kind: 'registered', diaryNumber: 'BUN 2026/3' },
    because: 'Sekretess'
  })
  registerComment(
    ctx,
    commentId,
    {
      ...{ outcome: 'registered', number: 'KS 2026/4', publicTitle: 'Kommentar' },
      ...{ protectedTitle: null, publicCounterpart: null, protectedCounterpart: null }
    },
    'Sekretess'
  )
  expect(await tasks()).toBe(0)
})

it('a registration beside another says why; every one of them is told', async () => {
  const { ctx, channelId } = await withMessage()
  const id = await commentIn(ctx, channelId, 'verified')
  expect(() => registerComment(ctx, id, { outcome: 'ordered' }, 'Fel')).toThrow(
    expect.objectContaining({ code: 'nothing-to-correct' })
  )
  registerComment(ctx, id, { outcome: 'minor', because: 'Ett hjärta' })
  expect(() => registerComment(ctx, id, { outcome: 'ordered' })).toThrow(
    expect.objectContaining({ code: 'correction-unexplained' })
  )
  registerComment(ctx, id, { outcome: 'ordered' }, 'Det var en fråga')
  expect(commentDetail(ctx.db.read, id)).toMatchObject({
    registration: { outcome: 'ordered', correctedBecause: 'Det var en fråga' },
    registrations: [{ outcome: 'minor' }, { outcome: 'ordered' }]
  })
})

it.each(['removed', 'gone'] as const)(
  'the ground of what is %s is corrected, and the removal stands',
  async state => {
    const { ctx, channelId } = await withMessage()
    const id = await commentIn(ctx, channelId, state)
    const before = commentDetail(ctx.db.read, id)
    expect(() => decideComment(ctx, id, { ...REMOVE, category: 'c' })).toThrow(
      expect.objectContaining({ code: 'correction-unexplained' })
    )
    const after = decideComment(ctx, id, { ...REMOVE, category: 'c', correctedBecause: 'Hets, inte hot' })
    expect(after).toMatchObject({ state, removal: before.removal, decision: { category: 'c' } })
    expect(after.decisions.map(({ category, correctedBecause }) => [category, correctedBecause])).toEqual([
      ['a', null],
      ['c', 'Hets, inte hot']
    ])
    expect(() =>
      decideComment(ctx, id, { outcome: 'no-answer', note: null, because: 'x', correctedBecause: 'x' })
    ).toThrow(expect.objectContaining({ code: 'wrong-order' }))
  }
)

it.each(['noticed', 'verified'] as const)(
  'a decision on what was %s is taken back: the comment waits again, to be handled and answered',
  async state => {
    const { ctx, channelId } = await withMessage()
    const id = await commentIn(ctx, channelId, state)
    const duty = () =>
      ctx.db.read
        .prepare('SELECT answered_at AS answered, closed_at AS closed FROM duty WHERE comment_id = ?')
        .get(id)
    ctx.db.transact(tx => {
      const now = ctx.clock.now()
      tx.prepare(`INSERT INTO duty (comment_id, channel_id, received_at, due_at) VALUES (?, ?, ?, ?)`).run(
        id,
        channelId,
        now,
        now
      )
    })
    decideComment(ctx, id, { outcome: 'not-ours', note: null, because: 'En privat grupp' })
    expect(duty()).not.toMatchObject({ answered: null })
    const open = (await archiveStatus(ctx)).commentsOpen
    const back = decideComment(ctx, id, { outcome: 'reopened', note: null, because: 'Det är vår grupp' })
    expect(back).toMatchObject({
      state,
      decision: null,
      decisions: [{ outcome: 'not-ours' }, { outcome: 'reopened' }]
    })
    expect(duty()).toEqual({ answered: null, closed: null })
    expect((await archiveStatus(ctx)).commentsOpen).toBe(open + 1)
    refusedBySchema(ctx, `UPDATE comment SET state = 'removed' WHERE id = '${id}'`).toThrow()
  }
)

it('what was gone before it was saved is a record that came in, with what is known of it', async () => {
  const { ctx, channelId } = await withMessage()
  const id = await commentIn(ctx, channelId, 'noticed')
  const gone = decideComment(ctx, id, {
    outcome: 'gone-before-saved',
    note: null,
    goneBy: 'sender',
    receivedHow: 'Jouren läste den 07.40: en fråga om när badet öppnar, av ”Kalle P”.',
    because: 'Borta när sidan öppnades 08.05'
  })
  expect(gone).toMatchObject({
    state: 'decided',
    savedAt: null,
    decision: { outcome: 'gone-before-saved', goneBy: 'sender', because: 'Borta när sidan öppnades 08.05' }
  })
  // It came in, so it goes along in a package; what is no public record does not.
  expect(proposeExport(ctx, { ...EVERYTHING, kinds: ['comment'] })).toMatchObject({ comments: 1 })
  const saved = await commentIn(ctx, channelId, 'saved')
  expect(() =>
    decideComment(ctx, saved, {
      ...{ outcome: 'gone-before-saved', note: null, goneBy: 'platform' },
      ...{ receivedHow: 'x', because: 'x' }
    })
  ).toThrow(expect.objectContaining({ code: 'saved-already' }))
  refusedBySchema(
    ctx,
    `INSERT INTO comment_decision (comment_id, outcome, because, corrected_because, decided_by, decided_at)
     VALUES ('${id}', 'gone-before-saved', 'x', 'x', 'x', 'x')`
  ).toThrow(/CHECK/)
})

it('what went wrong as "not ours" becomes what it was: gone before it was saved', async () => {
  const { ctx, channelId } = await withMessage()
  const id = await commentIn(ctx, channelId, 'noticed')
  decideComment(ctx, id, { outcome: 'not-ours', note: null, because: 'Den är borta' })
  const { decisions } = decideComment(ctx, id, {
    ...{ outcome: 'gone-before-saved', note: null, goneBy: 'unknown', receivedHow: 'Sedd i ett flöde' },
    ...{ because: 'Vet inte', correctedBecause: 'Den var vår' }
  })
  expect(decisions.map(({ outcome }) => outcome)).toEqual(['not-ours', 'gone-before-saved'])
})

it('to be in the diary is no answer: whoever wrote waits until they get one (P7)', async () => {
  const { ctx, id } = await withMessage()
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/1' })
  expect(waiting(ctx, id)).toEqual({ answered: null, closed: null })
  answerThread(ctx, ThreadId.parse(id), {
    ...{ kind: 'answered', text: 'Vi ringer dig.', sentAt: ctx.clock.now() },
    ...{ sentBy: 'Åsa', sentWhere: 'I kanalen' }
  })
  expect(waiting(ctx, id)).toEqual({ answered: ctx.clock.now(), closed: ctx.clock.now() })
})

const waiting = (ctx: Awaited<ReturnType<typeof newArchive>>['ctx'], id: MessageId) =>
  ctx.db.read
    .prepare('SELECT answered_at AS answered, closed_at AS closed FROM duty WHERE message_id = ?')
    .get(id)
