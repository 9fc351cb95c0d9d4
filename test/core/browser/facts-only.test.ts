// A comment that is noted without a picture: no way in opens its address, and none puts a byte of it into the archive.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TakenComment } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import { isSameComment } from '../../../electron/core/captures/browser/comments/same-comment.ts'
import { noticeOnPage } from '../../../electron/core/comments/comments/comments.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { newChannel } from '../../helpers/archive.ts'
import { REMOVE } from '../../helpers/comments.ts'
import { moderatorsArchive } from '../../helpers/moderators-archive.ts'
import { type Discussion, type DiscussionSite, startDiscussion } from '../../helpers/site/discussion.ts'
import { PIXEL } from '../../helpers/taken.ts'

let site: DiscussionSite
let talk: Discussion
beforeAll(async () => {
  site = await startDiscussion()
})
afterAll(() => site.close())
beforeEach(() => {
  talk = site.begin([
    { id: 1, author: 'Anna', text: 'När öppnar badet i Älvåsa?' },
    { id: 2, author: 'Bo', text: 'Se här.', picture: true },
    { id: 3, author: 'Cilla', text: 'Tack för hjälpen med bidraget.' }
  ])
})

async function archive() {
  const { dir, client, ctx, channelId } = await moderatorsArchive(site.origin)
  const note = (address = `${site.address}#comment-2`) =>
    client.comments.noteFacts({
      ...{ channelId, address, description: 'En bild som inte får sparas.', authorName: 'Bo' },
      ...{ authorAddress: null, timeShown: null, policeNumber: '5000-K99-26' }
    })
  /** Every file in the store, drafts too. */
  const objects = async () => {
    const entries = await readdir(join(dir, 'objects'), { recursive: true, withFileTypes: true })
    return entries.flatMap(entry => (entry.isFile() ? [entry.name] : [])).sort()
  }
  /** Does what is refused, and looks that nothing has come into the store and that no page was opened. */
  const refused = async (id: CommentId, work: () => Promise<unknown>) => {
    const [before, visits] = [await objects(), site.visits]
    await expect(work()).rejects.toMatchObject({ code: 'facts-only', data: { id } })
    expect(await objects()).toEqual(before)
    return site.visits - visits
  }
  const rolesOf = async (id: CommentId) =>
    (await client.comments.find({ id })).files.map(({ role }) => role).sort()
  return { client, ctx, channelId, note, objects, refused, rolesOf }
}

it.each([
  [
    'https://f.example/p/1?comment_id=2',
    'https://www.f.example/p/1/?comment_id=2&__cft__=x&utm_source=y',
    false
  ],
  ['https://f.example/p/1?comment_id=2', 'https://www.f.example/p/1/?fbclid=x&comment_id=2', true],
  ['https://f.example/p/1?comment_id=2', 'https://f.example/p/1?comment_id=2&reply_comment_id=3', false],
  ['https://f.example/p/1?comment_id=2', 'https://f.example/p/1', false],
  ['https://f.example/p/1#comment-2', 'http://f.example/p/1/#comment-2', true],
  ['https://f.example/p/1#comment-2', 'https://f.example/p/1#comment-3', false],
  ['https://f.example/p/1', 'https://f.example/p/1/?utm_source=y', true],
  ['https://f.example/p/1', 'ingen adress', false]
])('%s and %s lead to the same comment: %s', (one, other, isSame) => {
  expect(isSameComment(one, other)).toBe(isSame)
  expect(isSameComment(other, one)).toBe(isSame)
})

const taken = (more: Partial<TakenComment>) => ({
  ...{ address: site.address, text: 'Något annat', permalink: null, timeShown: null, answers: null },
  ...{ author: { name: 'Bo', handle: null, profile: null, email: null, ip: null }, completeness: [] },
  ...{ html: null, plain: 'klistrat', sameAs: null },
  files: [{ name: 'bild.png', base64: PIXEL }],
  ...more
})

