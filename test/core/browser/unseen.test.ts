// What a page does not show to whoever only looks: there, or told of; and ordinary pages, of which nothing is missing.
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../electron/core/captures/browser/comments/read-page.ts'
import { launchBrowser } from '../../../electron/core/captures/browser/process/browser.ts'
import {
  newProfile,
  removeProfile
} from '../../../electron/core/captures/browser/process/temporary-profile.ts'
import { pdfPages } from '../../helpers/pdf-text.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take, waczOf } from './taking.ts'

beginStage()

const POSTS = 10
const visit = (path: string) => take(browser, `${site.origin}/unseen/${path}`)

describe('a page that puts one part in the place of another', { timeout: 60_000 }, () => {
  it.each([
    ['next?as=link', '1 pages'],
    ['next?as=older', '1 pages'],
    ['next?as=sign', '1 pages'],
    ['next?as=name', '1 pages'],
    ['next?as=letter', '1 pages'],
    ['month', '1 pages'],
    ['month?listed', '1 pages'],
    ['pictures?as=arrow', '1 slides'],
    ['pictures?as=album', '1 slides'],
    ['fees', '1 tabs'],
    ['choice?of=list', '1 pages'],
    ['choice?of=slider', '1 pages'],
    ['choice?of=marker', '1 pages'],
    ['sent', '1 pages'],
    ['show', '1 pages'],
    ['invitation', 'login']
  ])('is not called whole: %s', async (path, detail) => {
    const taken = await visit(path)
    expect(taken).toMatchObject({ state: 'partial', reasons: [{ code: 'content-not-expanded', detail }] })
  })

  it.each(['own', 'other'])('is not called whole where that is in a frame of %s', async of => {
    const origin = of === 'own' ? site.origin : site.otherOrigin
    const taken = await visit(`framed?of=${origin}`)
    expect(taken).toMatchObject({ reasons: [{ code: 'content-not-expanded', detail: '1 pages' }] })
  })

  it.each(['choice?of=sorted', 'sent?last', 'show?same'])(
    'is whole where nothing else comes: %s',
    async path => {
      expect(await visit(path)).toMatchObject({ state: 'complete', reasons: [] })
    }
  )

  it.each(['style', 'script'])(
    'has the pictures behind an arrow that shows when it is pointed at, by %s',
    async as => {
      const taken = await visit(`pointed?as=${as}`)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
      expect(new Set(marksOf(taken.tiles, 10))).toEqual(new Set([1, 2, 3]))
    }
  )

  it('is whole where what leads on goes to another document', async () => {
    const taken = await visit('elsewhere')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.provenance.clicked).toMatchObject({ whenKept: ['Nästa'], count: 1 })
  })

  it('is not pressed where somebody is logged in', async () => {
    const profile = await newProfile()
    const theirs = await launchBrowser({ profile })
    try {
      const taken = await take(theirs, `${site.origin}/unseen/next?as=link`)
      expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    } finally {
      await theirs.close()
      await removeProfile(profile)
    }
  })

  it('is whole where all of it is there, or at an address of its own', async () => {
    expect(await visit('nothing')).toMatchObject({ state: 'complete', reasons: [] })
  })
})

it('misses no words about what it was that an answer showed', { timeout: 60_000 }, async () => {
  const taken = await take(browser, `${site.origin}/unseen/answered`, { platform: 'facebook' })
  expect(taken).toMatchObject({ state: 'complete', reasons: [] })
  for (const words of ['bryggan', 'parken', 'övar i hamnen']) expect(taken.text).toContain(words)
})

it('has the words of each picture that is leafed to', { timeout: 60_000 }, async () => {
  const taken = await visit('captions')
  expect(taken).toMatchObject({ state: 'complete', reasons: [] })
  for (const words of ['Badhuset öppnar', 'Ny bro över', 'Vinterns spår']) expect(taken.text).toContain(words)
})

it('has all parts of what moves by itself', { timeout: 60_000 }, async () => {
  const taken = await visit('moves')
  expect(taken).toMatchObject({ state: 'complete', reasons: [] })
  for (const n of [7, 8, 9]) expect(taken.text).toContain(`Inlägg ${n}:`)
  // They are laid beside each other.
  expect([10, 437, 863].map(x => marksOf(taken.tiles, x))).toEqual([[7], [8], [9]])
})

describe('what comes late', { timeout: 60_000 }, () => {
  // Of a visit that records nothing, nobody hears what is said in the sessions of workers.
  it('is read without waiting for the end of a worker’s script, which nothing tells', async () => {
    const read = await readPage(
      browser,
      { address: `${site.origin}/unseen/worker`, mayBePrivate: true, factsOnly: [] },
      { signal: new AbortController().signal, choose: () => new Set(), limits: { settle: 6_000 } }
    )
    if ('reason' in read) throw new Error(read.reason.code)
    expect(read.provenance.steps).toContainEqual(
      expect.objectContaining({ step: 'settle', detail: { isAtRest: true } })
    )
  })

  it('comes from a worker, and what that asked for is in the web archive', async () => {
    const taken = await visit('worker')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Kom genom en arbetare')
    expect(waczOf(taken).includes('/unseen/said')).toBe(true)
  })

  it('comes through a socket that has answered before', async () => {
    const taken = await visit('socket')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toHaveLength(19)
  })

  it('comes when a box that stands for it has pulsed', async () => {
    const taken = await visit('pulse')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, POSTS)).toEqual(upTo(5))
  })

  it('has not come where there is a heading and nothing else', async () => {
    expect(await visit('heading')).toMatchObject({ state: 'partial', codes: ['blank-page'] })
  })
})

describe('a call that is answered that all is well', { timeout: 60_000 }, () => {
  it('has errors in the place of what it asked for', async () => {
    const { host } = new URL(site.origin)
    const detail = `call ${host}/unseen/graphql errors`
    expect(await visit('graph?as=errors')).toMatchObject({
      state: 'partial',
      reasons: [{ code: 'parts-missing', detail }]
    })
    expect(await visit('graph?as=whole')).toMatchObject({ state: 'complete', reasons: [] })
  })
})

describe('a frame of another site', { timeout: 60_000 }, () => {
  it('has what its button brings, though other things follow it', async () => {
    const taken = await visit(`frame?of=${site.otherOrigin}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('Annons tio')
  })
})

describe('a notice of cookies', { timeout: 60_000 }, () => {
  it('is closed by its one button where that agrees to nothing, and left where it does', async () => {
    const taken = await visit(`notice?says=${encodeURIComponent('Webbplatsen använder kakor.')}`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    const agreeing = await visit(`notice?says=${encodeURIComponent('Genom att trycka godkänner du kakor.')}`)
    expect(agreeing.codes).toEqual(['consent-not-dismissed'])
  })
})

describe('the text and the PDF', { timeout: 60_000 }, () => {
  it('have what is written in fields to be read, and by the styles', async () => {
    const taken = await visit('written')
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    for (const words of ['Bankgiro femtusen', 'Skriv av det här', 'Obs viktigt:'])
      expect(taken.text).toContain(words)
    expect(taken.text).not.toContain('eget sökord')
  })

  it('have all rows of a list that keeps only those in view', async () => {
    const taken = await take(browser, `${site.origin}/recycled`)
    expect(taken.state).toBe('complete')
    const pages = pdfPages(Buffer.from(taken.of('pdf')[0]?.bytes ?? []))
    for (const n of upTo(120)) expect(pages.join('\n')).toContain(`Rad ${n}`)
    // A page of each strip of the pictures, and those of the text.
    expect(pages.length).toBeGreaterThan(20)
  })
})
