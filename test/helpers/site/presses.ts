// Pages that show more when something is pressed that says so by a number, by HTML or by how it looks, and pages that only seem to.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

const SAYS = ['bryggan', 'parken', 'torget', 'stationen']
const each = (make: (says: string, n: number) => string): string => SAYS.map(make).join('')
/** What is shown only when it has been asked for. */
const script = (body: string): string =>
  `<script>const SAYS = ${JSON.stringify(SAYS)}, words = n => 'Svaret handlar om ' + SAYS[n] + ' vid älven', all = () => SAYS.map((_, n) => '<p>' + words(n) + '</p>').join(''), later = show => setTimeout(show, 80); ${body}</script>`
const INTRODUCTION = '<h1>Torget byggs om</h1><p>Arbetet pågår till mars.</p>'

const CARDS: Record<string, string> = {
  // All of the list gives way to the one that is pressed.
  place: `show = n => { const before = [...list.childNodes]; later(() => { list.innerHTML = '<button aria-label="Tillbaka">←</button><p>' + words(n) + '</p>'; list.firstChild.onclick = () => list.replaceChildren(...before) }) }`,
  // A box over the page.
  box: `show = n => later(() => { document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;inset:20%;background:#fff" role="dialog"><button aria-label="Stäng">×</button><p>' + words(n) + '</p></div>') })`,
  rows: `show = n => later(() => list.children[n].insertAdjacentHTML('afterend', '<div><p>' + words(n) + '</p></div>'))`,
  leads: `show = n => { location.href = '/ordinary?' + n }`,
  route: `show = n => { history.pushState({}, '', '/presses/cards/' + n); list.innerHTML = '<p>' + words(n) + '</p>' }`,
  vote: `show = n => { list.insertAdjacentHTML('afterend', '<p>Tack för din röst på ' + SAYS[n] + '</p>') }`
}

const COUNTERS: Record<string, string> = {
  // Each in a part of its own, with words only.
  plain: `<b>4 kommentarer</b><div>${each(says => `<div>Bra att ${says} rustas upp</div>`)}</div>`,
  // The button stays, and its sheet is marked as no comments.
  sheet: `<button id="open">Visa 4 kommentarer</button><div id="sheet" role="dialog" aria-label="Kommentarer" style="position:fixed;left:0;right:0;bottom:0;background:#fff;transform:translateY(110%)"><button id="close" aria-label="Stäng">✕</button><div id="in"></div></div>${script(`document.getElementById('open').onclick = () => { sheet.style.transform = 'none'; later(() => document.getElementById('in').innerHTML = all()) }; document.getElementById('close').onclick = () => { sheet.style.transform = 'translateY(110%)' }`)}`,
  // As many links to share it by as it counts, and a box about cookies with as many rows; the comments are not there.
  links: `<b>4 kommentarer</b><ul>${each(says => `<li><a href="/share?${says}">Dela om ${says}</a></li>`)}</ul>`,
  cookies: `<button>4 kommentarer</button><div role="dialog" aria-label="Kakor" style="position:fixed;right:0;bottom:0;background:#fff"><p>Vi använder kakor för statistik.</p><div>${each(says => `<p>Kakor om ${says}</p>`)}</div></div>`,
  // What is said of the page itself, in as many lines; and a box with as many rules for them. The comments are not there.
  published: `<b>4 kommentarer</b><div>${['Publicerad av Anna Ek', 'Granskad av Bo Alm i januari', 'Senast ändrad av Cia Dahl den 4 mars', 'Ansvarig för sidan: Dan Berg'].map(line => `<div>${line}</div>`).join('')}</div>`,
  rules: `<button>4 kommentarer</button><div role="dialog" aria-label="Om kommentarer" style="position:fixed;right:0;bottom:0;background:#fff"><div>${each(says => `<p>Skriv aldrig om ${says} i andras namn</p>`)}</div></div>`,
  // Of four that it counts there are two.
  two: `<b>4 kommentarer</b><div><div>Bra att bryggan rustas upp</div><div>Bra att parken rustas upp</div></div>`
}

