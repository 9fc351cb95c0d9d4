// A run over four browsers that run elsewhere, each a process of its own, against the same run over one of them.
import { type Browser, launch } from 'puppeteer-core'
import { hasSandbox } from '../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../electron/core/captures/browser/process/find-browser.ts'
import { setChannelSettings } from '../../electron/core/captures/captures/channel-settings.ts'
import { POLITE } from '../../electron/core/captures/captures/queue.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { runEnded } from '../../test/helpers/runs.ts'
import { newArchive, newChannel } from '../lib/archive.ts'
import { demoSite } from '../lib/demo-site.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const BROWSERS = 4
const PAGES = ['/bilder', '/blogg', '/video', '/flode']
const TIMES = 4
const ROOM = 512 << 20
/** Milliseconds until each answer. */
const DELAY = 100

export const browsers4: Measure = {
  name: 'browsers-4',
  goal: 3,
  atLeast: true,
  unit: '/min',
  ours: `a run of ${PAGES.length * TIMES} captures of the demo municipality over ${BROWSERS} browsers that run elsewhere; each of its answers comes after ${DELAY} ms`,
  baseline: 'the same run over one of them',
  async prepare() {
    const site = await demoSite(DELAY)
    const browsers = await Promise.all(Array.from({ length: BROWSERS }, startBrowser))
    const perMinute = async (some: readonly Browser[]) => {
      process.env['KANALARKIV_BROWSER_WS'] = some.map(browser => browser.wsEndpoint()).join(' ')
      const dir = await temporaryFolder(ROOM)
      try {
        return (PAGES.length * TIMES * 60) / (await secondsOfRun(dir, site.origin))
      } finally {
        delete process.env['KANALARKIV_BROWSER_WS']
        await removeFolder(dir)
      }
    }
    return {
      ours: () => perMinute(browsers),
      baseline: () => perMinute(browsers.slice(0, 1)),
      notes: () => ['the browsers, the program and the site share the processors of this computer'],
      async close() {
        await Promise.all(browsers.map(browser => browser.close()))
        await site.close()
      }
    }
  }
}

const startBrowser = () =>
  launch({ executablePath: findBrowser().path, args: hasSandbox ? [] : ['--no-sandbox'] })

/** @throws Error when not all of it is whole */
async function secondsOfRun(dir: string, origin: string): Promise<number> {
  const archive = await newArchive(dir)
  const { context: ctx, hold } = archive
  try {
    const addresses = PAGES.flatMap(path =>
      Array.from({ length: TIMES }, (_, time) => `${origin}${path}?gang=${time}`)
    )
    const channelId = newChannel(ctx, 'website', ...addresses)
    const settings = { viewport: 'desktop', reach: 'ordinary', filmProgram: false } as const
    setChannelSettings(ctx, { channelId, ...settings, privateAddresses: true })
    const runs = runsOf(ctx, hold, POLITE)
    const seconds = await secondsOf(async () => {
      const asked = { kind: 'half-year', which: 'all', reason: null, acceptBadCertificates: false } as const
      const { id } = await runs.start(asked)
      const { state, complete } = await runEnded(ctx, id)
      if (state !== 'finished' || complete !== addresses.length)
        throw new Error(`The run is ${state}: ${complete} of ${addresses.length} captures are complete.`)
    })
    return seconds
  } finally {
    await archive.close()
  }
}
