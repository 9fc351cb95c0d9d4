// Pages that are too much, pages that attack, and a browser that is killed at any moment: each has its exact outcome.
import { describe, expect, it } from 'vitest'
import type { Completeness } from '../../../electron/core/captures/browser/artefacts/completeness.ts'
import { launchBrowser, puppeteerOf } from '../../../electron/core/captures/browser/process/browser.ts'
import { marksIn, marksOf, upTo } from '../../helpers/site/marks.ts'
import { readWarc, unzip } from '../../helpers/wacz.ts'
import { beginStage, browser, site } from './stage.ts'
import { type Taken, take, waczOf } from './taking.ts'

beginStage()

const statementOf = (taken: Taken) => taken.provenance.more['completeness'] as Completeness

async function recordsOf(taken: Taken) {
  return readWarc((await unzip(waczOf(taken))).get('archive/data.warc.gz')?.content ?? Buffer.alloc(0))
}

describe('a page that is too much', { timeout: 120_000 }, () => {
  it('of 100,000 pixels is whole down to its stated bound, each part once, and says what is cut', async () => {
    const taken = await take(browser, `${site.origin}/tall?bands=1000`)
    expect(taken).toMatchObject({ state: 'partial' })
    expect(taken.codes).toEqual(['height-limit'])
    expect(marksIn(taken.tiles, 600)).toEqual(upTo(500).map(n => ({ mark: n, top: n * 100, height: 100 })))
    expect(statementOf(taken).cut).toContainEqual({ what: 'picture', why: 'height', amount: 50_000 })
    // The text goes on where the picture ends.
    expect(taken.text).toContain('Rad 999')
  })

  it('of 20 MB is whole', async () => {
    const taken = await take(browser, `${site.origin}/large?mb=20`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(marksOf(taken.tiles, 10)).toEqual(upTo(8))
    expect(taken.text).toContain(`tecken: ${((20 << 20) / 16) * 13}`)
    const page = (await recordsOf(taken)).find(
      ({ type, address }) => type === 'response' && address?.includes('/large')
    )
    expect(page?.payload.length).toBeGreaterThan(15 << 20)
  })

  it('with 3,000 pictures has every one of them, in the picture and in the web archive', async () => {
    // Whether all of them are kept is asked here, and not how soon a busy machine has fetched them.
    const limits = { document: 60_000, load: 60_000, settle: 60_000 }
    const taken = await take(browser, `${site.origin}/many?n=3000`, { limits })
    expect(taken, JSON.stringify(taken.provenance.steps)).toMatchObject({ state: 'complete', reasons: [] })
    for (const column of [0, 9])
      expect(marksOf(taken.tiles, column * 40 + 20)).toEqual(upTo(300).map(row => row * 10 + column))
    const pictures = (await recordsOf(taken)).filter(
      ({ type, address }) => type === 'response' && address?.includes('/dot/')
    )
    expect(new Set(pictures.map(({ address }) => address)).size).toBe(3000)
    expect(pictures.every(({ isRight, status }) => isRight && status === 200)).toBe(true)
  })

  it('for the memory there is fails, and the next one is captured all the same', async () => {
    // On a busy machine its script would be ended as one that hangs before it has all there is.
    const limits = { evaluate: 60_000 }
    const taken = await take(browser, `${site.origin}/eats-memory`, { limits })
    expect(taken.state).toBe('failed')
    expect(taken.codes).toContain('page-crashed')
    expect(await take(browser, `${site.origin}/feed?n=3`)).toMatchObject({ state: 'complete', reasons: [] })
  })

  it('for the memory it may have outside of its heap is ended with that reason, and the next one is captured', async () => {
    const limits = { memory: 300e6 }
    const taken = await take(browser, `${site.origin}/eats-buffers`, { limits })
    expect(taken).toMatchObject({ state: 'failed', codes: expect.arrayContaining(['too-much-memory']) })
    expect(await take(browser, `${site.origin}/feed?n=3`, { limits })).toMatchObject({ state: 'complete' })
  })

  it('with its sound is silent: nothing plays by itself', async () => {
    const taken = await take(browser, `${site.origin}/sounds`)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(taken.text).toContain('ljud: NotAllowedError')
  })
})

describe('a page that attacks', { timeout: 60_000 }, () => {
  it('ends with an outcome of its own when it reloads for ever', async () => {
    const taken = await take(browser, `${site.origin}/reloads-for-ever`)
    expect(taken.codes, JSON.stringify(taken.provenance.steps)).toContain('keeps-reloading')
    expect(taken.codes).not.toContain('internal')
    expect(await take(browser, `${site.origin}/feed?n=3`)).toMatchObject({ state: 'complete' })
  })

  it('is held when it reloads each time it is read', async () => {
    const taken = await take(browser, `${site.origin}/reloads`)
    expect(taken.state).toBe('complete')
    expect(marksOf(taken.tiles, 10)).toEqual(upTo(4))
    expect(taken.provenance.navigationsHeld).toBeGreaterThan(0)
  })

  it('opens neither files nor the program’s own addresses, and its names go nowhere', async () => {
    const taken = await take(browser, `${site.origin}/attacks`)
    // The frame that was to be a file has nothing in it to read.
    expect(taken).toMatchObject({ state: 'partial', codes: ['text-failed', 'popup-closed'] })
    expect(marksOf(taken.tiles, 10)).toEqual(upTo(3))
    expect(taken.finalAddress).toBe(`${site.origin}/attacks`)
    const kept = JSON.stringify(taken.provenance)
    for (const sign of ['\u0000', '\u202e', '\\u0000', '\\u202e', 'passwd']) expect(kept).not.toContain(sign)
    expect(taken.files.every(({ role }) => /^[a-z]+$/.test(role))).toBe(true)
    expect(taken.text).toContain('läst: nej')
  })
})

describe('a browser that is killed', { timeout: 120_000 }, () => {
  const STEPS = [
    'window',
    'load',
    'settle',
    'follow',
    'view',
    'prompt',
    'wall',
    'consent',
    'expand',
    'scroll',
    'pictures',
    'count',
    'text',
    'source',
    'screenshot',
    'layout',
    'pdf',
    'wacz'
  ] as const

  it.each(STEPS)('in the step %s leaves an outcome and nothing behind', async step => {
    const own = await launchBrowser()
    const pid = puppeteerOf(own).process()?.pid ?? 0
    let isKilled = false
    const taken = await take(own, `${site.origin}/sticky`, {
      onStep: name => {
        if (name !== step || isKilled) return
        isKilled = true
        process.kill(pid, 'SIGKILL')
      }
    })
    expect(isKilled).toBe(true)
    expect(taken.state).toBe('failed')
    expect(taken.codes).toContain('browser-died')
    expect(own.isAlive()).toBe(false)
    await own.close()
  })
})
