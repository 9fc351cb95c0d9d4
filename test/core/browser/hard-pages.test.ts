import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { puppeteerOf } from '../../../electron/core/captures/browser/process/browser.ts'
import { marksIn, marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

/** The column of the posts' own marks, and that of the pictures in them. */
const POSTS = 10
const PICTURES = 100

const captures = new Map<string, ReturnType<typeof take>>()

/** A capture of the page as it is, taken once for all that is asked of it. */
function captureOf(path: string): ReturnType<typeof take> {
  const made = captures.get(path) ?? take(browser, site.origin + path)
  captures.set(path, made)
  return made
}

describe('a page is captured whole', { timeout: 60_000 }, () => {
  it('with its picture, view, text, source and how it was made', async () => {
    const steps: string[] = []
    const taken = await take(browser, `${site.origin}/redirect?n=3`, { onStep: step => steps.push(step) })
    expect(taken).toMatchObject({
      state: 'complete',
      reasons: [],
      finalAddress: `${site.origin}/feed?n=5`,
      httpStatus: 200
    })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(5))
    expect(marksOf(taken.tiles, PICTURES)).toEqual(upTo(5))
    expect(taken.of('view')[0]).toMatchObject({ position: 0, top: 0, width: 1280, height: 900 })
    expect(taken.text).toContain('Inlägg 4: Räksmörgås på Åsögatan 🦐')
    const source = Buffer.from(taken.of('source')[0]?.bytes ?? []).toString()
    expect(source).toContain(`Snapshot-Content-Location: ${site.origin}/feed?n=5`)
    expect(source).toContain('Content-Type: image/png')
    expect(steps).toEqual(expect.arrayContaining(['load', 'scroll', 'text', 'source', 'screenshot']))

    const { provenance } = taken
    expect(provenance.redirects.map(({ address, status }) => [new URL(address).search, status])).toEqual([
      ['?n=3', 302],
      ['?n=2', 302],
      ['?n=1', 302]
    ])
    expect(provenance).toMatchObject({
      requestedAddress: `${site.origin}/redirect?n=3`,
      answer: { status: 200, mediaType: 'text/html', remote: expect.stringContaining('127.0.0.1') },
      time: { startedUtc: expect.stringMatching(/Z$/), startedLocal: expect.stringMatching(/\+0[12]:00$/) },
      browser: { version: browser.version, userAgent: expect.stringContaining('Mozilla') },
      viewport: { width: 1280, height: 900, deviceScaleFactor: 1 }
    })
    expect(provenance.steps.every(({ outcome }) => outcome === 'done')).toBe(true)
    expect(JSON.parse(JSON.stringify(provenance))).toEqual(provenance)
  })

  it('from top to bottom, each part once, in tiles that fit together', async () => {
    const taken = await captureOf('/tall?bands=400')
    expect(taken.state).toBe('complete')
    expect(taken.tiles.map(({ top, height }) => [top, height])).toEqual([
      [0, 15_000],
      [15_000, 15_000],
      [30_000, 10_000]
    ])
    expect(marksIn(taken.tiles, 600)).toEqual(upTo(400).map(n => ({ mark: n, top: n * 100, height: 100 })))
    // Where two tiles meet, rows were pictured twice and are the same.
    expect(taken.provenance.more['seams']).toEqual(
      [15_000, 30_000].map(top => ({ top, rows: 16, joins: true, hasText: false }))
    )
    for (const { bytes, width, height } of taken.tiles)
      expect(PNG.sync.read(Buffer.from(bytes))).toMatchObject({ width, height })
  })

  it('also where its parts look the same because they are', async () => {
    const taken = await take(browser, `${site.origin}/alike?rows=480`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const [one, two] = taken.tiles
    expect(Buffer.compare(Buffer.from(one?.bytes ?? []), Buffer.from(two?.bytes ?? []))).toBe(0)
  })

  it('and leaves nothing of it behind in the browser, which otherwise grows with every capture', async () => {
    await take(browser, `${site.origin}/feed`)
    const listeners = () => puppeteerOf(browser).listenerCount('disconnected')
    const before = listeners()
    for (let times = 0; times < 3; times++) await take(browser, `${site.origin}/feed`)
    expect(listeners()).toBe(before)
  })

  it('without going through it screen by screen, but only where nothing waits to be scrolled to', async () => {
    const steps = async (path: string) => {
      const { state, provenance } = await take(browser, `${site.origin}${path}`)
      expect(state).toBe('complete')
      return provenance.steps.find(({ step }) => step === 'scroll')?.detail?.['steps']
    }
    expect(await steps('/tall?bands=100')).toBe(1)
    expect(await steps('/watched')).toBeGreaterThan(5)
    expect(await steps('/drawn-in-view')).toBeGreaterThan(5)
    // It grows, though nobody was seen to wait: a script looks at a clock.
    const polled = await take(browser, `${site.origin}/polled`)
    expect(polled.state).toBe('complete')
    expect(polled.text).toContain('Kom först längst ned')
  })

  it('and is not called whole when it moved between two of its tiles', async () => {
    const taken = await take(browser, `${site.origin}/shifts`)
    expect(taken.state).toBe('partial')
    expect(taken.codes).toContain('tiles-differ')
    const seams = taken.provenance.more['seams'] as { joins: boolean }[]
    expect(seams.length).toBeGreaterThanOrEqual(2)
    expect(seams.some(({ joins }) => joins)).toBe(false)
  })

  it('with every picture that loads only when it is looked at', async () => {
    const taken = await captureOf('/lazy')
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, PICTURES)).toEqual(upTo(40))
  })

  it('in a window several times as high when it is long, unless it takes notice of that', async () => {
    const scrolled = async (query: string) => {
      const taken = await take(browser, `${site.origin}/lazy?n=120${query}`)
      expect(taken.state).toBe('complete')
      expect(marksOf(taken.tiles, PICTURES)).toEqual(upTo(120))
      return taken.provenance.steps.find(({ step }) => step === 'scroll')?.detail
    }
    expect(await scrolled('')).toMatchObject({ view: 7200 })
    // A script of it hears when its window changes.
    expect(await scrolled('&asks')).toMatchObject({ view: 900 })
    // A part of it is as high as its window, so it would look different.
    expect(await scrolled('&fills')).toMatchObject({ view: 900 })
  })

  it('with all of a feed that grows at its end', async () => {
    const taken = await captureOf('/infinite')
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(80))
  })

  it('with its fixed bars once, and those that would hide something left out and listed', async () => {
    const taken = await captureOf('/sticky')
    expect(taken.state).toBe('complete')
    const across = marksOf(taken.tiles, 600)
    expect(across.filter(mark => mark === 900)).toHaveLength(1)
    expect(across).not.toContain(901)
    expect(marksOf(taken.of('view'), 600)).toEqual([900, 901])
    expect(marksOf(taken.tiles, POSTS).filter(mark => mark < 900)).toEqual(upTo(20))
    expect(taken.provenance.more['hiddenBars']).toEqual([{ element: 'div#foot', top: 820, height: 80 }])
    // The source is of the page as it was, with its bar.
    expect(Buffer.from(taken.of('source')[0]?.bytes ?? []).toString()).not.toContain('visibility: hidden')
  })

  it.each([
    ['what scrolls inside it', '/inner', upTo(30)],
    ['what shows itself as it comes into view', '/reveal', upTo(30)],
    ['a part as high as the window, unchanged', '/full-height', [500, ...upTo(20)]],
    ['its animations at their end', '/animated', upTo(5)]
  ])('with %s', async (_, path, marks) => {
    const taken = await captureOf(path)
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, POSTS)).toEqual(marks)
  })

  it.each([
    ['/feed?n=12', 12 * 300, 12],
    ['/lazy', 40 * 300, 40],
    // With what says that the feed is at its end.
    ['/infinite', 80 * 300 + 20, 80],
    // With the head that stands above what scrolls.
    ['/inner', 60 + 30 * 300, 30],
    ['/reveal', 30 * 300, 30],
    ['/sticky', 50 + 20 * 300, 20],
    ['/tall?bands=400', 400 * 100, 0]
  ])('down to its last row, with a statement that nothing is cut: %s', async (path, height, posts) => {
    const { tiles, provenance, state } = await captureOf(path)
    expect(state).toBe('complete')
    expect(provenance.more['page']).toMatchObject({ height, full: height })
    const ends = tiles.map(tile => (tile.top ?? 0) + (tile.height ?? 0))
    expect(ends.at(-1)).toBe(height)
    // Each tile begins where the one above it ends.
    expect(tiles.map(({ top }) => top)).toEqual([0, ...ends.slice(0, -1)])
    expect(provenance.more['completeness']).toEqual({
      comments: { shown: null, saved: 0 },
      posts: { shown: null, saved: posts },
      banners: { cookies: 'none', prompts: 'none' },
      wall: null,
      feedEndedBy: 'bottom',
      feedReadTo: null,
      cut: []
    })
  })

  it('with the rows of a list that keeps only those in view', async () => {
    const taken = await take(browser, `${site.origin}/recycled`)
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(120))
    for (const n of upTo(120)) expect(taken.text).toContain(`Rad ${n}\n`)
  })

  it('with the text of shadow trees', async () => {
    const { text } = await take(browser, `${site.origin}/shadow`)
    expect(text).toContain('I skuggan: smörgåstårta')
    expect(text).toContain('Djupare i skuggan')
  })

  it('with its frames, also those of other sites below the window', async () => {
    const taken = await take(browser, `${site.origin}/frames?other=${site.otherOrigin}`)
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, POSTS)).toEqual([0, 1, 700, 0, 1, 2, 3, 4, 5, 700])
    expect(taken.text).toContain('Samma ram')
    expect(taken.text).toContain('Annan ram')
  })

  it('and is not called whole when a frame has text and its picture shows nothing of it', async () => {
    const taken = await take(browser, `${site.origin}/frames-pale?other=${site.otherOrigin}`)
    expect(taken.text).toContain('Vitt på vitt')
    expect(taken).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'picture-failed', detail: '1 frames' }]
    })
  })

  it('with what it folds away, without following a link or opening a menu', async () => {
    const taken = await take(browser, `${site.origin}/folded`)
    expect(taken.state).toBe('complete')
    for (const text of ['fortsättningen av texten', 'Kommentar 1\n', 'Kommentar 15\n', 'Dolt svar'])
      expect(taken.text).toContain(text)
    expect(taken.finalAddress).toBe(`${site.origin}/folded`)
    expect(Buffer.from(taken.of('source')[0]?.bytes ?? []).toString()).toContain('Subject: Vikt')
    expect(taken.provenance.clicked.expand).toEqual(['Visa mer', 'Visa fler kommentarer', 'View 2 replies'])
  })

  it('without the notice of a service, which is told no by the rules of the library whatever its language', async () => {
    const taken = await take(browser, `${site.origin}/consent/service`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, 600)).not.toContain(950)
    const consent = taken.provenance.steps.find(({ step }) => step === 'consent')
    expect(consent?.detail).toMatchObject({ outcome: 'dismissed', service: 'Onetrust' })
  })

  it.each(['/consent/swedish', '/consent/english', '/consent/settings', '/consent/late', '/consent/frame'])(
    'without the question about cookies, which is answered with a no: %s',
    async path => {
      const taken = await take(browser, site.origin + path)
      expect(taken.state).toBe('complete')
      expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(8))
      expect(marksOf(taken.tiles, 600)).toEqual([])
      expect(Buffer.from(taken.of('source')[0]?.bytes ?? []).toString()).not.toContain('accepterat')
      expect(taken.provenance.clicked.consent.length).toBeGreaterThan(0)
    }
  )

  it.each(['/meta-refresh', '/script-redirect'])('after it has sent its visitor on: %s', async path => {
    const taken = await take(browser, site.origin + path)
    expect(taken).toMatchObject({ state: 'complete', finalAddress: `${site.origin}/feed?n=5` })
    expect(taken.provenance.clientRedirects).toBe(1)
  })

  it('though it never stops listening for news', async () => {
    const taken = await take(browser, `${site.origin}/long-poll`)
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(5))
  })

  it('and is not called whole when it came empty', async () => {
    const taken = await take(browser, `${site.origin}/empty`)
    expect(taken).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'blank-page', detail: null }],
      httpStatus: 200
    })
  })

  it('though its scripts have broken what all scripts use', async () => {
    const taken = await take(browser, `${site.origin}/nasty`)
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(12))
  })

  it('with a part that is empty, which is right, and doubted where it has text that the picture does not show', async () => {
    const empty = await take(browser, `${site.origin}/gap`)
    expect(empty.state).toBe('complete')
    expect(empty.tiles.length).toBeGreaterThan(2)
    const unseen = await take(browser, `${site.origin}/gap?text=Ord&colour=white`)
    expect(unseen).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'picture-failed', detail: expect.stringMatching(/^\d{3,4} px$/) }]
    })
    expect((await take(browser, `${site.origin}/gap?text=Ord`)).state).toBe('complete')
    // Words beside the page are for those who do not see it.
    const beside = encodeURIComponent('<span style="position:absolute;left:-9999px">För skärmläsare</span>')
    expect(await take(browser, `${site.origin}/gap?text=${beside}`)).toMatchObject({
      state: 'complete',
      reasons: []
    })
  })

  it('as a phone shows it, when that is asked for', async () => {
    const desktop = await take(browser, `${site.origin}/phone`)
    expect(desktop.text).toContain('pekar 1280 dator')
    expect(marksOf(desktop.tiles, POSTS)).toEqual(upTo(3))
    const phone = await take(browser, `${site.origin}/phone`, { viewport: 'mobile' })
    expect(phone.state).toBe('complete')
    expect(phone.text).toContain('rör 390 telefon')
    expect(marksOf(phone.tiles, POSTS)).toEqual(upTo(12))
    expect(phone.tiles.every(({ width }) => width === 390)).toBe(true)
    expect(phone.of('view')[0]).toMatchObject({ width: 390, height: 844 })
    expect(phone.provenance.viewport).toEqual({
      width: 390,
      height: 844,
      isMobile: true,
      deviceScaleFactor: 1
    })
    // The next page is shown as before.
    expect((await take(browser, `${site.origin}/phone`)).text).toContain('pekar 1280 dator')
  })

  it('though it has a login in its header', async () => {
    expect((await take(browser, `${site.origin}/login-in-header`)).state).toBe('complete')
  })

  it('by several windows of one browser at once', async () => {
    const taken = await Promise.all(
      ['/lazy', '/infinite', '/inner'].map(path => take(browser, site.origin + path))
    )
    expect(taken.map(({ tiles }) => marksOf(tiles, POSTS).length)).toEqual([40, 80, 30])
  })
})
