// Pages as they are made today, of which something is missed by whoever knows one way to make them only.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { page, post, posts } from './html.ts'

type Handle = (request: IncomingMessage, response: ServerResponse, asked: URLSearchParams) => void

const text = (about: string) =>
  `<p>${about}: kommunens medarbetare svarar alla vardagar mellan åtta och sexton.</p>`
const LATE = '<p>Det här stycket kom efter en stund</p>'
const REST = JSON.stringify([3, 4].map(n => post(n)).join(''))

/** What a page may wait by, that is no timer of its own; `show` shows what is late. */
const WAYS: Record<string, string> = {
  frames:
    'const turn = () => { if (performance.now() > 2500) show(); else requestAnimationFrame(turn) }; turn()',
  idle: 'const turn = () => { if (performance.now() > 2500) show(); else requestIdleCallback(turn) }; turn()',
  turns: 'const turn = () => { if (performance.now() > 2500) show(); else setTimeout(turn, 20) }; turn()',
  often:
    'const timer = setInterval(() => { if (performance.now() > 2400) { clearInterval(timer); show() } }, 200)',
  task: 'scheduler.postTask(show, { delay: 2500 })',
  words: "window.show = show; setTimeout('show()', 2500)",
  worker:
    "new Worker(URL.createObjectURL(new Blob(['setTimeout(() => postMessage(1), 2500)']))).onmessage = show",
  service:
    'navigator.serviceWorker.register("/modern/service.js").then(() => navigator.serviceWorker.ready).then(({ active }) => active.postMessage(1)); navigator.serviceWorker.onmessage = show',
  wheel: 'addEventListener("wheel", ({ deltaY }) => { if (Math.abs(deltaY) > 20) setTimeout(show, 300) })'
}

const TABS: Record<string, string> = {
  // Links to parts of which one is shown.
  links: `<ul><li class="active"><a href="#now">Nu gäller</a></li><li><a href="#then">Förr gällde</a></li></ul><div id="now">${text('Nu')}</div><div id="then" style="display:none">${text('Förr')}</div>`,
  // Buttons of which one is marked; what they show is fetched.
  buttons: `<div class="bar"><button class="active">Protokoll</button><button>Kallelser</button></div><div id="part">${text('Protokoll')}</div>
    <script>const [, other] = document.querySelectorAll('button'); other.onclick = () => setTimeout(() => { part.innerHTML = ${JSON.stringify(text('Kallelser'))} }, 200)</script>`,
  // A dot for each part.
  dots: `<div id="part">${text('Första delen')}</div><div>${[0, 1, 2].map(() => '<span class="dot" style="display:inline-block;width:12px;height:12px;background:#888;cursor:pointer"></span>').join('')}</div>
    <script>document.querySelectorAll('.dot')[2].onclick = () => { part.innerHTML = ${JSON.stringify(text('Sista delen'))} }</script>`,
  // A sign without a name or a class.
  sign: `<div id="part">${text('Första sidan')}</div><nav><button><svg width="20" height="20"><path d="M4 2l8 8-8 8"></path></svg></button></nav>
    <script>document.querySelector('button').onclick = () => { part.innerHTML = ${JSON.stringify(text('Andra sidan'))} }</script>`
}

/** Words that go on behind a sign, and a list behind a number. */
const SIGNS: Record<string, string> = {
  points: `<p>Beslutet innebär att den nya skolan byggs <button>…</button></p><script>document.querySelector('button').onclick = ({ target }) => target.replaceWith('om till hösten nästa år')</script>`,
  number: `<ul>${['Norrby', 'Söderby', 'Västerby'].map(name => `<li>Kommundelen ${name} har fått en ny park</li>`).join('')}<li><a href="javascript:void(0)">+1</a></li></ul>
    <script>document.querySelector('a').onclick = ({ target }) => { target.parentNode.textContent = 'Kommundelen Österby får en om till hösten nästa år' }</script>`
}

const row = (n: number) =>
  `Rad ${[...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('')}: står i en lång lista`

