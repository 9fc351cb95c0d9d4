// A channel's posts, one by one, in a real browser: on stubs of platforms' pages, since the platforms themselves cannot be run.
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { systemActor } from '../../../electron/core/kernel/actor.ts'
import { saveUser } from '../../../electron/core/register/roles/users.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { serve } from '../../helpers/serve.ts'
import { POST_STUBS, type StubPost } from '../../helpers/stubs/platform-posts.ts'

const stub = POST_STUBS.facebook
const post = (id: string, text: string, comments: StubPost['comments'] = []): StubPost => ({
  ...{ id, text, comments },
  at: '2026-11-24T09:00:00.000Z'
})
const LEKPLATS = post('pfbid01A', 'Lekplatsen vid torget är klar och öppen för alla barn', [
  { id: '71', by: 'Eva Ek', text: 'Vad fint det blev vid lekplatsen' },
  { id: '72', by: 'Bo Ström', text: 'När öppnar den för barnen igen?' }
])
const SIMHALL = post('pfbid02B', 'Simhallen stänger på fredag och öppnar igen på måndag')
const KONST = post('pfbid03C', 'Rösta på nästa konstverk som ska stå i parken vid ån')

/** The municipality's channel on a stub of Facebook's pages. */
async function onFacebook(first: readonly StubPost[]) {
  let shown = first
  const asked: string[] = []
  const origin = await serve(
    createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://stub')
      asked.push(url.pathname)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const one = shown.find(each => url.pathname === stub.address(each).replace('/norrby/', '/kommunen/'))
      const html = url.pathname === '/kommunen' ? stub.list(shown) : one === undefined ? null : stub.page(one)
      if (html === null) response.statusCode = 404
      response.end((html ?? '<p>Sidan finns inte</p>').replaceAll('/norrby', '/kommunen'))
    })
  )
  const made = await moderatorsArchive(origin)
  const { client, clock, channelId } = made
  const save = (most: number | null = null) => {
    clock.advance(60_000)
    return client.posts.save({ channelId, since: null, most })
  }
  const show = (next: readonly StubPost[]) => {
    shown = next
  }
  const became = (visit: Awaited<ReturnType<typeof save>>) =>
    Object.fromEntries(visit.posts.map(({ address, became: is }) => [address.split('/').at(-1), is]))
  return { ...made, origin, asked, save, show, became }
}

