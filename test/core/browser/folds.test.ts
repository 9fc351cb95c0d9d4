// What a page folds, keeps behind something, or has more of: all of it in the capture, or a reason why not.
import { describe, expect, it } from 'vitest'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const POSTS = 10
const visit = (path: string) => take(browser, `${site.origin}/folds/${path}`)

describe('what is folded', { timeout: 60_000 }, () => {
  it('is unfolded in each row of a list that keeps only those in view', async () => {
    const taken = await visit('recycled')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const n of upTo(24)) expect(taken.text).toContain(`slutar här: ${'abcdefghijklmnopqrstuvwxyz'[n]}`)
  })

  it('is unfolded by each button that comes where it was not before', async () => {
    const taken = await visit('cells')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(36))
    expect(taken.text).toContain('hamnen: fl')
  })

  it('is told of where the saved text ends in the words of a fold', async () => {
    expect((await visit('silent')).reasons).toEqual([{ code: 'content-not-expanded', detail: '1 folds' }])
  })

  it('is not what a link to another page, or a heading, says', async () => {
    expect(await visit('teasers')).toMatchObject({ state: 'complete', reasons: [] })
  })
})

describe('a list that says how much of it is shown', { timeout: 60_000 }, () => {
  it.each([
    ['Visar 1 till 4 av 12 rader', 'posts-missing', '4 / 12'],
    ['4 av 12 visas – fyll på', 'posts-missing', '4 / 12'],
    ['Sida 1 av 3', 'content-not-expanded', '2 pages']
  ])('is told of where it lacks some: %s', async (says, code, detail) => {
    const taken = await visit(`rows?says=${encodeURIComponent(says)}`)
    expect(taken.reasons).toEqual([{ code, detail }])
  })

  it.each(['all&says=Visar 1 till 4 av 12 rader', 'pages&says=Sida 1 av 3'])(
    'is whole where all are there, or at an address of their own: %s',
    async query => {
      expect(await visit(`rows?${query}`)).toMatchObject({ state: 'complete', reasons: [] })
    }
  )
})

describe('a page that is not the page', { timeout: 60_000 }, () => {
  it.each(['Det här kontot är privat', 'Oj! Nu blev det fel hos oss', 'Something went wrong. Try again.'])(
    'is told of: %s',
    async says => {
      const taken = await visit(`says?says=${encodeURIComponent(says)}`)
      expect(taken.codes).toEqual(['content-unavailable'])
    }
  )

  it('is told of where what lies over it keeps one from scrolling', async () => {
    expect((await visit('locked')).codes).toContain('prompt-not-closed')
  })
})

describe('a list that says that it shows a part', { timeout: 60_000 }, () => {
  it('is told of, unless the next part is a page of its own', async () => {
    expect((await visit('parts')).reasons).toEqual([{ code: 'posts-missing', detail: '3 / 18' }])
    expect(await visit('parts?pages')).toMatchObject({ state: 'complete', reasons: [] })
  })
})

describe('what asks for more', { timeout: 60_000 }, () => {
  it.each([
    ['link', 9],
    ['form', 4]
  ])('is pressed where the page does it in its place: %s', async (path, count) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(count))
  })

  it.each(['link?real', 'form?real'])(
    'leads nowhere where the page leaves it to the browser: %s',
    async path => {
      site.asked.length = 0
      const taken = await visit(path)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(site.asked.filter(asked => asked.startsWith('/folds'))).toHaveLength(1)
    }
  )

  it('opens each panel that is empty until then', async () => {
    const taken = await visit('answers')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const n of upTo(3)) expect(taken.text).toContain(`Svaret står under a${n}`)
  })
})

describe('what is beside', { timeout: 60_000 }, () => {
  it('is told of where tabs show it, unless all of it is in the record', async () => {
    for (const query of ['', '?shared'])
      expect((await visit(`tabs${query}`)).reasons).toEqual([
        { code: 'content-not-expanded', detail: '1 tabs' }
      ])
    expect(await visit('tabs?shown')).toMatchObject({ state: 'complete', reasons: [] })
  })

  it('is leafed through, pictures and cards with words', async () => {
    const taken = await visit('slides')
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    for (const letter of ['b', 'd', 'f']) expect(taken.text).toContain(`hamnen: ${letter}`)
    expect(marksOf(taken.tiles, 90).filter(mark => mark % 2 === 0)).toEqual([0, 2, 4])
  })

  it.each([
    ['row', 6],
    ['row?filled', 6],
    ['fetches', 9]
  ])('is brought into the picture where a button moves a row: %s', async (path, count) => {
    const taken = await visit(path)
    expect(taken, JSON.stringify(taken.reasons)).toMatchObject({ state: 'complete', reasons: [] })
    const columns = [5, 150, 250, 320, 420, 520, 700].flatMap(x => marksOf(taken.tiles, x))
    expect([...new Set(columns)].sort((a, b) => a - b)).toEqual(upTo(count))
  })
})
