// A second witness: what was seen on a page and is not in the record is told of.
import { describe, expect, it } from 'vitest'
import { wordsOfPdf } from '../../../electron/core/formats/pdf/words-of-pdf.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take } from './taking.ts'

beginStage()

const POSTS = 10
const PICTURES = 100
const wordsOf = (taken: Taken) => wordsOfPdf(Buffer.from(taken.of('pdf')[0]?.bytes ?? []))
const visit = (path: string) => take(browser, `${site.origin}/${path}`)

describe('what was seen and is not in the record', { timeout: 60_000 }, () => {
  it.each([
    ['removes', 'text-vanished'],
    ['few', 'text-vanished'],
    ['unloads?once', 'pictures-vanished'],
    ['squeezed', 'text-not-pictured'],
    ['panels', 'text-not-pictured'],
    ['squeezed?low', 'content-not-expanded'],
    ['unavailable', 'content-unavailable'],
    ['unavailable?says=Sidan%20finns%20inte', 'content-unavailable'],
    ['unavailable?says=This%20page%20isn%E2%80%99t%20available', 'content-unavailable'],
    ['blank', 'blank-page']
  ])('is told of: %s', async (path, code) => {
    const taken = await visit(`seen/${path}`)
    expect(taken).toMatchObject({ state: 'partial', codes: [code] })
    // How the texts began that vanished is kept.
    const witness = taken.provenance.steps.find(({ step }) => step === 'witness')?.detail
    if (code === 'text-vanished')
      expect(witness).toMatchObject({
        vanished: expect.arrayContaining([expect.stringMatching(/^Rad 0: Brandkåren/)])
      })
  })

  it('is pictured where it comes again when the page is gone through again', async () => {
    const taken = await visit('seen/unloads')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, PICTURES)).toEqual(upTo(12))
  })

  it('is no picture that its page takes out of a box for as long as that is out of view', async () => {
    const taken = await visit('seen/figures')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, PICTURES)).toEqual(upTo(24))
    expect((await visit('seen/figures?once')).codes).toContain('pictures-vanished')
  })

  it('is told of where one text takes the place of another', async () => {
    expect((await visit('seen/rotates')).state).toBe('partial')
    expect((await visit('seen/quotes?as=aria-live=polite')).reasons).toEqual([
      { code: 'text-vanished', detail: '3' }
    ])
    expect((await visit('seen/quotes?notes&as=aria-live=polite')).state).toBe('complete')
  })

  it('is not a time that goes on, nor what a page says while it loads', async () => {
    expect(await visit('seen/panels?rises')).toMatchObject({ state: 'complete', reasons: [] })
    expect(await visit('seen/changes')).toMatchObject({ state: 'complete', reasons: [] })
  })
})

describe('the page on paper', { timeout: 60_000 }, () => {
  const printed = (taken: Taken) =>
    taken.provenance.steps.filter(({ step }) => step === 'pdf').map(({ detail }) => detail?.['media'])

  it('is as it is on the screen where its styles hide some of its words', async () => {
    const taken = await visit('seen/paper')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(printed(taken)).toEqual(['print', 'screen'])
    expect(wordsOf(taken)).toContain('Kommentarerna visas bara på skärmen')
  })

  it('is told to lack words where a script hides them whenever it is printed', async () => {
    expect(await visit('seen/paper?script')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'pdf-lacks-text', detail: '1' }]
    })
  })

  it('has all that a part of the page holds that scrolls by itself', async () => {
    const taken = await visit('seen/part')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (let n = 0; n < 14; n++) expect(wordsOf(taken)).toContain(`Rad ${n}: Brandkåren`)
  })
})

describe('what comes when a visitor does something', { timeout: 60_000 }, () => {
  it.each(['label', 'title', 'own', 'trailing', 'ligature', 'odd', 'next'])(
    'comes for a button, however it says what it does: %s',
    async as => {
      const taken = await visit(`sideways/button?as=${as}`)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(12))
    }
  )

  it('comes for looking for it', async () => {
    const taken = await visit('sideways/found')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(4))
  })

  it('comes for a mouse, a wheel or a key', async () => {
    const taken = await visit('sideways/somebody')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, PICTURES)).toEqual([2, 3, 4, 5])
  })

  it.each(['300', '2500'])('comes for sliding a row of words, after %s ms', async ms => {
    const taken = await visit(`sideways/row?ms=${ms}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (let n = 100; n < 112; n++) expect(taken.text).toContain(`Kort nummer ${n}`)
  })

  it('comes for leafing, one picture after the other', async () => {
    const taken = await visit('sideways/leaf')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, PICTURES).toSorted()).toEqual([50, 51, 52, 53])
  })
})

describe('what the browser says that it is', () => {
  it('is itself, as with a window', async () => {
    const { provenance } = await visit('seen/changes')
    expect(provenance.browser.userAgent).toMatch(/ Chrome\/\d+/)
    expect(provenance.browser.userAgent).not.toContain('Headless')
  })
})
