// What pages as they are made today keep from whoever knows one way to make them: there, or told of.
import { describe, expect, it } from 'vitest'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

const visit = (path: string, asked: Record<string, string> = {}) =>
  take(browser, `${site.origin}/modern/${path}?${new URLSearchParams(asked)}`)

describe('a button for more', { timeout: 60_000 }, () => {
  it.each([
    ['Näytä lisää', 'fi', 'words'],
    ['Näytä lisää kommentteja', 'fi', 'name'],
    ['Čájet eanet', 'se', 'name'],
    ['Vis flere', 'nb', 'words'],
    ['Mehr anzeigen', 'de', 'words'],
    ['عرض المزيد', 'ar', 'words']
  ])('is pressed: %s', async (label, lang, as) => {
    const taken = await visit('more', { label, lang, as })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Inlägg 4')
  })

  it.each(['points', 'number'])('is pressed where it is no more than a sign: %s', async as => {
    const taken = await visit('signs', { as })
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('om till hösten nästa år')
  })

  it('is told of where nobody knows what it says', async () => {
    const taken = await visit('more', { label: 'Erakutsi gehiago', lang: 'eu' })
    expect(taken.reasons).toEqual([{ code: 'content-not-expanded', detail: '1 buttons' }])
  })
})

describe('what is late', { timeout: 60_000 }, () => {
  it.each(['frames', 'idle', 'turns', 'often', 'task', 'words', 'worker', 'service', 'wheel'])(
    'is there, by whatever the page waits: %s',
    async by => {
      const taken = await visit('late', { by })
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(taken.text).toContain('kom efter en stund')
    }
  )
})

describe('what is not there', { timeout: 60_000 }, () => {
  it.each([
    ['links', '1 tabs'],
    ['buttons', '1 pages'],
    ['dots', '1 pages'],
    ['sign', '1 pages']
  ])('is told of: tabs by %s', async (as, detail) =>
    expect((await visit('tabs', { as })).reasons).toEqual([{ code: 'content-not-expanded', detail }])
  )

  it.each([
    ['Det gick inte att hämta kommentarerna just nu.', ''],
    ['Kommenttien lataaminen epäonnistui.', ''],
    ['Du har gjort för många förfrågningar. Vänta en stund.', ''],
    ['Something went wrong.', 'again']
  ])('is told of where a part of the page says so: %s', async (says, again) => {
    const taken = await visit('failed', again === '' ? { says } : { says, again })
    expect(taken.reasons).toEqual([{ code: 'parts-missing', detail: '1 failed' }])
  })

  it('is not missed where an article tells of what went wrong elsewhere', async () => {
    const says = 'Något gick fel när systemet byttes, och tusen fakturor blev fel.'
    expect(await visit('failed', { says })).toMatchObject({ state: 'complete', reasons: [] })
  })

  it.each(['success', 'status', 'empty', 'page', 'shut'])(
    'is told of where what was asked for is a no: %s',
    async as => {
      const taken = await visit('no', { as })
      expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'parts-missing' }] })
    }
  )

  it.each([
    ['/nowhere', 'frame 404'],
    ['/modern/calls', 'frame call 500']
  ])('is told of where it is in a frame of another site: %s', async (path, detail) => {
    const taken = await visit('frame', { src: site.otherOrigin + path })
    expect(taken.reasons).toContainEqual({ code: 'parts-missing', detail })
  })
})

describe('what scrolls by itself', { timeout: 60_000 }, () => {
  it('has all its rows, in a tree of its own in a frame', async () => {
    const taken = await visit('list')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(new Set(taken.text.match(/Rad \p{L}+: står/gu)).size).toBe(40)
  })

  it('has all its rows, beside another that does', async () => {
    const taken = await visit('beside')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text.match(/till (?:vänster|höger)/gu)).toHaveLength(18)
  })
})