describe('the posts of a channel', { timeout: 240_000 }, () => {
  it('are records of their own, and what is new, changed and vanished since is told', async () => {
    const { client, ctx, channelId, origin, asked, save, show, became, dir, session } = await onFacebook([
      LEKPLATS,
      SIMHALL,
      KONST
    ])
    const first = await save()
    expect(first, JSON.stringify(first)).toMatchObject({
      state: 'whole',
      problem: null,
      byOthers: 1,
      same: 0
    })
    expect(became(first)).toEqual({ pfbid01A: 'new', pfbid02B: 'new', pfbid03C: 'new' })
    const known = await client.posts.list({ channelId })
    expect(known.items.map(({ address }) => address).sort()).toEqual(
      ['pfbid01A', 'pfbid02B', 'pfbid03C'].map(id => `${origin}/kommunen/posts/${id}`)
    )
    const kept = known.items.find(({ address }) => address.endsWith('pfbid01A'))
    if (kept?.commentId == null) throw new Error('the post is saved')
    const record = await client.comments.find({ id: kept.commentId })
    expect(record).toMatchObject({
      ...{ kind: 'post', state: 'verified', address: kept.address },
      content: { authorName: 'Norrby kommun', timeShown: '24 november' },
      reactions: [
        { kind: 'comment', count: 2 },
        { kind: 'repost', count: 3 }
      ],
      under: { left: 0, comments: [{ state: 'verified' }, { state: 'verified' }] }
    })
    expect(record.content?.text).toContain('öppen för alla barn')
    expect(record.content?.text).not.toContain('Vad fint')
    const { items } = await client.comments.list({ channelId, state: null })
    const comments = items.filter(({ kind }) => kind === 'comment')
    expect(
      comments.map(({ content }) => [content?.authorName, content?.permalink?.replace(origin, '')]).sort()
    ).toEqual([
      ['Bo Ström', '/kommunen/posts/pfbid01A?comment_id=72'],
      ['Eva Ek', '/kommunen/posts/pfbid01A?comment_id=71']
    ])
    // Nobody was asked more often than for the list, and twice for each post.
    expect(asked.filter(path => path.startsWith('/kommunen'))).toHaveLength(7)

    asked.length = 0
    const second = await save()
    expect(second).toMatchObject({ state: 'whole', same: 3, posts: [] })
    expect(asked.filter(path => path.startsWith('/kommunen'))).toEqual(['/kommunen'])

    const edited = { ...SIMHALL, text: 'Simhallen stänger på fredag och öppnar igen först på tisdag' }
    show([post('pfbid04D', 'Nu kan du söka sommarjobb hos oss i kommunen'), LEKPLATS, edited])
    const third = await save()
    expect(became(third)).toEqual({ pfbid02B: 'changed', pfbid03C: 'vanished', pfbid04D: 'new' })
    expect(third).toMatchObject({ state: 'whole', same: 1 })
    const [gone, ...others] = (await client.posts.list({ channelId, became: 'vanished' })).items
    expect(others).toEqual([])
    expect(gone).toMatchObject({ became: 'vanished', commentState: 'verified' })
    expect(gone?.vanishedAt).not.toBeNull()
    expect((await client.posts.list({ channelId, became: 'waiting' })).items).toEqual([])
    const proof = await client.comments.find({ id: gone?.commentId ?? kept.commentId })
    expect(proof.files.map(({ role }) => role)).toContain('confirmation')
    expect((await client.posts.lastVisit({ channelId }))?.id).toBe(third.id)
    // What was saved of it before it was edited stays beside what it says now.
    const texts = (await client.comments.list({ channelId, state: null })).items.map(
      ({ content }) => content?.text
    )
    expect(texts.filter(text => text?.includes('Simhallen'))).toHaveLength(2)
    expect(() => ctx.db.transact(tx => void tx.prepare('DELETE FROM channel_post').run())).toThrow(
      /there was a post stays/
    )
    saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
    await session.close()
    const told = await kanalarkiv(['channel', 'posts', channelId, '--archive', dir, '--json'])
    expect([told.code, told.err]).toEqual([0, ''])
    expect(told.json()['posts']).toHaveLength(4)
    const visit = await kanalarkiv(['--lang', 'sv', 'channel', 'posts-visit', channelId, '--archive', dir])
    expect(visit.out).toMatch(/försvunnet/)
  })

  it('are saved within a bound, and what is left waits for the next time and is told', async () => {
    const { save, became } = await onFacebook([LEKPLATS, SIMHALL, KONST])
    const first = await save(1)
    expect(first).toMatchObject({ state: 'partial', problem: 'posts-missing', detail: '2' })
    expect(became(first)).toEqual({ pfbid01A: 'new', pfbid02B: 'waiting', pfbid03C: 'waiting' })
    expect(became(await save())).toEqual({ pfbid02B: 'new', pfbid03C: 'new' })
  })

  it('can be stopped: what is saved stays, and the next time takes the rest', async () => {
    const { client, channelId, save } = await onFacebook([LEKPLATS, SIMHALL, KONST])
    const ended = expect(save()).rejects.toMatchObject({ code: 'stopped' })
    const going = () => client.posts.lastVisit({ channelId })
    await expect.poll(async () => (await going())?.posts.length, { timeout: 60_000 }).toBeGreaterThan(0)
    const visit = await going()
    if (visit === null) throw new Error('it goes on')
    expect(visit.state).toBe('running')
    expect((await client.posts.stop({ channelId }))?.id).toBe(visit.id)
    await ended
    const stopped = await going()
    expect(stopped).toMatchObject({ id: visit.id, state: 'interrupted', problem: 'stopped' })
    const before = stopped?.posts.filter(({ became: is }) => is === 'new').length ?? 0
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(3)
    // What has ended is not stopped once more.
    expect(await client.posts.stop({ channelId })).toEqual(stopped)
    expect(await save()).toMatchObject({ state: 'whole', same: before })
    const kept = (await client.posts.list({ channelId })).items.map(({ commentId }) => commentId)
    expect([kept.length, kept.includes(null)]).toEqual([3, false])
  })
})

describe('what is known of a platform', () => {
  it('can be mended in a file, and is checked before it holds', { timeout: 120_000 }, async () => {
    const { client, dir, save } = await onFacebook([SIMHALL])
    const { text } = await client.posts.platform({ name: 'facebook' })
    const words = JSON.parse(text)
    const file = join(dir, '..', 'facebook.json')
    const set = async (changed: object) => {
      await writeFile(file, JSON.stringify(changed))
      return client.posts.setPlatform({ name: 'facebook', path: file })
    }
    await expect(set({ ...words, extra: 1 })).rejects.toMatchObject({ code: 'platform-words-wrong' })
    const address = { match: '^/(a+)+$', keeps: [], to: '/$1' }
    await expect(set({ ...words, posts: { ...words.posts, addresses: [address] } })).rejects.toMatchObject({
      code: 'platform-words-wrong',
      data: { place: 'posts.addresses.0.match' }
    })
    await expect(client.posts.platform({ name: 'myspace' })).rejects.toMatchObject({
      code: 'platform-unknown'
    })
    // Nothing fits any more: no post is found, which is told and never taken for an empty channel.
    await set({ ...words, version: 2, posts: { ...words.posts, post: '.ny-klass' } })
    expect(await save()).toMatchObject({ state: 'partial', problem: 'posts-missing', posts: [] })
    await set({ ...words, version: 3, posts: { ...words.posts, post: 'div[' } })
    expect(await save()).toMatchObject({ state: 'failed', problem: 'platform-words-wrong' })
    const reset = await client.posts.resetPlatform({ name: 'facebook' })
    expect(reset.find(({ name }) => name === 'facebook')).toMatchObject({ version: 1, setAt: null })
    expect(await save()).toMatchObject({ state: 'whole', posts: [{ became: 'new' }] })
  })
})
