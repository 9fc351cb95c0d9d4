// One capture with all its artefacts, kept and read back, against the barest picture of the same page.
import {
  type CaptureBrowser,
  launchBrowser,
  puppeteerOf
} from '../../electron/core/captures/browser/process/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, median, type Subject, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const VIEWPORT = { width: 1280, height: 900 }
const ROOM = 256 << 20

const what = {
  goal: 1.5,
  baseline:
    'puppeteer: newPage, goto until networkidle2, screenshot of the full page, close; same browser, same flags'
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
  const untilLoad: number[] = []
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
      untilLoad.push(await secondsOf(() => pictured(bare, address, 'load')))
      return secondsOf(() => pictured(bare, address, 'networkidle2'))
    },
    notes: () => [
      about,
      `a bare picture that does not wait for the network, goto until load: ${median(untilLoad).toFixed(3)} s`
    ],
    async close() {
      await Promise.all([own.close(), bare.close()])
      await site.close()
    }
  }
}

async function pictured(
  browser: CaptureBrowser,
  address: string,
  waitUntil: 'load' | 'networkidle2'
): Promise<void> {
  const page = await puppeteerOf(browser).newPage()
  try {
    await page.setViewport(VIEWPORT)
    await page.goto(address, { waitUntil })
    await page.screenshot({ fullPage: true })
  } finally {
    await page.close()
  }
}
