// Five hundred captures in a row: nothing grows, and nothing is left behind.
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { launchBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { captured } from '../lib/captured.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, median } from '../lib/measure.ts'
import { family, megabytesOf, needProc } from '../lib/processes.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const CAPTURES = 500
/** Memory is compared over so many captures, the first ones after as many that do not count. */
const SPAN = 50
const ROOM = 256 << 20

export const manyCaptures: Measure = {
  name: 'many-captures',
  goal: 1.1,
  unit: 'MB',
  isLong: true,
  ours: `memory (PSS) of this program and its browser after each of the last ${SPAN} of ${CAPTURES} captures in a row`,
  baseline: `the same after each of captures ${SPAN + 1} to ${2 * SPAN}`,
  async prepare() {
    needProc()
    const site = await demoSite()
    const before = { processes: family().length, profiles: await profiles() }
    const memory: number[] = []
    return {
      async baseline() {
        const browser = await launchBrowser()
        try {
          for (let made = 0; made < CAPTURES; made++) {
            const dir = await temporaryFolder(ROOM)
            await captured(browser, `${site.origin}/bilder`, dir)
            await removeFolder(dir)
            memory.push(megabytesOf(family()))
          }
        } finally {
          await browser.close()
        }
        const left = { processes: family().length, profiles: await profiles() }
        if (left.processes > before.processes || left.profiles > before.profiles)
          throw new Error(
            `${left.processes - before.processes} processes and ${left.profiles - before.profiles} profiles are left.`
          )
        return median(memory.slice(SPAN, 2 * SPAN))
      },
      ours: async () => median(memory.slice(-SPAN)),
      notes: () => ['no process of the browser and no profile was left'],
      close: () => site.close()
    }
  }
}

const profiles = async () =>
  (await readdir(tmpdir())).filter(name => name.startsWith(`kanalarkiv-browser-${process.pid}-`)).length
