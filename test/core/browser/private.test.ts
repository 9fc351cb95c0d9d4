// What lies in a private network: refused unless it is allowed, kept out of pages of the web, and told.

import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { launch } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { leadsToPrivate } from '../../../electron/core/captures/browser/network/private-hosts.ts'
import {
  type CaptureBrowser,
  hasSandbox,
  launchBrowser
} from '../../../electron/core/captures/browser/process/browser.ts'
import { findBrowser } from '../../../electron/core/captures/browser/process/find-browser.ts'
import { predictNothing } from '../../../electron/core/captures/browser/process/predict-nothing.ts'
import { isPrivateIp } from '../../../electron/core/kernel/private-network.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { marksOf, upTo } from '../../helpers/site/marks.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

beginStage()

/** A stub for the network's names: the one name it knows is on the web, whatever the address behind it is. */
const stubOfNames = (known: Readonly<Record<string, string>>) => async (host: string) =>
  known[host] === undefined ? [] : [known[host]]

describe('a name', () => {
  it('is asked for by its name, where one of several answers is enough, and no answer is none', async () => {
    expect(await leadsToPrivate('a.example', async () => ['8.8.8.8', '10.0.0.1'])).toBe(true)
    expect(await leadsToPrivate('a.example', async () => ['8.8.8.8'])).toBe(false)
    expect(await leadsToPrivate('a.example', () => Promise.reject(new Error('ENOTFOUND')))).toBe(false)
    // The system's own answer about this machine's name.
    const own = await lookup(hostname(), { all: true }).catch(() => [])
    expect(await leadsToPrivate(hostname())).toBe(own.some(({ address }) => isPrivateIp(address)))
  })
})

describe('a page in a private network', { timeout: 60_000 }, () => {
  const port = () => new URL(site.origin).port

  it('is refused when the name of the channel leads there, and nothing is asked', async () => {
    const asked = site.asked.length
    const resolve = stubOfNames({ 'norrby.example': '127.0.0.1' })
    const taken = await take(browser, `http://norrby.example:${port()}/feed?n=3`, {
      resolve,
      mayBePrivate: false
    })
    expect(taken).toMatchObject({ state: 'refused', codes: ['private-address'], files: [], httpStatus: null })
    expect(site.asked).toHaveLength(asked)
    expect(taken.provenance.privateAddresses).toEqual({ allowed: false, keptOut: 0 })
  })

  it('is refused where the channel is set against it, and captured where it is set for it', async () => {
    const against = await take(browser, `${site.origin}/feed?n=3`, { mayBePrivate: false })
    expect(against).toMatchObject({ state: 'refused', codes: ['private-address'], files: [] })
    const allowed = await take(browser, `${site.origin}/feed?n=3`)
    expect(allowed).toMatchObject({ state: 'complete', codes: [] })
    expect(allowed.provenance.privateAddresses).toEqual({ allowed: true, keptOut: 0 })
  })
})

it('is refused by a proxy that wants a password, and that is said', { timeout: 60_000 }, async () => {
  const proxy = createServer((_, response) =>
    response.writeHead(407, { 'proxy-authenticate': 'Basic realm="x"' }).end('Nej')
  )
  proxy.on('connect', (_, socket) =>
    socket.end('HTTP/1.1 407 Nej\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n')
  )
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const puppeteer = await launch({
    executablePath: findBrowser().path,
    args: [`--proxy-server=127.0.0.1:${port}`, ...(hasSandbox ? [] : ['--no-sandbox'])]
  })
  vi.stubEnv('KANALARKIV_BROWSER_WS', puppeteer.wsEndpoint())
  const behind = await launchBrowser()
  vi.unstubAllEnvs()
  const resolve = stubOfNames({ 'norrby.example': '93.184.215.14' })
  try {
    for (const scheme of ['http', 'https']) {
      const taken = await take(behind, `${scheme}://norrby.example/`, { resolve, mayBePrivate: false })
      expect(taken, JSON.stringify(taken.reasons)).toMatchObject({
        state: 'refused',
        codes: ['network-login']
      })
      expect(taken.tiles).toEqual([])
    }
  } finally {
    await behind.close()
    await puppeteer.close()
    proxy.closeAllConnections()
    await new Promise(resolve => proxy.close(resolve))
  }
})

/** A browser to which these names are the site, on a port that is not theirs: as behind a proxy. */
async function withNames(args: readonly string[] = [], inner = 80) {
  const { port } = new URL(site.origin)
  const rules = ['norrby.example:80', 'inre.example:80']
    .map(name => `MAP ${name} 127.0.0.1:${port}`)
    .concat(`MAP inre.example:${inner} 127.0.0.1:${inner}`)
    .join(', ')
  const puppeteer = await launch({
    executablePath: findBrowser().path,
    args: [`--host-resolver-rules=${rules}`, ...(hasSandbox ? [] : ['--no-sandbox']), ...args]
  })
  vi.stubEnv('KANALARKIV_BROWSER_WS', puppeteer.wsEndpoint())
  const browser = await launchBrowser()
  vi.unstubAllEnvs()
  const close = async () => {
    await browser.close()
    await puppeteer.close()
  }
  return { browser, close }
}

