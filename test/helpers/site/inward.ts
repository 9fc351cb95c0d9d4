// Out of a page of the web into a private network, in the ways that there are.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { page, posts } from './html.ts'
import { html, redirect } from './send.ts'

type Handle = (
  request: IncomingMessage,
  response: ServerResponse,
  site: { readonly origin: string; readonly otherOrigin: string },
  url: URL
) => void

const ANSWERS = "const säg = text => { svar.textContent = 'nådde in: ' + text }; "
const HEARD = "rör.onopen = () => säg('ja'); rör.onerror = () => säg('nej')"
/** Ways to open a WebSocket; `to` as a string of JavaScript. */
const SOCKETS: Readonly<Record<string, (to: string) => string>> = {
  page: to => `${ANSWERS}const rör = new WebSocket(${to}); ${HEARD}`,
  frame: to =>
    `${ANSWERS}const frame = document.createElement('iframe'); document.body.append(frame); const rör = new frame.contentWindow.WebSocket(${to}); ${HEARD}`,
  worker: to =>
    `${ANSWERS}const body = "const rör = new WebSocket('" + ${to} + "'); rör.onopen = () => postMessage('ja'); rör.onerror = () => postMessage('nej')"
     new Worker(URL.createObjectURL(new Blob([body]))).onmessage = ({ data }) => säg(data)`,
  class: to => `${ANSWERS}class Rör extends WebSocket {}; const rör = new Rör(new String(${to})); ${HEARD}`,
  spoilt: to =>
    `${ANSWERS}RegExp.prototype.exec = () => null; RegExp.prototype.test = () => false; Reflect.apply = () => null; const rör = new WebSocket.prototype.constructor(${to}); ${HEARD}`
}

