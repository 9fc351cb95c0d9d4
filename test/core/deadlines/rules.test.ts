// The rules of deadlines: closed days and the channels' own times, and what they do to what waits.
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { answersBy, waitingNow } from '../../../electron/core/deadlines/deadlines/answers.ts'
import {
  addClosedDay,
  removeClosedDay,
  setChannelDeadline
} from '../../../electron/core/deadlines/deadlines/change-rules.ts'
import { deadlineRules } from '../../../electron/core/deadlines/deadlines/rules.ts'
import { listJournal } from '../../../electron/core/kernel/journal/record.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../../electron/core/messages/messages/route.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'

/** An archive on Wednesday 25 November 2026, 09:00 in Sweden, with a message that came in then. */
async function withMessage(receivedAt: string | null = '2026-11-25T08:00:00.000Z') {
  const made = await newArchive()
  const { id: channelId } = newChannel(made.ctx)
  const paste = (text: string, at: string | null) =>
    pasteMessage(made.ctx, {
      channelId,
      senderName: 'Åsa Löv',
      senderAddress: null,
      receivedAt: at === null ? null : Instant.parse(at),
      text
    })
  const first = await paste('När öppnar badet?', receivedAt)
  const due = (id: string) =>
    made.ctx.db.read.prepare('SELECT due_at FROM duty WHERE message_id = ?').get(id) as { due_at: string }
  return { ...made, channelId, paste, first, dueOf: (id: string = first.id) => due(id).due_at }
}

it('gives a message until the end of the next working day', async () => {
  const { dueOf } = await withMessage()
  expect(dueOf()).toBe('2026-11-26T22:59:59.999Z')
})

it('counts from when it was taken in where nothing says when it came', async () => {
  const { dueOf } = await withMessage(null)
  expect(dueOf()).toBe('2026-11-26T22:59:59.999Z')
})

it('moves what waits when a closed day is entered or taken away, and says so in the journal', async () => {
  const { ctx, dueOf } = await withMessage()
  const rules = addClosedDay(ctx, { date: '2026-11-26', name: 'Planeringsdag' })
  expect(rules.closedDays).toMatchObject([{ date: '2026-11-26', name: 'Planeringsdag', addedBy: 'test' }])
  expect(dueOf()).toBe('2026-11-27T22:59:59.999Z')
  const [line] = listJournal(ctx.db.read, { about: null, before: null, limit: 1 })
  expect(line).toMatchObject({ act: 'closed-day.added', details: { date: '2026-11-26', recalculated: 1 } })

  addClosedDay(ctx, { date: '2026-11-26', name: 'Utbildningsdag' })
  expect(deadlineRules(ctx.db.read).closedDays).toMatchObject([{ name: 'Utbildningsdag' }])
  removeClosedDay(ctx, '2026-11-26')
  expect(dueOf()).toBe('2026-11-26T22:59:59.999Z')
  expect(() => removeClosedDay(ctx, '2026-11-26')).toThrow(expect.objectContaining({ code: 'not-found' }))
})

it('gives a channel its own time, and back the standard', async () => {
  const { ctx, channelId, paste, dueOf } = await withMessage()
  const { channels } = setChannelDeadline(ctx, channelId, 3)
  expect(channels).toMatchObject([{ channelId, workingDays: 3, departmentName: 'Kultur och fritid' }])
  expect(dueOf()).toBe('2026-11-30T22:59:59.999Z')
  const second = await paste('Och på söndagar?', '2026-11-25T07:00:00.000Z')
  expect(dueOf(second.id)).toBe('2026-11-30T22:59:59.999Z')
  setChannelDeadline(ctx, channelId, null)
  expect([dueOf(), dueOf(second.id)]).toEqual(['2026-11-26T22:59:59.999Z', '2026-11-26T22:59:59.999Z'])
})

it('leaves what is answered with the time it had', async () => {
  const { ctx, first, dueOf } = await withMessage()
  await routeMessage(ctx, first.id, { kind: 'redirected', replyText: 'Skriv till kommunen@norrby.example.' })
  addClosedDay(ctx, { date: '2026-11-26', name: 'Planeringsdag' })
  expect(dueOf()).toBe('2026-11-26T22:59:59.999Z')
  ctx.db.transact(tx => {
    const change = (set: string) => () =>
      tx.prepare(`UPDATE duty SET ${set} WHERE message_id = ?`).run(first.id)
    expect(change("due_at = '2030-01-01T00:00:00.000Z'")).toThrow()
    expect(change("answered_at = '2026-11-25T08:00:01.000Z'")).toThrow()
    expect(change("received_at = '2026-01-01T00:00:00.000Z'")).toThrow()
    expect(change('closed_at = NULL')).toThrow()
    expect(() => tx.prepare('DELETE FROM duty').run()).toThrow()
    return null
  })
})

const REDIRECTED = { kind: 'redirected', replyText: 'Skriv till kommunen' } as const

it('counts what waits, is due today and is late, and how it went by department and month', async () => {
  const { ctx, clock, paste, first } = await withMessage()
  const second = await paste('Fråga två', '2026-11-24T22:59:59.999Z')
  const october = await paste('Fråga tre', '2026-10-31T22:59:59.999Z')
  await paste('Fråga fyra', '2026-10-31T23:00:00.000Z')
  expect(waitingNow(ctx)).toEqual({ waiting: 4, overdue: 2, dueToday: 1 })
  await routeMessage(ctx, second.id, REDIRECTED)
  await routeMessage(ctx, october.id, REDIRECTED)
  expect(waitingNow(ctx)).toEqual({ waiting: 2, overdue: 1, dueToday: 0 })
  clock.set('2026-11-26T22:59:59.999Z')
  expect(waitingNow(ctx)).toEqual({ waiting: 2, overdue: 1, dueToday: 1 })
  clock.set('2026-11-26T23:00:00.000Z')
  expect(waitingNow(ctx)).toEqual({ waiting: 2, overdue: 2, dueToday: 0 })
  await routeMessage(ctx, first.id, REDIRECTED)

  const of = { departmentName: 'Kultur och fritid', waiting: 0 }
  expect(answersBy(ctx, { from: '2026-09', to: '2026-11' })).toMatchObject([
    { ...of, month: '2026-10', received: 1, inTime: 0, late: 1, overdue: 0 },
    { ...of, month: '2026-11', received: 3, inTime: 1, late: 1, overdue: 1 }
  ])
  expect(() => answersBy(ctx, { from: '2000-01', to: '2026-11' })).toThrow(
    expect.objectContaining({ code: 'invalid-input' })
  )
})
