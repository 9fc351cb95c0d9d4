// A half-year's run over 140 channels in the real window: its progress, a pause, a login wall, a host that says no, the
// core killed in the middle and the run gone on with, and a report that is right. The tests are one story, in order.
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CaptureRow, ReasonCode, Run } from '#shared/capture.ts'
import type { ChannelRow } from '#shared/register.ts'
import { type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'
import { ask } from './ask.ts'
import { type Desktop, launch, temporaryFolder } from './launch.ts'
import { goTo } from './person.ts'
import { shot } from './run-pictures.ts'

const CHANNELS = 140
const SINGLE = { kind: 'single', reason: 'En gång till', acceptBadCertificates: false }
/** Why a page may be partial on a machine that is too busy. */
const OF_TIME = new Set<ReasonCode>([
  'time-out',
  'pictures-missing',
  'scroll-limit',
  'layout-failed',
  'pdf-failed'
])
const LONG = { timeout: 900_000, interval: 200 }

let folder: string
let site: DemoSite
let pages: Awaited<ReturnType<typeof startPages>>
let desktop: Desktop
let page: Page
let run: Run

/** A page for each channel that the demo municipality does not have; one of them takes no more requests for two hours. */
async function startPages() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/favicon.ico') return void response.writeHead(404).end()
    asked.push(path)
    const isFull = path === '/kanal/77'
    response.writeHead(isFull ? 429 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...(isFull ? { 'retry-after': '7200' } : {})
    })
    response.end(
      `<!doctype html><html lang="sv"><title>Kanal</title><body><h1>${isFull ? 'För många förfrågningar' : `Kanal ${path}`}</h1>
       <article><p>Nyheter från Älvåsa kommun.</p></article></body></html>`
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    // The one that says no is a host of its own, so that the others need not wait with it.
    addressOf: (n: number) => `http://${n === 77 ? 'localhost' : '127.0.0.1'}:${port}/kanal/${n}`,
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}

