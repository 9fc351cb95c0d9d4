// A saved page shown again in a window of its own, with the site that it came from gone.
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureRow, Run } from '#shared/capture.ts'
import { type Site, startSite } from '../helpers/site/site.ts'
import { ask, createWithDialogue } from './ask.ts'
import { closeAndRemove, type Desktop, launchInFolder } from './launch.ts'

let folder: string
let desktop: Desktop
let site: Site
let capture: string
/** Stands where the site stood, and counts who comes. */
let door: Server
let udp: Socket
let knocks = 0

beforeAll(async () => {
  site = await startSite()
  ;({ folder, desktop } = await launchInFolder())
  const channel = await createWithDialogue(desktop, join(folder, 'arkiv'), `${site.origin}/replayed`)
  const settings = { viewport: 'desktop', reach: 'ordinary', privateAddresses: true, filmProgram: false }
  await ask(desktop, 'captures.setChannelSettings', { channelId: channel, ...settings })
  const request = { kind: 'single', which: [channel], reason: null, acceptBadCertificates: false }
  const { id } = await ask<Run>(desktop, 'captures.startRun', request)
  while ((await ask<Run>(desktop, 'captures.findRun', { id })).state === 'running') await sleep(200)
  const { items } = await ask<{ items: CaptureRow[] }>(desktop, 'captures.list', {
    ...{ channelId: channel, runId: null, limit: 1, after: null }
  })
  capture = items[0]?.id ?? ''
  await site.close()
  // The window learns that an archive is open.
  await desktop.page.reload()
  desktop.page.setDefaultTimeout(15_000)

  const knock = () => {
    knocks += 1
  }
  door = createServer(knock).listen(Number(new URL(site.origin).port), '127.0.0.1')
  udp = createSocket('udp4', knock).bind(0, '127.0.0.1')
  await Promise.all([once(door, 'listening'), once(udp, 'listening')])
}, 120_000)
afterAll(async () => {
  door?.close()
  udp?.close()
  await closeAndRemove(desktop, folder)
})

/** Runs a script in the page whose address begins so, and answers what it comes to. */
function run<Value>(beginning: string, script: string): Promise<Value> {
  return desktop.app.evaluate(
    ({ webContents }, [beginning, script]) =>
      webContents
        .getAllWebContents()
        .find(page => page.getURL().startsWith(beginning))
        ?.executeJavaScript(script, true),
    [beginning, script] as const
  ) as Promise<Value> // what the script says
}
const inReplay = <Value>(script: string) => run<Value>(`${site.origin}/`, script)
const inBar = <Value>(script: string) => run<Value>('data:text/html', script)
const textOf = 'document.body?.innerText'

const windows = () =>
  desktop.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().map(window => window.getTitle()))

async function open(): Promise<void> {
  const { page } = desktop
  await page.evaluate(id => {
    location.hash = `#/captures/${id}`
  }, capture)
  await page.getByRole('button', { name: 'Öppna den sparade webbsidan' }).press('Enter')
  await expect.poll(() => inReplay('document.readyState'), { timeout: 20_000 }).toBe('complete')
}

