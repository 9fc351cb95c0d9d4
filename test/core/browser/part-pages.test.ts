// Pages whose parts hold more than they show, and lists that show their rows only while they are looked at.
import { describe, expect, it } from 'vitest'
import type { Completeness } from '../../../electron/core/captures/browser/artefacts/completeness.ts'
import type { Layout } from '../../../electron/core/captures/browser/artefacts/layout.ts'
import { variants } from '../../helpers/long.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take } from './taking.ts'

beginStage()

const POSTS = 10
const DAY = 86_400_000
const statementOf = (taken: Taken) => taken.provenance.more['completeness'] as Completeness
const layoutOf = (taken: Taken): Layout =>
  JSON.parse(Buffer.from(taken.of('layout')[0]?.bytes ?? []).toString())
const heightOf = (taken: Taken) =>
  Math.max(...taken.tiles.map(({ top, height }) => (top ?? 0) + (height ?? 0)))
const visit = (path: string, options: Parameters<typeof take>[2] = {}) =>
  take(
    browser,
    `${site.origin}/hard/${path}${path.includes('?') ? '&' : '?'}other=${site.otherOrigin}`,
    options
  )
const from = (first: number, count: number) => upTo(count).map(n => first + n)

describe('a list that shows its rows only in view', { timeout: 60_000 }, () => {
  it.each(
    variants([
      // The same few elements are given other contents again and again.
      ['pooled', 100, 'Rad 99'],
      // The elements stay, and are empty.
      ['emptied', 60, 'Rad 59'],
      // All is there, and cannot be seen.
      ['fades-out', 30, 'Inlägg 29']
    ])
  )('is whole, each row once: %s', async (path, rows, last) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(rows))
    expect(heightOf(taken)).toBe(rows * 300)
    expect(taken.text).toContain(last)
    const said = taken.text.match(/^(?:Rad|Inlägg) \d+/gm)
    expect(said).toHaveLength(rows)
  })

  it('is whole when its columns are there only in view as well', async () => {
    const taken = await visit('sheet')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const column of [0, 9])
      expect(marksOf(taken.tiles, column * 300 + 10).filter((mark, at, all) => mark !== all[at - 1])).toEqual(
        upTo(20).map(row => row * 10 + column)
      )
    expect(taken.text).toContain('Ruta 19:9')
  })

  it('has pictures beside it that are fetched when they are looked at', async () => {
    const taken = await visit('sideways-lazy')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const n of upTo(10)) expect(marksOf(taken.tiles, n * 300 + 50)).toEqual([n])
  })
})

describe('a row of pictures that is leafed through', { timeout: 60_000 }, () => {
  it.each(
    variants(['leafed', 'leafed?as=words', 'leafed-moved', 'leafed-moved?at=-1800', 'leafed-moved?at=-3000'])
  )('is laid out so that all of them are in the picture: %s', async path => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    const marks = marksOf(taken.tiles, 300)
    expect(marks.filter(mark => mark >= 100)).toEqual(from(100, 6))
    expect(marksOf(taken.tiles, POSTS).filter(mark => mark < 100)).toEqual([...upTo(3), ...from(50, 3)])
  })

  it('is said not to be whole when it cannot be laid out so', async () => {
    const taken = await visit('leafed-stubborn')
    expect(taken).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'pictures-beside', detail: '5' }]
    })
  })

  it('is left as it is where a card of its own height would cut it off, and so is what scrolls the page', async () => {
    const inCard = await visit('leafed-card')
    expect(inCard).toMatchObject({ state: 'partial', reasons: [{ code: 'pictures-beside', detail: '5' }] })
    expect(inCard.tiles.length).toBeGreaterThan(0)
    const main = await visit('leafed-main')
    expect(main, JSON.stringify(main.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(main.tiles, POSTS).filter(mark => mark < 100)).toEqual(upTo(12))
  })
})

