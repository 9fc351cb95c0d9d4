// The picture alone, of a page that a bare browser pictures rightly, against a bare picture taken when the network is idle.

import { openUp } from '../../electron/core/captures/browser/artefacts/picture.ts'
import { tilesOf } from '../../electron/core/captures/browser/artefacts/tiles.ts'
import { OPEN_PAGE } from '../../electron/core/captures/browser/prepare/open-page.ts'
import { preparePage } from '../../electron/core/captures/browser/prepare/prepare-page.ts'
import { launchBrowser, puppeteerOf } from '../../electron/core/captures/browser/process/browser.ts'
import { Deadline } from '../../electron/core/captures/browser/process/deadline.ts'
import { LIMITS } from '../../electron/core/captures/browser/process/limits.ts'
import { Steps } from '../../electron/core/captures/browser/steps.ts'
import { Visit } from '../../electron/core/captures/browser/visit.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'

const VIEWPORT = { width: 1280, height: 900 }
/** A long log of roadworks: no picture comes later, nothing is folded, and nothing is asked. */
const PATH = '/lang'

type Browser = Awaited<ReturnType<typeof launchBrowser>>

export const picture: Measure = {
  name: 'picture',
  goal: 0.8,
  ours: `the picture of ${PATH} in the demo municipality: opened, made ready, scrolled through, taken in tiles, closed`,
  baseline:
    'puppeteer: newPage, goto until networkidle2, screenshot of the full page, close; same browser, same flags',
  async prepare() {
    const site = await demoSite()
    const [own, bare] = await Promise.all([launchBrowser(), launchBrowser()])
    const address = site.origin + PATH
    const heights = { ours: 0, bare: 0 }
    return {
      ours: () =>
        secondsOf(async () => {
          heights.ours = await picturedByUs(own, address)
        }),
      baseline: () =>
        secondsOf(async () => {
          heights.bare = await picturedBare(bare, address)
          if (heights.ours !== 0 && heights.ours !== heights.bare)
            throw new Error(`${heights.bare} px are not the ${heights.ours} px of ours.`)
        }),
      notes: () => [`picture of ${heights.ours} px, in both`],
      async close() {
        await Promise.all([own.close(), bare.close()])
        await site.close()
      }
    }
  }
}

async function picturedByUs(browser: Browser, address: string): Promise<number> {
  const deadline = new Deadline(LIMITS.total, new AbortController().signal)
  const request = { address, acceptBadCertificate: false, mayBePrivate: true }
  const visit = new Visit({ browser, request, deadline, steps: new Steps(() => undefined), limits: LIMITS })
  try {
    const { window } = await visit.run([...OPEN_PAGE, ...preparePage()])
    let height = 0
    for await (const tile of tilesOf(window, await openUp(window))) height += tile.height
    return height
  } finally {
    await visit.page?.window.close()
    deadline.over()
  }
}

async function picturedBare(browser: Browser, address: string): Promise<number> {
  const page = await puppeteerOf(browser).newPage()
  try {
    await page.setViewport(VIEWPORT)
    await page.goto(address, { waitUntil: 'networkidle2' })
    const png = Buffer.from(await page.screenshot({ fullPage: true }))
    return png.readUInt32BE(20)
  } finally {
    await page.close()
  }
}
