// Where a comment on a page stands, and within which times it was written: what the page's structure and words tell, and no more.
import { expect, it } from 'vitest'
import { preserveComment } from '../../../electron/core/comments/comments/comments.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { beginStage, site } from './stage.ts'

beginStage()

it('is read from the page and kept, and what it does not tell stays unknown', {
  timeout: 60_000
}, async () => {
  const { ctx, clock } = await newArchive()
  const { id: channelId } = newChannel(ctx, { addresses: [`${site.origin}/nested`] })
  const save = (selector: string) =>
    preserveComment(ctx, { channelId, address: `${site.origin}/nested`, selector })
  const began = Date.now()
  const first = await save('#comment-81')
  const ended = Date.now()
  expect(first).toMatchObject({ nativeId: '81', thread: '902', answers: null, lacking: [] })
  const { at, raw, basis, range } = first.created
  expect({ at, raw, basis }).toEqual({ at: null, raw: 'för 3 minuter sedan', basis: 'relative_range' })
  expect(range?.basis).toBe('relative')
  // Three minutes, and not yet four, before the moment that it was shown.
  const [from, to] = [Date.parse(range?.from ?? ''), Date.parse(range?.to ?? '')]
  expect(from).toBeGreaterThanOrEqual(began - 4 * 60_000)
  expect(from).toBeLessThanOrEqual(ended - 4 * 60_000)
  expect(to).toBeGreaterThanOrEqual(from + 60_000)
  expect(to).toBeLessThanOrEqual(ended - 3 * 60_000)
  clock.advance(1000)
  expect(await save('#comment-82')).toMatchObject({ nativeId: '82', thread: '902', answers: '81' })
  expect(await save('[data-comment-id="83"]')).toMatchObject({ nativeId: '83', answers: '81' })
  expect(await save('[data-comment-id="84"]')).toMatchObject({ nativeId: '84', answers: null, lacking: [] })
  expect(await save('#k85')).toMatchObject({ nativeId: '701', answers: '700' })
  expect(await save('#k87')).toMatchObject({
    ...{ nativeId: null, answers: null, lacking: ['parent-unknown'] },
    created: { range: null, basis: 'none' }
  })
})
