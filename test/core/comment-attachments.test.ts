// What hangs on a comment, and how it was reacted to: kept when the comment is, and what could not be had is said to be lacking.
import { readFile, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Sha256 } from '#shared/ids.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { decideComment, removeComment } from '../../electron/core/comments/comments/order.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { commentOf } from '../../electron/core/comments/platforms/bluesky-view.ts'
import { mastodon } from '../../electron/core/comments/platforms/mastodon.ts'
import { fetchMedia } from '../../electron/core/comments/platforms/media.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { commentSaying, newPage } from '../helpers/platforms/page.ts'
import { KEY as MASTODON_KEY, startMastodon } from '../helpers/stubs/mastodon.ts'
import { startStub } from '../helpers/stubs/server.ts'
import { TAKEN } from '../helpers/taken.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
describeWithKeychain('with a keychain', () => {
  it('is kept with the comment, and what could not be had is marked so', async () => {
    const { ctx, stub, comments, read } = await newPage(7)
    const at = (path: string) => new URL(path, stub.address).href
    stub.media.set('/bild.png', PNG)
    stub.media.set('/flyttad.png', { movesTo: at('bild.png') })
    stub.media.set('/inat.png', { movesTo: 'http://10.0.0.1/hemligt' })
    const picture = (src: string) => ({
      type: 'photo',
      url: 'https://www.facebook.com/photo/1',
      media: { image: { src } }
    })
    const hangOn = (n: number, attachment: object) =>
      Object.assign(comments[n] ?? {}, { attachment, likes: n })
    hangOn(1, { ...picture(at('bild.png')), title: 'Badhuset' })
    hangOn(2, picture(at('flyttad.png')))
    hangOn(3, picture(at('borta.png')))
    hangOn(4, picture(at('inat.png')))
    hangOn(5, { type: 'share', url: 'https://tidningen.example/1', title: 'En nyhet' })
    expect(await read()).toMatchObject({ state: 'finished', added: 7 })

    const of = (n: number) => commentDetail(ctx.db.read, commentSaying(ctx, `Kommentar ${n}:`).id)
    expect(of(0)).toMatchObject({ attachments: [], reactions: [{ kind: 'like', count: 0 }] })
    const one = of(1)
    expect(one.attachments).toMatchObject([{ kind: 'picture', description: 'Badhuset', state: 'present' }])
    expect(one.reactions).toEqual([{ kind: 'like', count: 1 }])
    expect(one.files.map(({ role, mediaType }) => [role, mediaType])).toContainEqual([
      'attachment',
      'image/png'
    ])
    expect(await readFile(ctx.objects.path(one.attachments?.[0]?.sha256 as Sha256))).toEqual(PNG)
    expect([2, 3, 4, 5].map(n => of(n).attachments?.map(({ kind, state }) => [kind, state]))).toEqual([
      [['picture', 'present']],
      [['picture', 'unreachable']],
      [['picture', 'blocked']],
      [['link', 'not-fetched']]
    ])
    expect((await verifyArchive(ctx)).findings).toEqual([])

    // The picture is part of what is read back before the comment may be removed, and what was said is never changed.
    decideComment(ctx, one.id, REMOVE)
    await unlink(ctx.objects.path(one.attachments?.[0]?.sha256 as Sha256))
    await expect(removeComment(ctx, { id: one.id, kind: 'deleted', via: 'person' })).rejects.toMatchObject({
      code: 'evidence-missing'
    })
    expect(() =>
      ctx.db.transact(tx => void tx.prepare(`UPDATE comment SET attachments = '[]' WHERE id = ?`).run(one.id))
    ).toThrow('never changed')
  })

  it('is added to a comment that was known from a picture alone', async () => {
    const { ctx, channelId, stub, comments, read } = await newPage(3)
    stub.media.set('/bild.png', PNG)
    Object.assign(comments[1] ?? {}, {
      attachment: { type: 'photo', media: { image: { src: new URL('bild.png', stub.address).href } } }
    })
    const taken = await takeComment(ctx, {
      ...{ channelId, address: 'https://flode.example/1', text: 'Kommentar 1: åäö 🏊', timeShown: null },
      author: { name: 'Besökare 1', handle: null, profile: null, email: null, ip: null },
      ...{ permalink: null, answers: null, completeness: [], html: null, plain: 'som det stod', files: [] },
      sameAs: null
    })
    expect(taken).toMatchObject({ attachments: null, reactions: null })
    await read()
    expect(commentDetail(ctx.db.read, taken.id)).toMatchObject({
      attachments: [{ state: 'present' }],
      reactions: [{ kind: 'like', count: 0 }]
    })
  })
})

