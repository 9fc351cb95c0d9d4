// What a page is about to do is waited for by what is known of it: its calls, its timers and what it says.
import { describe, expect, it } from 'vitest'
import { isLong } from '../../helpers/long.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
const visit = (path: string) => take(browser, `${site.origin}/rest/${path}`)
const TIMES = isLong ? [100, 300, 600, 1_000, 2_000, 3_000, 4_000, 6_000] : [300, 1_500]
const WAYS = ['observer', 'debounce', 'timer', 'answer']

describe('what comes after a while', { timeout: 90_000 }, () => {
  it.each(WAYS.flatMap(as => TIMES.map(ms => [as, ms] as const)))(
    'is there, or told of: by %s after %i ms',
    async (as, ms) => {
      const taken = await visit(`grid?as=${as}&ms=${ms}`)
      const marks = marksOf(taken.tiles, POSTS)
      if (taken.state === 'complete') expect(marks).toEqual(upTo(12))
      else
        expect(taken).toMatchObject({
          state: 'partial',
          codes: [expect.stringMatching(/scroll-limit|parts-missing/)]
        })
      // What comes within a few seconds is waited for.
      if (ms <= 4_000) expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    }
  )

  it('is there when nothing at all is shown until the first answer', async () => {
    const taken = await visit('first')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(4))
  })

  it('is there when a button takes its time', async () => {
    const taken = await visit('button')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(12))
  })

  it.each(['within', 'frame'])('is there where it makes nothing higher: %s', async path => {
    const taken = await visit(path)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const letter of 'abcd') expect(taken.text).toContain(`Rad ${letter}: kom i lugn och ro`)
  })

  it('is there where the same script of the site brought nothing on its other pages', async () => {
    for (let page = 0; page < 4; page++)
      expect(await visit(`shared?n=${page}`)).toMatchObject({ state: 'complete', reasons: [] })
    const taken = await visit('shared?more&part')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(12))
    expect(taken.text).toContain('Kommentar: kom med skriptet')
  })

  it('is told of when a call never gets an answer', async () => {
    const taken = await visit('never')
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'parts-missing', detail: '1 calls' }] })
  })

  it('is not waited for again and again where a page ticks', async () => {
    const start = performance.now()
    expect(await visit('ticks')).toMatchObject({ state: 'complete', reasons: [] })
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
