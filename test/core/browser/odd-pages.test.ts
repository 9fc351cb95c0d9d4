// Pages that scroll, grow, fold or move where one does not expect it: each is whole, or says what it lacks.
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import type { Completeness } from '../../../electron/core/captures/browser/artefacts/completeness.ts'
import { variants } from '../../helpers/long.ts'
import { marksIn, marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take } from './taking.ts'

beginStage()

const POSTS = 10
const MIDDLE = 600
const statementOf = (taken: Taken) => taken.provenance.more['completeness'] as Completeness
const heightOf = (taken: Taken) =>
  Math.max(...taken.tiles.map(({ top, height }) => (top ?? 0) + (height ?? 0)))
/** Of its own pages and those of another site. */
const visit = (path: string, options: Parameters<typeof take>[2] = {}) =>
  take(
    browser,
    `${site.origin}/odd/${path}${path.includes('?') ? '&' : '?'}other=${site.otherOrigin}`,
    options
  )

describe('a page that scrolls in ways of its own', { timeout: 60_000 }, () => {
  it.each(
    variants([
      ['inner-sticky', 50 + 40 * 300, 40],
      ['body-scrolls', 30 * 300, 30],
      // The document goes on too, but most is in the part that scrolls.
      ['both-scroll', 120 + 25 * 300, 25],
      ['fixed-all', 20 * 300, 20],
      // Newest at the bottom, where it begins.
      ['reversed', 20 * 300, 20],
      ['starts-below', 30 * 300, 30],
      ['snap', 12 * 900, 12],
      // Its parts are as high as the window, and would be so however high that were made.
      ['inner-snap', 12 * 900, 12],
      // It has nothing that scrolls: only its own leaps.
      ['leaps', 6 * 900, 6],
      ['wheel', 30 * 300, 30],
      ['smooth', 40 * 300, 40],
      ['inner-infinite', 64 * 300 + 20, 64],
      ['auto-visible', 60 * 300, 60],
      // All of it is in a frame.
      ['frame-scrolls', 20 * 300, 20],
      ['rtl', 10 * 300, 10],
      ['zoomed', 10 * 450, 10],
      ['never-still', 30 * 300, 30]
    ])
  )('is whole, each part once and nothing below it: %s', async (path, height, count) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS).filter(mark => mark < 900)).toEqual(upTo(count))
    expect(heightOf(taken)).toBe(height)
    expect(statementOf(taken)).toMatchObject({ feedEndedBy: 'bottom', cut: [] })
    const last = path.includes('snap') || path === 'leaps' ? `Del ${count - 1}` : `Inlägg ${count - 1}:`
    expect(taken.text).toContain(last)
  })

  it('is read rightly though it has taken the name of our program and replaced what that asks it with, also in a frame', async () => {
    const taken = await visit('hostile')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    // Twelve on the page itself, and twelve in its frame, which says the same number.
    expect(statementOf(taken)).toMatchObject({ comments: { shown: 12, saved: 24 } })
    expect(taken.text.match(/Kommentar 11/g)).toHaveLength(2)
  })

  it('is whole where two parts of it scroll beside one another', async () => {
    const taken = await visit('side-by-side')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(heightOf(taken)).toBe(30 * 300)
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(10))
    expect(marksOf(taken.tiles, 870)).toEqual(upTo(30))
  })

  it('is whole with a box in it that scrolls by itself, and a frame of another site that does', async () => {
    const box = await visit('box-in-page')
    expect(box).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(box.tiles, POSTS)).toEqual([
      ...upTo(6),
      ...upTo(20).map(n => 100 + n),
      ...upTo(6).map(n => 6 + n)
    ])
    expect(heightOf(box)).toBe(32 * 300)
    const alone = await visit('box-alone')
    expect(alone).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(alone.tiles, POSTS)).toEqual([0, ...upTo(9).map(n => 100 + n)])
    expect(heightOf(alone)).toBe(10 * 300)
    const frame = await visit('foreign-frame-scrolls')
    expect(frame).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(frame.tiles, POSTS)).toEqual([...upTo(4), ...upTo(12), 4])
    expect(heightOf(frame)).toBe(17 * 300)
  })

  it('is partial where a box could not be opened up, and says how much of it is hidden', async () => {
    const taken = await visit('shut-box')
    expect(taken).toMatchObject({ state: 'partial', codes: ['content-not-expanded'] })
    expect(statementOf(taken).cut).toEqual([{ what: 'boxes', why: 'left', amount: 5 * 300 - 400 }])
  })

  it.each(variants(['virtual', 'virtual-inner']))(
    'has every row of a list that keeps only those in view: %s',
    async path => {
      const taken = await visit(path)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(150))
      for (const n of upTo(150)) expect(taken.text).toMatch(new RegExp(`^Rad ${n}$`, 'm'))
    }
  )
})

