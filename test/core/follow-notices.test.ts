// What Meta and YouTube tell a server of, in the shapes of their documentation: against stubs, since neither can be run. What they tell
// of is looked at before it counts, and nobody else can tell of anything.
import { createHmac, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { PostId, PostVisitId } from '#shared/ids.ts'
import { addAccount } from '../../electron/core/comments/accounts/accounts.ts'
import { listAccounts } from '../../electron/core/comments/accounts/queries.ts'
import { setFollow } from '../../electron/core/comments/follow/follow.ts'
import { insertPost, insertVisit } from '../../electron/core/comments/posts/queries.ts'
import { watchOverview } from '../../electron/core/comments/watch/watch.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { addressKey, webAddress } from '../../electron/core/register/register/addresses.ts'
import { noticeRoutes } from '../../electron/hosts/server/notices.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { allComments, commentSaying, newPage } from '../helpers/platforms/page.ts'
import { serve } from '../helpers/serve.ts'
import { RENEWING_KEY, startYouTube } from '../helpers/stubs/youtube.ts'

const SECRETS = {
  meta: { verifyToken: 'ord-som-bara-vi-vet', appSecret: 'appens-hemlighet' },
  youtube: { secret: 'filmernas-hemlighet' }
}
const FILM = 'dQw4w9WgXcQ'
const CHANNEL = 'UCkommunen'

/** The routes of a server alone, on the archive. */
async function listening(ctx: Context) {
  const routes = noticeRoutes(SECRETS, { ctx: () => ctx, log: openLog(null), users: () => [CHANNEL] })
  const origin = await serve(
    createServer((request, response) => {
      const route = routes.get(`${request.method} ${request.url?.split('?')[0]}`)
      void Promise.resolve(route?.(request, response)).catch(() => response.destroy())
    })
  )
  const ask = (path: string, query: Record<string, string>) =>
    fetch(`${origin}/notices/${path}?${new URLSearchParams(query)}`)
  const tell = (path: string, body: string, headers: Record<string, string>) =>
    fetch(`${origin}/notices/${path}`, { method: 'POST', body, headers }).then(({ status }) => status)
  return {
    ask,
    tell,
    tellMeta: (told: object, secret = SECRETS.meta.appSecret) => {
      const body = JSON.stringify(told)
      const digest = createHmac('sha256', secret).update(body).digest('hex')
      return tell('meta', body, { 'x-hub-signature-256': `sha256=${digest}` })
    },
    tellYouTube: (body: string, secret = SECRETS.youtube.secret) =>
      tell('youtube', body, {
        'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
      })
  }
}

const feed = (verb: string, id: string) => ({
  object: 'page',
  entry: [
    {
      ...{ id: '1001', time: 1_764_580_000 },
      changes: [{ field: 'feed', value: { item: 'comment', verb, comment_id: id, post_id: '1001_2002' } }]
    }
  ]
})
const isObject = (name: string) => /[0-9a-f]{62}/.test(name)
const eventsOf = (ctx: Context) =>
  ctx.db.read
    .prepare('SELECT what FROM platform_event ORDER BY rowid')
    .all()
    .map(row => (row as { what: string }).what)

const actsOf = (ctx: Context, begin: string) =>
  ctx.db.read
    .prepare('SELECT act FROM journal WHERE act LIKE ? ORDER BY seq')
    .all(`${begin}%`)
    .map(row => (row as { act: string }).act)

describeWithKeychain('with a keychain', () => {
  describe('Meta', () => {
    it('is let subscribe by the words that were agreed on alone', async () => {
      const { ctx } = await newPage(1)
      const { ask } = await listening(ctx)
      const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }
      const right = await ask('meta', { ...asked, 'hub.verify_token': SECRETS.meta.verifyToken })
      expect([right.status, await right.text()]).toEqual([200, '1158201444'])
      expect((await ask('meta', { ...asked, 'hub.verify_token': 'annat' })).status).toBe(404)
    })

    it('tells of a comment that is edited, removed or new, which is asked for at the platform', async () => {
      const { ctx, channelId, comments, read, stub } = await newPage(3)
      await read()
      setFollow(ctx, { channelId, isOn: true, address: null })
      const { tellMeta } = await listening(ctx)
      const [first, second] = comments
      if (first === undefined || second === undefined) throw new Error('there are three')
      first.text = 'Kommentar 0: ändrad'
      expect(await tellMeta(feed('edited', first.id))).toBe(200)
      stub.comments.set(
        '2002',
        comments.filter(one => one !== second)
      )
      expect(await tellMeta(feed('remove', second.id))).toBe(200)
      expect(eventsOf(ctx)).toEqual(['edited', 'vanished'])
      comments.push({ ...first, id: '2002_9', text: 'Alldeles ny' })
      stub.comments.set('2002', comments)
      expect(await tellMeta(feed('add', '2002_9'))).toBe(200)
      expect(commentSaying(ctx, 'Alldeles ny').state).toBe('verified')
      expect(watchOverview(ctx.db.read).channels[0]?.follow).toMatchObject({
        how: 'notice',
        isOn: true,
        problem: null
      })
      // What is told of another Page, and what is no comment, is nobody's here.
      const elsewhere = JSON.parse(JSON.stringify(feed('remove', first.id)).replace('"1001"', '"77"'))
      expect(await tellMeta(elsewhere)).toBe(200)
      expect(eventsOf(ctx)).toEqual(['edited', 'vanished'])
    })

    it('is heard of the rest where one comment may never be seen, and the problem is told', async () => {
      const { ctx, channelId, comments, read, stub } = await newPage(3)
      await read()
      setFollow(ctx, { channelId, isOn: true, address: null })
      const { tellMeta } = await listening(ctx)
      const [first, second] = comments
      if (first === undefined || second === undefined) throw new Error('there are three')
      stub.forbidden = first.id
      second.text = 'Kommentar 1: ändrad'
      const told = feed('edited', first.id)
      const both = { ...told, entry: [...told.entry, ...feed('edited', second.id).entry] }
      expect(await tellMeta(both)).toBe(200)
      expect(eventsOf(ctx)).toEqual(['edited'])
      expect(watchOverview(ctx.db.read).channels[0]?.follow).toMatchObject({ problem: 'platform-forbidden' })
      // Told of alone: the others may be seen, so it is not told again for ever.
      expect(await tellMeta(told)).toBe(200)
      stub.forbidden = null
      expect(await tellMeta(told)).toBe(200)
      expect(watchOverview(ctx.db.read).channels[0]?.follow).toMatchObject({ problem: null })
    })

    it('is to tell again where the account may see no comment any more, which is told of the account', async () => {
      const { ctx, channelId, comments, read, stub } = await newPage(3)
      await read()
      setFollow(ctx, { channelId, isOn: true, address: null })
      const { tellMeta } = await listening(ctx)
      const [first] = comments
      if (first === undefined) throw new Error('there are three')
      first.text = 'Kommentar 0: ändrad'
      stub.forbidden = 'all'
      const told = feed('edited', first.id)
      expect([await tellMeta(told), await tellMeta(told)]).toEqual([503, 503])
      const shown = () => watchOverview(ctx.db.read).channels[0]
      expect(shown()?.follow).toMatchObject({ problem: 'platform-forbidden', heardAt: null })
      expect(listAccounts(ctx.db.read, channelId)[0]?.problem).toBe('platform-forbidden')
      expect(actsOf(ctx, 'account.')).toEqual(['account.added', 'account.failed'])
      stub.forbidden = null
      expect(await tellMeta(told)).toBe(200)
      expect(eventsOf(ctx)).toEqual(['edited'])
      expect(actsOf(ctx, 'account.')).toEqual(['account.added', 'account.failed', 'account.works'])
    })

    it.each([1, 3])(
      'is to tell again where %i comments may be gone or not be seen, which is told of the account',
      async count => {
        const { ctx, channelId, comments, read, stub } = await newPage(count)
        await read()
        setFollow(ctx, { channelId, isOn: true, address: null })
        const { tellMeta } = await listening(ctx)
        stub.isBlind = true
        const told = feed('remove', comments[0]?.id ?? '')
        // One that nobody has yet either: what is told of it would be lost.
        expect([await tellMeta(told), await tellMeta(feed('add', '2002_9'))]).toEqual([503, 503])
        expect(eventsOf(ctx)).toEqual([])
        expect(watchOverview(ctx.db.read).channels[0]?.follow).toMatchObject({
          ...{ problem: 'platform-not-shown', heardAt: null }
        })
        expect(actsOf(ctx, 'account.')).toEqual(['account.added', 'account.failed'])
        stub.isBlind = false
        comments.shift()
        if (count > 1) {
          expect(await tellMeta(told)).toBe(200)
          expect(eventsOf(ctx)).toEqual(['vanished'])
          expect(actsOf(ctx, 'account.').at(-1)).toBe('account.works')
        } else expect(await tellMeta(told)).toBe(503)
      }
    )

    it('is to tell again where the answer about a comment came half', async () => {
      const { ctx, channelId, comments, read, stub } = await newPage(2)
      await read()
      setFollow(ctx, { channelId, isOn: true, address: null })
      const { tellMeta } = await listening(ctx)
      const [first] = comments
      if (first === undefined) throw new Error('there are two')
      first.text = 'Kommentar 0: ändrad'
      stub.isCutOff = true
      expect(await tellMeta(feed('edited', first.id))).toBe(503)
      stub.isCutOff = false
      expect(await tellMeta(feed('edited', first.id))).toBe(200)
      expect(eventsOf(ctx)).toEqual(['edited'])
    })

    it('leaves nothing behind where it tells that a comment is gone which nobody has', async () => {
      const { ctx, channelId, read } = await newPage(1)
      await read()
      setFollow(ctx, { channelId, isOn: true, address: null })
      const { tellMeta } = await listening(ctx)
      const files = () =>
        readdir(ctx.dir, { recursive: true }).then(names => names.filter(isObject).toSorted())
      const before = await files()
      expect(await tellMeta(feed('remove', '2002_404'))).toBe(200)
      expect(await files()).toEqual(before)
    })

    it('is believed only when it has signed, and is to tell again where the platform does not answer', async () => {
      const { ctx, channelId, comments, read, stub } = await newPage(2)
      await read()
      const before = allComments(ctx).length
      const { tellMeta, tell } = await listening(ctx)
      const told = feed('remove', comments[0]?.id ?? '')
      stub.comments.set('2002', comments.slice(1))
      // Nobody has said that this channel is to be followed.
      expect(await tellMeta(told)).toBe(200)
      expect(eventsOf(ctx)).toEqual([])
      setFollow(ctx, { channelId, isOn: true, address: null })
      expect(await tellMeta(told, 'någon annans')).toBe(403)
      expect(await tell('meta', JSON.stringify(told), {})).toBe(403)
      expect(await tellMeta({ object: 'user', entry: [] })).toBe(400)
      stub.isExpired = true
      expect(await tellMeta(told)).toBe(503)
      expect(eventsOf(ctx)).toEqual([])
      expect(watchOverview(ctx.db.read).channels[0]?.follow?.problem).not.toBeNull()
      stub.isExpired = false
      expect(await tellMeta(told)).toBe(200)
      expect(eventsOf(ctx)).toEqual(['vanished'])
      expect(allComments(ctx)).toHaveLength(before)
    })
  })

  it('YouTube tells of a film that has another title or is gone, of our channel alone', async () => {
    const stub = await startYouTube(CHANNEL)
    const { ctx, clock } = await newArchive()
    const { id: channelId } = newChannel(ctx, { platform: 'youtube' })
    await addAccount(ctx, {
      draft: { channelId, kind: 'youtube', address: stub.address, directory: null, user: CHANNEL },
      secret: RENEWING_KEY
    })
    setFollow(ctx, { channelId, isOn: true, address: null })
    const address = `https://www.youtube.com/watch?v=${FILM}`
    const visit = PostVisitId.parse(randomUUID())
    ctx.db.transact(tx => {
      const at = clock.now()
      insertVisit(tx, { id: visit, channelId, address, since: at, most: 1, at, by: ctx.actor })
      insertPost(tx, {
        ...{
          id: PostId.parse(randomUUID()),
          channelId,
          address,
          key: addressKey(webAddress(address)),
          visit,
          at
        },
        ...{ timeShown: null, postedAt: null, first: null, all: null }
      })
    })
    const { ask, tellYouTube } = await listening(ctx)
    const topic = (channel: string) => `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channel}`
    const asked = { 'hub.mode': 'subscribe', 'hub.challenge': 'abc', 'hub.lease_seconds': '432000' }
    expect(await (await ask('youtube', { ...asked, 'hub.topic': topic(CHANNEL) })).text()).toBe('abc')
    expect((await ask('youtube', { ...asked, 'hub.topic': topic('UCnågonannans') })).status).toBe(404)
    const entry = `<?xml version="1.0"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><entry>
      <id>yt:video:${FILM}</id><yt:videoId>${FILM}</yt:videoId><yt:channelId>${CHANNEL}</yt:channelId><title>Nämnden</title><updated>2026-12-24T10:00:00+00:00</updated></entry></feed>`
    stub.films.set(FILM, { title: 'Nämnden sammanträder', description: '' })
    expect(await tellYouTube(entry)).toBe(200)
    stub.films.set(FILM, { title: 'Nämnden', description: '' })
    expect(await tellYouTube(entry, 'någon annans')).toBe(403)
    expect(eventsOf(ctx)).toEqual([])
    expect(await tellYouTube(entry)).toBe(200)
    expect(eventsOf(ctx)).toEqual(['edited'])
    const gone = `<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:${FILM}" when="2026-12-24T11:00:00+00:00"><link href="${address}"/><at:by><name>Kommunen</name><uri>https://www.youtube.com/channel/${CHANNEL}</uri></at:by></at:deleted-entry></feed>`
    // It is still there.
    expect(await tellYouTube(gone)).toBe(200)
    expect(eventsOf(ctx)).toEqual(['edited'])
    stub.films.delete(FILM)
    expect(await tellYouTube(gone)).toBe(200)
    expect(eventsOf(ctx)).toEqual(['edited', 'vanished'])
    expect(await tellYouTube('<feed><entry>')).toBe(400)
    await stub.stop()
  })
})
