// Pages captured four at a time, each in a window of its own, against one after the other; from a site that answers as late
// as platforms do. Of one that answers at once, two processors are nearly busy with one capture, and there is little to win.
import { type CaptureBrowser, launchBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, median, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const PATHS = ['/flode', '/bilder', '/blogg', '/video', '/bilder', '/blogg', '/video', '/bilder']
const ROOM = 512 << 20
/** Milliseconds until each answer. */
const DELAY = 100

export const fourAtOnce: Measure = {
  name: 'four-at-once',
  goal: 1.8,
  atLeast: true,
  unit: '/min',
  ours: `${PATHS.length} captures of the demo municipality, four at a time; each of its answers comes after ${DELAY} ms`,
  baseline: 'the same captures, one after the other, in the same browser',
  async prepare() {
    const [site, atOnce] = await Promise.all([demoSite(DELAY), demoSite()])
    const browser = await launchBrowser()
    const ofSiteAtOnce: number[] = []
    const perMinute = async (windows: number, { origin } = site) => {
      const dir = await temporaryFolder(ROOM)
      try {
        const seconds = await secondsOf(() => captureAll(browser, { origin, dir, windows }))
        return (PATHS.length * 60) / seconds
      } finally {
        await removeFolder(dir)
      }
    }
    return {
      ours: () => perMinute(4),
      async baseline() {
        ofSiteAtOnce.push((await perMinute(4, atOnce)) / (await perMinute(1, atOnce)))
        return perMinute(1)
      },
      notes: () => [`of a site that answers at once: ${median(ofSiteAtOnce).toFixed(2)} times`],
      async close() {
        await browser.close()
        await Promise.all([site.close(), atOnce.close()])
      }
    }
  }
}

async function captureAll(
  browser: CaptureBrowser,
  { origin, dir, windows }: { origin: string; dir: string; windows: number }
): Promise<void> {
  const left = [...PATHS]
  const work = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift())
      await captured(browser, origin + path, dir)
  }
  await Promise.all(Array.from({ length: windows }, work))
}
