// The clients of platforms that cannot be run, against stubs that speak their documented shapes.
import { describe, expect, it, onTestFinished } from 'vitest'
import { facebook } from '../../electron/core/comments/platforms/facebook.ts'
import { instagram } from '../../electron/core/comments/platforms/instagram.ts'
import { mastodon } from '../../electron/core/comments/platforms/mastodon.ts'
import type {
  ClientOptions,
  PlatformClient,
  PlatformComment
} from '../../electron/core/comments/platforms/platform.ts'
import { youtube } from '../../electron/core/comments/platforms/youtube.ts'
import { KEY as GRAPH_KEY, startGraph } from '../helpers/stubs/graph.ts'
import { KEY as MASTODON_KEY, startMastodon } from '../helpers/stubs/mastodon.ts'
import { RENEWING_KEY, startYouTube } from '../helpers/stubs/youtube.ts'

const PAGE = '1001'
const options = (stub: { address: string }, rest: Partial<ClientOptions> = {}): ClientOptions => ({
  address: stub.address,
  directory: null,
  user: PAGE,
  secret: GRAPH_KEY,
  signal: new AbortController().signal,
  ...rest
})

async function all(client: PlatformClient, thread: string | null = null) {
  const comments: PlatformComment[] = []
  const texts: string[] = []
  let shown = 0
  for await (const page of client.read({ thread, since: null })) {
    comments.push(...page.comments)
    texts.push(Buffer.from(page.answer.bytes).toString())
    for (const { count } of page.shown) shown += count
  }
  return { comments, shown, stored: texts.join('\n') }
}

async function graph(kind: 'facebook' | 'instagram', count: number) {
  const stub = await startGraph(kind, PAGE, 'Kommunen')
  onTestFinished(() => stub.stop())
  const made = Array.from({ length: count }, (_, n) => ({
    id: `55${n}`,
    text: `Kommentar ${n} å`,
    // The platform leaves out who wrote it where the author has not allowed more.
    from: n % 10 === 9 ? null : { id: `9${n}`, name: `Person ${n}` },
    at: `2026-11-20T09:00:${String(n % 60).padStart(2, '0')}+0000`,
    hidden: false,
    parent: n > 0 && n % 7 === 0 ? '550' : null
  }))
  stub.comments.set('2002', made)
  return stub
}

describe.each([
  ['facebook', facebook],
  ['instagram', instagram]
] as const)('%s', (kind, make) => {
  it('reads every page of comments, and what is not said of the sender is unknown', async () => {
    const stub = await graph(kind, 60)
    const client = make(options(stub))
    expect(await client.check()).toMatchObject({ user: 'Kommunen' })
    const { comments, shown } = await all(client)
    expect(new Set(comments.map(({ nativeId }) => nativeId)).size).toBe(60)
    expect(shown).toBe(60)
    expect(comments.find(({ nativeId }) => nativeId === '559')?.author).toMatchObject({
      nativeId: null,
      displayName: null,
      ip: null
    })
    expect(comments.find(({ nativeId }) => nativeId === '557')).toMatchObject({
      parentId: '550',
      threadId: '2002'
    })
  })

  it('keeps its key out of what is stored, though the platform repeats it', async () => {
    const stub = await graph(kind, 60)
    const { stored } = await all(make(options(stub)))
    expect(stored).toContain('access_token=')
    expect(stored).not.toContain(GRAPH_KEY)
    expect(stub.asked.every(({ url }) => !url.href.includes(GRAPH_KEY))).toBe(true)
  })

  it('hides, shows again and deletes, and says when it is gone', async () => {
    const stub = await graph(kind, 3)
    const client = make(options(stub))
    const status = async () => (await client.find('551')).comment?.status ?? 'gone'
    await client.act('551', 'hide')
    expect(await status()).toBe('hidden')
    await client.act('551', 'unhide')
    expect(await status()).toBe('visible')
    await client.act('551', 'delete')
    expect(await status()).toBe('gone')
    await expect(client.act('552', 'trash')).rejects.toMatchObject({ code: 'platform-cannot' })
  })

  it('says that a key has run out', async () => {
    const stub = await graph(kind, 3)
    stub.isExpired = true
    await expect(make(options(stub)).check()).rejects.toMatchObject({ code: 'platform-expired' })
    await expect(all(make(options(stub)))).rejects.toMatchObject({ code: 'platform-expired' })
    // Above all it must not look as if the comment were gone.
    await expect(make(options(stub)).find('551')).rejects.toMatchObject({ code: 'platform-expired' })
  })

  it('says when the platform wants to be left alone, and for how long', async () => {
    const stub = await graph(kind, 3)
    stub.faults.push({
      status: 400,
      headers: {
        'x-business-use-case-usage': JSON.stringify({
          1001: [
            {
              type: 'pages',
              call_count: 100,
              total_cputime: 20,
              total_time: 20,
              estimated_time_to_regain_access: 19
            }
          ]
        })
      },
      json: { error: { message: 'There have been too many calls', type: 'OAuthException', code: 80001 } }
    })
    await expect(make(options(stub)).check()).rejects.toMatchObject({
      code: 'platform-busy',
      params: { minutes: 19 }
    })
  })
})

