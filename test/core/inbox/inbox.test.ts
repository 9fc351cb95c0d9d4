// The inbox as it is worked: the most urgent on top, somebody on it, answered, routed, and out of the way.
import { describe, expect, it } from 'vitest'
import { type ChannelId, Instant, MessageId, ThreadId } from '#shared/ids.ts'
import type { ThreadRow } from '#shared/inbox.ts'
import { waitingNow } from '../../../electron/core/deadlines/deadlines/answers.ts'
import { openDuty } from '../../../electron/core/deadlines/deadlines/duties.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { listJournal } from '../../../electron/core/kernel/journal/record.ts'
import {
  answerThread,
  assignThread,
  listThreads,
  redirectText,
  routeWholeThread,
  setRedirectText,
  thread
} from '../../../electron/core/messages/inbox/inbox.ts'
import { countThreads, listAnswers } from '../../../electron/core/messages/inbox/queries.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import {
  findDiaryEntry,
  listMessages,
  listThreadMessages
} from '../../../electron/core/messages/messages/queries.ts'
import { routeMessage } from '../../../electron/core/messages/messages/route.ts'
import { listUsers } from '../../../electron/core/register/roles/queries.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'

const ALL = { which: 'all', channelId: null, handler: null, limit: 50, after: null } as const

async function withChannel() {
  const made = await newArchive()
  const channel = newChannel(made.ctx)
  let number = 0
  const paste = async (receivedAt: string, senderName = 'Åsa Löv') => {
    number += 1
    const taken = await pasteMessage(made.ctx, {
      channelId: channel.id,
      senderName,
      senderAddress: null,
      receivedAt: Instant.parse(receivedAt),
      text: `Meddelande ${number}`
    })
    return ThreadId.parse(taken.id)
  }
  return { ...made, channel, paste }
}

/** A conversation as an export leaves it, both directions, in the order given. */
function conversation(
  { db, clock }: Context,
  channelId: ChannelId,
  said: readonly (readonly ['in' | 'out', string])[]
): ThreadId {
  const id = crypto.randomUUID()
  db.transact(tx => {
    tx.prepare(
      `INSERT INTO conversation (id, channel_id, platform, native_id, title, folder) VALUES (?, ?, 'facebook', ?, 'Åsa Löv', 'inbox')`
    ).run(id, channelId, id)
    for (const [direction, at] of said) {
      const message = crypto.randomUUID()
      tx.prepare(
        `INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name, dedupe_key,
           created_at, created_basis, received_at, taken_in_at, taken_in_by, text)
         VALUES (?, ?, ?, 'dm', ?, ?, 'export', 'Åsa', ?, ?, 'utc', ?, ?, 'test', ?)`
      ).run(
        message,
        channelId,
        id,
        direction,
        direction === 'in' ? 'undecided' : 'sent',
        message,
        at,
        direction === 'in' ? at : null,
        clock.now(),
        `Sagt ${at}`
      )
      if (direction === 'in')
        openDuty(tx, { messageId: MessageId.parse(message) }, { channelId, receivedAt: Instant.parse(at) })
    }
  })
  return ThreadId.parse(id)
}

