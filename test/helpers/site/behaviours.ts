// Pages that get in the way: boxes, folds, dialogs, windows, scripts, and logins.
import { page, post, posts } from './html.ts'
import { markColour } from './marks.ts'

type Make = (query: URLSearchParams) => string

const box = (buttons: string, style = 'bottom:0;height:300px') =>
  `<div id="box" style="position:fixed;left:0;right:0;${style};background:${markColour(950)};z-index:9">
   <p>Vi använder kakor för att webbplatsen ska fungera.</p>${buttons}</div>`
const click = (act: string) => `onclick="${act}"`
const CLOSE = "document.getElementById('box').remove()"
const ACCEPT = "document.title='accepterat';document.getElementById('box').remove()"

export const BEHAVIOURS: Record<string, Make> = {
  '/consent/swedish': () =>
    page(
      'Kakor',
      posts(8) +
        box(
          `<button ${click(ACCEPT)}>Godkänn alla kakor</button><button ${click(CLOSE)}>Godkänn endast nödvändiga</button>`,
          'top:0;height:100%'
        )
    ),
  '/consent/english': () =>
    page(
      'Cookies',
      posts(8) +
        box(`<button ${click(ACCEPT)}>Accept all</button><button ${click(CLOSE)}>Reject all</button>`)
    ),
  '/consent/settings': () =>
    page(
      'Kakor i två steg',
      posts(8) +
        box(
          `<button ${click(ACCEPT)}>Acceptera</button><button ${click(
            "document.getElementById('no').hidden=false"
          )}>Inställningar</button><button id="no" hidden ${click(CLOSE)}>Avvisa alla</button>`
        )
    ),
  '/consent/only-yes': () => page('Bara ja', posts(8) + box(`<button ${click(ACCEPT)}>Godkänn</button>`)),
  // A service's own notice, in a language whose words we do not know.
  '/consent/service': () =>
    page(
      'Evästeet',
      `${posts(8)}<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="region" style="position:fixed;z-index:9;left:0;right:0;bottom:0;height:300px;background:${markColour(950)}">
       <p>Tietoja laitteella.</p><button id="onetrust-accept-btn-handler" ${click("document.title='accepterat';document.getElementById('onetrust-consent-sdk').remove()")}>Hyväksy</button>
       <button id="onetrust-reject-all-handler" ${click("document.getElementById('onetrust-consent-sdk').remove()")}>Hylkää</button></div></div>`
    ),
  '/consent/late': () =>
    page(
      'Sent',
      posts(8) +
        `<template id="late">${box(`<button ${click(ACCEPT)}>OK</button><button ${click(CLOSE)}>Neka</button>`)}</template>
         <script>addEventListener('scroll', () => document.body.append(document.getElementById('late').content.cloneNode(true)), { once: true })</script>`
    ),
  '/consent/frame': () =>
    page(
      'Kakor i ram',
      posts(8) +
        `<iframe id="box" src="/consent/inside" style="position:fixed;left:0;bottom:0;width:100%;height:300px;z-index:9"></iframe>
         <script>addEventListener('message', () => document.getElementById('box').remove())</script>`
    ),
  '/consent/inside': () =>
    page(
      'Ruta',
      `<p>Vi använder kakor.</p><button>Acceptera alla</button><button onclick="parent.postMessage('no','*')">Avvisa alla</button>`,
      `<style>body{background:${markColour(950)}}</style>`
    ),
  '/folded': () =>
    page(
      'Vikt',
      `${post(0)}<div id="text">Början <button onclick="this.replaceWith('fortsättningen av texten')">Visa mer</button></div>
       <div id="list"></div><button id="more" onclick="more(this)">Visa fler kommentarer</button>
       <a href="/404">Visa mer</a> <a href="/404">Läs mer</a> <nav><button onclick="document.title='meny'">Visa mer</button></nav>
       <button onclick="this.nextElementSibling.hidden=false;this.remove()">View 2 replies</button><p hidden>Dolt svar</p>
       <button onclick="document.title='delad'">Dela</button>
       <script>let n = 0
       function more(button) { setTimeout(() => {
         for (let i = 0; i < 5; i++) document.getElementById('list').insertAdjacentHTML('beforeend', '<p>Kommentar ' + ++n + '</p>')
         if (n >= 15) button.remove() }, 80) }</script>`
    ),
  '/folded-endless': () =>
    page(
      'Tar aldrig slut',
      `<div id="list"></div><button onclick="list.insertAdjacentHTML('beforeend','<p>En till</p>')">Visa fler</button>`
    ),
  '/changed-by-print': () =>
    page(
      'Ändras av utskrift',
      posts(5) +
        `<script>addEventListener('beforeprint', () => document.body.insertAdjacentHTML('afterbegin', '<p>Skrivs ut</p>'))</script>`
    ),
  '/dialogs': () =>
    page(
      'Rutor',
      posts(5) +
        `<script>alert('Hej'); confirm('Säkert?'); prompt('Namn?'); addEventListener('beforeunload', e => e.preventDefault())
         setTimeout(() => alert('sent'), 100)</script>`
    ),
  '/popups': () =>
    page('Fönster', `${posts(5)}<script>for (let i = 0; i < 3; i++) open('/feed?n=1', 'w' + i)</script>`),
  '/long-poll': () =>
    page(
      'Lyssnar',
      posts(5) +
        `<script>new EventSource('/events'); const ask = () => fetch('/wait?' + Math.random()).then(ask, ask); ask(); ask()</script>`
    ),
  // After a while, or when it is scrolled, so that no capture is quick enough to be done before.
  '/hang': () =>
    page(
      'Hänger',
      `${posts(5)}<script>
        const hang = () => { for (;;); }
        setTimeout(hang, 250)
        addEventListener('scroll', hang)
      </script>`
    ),
  '/hang-at-once': () => page('Hänger genast', `${posts(3)}<script>for (;;);</script>${post(3)}`),
  '/goes-away': () =>
    page(
      'Går sin väg',
      `${posts(40)}<script>addEventListener('scroll', () => { location.href = '/feed?n=1' })</script>`
    ),
  '/meta-refresh': () =>
    page('Vänta', 'Ett ögonblick', '<meta http-equiv="refresh" content="1; url=/feed?n=5">'),
  '/script-redirect': () =>
    page('Vänta', `<script>setTimeout(() => location.replace('/feed?n=5'), 200)</script>`),
  '/to-file': () =>
    page(
      'Till fil',
      `${posts(3)}<img src="file:///etc/hostname"><script>setTimeout(() => { location.href = 'file:///etc/hostname' }, 50)</script>`
    ),
  '/asks': () =>
    page(
      'Frågar',
      `${posts(3)}<p id="says">väntar</p><script>Notification.requestPermission().then(a => { says.textContent = 'svar ' + a })
       navigator.geolocation.getCurrentPosition(() => {}, () => {})
       const link = document.createElement('a'); link.href = '/download'; link.download = 'x'; link.click()</script>`
    ),
  '/sounds': () =>
    page(
      'Låter',
      `${posts(3)}<audio id="ljud" autoplay loop src="data:audio/wav;base64,UklGRjQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YRAAAACAgICAgICAgICAgICAgICA"></audio>
       <p id="says">väntar</p><script>ljud.play().then(() => { says.textContent = 'spelar' }, error => { says.textContent = 'ljud: ' + error.name })</script>`
    ),
  // Until there is no more to be had.
  '/eats-memory': () =>
    page(
      'Äter minne',
      `${posts(3)}<script>const kept = []; setTimeout(() => { for (;;) kept.push(new Array(1e6).fill(Math.random())) }, 200)</script>`
    ),
  // Buffers lie outside of the heap that the browser has a limit for.
  '/eats-buffers': () =>
    page(
      'Äter buffertar',
      `${posts(3)}<script>const kept = []; setInterval(() => { if (kept.length < 60) kept.push(new Uint8Array(16e6).fill(1)) }, 20)</script>`
    ),
  '/reloads-for-ever': () =>
    page('Laddar om för alltid', `${posts(3)}<script>setTimeout(() => location.reload(), 1)</script>`),
  '/many': query =>
    page(
      'Många bilder',
      Array.from(
        { length: Number(query.get('n')) },
        (_, n) =>
          `<img src="/dot/${n}" loading="${n % 3 === 0 ? 'lazy' : 'eager'}" width="40" height="10" style="float:left${n % 10 === 0 ? ';clear:left' : ''}">`
      ).join('')
    ),
  '/large': query =>
    page(
      'Stor',
      `${posts(8)}<script type="application/json" id="data">${'"räksmörgås",'.repeat((Number(query.get('mb')) << 20) / 16)}</script>
       <p id="says">väntar</p><script>says.textContent = 'tecken: ' + document.getElementById('data').textContent.length</script>`
    ),
  '/broken': () =>
    page(
      'Trasiga bilder',
      posts(4, n => `<img src="/picture/${n < 2 ? n : 'none'}" width="200" height="100">`)
    ),
  // Behind what stands on the page, and where nothing is seen of it: small, or taken back.
  '/broken-behind': () =>
    page(
      'Trasiga bilder bakom',
      `${posts(2)}<div style="width:600px;height:300px;background:url(/picture/1)"></div><div style="width:600px;height:300px;background:linear-gradient(#eee,#ddd),url(/picture/none#a)">Rubrik</div><i style="display:inline-block;width:16px;height:16px;background:url(/picture/no-icon)"></i>`
    ),
  '/login-form': () =>
    page(
      'Logga in',
      '<h1>Logga in</h1><form><input name="namn"><input type="password" name="losen"><button>Logga in</button></form>'
    ),
  '/login-in-header': () =>
    page(
      'Med inloggning i toppen',
      `<header><form><input name="namn"><input type="password" name="losen"><button>Logga in</button></form></header>${posts(20, () => '<p>Text om sådant som händer i kommunen, för alla att läsa, var dag och hela året.</p>')}`
    ),
  '/nasty': () =>
    page(
      'Elak&#0;\u202e',
      `<script>Document.prototype.querySelectorAll = () => { throw Error('mine') }; Array.prototype.map = () => []; JSON.stringify = () => 'x'; window.requestAnimationFrame = () => 0</script>${posts(12)}`
    )
}