it('leads nowhere inside, carries nothing, and ends', async () => {
  const stub = await startStub(({ url }) =>
    url.pathname === '/runt' ? { status: 302, headers: { location: '/runt' } } : { bytes: PNG }
  )
  onTestFinished(() => stub.stop())
  const signal = new AbortController().signal
  const home = stub.address
  const at = (path: string) => new URL(path, home).href
  const state = async (url: string, from = home) =>
    (await fetchMedia(url, { home: from, signal, patience: 400 })).state
  expect(await state(at('bild.png'))).toBe('present')
  expect(await state(at('runt'))).toBe('unreachable')
  // The same address, when the account's platform is another host.
  for (const url of [
    at('bild.png'),
    'http://[::1]/x',
    'http://192.168.1.1/x',
    'http://169.254.169.254/latest',
    'http://localhost/x',
    'http://user:pw@192.0.2.1/x',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'ingen adress'
  ])
    expect(await state(url, 'https://platform.example/'), url).toBe('blocked')
  stub.faults.push('hangs')
  expect(await state(at('bild.png'))).toBe('unreachable')
  stub.faults.push({ status: 404 })
  expect(await state(at('bild.png'))).toBe('missing')
  const ended = new AbortController()
  stub.faults.push('hangs')
  const going = fetchMedia(at('bild.png'), { home, signal: ended.signal })
  ended.abort()
  await expect(going).rejects.toMatchObject({ code: 'stopped' })
  expect(stub.asked.every(({ headers }) => headers.cookie === undefined)).toBe(true)
})

it('is read as each platform says it', async () => {
  const stub = await startMastodon('kommunen')
  onTestFinished(() => stub.stop())
  stub.posts.push({ id: '1', author: 'kommunen', text: 'Inlägg', replyTo: null })
  stub.posts.push({
    ...{ id: '10', author: 'asa', text: 'Titta', replyTo: '1' },
    media: [
      { type: 'image', url: 'https://m.example/1.png', description: 'En katt' },
      { type: 'video', url: null, description: null },
      { type: 'konstigt', url: 'https://m.example/2', description: null }
    ]
  })
  const signal = new AbortController().signal
  const client = mastodon({
    ...{ address: stub.address, directory: null, user: 'kommunen', secret: MASTODON_KEY, signal }
  })
  const pages = await Array.fromAsync(client.read({ thread: null, since: null }))
  expect(pages.flatMap(({ comments }) => comments)).toMatchObject([
    {
      attachments: [
        { kind: 'picture', url: 'https://m.example/1.png', description: 'En katt' },
        { kind: 'other', url: 'https://m.example/2' }
      ],
      reactions: [
        { kind: 'like', count: 0 },
        { kind: 'comment', count: 0 },
        { kind: 'repost', count: 2 }
      ]
    }
  ])

  const view = {
    uri: 'at://did:plc:asa/app.bsky.feed.post/1',
    author: { did: 'did:plc:asa', handle: 'asa.example', displayName: '' },
    record: { text: 'Hej' },
    ...{ likeCount: 3, replyCount: 2, repostCount: 1 },
    embed: { external: { uri: 'https://t.example/', title: 'T' }, playlist: 'https://v.example/x.m3u8' }
  }
  const bluesky = commentOf(view, { root: 'at://r', did: 'did:plc:k', hidden: new Set(), pointer: '' })
  expect(bluesky.attachments?.map(({ kind }) => kind)).toEqual(['link', 'stream'])
  expect(bluesky.reactions).toEqual([
    { kind: 'like', count: 3 },
    { kind: 'comment', count: 2 },
    { kind: 'repost', count: 1 }
  ])
})

it('is unknown where nobody has said it', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const { attachments, reactions } = await takeComment(ctx, {
    ...{ channelId, address: 'https://flode.example/1', text: 'Hej', timeShown: null, permalink: null },
    author: { name: 'Asa', handle: null, profile: null, email: null, ip: null },
    ...{ answers: null, completeness: [], html: null, plain: 'Hej', files: [], sameAs: null }
  })
  expect({ attachments, reactions }).toEqual({ attachments: null, reactions: null })
})

it('is read off its files one at a time, however many large ones there are', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  const [count, bytes] = [16, 30 << 20]
  const files = await Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const path = join(folder, `film-${number}.mp4`)
      // A box with the number of the film in it, and one that goes on to the end.
      await writeFile(path, `\0\0\0\x10ftypisom${String(number).padStart(4)}\0\0\0\0mdat`)
      await truncate(path, bytes)
      return { path }
    })
  )
  let most = 0
  const before = process.memoryUsage().arrayBuffers
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }, 5)
  onTestFinished(() => clearInterval(watch))
  const taken = await takeComment(ctx, { ...TAKEN, channelId, files })
  expect(taken.files.filter(({ role }) => role === 'attachment')).toHaveLength(count)
  // What is read is let go of when memory is cleared away, a file or two later.
  expect(most).toBeLessThan((count * bytes) / 2)
})
