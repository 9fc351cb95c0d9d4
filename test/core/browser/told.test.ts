// What a page is told as it happens, what its frames hold, and what it shows only to whoever stays: there, or told of.
import { describe, expect, it } from 'vitest'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
const PICTURES = 50
const visit = (path: string, limits = {}) => take(browser, `${site.origin}/told/${path}`, { limits })

describe('a stream', { timeout: 60_000 }, () => {
  it('is read to where it falls silent', async () => {
    const taken = await visit('stream?first=1500&every=400')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const letter of 'abcd') expect(taken.text).toContain(`Rad ${letter}: kom medan`)
  })

  it('is told of when it does not end', async () => {
    const taken = await visit('stream?first=100&every=300&ever', { settle: 800, streams: 1_000, rest: 500 })
    expect(taken.reasons).toContainEqual({ code: 'parts-missing', detail: 'stream' })
  })

  it('may be an answer that comes piece by piece', async () => {
    const taken = await visit('pieces')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(8))
  })
})

describe('a frame', { timeout: 60_000 }, () => {
  it('of another site is waited for, by what it asks and what it says', async () => {
    const taken = await visit(`frames?as=late&of=${site.otherOrigin}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual([0, 20, 21])
  })

  it('that goes on saying that it loads is told of', async () => {
    const taken = await visit(`frames?as=stuck&of=${site.otherOrigin}`, { settle: 800, rest: 500 })
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'parts-missing', detail: 'loading' }] })
  })

  it('has what comes when it is scrolled, of the same site and of another', async () => {
    const taken = await visit(`frames?as=scroll&of=${site.otherOrigin}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text.match(/Rad 31: ligger i en ram/g)).toHaveLength(2)
  })
})

describe('what comes to whoever stays', { timeout: 60_000 }, () => {
  it('is a picture in a box that is looked at for a while; a box that stays empty is told of', async () => {
    const taken = await visit('dwell')
    expect(taken).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'pictures-missing', detail: '1' }]
    })
    expect(marksOf(taken.tiles, PICTURES)).toEqual([0, 1])
  })

  it('is more of a feed whose end comes into view anew', async () => {
    const taken = await visit('leaves')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Rad 6: kom när slutet syntes')
  })

  it('is told of where only a wheel brings it forward', async () => {
    expect((await visit('wheel')).reasons).toContainEqual({ code: 'content-not-expanded', detail: 'wheel' })
  })
})

it('misses nothing that only passes by, and finds what is in a closed tree', {
  timeout: 60_000
}, async () => {
  const taken = await visit('passing')
  expect(taken).toMatchObject({ state: 'complete', reasons: [] })
  expect(taken.text).toContain('i ett slutet träd')
  // What its link brings stands beside what the page calls its content.
  expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(3))
})
