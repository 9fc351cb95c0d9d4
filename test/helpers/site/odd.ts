// Pages that scroll, grow, fold or move where one does not expect it: what sits inside parts that scroll, follows the
// window, comes late or never holds still.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { mark, POST, page, post, posts } from './html.ts'
import { markColour, markPicture } from './marks.ts'

type Make = (query: URLSearchParams) => string

const APP = '<style>html,body{height:100%;overflow:hidden}</style>'
const bar = (n: number, style: string) =>
  `<div style="height:50px;z-index:2;background:${markColour(n)};${style}">Rubrik</div>`
/** Parts as high as the window, each with its mark at its top. */
const screens = (count: number, style = 'height:100vh') =>
  Array.from(
    { length: count },
    (_, n) =>
      `<section class="del" style="position:relative;${style}">${mark(n).replace('<i ', '<i class="m" ')}<p style="margin:0 0 0 80px">Del ${n}</p></section>`
  ).join('')
const MARKED = '<style>.m{position:absolute;left:0;top:20px;width:40px;height:100px}</style>'

const WORKER = `addEventListener('install', () => skipWaiting())
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('fetch', event => {
  if (new URL(event.request.url).pathname === '/odd/from-worker') event.respondWith(new Response('från arbetaren'))
})`

/** What those pages ask for. */
export const ODD_FILES: Record<string, { mediaType: string; content: () => string | Buffer }> = {
  '/odd/worker.js': { mediaType: 'text/javascript', content: () => WORKER },
  '/odd/plain.txt': { mediaType: 'text/plain; charset=utf-8', content: () => LINES },
  '/odd/data.json': {
    mediaType: 'application/json',
    content: () => JSON.stringify({ rader: LINES.split('\n') })
  },
  '/odd/picture.png': { mediaType: 'image/png', content: () => markPicture(7, 600, 2000) },
  '/odd/feed.xml': {
    mediaType: 'application/rss+xml; charset=utf-8',
    content: () =>
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Nytt</title><item><title>Räksmörgås</title></item></channel></rss>'
  },
  '/odd/font.ttf': {
    mediaType: 'font/ttf',
    content: () =>
      readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
  }
}

const LINES = Array.from({ length: 400 }, (_, n) => `Rad ${n}`).join('\n')

/** Rows of different heights of which only those in view are there, each moved into its place. */
const virtual = (scroller: string) => `<script>
const ROWS = 150, heights = Array.from({ length: ROWS }, (_, n) => 120 + (n * 37) % 160)
const tops = heights.reduce((all, high) => [...all, all.at(-1) + high], [0])
const list = document.getElementById('list'); list.style.height = tops[ROWS] + 'px'
const scroller = ${scroller}
const draw = () => {
  const top = scroller === document.documentElement ? scrollY : scroller.scrollTop
  const high = scroller === document.documentElement ? innerHeight : scroller.clientHeight
  list.replaceChildren()
  for (let n = 0; n < ROWS; n++) {
    if (tops[n + 1] < top - 200 || tops[n] > top + high + 200) continue
    const row = document.createElement('div')
    row.className = 'post'
    row.style = 'position:absolute;left:0;right:0;top:0;height:' + heights[n] + 'px;transform:translateY(' + tops[n] + 'px)'
    row.innerHTML = '<i style="background:rgb(' + n + ',0,251);height:80px"></i><p>Rad ' + n + '</p>'
    list.append(row)
  }
}
;(scroller === document.documentElement ? window : scroller).addEventListener('scroll', draw)
new ResizeObserver(draw).observe(scroller); draw()</script>`

