// Reading a channel's comments through its account: what is new is saved, what has changed or gone is noticed, and nothing is lost.
import { readFile, rm } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { TakenComment } from '#shared/comment.ts'
import type { ChannelId, CommentId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { listAccounts } from '../../electron/core/comments/accounts/queries.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { platformRow } from '../../electron/core/comments/readings/platform-comment.ts'
import { listReadings } from '../../electron/core/comments/readings/queries.ts'
import { readComments } from '../../electron/core/comments/readings/readings.ts'
import { waitingNow } from '../../electron/core/deadlines/deadlines/answers.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { newChannel } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { allComments, commentSaying, newPage, visitorsComment } from '../helpers/platforms/page.ts'
import { inAnotherProcess } from '../helpers/process.ts'
import { KEY } from '../helpers/stubs/graph.ts'
import { PIXEL } from '../helpers/taken.ts'

const NO_ANSWER = { outcome: 'no-answer', because: 'Ingen fråga', note: null } as const

const takenIn = (
  channelId: ChannelId,
  { text, name, permalink = null }: { text: string; name: string; permalink?: string | null }
): TakenComment => ({
  ...{ channelId, address: 'https://flode.example/norrby/inlagg/1', text, permalink, timeShown: '2 tim' },
  ...{ author: { name, handle: null, profile: null, email: null, ip: null }, answers: null },
  ...{ completeness: [], html: null, plain: null, sameAs: null },
  files: [{ name: 'bild.png', base64: PIXEL }]
})

describeWithKeychain('with a keychain', () => {
  const platformOf = (ctx: Context, id: CommentId) =>
    ctx.db.read.prepare('SELECT * FROM platform_comment WHERE comment_id = ?').get(id)

  it('saves each comment with its sender, the answer it came in, and every byte accounted for', async () => {
    const { ctx, read, clock } = await newPage()
    clock.set('2026-11-25T09:00:00.000Z')
    expect(await read()).toMatchObject({ state: 'finished', seen: 30, added: 30, changed: 0, shown: 30 })
    expect(allComments(ctx)).toHaveLength(30)
    const { id } = commentSaying(ctx, 'Kommentar 2:')
    const detail = commentDetail(ctx.db.read, id)
    expect(detail).toMatchObject({
      state: 'verified',
      content: {
        text: 'Kommentar 2: åäö 🏊',
        authorName: 'Besökare 2',
        timeMachine: '2026-11-20T09:00:00+0000'
      },
      sender: { nativeId: '902', identityBasis: 'native_id' }
    })
    expect(platformOf(ctx, id)).toMatchObject({
      native_id: '2002_2',
      thread_id: '2002',
      parent_id: '2002_1',
      created_at: '2026-11-20T09:00:00.000Z',
      status: 'visible',
      read_at: null
    })
    // Nobody is made up where the platform names nobody.
    expect(commentDetail(ctx.db.read, commentSaying(ctx, 'Kommentar 3:').id).sender).toBeNull()
    const [file] = detail.files
    if (file === undefined) throw new Error('no evidence')
    const evidence = JSON.parse(await readFile(ctx.objects.path(file.sha256), 'utf8'))
    expect(evidence.said).toMatchObject({ id: '2002_2', message: 'Kommentar 2: åäö 🏊', from: { id: '902' } })
    const answer = await readFile(ctx.objects.path(evidence.source.sha256), 'utf8')
    expect(JSON.parse(answer).data).toContainEqual(evidence.said)
    expect(answer).not.toContain(KEY)
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('read again adds only what is new, and nothing at all when nothing is', async () => {
    const { ctx, stub, read } = await newPage()
    await read()
    const lines = () => listJournal(ctx.db.read, { about: null, before: null, limit: 100 }).length
    const before = lines()
    expect(await read()).toMatchObject({ seen: 30, added: 0, changed: 0, vanished: 0 })
    expect(lines()).toBe(before + 2)
    stub.comments.get('2002')?.push(visitorsComment(30))
    expect(await read()).toMatchObject({ seen: 31, added: 1, changed: 0 })
    expect(allComments(ctx)).toHaveLength(31)
  })

  it('notices an edit, and keeps what was said first', async () => {
    const { ctx, comments, read } = await newPage()
    await read()
    const { id } = commentSaying(ctx, 'Kommentar 5:')
    const [fifth] = comments.filter(each => each.id === '2002_5')
    if (fifth === undefined) throw new Error('no comment')
    fifth.text = 'Ändrad'
    expect(await read()).toMatchObject({ added: 0, changed: 1 })
    expect(await read()).toMatchObject({ changed: 0 })
    expect(commentDetail(ctx.db.read, id).content?.text).toBe('Kommentar 5: åäö 🏊')
    // Found by what it says now, and by what it said.
    for (const search of ['Ändrad', '"Kommentar 5:"'])
      expect(findComments(ctx.db.read, { search, limit: 9, after: null }).items.map(row => row.id)).toEqual([
        id
      ])
    const seen = ctx.db.read
      .prepare(`SELECT content ->> '$.text' AS text FROM comment_sighting WHERE comment_id = ? ORDER BY id`)
      .all(id)
    expect(seen).toEqual([{ text: null }, { text: 'Ändrad' }])
    fifth.text = 'Kommentar 5: åäö 🏊'
    expect(await read()).toMatchObject({ changed: 1 })
  })

  it('notices what has vanished without a decision here, and when it was last seen', async () => {
    const { ctx, stub, clock, read } = await newPage()
    clock.set('2026-11-25T09:00:00.000Z')
    await read()
    const { id } = commentSaying(ctx, 'Kommentar 7:')
    stub.comments.get('2002')?.splice(7, 1)
    clock.set('2026-11-26T09:00:00.000Z')
    expect(await read()).toMatchObject({ state: 'finished', seen: 29, vanished: 1 })
    expect(platformOf(ctx, id)).toMatchObject({
      status: 'gone',
      seen_at: '2026-11-25T09:00:00.000Z',
      vanished_at: '2026-11-26T09:00:00.000Z'
    })
    expect(commentDetail(ctx.db.read, id).content?.text).toBe('Kommentar 7: åäö 🏊')
    expect(listJournal(ctx.db.read, { about: id, before: null, limit: 9 })[0]?.act).toBe('comment.vanished')
    expect(await read()).toMatchObject({ vanished: 0 })
  })

  it('takes nothing for gone while the account is shown no comment at all, which the platform tells in the same words', async () => {
    const { ctx, stub, channelId, read } = await newPage(3)
    await read()
    stub.isBlind = true
    await expect(read()).rejects.toMatchObject({ code: 'platform-not-shown' })
    // It is not asked about the others in vain.
    const asked = stub.asked.filter(({ url }) => /^\/2002_\d$/.test(url.pathname))
    expect(asked).toHaveLength(1)
    const isGone = ctx.db.read.prepare(`SELECT count(*) AS n FROM platform_comment WHERE status = 'gone'`)
    expect(isGone.get()).toEqual({ n: 0 })
    const readings = listReadings(ctx.db.read, { channelId, limit: 9 })
    expect(readings.filter(({ state }) => state === 'failed')).toMatchObject([
      { problem: 'platform-not-shown', vanished: 0 }
    ])
    expect(listAccounts(ctx.db.read, channelId)[0]?.problem).toBe('platform-not-shown')
    stub.isBlind = false
    stub.comments.get('2002')?.splice(0, 2)
    expect(await read()).toMatchObject({ state: 'finished', vanished: 2 })
    expect(listAccounts(ctx.db.read, channelId)[0]?.problem).toBeNull()
  })

  it('reads on where the only comment is perhaps gone, once that has been told, and knows it for gone when it is shown another', async () => {
    const { ctx, stub, channelId, clock, read } = await newPage(1)
    await read()
    const { id } = commentSaying(ctx, 'Kommentar 0:')
    const perhapsGone = () => platformRow(ctx.db.read, id)?.perhapsGoneAt ?? null
    stub.comments.set('2002', [])
    clock.set('2026-11-27T09:00:00.000Z')
    await expect(read()).rejects.toMatchObject({ code: 'platform-not-shown' })
    expect(perhapsGone()).toBe('2026-11-27T09:00:00.000Z')
    const lines = () =>
      listJournal(ctx.db.read, { about: null, before: null, limit: 9 }).map(({ act }) => act)
    expect(lines()).toContain('comments.perhaps-gone')
    for (const _ of [1, 2]) expect(await read()).toMatchObject({ state: 'finished', seen: 0, vanished: 0 })
    expect(listAccounts(ctx.db.read, channelId)[0]?.problem).toBeNull()
    expect(platformOf(ctx, id)).toMatchObject({ status: 'visible' })

    stub.comments.set('2002', [visitorsComment(4)])
    expect(await read()).toMatchObject({ state: 'finished', added: 1, vanished: 1 })
    expect([platformRow(ctx.db.read, id)?.status, perhapsGone()]).toEqual(['gone', null])
    stub.comments.set('2002', [visitorsComment(0), visitorsComment(4)])
    await read()
    expect(platformOf(ctx, id)).toMatchObject({ status: 'visible', perhaps_gone_at: null })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('goes on telling of an account that is shown none of several comments, and marks the one that it asked for', async () => {
    const { ctx, stub, channelId, read } = await newPage(3)
    await read()
    stub.comments.set('2002', [])
    const marked = () =>
      ctx.db.read
        .prepare('SELECT count(*) FROM platform_comment WHERE perhaps_gone_at IS NOT NULL')
        .pluck()
        .get()
    // Each reading asks for one that was not asked for yet.
    for (const asked of [1, 2, 3, 3]) {
      await expect(read()).rejects.toMatchObject({ code: 'platform-not-shown' })
      expect(marked()).toBe(asked)
    }
    expect(listAccounts(ctx.db.read, channelId)[0]?.problem).toBe('platform-not-shown')
  })

  it('takes nothing for gone that the account loses sight of while it asks', async () => {
    const { ctx, stub, read } = await newPage(4)
    await read()
    stub.comments.get('2002')?.splice(0, 2)
    // The posts, their comments, the first that is missing, and the comments again; then the second.
    stub.faults.push('as-usual', 'as-usual', 'as-usual', 'as-usual', () => {
      stub.isBlind = true
    })
    await expect(read()).rejects.toMatchObject({ code: 'platform-not-shown' })
    expect(
      ctx.db.read.prepare(`SELECT count(*) AS n FROM platform_comment WHERE status = 'gone'`).get()
    ).toEqual({ n: 0 })
  })

  it('takes the comments of a post that is gone for gone while the account is shown those of another', async () => {
    const { stub, read } = await newPage(2)
    stub.comments.set('2003', [{ ...visitorsComment(5), id: '2003_5' }])
    await read()
    stub.comments.delete('2002')
    expect(await read()).toMatchObject({ state: 'finished', vanished: 2 })
  })

  it('takes a platform that fails in the middle for a failure, and not for comments that are gone', async () => {
    const { ctx, stub, channelId, read } = await newPage()
    await read()
    for (const fault of ['half-json', { status: 403 }, { status: 401 }] as const) {
      stub.faults.push(fault)
      await expect(read()).rejects.toThrow()
    }
    expect(
      ctx.db.read.prepare(`SELECT count(*) AS n FROM platform_comment WHERE status = 'gone'`).get()
    ).toEqual({
      n: 0
    })
    expect(
      listReadings(ctx.db.read, { channelId, limit: 9 })
        .map(({ state }) => state)
        .sort()
    ).toEqual(['failed', 'failed', 'failed', 'finished'])
    expect(await read()).toMatchObject({ state: 'finished', added: 0, vanished: 0 })
  })

  it('is refused without an account, while another goes on, and for a thread that is not the account’s', async () => {
    const { ctx, read } = await newPage()
    const other = newChannel(ctx, { name: 'Bloggen', addresses: ['https://blogg.example/'] })
    await expect(readComments(ctx, { channelId: other.id, thread: null })).rejects.toMatchObject({
      code: 'no-account'
    })
    const [one, two] = await Promise.allSettled([read(), read()])
    expect([one.status, two.status]).toEqual(['fulfilled', 'rejected'])
    expect(two).toMatchObject({ reason: { code: 'reading-going-on' } })
    await expect(read('https://elsewhere.example/')).rejects.toMatchObject({ code: 'thread-unknown' })
  })

  it('cut off, says so when the archive is opened again, and reads on', async () => {
    const { archive, stub, dir, options, channelId, read } = await newPage()
    stub.faults.push('hangs')
    const going = read()
    archive.hold(going)
    await expect.poll(() => stub.asked.length).toBeGreaterThan(1)
    await archive.close()
    await expect(going).rejects.toMatchObject({ code: 'stopped' })
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect(listReadings(again.context.db.read, { channelId, limit: 1 })[0]?.state).not.toBe('running')
    expect(await readComments(again.context, { channelId, thread: null })).toMatchObject({ added: 30 })
  })

  it.each([
    ['while a picture is fetched', 3],
    ['at the second page', 4]
  ])(
    'killed %s, what was read is whole, and the next reading takes the rest and nothing twice',
    async (_, nth) => {
      const { archive, stub, comments, dir, options, channelId } = await newPage()
      stub.media.set('/bild.png', Buffer.from('89504e470d0a1a0a', 'hex'))
      const src = new URL('bild.png', stub.address).href
      Object.assign(comments[1] ?? {}, { attachment: { type: 'photo', media: { image: { src } } } })
      await archive.close()
      stub.asked.length = 0
      stub.faults.push(...Array.from({ length: nth - 1 }, () => 'as-usual' as const), 'hangs')
      const other = await inAnotherProcess('read-comments.ts', dir, channelId)
      await expect.poll(() => stub.asked.length, { timeout: 30_000 }).toBe(nth)
      const gone = new Promise(resolve => other.once('exit', resolve))
      other.kill('SIGKILL')
      await gone
      const again = await openArchive(dir, options)
      onTestFinished(() => again.close())
      const { context } = again
      expect((await verifyArchive(context)).findings).toEqual([])
      const before = allComments(context).length
      expect(before).toBe(nth === 4 ? 25 : 0)
      expect(listReadings(context.db.read, { channelId, limit: 1 })[0]?.state).toBe('interrupted')
      expect(await readComments(context, { channelId, thread: null })).toMatchObject({ added: 30 - before })
      expect(allComments(context)).toHaveLength(30)
      expect(allComments(context).every(({ state }) => state === 'verified')).toBe(true)
      expect((await verifyArchive(context)).findings).toEqual([])
    }
  )

  it('reads back what was saved and never read back, before it reads on and when the archive is opened', async () => {
    const { archive, ctx, dir, options, channelId, read } = await newPage(3)
    const stateOf = (from: Context, id: CommentId) => commentDetail(from.db.read, id).state
    const left = await commentIn(ctx, channelId, 'saved')
    const damaged = await commentIn(ctx, channelId, 'saved', { ...SHOWN, permalink: null })
    const [picture] = commentDetail(ctx.db.read, damaged).files
    if (picture === undefined) throw new Error('no picture')
    await rm(ctx.objects.path(picture.sha256))
    expect(await read()).toMatchObject({ state: 'finished', added: 3 })
    expect(stateOf(ctx, left)).toBe('verified')
    // What is not right is not called so, and keeps nobody from reading on.
    expect(stateOf(ctx, damaged)).toBe('saved')
    const later = await commentIn(ctx, channelId, 'saved', { ...SHOWN, permalink: null })
    await archive.close()
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect(stateOf(again.context, later)).toBe('verified')
    expect(stateOf(again.context, damaged)).toBe('saved')
    expect(listJournal(again.context.db.read, { about: later, before: null, limit: 1 })[0]?.act).toBe(
      'comment.verified'
    )
  })

  it('knows one that was saved from its page by its own link: one comment, seen twice', async () => {
    const { ctx, channelId, read } = await newPage(3)
    const permalink = 'https://www.facebook.com/comment/2002_1'
    const id = await commentIn(ctx, channelId, 'verified', {
      ...SHOWN,
      text: 'Kommentar 1: åäö 🏊',
      permalink
    })
    expect(await read()).toMatchObject({ seen: 3, added: 2 })
    expect(allComments(ctx)).toHaveLength(3)
    expect(platformOf(ctx, id)).toMatchObject({ native_id: '2002_1', status: 'visible' })
    expect(await read()).toMatchObject({ seen: 3, added: 0, changed: 0 })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('knows one that was seen in a picture or a mail, by a link written in another way and by its words', async () => {
    const { ctx, channelId, read } = await newPage(6)
    const picture = await takeComment(
      ctx,
      takenIn(channelId, { text: 'Kommentar 1:  åäö 🏊', name: 'Besökare 1' })
    )
    const mail = await takeComment(
      ctx,
      takenIn(channelId, {
        text: 'Kommentar 2 …',
        name: 'Besökare 2',
        permalink: 'https://m.facebook.com/comment/2002_2/?notif_t=feed_comment&ref=notif&fbclid=x1'
      })
    )
    // The same words by someone else, and by nobody who is named, are another comment.
    const other = await takeComment(
      ctx,
      takenIn(channelId, { text: 'Kommentar 4: åäö 🏊', name: 'Någon annan' })
    )
    expect(await read()).toMatchObject({ seen: 6, added: 4 })
    expect(allComments(ctx)).toHaveLength(7)
    expect(platformOf(ctx, picture.id)).toMatchObject({ native_id: '2002_1' })
    expect(platformOf(ctx, mail.id)).toMatchObject({ native_id: '2002_2' })
    expect(platformOf(ctx, other.id)).toBeUndefined()
    const seen = commentDetail(ctx.db.read, mail.id)
    expect(seen.sightings.map(({ method, content }) => [method, content?.text ?? null])).toEqual([
      ['screenshot', null],
      ['api', 'Kommentar 2: åäö 🏊']
    ])
    expect(seen.sender).toMatchObject({ nativeId: '902', identityBasis: 'native_id' })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('keeps what was said of a comment and what it was seen in, also against REPLACE', async () => {
    const { ctx, read } = await newPage(2)
    await read()
    const run = (statement: string) => ctx.db.transact(tx => void tx.prepare(statement).run())
    const facts = 'comment_id, channel_id, native_id, thread_id, is_own, status, seen_at'
    expect(() =>
      run(`REPLACE INTO platform_comment (${facts}) SELECT ${facts} FROM platform_comment`)
    ).toThrow('never replaced')
    run(`UPDATE platform_comment SET read_at = seen_at`)
    expect(() => run(`UPDATE OR REPLACE platform_comment SET native_id = '2002_1'`)).toThrow('never')
    const seen = 'comment_id, source_id, locator, seen_at'
    for (const columns of [seen, `id, ${seen}`])
      expect(() =>
        run(
          `REPLACE INTO comment_sighting (${columns}, content) SELECT ${columns}, '{}' FROM comment_sighting`
        )
      ).toThrow('never replaced')
    expect(await read()).toMatchObject({ seen: 2, added: 0 })
  })

  it('does not take one of two with the same words for the one in the picture', async () => {
    const { ctx, channelId, comments, read } = await newPage(6)
    for (const comment of comments) if (comment.from !== null) comment.from = { id: '77', name: 'Kalle' }
    for (const n of [4, 5]) Object.assign(comments[n] ?? {}, { text: 'Ni är odugliga hela bunten' })
    const { id } = await takeComment(
      ctx,
      takenIn(channelId, { text: 'Ni är odugliga hela bunten', name: 'Kalle' })
    )
    expect(await read()).toMatchObject({ added: 6 })
    expect(platformOf(ctx, id)).toBeUndefined()
  })

  it('waits for an answer to what visitors write, and takes the authority’s own for one (P7)', async () => {
    const { ctx, clock, comments, read } = await newPage(5)
    const own = { id: '1001', name: 'Kommunens sida' }
    Object.assign(comments[4] ?? {}, { from: own, parent: '2002_1', at: '2026-11-20T15:00:00+0000' })
    Object.assign(comments[0] ?? {}, { at: '2026-09-01T09:00:00+0000' })
    clock.set('2026-11-25T09:00:00.000Z')
    await read()
    const duties = ctx.db.read
      .prepare(
        `SELECT native_id AS nativeId, received_at AS receivedAt, answered_at AS answeredAt FROM duty
         JOIN platform_comment USING (comment_id) ORDER BY native_id`
      )
      .all()
    const receivedAt = '2026-11-25T09:00:00.000Z'
    expect(duties).toEqual([
      { nativeId: '2002_1', receivedAt, answeredAt: '2026-11-20T15:00:00.000Z' },
      { nativeId: '2002_2', receivedAt, answeredAt: null },
      { nativeId: '2002_3', receivedAt, answeredAt: null }
    ])
    // Another look opens nothing anew; a later answer answers.
    comments.push({ ...visitorsComment(9), from: own, parent: '2002_2', at: '2026-11-25T10:00:00+0000' })
    clock.set('2026-11-25T11:00:00.000Z')
    await read()
    expect(waitingNow(ctx)).toMatchObject({ waiting: 3, overdue: 0 })
    expect(ctx.db.read.prepare('SELECT count(*) AS n FROM duty WHERE answered_at IS NULL').get()).toEqual({
      n: 1
    })
    decideComment(ctx, commentSaying(ctx, 'Kommentar 3:').id, NO_ANSWER)
    expect(waitingNow(ctx)).toMatchObject({ waiting: 2 })
  })

  it('from the command line, in words and as JSON', async () => {
    const { archive, ctx, dir, channelId } = await newPage()
    saveUser(ctx, { osUser: systemActor(), name: 'Moa', personId: null, roles: ['moderator'] })
    await archive.close()
    const at = ['--archive', dir]
    const start = ['reading', 'start', '--channel', channelId]
    const read = await kanalarkiv([...start, ...at])
    expect(read).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Seen +30\nNew +30/)
    })
    const wrong = await kanalarkiv([...start, '--thread', 'https://elsewhere.example/', ...at])
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('does not point at a post') })
    expect((await kanalarkiv(['reading', 'start', '--channel', 'zzz', ...at])).code).toBe(2)
    const listed = await kanalarkiv(['reading', 'list', '--channel', channelId, '--json', ...at])
    expect(listed.json()['readings']).toMatchObject([{ state: 'failed' }, { state: 'finished', added: 30 }])
    const shown = await kanalarkiv(['reading', 'list', '--channel', channelId, '--lang', 'sv', ...at])
    expect(shown.out).toContain('misslyckad')
  })
})
