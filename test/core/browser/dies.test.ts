// A browser that dies at every step of a capture, each time it is begun: the capture ends and says so, is never called complete for what
// it lacks, and the archive is in order.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from 'puppeteer-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import {
  hasSandbox,
  launchBrowser,
  puppeteerOf
} from '../../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'
import { reasonOf, reasonOfEnd } from '../../../electron/core/captures/browser/trouble.ts'
import { setChannelSettings } from '../../../electron/core/captures/captures/channel-settings.ts'
import { captureDetail } from '../../../electron/core/captures/captures/find.ts'
import { listCaptures } from '../../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../../electron/core/captures/captures/runs.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { isLong } from '../../helpers/long.ts'
import { runEnded } from '../../helpers/runs.ts'
import { startSite } from '../../helpers/site/site.ts'

const STANDIN = join(import.meta.dirname, '../../helpers/faults/dying-browser.mjs')
const DEATHS = Number(process.env['KANALARKIV_FAULTS_DEATHS'] ?? (isLong ? 400 : 6))

it('is known from what a dead browser refuses, before it is known to be dead', async () => {
  const browser = await launch({
    executablePath: findBrowser().path,
    args: hasSandbox ? [] : ['--no-sandbox']
  })
  const page = await browser.newPage()
  const session = await page.createCDPSession()
  const refused = session.send('Runtime.evaluate', {
    expression: 'new Promise(() => {})',
    awaitPromise: true
  })
  browser.process()?.kill('SIGKILL')
  const during = await refused.catch((error: unknown) => error)
  const after = await session.send('Page.enable').catch((error: unknown) => error)
  for (const error of [during, after])
    expect(reasonOf(error), String(error)).toEqual({ code: 'browser-died', detail: null })
  // The reason says in words what came of it; the name of an error would tell a person nothing.
  expect(reasonOf(after, 'pdf-failed')).toEqual({ code: 'pdf-failed', detail: null })
})

it('is told from one that lives, in which a window has been closed', async () => {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await puppeteerOf(browser).newPage()
  const session = await page.createCDPSession()
  const refused = session.send('Runtime.evaluate', {
    expression: 'new Promise(() => {})',
    awaitPromise: true
  })
  const during = refused.catch((error: unknown) => error)
  await page.close()
  const after = await session.send('Page.enable').catch((error: unknown) => error)
  for (const error of [await during, after])
    expect(await reasonOfEnd(error, browser), String(error)).toEqual({
      code: 'page-crashed',
      detail: 'closed itself'
    })
  await browser.close()
  expect(await reasonOfEnd(after, browser)).toEqual({ code: 'browser-died', detail: null })
})

it.skipIf(process.platform === 'win32')(
  'ends, and is called what it is, whenever the browser dies',
  async () => {
    const site = await startSite()
    onTestFinished(() => site.close())
    const { ctx, archive } = await newArchive()
    const { id: channelId } = newChannel(ctx, { platform: 'blog', addresses: [`${site.origin}/tall`] })
    setChannelSettings(ctx, {
      channelId,
      viewport: 'desktop',
      reach: 'ordinary',
      privateAddresses: true,
      filmProgram: false
    })
    const runs = runsOf(ctx, archive.hold)
    const steps = join(await temporaryFolder(), 'steps')
    vi.stubEnv('FAULTS_BROWSER', findBrowser().path)
    vi.stubEnv('FAULTS_STEPS', steps)
    vi.stubEnv('KANALARKIV_BROWSER', STANDIN)
    onTestFinished(() => void vi.unstubAllEnvs())
    async function captured() {
      const run = await runs.start({
        kind: 'single',
        which: 'all',
        reason: null,
        acceptBadCertificates: false
      })
      await runEnded(ctx, run.id)
      const { items } = listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 9, after: null })
      const [capture] = items
      if (capture === undefined) throw new Error('nothing was captured')
      const roles = captureDetail(ctx, capture.id).files.map(({ role }) => role)
      return { capture, roles: [...new Set(roles)].toSorted() }
    }
    vi.stubEnv('FAULTS_DIES_AT', 'Infinity')
    const whole = await captured()
    expect(whole.capture).toMatchObject({ state: 'complete', reasons: [] })
    const told = Number(readFileSync(steps, 'utf8'))
    const counts: Record<string, number> = {}
    const deaths = Math.min(DEATHS, told)
    for (let death = 0; death < deaths; death++) {
      const at = 1 + Math.floor((death * told) / deaths)
      vi.stubEnv('FAULTS_DIES_AT', String(at))
      const taken = await captured().catch(error => String(error.code))
      if (typeof taken === 'string') {
        // Before it could be told anything, and so before anything was captured.
        expect(taken, `told ${at} of ${told}`).toBe('browser-did-not-start')
        counts[taken] = (counts[taken] ?? 0) + 1
        continue
      }
      const { capture, roles } = taken
      const where = `told ${at} of ${told}: ${capture.state} ${JSON.stringify(capture.reasons)}`
      expect(['complete', 'partial', 'failed'], where).toContain(capture.state)
      if (capture.state === 'complete') expect(roles, where).toEqual(whole.roles)
      else expect(capture.reasons, where).not.toEqual([])
      const said = [capture.state, ...capture.reasons.map(({ code }) => code)].join(' ')
      counts[said] = (counts[said] ?? 0) + 1
    }
    process.stdout.write(`deaths of the browser: ${JSON.stringify({ told, deaths, counts })}\n`)
    expect((await verifyArchive(ctx)).findings).toEqual([])
    vi.stubEnv('FAULTS_DIES_AT', 'Infinity')
    expect((await captured()).capture).toMatchObject({ state: 'complete' })
  },
  7_200_000
)