export const MODERN: Record<string, (asked: URLSearchParams) => string> = {
  // Two more posts behind a button that says so in some language, to those who see it or to those who do not.
  '/modern/more': asked => {
    const label = asked.get('label') ?? ''
    const own = asked.get('as') === 'name' ? `aria-label="${label}"><svg width="20" height="20"></svg` : ''
    return page(
      'Mer',
      `<main><div id="feed">${posts(3)}</div><div role="button" tabindex="0" style="cursor:pointer" id="more" ${own}>${own === '' ? label : ''}</div></main>
       <script>more.onclick = () => setTimeout(() => { feed.insertAdjacentHTML('beforeend', ${REST}); more.remove() }, 200)</script>`
    ).replace('lang="sv"', `lang="${asked.get('lang') ?? 'sv'}"`)
  },
  '/modern/late': asked =>
    page(
      'Sent',
      `<main><h1>Sent</h1>${text('Sent')}<div id="late"></div></main><script>const show = () => { late.innerHTML = '${LATE}' }; ${WAYS[asked.get('by') ?? ''] ?? ''}</script>`
    ),
  '/modern/tabs': asked => page('Flikar', `<main><h1>Flikar</h1>${TABS[asked.get('as') ?? '']}</main>`),
  '/modern/signs': asked =>
    page('Tecken', `<main><h1>Tecken</h1>${text('Tecken')}${SIGNS[asked.get('as') ?? '']}</main>`),
  // Much text, and a part that failed; or an article that tells of something that did.
  '/modern/failed': asked =>
    page(
      'Ärende',
      `<main><h1>Ärende</h1>${Array.from({ length: 25 }, () => text('Ärendet')).join('')}<div>${asked.get('says')}</div>${asked.has('again') ? '<button>Försök igen</button>' : ''}</main>`
    ),
  // More is asked for at the end, and is not to be had.
  '/modern/no': asked =>
    page(
      'Nej',
      `<main><div id="feed">${posts(4)}</div><div id="end" style="height:20px"></div></main><script>let asked = false
       new IntersectionObserver(async ([{ isIntersecting }]) => { if (!isIntersecting || asked) return; asked = true
         try { const answer = await fetch('/modern/posts?as=${asked.get('as')}'); feed.insertAdjacentHTML('beforeend', (await answer.json()).rows.join('')) } catch {} }).observe(end)</script>`
    ),
  // A list in a tree of its own that keeps the rows in view, in a frame that holds nothing else.
  '/modern/list': () =>
    page(
      'Lista',
      `<main><h1>Lista</h1>${text('Listan')}<iframe src="/modern/rows" style="width:800px;height:420px;border:0"></iframe></main>`
    ),
  '/modern/rows': () =>
    `<!doctype html><meta charset="utf-8"><body style="margin:0"><x-list></x-list><script>
     const rows = ${JSON.stringify(Array.from({ length: 40 }, (_, n) => row(n)))}
     const root = document.querySelector('x-list').attachShadow({ mode: 'open' })
     root.innerHTML = '<div style="height:400px;overflow:auto"><div style="position:relative;height:' + rows.length * 80 + 'px"></div></div>'
     const box = root.firstChild, inner = box.firstChild
     const draw = () => { const first = Math.max(0, Math.floor(box.scrollTop / 80) - 1), last = first + Math.ceil(box.clientHeight / 80) + 2
       inner.innerHTML = rows.slice(first, last).map((row, at) => '<p style="position:absolute;margin:0;top:' + (first + at) * 80 + 'px">' + row + '</p>').join('') }
     box.onscroll = draw; draw()</script>`,
  // Two lists beside each other that scroll and grow by themselves, on a page that does not.
  '/modern/beside': () =>
    page(
      'Bredvid',
      `<div style="display:flex">${['vänster', 'höger'].map(side => `<div class="box" style="width:420px;height:400px;overflow:auto">${[0, 1, 2, 3].map(n => `<p style="height:150px">${row(n)} till ${side}</p>`).join('')}</div>`).join('')}</div>
       <script>for (const box of document.querySelectorAll('.box')) { let n = 4; const last = box.lastElementChild.textContent
         box.onscroll = () => { if (n < 9 && box.scrollTop + box.clientHeight > box.scrollHeight - 50) setTimeout(() => { if (n < 9) box.insertAdjacentHTML('beforeend', '<p style="height:150px">' + last.replace('Rad d', 'Rad ' + 'abcdefghij'[n++]) + '</p>') }, 150) } }</script>`
    ),
  // A frame whose document is an error, or whose call to its own site fails.
  '/modern/frame': asked =>
    page(
      'Ram',
      `<main><h1>Ram</h1>${text('Ramen')}<iframe src="${asked.get('src')}" style="width:800px;height:300px;border:0"></iframe></main>`
    ),
  '/modern/calls': () =>
    page('Inuti', `${text('Kommentarer')}<script>fetch('/500').catch(() => undefined)</script>`)
}

const NO: Record<string, { status?: number; body: string }> = {
  success: { body: '{"success":false,"error":{"code":500,"message":"Database unavailable"}}' },
  status: { body: '{"status":"error","message":"Internal error, try later"}' },
  empty: { body: '{"rows":null,"error":"timeout"}' },
  page: { body: '<!doctype html><title>Underhåll</title><h1>Vi underhåller webbplatsen</h1>' },
  shut: { status: 403, body: '{"error":"no"}' }
}

export const MODERN_ANSWERS: Record<string, Handle> = {
  '/modern/posts': (_, response, asked) => {
    const { status = 200, body } = NO[asked.get('as') ?? ''] ?? { body: '' }
    response.writeHead(status, {
      'content-type': body.startsWith('{') ? 'application/json' : 'text/html; charset=utf-8'
    })
    response.end(body)
  },
  '/modern/service.js': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' })
    response.end(
      'oninstall = () => skipWaiting(); onactivate = event => event.waitUntil(clients.claim()); onmessage = ({ source }) => setTimeout(() => source.postMessage(1), 2500)'
    )
  }
}