/** A port of this computer, and what comes to it: connections, what is asked for over them, and packets. */
async function listening() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.url}`)
    response.end()
  })
  server.on('connection', () => heard.push('a connection'))
  await new Promise<void>(resolve => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const packets = createSocket('udp4', () => heard.push('a packet'))
  await new Promise<void>(resolve => packets.bind(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    packets.close()
    server.closeAllConnections()
    server.close()
  })
  return { port, heard }
}

/** The same names in a browser that the program starts itself, with its own settings. */
async function withOwn(more = ''): Promise<CaptureBrowser> {
  const { port } = new URL(site.origin)
  const path = join(await temporaryFolder(), 'browser')
  const rules = `MAP norrby.example:80 127.0.0.1:${port}`
  const web = `--ip-address-space-overrides=127.0.0.1:${port}=public`
  await writeFile(
    path,
    `#!/bin/sh\nexec '${findBrowser().path}' --host-resolver-rules='${rules}' ${web} ${more} "$@"\n`,
    { mode: 0o755 }
  )
  vi.stubEnv('KANALARKIV_BROWSER', path)
  const own = await launchBrowser()
  vi.unstubAllEnvs()
  onTestFinished(() => own.close())
  return own
}

it('is told to predict nothing in a profile that is kept, and the rest of it stays', async () => {
  const profile = await temporaryFolder()
  const file = join(profile, 'Default', 'Preferences')
  await predictNothing(profile)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ net: { network_prediction_options: 2 } })
  await writeFile(
    file,
    JSON.stringify({ net: { network_prediction_options: 0, x: 1 }, profile: { name: 'a' } })
  )
  await predictNothing(profile)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    net: { network_prediction_options: 2, x: 1 },
    profile: { name: 'a' }
  })
})

