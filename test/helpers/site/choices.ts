// Pages as platforms make them today: a menu that shows a part of the comments, a warning over a post, a thread that is folded by a
// number in brackets. And neighbours of theirs that are whole.
import { page, post } from './html.ts'

const NAMES = ['bryggan', 'parken', 'torget', 'stationen', 'skolgården']
const says = (names: readonly string[]) => names.map(name => `<p>Synpunkten handlar om ${name}</p>`).join('')
const FIRST = says(NAMES.slice(0, 2))
const ALL = says(NAMES)
const REVERSED = says(NAMES.toReversed())

type Menu = { readonly says: string; readonly other: string; readonly first: string; readonly after: string }
const MENUS: Record<string, Menu> = {
  utvalda: { says: 'Utvalda ▾', other: 'Samtliga', first: FIRST, after: ALL },
  relevanta: { says: 'Mest relevanta ▾', other: 'Alla kommentarer', first: FIRST, after: ALL },
  top: { says: 'Top comments', other: 'Newest first', first: FIRST, after: ALL },
  order: { says: 'Mest relevanta ▾', other: 'Nyast först', first: ALL, after: REVERSED }
}

/** Words of a translation, each with a button to what its writer said. */
const translated = (button: string, back: string) =>
  `<main>${post(0)}${['Bussen gick för sent', 'Parken är fin'].map((words, n) => `<article><b>Besökare</b><p>${words}</p><div role="button" tabindex="0" data-says="${['The bus left too late', 'Puisto on kaunis'][n]}">${button}</div></article>`).join('')}</main><script>
   for (const one of document.querySelectorAll('[data-says]')) one.onclick = () => setTimeout(() => { const shown = one.previousSibling.textContent
     one.previousSibling.textContent = one.dataset.says; one.dataset.says = shown; one.textContent = one.textContent === '${button}' ? '${back}' : '${button}' }, 200)</script>`

const BOX = 'height:160px;background:#ddd;padding:20px'
const BLOCKED: Record<string, string> = {
  complianz: `<div style="${BOX}"><button class="cmplz-blocked-content-notice">Klicka för att godkänna marknadsföringscookies och aktivera detta innehåll</button></div>`,
  english: `<div style="${BOX}"><button>Click to accept marketing cookies and enable this content</button></div>`,
  cookiebot: `<div style="${BOX}">Vänligen <a href="javascript:void(0)">acceptera marknadsföringscookies</a> för att se den här filmen.</div>`,
  // By their marks alone: a frame without its address, a box with a picture, and a film that is not shown before.
  frame:
    '<iframe data-cookieblock-src="https://www.youtube.com/embed/a1" data-cookieconsent="marketing" width="400" height="220"></iframe>',
  category:
    '<iframe class="optanon-category-C0004" data-src="https://maps.example.org/a1" src="about:blank" width="400" height="220"></iframe>',
  borlabs: `<div class="brlbs-cmpnt-content-blocker" style="${BOX}"><img src="/picture/1" width="120" height="80" alt=""><button>▶</button></div>`,
  hidden:
    '<iframe data-src-cmplz="https://player.vimeo.com/video/1" data-category="marketing" style="display:none"></iframe>',
  necessary: '<iframe data-cookieconsent="necessary" src="/frame" width="400" height="220"></iframe>',
  pixel:
    '<iframe data-cookieblock-src="https://tags.example.org/ns.html" data-cookieconsent="statistics" width="0" height="0" style="display:none"></iframe>',
  line: `<div style="${BOX}">Det här innehållet visas inte eftersom du har valt bort kakor från tredje part.</div>`,
  shows: `<div style="${BOX}"><p>Innehållet visas från YouTube och sätter kakor i din webbläsare.</p><button onclick="this.parentElement.textContent = 'Nu spelas filmen om brandkåren'">Visa innehållet</button></div>`,
  told: '<h2>Kakor</h2><p>Vi använder kakor för att webbplatsen ska fungera. Kakor från tredje part blockeras om du inte godkänner dem. Läs mer om hur du kan visa och ändra ditt samtycke, och om vilka kakor som vi sparar och hur länge de finns kvar i din webbläsare efter ditt besök.</p><p>Bygglov kräver samtycke av grannen för att visa ritningen.</p>'
}

const arrow = (path: string) =>
  `<div data-way tabindex="0" style="display:inline-block;cursor:pointer"><svg width="20" height="20" viewBox="0 0 24 24"><path d="${path}" fill="none" stroke="#000"/></svg></div>`