describe('youtube', () => {
  async function channel() {
    const stub = await startYouTube('UCkommunen')
    onTestFinished(() => stub.stop())
    for (let n = 0; n < 45; n++)
      stub.comments.push({
        id: `top${n}`,
        video: 'v1',
        parent: null,
        text: `Nr ${n}`,
        author: `p${n}`,
        status: 'published'
      })
    for (let n = 0; n < 30; n++)
      stub.comments.push({
        id: `svar${n}`,
        video: 'v1',
        parent: 'top3',
        text: `Svar ${n}`,
        author: `q${n}`,
        status: 'published'
      })
    stub.comments.push({
      id: 'spam',
      video: 'v1',
      parent: null,
      text: 'Köp däck',
      author: 'spam',
      status: 'likelySpam'
    })
    stub.comments.push({
      id: 'held',
      video: 'v2',
      parent: null,
      text: 'Hållen',
      author: 'h',
      status: 'heldForReview'
    })
    const client = youtube(options(stub, { user: 'UCkommunen', secret: RENEWING_KEY }))
    return { stub, client }
  }

  it('renews its key and reads comments of every state, with all the answers that an answer leaves out', async () => {
    const { stub, client } = await channel()
    expect(await client.check()).toEqual({ user: 'Kommunens kanal', site: null })
    const { comments, stored } = await all(client)
    expect(new Set(comments.map(({ nativeId }) => nativeId)).size).toBe(77)
    expect(comments.find(({ nativeId }) => nativeId === 'spam')?.status).toBe('spam')
    expect(comments.find(({ nativeId }) => nativeId === 'svar29')).toMatchObject({
      parentId: 'top3',
      threadId: 'v1'
    })
    for (const secret of Object.values(JSON.parse(RENEWING_KEY) as Record<string, string>).slice(1))
      expect(stored).not.toContain(secret)
    expect(stub.asked.filter(({ url }) => url.pathname === '/token')).toHaveLength(1)
  })

  it('holds and rejects, and refuses what cannot be undone or done by others', async () => {
    const { client } = await channel()
    await client.act('top1', 'hold')
    expect((await client.find('top1')).comment?.status).toBe('held')
    await client.act('top1', 'hide')
    expect((await client.find('top1')).comment?.status).toBe('hidden')
    for (const action of ['unhide', 'delete', 'trash'] as const)
      await expect(client.act('top1', action)).rejects.toMatchObject({ code: 'platform-cannot' })
  })

  it('takes none for gone that the key of another channel is not shown', async () => {
    const { stub, client } = await channel()
    expect((await client.find('held')).comment?.status).toBe('held')
    stub.isAnothers = true
    await expect(client.find('held')).rejects.toMatchObject({ code: 'platform-forbidden' })
    stub.isAnothers = false
    expect((await client.find('top99')).comment).toBeNull()
  })

  it('says that the key has been revoked, is of another channel, or that the day is used up', async () => {
    const { stub, client } = await channel()
    const revoked = youtube(
      options(stub, { user: 'UCkommunen', secret: RENEWING_KEY.replace('fornyelse', 'annan') })
    )
    await expect(revoked.check()).rejects.toMatchObject({ code: 'platform-expired' })
    const other = youtube(options(stub, { user: 'UCannan', secret: RENEWING_KEY }))
    await expect(other.check()).rejects.toMatchObject({ code: 'platform-forbidden' })
    await client.check()
    stub.faults.push({
      status: 403,
      json: { error: { code: 403, errors: [{ domain: 'youtube.quota', reason: 'quotaExceeded' }] } }
    })
    await expect(client.find('top1')).rejects.toMatchObject({ code: 'platform-busy' })
  })
})

describe('mastodon', () => {
  async function server() {
    const stub = await startMastodon('kommunen')
    onTestFinished(() => stub.stop())
    for (let n = 1; n <= 5; n++)
      stub.posts.push({ id: `${n}`, author: 'kommunen', text: `Inlägg ${n}`, replyTo: null })
    stub.posts.push({ id: '10', author: 'asa', text: 'Hej &amp; <b>tack</b>', replyTo: '1' })
    stub.posts.push({ id: '11', author: 'anka', text: 'Odugligt', replyTo: '10' })
    return { stub, client: mastodon(options(stub, { user: 'kommunen', secret: MASTODON_KEY })) }
  }

  it('reads the answers to every post, page by page', async () => {
    const { stub, client } = await server()
    expect(await client.check()).toMatchObject({ user: 'kommunen' })
    const { comments, shown } = await all(client)
    expect(comments.map(({ text }) => text)).toEqual(['<p>Hej &amp; <b>tack</b></p>', '<p>Odugligt</p>'])
    expect(comments[1]?.parentId).toBe(comments[0]?.nativeId)
    expect(shown).toBe(2)
    expect(stub.asked.filter(({ url }) => url.pathname.endsWith('/statuses'))).toHaveLength(3)
  })

  it('finds what its author keeps from the account alone, without the key', async () => {
    const { stub, client } = await server()
    const [reply, other] = [await client.threadOf('11'), await client.threadOf('12')]
    stub.blockedBy.add('anka')
    stub.asked.length = 0
    expect((await client.find(reply)).comment).toMatchObject({ nativeId: reply, text: '<p>Odugligt</p>' })
    expect(stub.asked.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${MASTODON_KEY}`,
      undefined
    ])
    expect((await client.find(other)).comment).toBeNull()
    // A server that tells nobody else anything cannot say so either.
    stub.isClosed = true
    expect((await client.find(other)).comment).toBeNull()
  })

  it('deletes only what the account wrote itself', async () => {
    const { stub, client } = await server()
    const reply = await client.threadOf('11')
    await expect(client.act(reply, 'delete')).rejects.toMatchObject({ code: 'platform-cannot' })
    await expect(client.act(reply, 'hide')).rejects.toMatchObject({ code: 'platform-cannot' })
    expect(stub.posts.some(({ id }) => id === '11')).toBe(true)
    const own = await client.threadOf('5')
    await client.act(own, 'delete')
    expect((await client.find(own)).comment).toBeNull()
  })
})
