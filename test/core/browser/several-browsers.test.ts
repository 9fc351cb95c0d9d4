// A run over browsers on other machines: each gets its part, and one that dies in the middle costs no capture.
import { createServer } from 'node:http'
import { type Browser, launch } from 'puppeteer-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import {
  type CaptureBrowser,
  hasSandbox,
  launchBrowser,
  puppeteerOf
} from '../../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'
import { browserSupply } from '../../../electron/core/captures/captures/browser-supply.ts'
import { listCaptures } from '../../../electron/core/captures/captures/queries.ts'
import { POLITE } from '../../../electron/core/captures/captures/queue.ts'
import { runsOf } from '../../../electron/core/captures/captures/runs.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { runEnded } from '../../helpers/runs.ts'
import { serve } from '../../helpers/serve.ts'

async function startBrowser(): Promise<{ puppeteer: Browser; pages: () => number }> {
  const puppeteer = await launch({
    executablePath: findBrowser().path,
    args: hasSandbox ? [] : ['--no-sandbox']
  })
  onTestFinished(() => puppeteer.close().catch(() => undefined))
  let pages = 0
  puppeteer.on('targetcreated', target => {
    if (target.type() === 'page') pages++
  })
  return { puppeteer, pages: () => pages }
}

it('goes on over those that are left, and takes the capture again that was in hand', {
  timeout: 120_000
}, async () => {
  const [first, second] = [await startBrowser(), await startBrowser()]
  // A machine that is not there at all is passed over.
  const addresses = [
    'ws://127.0.0.1:9/devtools/browser/x',
    first.puppeteer.wsEndpoint(),
    second.puppeteer.wsEndpoint()
  ]
  vi.stubEnv('KANALARKIV_BROWSER_WS', addresses.join(' '))
  onTestFinished(() => void vi.unstubAllEnvs())
  let asked = 0
  const origin = await serve(
    createServer((request, response) => {
      if (request.url !== '/favicon.ico' && ++asked === 3) second.puppeteer.process()?.kill('SIGKILL')
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(`<!doctype html><title>Sida</title><p>Norrby kommun ${request.url}</p>`)
    })
  )
  const { ctx, archive } = await newArchive()
  const paths = ['ett', 'tva', 'tre', 'fyra', 'fem', 'sex']
  for (const path of paths) newChannel(ctx, { platform: 'website', addresses: [`${origin}/${path}`] })
  const runs = runsOf(ctx, archive.hold, POLITE)
  const run = await runs.start({
    kind: 'half-year',
    which: 'all',
    reason: null,
    acceptBadCertificates: false
  })
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished' })
  const { items } = listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 100, after: null })
  const whole = new Set(
    items.filter(({ state }) => state === 'complete').map(({ address }) => new URL(address).pathname)
  )
  expect([...whole].sort()).toEqual(paths.map(path => `/${path}`).sort())
  expect([first.pages() > 0, second.pages() > 0]).toEqual([true, true])
})

it.skipIf(process.platform === 'win32')(
  'gives the next jobs to another than the one that gives no window',
  async () => {
    const [busy, other] = [await startBrowser(), await startBrowser()]
    const [busyAt, otherAt] = [busy, other].map(({ puppeteer }) => puppeteer.wsEndpoint())
    vi.stubEnv('KANALARKIV_BROWSER_WS', `${busyAt} ${otherAt}`)
    onTestFinished(() => void vi.unstubAllEnvs())
    const placeOf = (browser: CaptureBrowser) => puppeteerOf(browser).wsEndpoint()
    const first = await launchBrowser()
    // With two jobs the other is not asked before the busy one.
    const jobs = [await launchBrowser(), await launchBrowser({ signal: AbortSignal.timeout(60_000) })]
    expect([first, ...jobs].map(placeOf)).toEqual([busyAt, otherAt, busyAt])
    const supply = browserSupply(first, {
      most: 1,
      async open() {
        busy.puppeteer.process()?.kill('SIGCONT')
        return launchBrowser()
      }
    })
    ;(await supply.take()).giveBack()
    await jobs[1]?.close()
    busy.puppeteer.process()?.kill('SIGSTOP')
    const next = await supply.take()
    expect(placeOf(next.browser)).toBe(otherAt)
    next.giveBack()
    await Promise.all([supply.close(), jobs[0]?.close()])
  },
  120_000
)