describe('a page that is wide, or made of much', { timeout: 60_000 }, () => {
  it('is pictured as wide as it is, and says so when that is too wide', async () => {
    const wide = await visit('wide')
    expect(wide.state).toBe('complete')
    expect(wide.tiles.map(({ width }) => width)).toEqual([3000])
    expect(marksOf(wide.tiles, 2975)).toEqual([7])
    const leftwards = await visit('rtl-wide')
    expect([marksOf(leftwards.tiles, 25), marksOf(leftwards.tiles, 2375)]).toEqual([[7], [8]])
    const wider = await visit('wide?width=6000')
    expect(wider).toMatchObject({ state: 'partial', reasons: [{ code: 'width-limit', detail: '6000 px' }] })
    expect(statementOf(wider).cut).toEqual([{ what: 'picture', why: 'width', amount: 2000 }])
  })

  it('has every row of a page that ends just within the bound', async () => {
    const taken = await visit('tall-rows?rows=490')
    expect(taken.state).toBe('complete')
    expect(marksIn(taken.tiles, MIDDLE)).toEqual(upTo(490).map(n => ({ mark: n, top: n * 100, height: 100 })))
  })

  it('has the head and the foot of its table once', async () => {
    const taken = await visit('table')
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, MIDDLE)).toEqual([900, ...upTo(200), 901])
  })

  it('has its text in columns, in the order in which it is read', async () => {
    const { text, state } = await visit('columns')
    expect(state).toBe('complete')
    expect(text.match(/\d+/g)?.map(Number)).toEqual(upTo(60))
  })

  it('has its letters of all kinds', async () => {
    const { text, state } = await visit('emoji')
    expect(state).toBe('complete')
    expect(text).toContain('👩🏽‍🚒🏳️‍🌈🇸🇪 3 𝒦𝒶𝓃𝒶𝓁 ｆｕｌｌ')
  })

  it('has fifty frames', async () => {
    const taken = await visit('many-frames')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(Array(50).fill(700))
    expect(taken.text).toContain('Nummer 49 ram')
  })
})

describe('a page whose parts come late or stand still', { timeout: 60_000 }, () => {
  it('has its frames that load only when they are looked at', async () => {
    const taken = await visit('lazy-frames')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(8).flatMap(n => [n, 100 + n, 700]))
  })

  it('has pictures that are fetched and decoded when they are looked at', async () => {
    const taken = await visit('decoded-late')
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, 100)).toEqual(upTo(24))
  })

  it('shows text that waits for its font', async () => {
    const inkOf = (taken: Taken) => {
      const { data, width } = PNG.sync.read(Buffer.from(taken.tiles[0]?.bytes ?? []))
      let dark = 0
      for (let y = 0; y < 60; y++)
        for (let x = 80; x < 600; x++) if ((data[(y * width + x) * 4 + 1] ?? 255) < 80) dark++
      return dark
    }
    const late = await visit('font-late?wait=2500')
    expect(late.state).toBe('complete')
    // One that never comes leaves the text in another.
    const never = await visit('font-late?wait=30000', { limits: { load: 1_000 } })
    expect([inkOf(late), inkOf(never)].every(ink => ink > 100)).toBe(true)
  })

  it('has backgrounds that stand still in the window also below it', async () => {
    const parallax = await visit('parallax')
    expect(parallax.state).toBe('complete')
    expect(marksIn(parallax.tiles, MIDDLE)).toEqual([
      { mark: 40, top: 0, height: 600 },
      { mark: 41, top: 9600, height: 600 }
    ])
    // The source is of the page as it was.
    expect(Buffer.from(parallax.of('source')[0]?.bytes ?? []).toString()).not.toContain('attachment: scroll')
    expect(
      marksIn((await visit('fixed-back')).tiles, 1279).filter(({ mark }) => mark === 40).length
    ).toBeGreaterThan(25)
  })

  it('has new posts that come in at its top, or is not called whole', async () => {
    const taken = await visit('live?most=1000000', { limits: { scroll: 3_000 } })
    const marks = marksOf(taken.tiles, POSTS)
    if (taken.state === 'complete') expect(marks.slice(-12)).toEqual(upTo(12))
    else expect(['tiles-differ', 'page-grew', 'scroll-limit']).toEqual(expect.arrayContaining(taken.codes))
    expect(new Set(marks).size).toBe(marks.length)
  })
})

