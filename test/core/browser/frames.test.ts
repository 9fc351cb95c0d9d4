// What is in the frames of a page: there, or told of, however busy and late they are.
import { describe, expect, it } from 'vitest'
import { puppeteerOf } from '../../../electron/core/captures/browser/process/browser.ts'
import { marksOf } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
type Options = Parameters<typeof take>[2]

/** In a frame of another site, or of the page's own; the frame knows the site of the page as the other one. */
function visit(
  as: string,
  { of = 'other', more = '', ...options }: Options & { of?: string; more?: string } = {}
) {
  const [inner, back] = of === 'own' ? ['', site.otherOrigin] : [site.otherOrigin, site.origin]
  return take(browser, `${site.origin}/frames/around?as=${as}&of=${inner}&back=${back}${more}`, options)
}

/** Holds the frames of the other site by a script of theirs, as a busy machine may. */
async function hold(ms: number): Promise<void> {
  for (const frame of await insideFrames())
    void frame
      .evaluate(`{ const end = performance.now() + ${ms}; while (performance.now() < end); }`)
      .catch(() => undefined)
}

const insideFrames = async () =>
  (await puppeteerOf(browser).pages())
    .flatMap(page => page.frames())
    .filter(frame => frame.url().startsWith(`${site.otherOrigin}/frames/inside`))

describe('a frame', { timeout: 90_000 }, () => {
  it.each([
    ['busy', ''],
    ['timer', ''],
    ['slow', ''],
    ['goes', ''],
    ['refreshes', ''],
    ['returns', ''],
    ['nested', ''],
    ['slow', '&late=1500'],
    ['timer', '&late=3000'],
    ['busy', '&late=1500']
  ])('of another site is waited for: %s %s', async (as, more) => {
    const taken = await visit(as, { more })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual([0, 20, 21])
    for (const n of [20, 21]) expect(taken.text).toContain(`Rad ${n}: ligger i en ram`)
  })

  it.each(['own', 'other'])('has what is in a closed tree in it: %s', async of => {
    const taken = await visit('closed', { of })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('i ett slutet träd')
  })

  it.each(['own', 'other'])('is told of where it shows one of its tabs: %s', async of => {
    expect(await visit('tabs', { of })).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-not-expanded', detail: '1 tabs' }]
    })
  })

  it.each(['own', 'other'])(
    'has what it folds by itself, though nothing says what is its content: %s',
    async of => {
      const taken = await visit('folds', { of })
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(taken.text).toContain('Vi har öppet från midsommar till sista augusti')
    }
  )

  it('is told of when it takes something away', async () => {
    expect((await visit('passing')).codes).toContain('text-vanished')
  })

  it.each([
    ['counts', 'count', 2_600],
    // It is asked again and again whether there is something to press.
    ['folds', 'expand', 6_000]
  ])('is told of when it does not answer what it is asked: %s', async (as, busy, ms) => {
    const taken = await visit(as, { onStep: step => void (step === busy && hold(ms)) })
    expect(taken.state).toBe('partial')
    expect(taken.reasons).toContainEqual({ code: 'parts-missing', detail: '1 frames' })
  })

  it('is told of when it says that it loads after the page was found whole', async () => {
    const loads = async () => {
      for (const frame of await insideFrames())
        await frame.evaluate(`feed.insertAdjacentHTML('beforeend', '<p>Laddar kalendern…</p>')`)
    }
    const taken = await visit('whole', { onStep: step => void (step === 'count' && loads()) })
    expect(taken.reasons).toContainEqual({ code: 'parts-missing', detail: 'loading' })
  })

  it('is not missed where it shows nothing', async () => {
    const hiding = (step: string) => void (step === 'count' && hold(3_000))
    expect(await visit('counts', { more: '&hidden', onStep: hiding })).not.toMatchObject({
      reasons: expect.arrayContaining([{ code: 'parts-missing', detail: expect.anything() }])
    })
  })
})
