// A page that keeps the browser so busy that it gives no window: it is called what it is, and costs no other page its capture.
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { expect, it, onTestFinished, vi } from 'vitest'
import { launchBrowser, puppeteerOf } from '../../../electron/core/captures/browser/process/browser.ts'
import { browserSupply } from '../../../electron/core/captures/captures/browser-supply.ts'
import { setChannelSettings } from '../../../electron/core/captures/captures/channel-settings.ts'
import { listCaptures } from '../../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../../electron/core/captures/captures/runs.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { runEnded } from '../../helpers/runs.ts'
import { serve } from '../../helpers/serve.ts'

// Two windows in one browser, on any machine.
vi.mock('node:os', async original => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 2
}))
vi.mock('../../../electron/core/captures/browser/process/limits.ts', async original => {
  const limits = await original<typeof import('../../../electron/core/captures/browser/process/limits.ts')>()
  return { ...limits, LIMITS: { ...limits.LIMITS, total: 25_000 } }
})

const profiles = async () =>
  (await readdir(tmpdir())).filter(name => name.startsWith(`kanalarkiv-browser-${process.pid}-`))

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function startBrowser() {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  return { browser, pid: puppeteerOf(browser).process()?.pid ?? 0 }
}

it.skipIf(process.platform === 'win32')(
  'has another in its place, is left to who is in it, and ended without a trace after the last',
  async () => {
    const others = await profiles()
    const [{ browser, pid }, next] = [await startBrowser(), await startBrowser()]
    const opened = [next, await startBrowser()]
    const supply = browserSupply(browser, {
      most: 1,
      open: async () => opened.shift()?.browser ?? Promise.reject(new Error('no more'))
    })
    const inIt = await supply.take()
    const alsoInIt = await supply.take()
    expect([inIt.browser, alsoInIt.browser]).toEqual([browser, browser])
    expect(await inIt.isSpoilt()).toBe(false)
    // It lives, and does nothing that it is asked for.
    process.kill(pid, 'SIGSTOP')
    const [one, other] = await Promise.all([supply.take(), supply.take()])
    expect([one.browser, other.browser]).toEqual([next.browser, next.browser])
    expect([browser.isAlive(), await inIt.isSpoilt(), await one.isSpoilt()]).toEqual([true, true, false])
    inIt.giveBack()
    expect(isRunning(pid)).toBe(true)
    alsoInIt.giveBack()
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 })
    const own = await supply.takeOwn()
    expect(own.browser).not.toBe(next.browser)
    expect((await supply.take()).browser).toBe(next.browser)
    // Nobody else has been in it: what it does is the doing of its page.
    process.kill(puppeteerOf(own.browser).process()?.pid ?? 0, 'SIGSTOP')
    expect(await own.isSpoilt()).toBe(false)
    own.giveBack()
    await supply.close()
    expect((await profiles()).filter(name => !others.includes(name))).toEqual([])
  },
  120_000
)

const TEXT = '<!doctype html><title>Sida</title><h1>Norrby</h1><p>Badhuset har öppet alla dagar.</p>'
/** Tells the browser of another place of its own 500 times in a millisecond. */
const BUSY = `<script>setInterval(() => {
  for (let i = 0; i < 500; i++) try { history.pushState({}, '', '?' + Math.random()) } catch {}
  location.hash = Math.random()
}, 1)</script>`

it('takes no capture from the pages beside it and after it', { timeout: 300_000 }, async () => {
  const others = await profiles()
  const origin = await serve(
    createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(request.url?.startsWith('/1') ? TEXT + BUSY : TEXT)
    })
  )
  const { ctx, archive } = await newArchive()
  for (const path of ['1', '2', '3', '4']) {
    const { id: channelId } = newChannel(ctx, {
      platform: 'website',
      name: path,
      addresses: [`${origin}/${path}`]
    })
    setChannelSettings(ctx, {
      channelId,
      viewport: 'desktop',
      reach: 'ordinary',
      privateAddresses: true,
      filmProgram: false
    })
  }
  const run = await runsOf(ctx, archive.hold).start({
    kind: 'half-year',
    which: 'all',
    reason: null,
    acceptBadCertificates: false
  })
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 3, total: 4 })
  const { items } = listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 100, after: null })
  const busy = items.filter(({ address }) => address.endsWith('/1'))
  expect(busy.filter(({ state }) => state === 'complete')).toEqual([])
  expect(busy.length).toBeLessThanOrEqual(2)
  expect((await profiles()).filter(name => !others.includes(name))).toEqual([])
})