export const ODD: Record<string, Make> = {
  '/odd/inner-sticky': () =>
    page(
      'Rullar i en del av sidan',
      `<main style="height:100%;overflow-y:auto">${bar(900, 'position:sticky;top:0')}${posts(40)}</main>`,
      APP
    ),
  '/odd/body-scrolls': () =>
    page(
      'Kroppen rullar',
      posts(30),
      '<style>html{height:100%;overflow:hidden}body{height:100%;overflow-y:auto}</style>'
    ),
  '/odd/both-scroll': () =>
    page(
      'Sidan och en del av den rullar',
      `<header style="height:120px;background:${markColour(900)}">Kommunen</header><main style="height:100vh;overflow-y:auto">${posts(25)}</main>`
    ),
  '/odd/side-by-side': () =>
    page(
      'Två delar rullar',
      `<div style="display:flex;height:100%"><main style="flex:2;overflow-y:auto">${posts(10)}</main>
       <aside style="flex:1;overflow-y:auto">${posts(30)}</aside></div>`,
      APP
    ),
  // It has the name of our program, and has replaced what that would ask the page with.
  '/odd/hostile': query =>
    page(
      'En fientlig sida',
      `<form id="kanalarkiv"></form><p>12 kommentarer</p>${Array.from({ length: 12 }, (_, n) => `<div class="comment" id="comment-${n}"><b class="author">Anna</b><p>Kommentar ${n}</p></div>`).join('')}
       ${query.has('framed') ? '' : `<iframe name="kanalarkiv" src="/odd/hostile?framed" style="width:700px;height:300px"></iframe>`}
       <script>
         window.kanalarkiv = new Proxy({}, { get: () => () => { throw new Error('nej') } })
         for (const it of [Document, Element, DocumentFragment]) {
           it.prototype.querySelectorAll = () => []
           it.prototype.querySelector = () => null
         }
         Element.prototype.checkVisibility = () => false
         JSON.stringify = () => '[]'
         Object.hasOwn = () => true
       </script>`
    ),
  '/odd/box-in-page': () =>
    page(
      'En ruta som rullar',
      `${posts(6)}<div style="height:500px;overflow-y:auto">${Array.from({ length: 20 }, (_, n) => post(100 + n)).join('')}</div>${Array.from({ length: 6 }, (_, n) => post(6 + n)).join('')}`
    ),
  '/odd/box-alone': () =>
    page(
      'En ruta på en kort sida',
      `${post(0)}<div style="height:500px;overflow-y:auto">${Array.from({ length: 9 }, (_, n) => post(100 + n)).join('')}</div>`
    ),
  '/odd/shut-box': () =>
    page(
      'En ruta utan plats',
      `${posts(3)}<div style="height:400px;overflow:hidden"><div style="height:400px;overflow-y:auto">${Array.from({ length: 5 }, (_, n) => post(100 + n)).join('')}</div></div>`
    ),
  '/odd/closed-tree': () =>
    page(
      'Stängt träd',
      `${posts(2)}<x-kort id="host"></x-kort><script>host.attachShadow({ mode: 'closed' }).innerHTML = '<p>Stängd text</p>'</script>`
    ),
  '/odd/reversed': () =>
    page(
      'Nyast längst ned',
      `<main style="height:100%;overflow-y:auto;display:flex;flex-direction:column-reverse">${Array.from({ length: 20 }, (_, n) => post(19 - n, '').replace('class="post"', 'class="post" style="flex:none"')).join('')}</main>`,
      APP
    ),
  '/odd/snap': () =>
    page(
      'Fäster',
      screens(12),
      `${MARKED}<style>html{scroll-snap-type:y mandatory}.del{scroll-snap-align:start}</style>`
    ),
  '/odd/inner-snap': () =>
    page(
      'Fäster i en del',
      `<main style="height:100vh;overflow-y:scroll;scroll-snap-type:y mandatory">${screens(12, 'height:100vh;scroll-snap-align:start')}</main>`,
      `${APP}${MARKED}`
    ),
  '/odd/grows-with-window': () =>
    page(
      'Följer fönstret',
      `${screens(5, 'height:80vh')}${posts(10).replaceAll('id="post', 'id="p').replaceAll('class="post"', 'class="post" data-n')}
       <script>const fit = () => { for (const each of document.querySelectorAll('.del')) each.style.height = innerHeight * .8 + 'px' }; addEventListener('resize', fit); fit()</script>`,
      MARKED
    ),
  '/odd/auto-visible': () =>
    page(
      'Ritas när den syns, fel höjd väntad',
      posts(60),
      '<style>.post{content-visibility:auto;contain-intrinsic-size:auto 80px}</style>'
    ),
  '/odd/columns': () =>
    page(
      'Spalter',
      `<div style="columns:3;column-gap:20px">${Array.from({ length: 60 }, (_, n) => `<p style="margin:0;height:100px;break-inside:avoid">Stycke ${n}.</p>`).join('')}</div>`
    ),
  '/odd/wide': query => {
    const width = Number(query.get('width') ?? 3000)
    return page(
      'Bred',
      `<div style="position:relative;width:${width}px;height:1200px"><div style="position:absolute;right:0;top:0;width:50px;height:50px;background:${markColour(7)}"></div>Bred tabell</div>`
    )
  },
  '/odd/rtl': () =>
    page(
      'من اليمين',
      `<div dir="rtl">${posts(10)}</div><script>document.documentElement.dir = 'rtl'</script>`
    ),
  '/odd/rtl-wide': () =>
    page(
      'من اليمين',
      `<div style="position:relative;width:2400px;height:1200px">مرحبا<div style="position:absolute;left:0;top:0;width:50px;height:50px;background:${markColour(7)}"></div><div style="position:absolute;right:0;top:0;width:50px;height:50px;background:${markColour(8)}"></div></div><script>document.documentElement.dir = 'rtl'</script>`
    ),
  '/odd/lazy-frames': query =>
    page(
      'Lata ramar',
      Array.from(
        { length: 8 },
        (_, n) =>
          `${post(n)}${post(100 + n)}<iframe loading="lazy" src="${n % 2 ? '' : (query.get('other') ?? '')}/frame?text=Nummer+${n}" width="400" height="200" style="border:0;display:block"></iframe>`
      ).join('')
    ),
  '/odd/decoded-late': () =>
    page(
      'Avkodas sent',
      `${posts(24, n => `<div class="plats" data-n="${n}" style="width:200px;height:100px;background:#ddd"></div>`)}<script>
       const watch = new IntersectionObserver(seen => { for (const { isIntersecting, target } of seen) if (isIntersecting) {
         watch.unobserve(target)
         setTimeout(async () => {
           const blob = await fetch('/picture/' + target.dataset.n + '?wait=150').then(answer => answer.blob())
           const image = new Image(200, 100); image.src = URL.createObjectURL(blob)
           await image.decode(); target.replaceChildren(image)
         }, 200)
       } }, { rootMargin: '0px', threshold: .9 })
       for (const one of document.querySelectorAll('.plats')) watch.observe(one)</script>`
    ),
  '/odd/virtual': () =>
    page(
      'Rader av olika höjd',
      `<div id="list" style="position:relative"></div>${virtual('document.documentElement')}`
    ),
  '/odd/virtual-inner': () =>
    page(
      'Rader av olika höjd i en del',
      `<main id="m" style="height:100%;overflow-y:auto"><div id="list" style="position:relative"></div></main>${virtual("document.getElementById('m')")}`,
      APP
    ),
  '/odd/inner-infinite': () =>
    page(
      'Växer i en del av sidan',
      `<main id="m" style="height:100%;overflow-y:auto"><div id="feed">${posts(8)}</div><div id="end" style="height:20px"></div></main><script>
       let next = 8, busy = false
       m.addEventListener('scroll', async () => {
         if (busy || next >= 64 || m.scrollTop + m.clientHeight < m.scrollHeight - 300) return
         busy = true
         const part = await fetch('/more?from=' + next).then(answer => answer.text())
         feed.insertAdjacentHTML('beforeend', part); next += 8; busy = false
       })</script>`,
      APP
    ),
  // New posts come in at the top while it is read, as in a live feed.
  '/odd/live': query =>
    page(
      'Nya överst',
      `<div id="feed">${posts(12)}</div><script>let n = 12
       const more = () => { feed.insertAdjacentHTML('afterbegin', '<div class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Nytt inlägg ' + n + '</p></div>'); if (++n < ${query.get('most') ?? 16}) setTimeout(more, 300) }
       setTimeout(more, 300)</script>`
    ),
  '/odd/parallax': () =>
    page(
      'Parallax',
      `<div style="background:url(/picture/40) fixed;height:600px"></div>${posts(30)}<div style="background:url(/picture/41) fixed;height:600px"></div>`
    ),
  '/odd/fixed-back': () =>
    page('Fast bakgrund', posts(30), '<style>body{background:url(/picture/40) fixed}</style>'),
  '/odd/foreign-frame-scrolls': query =>
    page(
      'En ram av annan rullar',
      `${posts(4)}<iframe src="${query.get('other') ?? ''}/feed?n=12" style="border:0;display:block" width="1280" height="600"></iframe>${post(4)}`
    ),
  '/odd/overlay': () =>
    page(
      'Ruta över allt',
      `${posts(12)}<div style="position:fixed;inset:0;z-index:99;background:${markColour(950)}"><h2>Hämta vår app</h2><p>Allt om kommunen i fickan.</p></div>`
    ),
  '/odd/panel': () =>
    page(
      'Panel över sidan',
      `${posts(10, () => `<p>${'Text under panelen. '.repeat(40)}</p>`)}<div id="panel" style="position:fixed;left:0;top:0;width:300px;height:100%;background:${markColour(950)}">Chatt</div>`
    ),
  '/odd/overlay-closes': () =>
    page(
      'Ruta över allt som stängs',
      `${posts(12)}<div id="ruta" style="position:fixed;inset:0;z-index:99;background:${markColour(950)}"><h2>Hämta vår app</h2><button onclick="ruta.remove()">Nej tack</button></div>`
    ),
  '/odd/busy': () =>
    page(
      'Räknar jämt',
      `${posts(20)}<script>const count = () => { const until = performance.now() + 80; while (performance.now() < until); requestAnimationFrame(count) }; count()</script>`
    ),
  '/odd/alerts': () =>
    page(
      'Säger till jämt',
      `${posts(4)}<script>addEventListener('load', () => { setInterval(() => alert('Hej'), 1) })</script>`
    ),
  '/odd/closes': () =>
    page(
      'Stänger sig',
      `${posts(4)}<script>addEventListener('load', () => { print(); stop(); close(); history.pushState(0, '', '#a'); setInterval(() => history.pushState(0, '', '#' + Math.random()), 20) })</script>`
    ),
  '/odd/frameset': () =>
    '<!doctype html><title>Ramar</title><frameset cols="300,*"><frame src="/feed?n=4"><frame src="/feed?n=9"></frameset>',
  '/odd/writes': () =>
    page(
      'Skriver om',
      `${posts(3)}<script>setTimeout(() => { document.open(); document.write(${JSON.stringify('<!doctype html><title>Ny</title><p>Skriven på nytt</p>')}); document.close() }, 300)</script>`
    ),
  '/odd/side-bar': () =>
    page(
      'Fast sidomeny',
      `<div id="meny" style="position:fixed;left:0;top:0;width:300px;height:100%;background:${markColour(900)}">Meny</div><div style="margin-left:300px">${posts(10)}</div>`
    ),
  '/odd/smooth': () =>
    page(
      'Rullar mjukt',
      `${posts(40, n => `<img loading="lazy" src="/picture/${n}" width="200" height="100">`)}<script>addEventListener('scroll', () => {})</script>`,
      '<style>html{scroll-behavior:smooth}</style>'
    ),
  // Turns the wheel into leaps of its own, and has nothing that scrolls.
  '/odd/leaps': () =>
    page(
      'Hoppar själv',
      `<div style="height:100vh;overflow:hidden"><div id="all" style="transition:transform .3s">${screens(6)}</div></div><script>
       let at = 0
       addEventListener('wheel', event => { event.preventDefault(); at = Math.max(0, Math.min(5, at + Math.sign(event.deltaY))); all.style.transform = 'translateY(-' + at * 100 + 'vh)' }, { passive: false })</script>`,
      `${APP}${MARKED}`
    ),
  '/odd/wheel': () =>
    page(
      'Tar hjulet',
      `${posts(30)}<script>addEventListener('wheel', event => { event.preventDefault(); scrollBy(0, event.deltaY / 4) }, { passive: false })</script>`
    ),
  '/odd/never-still': () =>
    page(
      'Står aldrig still',
      `${posts(30)}<canvas id="duk" width="300" height="200" style="position:absolute;right:0;top:100px"></canvas><script>
       const pen = duk.getContext('2d'); let n = 0
       const draw = () => { pen.fillStyle = 'hsl(' + n++ + ' 80% 50%)'; pen.fillRect(0, 0, 300, 200); requestAnimationFrame(draw) }; draw()
       addEventListener('load', () => document.body.animate([{ backgroundColor: '#fff' }, { backgroundColor: '#fffffe' }], { duration: 100, iterations: Infinity }))</script>`
    ),
  '/odd/dialog': query =>
    page(
      'Ruta genast',
      `${posts(12)}<dialog id="ruta" style="width:900px;height:600px;background:${markColour(950)}"><h2>${query.get('says') ?? 'Prenumerera på vårt nyhetsbrev'}</h2><button onclick="ruta.close();document.documentElement.style.overflow=''" aria-label="Stäng">×</button></dialog>
       <script>document.documentElement.style.overflow = 'hidden'; ruta.showModal()</script>`
    ),
  '/odd/shadow-consent': query =>
    page(
      'Kakor i skugga',
      `${posts(12)}<div id="fot" style="position:fixed;bottom:0;left:0;right:0;height:60px;background:${markColour(901)}">Fot</div><x-kakor id="host"></x-kakor><script>
       const root = host.attachShadow({ mode: '${query.get('mode') ?? 'open'}' })
       root.innerHTML = '<div style="position:fixed;z-index:9;bottom:60px;left:0;right:0;height:300px;background:${markColour(950)}"><p>Vi använder kakor (cookies).</p><button>Acceptera alla</button><button id="nej">Avvisa alla</button></div>'
       root.getElementById('nej').onclick = () => host.remove()
       root.querySelector('button').onclick = () => { document.title = 'accepterat'; host.remove() }</script>`
    ),
  '/odd/foreign-consent': query =>
    page(
      'Kakor i annans ram',
      `${posts(8)}<iframe id="box" src="${query.get('other') ?? ''}/consent/inside" style="position:fixed;left:0;bottom:0;width:100%;height:300px;z-index:9;border:0"></iframe>
       <script>addEventListener('message', () => document.getElementById('box').remove())</script>`
    ),
  '/odd/print-hides': () =>
    page('Skrivs inte ut', posts(8), '<style>@media print{body{display:none}}</style>'),
  '/odd/details': () =>
    page(
      'Frågor och svar',
      `<main>${Array.from({ length: 6 }, (_, n) => `<details><summary>Fråga ${n}?</summary><p style="height:200px">Svar ${n}: Skicka in blanketten.</p></details>`).join('')}</main>
       <nav><details><summary>Meny</summary><p style="position:absolute">Menyns innehåll</p></details></nav>`
    ),
  // Each button brings the next one.
  '/odd/more-and-more': query =>
    page(
      'Mer och mer',
      `<div id="list"></div><script>let n = 0
       const add = () => { list.insertAdjacentHTML('beforeend', '<p>Svar ' + ++n + '</p>'); if (n < ${query.get('most') ?? 1e9}) {
         const button = document.createElement('button'); button.textContent = 'Visa mer'; button.onclick = () => { button.remove(); add() }; list.append(button) } }; add()</script>`
    ),
  '/odd/worker': () =>
    page(
      'Egen arbetare',
      `${posts(3)}<p id="says">väntar</p><script>
       navigator.serviceWorker.register('/odd/worker.js', { scope: '/odd/' }).then(() => navigator.serviceWorker.ready).then(() => new Promise(ready => {
         if (navigator.serviceWorker.controller) ready(); else navigator.serviceWorker.addEventListener('controllerchange', ready) }))
       .then(() => fetch('/odd/from-worker')).then(answer => answer.text()).then(text => { says.textContent = text }, error => { says.textContent = 'fel: ' + error })</script>`
    ),
  '/odd/many-frames': () =>
    page(
      'Många ramar',
      Array.from(
        { length: 50 },
        (_, n) =>
          `<iframe src="/frame?text=Nummer+${n}" width="400" height="180" style="border:0;display:block"></iframe>`
      ).join('')
    ),
  '/odd/table': () =>
    page(
      'Tabell med fast huvud',
      `<table style="border-spacing:0;width:1280px"><thead><tr><th style="position:sticky;top:0;height:50px;padding:0;background:${markColour(900)}">Namn</th></tr></thead>
       <tbody>${Array.from({ length: 200 }, (_, n) => `<tr><td style="height:100px;padding:0;background:${markColour(n)}">Rad ${n}</td></tr>`).join('')}</tbody>
       <tfoot><tr><td style="position:sticky;bottom:0;height:40px;padding:0;background:${markColour(901)}">Summa</td></tr></tfoot></table>`
    ),
  '/odd/font-late': query =>
    page(
      'Typsnitt som dröjer',
      posts(8),
      `<style>@font-face{font-family:Sen;src:url(/odd/font.ttf?wait=${query.get('wait') ?? 3000});font-display:block}.post p{font-family:Sen}</style>`
    ),
  '/odd/zoomed': () => page('Förstorad', posts(10), '<style>html{zoom:1.5}</style>'),
  '/odd/emoji': () =>
    page(
      'Emoji',
      posts(4, n => `<p>👩🏽‍🚒🏳️‍🌈🇸🇪 ${n} 𝒦𝒶𝓃𝒶𝓁 ｆｕｌｌ</p>`)
    ),
  // The steps of a chat: what is new lies at the bottom, and so stands the window from the beginning.
  '/odd/starts-below': () =>
    page(
      'Börjar längst ned',
      `${posts(30)}<script>addEventListener('load', () => scrollTo(0, 1e6))</script>`
    ),
  '/odd/hash': () => page('Ankare', posts(30)),
  '/odd/fixed-all': () =>
    page('Allt ligger fast', `<div style="position:fixed;inset:0;overflow-y:auto">${posts(20)}</div>`),
  '/odd/shadow-scroller': () =>
    page(
      'Rullar i skuggan',
      `<x-app id="host" style="display:block;height:100%"></x-app><script>host.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(`<style>.post{position:relative;height:${POST}px;border-bottom:1px solid #ccc;box-sizing:border-box}.post>i{position:absolute;left:0;top:20px;width:40px;height:100px}</style><main style="height:100%;overflow-y:auto">${posts(20)}</main>`)}</script>`,
      APP
    ),
  '/odd/frame-scrolls': () =>
    page(
      'Allt i en ram',
      `<iframe src="/feed?n=20" style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe>`
    ),
  '/odd/tall-rows': query => {
    const rows = Number(query.get('rows') ?? 490)
    return page(
      'Numrerade rader',
      Array.from(
        { length: rows },
        (_, n) => `<div style="height:100px;font:60px monospace;background:${markColour(n)}">${n}</div>`
      ).join('')
    )
  }
}