describe('a page that keeps a browser busy', { timeout: 60_000 }, () => {
  it.each(
    variants([
      ['busy', 20, []],
      ['alerts', 4, ['dialog-closed']],
      ['closes', 4, []]
    ])
  )('is whole all the same: %s', async (path, count, codes) => {
    const taken = await visit(path)
    expect(taken).toMatchObject({ state: 'complete', codes })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(count))
  })

  it.each(
    variants([
      ['plain.txt', 'Rad 399'],
      ['data.json', '"Rad 399"'],
      ['feed.xml', 'Räksmörgås']
    ])
  )('is no page of HTML, and captured as the browser shows it: %s', async (path, text) => {
    const taken = await visit(path)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain(text)
  })
})

describe('a page that hides something', { timeout: 60_000 }, () => {
  it.each(variants(['shadow-consent', 'shadow-consent?mode=closed', 'foreign-consent']))(
    'is captured without its question about cookies: %s',
    async path => {
      const taken = await visit(path)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(marksOf(taken.tiles, MIDDLE)).toEqual([])
      expect(statementOf(taken).banners.cookies).toBe('dismissed')
      expect(Buffer.from(taken.of('source')[0]?.bytes ?? []).toString()).not.toContain('accepterat')
    }
  )

  it('is captured without the box that opened over it, and says that there was one', async () => {
    const taken = await visit('dialog')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, MIDDLE)).toEqual([])
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(12))
    expect(statementOf(taken).banners.prompts).toBe('closed')
  })

  it('is not called whole where something lies over all of it that cannot be closed', async () => {
    const taken = await visit('overlay')
    expect(taken).toMatchObject({ state: 'partial', codes: ['prompt-not-closed'] })
    expect(statementOf(taken).banners.prompts).toBe('left')
    const closed = await visit('overlay-closes')
    expect(closed).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(closed).banners.prompts).toBe('closed')
    expect(marksOf(closed.tiles, POSTS)).toEqual(upTo(12))
  })

  it('has the menu that stands beside it, and not the panel that lies over it', async () => {
    const beside = await visit('side-bar')
    expect(beside.state).toBe('complete')
    expect(marksIn(beside.tiles, 150)).toEqual([{ mark: 900, top: 0, height: 900 }])
    expect(marksOf(beside.tiles, 310)).toEqual(upTo(10))
    const over = await visit('panel')
    expect(marksOf(over.tiles, POSTS)).toEqual(upTo(10))
    expect(over.provenance.more['hiddenBars']).toEqual([{ element: 'div#panel', top: 0, height: 900 }])
  })

  it('is whole when it is made of frames that scroll', async () => {
    const taken = await visit('frameset')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(4))
    expect(marksOf(taken.tiles, 310)).toEqual(upTo(9))
    expect(heightOf(taken)).toBe(9 * 300)
    for (const text of ['Inlägg 3:', 'Inlägg 8:']) expect(taken.text).toContain(text)
  })

  it('has what HTML folds, but not its menu, and all that unfolds more of the same', async () => {
    const taken = await visit('details')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const n of upTo(6)) expect(taken.text).toContain(`Svar ${n}: Skicka in blanketten.`)
    expect(taken.text).not.toContain('Menyns innehåll')
    const more = await visit('more-and-more?most=30')
    expect(more.state).toBe('complete')
    expect(more.text).toContain('Svar 30')
    const endless = await visit('more-and-more')
    expect(endless).toMatchObject({ state: 'partial', codes: ['content-not-expanded'] })
    expect(statementOf(endless).cut).toEqual([{ what: 'folds', why: 'left', amount: 1 }])
  })

  it('has the text of trees that are closed to its scripts', async () => {
    expect((await visit('closed-tree')).text).toContain('Stängd text')
  })

  it('is on paper as it is on the screen, where its print hides it', async () => {
    const taken = await visit('print-hides')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const printed = taken.provenance.steps.filter(({ step }) => step === 'pdf')
    expect(printed.map(({ detail }) => detail?.['media'])).toEqual(['print', 'screen'])
    expect(taken.of('pdf')).toHaveLength(1)
    expect(Buffer.from(taken.of('pdf')[0]?.bytes ?? []).includes('/Type /Font')).toBe(true)
  })

  it('is said to lack what only a worker of its own would have given it: none is let in', async () => {
    const taken = await visit('worker')
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'parts-missing' }] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(3))
  })
})
