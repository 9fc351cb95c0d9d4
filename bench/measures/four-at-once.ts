// Pages captured four at a time, each in a window of its own, against one after the other.
import { type CaptureBrowser, launchBrowser } from '../../electron/core/captures/browser/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const PATHS = ['/flode', '/bilder', '/blogg', '/video', '/bilder', '/blogg', '/video', '/bilder']
const ROOM = 512 << 20

export const fourAtOnce: Measure = {
  name: 'four-at-once',
  goal: 1.8,
  atLeast: true,
  unit: '/min',
  ours: `${PATHS.length} captures of the demo municipality, four at a time`,
  baseline: 'the same captures, one after the other, in the same browser',
  async prepare() {
    const site = await demoSite()
    const browser = await launchBrowser()
    const perMinute = async (windows: number) => {
      const dir = await temporaryFolder(ROOM)
      try {
        const seconds = await secondsOf(() => captureAll(browser, { origin: site.origin, dir, windows }))
        return (PATHS.length * 60) / seconds
      } finally {
        await removeFolder(dir)
      }
    }
    return {
      ours: () => perMinute(4),
      baseline: () => perMinute(1),
      async close() {
        await browser.close()
        await site.close()
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
