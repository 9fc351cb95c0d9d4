// What is put in the place of something else: there, or told of.
import { describe, expect, it } from 'vitest'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { SWAPPED } from '../../helpers/site/own-pages/swapped.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
const whole = SWAPPED.filter(({ lacks }) => lacks === null)
const lacking = SWAPPED.filter(({ lacks }) => lacks !== null && !/picture|rows/.test(lacks))
const visit = (path: string) => take(browser, `${site.origin}/swapped/${path}`)

describe('one thing in the place of another', { timeout: 60_000 }, () => {
  it.each(whole)('is in the record, or no more than it seems: $path', async ({ path, has }) => {
    const taken = await visit(path.replace('/swapped/', ''))
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of has.words ?? []) expect(taken.text).toContain(words)
  })

  it.each(lacking)('is told of where it is not: $path', async ({ path }) => {
    expect(await visit(path.replace('/swapped/', ''))).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-not-expanded', detail: '1 pages' }]
    })
  })

  it('is told of where the wheel moves a drawing', async () => {
    expect(await visit('drawing')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-not-expanded', detail: 'wheel' }]
    })
  })

  it('is a picture that comes when the scrolling has rested, or is told of', async () => {
    expect(marksOf((await visit('pictures?as=rests')).tiles, POSTS)).toEqual(upTo(6))
    expect(await visit('pictures?as=never')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'pictures-missing', detail: expect.stringMatching(/^[45]$/) }]
    })
  })
})
