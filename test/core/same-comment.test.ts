// The one rule that says whether two are the same comment, whichever way each of them came in.
import { describe, expect, it } from 'vitest'
import { CommentId, Instant } from '#shared/ids.ts'
import { wordsKey } from '../../electron/core/comments/comments/keys.ts'
import {
  linkOf,
  pagesAt,
  type Saved,
  type Seen,
  sameComment
} from '../../electron/core/comments/comments/known.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { allComments } from '../helpers/platforms/page.ts'
import { TAKEN } from '../helpers/taken.ts'

const PAGE = 'https://flode.example/norrby/inlagg/1'
const SAID = { text: 'Ni är odugliga hela bunten', authorName: 'Kalle Påhitt', authorAddress: null }
const OTHERS = { ...SAID, text: 'Tack för hjälpen' }

const SEEN: Seen = { platformId: null, link: null, place: null, said: SAID, writtenAt: null }
const SAVED: Saved = {
  id: CommentId.parse('3f0c2f0e-5d5e-4b39-9a7e-6a8a4f1f0b11'),
  ...{ platformId: null, linkKey: null, permalink: null, address: PAGE, ownId: null },
  ...{ words: wordsKey(SAID), authorName: SAID.authorName },
  noticedAt: Instant.parse('2026-11-25T09:00:00.000Z')
}
const link = (permalink: string) => linkOf(permalink, pagesAt(PAGE))
const savedLink = (permalink: string) => ({ permalink, linkKey: link(permalink)?.key ?? null })
const at = (ownId: string, address = PAGE) => ({ address, ownId })

describe('two are', () => {
  it.each<[string, Partial<Seen>, Partial<Saved>, ReturnType<typeof sameComment>]>([
    ['the same by the platform’s id', { platformId: '7', said: OTHERS }, { platformId: '7' }, 'platform-id'],
    ['others by the platform’s ids', { platformId: '7' }, { platformId: '8' }, 'another'],
    [
      'perhaps the same, where a page told of one',
      { platformId: '7' },
      { platformId: 'page:id:x#1' },
      'maybe'
    ],
    [
      'others by their keys on one page',
      { platformId: 'page:words:a#2' },
      { platformId: 'page:words:a' },
      'another'
    ],
    [
      'the same by a link, whatever they say',
      { link: link(`${PAGE}?kommentar=7`), said: OTHERS },
      savedLink(`${PAGE}?kommentar=7&fbclid=x`),
      'link'
    ],
    [
      'others by two links',
      { link: link(`${PAGE}?kommentar=7`) },
      savedLink(`${PAGE}?kommentar=8`),
      'another'
    ],
    ['perhaps the same by one link alone', { link: link(`${PAGE}?kommentar=7`) }, {}, 'maybe'],
    [
      'perhaps the same, where one has the link of the page',
      { link: link(`${PAGE}?kommentar=7`) },
      savedLink(PAGE),
      'maybe'
    ],
    ['the same by the link of the page with the same words', { link: link(PAGE) }, savedLink(PAGE), 'link'],
    [
      'perhaps the same by the link of the page with other words',
      { link: link(PAGE), said: OTHERS },
      savedLink(PAGE),
      'maybe'
    ],
    [
      'the same by the page’s id under the same name',
      { place: at('5'), said: OTHERS },
      { ownId: '5' },
      'place'
    ],
    [
      'others by the page’s id under another name',
      { place: at('5'), said: { ...OTHERS, authorName: 'Bo' } },
      { ownId: '5' },
      'another'
    ],
    ['others by two ids on the page', { place: at('5') }, { ownId: '6' }, 'another'],
    ['perhaps the same on two pages', { place: at('5', 'https://flode.example/2') }, { ownId: '6' }, 'maybe'],
    ['others by what they say', { said: OTHERS }, {}, 'another'],
    [
      'others when one was written after the other was noticed',
      { writtenAt: Instant.parse('2026-11-25T09:00:01.000Z') },
      {},
      'another'
    ]
  ])('%s', (_, seen, saved, sameness) => {
    expect(sameComment({ ...SEEN, ...seen }, { ...SAVED, ...saved })).toBe(sameness)
  })
})

it('two comments that are taken in with the link of their post do not become one: a person is asked', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const taken = { ...TAKEN, channelId, permalink: TAKEN.address }
  const first = await takeComment(ctx, taken)
  const other = { ...taken, text: 'Tack för hjälpen med bidraget' }
  await expect(takeComment(ctx, other)).rejects.toMatchObject({
    code: 'comment-maybe-known',
    params: { id: first.id }
  })
  const second = await takeComment(ctx, { ...other, sameAs: 'another' })
  expect(second.content?.text).toBe('Tack för hjälpen med bidraget')
  // The same one again is known by the link and the words together.
  expect((await takeComment(ctx, taken)).id).toBe(first.id)
  expect(allComments(ctx)).toHaveLength(2)
})