const ARROWS = `<div>${arrow('M15 4l-8 8 8 8')} <b>v. 49</b> ${arrow('M9 4l8 8-8 8')}</div>`
const DOTS = `<div style="display:flex;gap:6px">${'<span data-way style="width:10px;height:10px;border-radius:50%;background:#888;cursor:pointer"></span>'.repeat(3)}</div>`

const REST = `<p>${NAMES.slice(2).join(' och ')} visas först när man vill</p>`
/** Each way to ask first: the markup of the button, whose words go when it has been pressed. */
const WARNED: Record<string, string> = {
  anyway: '<div>Innehållsvarning: olycka <button>Visa ändå</button></div>',
  sensitive:
    '<button style="width:300px;height:140px"><span>Känsligt innehåll<span style="display:block">Klicka för att visa</span></span></button>',
  english: '<button>Sensitive content<br>Click to show</button>',
  brackets: '<a href="javascript:void(0)">[3 till]</a>',
  more: '<a href="javascript:void(0)">[3 more]</a>',
  till: '<button><svg width="10" height="10"></svg> <span>1 svar till</span></button>',
  counted: '<button>Svar (1)</button>',
  back: '<a role="button" tabindex="0">Gå bakåt i tiden</a>'
}

/** What one may draw on, and nobody has. */
const LAYER =
  '<canvas width="400" height="200" style="position:absolute;left:0;top:0;pointer-events:none"></canvas>'