describe('what waits', () => {
  it('comes before what is done, the most urgent first, and says what is late', async () => {
    const { ctx, paste } = await withChannel()
    const today = await paste('2026-11-25T07:00:00.000Z')
    const late = await paste('2026-11-20T07:00:00.000Z')
    const done = await paste('2026-11-10T07:00:00.000Z')
    const soon = await paste('2026-11-24T07:00:00.000Z')
    await routeWholeThread(ctx, done, { kind: 'minor', because: 'En tumme upp' })
    const { items } = listThreads(ctx, ALL)
    expect(items.map(({ id }) => id)).toEqual([late, soon, today, done])
    expect(items.map(({ isOverdue }) => isOverdue)).toEqual([true, false, false, false])
    expect(items[0]).toMatchObject({
      undecided: 1,
      senderName: 'Åsa Löv',
      excerpt: 'Meddelande 2',
      handler: null
    })
    expect(listThreads(ctx, { ...ALL, which: 'waiting' }).items).toHaveLength(3)
    expect(listThreads(ctx, { ...ALL, which: 'done' }).items.map(({ id }) => id)).toEqual([done])
    expect(countThreads(ctx.db.read, ctx.clock.now())).toEqual({ waiting: 3, overdue: 1, unassigned: 3 })
  })

  it('is read a page at a time over both parts, each thread once', async () => {
    const { ctx, paste } = await withChannel()
    const ids: ThreadId[] = []
    for (let day = 10; day < 24; day += 1) ids.push(await paste(`2026-11-${day}T07:00:00.000Z`))
    for (const id of ids.slice(0, 6))
      await routeWholeThread(ctx, id, { kind: 'minor', because: 'En tumme upp' })
    const seen: ThreadRow[] = []
    let after: string | null = null
    do {
      const page: ReturnType<typeof listThreads> = listThreads(ctx, { ...ALL, limit: 4, after })
      seen.push(...page.items)
      after = page.next
    } while (after !== null)
    const [waiting, done] = [seen.slice(0, 8), seen.slice(8)]
    expect(new Set(waiting.map(({ id }) => id))).toEqual(new Set(ids.slice(6)))
    expect(waiting.map(({ dueAt }) => dueAt)).toEqual(waiting.map(({ dueAt }) => dueAt).toSorted())
    expect(done.map(({ id }) => id)).toEqual(ids.slice(0, 6).toReversed())
    expect(() => listThreads(ctx, { ...ALL, after: 'nonsens' })).toThrow(
      expect.objectContaining({ code: 'invalid-input' })
    )
  })

  it('is somebody’s, when it is said whose', async () => {
    const { ctx, paste } = await withChannel()
    const [mine, nobodys] = [await paste('2026-11-25T07:00:00.000Z'), await paste('2026-11-25T07:10:00.000Z')]
    const [user] = listUsers(ctx.db.read)
    if (user === undefined) throw new Error('no user')
    expect(assignThread(ctx, mine, user.id).handler).toEqual({ id: user.id, name: user.name })
    const of = (handler: typeof user.id | 'nobody') =>
      listThreads(ctx, { ...ALL, handler }).items.map(({ id }) => id)
    expect(of(user.id)).toEqual([mine])
    expect(of('nobody')).toEqual([nobodys])
    expect(countThreads(ctx.db.read, ctx.clock.now()).unassigned).toBe(1)
    expect(assignThread(ctx, mine, null).handler).toBeNull()
  })
})