describe('words that lie beside the edge of a box', { timeout: 60_000 }, () => {
  it.each(variants(['', '?as=cut']))('are in the picture: a table is let out of it: %s', async query => {
    const taken = await visit(`beside${query}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const width = taken.tiles[0]?.width ?? 0
    expect(width).toBe(2_400)
    // In the last of its columns.
    const last = layoutOf(taken)
      .blocks.flat()
      .find(({ text }) => text === 'Cell 0:29')
    expect(new Set(marksOf(taken.tiles, Math.round(last?.x ?? 0) + 5))).toEqual(new Set(upTo(12)))
  })

  it.each(variants(['code', 'cards']))('are in the picture: they are laid below: %s', async as => {
    const taken = await visit(`beside?as=${as}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.tiles[0]?.width).toBe(1280)
    const { blocks } = layoutOf(taken)
    const ends = blocks.flat().map(({ x, width }) => x + width)
    expect(Math.max(...ends)).toBeLessThanOrEqual(1_000)
  })

  it('are left where they are when they are a choice of places to go to', async () => {
    const taken = await visit('beside?as=chips')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(layoutOf(taken).links.some(({ x }) => x > 2_000)).toBe(true)
  })

  it('are said to be beside it where something stands in the way, or a card of its own would cut them off', async () => {
    for (const as of ['beside', 'clipped']) {
      const taken = await visit(`beside?as=${as}`)
      expect(taken.codes, as).toEqual(['content-not-expanded'])
      expect(statementOf(taken).cut).toContainEqual({
        what: 'boxes',
        why: 'left',
        amount: expect.any(Number)
      })
    }
  })
})

describe('a conversation that begins at its end', { timeout: 60_000 }, () => {
  it.each(variants(['', '?in=part']))(
    'has what is older and comes when its top is reached: %s',
    async query => {
      const taken = await visit(`upward${query}`)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(100))
    }
  )

  it('is followed back to the date wanted, and to a bound where it has none', async () => {
    const dated = await visit('upward?most=1000', { since: new Date(Date.now() - 50 * DAY) })
    expect(dated).toMatchObject({ state: 'complete', reasons: [] })
    expect(dated.provenance.more['completeness']).toMatchObject({ feedEndedBy: 'date' })
    for (const row of [999, 951]) expect(dated.text).toContain(`Rad ${row}`)
    expect(dated.text).not.toContain('Rad 800\n')
    const endless = await visit('upward?most=250', { limits: { height: 20_000 } })
    expect(endless.state).toBe('partial')
    expect(endless.codes).toContain('height-limit')
  })
})

describe('a feed', { timeout: 60_000 }, () => {
  it.each(variants(['slow-feed', 'worker-feed', 'socket-feed']))(
    'is whole however its posts come: %s',
    async path => {
      const taken = await visit(path)
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
      expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(40))
    }
  )

  it.each(
    variants([
      ['feed-fails', 'call 500', 24],
      ['button-fails', 'call 500', 28],
      ['spins-for-ever', 'loading', 8]
    ])
  )('is partial when posts did not come: %s', async (path, detail, count) => {
    const taken = await visit(path)
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'parts-missing', detail }] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(count))
  })

  it.each(variants(['words', 'date', 'english', 'dots']))(
    'is read back to the date wanted where times are said in words: %s',
    async says => {
      const taken = await visit(`dated?says=${says}`, { since: new Date(Date.now() - 5 * DAY) })
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(statementOf(taken)).toMatchObject({ feedEndedBy: 'date' })
      const marks = marksOf(taken.tiles, POSTS)
      expect(marks).toEqual(upTo(marks.length))
      expect(marks.length).toBeGreaterThan(6)
      expect(marks.length).toBeLessThan(40)
    }
  )
})

describe('a page whose own calls are too many', { timeout: 60_000 }, () => {
  it.each(
    variants([
      ['as=button', 429, 1],
      ['as=button&status=503', 503, 1],
      // Not all are pressed before it is seen that it was too many.
      ['as=button&buttons=60', 429, 10],
      // Some are on their way before the first is answered.
      ['as=scroll', 429, 4]
    ])
  )('is partial, asks no more, and says how long it is to be left alone: %s', async (query, status, most) => {
    const before = site.asked.length
    const taken = await visit(`limited-calls?${query}`)
    expect(taken).toMatchObject({ state: 'partial', retryAfter: 3600 })
    expect(taken.reasons).toContainEqual({ code: 'rate-limited', detail: `${status}, 3600 s` })
    expect(taken.provenance.wall).toBe(null)
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(8))
    const asked = site.asked.slice(before).filter(path => path === '/limited').length
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThanOrEqual(most)
  })
})

describe('a page that says how much it has', { timeout: 60_000 }, () => {
  it.each(
    variants([
      ['comments', 'comments-missing', '0 / 255'],
      ['posts', 'posts-missing', '6 / 250'],
      ['virtual', 'comments-missing', '120 / 300']
    ])
  )('is partial where it has less: %s', async (as, code, detail) => {
    const taken = await visit(`says-more?as=${as}`)
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code, detail }] })
  })

  it.each(variants(['elsewhere', 'parts']))('is whole where that is of something else: %s', async as => {
    const taken = await visit(`says-more?as=${as}`)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
  })
})

