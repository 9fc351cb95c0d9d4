// Pages on which something is seen that is not there in the end, or that show nothing of what they are for.
import { mark, page, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const row = (n: number) =>
  `<div class="post" id="row-${n}">${mark(n)}<p>Rad ${n}: Brandkåren ${'abcdefghijklmnopqrstuvwxyz'[n % 26]?.repeat(4)} övar vid hamnen</p></div>`
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n)).join('')

export const SEEN: Record<string, Make> = {
  // What has been scrolled past is taken away for good.
  '/seen/removes': () =>
    page(
      'Tar bort det man gått förbi',
      `<div id="feed">${rows(14)}</div><script>addEventListener('scroll', () => { for (const post of [...feed.children].slice(0, 3)) if (post.getBoundingClientRect().bottom < -200) { post.replaceChildren() } })</script>`
    ),
  // The last rows alone take the place of the first ones.
  '/seen/few': () =>
    page(
      'Byter ut några få',
      `<div id="feed">${rows(20)}</div><script>let done = false; addEventListener('scroll', () => { if (done || scrollY < 3000) return; done = true; for (let n = 0; n < 3; n++) document.getElementById('row-' + n).querySelector('p').textContent = 'Annonsplats för det lokala näringslivet ' + 'xyz'[n] })</script>`
    ),
  // Pictures are unloaded when they are out of view, and loaded anew only when the page is scrolled down to them; or never, `once`.
  '/seen/unloads': query =>
    page(
      'Släpper bilderna',
      `<div id="feed">${Array.from({ length: 12 }, (_, n) => `<div class="post">${mark(n)}<img width="200" height="100" data-from="/picture/${n}"></div>`).join('')}</div>
       <script>const images = [...document.images]; let last = 0; const look = () => { const down = scrollY >= last; last = scrollY; for (const image of images) { const { top, bottom } = image.getBoundingClientRect(); if (bottom > 0 && top < innerHeight) { if (down && !image.src && image.dataset.from) { image.src = image.dataset.from; ${query.has('once') ? 'delete image.dataset.from' : ''} } } else image.removeAttribute('src') } }
       addEventListener('scroll', look); look()</script>`
    ),
  // The same in boxes of their own, as an observer says that they come near, and where they stood nothing is left; or for good, `once`.
  '/seen/figures': query =>
    page(
      'Bilder',
      `<main>${Array.from({ length: 24 }, (_, n) => `<figure style="min-height:260px;margin:0"><img width="200" height="100" data-from="/picture/${n}"><figcaption style="padding-left:300px">Bild ${n} från torget</figcaption></figure>`).join('')}</main>
       <script>const watch = new IntersectionObserver(all => { for (const { target, isIntersecting } of all) { if (isIntersecting && target.dataset.from) target.src = target.dataset.from; else if (target.src) { target.removeAttribute('src'); ${query.has('once') ? 'delete target.dataset.from' : ''} } } }, { rootMargin: '300px' })
       for (const image of document.images) watch.observe(image)</script>`
    ),
  // One of four things said, in turn: `as`: the attributes of what holds it.
  '/seen/quotes': query =>
    page(
      'Omdömen',
      `<main><h1>Torget</h1><p>Arbetet pågår till mars.</p><div id="quote" ${query.get('as') ?? ''}></div></main><script>
        const QUOTES = ['bryggan', 'parken', 'torget', 'stationen'].map(place => 'Vi är så nöjda med hur kommunen rustade upp ' + place), last = ${query.has('notes') ? 1 : 400}
        let n = 0; const turn = () => { quote.textContent = QUOTES[n++ % 4]; if (n < last) setTimeout(turn, 400) }; turn()
      </script>`
    ),
  // Panels that go past sideways as the page is scrolled down, by a style sheet alone; or come into view, `rises`.
  '/seen/panels': query => {
    const panels = [1, 2, 3, 4].map(
      n =>
        `<section><h2>Planen, del ${n}</h2><p>Kommunens plan för ${['bryggan', 'parken', 'torget', 'stationen'][n - 1]} gäller till mars</p></section>`
    )
    const style = query.has('rises')
      ? '@keyframes rise { from { opacity: 0; transform: translateY(80px) } } section { height: 400px; animation: rise linear both; animation-timeline: view(); animation-range: entry }'
      : '@keyframes go { to { transform: translateX(-75%) } } .long { height: 4000px } .still { position: sticky; top: 0; overflow: hidden; height: 100vh } .row { display: flex; width: 400vw; animation: go linear both; animation-timeline: scroll(root) } .row > section { width: 100vw }'
    return page(
      'Planen',
      `<div class="long"><div class="still"><div class="row">${panels.join('')}</div></div></div>`,
      `<style>${style}</style>`
    )
  },
  // One text after the other in the same place.
  '/seen/rotates': () =>
    page(
      'Växlar',
      `${posts(3)}<p id="said">Biblioteket håller öppet hela sommaren</p><script>const all = ['Simhallen stänger för underhåll i juli', 'Biblioteket håller öppet hela sommaren']; let n = 0; setInterval(() => { said.textContent = all[n++ % 2] }, 300)</script>`
    ),
  // A list beside a map that is not shown in a tall window.
  '/seen/squeezed': query =>
    page(
      'Karta',
      `<div id="list">${rows(12)}</div><div id="map"></div>`,
      `<style>html, body { height: 100%; overflow: hidden } #list { position: absolute; inset: 0 auto 0 0; width: 700px; overflow-y: auto }
       #map { position: absolute; inset: 0 0 0 700px; background: #cfc } @media (min-height: 1400px) { #list { SQUEEZE } }</style>`.replace(
        'SQUEEZE',
        query.has('low') ? 'height: 4px; bottom: auto' : 'display: none'
      )
    ),
  '/seen/unavailable': query =>
    page(
      'Sidan',
      `<header><a href="/">Start</a> <a href="/om">Om</a></header><main><h2>${query.get('says') ?? 'Det här innehållet är inte tillgängligt just nu'}</h2><p>Ägaren har kanske bara delat det med några få.</p></main>`
    ),
  '/seen/blank': () =>
    page(
      'Ramen bara',
      '<header><h1>Norrby kommun</h1><a href="/">Start</a></header><main id="root"></main><footer>Kontakt</footer>'
    ),
  // A name in small, a time and a counter that change are not missed.
  '/seen/changes': () =>
    page(
      'Ändras lite',
      `${posts(3)}<p id="said">Uppdaterades för 1 sekunder sedan av redaktionen</p><p id="load">Laddar fler inlägg till listan</p><script>let n = 1; setInterval(() => { said.textContent = 'Uppdaterades för ' + ++n + ' sekunder sedan av redaktionen' }, 200); setTimeout(() => load.remove(), 300)</script>`
    ),
  '/seen/closed': () =>
    page(
      'Sluten',
      `${posts(2)}<div id="host"></div><script>host.attachShadow({ mode: 'closed' }).innerHTML = '<p>Det här stycket ligger i ett slutet skuggträd</p>'</script>`
    ),
  // Hides some of its words on paper: by styles, or by a script that is asked before.
  '/seen/paper': query =>
    page(
      'På papper',
      `${posts(2)}<p class="away">Kommentarerna visas bara på skärmen</p>${query.has('script') ? "<script>addEventListener('beforeprint', () => document.querySelector('.away').hidden = true); addEventListener('afterprint', () => document.querySelector('.away').hidden = false)</script>" : ''}`,
      '<style>@media print { .none { color: black } STYLE }</style>'.replace(
        'STYLE',
        query.has('script') ? '' : '.away { display: none }'
      )
    ),
  // What scrolls it is a part of it.
  '/seen/part': () =>
    page(
      'I en del',
      `<header style="height:60px">Namn</header><div style="height:calc(100vh - 60px);overflow-y:auto">${rows(14)}</div>`,
      '<style>body { overflow: hidden }</style>'
    )
}
