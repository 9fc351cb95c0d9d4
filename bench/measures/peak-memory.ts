// The memory of core and browser while a very tall page is captured, against what they may have.
import { launchBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import type { Measure } from '../lib/measure.ts'
import { needProc, peakOf } from '../lib/processes.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const PROMISE = 1_200
const ROOM = 256 << 20

export const peakMemory: Measure = {
  name: 'peak-memory',
  goal: 1,
  unit: 'MB',
  ours: 'the most memory (PSS) of this program and its browser while /flode of the demo municipality is captured',
  baseline: 'the 1,200 MB that they may have',
  async prepare() {
    needProc()
    const site = await demoSite()
    let about = ''
    return {
      baseline: async () => PROMISE,
      async ours() {
        const dir = await temporaryFolder(ROOM)
        try {
          return await peakOf(async () => {
            const browser = await launchBrowser()
            try {
              about = `picture of ${(await captured(browser, `${site.origin}/flode`, dir)).height} px`
            } finally {
              await browser.close()
            }
          })
        } finally {
          await removeFolder(dir)
        }
      },
      notes: () => [about, 'the site is served by a child of the program, and counts too'],
      close: () => site.close()
    }
  }
}