describe('what is older than the date wanted', { timeout: 60_000 }, () => {
  const since = new Date(Date.now() - 20 * DAY)

  it.each(
    variants([
      ['pinned', 'Nytt 39', 4 * 450 + 40 * 300],
      ['minutes', 'Sist av allt', 12 * 450 + 2000],
      ['thread', 'Svar 39', 40 * 300]
    ])
  )('does not end a page that is no feed, or goes from old to new: %s', async (as, last, height) => {
    const taken = await visit(`old?as=${as}`, { since })
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(taken)).toMatchObject({ feedEndedBy: 'bottom', cut: [] })
    expect(taken.text).toContain(last)
    expect(heightOf(taken)).toBeGreaterThanOrEqual(height)
  })

  it('ends a feed, though several old posts are pinned at its top', async () => {
    const taken = await visit('old?as=feed', { since })
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(taken)).toMatchObject({ feedEndedBy: 'date' })
    expect(heightOf(taken)).toBeGreaterThan(4 * 450 + 20 * 300)
    expect(heightOf(taken)).toBeLessThan(4 * 450 + 40 * 300)
  })
})

describe('a box that scrolls by itself', { timeout: 60_000 }, () => {
  const around = (rows: number[], below: number[]) => [...upTo(4), ...rows, ...below]

  it.each(
    variants([
      // More comes when it is scrolled.
      ['box-feed', around(upTo(40), from(200, 4))],
      // Its pictures come when they are looked at.
      ['box-lazy', around(from(100, 12), from(4, 4))],
      // Only its rows in view are there.
      ['box-virtual', around(from(100, 40), from(4, 2))]
    ])
  )('is whole: %s', async (path, marks) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(marks)
    expect(heightOf(taken)).toBe(marks.length * 300)
    if (path === 'box-lazy') expect(marksOf(taken.tiles, 100)).toEqual(upTo(12))
  })

  it('has a feed of its own that ends at the date wanted, or at a bound, and what is below it', async () => {
    const dated = await visit('box-dated', { since: new Date(Date.now() - 20 * DAY) })
    expect(dated).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(dated).cut).toEqual([{ what: 'feed', why: 'date', amount: expect.any(Number) }])
    const rows = marksOf(dated.tiles, POSTS).slice(4, -4)
    expect(rows).toEqual(upTo(rows.length))
    expect(rows.length).toBeGreaterThan(20)
    expect(marksOf(dated.tiles, POSTS).slice(-4)).toEqual(from(200, 4))
    const endless = await visit('box-feed?most=100000', { limits: { scroll: 3_000 } })
    expect(endless).toMatchObject({ state: 'partial', codes: ['scroll-limit'] })
    expect(statementOf(endless).cut).toEqual([{ what: 'feed', why: 'time', amount: expect.any(Number) }])
    expect(marksOf(endless.tiles, POSTS).slice(-4)).toEqual(from(200, 4))
  })

  it('is partial when a script gives it back its height', async () => {
    const taken = await visit('box-refits')
    expect(taken.state).toBe('partial')
    expect(taken.codes).toContain('content-not-expanded')
  })
})

describe('a frame', { timeout: 60_000 }, () => {
  it.each(
    variants([
      // A part of it scrolls.
      ['frame-part', [0, 1, ...from(100, 8), 2, 3]],
      ['frame-nested', [0, 1, 50, ...from(100, 6), 2, 3]],
      ['frame-nested?foreign', [0, 1, 50, ...from(100, 6), 2, 3]],
      ['frame-feed', [0, 1, ...upTo(80), 2, 3]],
      ['frame-object', [0, 1, ...upTo(6), 2, 3]]
    ])
  )('is whole: %s', async (path, marks) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(marks)
  })

  it('has its pictures that come late, and the text of its shadow trees', async () => {
    const late = await visit('frame-lazy')
    expect(late).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(late.tiles, 100)).toEqual(upTo(16))
    expect((await visit('frame-shadow')).text).toContain('I skuggan: smörgåstårta')
  })

  it('is one of a set that fills the window, of which all is shown', async () => {
    const taken = await visit('frameset-rows')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    // The head, fourteen posts in one, nine beside them, and the foot.
    expect(marksOf(taken.tiles, POSTS)).toEqual([700, ...upTo(14), 700])
    expect(marksOf(taken.tiles, 400)).toEqual([700, ...upTo(9), 700])
    for (const text of ['Topp ram', 'Inlägg 13:', 'Fot ram']) expect(taken.text).toContain(text)
  })
})