export const INWARD: Record<string, Handle> = {
  '/reaches-in': (_, response, site) =>
    html(
      response,
      200,
      page(
        'Når in',
        `${posts(3)}<img src="${site.origin}/picture/1" width="50" height="50"><iframe src="${site.origin}/frame?text=Inre"></iframe>
         <iframe src="http://inre.example/frame?text=Inre"></iframe><p id="svar">väntar</p>
         <script>fetch('${site.otherOrigin}/more?from=1', { mode: 'no-cors' }).then(() => 'ja', () => 'nej').then(text => { svar.textContent = 'nådde in: ' + text })</script>`
      )
    ),
  '/socket': (_, response, __, url) => {
    const to = JSON.stringify(url.searchParams.get('to'))
    html(
      response,
      200,
      page(
        'Rör',
        `${posts(3)}<p id="svar">väntar</p><script>${SOCKETS[url.searchParams.get('by') ?? 'page']?.(to)}</script>`
      )
    )
  },
  // What a browser fetches or opens ahead of any visit, because a page says that it may be visited soon.
  '/ahead': (_, response, __, url) => {
    const to = url.searchParams.get('to') ?? ''
    const rules = (way: string) => ({
      [way]: [{ source: 'list', urls: [`${to}/${way}`], eagerness: 'immediate' }]
    })
    const hints = [
      'preconnect',
      'dns-prefetch',
      'prefetch',
      'prerender',
      'preload" as="fetch',
      'modulepreload'
    ]
    html(
      response,
      200,
      page(
        'I förväg',
        `${hints.map(hint => `<link rel="${hint}" href="${to}/${hint.split('"')[0]}">`).join('')}
         <script type="speculationrules">${JSON.stringify({ ...rules('prefetch'), ...rules('prerender') })}</script>
         <a href="${to}/link">Vidare</a>${posts(3)}`
      )
    )
  },
  // What is asked by the way on which browsers call each other.
  '/calls': (_, response, __, url) => {
    const to = `127.0.0.1:${url.searchParams.get('to')}`
    const servers = [`stun:${to}`, `turn:${to}?transport=udp`, `turn:${to}?transport=tcp`]
    html(
      response,
      200,
      page(
        'Samtal',
        `${posts(3)}<p id="svar">frågat: nej</p><script>
         const samtal = new RTCPeerConnection({ iceServers: [{ urls: ${JSON.stringify(servers)}, username: 'a', credential: 'b' }] })
         samtal.createDataChannel('a')
         samtal.createOffer().then(bud => samtal.setLocalDescription(bud)).then(() => { svar.textContent = 'frågat: ja' })
         </script>`
      )
    )
  },
  // By a service worker, which fetches by itself when it is put in place and when it takes over, and has pages of its own fetched ahead. The
  // page has a frame of those and one of `to`, and `goes` to one of them itself.
  '/workers/': (_, response, __, { searchParams: asked }) => {
    const to = asked.get('to') ?? ''
    const about = `?to=${encodeURIComponent(to)}`
    const led = `/workers/leads${about}`
    html(
      response,
      200,
      page(
        'Kvarlämnade arbetare',
        `${posts(3)}<p id="svar">på plats: nej</p><script>
         const plats = navigator.serviceWorker.register('/workers/service.js${about}', { scope: '/workers/' }).then(() => navigator.serviceWorker.ready)
         const ram = src => document.body.append(Object.assign(document.createElement('iframe'), { src }))
         plats.then(({ active, navigationPreload }) => new Promise(klar => {
           if (active.state === 'activated') klar(); else active.addEventListener('statechange', () => { if (active.state === 'activated') klar() })
         }).then(() => navigationPreload.getState())).then(({ enabled }) => {
           svar.textContent = 'på plats: ja, i förväg: ' + (enabled ? 'ja' : 'nej')
           ram(${JSON.stringify(led)}); ram(${JSON.stringify(`${to}/frame`)}); fetch('/workers/part')
           ${asked.has('goes') ? `setTimeout(() => location.assign(${JSON.stringify(led)}), 500)` : ''}
         }, fel => { svar.textContent = 'på plats: ' + fel })</script>`
      )
    )
  },
  // By a worker that several pages share, of the page and of a frame of another site in it.
  '/workers/shared': (_, response, { otherOrigin }, url) => {
    const to = encodeURIComponent(url.searchParams.get('to') ?? '')
    const own = `/workers/shared.js?to=${to}`
    html(
      response,
      200,
      page(
        'Delade arbetare',
        `${posts(3)}<p id="svar">väntar</p><iframe src="${otherOrigin}/workers/shared-frame?to=${to}"></iframe><iframe id="tom"></iframe><script>
         const begin = där => { const arbetare = new där.SharedWorker(${JSON.stringify(own)}); arbetare.port.onmessage = () => { svar.textContent = 'delad: ja' } }
         const försök = där => { try { begin(där); svar.textContent = 'delad: begärd' } catch { svar.textContent = 'delad: nej' } }
         försök(tom.contentWindow); försök(window)</script>`
      )
    )
  },
  '/workers/shared-frame': (_, response, __, url) =>
    html(
      response,
      200,
      page('Ram', `<script>new SharedWorker('/workers/shared.js' + ${JSON.stringify(url.search)})</script>`)
    ),
  '/workers/shared.js': (_, response) =>
    script(response, `ask('shared'); onconnect = ({ ports }) => ports[0].postMessage('ja')`),
  '/workers/leads': (_, response, __, url) => redirect(response, `${url.searchParams.get('to')}/led`),
  '/workers/part': (_, response) => html(response, 200, 'del'),
  '/workers/service.js': (_, response) =>
    script(
      response,
      `oninstall = event => { skipWaiting(); event.waitUntil(ask('installed')) }
       onactivate = event => event.waitUntil(registration.navigationPreload.enable().then(() => clients.claim()).then(() => ask('active')))
       onfetch = event => event.respondWith(ask('asked').then(() => event.preloadResponse).then(ahead => ahead ?? fetch(event.request)))`
    )
}

/** The script of a worker, which fetches from the address that it was given. */
function script(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/javascript' })
  response.end(`const to = new URL(location.href).searchParams.get('to')
    const ask = way => fetch(to + '/' + way, { mode: 'no-cors' }).catch(() => undefined)
    ${body}`)
}
