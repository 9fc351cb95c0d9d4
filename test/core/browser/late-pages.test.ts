// Pages that ask for more a little late, lay something over themselves, or keep what is to be seen in a frame or a column.
import { describe, expect, it } from 'vitest'
import type { Completeness } from '../../../electron/core/captures/browser/artefacts/completeness.ts'
import { marksIn, marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take } from './taking.ts'

beginStage()

const POSTS = 10
const PICTURES = 100
const statementOf = (taken: Taken) => taken.provenance.more['completeness'] as Completeness
const visit = (path: string, options: Parameters<typeof take>[2] = {}) =>
  take(
    browser,
    `${site.origin}/late/${path}${path.includes('?') ? '&' : '?'}other=${site.otherOrigin}`,
    options
  )
const around = (inside: readonly number[]) => [100, 101, ...inside, 200, 201]

describe('a feed that waits before it asks', { timeout: 60_000 }, () => {
  it.each(['as=scrolls&ms=500', 'as=watches&ms=120'])('is whole: %s', async query => {
    const taken = await visit(`asks?${query}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(40))
  })

  it('is partial when its site gives no more to whoever has not logged in, and whole when it never did', async () => {
    const shut = await visit('shut')
    expect(shut).toMatchObject({ state: 'partial', reasons: [{ code: 'parts-missing', detail: 'call 403' }] })
    expect(marksOf(shut.tiles, POSTS)).toEqual(upTo(24))
    expect((await visit('shut?shut=1000')).state).toBe('complete')
  })
})

describe('a feed that is not the page itself', { timeout: 60_000 }, () => {
  const since = new Date(Date.now() - 100 * 86_400_000)

  it.each(['', '?rigid'])('is pictured back to the date wanted in the part that scrolls: %s', async query => {
    const taken = await visit(`part-feed${query}`, { since })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(taken)).toMatchObject({ feedEndedBy: 'date', cut: [{ what: 'feed', why: 'date' }] })
    const marks = marksOf(taken.tiles, POSTS)
    expect(marks).toEqual(upTo(marks.length))
    expect(marks.length).toBeGreaterThan(20)
  })

  it('is pictured as far as it was gone through where a bound ended it', async () => {
    const taken = await visit('part-feed', { limits: { height: 9_000 } })
    expect(taken.state).toBe('partial')
    expect(marksOf(taken.tiles, POSTS).length).toBeGreaterThan(25)
  })

  it('is read back to the date wanted in a shadow tree', async () => {
    const taken = await visit('shadow-feed', { since })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(taken).feedEndedBy).toBe('date')
  })

  it.each(['late/shadow-feed', 'hard/dated', 'hard/dated?says=date'])(
    'is followed on from the date wanted as far as the bounds are, and whole when it has been read back to there: %s',
    async path => {
      const taken = await take(browser, `${site.origin}/${path}`, { since, continuesPastSince: true })
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(statementOf(taken)).toMatchObject({
        feedEndedBy: 'height',
        feedReadTo: since.toISOString(),
        cut: expect.arrayContaining([expect.objectContaining({ what: 'feed', why: 'height' })])
      })
      const short = await take(browser, `${site.origin}/${path}`, {
        since,
        continuesPastSince: true,
        limits: { height: 6_000 }
      })
      expect(short.codes).toContain('height-limit')
      expect(statementOf(short).feedReadTo).toBeNull()
    }
  )

  it('is whole when its button comes again and again, and partial when it does not end', async () => {
    const taken = await visit('button')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(36))
    expect((await visit('button?most=100000')).codes).toContain('content-not-expanded')
  })
})

describe('a frame', { timeout: 60_000 }, () => {
  it('may be gone when what is folded in another has been opened', async () => {
    const taken = await visit('instead')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual([0, 1, 300, 2, 3])
  })

  it.each(['', '&foreign'])('has what is drawn only in view: %s', async of => {
    const taken = await visit(`frame?src=/odd/auto-visible${of}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(around(upTo(60)))
    expect(taken.text).toContain('Inlägg 59:')
  })

  it.each(['', '&foreign'])('stands still when it is pictured: %s', async of => {
    const taken = await visit(`frame?src=/reveal${of}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(around(upTo(30)))
    expect(marksOf(taken.tiles, PICTURES)).toEqual(upTo(30))
  })

  it.each(['', '&foreign'])('has its pictures counted: %s', async of => {
    const taken = await visit(`frame?src=/broken${of}`)
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'pictures-missing', detail: '2' }] })
  })
})

describe('a page with something over it or beside it', { timeout: 60_000 }, () => {
  it.each(['drawing', 'button', 'before'])('says that a picture did not come: %s', async as => {
    const taken = await visit(`lost?as=${as}`)
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'pictures-missing', detail: '1' }] })
  })

  it('says that the picture of a film did not come, and neither did the film', async () => {
    const taken = await visit('lost?as=film')
    const detail = expect.stringMatching(/^1: .* not begun$/)
    expect(taken).toMatchObject({
      state: 'partial',
      reasons: [
        { code: 'pictures-missing', detail: '1' },
        { code: 'film-missing', detail }
      ]
    })
  })

  it('is pictured without what lies over its words high in the window, and with the bars at its top', async () => {
    const taken = await visit('toast')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const marks = marksIn(taken.tiles, POSTS)
    expect(marks.map(({ mark }) => mark)).toEqual([900, ...upTo(10)])
    expect(marks[2]).toEqual({ mark: 1, top: 320, height: 100 })
    expect(marksOf(taken.tiles, 700)).toEqual([900, 902])
  })

  it.each([
    ['Logga in för att se fler inlägg', []],
    ['Sign up to keep reading', []],
    ['Skapa ett konto för att se alla 34 kommentarer', [{ code: 'comments-missing', detail: '0 / 34' }]]
  ])('is not called whole where the rest is for whoever logs in: %s', async (says, more) => {
    const taken = await visit(`gate?as=line&says=${encodeURIComponent(says)}`)
    expect(taken).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'content-not-expanded', detail: 'login' }, ...more]
    })
    expect(statementOf(taken).cut).toEqual([{ what: 'folds', why: 'login', amount: 1 }])
  })

  it('is not called whole where a prompt lies over a part of it, and is where a login is only spoken of', async () => {
    expect((await visit('gate?as=part')).codes).toEqual(['prompt-not-closed'])
    expect(await visit('gate')).toMatchObject({ state: 'complete', reasons: [] })
  })

  it('has what is folded in a closed tree that came late', async () => {
    const taken = await visit('closed')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Det som var vikt')
  })

  it('has what scrolls between its head and its foot', async () => {
    const taken = await visit('between')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS).filter(mark => mark < 900)).toEqual(upTo(25))
  })

  it('is not missing the comments of other posts, which are on their own pages', async () => {
    const taken = await visit('related')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(statementOf(taken).comments).toEqual({ shown: 2, saved: 2 })
  })

  it('has all of the column beside it, or says that it has not', async () => {
    for (const path of ['column', 'column?sticks']) {
      const taken = await visit(path)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(20))
    }
    const stuck = await visit('column?foot')
    expect(stuck.reasons).toEqual([{ code: 'content-not-expanded', detail: '1100 px' }])
  })
})
