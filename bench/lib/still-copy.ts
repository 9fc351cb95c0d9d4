// A page as it stands when it has been made ready to be pictured: nothing folded, every picture in place, no question about
// cookies, no scripts. A bare picture of it shows what ours shows; a bare picture of the page as it comes does not.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CaptureBrowser } from '../../electron/core/captures/browser/browser.ts'
import { LIMITS } from '../../electron/core/captures/browser/limits.ts'
import { Steps } from '../../electron/core/captures/browser/steps.ts'
import { Visit } from '../../electron/core/captures/browser/visit.ts'
import { Life } from '../../electron/core/captures/browser/window.ts'

/** Serves a copy of the page, with what it is made of from where the page has it. */
export async function stillCopy(
  browser: CaptureBrowser,
  address: string
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const html = await readyPage(browser, address)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  return {
    address: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

async function readyPage(browser: CaptureBrowser, address: string): Promise<string> {
  const life = new Life(LIMITS.total, new AbortController().signal)
  const request = { address, acceptBadCertificate: false }
  const visit = new Visit({ browser, request, life, steps: new Steps(() => undefined), limits: LIMITS })
  try {
    const window = await visit.arrive()
    await visit.prepare(window)
    return await window.evaluate(stillHtml, new URL(address).origin)
  } finally {
    await visit.window?.close()
    life.over()
  }
}

/** In the page. */
function stillHtml(_kit: unknown, origin: string): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement // a clone of an HTML element is one
  for (const script of copy.querySelectorAll('script')) script.remove()
  for (const image of copy.querySelectorAll('img')) image.loading = 'eager'
  const base = document.createElement('base')
  base.href = `${origin}/`
  copy.querySelector('head')?.prepend(base)
  return `<!doctype html>${copy.outerHTML}`
}
