import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readDue } from '../../../electron/core/comments/watch/background.ts'
import { systemActor } from '../../../electron/core/kernel/actor.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { type Discussion, type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'

let site: DiscussionSite
let talk: Discussion
beforeAll(async () => {
  site = await startDiscussion()
})
afterAll(() => site.close())
beforeEach(() => {
  talk = site.begin([
    { id: 1, author: 'Anna', text: 'När öppnar badet i Älvåsa?' },
    { id: 2, author: 'Bo', text: 'Det är halt på Storgatan igen.', picture: true, likes: 12 },
    { id: 3, author: 'Cilla', text: 'Tack för hjälpen med bidraget.' }
  ])
})

async function watched(every: number | null = null) {
  const { dir, session, client, ctx, clock, channelId } = await moderatorsArchive(site.origin)
  const { pages } = await client.watch.addPage({ channelId, address: site.address, everyMinutes: every })
  const id = pages[0]?.id
  if (id === undefined) throw new Error('the page is watched')
  const look = () => {
    clock.advance(60_000)
    return client.watch.visitPage({ id })
  }
  const listed = async (view: 'unread' | 'flagged' | 'vanished' | 'all') =>
    (await client.watch.comments({ channelId, view, limit: 100, after: null })).items
  return { client, session, dir, ctx, channelId, id, look, listed }
}

