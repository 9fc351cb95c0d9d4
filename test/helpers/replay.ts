// Opens a WACZ again in a real browser, with the replay program of the web archives (wabac), served from loopback.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'puppeteer-core'
import { type CaptureBrowser, puppeteerOf } from '../../electron/core/captures/browser/process/browser.ts'

const WORKER = new URL('sw.js', import.meta.resolve('@webrecorder/wabac'))
const FRAME = '<!doctype html><style>body,iframe{margin:0;border:0;display:block}</style><body></body>'

/** The archive loaded; `open` shows a page of it in a frame of 1280 pixels and answers what it is then like. */
export type Replay = {
  /** Where a page of the archive is, for a window of the same browser. */
  at(address: string): string
  open(address: string, height: number): Promise<{ picture: Uint8Array; text: string }>
  /** What was asked of the machine that serves the archive; never the site that was captured. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function replay(browser: CaptureBrowser, wacz: Uint8Array): Promise<Replay> {
  const worker = await readFile(WORKER)
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    asked.push(path)
    const found = path === '/' ? FRAME : path === '/sw.js' ? worker : path === '/archive.wacz' ? wacz : null
    if (found === null) return void response.writeHead(404).end()
    const bytes = Buffer.from(found)
    const types = { '/': 'text/html', '/sw.js': 'text/javascript', '/archive.wacz': 'application/zip' }
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const first = Number(range?.[1] ?? 0)
    const last = range?.[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1
    response.writeHead(range === null ? 200 : 206, {
      'content-type': types[path as keyof typeof types],
      'accept-ranges': 'bytes',
      'content-length': last - first + 1,
      ...(range === null ? {} : { 'content-range': `bytes ${first}-${last}/${bytes.length}` })
    })
    response.end(request.method === 'HEAD' ? undefined : bytes.subarray(first, last + 1))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // The worker that replays is known in its own context only: in that of the profile, other windows have it too.
  const puppeteer = puppeteerOf(browser)
  const context = browser.hasLogin
    ? puppeteer.defaultBrowserContext()
    : await puppeteer.createBrowserContext()
  // In a window of its own: as a tab it would lay itself over the one that is to be looked at.
  const page = await context.newPage({ type: 'window' })
  await page.goto(origin)
  await page.evaluate(load, `${origin}/archive.wacz`)
  return {
    asked,
    at: address => `${origin}/w/a/mp_/${address}`,
    open: (address, height) => show(page, address, height),
    async close() {
      await (browser.hasLogin ? page.close() : context.close())
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

async function show(page: Page, address: string, height: number) {
  // As high as the page, since pictures that load when they are looked at are looked at by the window's height.
  await page.setViewport({ width: 1280, height })
  await page.evaluate(openFrame, address, height)
  const frame = page.frames().find(one => one.parentFrame() === page.mainFrame())
  if (frame === undefined) throw new Error('no frame')
  // What the page itself would wait for.
  await frame.waitForFunction(
    () => document.readyState === 'complete' && [...document.images].every(image => image.complete)
  )
  const picture = await page.screenshot({
    clip: { x: 0, y: 0, width: 1280, height },
    captureBeyondViewport: true
  })
  // biome-ignore lint/performance/useDomNodeTextContent: the text that counts is the one a visitor sees
  return { picture, text: await frame.evaluate(() => document.body.innerText) }
}

/** In the page. */
async function load(sourceUrl: string): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const { active } = await navigator.serviceWorker.ready
  await new Promise<void>((resolve, reject) => {
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data.msg_type === 'collAdded') resolve()
      else if (data.error) reject(new Error(data.error))
    })
    navigator.serviceWorker.startMessages()
    active?.postMessage({ msg_type: 'addColl', name: 'a', file: { sourceUrl } })
  })
}

/** In the page. */
async function openFrame(address: string, height: number): Promise<void> {
  const frame = document.createElement('iframe')
  frame.style.width = '1280px'
  frame.style.height = `${height}px`
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }))
  frame.src = `/w/a/mp_/${address}`
  document.body.replaceChildren(frame)
  await loaded
}