describe('an answer', () => {
  it('is kept with its text, time, sender and place, counts from when it was sent, and leaves the route to be decided', async () => {
    const { ctx, paste } = await withChannel()
    const id = await paste('2026-11-20T07:00:00.000Z')
    expect(thread(ctx, id)).toMatchObject({
      isOverdue: true,
      isSubject: false,
      dueAt: '2026-11-23T22:59:59.999Z'
    })
    const sentAt = Instant.parse('2026-11-23T09:00:00.000Z')
    const answered = answerThread(ctx, id, {
      kind: 'answered',
      text: 'Lampan är lagad.',
      sentAt,
      sentBy: 'Åsa Öberg',
      sentWhere: 'i kanalen'
    })
    expect(answered).toMatchObject({ dueAt: null, isOverdue: false, undecided: 1 })
    expect(listAnswers(ctx.db.read, id)).toMatchObject([
      {
        kind: 'answered',
        text: 'Lampan är lagad.',
        sentAt,
        sentBy: 'Åsa Öberg',
        messages: 1,
        recordedBy: 'test'
      }
    ])
    const duty = ctx.db.read.prepare('SELECT answered_at <= due_at AS inTime FROM duty').get()
    expect(duty).toEqual({ inTime: 1 })
    // Nothing of what was said is in the journal.
    expect(JSON.stringify(listJournal(ctx.db.read, { about: id, before: null, limit: 9 }))).not.toContain(
      'Lampan'
    )
    // It waits for its route, after all that still waits for an answer.
    const next = await paste('2026-11-25T07:00:00.000Z')
    expect(listThreads(ctx, ALL).items.map(each => each.id)).toEqual([next, id])
  })

  it('is for what came in the same minute too, since a person gives its time by the minute', async () => {
    const { ctx, channel } = await withChannel()
    const id = conversation(ctx, channel.id, [['in', '2026-11-25T07:30:10.000Z']])
    const answer = { kind: 'answered', text: 'Den 1 juni.', sentBy: 'Åsa', sentWhere: 'i kanalen' } as const
    const answered = answerThread(ctx, id, { ...answer, sentAt: Instant.parse('2026-11-25T07:30:00.000Z') })
    expect(answered.dueAt).toBeNull()
    expect(ctx.db.read.prepare('SELECT answered_at FROM duty').pluck().get()).toBe('2026-11-25T07:30:10.000Z')
  })

  it('cannot be given before it was, nor said to be needless twice', async () => {
    const { ctx, paste } = await withChannel()
    const id = await paste('2026-11-25T07:00:00.000Z')
    const answer = { kind: 'answered', text: 'Hej', sentBy: 'Åsa', sentWhere: 'i kanalen' } as const
    expect(() =>
      answerThread(ctx, id, { ...answer, sentAt: Instant.parse('2026-11-25T09:00:00.000Z') })
    ).toThrow(expect.objectContaining({ code: 'not-yet' }))
    answerThread(ctx, id, { kind: 'no-answer', because: 'Bara ett tack' })
    expect(() => answerThread(ctx, id, { kind: 'forwarded', forwardedTo: 'Tekniska' })).toThrow(
      expect.objectContaining({ code: 'nothing-waits' })
    )
    // A second answer that was given is a record all the same.
    answerThread(ctx, id, { ...answer, sentAt: Instant.parse('2026-11-25T07:30:00.000Z') })
    expect(listAnswers(ctx.db.read, id).map(({ messages }) => messages)).toEqual([1, 0])
  })

  it.each([
    ['oldest first', (said: readonly (readonly ['in' | 'out', string])[]) => said],
    ['newest first', (said: readonly (readonly ['in' | 'out', string])[]) => said.toReversed()]
  ])('is what the authority wrote next in the conversation, in an export told %s', async (_, order) => {
    const { ctx, channel } = await withChannel()
    const id = conversation(
      ctx,
      channel.id,
      order([
        ['in', '2026-11-20T07:00:00.000Z'],
        ['in', '2026-11-20T08:00:00.000Z'],
        ['out', '2026-11-20T09:00:00.000Z'],
        ['in', '2026-11-24T10:00:00.000Z'],
        ['out', '2026-11-19T10:00:00.000Z']
      ])
    )
    const answered = ctx.db.read
      .prepare('SELECT received_at AS at, answered_at AS answer FROM duty ORDER BY 1')
      .all()
    expect(answered).toEqual([
      { at: '2026-11-20T07:00:00.000Z', answer: '2026-11-20T09:00:00.000Z' },
      { at: '2026-11-20T08:00:00.000Z', answer: '2026-11-20T09:00:00.000Z' },
      { at: '2026-11-24T10:00:00.000Z', answer: null }
    ])
    expect(thread(ctx, id)).toMatchObject({
      messages: 5,
      undecided: 3,
      dueAt: '2026-11-25T22:59:59.999Z',
      latestAt: '2026-11-24T10:00:00.000Z',
      title: 'Åsa Löv',
      excerpt: 'Sagt 2026-11-24T10:00:00.000Z'
    })
    const { items, next } = listThreadMessages(ctx.db.read, { id, limit: 3, after: null })
    const rest = listThreadMessages(ctx.db.read, { id, limit: 3, after: next })
    expect([...items, ...rest.items].map(({ createdAt }) => createdAt?.slice(5, 13))).toEqual([
      '11-24T10',
      '11-20T09',
      '11-20T08',
      '11-20T07',
      '11-19T10'
    ])
  })
})