describe('a page that folds', { timeout: 60_000 }, () => {
  it('has all answers of which only one may be open at a time', async () => {
    const taken = await visit('details-name')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const n of upTo(6)) expect(taken.text).toContain(`Svar ${n}: Skicka in blanketten.`)
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(6))
  })

  it('has the answers that its script unfolds, and not its menu; partial when one closes another', async () => {
    const taken = await visit('accordion')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const n of upTo(5)) expect(taken.text).toContain(`Svar ${n}: Skicka in blanketten.`)
    expect(taken.text).not.toContain('Menyns innehåll')
    const bare = await visit('accordion?bare')
    expect(bare).toMatchObject({ state: 'complete', reasons: [] })
    expect(bare.text).toContain('Svar 4: Skicka in blanketten.')
    expect(bare.text).not.toContain('Menyns innehåll')
    const one = await visit('accordion?one')
    expect(one).toMatchObject({ state: 'partial', codes: ['content-not-expanded'] })
    expect(statementOf(one).cut).toEqual([{ what: 'folds', why: 'left', amount: 4 }])
  })

  it('has what is unfolded by words that are no button, or by a box to tick', async () => {
    const taken = await visit('span-more')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const text of ['och fortsättningen', 'Andra fortsättningen', 'Tredje fortsättningen'])
      expect(taken.text).toContain(text)
  })

  it('has the text of closed trees written in its HTML, and what is put into them from outside', async () => {
    const taken = await visit('slots')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const says = [
      'Rubrik i skuggan',
      'Ingress i ljuset',
      'Brödtext i ljuset',
      'Reserv i skuggan',
      'Sektion i skuggan'
    ]
    for (const text of [...says, 'Djupt i skuggan']) expect(taken.text.split(text)).toHaveLength(2)
    expect(taken.text).not.toContain('Syns inte alls')
  })

  it.each(variants(['there=16', 'there=4']))(
    'has all comments of each of its posts chosen: %s',
    async there => {
      const taken = await visit(`sorted?count=16&${there}`, { platform: 'facebook' })
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
      for (const n of upTo(16)) expect(taken.text).toContain(`Dold kommentar${n}`)
    }
  )

  it('is said to show a choice of its comments where there was no time to choose all of them', async () => {
    const taken = await visit('sorted?count=16&there=16', { platform: 'facebook', limits: { expand: 0 } })
    expect(taken).toMatchObject({ state: 'partial', codes: ['comments-filtered'] })
    expect(Number(taken.reasons[0]?.detail)).toBeGreaterThan(10)
  })

  it.each(variants(['form', 'text', 'over']))(
    'is refused when a login came instead of it on the way down: %s',
    async as => {
      const taken = await visit(`wall-replaces?as=${as}`)
      expect(taken).toMatchObject({ state: 'refused', codes: expect.arrayContaining(['login-required']) })
      expect(taken.files.map(({ role }) => role)).toEqual(['view'])
      expect(taken.provenance.wall).toMatchObject({ code: 'login-required' })
    }
  )

  it('is no login for a form that was folded away on it', async () => {
    const taken = await visit('folded-login')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Logga in')
  })

  it('is not called whole when a login came over it on the way down and stays', async () => {
    const taken = await visit('wall-late')
    expect(taken).toMatchObject({ state: 'partial', codes: ['prompt-not-closed'] })
    const closed = await visit('wall-late?closes')
    expect(closed).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(closed.tiles, POSTS)).toEqual(upTo(20))
  })
})

describe('a page of another kind', { timeout: 60_000 }, () => {
  it.each(
    variants([
      ['latin', 'Räksmörgås på Åsögatan i Göteborg', 0],
      ['quirks-part', 'Inlägg 19:', 20],
      ['xhtml', 'Svaret är ja', 10],
      ['drawing.svg', 'Skylt 9', 10],
      ['canvas-posts', '', 30],
      ['shrinks', 'Inlägg 19:', 20],
      ['scroll-timeline', 'Inlägg 29:', 30]
    ])
  )('is whole: %s', async (path, text, count) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain(text)
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(count))
  })
})
