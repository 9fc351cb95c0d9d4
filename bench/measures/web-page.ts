// The window as a web page, in a browser that reaches the server over a line: how long each page takes to be there.
import { join } from 'node:path'
import { launch, type Page } from 'puppeteer-core'
import { z } from 'zod'
import { hasSandbox } from '../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../electron/core/captures/browser/process/find-browser.ts'
import { freePort } from '../../test/helpers/free-port.ts'
import { servedArchive } from '../../test/helpers/served.ts'
import { WebVisitor } from '../../test/helpers/web-visitor.ts'
import { filledArchive } from '../lib/filled-archive.ts'
import { type Measure, median } from '../lib/measure.ts'
import { nineteenOfTwenty } from '../lib/shell.ts'
import { slowLine } from '../lib/slow-line.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'
import { TOOLS } from '../lib/window.ts'
import { PATHS } from './pages-full.ts'

/** Milliseconds to the server and back. */
const LINE = 20
const PROMISE = 0.3

export const webPage: Measure = {
  name: 'web-page',
  goal: 1,
  ours: `each page of the web page from click to paint, over a line of ${LINE} ms there and back, to a server with 20,000 messages; nineteen of twenty (p95)`,
  baseline: 'the 300 ms that it may take',
  async prepare() {
    const folder = await temporaryFolder(1 << 30)
    const dir = await filledArchive(folder)
    const line = await slowLine(LINE / 2)
    const port = await freePort()
    line.to(port)
    const address = `http://127.0.0.1:${line.port}`
    const served = await servedArchive(folder, dir, { people: 1, port, address })
    await served.start()
    const browser = await launch({
      executablePath: findBrowser().path,
      args: hasSandbox ? [] : ['--no-sandbox'],
      userDataDir: join(folder, 'profile'),
      defaultViewport: { width: 1280, height: 800 }
    })
    const page = await browser.newPage()
    await signIn(page, address)
    const first = await walk(page)
    const all: Walked = []
    return {
      async ours() {
        const walked = await walk(page)
        all.push(...walked)
        return nineteenOfTwenty(seconds(walked))
      },
      baseline: async () => PROMISE,
      notes: () => [
        `the first time, when code is fetched: ${said(first)}`,
        `after that: ${said(all)}; slower than ${milliseconds(PROMISE)}: ${slower(all).join(', ') || 'none'}`
      ],
      async close() {
        await browser.close()
        await served.close()
        await line.close()
        await removeFolder(folder)
      }
    }
  }
}

type Walked = [path: string, seconds: number][]
const Walked = z.array(z.tuple([z.string(), z.number()]))
const seconds = (walked: Walked) => walked.map(([, took]) => took)
const milliseconds = (took: number) => `${(took * 1000).toFixed(0)} ms`
const said = (walked: Walked) =>
  `${milliseconds(median(seconds(walked)))} the median, ${milliseconds(nineteenOfTwenty(seconds(walked)))} 19 of 20`
const slower = (walked: Walked) =>
  walked.filter(([, took]) => took > PROMISE).map(([path, took]) => `${path} ${milliseconds(took)}`)

async function signIn(page: Page, address: string): Promise<void> {
  const visitor = new WebVisitor(address)
  await visitor.signIn('person0')
  for (const pair of visitor.cookies(address).split('; ')) {
    const [name = '', ...value] = pair.split('=')
    await page
      .browserContext()
      .setCookie({ name, value: value.join('='), domain: '127.0.0.1', httpOnly: true })
  }
  await page.goto(address)
}

/** Every page in turn, by its link where the window has one. */
async function walk(page: Page): Promise<Walked> {
  const program = `(async () => {${TOOLS}
    await until(isThere)
    const times = []
    for (const path of ${JSON.stringify(PATHS)})
      times.push([path, await timed(() => {
        const link = document.querySelector('a[href="#' + path + '"]')
        if (link) link.click()
        else location.hash = '#' + path
      })])
    return times
  })()`
  return Walked.parse(await page.evaluate(program))
}
