// What a second capture of a page that has not changed adds, against what the first one took.
import { launchBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import type { Measure } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const ROOM = 256 << 20

export const secondCapture: Measure = {
  name: 'second-capture',
  goal: 0.02,
  unit: 'MB',
  ours: 'what a second capture of /flode of the demo municipality adds to the object store',
  baseline: 'what the first one took',
  async prepare() {
    const site = await demoSite()
    const browser = await launchBrowser()
    let added = 0
    return {
      async baseline() {
        const dir = await temporaryFolder(ROOM)
        try {
          const address = `${site.origin}/flode`
          const first = new Map((await captured(browser, address, dir)).kept.map(one => [one.sha256, one]))
          const { kept } = await captured(browser, address, dir)
          const sum = (bytes: number, one: { readonly bytes: number }) => bytes + one.bytes
          added = kept.filter(({ sha256 }) => !first.has(sha256)).reduce(sum, 0)
          return [...first.values()].reduce(sum, 0) / 1e6
        } finally {
          await removeFolder(dir)
        }
      },
      // Of the same two captures.
      ours: async () => added / 1e6,
      async close() {
        await browser.close()
        await site.close()
      }
    }
  }
}
