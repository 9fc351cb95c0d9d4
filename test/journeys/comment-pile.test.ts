// A pile of comments under one post saved in one go: an outcome for each, and the page's own count beside ours.

import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { ArchiveEvent } from '#shared/events.ts'
import { shownCount } from '../../electron/core/captures/browser/comments/propose-comments.ts'
import { newChannel } from '../helpers/archive.ts'
import { isLong } from '../helpers/long.ts'
import { moderatorsArchive } from '../helpers/moderators-archive.ts'
import { startDiscussion } from '../helpers/site/discussion.ts'
import { type Site, startSite } from '../helpers/site/site.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

it('saves every comment on the page, tells how far it has come, and what the page itself counts', async () => {
  const { client, ctx, channelId } = await moderatorsArchive(site.origin)
  const address = `${site.origin}/comments`
  const events: Extract<ArchiveEvent, { kind: 'pile-progress' }>[] = []
  const following = new AbortController()
  void (async () => {
    for await (const event of ctx.events.subscribe('event', { signal: following.signal }))
      if (event.kind === 'pile-progress') events.push(event)
  })().catch(() => undefined)
  const { candidates } = await client.comments.candidates({ address })
  const pile = await client.comments.saveTogether({ channelId, address, selectors: null })
  following.abort()
  expect(pile.found).toBe(candidates.length)
  expect(pile.outcomes.map(({ selector }) => selector)).toEqual(candidates.map(({ selector }) => selector))
  expect(pile.outcomes.filter(({ problem }) => problem !== null)).toEqual([])
  const { items } = await client.comments.list({ channelId, state: 'verified', limit: 100, after: null })
  expect(new Set(items.map(({ id }) => id))).toEqual(new Set(pile.outcomes.map(({ id }) => id)))
  expect(events.at(-1)).toMatchObject({ done: candidates.length, total: candidates.length, failed: 0 })
})

/** More than are saved at the same time. */
const MANY = isLong ? 40 : 10

it(`saves ${MANY} under one post in one go, and tells what the page counts beside what was saved`, async () => {
  const talk = await startDiscussion()
  onTestFinished(() => talk.close())
  const said = talk.begin(
    Array.from({ length: MANY }, (_, n) => ({
      id: n + 1,
      author: `Person ${n + 1}`,
      text: `Fråga ${n + 1}: när plogas vår gata?`
    }))
  )
  const { client, ctx, channelId } = await moderatorsArchive(talk.origin)
  const save = () => client.comments.saveTogether({ channelId, address: talk.address, selectors: null })
  const pile = await save()
  expect(pile).toMatchObject({ shown: MANY, found: MANY })
  expect(pile.outcomes.map(({ problem }) => problem)).toEqual(Array(MANY).fill(null))
  expect(new Set(pile.outcomes.map(({ id }) => id)).size).toBe(MANY)
  const { items } = await client.comments.list({ channelId, state: 'verified', limit: 100, after: null })
  expect(new Set(items.map(({ content }) => content?.text)).size).toBe(MANY)
  const [line] = ctx.db.read
    .prepare(`SELECT line FROM journal WHERE line ->> '$.act' = 'comments.saved-together'`)
    .all() as { line: string }[]
  expect(JSON.parse(line?.line ?? '').details).toMatchObject({
    shown: MANY,
    found: MANY,
    asked: MANY,
    saved: MANY
  })
  // What the page counts and does not show is told, and not made up.
  said.trouble = 'counts'
  const again = await save()
  expect(again).toMatchObject({ shown: MANY + 1, found: MANY })
  expect(new Set(again.outcomes.map(({ id }) => id))).toEqual(new Set(pile.outcomes.map(({ id }) => id)))
}, 240_000)

it('reads the one that is asked for among more than five hundred, and says how many it does not show', async () => {
  const talk = await startDiscussion()
  onTestFinished(() => talk.close())
  talk.begin(
    Array.from({ length: 520 }, (_, n) => ({
      id: n + 1,
      author: `Person ${n + 1}`,
      text: `Fråga ${n + 1}: när plogas vår gata?`,
      isUnlinked: true as const
    }))
  )
  const { client, ctx, channelId } = await moderatorsArchive(talk.origin)
  const address = `${talk.address}#comment-510`
  expect(await client.comments.preserve({ channelId, address, selector: null })).toMatchObject({
    state: 'verified',
    content: { authorName: 'Person 510' }
  })
  const { candidates, left } = await client.comments.candidates({ address })
  expect([candidates.length, left]).toEqual([501, 19])
  expect(candidates.filter(({ isLinked }) => isLinked)).toMatchObject([{ authorName: 'Person 510' }])
  const pile = await client.comments.saveTogether({
    channelId,
    address: talk.address,
    selectors: ['#comment-511']
  })
  expect(pile).toMatchObject({ shown: 520, found: 500, left: 20, outcomes: [{ problem: null }] })
  const [line] = ctx.db.read
    .prepare(`SELECT line FROM journal WHERE line ->> '$.act' = 'comments.saved-together'`)
    .all() as { line: string }[]
  expect(JSON.parse(line?.line ?? '').details).toMatchObject({ found: 500, left: 20, asked: 1, saved: 1 })
}, 240_000)

it('shows what a channel of our own has written last, as ours, and whoever only has its name among the others', async () => {
  const talk = await startDiscussion()
  onTestFinished(() => talk.close())
  talk.begin([
    { id: 1, author: 'Kommunen', text: 'Hej! Vi plogar i kväll.' },
    { id: 2, author: 'Anna', text: 'När plogas vår gata?' }
  ])
  const { client, ctx } = await moderatorsArchive(talk.origin)
  const candidates = async (address: string) => (await client.comments.candidates({ address })).candidates
  expect((await candidates(talk.address)).map(({ authorName }) => authorName)).toEqual(['Kommunen', 'Anna'])
  newChannel(ctx, { name: 'Flödet', platform: 'facebook', addresses: [`${talk.origin}/profil/Kommunen`] })
  expect(await candidates(talk.address)).toMatchObject([
    { authorName: 'Anna', byChannel: false },
    { authorName: 'Kommunen', byChannel: true }
  ])
  // Whoever asks for it by its own address means it.
  expect((await candidates(`${talk.address}#comment-1`))[0]).toMatchObject({
    byChannel: true,
    isLinked: true
  })
}, 240_000)

it('leaves out none because another cannot be saved', async () => {
  const { client, channelId } = await moderatorsArchive(site.origin)
  const address = `${site.origin}/comments`
  const [first] = (await client.comments.candidates({ address })).candidates
  if (first === undefined) throw new Error('the page has comments')
  const pile = await client.comments.saveTogether({
    channelId,
    address,
    selectors: ['#finns-inte', first.selector]
  })
  expect(pile.outcomes.map(({ problem }) => problem)).toEqual(['comment-not-on-page', null])
  const [missing] = pile.outcomes
  expect(await client.comments.find({ id: missing?.id as never })).toMatchObject({
    state: 'noticed',
    problem: 'comment-not-on-page'
  })
})

it.each([
  ['12 kommentarer', 12],
  ['Visa alla 1 204 kommentarer', 1204],
  ['3 comments\n1,204 comments', 1204],
  ['1 kommentar', 1],
  ['Inga kommentarer', null],
  ['kommentera gärna', null]
])('the page’s own count: %s', (text, count) => {
  expect(shownCount(text)).toBe(count)
})
