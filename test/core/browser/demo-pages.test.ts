// The pages of the demo municipality are captured exactly as high as they are, down to their last line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Layout } from '../../../electron/core/captures/browser/artefacts/layout.ts'
import {
  type CaptureBrowser,
  launchBrowser,
  puppeteerOf
} from '../../../electron/core/captures/browser/process/browser.ts'
import { type DemoSite, startDemoSite } from '../../../resources/demo/site.mjs'
import { type Taken, take } from './taking.ts'

let site: DemoSite
let browser: CaptureBrowser
beforeAll(async () => {
  site = await startDemoSite()
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** As high as a bare browser says that it is, which nothing has been done to. */
async function bareHeight(path: string): Promise<number> {
  const page = await puppeteerOf(browser).newPage()
  try {
    await page.setViewport({ width: 1280, height: 900 })
    await page.goto(site.origin + path, { waitUntil: 'load' })
    return await page.evaluate(() => document.documentElement.scrollHeight)
  } finally {
    await page.close()
  }
}

const heightOf = ({ tiles }: Taken) => tiles.reduce((sum, { height }) => sum + (height ?? 0), 0)

function lastLine(taken: Taken) {
  const layout = JSON.parse(Buffer.from(taken.of('layout')[0]?.bytes ?? []).toString()) as Layout
  const lines = layout.blocks.flat().toSorted((one, other) => one.y - other.y)
  const last = lines.at(-1)
  return { text: last?.text, below: heightOf(taken) - Math.ceil((last?.y ?? 0) + (last?.height ?? 0)) }
}

describe('a page of the demo municipality', { timeout: 90_000 }, () => {
  it.each(['/', '/bilder', '/video', '/blogg', '/jobb', '/lang'])('is as high as it is: %s', async path => {
    const taken = await take(browser, site.origin + path)
    expect(taken).toMatchObject({ state: 'complete', reasons: [] })
    expect(heightOf(taken)).toBe(await bareHeight(path))
    expect(lastLine(taken).text).toMatch(/^Demonstration:/)
  })

  it('that grows and unfolds ends as the others do, with all of its posts and comments', async () => {
    const [short, feed] = [
      await take(browser, `${site.origin}/`),
      await take(browser, `${site.origin}/flode`)
    ]
    expect(feed).toMatchObject({ state: 'complete', reasons: [] })
    const [last, lastOfShort] = [lastLine(feed), lastLine(short)]
    expect(last.text).toBe(lastOfShort.text)
    // Lines stand between pixels.
    expect(Math.abs(last.below - lastOfShort.below)).toBeLessThanOrEqual(1)
    expect(heightOf(feed)).toBeGreaterThan(await bareHeight('/flode'))
    const { comments, posts } = feed.provenance.more['completeness'] as Record<
      string,
      { saved: number; shown: number | null }
    >
    expect(comments?.saved).toBe(comments?.shown)
    expect(posts?.saved).toBe(36)
  })
})
