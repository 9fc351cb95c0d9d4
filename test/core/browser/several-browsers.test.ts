// A run over browsers on other machines: each gets its part, and one that dies in the middle costs no capture.
import { createServer } from 'node:http'
import { type Browser, launch } from 'puppeteer-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { hasSandbox } from '../../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'
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
