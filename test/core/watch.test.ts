// Watching comments: read by itself when its time has come, unread until somebody looks, flagged and never acted on.
import { expect, it } from 'vitest'
import type { Mark } from '#shared/comment.ts'
import type { Flag } from '#shared/flag.ts'
import type { WatchView } from '#shared/watch.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { markRead } from '../../electron/core/comments/moderation/facts.ts'
import { readDue } from '../../electron/core/comments/watch/background.ts'
import { flagsOf } from '../../electron/core/comments/watch/flags.ts'
import { listWatched } from '../../electron/core/comments/watch/queries.ts'
import { addWord, removeWord, setPlan, watchOverview } from '../../electron/core/comments/watch/watch.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { newChannel } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { commentSaying, newPage } from '../helpers/platforms/page.ts'

it.each<[string, Flag[]]>([
  ['Det är halt på Storgatan.', []],
  ['När öppnar badet?', ['question']],
  ['Se https://example.se/?a=1 och www.exempel.se', ['link']],
  ['Jag heter Kalle, 811218-9876.', ['personal-number']],
  ['198112189876', ['personal-number']],
  // A coordination number, whose day is 60 more; and what only looks like a number of a person.
  ['701063-2391', ['personal-number']],
  ['811218-9875', []],
  ['19811318-9876 eller 2026-11-26', []],
  ['Skriv till kalle.påhitt@exempel.se', ['email']],
  ['Ring 070-123 45 67', ['phone']],
  ['Ring +46 (0)8 508 290 00', ['phone']],
  ['Faktura 123456', []],
  ['Vilka KLANTARSLEN ni är', ['word']],
  ['Storklantarslet själv', ['word']]
])('flags %s as %j', (text, flags) => {
  expect(flagsOf(text, text, ['klantars'])).toEqual(flags)
})

it('sees a link that a visitor does not', () => {
  expect(flagsOf('Billiga däck', '<a href="https://example.com">Billiga däck</a>', [])).toEqual(['link'])
})

// A pattern that goes back over what it has read would never come to the end of these.
it.each<[string, Flag[]]>([
  ['0 ', []],
  ['07-', ['phone']],
  ['a@', []],
  ['a@a.', []],
  ['811218', []],
  ['http://', ['link']],
  ['?', ['question']]
])('is not held up by %j a hundred thousand times over', (piece, flags) => {
  const text = piece.repeat(100_000)
  expect(flagsOf(text, text, [])).toEqual(flags)
})