describe('a page on the web', { timeout: 60_000 }, () => {
  const resolve = stubOfNames({ 'norrby.example': '93.184.215.14', 'inre.example': '10.0.0.7' })
  let outer: CaptureBrowser
  let close: () => Promise<void>
  beforeAll(async () => {
    const opened = await withNames()
    outer = opened.browser
    close = opened.close
  })
  afterAll(() => close())

  it('is captured, though this machine’s own way to it is a private address with another port', async () => {
    const taken = await take(outer, 'http://norrby.example/feed?n=3', { resolve, mayBePrivate: false })
    expect(taken).toMatchObject({ state: 'complete', codes: [] })
    expect(marksOf(taken.tiles, 10).filter(mark => mark < 900)).toEqual(upTo(3))
  })

  it.each(['/redirect-in', '/script-in'])('is refused when it leads its visitor in: %s', async path => {
    const asked = site.asked.length
    const taken = await take(outer, `http://norrby.example${path}`, { resolve, mayBePrivate: false })
    expect(taken).toMatchObject({ state: 'refused', codes: expect.arrayContaining(['private-address']) })
    expect(taken.tiles).toEqual([])
    expect(site.asked.slice(asked)).not.toContain('/feed')
  })

  it('is captured without what it wants from within, which is told and never asked for', async () => {
    const asked = site.asked.length
    const taken = await take(outer, 'http://norrby.example/reaches-in', { resolve, mayBePrivate: false })
    expect(taken.codes).toContain('private-parts-kept-out')
    expect(marksOf(taken.tiles, 10).filter(mark => mark < 900)).toEqual(upTo(3))
    expect(taken.text).toContain('nådde in: nej')
    expect(taken.text).not.toContain('Inre ram')
    const since = site.asked.slice(asked)
    for (const path of ['/picture/1', '/frame', '/more']) expect(since).not.toContain(path)
    expect(taken.provenance.privateAddresses).toEqual({ allowed: false, keptOut: 4 })
  })

  it('fetches no film within, also where an address on the web leads there', async () => {
    const asked = site.asked.length
    const taken = await take(outer, 'http://norrby.example/films/within', { resolve, mayBePrivate: false })
    expect(site.asked.slice(asked)).toContain('/films/lead')
    expect(site.asked.slice(asked)).not.toContain('/films/file/clip.mp4')
    expect(taken.of('film')).toEqual([])
    expect(taken.codes).toContain('film-missing')
  })

  it('has no WebSocket within: not of its own, nor of a frame or a worker, whatever it puts in the place of what is used', async () => {
    const { port, heard } = await listening()
    // To this browser the page itself comes from within, so that it sees nothing to keep apart.
    for (const by of ['page', 'frame', 'worker', 'class', 'spoilt'])
      for (const scheme of ['ws', 'wss']) {
        const path = `/socket?by=${by}&to=${encodeURIComponent(`${scheme}://127.0.0.1:${port}/`)}`
        const taken = await take(outer, `http://norrby.example${path}`, { resolve, mayBePrivate: false })
        expect(taken.codes, by).toEqual(['private-parts-kept-out'])
        expect(taken.text, by).toContain('nådde in: nej')
      }
    expect(heard).toEqual([])
  })

  it('is refused where a WebSocket by a name that leads within was let in, and else has it kept out', async () => {
    const path = `/socket?to=${encodeURIComponent('ws://inre.example/hard/pipe')}`
    const letIn = await take(outer, `http://norrby.example${path}`, { resolve, mayBePrivate: false })
    expect(letIn).toMatchObject({ state: 'refused', codes: expect.arrayContaining(['private-address']) })

    const { port, heard } = await listening()
    const kept = await withNames([`--ip-address-space-overrides=${new URL(site.origin).host}=public`], port)
    onTestFinished(kept.close)
    const taken = await take(
      kept.browser,
      `http://norrby.example/socket?to=${encodeURIComponent(`ws://inre.example:${port}/`)}`,
      { resolve, mayBePrivate: false }
    )
    // It has connected by then, and nothing has been sent.
    expect(heard.filter(line => line !== 'a connection')).toEqual([])
    expect(taken.codes).toEqual(['private-parts-kept-out'])
    expect(taken.text).toContain('nådde in: nej')
  })

  it.for(['127.0.0.1', '[::1]', 'localhost'])('has nothing fetched or opened ahead at %s', async host => {
    const { port, heard } = await listening()
    const to = encodeURIComponent(`http://${host}:${port}`)
    const path = `http://norrby.example/ahead?to=${to}`
    const taken = await take(await withOwn(), path, { resolve, mayBePrivate: false })
    expect(taken).toMatchObject({ state: 'complete', codes: ['private-parts-kept-out'] })
    expect(heard).toEqual([])

    // One that runs elsewhere has settings of its own: what it fetches ahead all the same is seen, and the page refused.
    const elsewhere = await take(outer, path, { resolve, mayBePrivate: false })
    expect(elsewhere.state).toBe(heard.length > 0 ? 'refused' : 'complete')
  })

  it.for(['', '&goes'])(
    'puts no service worker in place that reaches within, or has it fetched ahead%s',
    async goes => {
      const { port, heard } = await listening()
      const asked = site.asked.length
      // A page that is not encrypted may have none otherwise.
      const own = await withOwn('--unsafely-treat-insecure-origin-as-secure=http://norrby.example')
      const to = encodeURIComponent(`http://127.0.0.1:${port}`)
      const path = `http://norrby.example/workers/?to=${to}${goes}`
      const taken = await take(own, path, { resolve, mayBePrivate: false })
      if (goes === '') expect(taken.text).toContain('på plats: ja, i förväg: ja')
      else
        expect(taken).toMatchObject({ state: 'refused', codes: expect.arrayContaining(['private-address']) })
      expect(site.asked.slice(asked)).toContain('/workers/leads')
      expect(heard).toEqual([])
    }
  )

  it('begins no worker that pages share, in itself or in a frame: nobody could stand before it', async () => {
    const { port, heard } = await listening()
    const path = `http://norrby.example/workers/shared?to=${encodeURIComponent(`http://127.0.0.1:${port}`)}`
    const asked = site.asked.length
    const taken = await take(await withOwn(), path, { resolve, mayBePrivate: false })
    expect(taken.text).toContain('delad: nej')
    expect(site.asked.slice(asked)).not.toContain('/workers/shared.js')
    expect(heard).toEqual([])
    // Where nothing is kept out, they are as in any browser.
    const open = await take(await withOwn(), path, { resolve })
    expect(open.text).toContain('delad: ja')
  })

  it('finds no way within by a call between browsers', async () => {
    const { port, heard } = await listening()
    const path = `http://norrby.example/calls?to=${port}`
    const taken = await take(await withOwn(), path, { resolve, mayBePrivate: false })
    expect(taken.text).toContain('frågat: ja')
    expect(heard).toEqual([])
  })

  it('is told from the login of a network that stands before it', async () => {
    const taken = await take(outer, 'http://norrby.example/511', { resolve, mayBePrivate: false })
    expect(taken).toMatchObject({ state: 'refused', codes: ['network-login'], httpStatus: 511 })
    expect(taken.tiles).toEqual([])
  })
})
