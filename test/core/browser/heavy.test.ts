// Pages that are too much, pages that attack, and a browser that is killed at any moment: each has its exact outcome.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CaptureBrowser,
  launchBrowser,
  puppeteerOf
} from '../../../electron/core/captures/browser/browser.ts'
import type { Completeness } from '../../../electron/core/captures/browser/completeness.ts'
import { marksIn, marksOf, upTo } from '../../helpers/site/marks.ts'
import { type Site, startSite } from '../../helpers/site/site.ts'
import { type Taken, take } from './taking.ts'

let site: Site
let browser: CaptureBrowser
beforeAll(async () => {
  site = await startSite()
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const statementOf = (taken: Taken) => taken.provenance.more['completeness'] as Completeness

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
})

describe('a page that attacks', { timeout: 60_000 }, () => {
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
    'view',
    'consent',
    'expand',
    'scroll',
    'pictures',
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