describe('a saved page', () => {
  it('is shown from its web archive alone, under its own address', async () => {
    await open()
    await expect.poll(() => inReplay('said.textContent')).toBe('Svar på ord')
    expect(await inReplay('location.href')).toBe(`${site.origin}/replayed`)
    expect(await inReplay('document.body.innerText')).toContain('Räksmörgås på Åsögatan')
    expect(await inReplay('document.querySelector("img").naturalWidth')).toBeGreaterThan(0)
    // A frame that was led further.
    const inFrame = 'document.querySelector("iframe").contentDocument.body.innerText'
    expect(await inReplay(inFrame)).toContain('Inlägg 1')
    expect(await windows()).toContain(`Sparad webbsida: ${site.origin}/replayed`)
    expect(knocks).toBe(0)
  })

  it('has a bar above it that says what it is', async () => {
    await expect.poll(() => inBar(textOf)).toContain(`${site.origin}/replayed`)
    expect(await inBar(textOf)).toMatch(
      /Insamlad \d+ \w+ \d{4} .*\. Återgivning av den sparade webbsidan; inget hämtas från nätet\./
    )
    await inBar(`${axe.source}; 0`)
    const told = await inBar<{ violations: { id: string }[] }>(
      'axe.run().then(({ violations }) => ({ violations }))'
    )
    expect(told.violations).toEqual([])
  })

  it('reaches nothing that is not in the archive', async () => {
    const { port } = udp.address()
    const tried = await inReplay<Record<string, string>>(`(async () => {
      const failed = () => 'refused'
      const origin = ${JSON.stringify(site.origin)}
      const image = src => new Promise(done => {
        const one = new Image(); one.onload = () => done('shown'); one.onerror = () => done('refused'); one.src = src
      })
      const socket = new Promise(done => {
        const one = new WebSocket(origin.replace('http', 'ws') + '/pipe')
        one.onopen = () => done('open'); one.onerror = () => done('refused')
      })
      const events = new Promise(done => {
        const one = new EventSource(origin + '/never-sent')
        one.onopen = () => done('open'); one.onerror = () => { one.close(); done('refused') }
      })
      navigator.sendBeacon(origin + '/beacon', 'x')
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload']) {
        const link = Object.assign(document.createElement('link'), { rel, href: origin + '/hint', as: 'image' })
        document.head.append(link)
      }
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${port}' }, {
        urls: 'turn:127.0.0.1:' + location.port + '?transport=tcp', username: 'a', credential: 'b' }] })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise(done => setTimeout(done, 1_500))
      return {
        fetched: await fetch(origin + '/never').then(answer => String(answer.status), failed),
        other: await fetch(origin.replace('127.0.0.1', 'localhost') + '/feed', { mode: 'no-cors' }).then(() => 'got', failed),
        posted: await fetch('/posted/ord', { method: 'POST', body: 'annat' }).then(() => 'got', failed),
        picture: await image(origin + '/picture/77'),
        file: await fetch('file:///etc/passwd').then(() => 'got', failed),
        ours: await image('app://kanalarkiv/index.html'),
        object: await image('kanalarkiv-object://archive/' + 'a'.repeat(64)),
        worker: await navigator.serviceWorker.register('/replayed').then(() => 'got', failed),
        opened: String(window.open(origin + '/never')),
        socket: await socket,
        events: await events
      }
    })()`)
    const refused = Object.keys(tried).filter(name => name !== 'opened')
    expect(tried).toEqual({
      ...Object.fromEntries(refused.map(name => [name, 'refused'])),
      opened: 'null'
    })
    expect(refused).toHaveLength(10)
    expect(knocks).toBe(0)
  })

  it('has no bridge to the program, no permission and no download', async () => {
    const has = await inReplay(`(async () => {
      const asked = name => navigator.permissions.query({ name }).then(({ state }) => state, () => 'denied')
      const link = Object.assign(document.createElement('a'), { href: '/replayed', download: 'x.html' })
      link.click()
      return [typeof shell, typeof require, typeof process, await asked('geolocation'), await asked('notifications'),
        await asked('clipboard-read'), await navigator.clipboard?.writeText('x').then(() => 'written', () => 'denied') ?? 'denied']
    })()`)
    expect(has).toEqual([
      ...['undefined', 'undefined', 'undefined'],
      ...['denied', 'denied', 'denied', 'denied']
    ])
    const isKept = await desktop.app.evaluate(
      ({ webContents }, origin) =>
        webContents
          .getAllWebContents()
          .find(page => page.getURL().startsWith(origin))
          ?.session.isPersistent(),
      site.origin
    )
    expect(isKept).toBe(false)
  })

  it('says in the place of a page that was not saved that it was not', async () => {
    await inReplay('document.querySelector("a").click()')
    const text = () => inReplay<string>('document.body.innerText')
    await expect.poll(text).toContain('Sidan finns inte i webbarkivet')
    await expect.poll(() => inBar(textOf)).toContain('/never')
    await inReplay('history.back()')
    await expect.poll(text).toContain('Räksmörgås på Åsögatan')
    expect(knocks).toBe(0)
  })

  it('answers what is asked for in vain again and again later and later', async () => {
    const asked = await inReplay<number>(`(async () => {
      let asked = 0
      for (const until = Date.now() + 4_000; Date.now() < until; asked++)
        await fetch('/nyheter?sedan=' + asked).catch(() => undefined)
      return asked
    })()`)
    // Three at once, and then after half a second, one, two and four.
    expect(asked).toBeGreaterThan(3)
    expect(asked).toBeLessThan(9)
    expect(knocks).toBe(0)
  })

  it('is not opened twice, and is closed with its archive', async () => {
    await open()
    expect(await windows()).toHaveLength(2)
    expect(await desktop.call('archive.close')).toEqual({ value: null })
    await expect.poll(windows).toHaveLength(1)
    const answer = await desktop.page.evaluate(id => shell.replay(id), capture as never)
    expect(answer).toMatchObject({ code: 'no-archive-open' })
  })
})