describe('a route', () => {
  it('takes everything in the conversation that waits, in one act, and closes what is due', async () => {
    const { ctx, channel } = await withChannel()
    const id = conversation(ctx, channel.id, [
      ['in', '2026-11-20T07:00:00.000Z'],
      ['in', '2026-11-21T07:00:00.000Z']
    ])
    const routed = await routeWholeThread(ctx, id, { kind: 'redirected', replyText: 'Skriv till oss.' })
    expect(routed).toMatchObject({ undecided: 0, dueAt: null })
    expect(waitingNow(ctx)).toMatchObject({ waiting: 0, overdue: 0 })
    await expect(routeWholeThread(ctx, id, { kind: 'minor', because: 'x' })).rejects.toMatchObject({
      code: 'already-decided'
    })
  })

  it('keeps the four fields of the diary, the public and the protected apart', async () => {
    const { ctx, paste } = await withChannel()
    const id = await paste('2026-11-24T23:30:00.000Z')
    const entry = {
      receivedOn: '2026-11-25',
      publicParty: null,
      publicConcerns: 'Fråga om stöd',
      protectedParty: 'Åsa Löv',
      protectedConcerns: 'Fråga om sonens stöd i skolan'
    }
    const [message] = listThreadMessages(ctx.db.read, { id, limit: 1, after: null }).items
    if (message === undefined) throw new Error('no message')
    const routed = await routeMessage(ctx, message.id, {
      kind: 'registered',
      diaryNumber: 'BUN 2026/7',
      entry
    })
    expect(findDiaryEntry(ctx.db.read, message.id)).toEqual(entry)
    // What is handed out of a message never holds the protected words.
    const [listed] = listMessages(ctx.db.read, { channelId: null, state: null, limit: 1, after: null }).items
    for (const shown of [routed, listed]) expect(JSON.stringify(shown)).not.toContain('sonens')
  })

  it('enters the Swedish day it came in when nothing else is said', async () => {
    const { ctx, paste } = await withChannel()
    const id = await paste('2026-11-24T23:30:00.000Z')
    await routeWholeThread(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/9' })
    const [message] = listThreadMessages(ctx.db.read, { id, limit: 1, after: null }).items
    expect(message && findDiaryEntry(ctx.db.read, message.id)).toMatchObject({ receivedOn: '2026-11-25' })
  })

  it('leaves alone what came after it was read', async () => {
    const { ctx, channel } = await withChannel()
    const id = conversation(ctx, channel.id, [
      ['in', '2026-11-20T07:00:00.000Z'],
      ['in', '2026-11-21T07:00:00.000Z']
    ])
    const minor = { kind: 'minor', because: 'En tumme upp' } as const
    const read = { code: 'thread-has-more', params: { count: 1 } }
    await expect(routeWholeThread(ctx, id, minor, 1)).rejects.toMatchObject(read)
    expect(() => answerThread(ctx, id, { kind: 'no-answer', because: 'Ett tack' }, 1)).toThrow(
      expect.objectContaining(read)
    )
    expect(waitingNow(ctx).waiting).toBe(2)
    answerThread(ctx, id, { kind: 'no-answer', because: 'Ett tack' }, 2)
    expect(await routeWholeThread(ctx, id, minor, 2)).toMatchObject({ undecided: 0, dueAt: null })
  })

  it('enters each message of a conversation with its own day, and all with the same words', async () => {
    const { ctx, channel } = await withChannel()
    const id = conversation(ctx, channel.id, [
      ['in', '2026-11-20T07:00:00.000Z'],
      ['in', '2026-11-21T23:30:00.000Z'],
      ['out', '2026-11-24T07:00:00.000Z']
    ])
    const words = {
      publicParty: null,
      publicConcerns: 'Fråga om stöd',
      protectedParty: 'Åsa Löv',
      protectedConcerns: null
    }
    await routeWholeThread(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/9', entry: words })
    const { items } = listThreadMessages(ctx.db.read, { id, limit: 9, after: null })
    expect(items.map(message => findDiaryEntry(ctx.db.read, message.id))).toEqual([
      null,
      { ...words, receivedOn: '2026-11-22' },
      { ...words, receivedOn: '2026-11-20' }
    ])
  })

  it('has a reply for senders who are redirected, the channel’s own with the department’s mailbox', async () => {
    const { ctx, channel } = await withChannel()
    expect(redirectText(ctx.db.read, channel.id)).toMatchObject({
      mailbox: 'registrator@norrby.example',
      text: expect.stringContaining('registrator@norrby.example')
    })
    expect(setRedirectText(ctx, channel.id, 'Mejla {mailbox}, tack!').text).toBe(
      'Mejla registrator@norrby.example, tack!'
    )
    expect(setRedirectText(ctx, channel.id, null).text).toContain('Hej!')
  })
})