describeWithKeychain('with a keychain', () => {
  const shown = (ctx: Context, view: WatchView) =>
    listWatched(ctx.db.read, { channelId: null, view, limit: 500, after: null }).items

  it('is read when its time has come, and not before', async () => {
    const { ctx, clock, stub, channelId } = await newPage(3)
    expect(await readDue(ctx)).toBe(0)
    setPlan(ctx, { channelId, everyMinutes: 30 })
    expect(await readDue(ctx)).toBe(1)
    expect(await readDue(ctx)).toBe(0)
    clock.advance(29 * 60_000)
    expect(await readDue(ctx)).toBe(0)
    clock.advance(60_000)
    expect(await readDue(ctx)).toBe(1)
    // A key that has run out is a person's to renew: it is not tried again and again.
    stub.isExpired = true
    clock.advance(3_600_000)
    expect(await readDue(ctx)).toBe(1)
    clock.advance(3_600_000)
    expect(await readDue(ctx)).toBe(0)
    expect(watchOverview(ctx.db.read).channels[0]?.problem).toBe('platform-expired')
    setPlan(ctx, { channelId, everyMinutes: null })
    expect(watchOverview(ctx.db.read).channels[0]?.nextAt).toBeNull()
  })

  it('has no plan for a channel without an account', async () => {
    const { ctx } = await newPage(1)
    const { id: channelId } = newChannel(ctx, { name: 'Bloggen', addresses: ['https://blogg.example/'] })
    expect(() => setPlan(ctx, { channelId, everyMinutes: 30 })).toThrowError(
      expect.objectContaining({ code: 'no-account' })
    )
  })

  it('is unread until somebody looks, and again when it says something else', async () => {
    const { ctx, comments, read } = await newPage(3)
    await read()
    const unread = () => watchOverview(ctx.db.read).channels[0]?.unread
    expect(unread()).toBe(3)
    const { id } = commentSaying(ctx, 'Kommentar 1:')
    markRead(ctx, id)
    expect(unread()).toBe(2)
    expect(shown(ctx, 'unread')).toHaveLength(2)
    for (const each of comments.filter(comment => comment.id === '2002_1'))
      each.text = 'Ring mig på 070-123 45 67!'
    await read()
    expect(unread()).toBe(3)
    expect(shown(ctx, 'flagged')).toMatchObject([{ id, flags: ['phone'], readAt: null }])
  })

  it('narrows the list of comments to what is unread or flagged', async () => {
    const { ctx, comments, read } = await newPage(3)
    Object.assign(comments[2] ?? {}, { text: 'Kommentar 2: har ni öppet?' })
    await read()
    const listed = (mark: Mark | null) =>
      findComments(ctx.db.read, { mark, limit: 50, after: null }).items.map(({ content, ...row }) => ({
        text: content?.text.slice(0, 11),
        isUnread: row.isUnread,
        flags: row.flags
      }))
    markRead(ctx, commentSaying(ctx, 'Kommentar 1:').id)
    expect(listed('unread').map(({ text }) => text)).toHaveLength(2)
    expect(listed(null)).toContainEqual({ text: 'Kommentar 1', isUnread: false, flags: [] })
    expect(listed('flagged')).toEqual([{ text: 'Kommentar 2', isUnread: true, flags: ['question'] }])
    addWord(ctx, 'kommentar 0')
    expect(listed('flagged')).toHaveLength(2)
    removeWord(ctx, 'kommentar 0')
    expect(listed('flagged')).toHaveLength(1)
  })

  it('points at the words that are looked for, also in what was read before, and does nothing about it', async () => {
    const { ctx, stub, read } = await newPage(3)
    await read()
    stub.asked.length = 0
    expect(addWord(ctx, 'KOMMENTAR 2').words).toEqual(['kommentar 2'])
    expect(shown(ctx, 'flagged').map(({ excerpt }) => excerpt)).toEqual(['Kommentar 2: åäö 🏊'])
    addWord(ctx, 'åäö')
    expect(shown(ctx, 'flagged')).toHaveLength(3)
    removeWord(ctx, 'åäö')
    removeWord(ctx, 'finns inte')
    expect(shown(ctx, 'flagged')).toHaveLength(1)
    expect(stub.asked).toEqual([])
    expect(shown(ctx, 'all').every(({ state }) => state === 'verified')).toBe(true)
  })

  it('keeps pointing at a word that came with an edit, whatever other words are looked for', async () => {
    const { ctx, comments, read } = await newPage(1)
    addWord(ctx, 'odugling')
    await read()
    Object.assign(comments[0] ?? {}, { text: 'Ni är en odugling' })
    await read()
    expect(shown(ctx, 'flagged')).toMatchObject([{ flags: ['word'] }])
    addWord(ctx, 'annat')
    expect(shown(ctx, 'flagged')).toMatchObject([{ flags: ['word'] }])
    removeWord(ctx, 'annat')
    // What it said first is looked for too.
    removeWord(ctx, 'odugling')
    addWord(ctx, 'kommentar 0')
    expect(shown(ctx, 'flagged')).toMatchObject([{ flags: ['word'] }])
  })

  it('lists what has vanished, with when it was last seen', async () => {
    const { ctx, clock, stub, read } = await newPage(3)
    clock.set('2026-11-25T09:00:00.000Z')
    await read()
    stub.comments.get('2002')?.splice(1, 1)
    clock.set('2026-11-26T09:00:00.000Z')
    await read()
    expect(shown(ctx, 'vanished')).toMatchObject([
      { status: 'gone', seenAt: '2026-11-25T09:00:00.000Z', vanishedAt: '2026-11-26T09:00:00.000Z' }
    ])
    expect(watchOverview(ctx.db.read).channels[0]?.vanished).toBe(1)
  })

  it('from the command line', async () => {
    const { archive, ctx, dir, channelId, read } = await newPage(3)
    await read()
    saveUser(ctx, { osUser: systemActor(), name: 'Moa', personId: null, roles: ['moderator'] })
    await archive.close()
    const cli = (...args: string[]) => kanalarkiv(['watch', ...args, '--archive', dir])
    const planned = await cli('plan', '--channel', channelId, '--every', '15')
    expect(planned.out).toMatch(/Minutes between readings[\s\S]* 15 /)
    expect((await cli('plan', '--channel', channelId, '--every', '2')).code).toBe(2)
    const off = (await cli('plan', '--channel', channelId, '--every', '0', '--json')).json()
    expect(off).toMatchObject({ watch: { channels: [{ everyMinutes: null }] } })
    expect((await cli('add-word', 'kommentar 2')).out).toContain('kommentar 2')
    expect((await cli('add-word')).code).toBe(2)
    const flagged = (await cli('comments', '--view', 'flagged', '--json')).json()['comments'] as {
      id: string
    }[]
    expect(flagged).toHaveLength(1)
    expect((await cli('seen', flagged[0]?.id ?? '')).code).toBe(0)
    const unread = await cli('comments', '--lang', 'sv')
    expect(unread.out).toContain('Kommentar 1: åäö')
    expect(unread.out).not.toContain('Kommentar 2')
    expect((await cli('status', '--json')).json()).toMatchObject({ watch: { channels: [{ unread: 2 }] } })
  })
})
