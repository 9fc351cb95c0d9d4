// A capture with all its artefacts against Scoop's capture of the same page, each with a browser started for it.
import { join } from 'node:path'
import { launchBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import type { Measure, Subject } from '../lib/measure.ts'
import { needProc, type Used, usedBy } from '../lib/processes.ts'
import { scoopCapture, scoopModule } from '../lib/scoop.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const PATH = '/flode'
const ROOM = 256 << 20

export const scoopWall = against('scoop-wall', 'wall', 0.5)
export const scoopCpu = against('scoop-cpu', 'cpu', 1)

function against(name: string, which: keyof Used, goal: number): Measure {
  const what = which === 'wall' ? 'seconds' : 'processor seconds of the program and its browser'
  return {
    name,
    goal,
    ours: `${what}: a browser started, ${PATH} of the demo municipality captured, every artefact kept and read back, the browser closed`,
    baseline: `${what}: Scoop's capture of the same page and its WACZ`,
    prepare: () => prepare(which)
  }
}

async function prepare(which: keyof Used): Promise<Subject> {
  needProc()
  const module = await scoopModule()
  const site = await demoSite()
  const address = site.origin + PATH
  const inFolder = async (work: (dir: string) => Promise<Used>) => {
    const dir = await temporaryFolder(ROOM)
    try {
      return (await work(dir))[which]
    } finally {
      await removeFolder(dir)
    }
  }
  return {
    ours: () =>
      inFolder(dir =>
        usedBy(async () => {
          const browser = await launchBrowser()
          try {
            await captured(browser, address, dir)
          } finally {
            await browser.close()
          }
        }, site.pid)
      ),
    baseline: () =>
      inFolder(dir =>
        usedBy(onStarted => scoopCapture(module, address, join(dir, 'scoop.wacz'), onStarted), site.pid)
      ),
    close: () => site.close()
  }
}