describe('a watched page', { timeout: 120_000 }, () => {
  it('gives each new comment once, saved with pictures, and read back', async () => {
    const { client, look, listed } = await watched()
    expect(await look()).toMatchObject({
      state: 'whole',
      seen: 3,
      added: 3,
      vanished: 0,
      waiting: 0,
      shown: 3
    })
    expect(site.visits).toBe(1)
    expect(await look()).toMatchObject({ state: 'whole', seen: 3, added: 0, changed: 0 })
    talk.add({ id: 4, author: 'Disa', text: 'Ring mig på 070-123 45 67!' })
    expect(await look()).toMatchObject({ seen: 4, added: 1 })
    const rows = await listed('all')
    expect(rows.map(({ authorName }) => authorName).sort()).toEqual(['Anna', 'Bo', 'Cilla', 'Disa'])
    expect(rows.every(({ state, readAt }) => state === 'verified' && readAt === null)).toBe(true)
    expect((await listed('flagged')).map(({ flags }) => flags).sort()).toEqual([['phone'], ['question']])
    const bo = rows.find(({ authorName }) => authorName === 'Bo')
    if (bo === undefined) throw new Error('Bo wrote')
    const detail = await client.comments.find({ id: bo.id })
    expect(detail.files.map(({ role }) => role).sort()).toEqual(
      ['attachment', 'comment', 'context', 'provenance', 'source', 'view'].sort()
    )
    expect(detail).toMatchObject({
      content: { text: 'Det är halt på Storgatan igen.', permalink: `${site.address}#comment-2` },
      attachments: [{ kind: 'picture', state: 'present', description: 'Isen på gatan' }],
      reactions: [{ kind: 'like', count: 12 }]
    })
    expect(await client.moderation.find({ id: bo.id })).toMatchObject({ status: 'visible', possible: [] })
  })

  it('notes what has been edited, with both wordings, and what has vanished, with when it was last seen', async () => {
    const { client, look, listed } = await watched()
    await look()
    const anna = (await listed('all')).find(({ authorName }) => authorName === 'Anna')
    if (anna === undefined) throw new Error('Anna wrote')
    await client.moderation.markRead({ id: anna.id })
    talk.say(1, 'När öppnar badet, och varför svarar ingen?')
    talk.remove(3)
    expect(await look()).toMatchObject({ state: 'whole', seen: 2, changed: 1, vanished: 1, added: 0 })
    const facts = await client.moderation.find({ id: anna.id })
    expect(facts?.versions.map(({ content }) => content.text)).toEqual([
      'När öppnar badet i Älvåsa?',
      'När öppnar badet, och varför svarar ingen?'
    ])
    expect(facts?.readAt).toBeNull()
    expect(await listed('vanished')).toMatchObject([
      { authorName: 'Cilla', status: 'gone', state: 'verified' }
    ])
    talk.add({ id: 3, author: 'Cilla', text: 'Tack för hjälpen med bidraget.' })
    expect(await look()).toMatchObject({ added: 0, seen: 3 })
    expect(await listed('vanished')).toEqual([])
  })

  it('says of none whose it was that it is gone, until whoever removed it by hand has noted it', async () => {
    const { client, look, listed } = await watched()
    await look()
    const cilla = (await listed('all')).find(({ authorName }) => authorName === 'Cilla')
    if (cilla === undefined) throw new Error('Cilla wrote')
    await client.comments.decide({
      id: cilla.id,
      decision: {
        ...{ outcome: 'remove', category: 'a', note: null, senderNote: null },
        ...{ police: null, boardOffence: null, toAuthor: null }
      }
    })
    talk.remove(3)
    expect(await look()).toMatchObject({ vanished: 1 })
    await client.comments.remove({ id: cilla.id, kind: 'deleted' })
    expect(await listed('vanished')).toEqual([])
    expect((await client.moderation.find({ id: cilla.id }))?.vanishedAt).toBeNull()
  })

  it('knows a comment without a link by the page’s id of it, and takes its edit for an edit', async () => {
    const unlinked = { author: 'Disa', isUnlinked: true } as const
    talk.add({ ...unlinked, id: 4, text: 'Ni är odugliga hela bunten!' })
    talk.add({ ...unlinked, id: 5, text: 'Ni är odugliga hela bunten!' })
    const { client, look, listed } = await watched()
    expect(await look()).toMatchObject({ state: 'whole', added: 5 })
    talk.say(5, 'Kommunens ledning är helt inkompetent!')
    expect(await look()).toMatchObject({ state: 'whole', added: 0, changed: 1, vanished: 0 })
    const rows = (await listed('all')).filter(({ authorName }) => authorName === 'Disa')
    const texts = await Promise.all(
      rows.map(async ({ id }) =>
        (await client.moderation.find({ id }))?.versions.map(({ content }) => content.text)
      )
    )
    expect(texts).toContainEqual(['Ni är odugliga hela bunten!', 'Kommunens ledning är helt inkompetent!'])
    talk.remove(4)
    expect(await look()).toMatchObject({ vanished: 1, added: 0, changed: 0 })
  })

  it('knows one that was saved by hand by the page’s id of it, also when its words are others', async () => {
    talk.add({ id: 4, author: 'Disa', text: 'Ni är odugliga hela bunten!', isUnlinked: true })
    const { client, channelId, look, listed } = await watched()
    const saved = await client.comments.preserve({
      channelId,
      address: `${site.address}#comment-4`,
      selector: null
    })
    talk.say(4, 'Kommunens ledning är helt inkompetent!')
    expect(await look()).toMatchObject({ added: 3, vanished: 0 })
    expect((await listed('all')).map(({ id }) => id)).toContain(saved.id)
    expect((await client.moderation.find({ id: saved.id }))?.versions).toHaveLength(2)
    expect(await look()).toMatchObject({ added: 0, changed: 0, vanished: 0 })
  })

  it('knows one again that was read before the page’s ids were', async () => {
    talk.add({ id: 4, author: 'Disa', text: 'Ni är odugliga hela bunten!', isUnlinked: true })
    const { ctx, look } = await watched()
    await look()
    ctx.db.transact(tx => {
      tx.prepare(
        `UPDATE platform_comment SET native_id = 'page:words:0' WHERE native_id LIKE 'page:id:%'`
      ).run()
    })
    expect(await look()).toMatchObject({ added: 0, changed: 0, vanished: 0 })
    talk.say(4, 'Kommunens ledning är helt inkompetent!')
    expect(await look()).toMatchObject({ added: 0, changed: 1, vanished: 0 })
  })

  it('says of none without a link or an id that it has vanished, while its name says something new', async () => {
    const bare = { isUnlinked: true, isUnnamed: true } as const
    talk.add({ ...bare, id: 4, author: 'Disa', text: 'Ni är odugliga hela bunten!' })
    talk.add({ ...bare, id: 5, author: 'Egon', text: 'Sandningen fungerar inte alls.' })
    const { look, listed } = await watched()
    await look()
    talk.say(4, 'Kommunens ledning är helt inkompetent!')
    talk.remove(5)
    expect(await look()).toMatchObject({ state: 'whole', added: 1, vanished: 1 })
    expect(await look()).toMatchObject({ state: 'whole', added: 0, vanished: 0 })
    expect((await listed('vanished')).map(({ authorName }) => authorName)).toEqual(['Egon'])
    talk.remove(4)
    expect(await look()).toMatchObject({ state: 'whole', vanished: 2 })
  })

  it.each([
    ['counts more than it shows', 'counts'],
    ['could not fetch a part', 'failing']
  ] as const)('says nothing of what was not there on a page that %s', async (_, trouble) => {
    const { look, listed } = await watched()
    await look()
    talk.remove(2)
    talk.trouble = trouble
    expect(await look()).toMatchObject({ state: 'partial', vanished: 0, seen: 2 })
    expect(await listed('vanished')).toEqual([])
    talk.trouble = null
    expect(await look()).toMatchObject({ state: 'whole', vanished: 1 })
  })

  it('that may not ask for a part of itself is read as it is, and left alone as long as its site asks', async () => {
    const { client, id, look, listed } = await watched()
    await look()
    talk.remove(2)
    talk.trouble = 'limited-part'
    expect(await look()).toMatchObject({ state: 'partial', vanished: 0, seen: 2 })
    const { pages } = await client.watch.setPagePlan({ id, everyMinutes: 15 })
    const { restUntil, startedAt } = pages[0]?.lastVisit ?? {}
    expect(Date.parse(restUntil ?? '') - Date.parse(startedAt ?? '')).toBeGreaterThanOrEqual(3_600_000)
    const before = site.visits
    await expect(look()).rejects.toMatchObject({ code: 'site-left-alone' })
    expect(site.visits).toBe(before)
    expect(await listed('vanished')).toEqual([])
  })

  it('that says no is left alone as long as it asks, and nothing is said of its comments', async () => {
    const { client, id, look, listed } = await watched()
    await look()
    talk.trouble = 'limited'
    expect(await look()).toMatchObject({ state: 'refused', problem: 'rate-limited', vanished: 0 })
    const before = site.visits
    await expect(look()).rejects.toMatchObject({ code: 'site-left-alone' })
    expect(site.visits).toBe(before)
    const { pages } = await client.watch.setPagePlan({ id, everyMinutes: 15 })
    expect(pages[0]?.nextAt).toBe(pages[0]?.lastVisit?.restUntil)
    expect(await listed('vanished')).toEqual([])
  })

  it('saves thirty at a visit, and the rest the next time', async () => {
    for (let id = 10; id < 42; id++)
      talk.add({ id, author: `Person ${id}`, text: `Inlägg nummer ${id} om vägen.` })
    const { look } = await watched()
    expect(await look()).toMatchObject({
      state: 'partial',
      problem: 'comments-missing',
      added: 30,
      waiting: 5
    })
    expect(await look()).toMatchObject({ state: 'whole', added: 5, waiting: 0, seen: 35 })
  })

  it('is looked at by itself when its time has come, until it is ended', async () => {
    const { client, ctx, channelId, id } = await watched(15)
    expect(await readDue(ctx)).toBe(1)
    expect(await readDue(ctx)).toBe(0)
    await expect(
      client.watch.addPage({ channelId, address: `${site.address}/`, everyMinutes: 60 })
    ).rejects.toMatchObject({ code: 'page-watched' })
    expect((await client.watch.removePage({ id })).pages).toEqual([])
    await expect(client.watch.visitPage({ id })).rejects.toMatchObject({ code: 'not-found' })
    expect(
      (await client.watch.addPage({ channelId, address: site.address, everyMinutes: null })).pages
    ).toHaveLength(1)
  })

  it('joins a comment that was saved from the page by hand', async () => {
    const { client, channelId, look, listed } = await watched()
    const saved = await client.comments.preserve({
      channelId,
      address: `${site.address}#comment-2`,
      selector: null
    })
    expect(await look()).toMatchObject({ seen: 3, added: 2 })
    expect((await listed('all')).map(({ id }) => id)).toContain(saved.id)
    const { items } = await client.comments.list({ channelId, state: null, limit: 100, after: null })
    expect(items).toHaveLength(3)
  })

  it('from the command line', async () => {
    const { client, session, dir, channelId, id } = await watched()
    await client.watch.removePage({ id })
    await client.users.save({ osUser: systemActor(), name: 'Mia', personId: null, roles: ['moderator'] })
    await session.close()
    const cli = (...args: string[]) => kanalarkiv(['watch', ...args, '--archive', dir])
    const added = await cli(
      'page',
      '--channel',
      channelId,
      '--address',
      site.address,
      '--every',
      '30',
      '--json'
    )
    const { pages } = added.json()['watch'] as { pages: { id: string }[] }
    const looked = await cli('visit', pages[0]?.id ?? '', '--lang', 'sv')
    expect(looked).toMatchObject({ code: 0 })
    expect(looked.out).toMatch(/Sedda +3\nNya +3\n/)
    talk.trouble = 'counts'
    expect(await cli('visit', pages[0]?.id ?? '')).toMatchObject({ code: 3 })
    talk.trouble = 'limited'
    const refused = await cli('visit', pages[0]?.id ?? '', '--lang', 'sv')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.out).toContain('tar inte emot fler förfrågningar')
    expect((await cli('status', '--lang', 'sv')).out).toContain('nekad')
    expect((await cli('page-plan', pages[0]?.id ?? '', '--every', '5')).code).toBe(2)
    const stopped = await cli('page-plan', pages[0]?.id ?? '', '--every', '0', '--json')
    expect(stopped.json()['watch']).toMatchObject({ pages: [{ everyMinutes: null }] })
    expect((await cli('page-end', 'ffff')).code).toBe(1)
    expect((await cli('page-end', pages[0]?.id ?? '')).code).toBe(0)
  })
})