export const CHOICES: Record<string, (asked: URLSearchParams) => string> = {
  '/choices/menu': asked => {
    const { says: words, other, first, after } = MENUS[asked.get('as') ?? ''] as Menu
    return page(
      'Synpunkter',
      `<main>${post(0)}<button id="sort" aria-haspopup="menu">${words}</button><div id="list">${first}</div></main><script>
       sort.onclick = () => { const open = document.querySelector('[role=menu]'); if (open) return open.remove()
         const menu = document.createElement('div'); menu.setAttribute('role', 'menu'); menu.style = 'position:absolute;background:#fff'
         menu.innerHTML = '<div role="menuitem">' + sort.textContent + '</div><div role="menuitem">${other}</div>'; sort.after(menu)
         menu.lastChild.onclick = () => { menu.remove(); sort.textContent = ${JSON.stringify(other)}; setTimeout(() => { list.innerHTML = ${JSON.stringify(after)} }, 200) } }</script>`
    )
  },
  '/choices/translated': asked =>
    page(
      'Översatt',
      asked.get('as') === 'english'
        ? translated('See original', 'See translation')
        : translated('Visa original', 'Visa översättning')
    ),
  // A box that opens empty, and has its words a while later.
  '/choices/box': asked =>
    page(
      'Tjänst',
      `<main>${post(0)}${NAMES.slice(0, 3)
        .map(
          name =>
            `<section><h3>Om ${name}</h3><button aria-haspopup="dialog" data-name="${name}">Om tjänsten</button></section>`
        )
        .join(
          ''
        )}<dialog><div id="says"></div><form method="dialog"><button>Stäng</button></form></dialog></main><script>
       const box = document.querySelector('dialog')
       for (const one of document.querySelectorAll('[data-name]')) one.onclick = () => { says.textContent = ''; box.showModal()
         setTimeout(() => { says.textContent = 'Avgiften gäller ' + one.dataset.name + ' vid älven' }, ${asked.get('ms')}) }</script>`
    ),
  // Films, maps and feeds of others that are held back until cookies are agreed to, and words about cookies that hold nothing back.
  '/choices/blocked': asked => page('Film', `<main>${post(0)}${BLOCKED[asked.get('as') ?? '']}</main>`),
  // Nothing but a word that it is to come.
  '/choices/starts': asked => page('App', `<main id="app"><p>${asked.get('says')}</p></main>`),
  // Pictures and pages that are leafed through, by a part that is a button to nobody but who points at it, or behind a number.
  '/choices/leaf': asked => {
    const isDrawn = ['canvas', 'layers', 'webgl'].includes(asked.get('as') ?? '')
    // A graphics card keeps nothing of what it has drawn once it is shown.
    const draws =
      asked.get('as') === 'webgl'
        ? "const gl = document.querySelector('#one').getContext('webgl'); gl.clearColor(at / 4, 0.5, 0.5, 1); gl.clear(gl.COLOR_BUFFER_BIT)"
        : "document.querySelector('#one').getContext('2d').drawImage(picture, 0, 0, 400, 200)"
    const one = isDrawn
      ? `<canvas id="one" width="400" height="200"></canvas>${asked.get('as') === 'layers' ? LAYER : ''}`
      : '<img id="one" width="400" height="200">'
    const next =
      asked.get('as') === 'button'
        ? '<button aria-label="Nästa sida">›</button>'
        : '<div title="Nästa uppslag" style="position:absolute;right:0;top:0;bottom:0;width:50px;cursor:pointer"></div>'
    return page(
      'Tidning',
      `<main><h1>Tidning</h1><div id="leaf" style="position:relative;width:400px;height:230px">${one}${asked.get('as') === 'still' ? '' : next}<div id="at">1 / 4</div></div></main><script>
       let at = 0; const way = document.querySelector('[title], button')
       const show = async () => { at++; const picture = new Image(); picture.src = '/picture/' + at; await picture.decode()
         ${isDrawn ? draws : "document.querySelector('#one').src = picture.src"}; document.querySelector('#at').textContent = at + ' / 4' }
       if (way) way.onclick = () => { if (at < 4) show() }; show()</script>`
    )
  },
  '/choices/album': asked => {
    const more: Record<string, string> = {
      over: '<div role="link" tabindex="0" style="position:relative;width:200px"><img src="/picture/2" width="200" height="100"><div style="position:absolute;inset:0;display:grid;place-items:center">+5</div></div>',
      link: '<img src="/picture/2" width="200" height="100"><a href="/foto/3">+2</a>',
      button: '<img src="/picture/2" width="200" height="100"><div role="button" tabindex="0">+2</div>',
      days: '<img src="/picture/2" width="200" height="100"><span>1/12</span><p>Ring +46 8 123</p>'
    }
    return page(
      'Album',
      `<main><h1>Album</h1><p>Bilder från sommarfesten</p><img src="/picture/1" width="200" height="100">${more[asked.get('as') ?? '']}</main>`
    )
  },
  // What stands in the place of what is shown, behind an arrow that is drawn or a dot that has no name.
  '/choices/arrow': asked =>
    page(
      'Meny',
      `<main><h1>Meny</h1>${asked.get('as') === 'dots' ? DOTS : ARROWS}<div id="list"><p>Fisk med potatis och dillsås</p></div></main><script>
       const ways = document.querySelectorAll('[data-way]'); let at = 0
       const go = to => { at = Math.max(0, Math.min(1, to)); list.innerHTML = ['<p>Fisk med potatis och dillsås</p>', '<p>Pannkakor med sylt och grädde</p>'][at] }
       ways[0].onclick = () => go(at - 1); ways[ways.length - 1].onclick = () => go(at + 1)</script>`
    ),
  // Parts that only the wheel brings forward, and a page that cannot be scrolled and has nothing more.
  '/choices/wheel': asked =>
    page(
      'Vision',
      `${['Staden växer längs älven', 'Skogen får stå kvar', 'Torget blir grönt igen'].map((words, n) => `<section style="height:100vh${n > 0 ? ';display:none' : ''}"><h2>Del</h2><p>${words}</p></section>`).join('')}<script>
       const parts = document.querySelectorAll('section'); let at = 0
       if (${asked.has('still')}) { for (const part of [...parts].slice(1)) part.remove() }
       else addEventListener('wheel', event => { at = Math.max(0, Math.min(2, at + Math.sign(event.deltaY))); parts.forEach((part, n) => { part.style.display = n === at ? '' : 'none' }) })</script>`,
      '<style>html, body { height: 100%; overflow: hidden }</style>'
    ),
  // Points of a drawing that say something each in the same place, and headings that a script of the whole page opens.
  '/choices/points': asked =>
    page(
      'Historia',
      asked.get('as') === 'headings'
        ? `<main><h1>Frågor</h1>${[1, 2].map(() => '<div class="q"><h3>Hur anmäler jag mig? <i>▸</i></h3></div>').join('')}</main><script>
           document.onclick = event => { const asked = event.target.closest('.q'); if (asked && asked.children.length === 1) asked.insertAdjacentHTML('beforeend', '<p>Svaret står på älvens andra sida</p>') }</script>`
        : `<main><h1>Historia</h1><svg width="600" height="40">${[1, 2, 3].map(n => `<g data-n="${n}" style="cursor:pointer"><circle cx="${n * 100}" cy="20" r="10"></circle></g>`).join('')}</svg><p id="says">Staden växer längs älven</p></main><script>
           for (const one of document.querySelectorAll('g')) one.onclick = () => { says.textContent = 'År ' + one.dataset.n + ' byggdes den nya bron' }</script>`
    ),
  // The same, moved into the window by the wheel, and filled then.
  '/choices/moved': () =>
    page(
      'Vision',
      `<div id="all">${[1, 2, 3].map(n => `<section style="height:100vh"><h2>Del ${n}</h2></section>`).join('')}</div><script>
       const says = ['Staden växer längs älven', 'Skogen får stå kvar', 'Torget blir grönt igen']; let at = 0
       const fill = () => { const part = document.querySelectorAll('section')[at]; if (part.children.length === 1) part.insertAdjacentHTML('beforeend', '<p>' + says[at] + '</p>') }
       addEventListener('wheel', event => { event.preventDefault(); at = Math.max(0, Math.min(2, at + Math.sign(event.deltaY))); all.style.transform = 'translateY(-' + at * 100 + 'vh)'; setTimeout(fill, 100) }, { passive: false }); fill()</script>`,
      '<style>html, body { height: 100%; overflow: hidden } #all { transition: transform .3s }</style>'
    ),
  // A list in a part that keeps the rows in view only, each of which says that it is read in until it has come.
  '/choices/rows': asked => {
    const count = Number(asked.get('count') ?? 90)
    return page(
      'Protokoll',
      `<main><h1>Protokoll</h1><div id="part" style="height:${asked.get('high') ?? 400}px;overflow:auto;position:relative"><div id="all" style="height:${count * 60}px"></div></div></main><script>
       const rows = []; const asked = new Set()
       const draw = () => { const first = Math.max(0, Math.floor(part.scrollTop / 60) - 2), last = Math.min(${count}, first + Math.ceil(part.clientHeight / 60) + 5); let html = ''
         for (let n = first; n < last; n++) html += '<div style="position:absolute;top:' + n * 60 + 'px;height:60px">' + (rows[n] ?? 'Läser in…') + '</div>'; all.innerHTML = html
         for (let page = Math.floor(first / 20); page <= Math.floor((last - 1) / 20); page++) if (!asked.has(page)) { asked.add(page)
           setTimeout(() => { for (let n = 0; n < 20; n++) rows[page * 20 + n] = 'Protokoll ' + (page * 20 + n) + ' om vägen'; draw() }, 250) } }
       part.onscroll = draw; draw()</script>`
    )
  },
  // A thread that is folded by a sign, in a tree of its own.
  '/choices/tree': asked =>
    page(
      'Tråd',
      `<main>${post(0)}<x-thread></x-thread></main><script>
       customElements.define('x-thread', class extends HTMLElement { connectedCallback() { const tree = this.attachShadow({ mode: '${asked.get('mode')}' })
         tree.innerHTML = '<button aria-label="Växla kommentarstråd" aria-expanded="false">+</button><div hidden>${NAMES.join(' och ')} visas först när man vill</div>'
         const [button, part] = tree.children; button.onclick = () => { part.hidden = !part.hidden; button.setAttribute('aria-expanded', !part.hidden); button.textContent = part.hidden ? '+' : '−' } } })</script>`
    ),
  // What somebody wrote who liked words of their own, in the content or beside it.
  '/choices/words': asked => {
    const [as, says] = [asked.get('as') ?? 'button', asked.get('says') ?? '']
    const odd = `<${as} id="odd" ${as === 'a' ? 'href="#"' : ''} ${as === 'div' ? 'tabindex="0"' : ''} style="cursor:pointer">${says}</${as}>`
    const [within, beside] = asked.has('beside') ? ['', odd] : [odd, '']
    return page(
      'Inlägg',
      `<main>${post(0)}<section><h2>Kim</h2><p>Synpunkt om vägen vid älven</p>${within}</section><section><h2>Alex</h2><p>Synpunkt om parken vid älven</p></section><div id="held"></div></main>${beside}<script>
       odd.onclick = event => { event.preventDefault(); ${asked.has('dead') ? '' : `setTimeout(() => { held.innerHTML = ${JSON.stringify(REST)}; odd.remove() }, 150)`} }</script>`
    )
  },
  '/choices/warned': asked =>
    page(
      'Inlägg',
      `<main>${post(0)}<div id="held">${WARNED[asked.get('as') ?? '']}</div></main><script>
       document.querySelector('main :is(button, a)').onclick = () => { setTimeout(() => { held.innerHTML = ${JSON.stringify(REST)} }, 150) }</script>`
    )
}
