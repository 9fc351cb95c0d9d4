// One capture with all its artefacts, kept and read back, against the barest picture of the same page.
import {
  type CaptureBrowser,
  launchBrowser,
  puppeteerOf
} from '../../electron/core/captures/browser/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, median, type Subject, secondsOf } from '../lib/measure.ts'
import { stillCopy } from '../lib/still-copy.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const VIEWPORT = { width: 1280, height: 900 }
const ROOM = 256 << 20

const what = {
  goal: 1.5,
  baseline:
    'puppeteer: newPage, goto until load, screenshot of the full page, close; same browser, same flags; of a still copy of the page, with all that ours pictures in place'
}

/** A long feed, as channels are. */
export const capture = captureOf('capture', '/flode')

/** A short page, where all that is not its picture weighs more. */
export const captureShort = captureOf('capture-short', '/bilder')

function captureOf(name: string, path: string): Measure {
  const ours = `capturePage of ${path} in the demo municipality; every artefact put in an object store and read back`
  return { ...what, name, ours, prepare: () => prepare(path) }
}

async function prepare(path: string): Promise<Subject> {
  const site = await demoSite()
  const [own, bare] = await Promise.all([launchBrowser(), launchBrowser()])
  const address = site.origin + path
  const copy = await stillCopy(bare, address)
  const asItComes: number[] = []
  let about = ''
  return {
    async ours() {
      // A store of its own each time: what is kept already would not be written again.
      const dir = await temporaryFolder(ROOM)
      try {
        return await secondsOf(async () => {
          const { height, kept } = await captured(own, address, dir)
          const bytes = kept.reduce((sum, object) => sum + object.bytes, 0)
          about = `picture of ${height} px; ${kept.length} artefacts, ${(bytes / 1e6).toFixed(1)} MB`
        })
      } finally {
        await removeFolder(dir)
      }
    },
    async baseline() {
      asItComes.push(await secondsOf(() => pictured(bare, address)))
      return secondsOf(() => pictured(bare, copy.address))
    },
    notes: () => [
      about,
      `the bare picture of the page as it comes, folded and mostly without its pictures: ${median(asItComes).toFixed(3)} s`
    ],
    async close() {
      await copy.close()
      await Promise.all([own.close(), bare.close()])
      await site.close()
    }
  }
}

async function pictured(browser: CaptureBrowser, address: string): Promise<void> {
  const page = await puppeteerOf(browser).newPage()
  try {
    await page.setViewport(VIEWPORT)
    await page.goto(address, { waitUntil: 'load' })
    await page.screenshot({ fullPage: true })
  } finally {
    await page.close()
  }
}