describe('a comment that is noted without a picture', { timeout: 120_000 }, () => {
  it('takes no picture, paste or mail: by its link, by its address, or because a person says that it is the one', async () => {
    const { client, channelId, note, refused } = await archive()
    const { id } = await note()
    const link = `${site.address}#comment-2`
    for (const more of [
      { permalink: link },
      { permalink: link, sameAs: 'another' as const },
      { address: link },
      { address: `${site.address}/?utm_source=x#comment-2` },
      { sameAs: id }
    ])
      await refused(id, () => client.comments.take({ channelId, ...taken(more) }))
    const other = await client.comments.take({
      channelId,
      ...taken({ permalink: `${site.address}#comment-1` })
    })
    expect(other.files.map(({ role }) => role)).toContain('comment')
  })

  it('is noted in another channel, and is not taken in this one either', async () => {
    const { client, ctx, note, refused } = await archive()
    const { id } = await note()
    const other = newChannel(ctx, { name: 'Biblioteket', addresses: [`${site.origin}/bibliotek`] })
    const address = `${site.address}#comment-2`
    await refused(id, () => client.comments.take({ channelId: other.id, ...taken({ permalink: address }) }))
    const place = { channelId: other.id, address, selector: null }
    expect(await refused(id, () => client.comments.preserve(place))).toBe(0)
  })

  it('is not saved by its address, and no page is opened to propose, point at or save it', async () => {
    const { client, ctx, channelId, note, refused } = await archive()
    const address = `${site.address}#comment-2`
    const noticed = noticeOnPage(ctx, { channelId, address, selector: null })
    const { id } = await note()
    const opened = [
      () => client.comments.preserve({ channelId, address, selector: null }),
      () => client.comments.preserve({ channelId, address, selector: '#comment-2' }),
      () => client.comments.saveTogether({ channelId, address, selectors: null }),
      () => client.comments.candidates({ channelId, address }),
      () => client.comments.pick({ channelId, address, language: 'sv' }),
      () => client.comments.retry({ id: noticed })
    ]
    for (const work of opened) expect(await refused(id, work)).toBe(0)
    // What was noticed before turned out to be it: nobody waits for that any longer.
    const { items } = await client.comments.list({ channelId, state: null, limit: 100, after: null })
    expect(items.map(each => each.id)).toEqual([id])
  })

  it('is in no picture of what is proposed on its page', async () => {
    const { client, channelId, note } = await archive()
    const page = { channelId, address: site.address, withPictures: true }
    const before = await client.comments.candidates(page)
    expect([before.sheets.length, before.candidates.map(({ picture }) => picture?.sheet)]).toEqual([
      1,
      [0, 0, 0]
    ])
    await note()
    const { sheets, candidates } = await client.comments.candidates(page)
    expect([sheets, candidates.map(({ picture }) => picture)]).toEqual([[], [null, null, null]])
  })

  it('is not saved by pointing at it on its page, whether it shows its own link or not', async () => {
    const { client, channelId, note, refused } = await archive()
    const { id } = await note()
    const place = { channelId, address: site.address, selector: '#comment-2' }
    expect(await refused(id, () => client.comments.preserve(place))).toBe(1)
    talk.remove(2)
    talk.add({ id: 2, author: 'Bo', text: 'Se här.', picture: true, isUnlinked: true })
    await refused(id, () => client.comments.preserve({ ...place, selector: '#comment-2 .comment-text' }))
  })

  it('is in no picture of another that it lies over', async () => {
    const { client, channelId, note, objects } = await archive()
    await note()
    talk.say(3, 'Tack.<style>#comment-2 { margin-top: -90px }</style>')
    const before = await objects()
    const place = { channelId, address: `${site.address}#comment-1`, selector: null }
    await expect(client.comments.preserve(place)).rejects.toMatchObject({
      ...{ code: 'page-failed', data: { code: 'facts-only' } }
    })
    expect(await objects()).toEqual(before)
    const cilla = await client.comments.preserve({ ...place, address: `${site.address}#comment-3` })
    expect(cilla.files.map(({ role }) => role).sort()).toEqual(['comment', 'provenance'])
  })

  it('noted at a whole page keeps that page closed, and every comment on it', async () => {
    const { client, ctx, channelId, note, refused, objects } = await archive()
    const { id } = await note(site.address)
    const place = { channelId, address: site.address, selector: '#comment-1' }
    expect(await refused(id, () => client.comments.preserve(place))).toBe(0)
    const pile = { channelId, address: site.address, selectors: null }
    expect(await refused(id, () => client.comments.saveTogether(pile))).toBe(0)
    const [before, visits] = [await objects(), site.visits]
    const anna = noticeOnPage(ctx, { ...place, address: `${site.address}#comment-1`, selector: null })
    await expect(client.comments.retry({ id: anna })).rejects.toMatchObject({
      ...{ code: 'page-failed', data: { code: 'facts-only' } }
    })
    expect([await objects(), site.visits]).toEqual([before, visits])
    // That is another comment, which waits to be saved when the page may be opened again.
    expect(await client.comments.find({ id: anna })).toMatchObject({ problem: 'page-failed' })
  })

  it('is left out of a pile and told, and of the others only what does not show it is kept', async () => {
    const { client, ctx, channelId, note, rolesOf, objects } = await archive()
    const { id } = await note()
    const before = await objects()
    const pile = await client.comments.saveTogether({ channelId, address: site.address, selectors: null })
    expect(pile.outcomes.map(each => [each.authorName, each.problem])).toEqual([
      ['Anna', null],
      ['Bo', 'facts-only'],
      ['Cilla', null]
    ])
    expect(pile.outcomes[1]?.id).toBe(id)
    const kept = await Promise.all([0, 2].map(at => rolesOf(pile.outcomes[at]?.id as CommentId)))
    expect(kept).toEqual([
      ['comment', 'provenance'],
      ['comment', 'provenance']
    ])
    expect((await objects()).length - before.length).toBe(4)
    expect(await rolesOf(id)).toEqual(['provenance'])
    expect(ctx.objects.unclaimed()).toEqual([])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('has nothing of its page kept by a watch, and the look says why; when it is gone the page is read again', async () => {
    const { client, ctx, channelId, note, objects, rolesOf } = await archive()
    const { id } = await note()
    const { pages } = await client.watch.addPage({ channelId, address: site.address, everyMinutes: null })
    const page = pages[0]?.id
    if (page === undefined) throw new Error('the page is watched')
    const before = await objects()
    expect(await client.watch.visitPage({ id: page })).toMatchObject({
      ...{ state: 'failed', problem: 'facts-only', added: 0, seen: 0 }
    })
    expect(await objects()).toEqual(before)
    expect(ctx.db.read.prepare('SELECT count(*) AS count FROM platform_comment').get()).toEqual({ count: 0 })
    talk.remove(2)
    expect(await client.watch.visitPage({ id: page })).toMatchObject({ state: 'whole', added: 2 })
    expect(await rolesOf(id)).toEqual(['provenance'])
  })

  it('is in no picture that shows another comment gone from its page', async () => {
    const { client, channelId, note, objects } = await archive()
    const anna = await client.comments.preserve({
      ...{ channelId, address: `${site.address}#comment-1`, selector: null }
    })
    expect(anna.files.map(({ role }) => role)).toContain('source')
    await client.comments.decide({ id: anna.id, decision: REMOVE })
    await note()
    talk.remove(1)
    const before = await objects()
    const gone = () => client.comments.confirmGone({ id: anna.id, basis: 'seen-gone', kind: 'deleted' })
    await expect(gone()).rejects.toMatchObject({ code: 'page-failed', data: { code: 'facts-only' } })
    expect(await objects()).toEqual(before)
    talk.remove(2)
    expect((await gone()).state).toBe('gone')
  })
})