beforeAll(async () => {
  folder = await temporaryFolder()
  site = await startDemoSite()
  pages = await startPages()
  desktop = await launch({ userData: join(folder, 'profile') })
  page = desktop.page
  page.setDefaultTimeout(60_000)
  await ask(desktop, 'archive.create', { dir: join(folder, 'arkiv'), municipality: 'Älvåsa kommun' })
  const department = await ask<{ id: string }>(desktop, 'departments.add', {
    name: 'Kommunikation',
    mailbox: null
  })
  const person = await ask<{ id: string }>(desktop, 'people.add', {
    name: 'Linnea Hagström',
    email: null,
    departmentId: department.id
  })
  const register = async (draft: object) => {
    const { id: channelId } = await ask<{ id: string }>(desktop, 'channels.register', draft)
    await ask(desktop, 'captures.setChannelSettings', {
      channelId,
      viewport: 'desktop',
      reach: 'ordinary',
      privateAddresses: true,
      filmProgram: false
    })
  }
  const owners = { departmentId: department.id, responsibleId: person.id, mandate: null }
  for (const { platform, name, purpose, addresses, dialogue } of site.channels)
    await register({
      ...owners,
      platform,
      name,
      purpose,
      addresses: addresses.slice(0, 1),
      dialogue
    })
  for (let n = site.channels.length; n < CHANNELS; n++)
    await register({
      ...owners,
      platform: 'website',
      name: `Kanal ${n}`,
      purpose: 'Nyheter',
      addresses: [pages.addressOf(n)],
      dialogue: false
    })
  // The window learns of an archive that it did not open itself when it is loaded.
  await page.reload()
  // A machine that has other work as well takes minutes for so many channels.
}, 600_000)
afterAll(async () => {
  await desktop.close()
  pages.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const current = () => ask<Run | null>(desktop, 'captures.currentRun')
const found = () => ask<Run>(desktop, 'captures.findRun', { id: run.id })
const doneOf = ({ complete, partial, refused, failed }: Run) => complete + partial + refused + failed

/** Waits until so many addresses have an outcome. */
async function done(count: number): Promise<void> {
  await vi.waitFor(async () => expect(doneOf(await found())).toBeGreaterThanOrEqual(count), LONG)
}

describe('a run over 140 channels', { timeout: 900_000 }, () => {
  it('is started when the person has seen what it will take, and shows how far it has come', async () => {
    expect((await ask<ChannelRow[]>(desktop, 'channels.list', { retired: 'without' })).length).toBe(CHANNELS)
    await goTo(page, 'Insamlingar')
    await button('Starta en insamling').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Alla kanaler' }).check({ force: true })
    await dialog.getByText(`för ${CHANNELS} adresser`).waitFor()
    await shot(page, '1-start')
    await dialog.getByRole('button', { name: 'Starta', exact: true }).click()
    const going = page.getByRole('region', { name: 'Insamling pågår' })
    await going.getByRole('progressbar', { name: new RegExp(`av ${CHANNELS} adresser`) }).waitFor()
    run = await vi.waitFor(async () => {
      const now = await current()
      if (now === null) throw new Error('no run')
      return now
    }, LONG)
    await done(12)
    await shot(page, '2-progress')
  })

  it('is paused with what was in hand finished, and gone on with', async () => {
    await button('Pausa').click()
    await page
      .getByRole('region', { name: 'Insamling pågår' })
      .waitFor({ state: 'detached', timeout: 120_000 })
    const paused = await vi.waitFor(async () => {
      const now = await found()
      expect(now).toMatchObject({ state: 'paused', pauseReason: 'person', total: CHANNELS })
      return now
    }, LONG)
    expect(doneOf(paused)).toBeLessThan(CHANNELS)

    await page.getByRole('tab', { name: 'Körningar', exact: true }).click()
    await page.getByRole('row').filter({ hasText: 'Pausad' }).click()
    await page.getByText('Körningen är pausad').waitFor()
    await page.getByText(`${CHANNELS - doneOf(paused)} adresser återstår.`).waitFor()
    await shot(page, '3-paused')
    await button('Fortsätt').click()
    await page.getByRole('region', { name: 'Insamling pågår' }).waitFor()
  })

  it('is gone on with after the core was killed in the middle of it', async () => {
    await done(50)
    const before = await desktop.corePid()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(async () => expect(await desktop.corePid()).not.toBe(before), LONG)
    await vi.waitFor(async () => expect((await found()).state).toBe('interrupted'), LONG)
    await page.getByText('Körningen avbröts').waitFor({ timeout: 60_000 })
    await shot(page, '4-interrupted')
    await button('Fortsätt').click()
    await page.getByRole('region', { name: 'Insamling pågår' }).waitFor()
  })

  it('captures all but the one behind a login and the one that says no, and its report is right', async () => {
    await vi.waitFor(async () => expect((await found()).state).toBe('paused'), LONG)
    const { items } = await ask<{ items: CaptureRow[] }>(desktop, 'captures.list', {
      channelId: null,
      runId: run.id,
      limit: 500
    })
    // A machine that has too much else to do may not get everything of a page in the time that there is; then nothing else
    // may be the matter, and the page is whole when it is captured by itself.
    const late = items.filter(({ state }) => state === 'partial')
    expect(late.flatMap(({ reasons }) => reasons).filter(({ code }) => !OF_TIME.has(code))).toEqual([])
    expect(late.length).toBeLessThan(CHANNELS / 10)
    expect(await found()).toMatchObject({
      pauseReason: 'host',
      total: CHANNELS,
      complete: CHANNELS - 2 - late.length,
      partial: late.length,
      refused: 2,
      failed: 0
    })
    await page.getByText('Körningen väntar på en webbplats').waitFor()
    await page
      .getByText(
        new RegExp(
          `${CHANNELS - 2 - late.length} fullständiga, ${late.length} ofullständiga?, 2 nekade, 0 misslyckade av ${CHANNELS}`
        )
      )
      .waitFor()
    await shot(page, '5-report')

    const codes = items
      .filter(({ state }) => state === 'refused')
      .flatMap(({ reasons }) => reasons.map(({ code }) => code))
    expect(codes.toSorted()).toEqual(['login-required', 'rate-limited'])
    // Asked once, and not again however often the run was gone on with.
    expect(pages.asked.filter(path => path === '/kanal/77')).toHaveLength(1)
    // Nothing that was finished was fetched anew; what was in hand when the core died was.
    const counts = new Map<string, number>()
    for (const path of pages.asked) counts.set(path, (counts.get(path) ?? 0) + 1)
    const twice = [...counts.values()].filter(count => count > 1)
    expect(twice.length).toBeLessThanOrEqual(4)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2)
    for (const { channelId } of late) {
      const alone = await ask<Run>(desktop, 'captures.startRun', { ...SINGLE, which: [channelId] })
      await vi.waitFor(
        async () =>
          expect(await ask<Run>(desktop, 'captures.findRun', { id: alone.id })).toMatchObject({
            state: 'finished',
            complete: 1
          }),
        LONG
      )
    }
    expect(await ask(desktop, 'archive.verify')).toMatchObject({ findings: [] })
  })
})