const YEARS: Record<string, string> = {
  links: '<a href="#">2026</a> <a href="#">2025</a>',
  bar: '<nav aria-label="Välj år"><button aria-current="true">2026</button><button>2025</button></nav>',
  pressed: '<button aria-pressed="true">2026</button> <button aria-pressed="false">2025</button>'
}

export const PRESSES: Record<string, Make> = {
  // One control that shows four answers in its place: `says` and `name`; `real`: a link with an address that the script keeps.
  '/presses/counted': query => {
    const name = query.get('name')
    const called = name === null ? '' : ` aria-label="${name}"`
    const control = query.has('real')
      ? `<a id="more" href="/presses/answers">${query.get('says')}</a>`
      : `<button id="more"${called}>${query.get('says')}</button>`
    return page(
      'Räknat',
      `<main>${INTRODUCTION}<article><p>Tyck till om förslaget.</p>${control}<div id="place"></div></article></main>${script(
        `more.addEventListener('click', event => { event.preventDefault(); later(() => { place.innerHTML = all() }) })`
      )}`
    )
  },
  // The same in a frame, and a document that is leafed through in one.
  '/presses/frame': query =>
    page(
      'I en ram',
      `<main>${INTRODUCTION}<iframe src="/presses/${query.has('pages') ? 'pages' : 'counted?says=4 dolda'}" width="600" height="400"></iframe></main>`
    ),
  '/presses/pages': () =>
    page(
      'Dokument',
      `<button id="next" title="Nästa sida">▼</button> <input value="1" size="2"> av 4<div id="sheet"></div>${script(
        `let n = 0; const draw = () => { sheet.textContent = words(n) }; next.onclick = () => { n++; draw() }; draw()`
      )}`
    ),
  // Answers of comments, fetched at the first press, and shown and hidden by buttons that say the same all the while.
  '/presses/toggle': () =>
    page(
      'Svar',
      `<main>${INTRODUCTION}${each((says, n) => `<section><p>Bra att ${says} rustas upp</p><div><button class="open"><span>▾</span> ${n + 1} svar</button><div class="in"></div></div></section>`)}</main>${script(
        `document.querySelectorAll('section').forEach((comment, n) => { const box = comment.querySelector('.in'); comment.querySelector('.open').onclick = () => { if (box.firstChild === null) later(() => { box.innerHTML = '<p>' + words(n) + '</p>' }); else box.hidden = !box.hidden } })`
      )}`
    ),
  // One dialog for four buttons.
  '/presses/dialog': () =>
    page(
      'En ruta',
      `<main>${each(says => `<article><p>Ärendet om ${says}</p><button class="open" aria-haspopup="dialog">Läs mer</button></article>`)}</main><dialog id="box"><form method="dialog"><button>Stäng</button></form><div id="in"></div></dialog>${script(
        `document.querySelectorAll('.open').forEach((button, n) => { button.onclick = () => later(() => { document.getElementById('in').innerHTML = '<p>' + words(n) + '</p>'; if (!box.open) box.showModal() }) })`
      )}`
    ),
  // What HTML itself opens, and fetches then.
  '/presses/popover': () =>
    page(
      'Bisysslor',
      `<main>${INTRODUCTION}<p>Anna Ek <button popovertarget="box">Bisysslor</button></p></main><div popover id="box">Hämtar…</div>${script(
        `box.addEventListener('toggle', event => { if (event.newState === 'open') later(() => { box.textContent = words(0) }) })`
      )}`
    ),
  '/presses/cards': query => {
    const as = query.get('as') ?? ''
    return page(
      'Kort',
      `<main>${INTRODUCTION}<div id="list"${as === 'vote' ? ' class="poll"' : ''}>${each(says => `<div class="tile" style="cursor:pointer"><b>Ärende</b><br>Kommunen tar upp frågan om ${says}</div>`)}</div></main>${script(
        `let show; ${CARDS[as] ?? ''}; document.querySelectorAll('.tile').forEach((tile, n) => tile.addEventListener('click', () => show(n)))`
      )}`
    )
  },
  // After cards that lead to an address of their own, rows that show more in their own place.
  '/presses/kinds': query =>
    page(
      'Två slag',
      `<main>${INTRODUCTION}<div id="list">${each(says => `<div class="tile" style="cursor:pointer">Kommunen tar upp frågan om ${says}</div>`)}</div>${each(says => `<section class="row" style="cursor:pointer">Protokollet om ${says} är justerat</section>`)}</main>${script(
        `let show; ${CARDS[query.get('as') ?? ''] ?? ''}; document.querySelectorAll('.tile').forEach((tile, n) => tile.addEventListener('click', () => show(n))); document.querySelectorAll('.row').forEach((row, n) => row.addEventListener('click', () => later(() => row.insertAdjacentHTML('beforeend', '<p>Beslutet togs i enighet om ' + SAYS[n] + '</p>'))))`
      )}`
    ),
  // One item behind a fragment of the address, in the place of all there is.
  '/presses/fragment': () =>
    page(
      'Nyheter',
      `<main id="app"></main>${script(
        `const draw = () => { if (location.hash === '#/1') later(() => { app.innerHTML = '<a href="#/">Tillbaka</a><p>' + words(0) + '</p>' }); else app.innerHTML = '<article><p>Arbetet pågår till mars.</p><a href="#/1">Läs mer</a></article>' }; addEventListener('hashchange', draw); draw()`
      )}`
    ),
  '/presses/years': query =>
    page(
      'Protokoll',
      `<main>${INTRODUCTION}<div id="years">${YEARS[query.get('as') ?? '']}</div><div id="list"><p>Protokollet är från i år</p></div></main>${script(
        `years.addEventListener('click', event => { const [year] = event.target.textContent.match(/^20\\d\\d$/) ?? []; if (year === undefined) return; event.preventDefault(); later(() => { list.innerHTML = year === '2025' ? all() : '<p>Protokollet är från i år</p>' }) })`
      )}`
    ),
  // Folded by styles alone.
  '/presses/styled': query =>
    page(
      'Fritid',
      `<main>${INTRODUCTION}${
        query.get('as') === 'tick'
          ? '<article><p>Om bygglov. <input type="checkbox" id="box"><span class="rest">Svaret handlar om bryggan vid älven</span> <label for="box">⌄</label></p></article>'
          : '<ul><li><a href="#hours">Öppettider</a></li></ul><section class="target" id="hours">Svaret handlar om bryggan vid älven</section>'
      }</main>`,
      '<style>#box { position: absolute; opacity: 0 } .rest, .target { display: none } #box:checked ~ .rest, .target:target { display: block }</style>'
    ),
  // A row that a button moves; at the second press all posts give way to one. `redraws`: only the row is drawn anew, with a way back.
  '/presses/row': query =>
    page(
      'Mötestider',
      `<main><h1>Mötestider</h1><div id="list"><article><div id="row"></div></article>${[14, 15, 16, 17].map(day => `<article><p>${day} januari 2026 kl. 18</p></article>`).join('')}</div></main>${script(
        `let at = 0; const draw = () => {
          const moved = 'translateX(-' + at * 260 + 'px)', track = row.querySelector('.track'), back = at > 0 ? '<button>←</button>' : ''
          if (track !== null && !${query.has('redraws')}) { track.style.transform = moved; return }
          row.innerHTML = '<div class="cut"><div class="track" style="transform:' + moved + '"><p>Sal A</p><p>Sal B</p><p>Sal C</p></div></div>' + back + (at < 2 ? '<button class="next">Nästa</button>' : '')
          row.querySelectorAll('.next').forEach(next => { next.onclick = () => { at++; if (at === 1 || ${query.has('redraws')}) draw(); else list.innerHTML = '<button>Tillbaka</button><p>Sal C</p>' } })
        }; draw()`
      )}`,
      '<style>.cut { width: 260px; height: 80px; overflow: hidden } .track { display: flex; width: 780px } .track p { width: 260px; margin: 0 }</style>'
    ),
  '/presses/comments': query =>
    page('Kommentarer', `<main>${INTRODUCTION}${COUNTERS[query.get('as') ?? ''] ?? ''}</main>`)
}
