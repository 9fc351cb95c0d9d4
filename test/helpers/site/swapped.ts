// Pages that put one thing in the place of another: pictures when the scrolling has rested, the next page of a list, one thing at a time.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

/** A picture of one colour, that stands for another until a script has put that one in. */
const GREY = '/picture/500'
const picture = (n: number, shown: string, named = 'data-original') =>
  `<img class="late" ${named}="/picture/${n}" src="${shown}" width="320" height="160" style="display:block" alt=""><p>Foto: kommunen</p>`

const NAMES = ['Anna', 'Berit', 'Cecilia', 'Doris', 'Ester', 'Freja', 'Greta', 'Hanna', 'Ingrid']
/** Three names at a time, each in a part of its own; `at` is the first, and `draw` writes them into `list`. */
const THREE = (same: boolean) =>
  `const NAMES = ${JSON.stringify(NAMES)}; let at = 0; const go = by => { at = ${same ? '0' : '(at + by + 9) % 9'}; draw() }
   const draw = () => { list.innerHTML = NAMES.slice(at, at + 3).map(name => '<article>' + name + '</article>').join('') }; draw()`

/** What leads from three to the next three. */
const WAYS: Record<string, string> = {
  words: '<nav class="pag"><span>Nyare namn</span> <span>Fler namn</span></nav>',
  numbers: `<div class="pagination-box">${[1, 2, 3].map(n => `<a href="#">${n}</a>`).join(' ')}</div>`
}

export const SWAPPED: Record<string, Make> = {
  // Each picture is put in when the window has stood still by it for a while; with `never` none but those at the top. Or all show what
  // they are to show, and name a larger one.
  '/swapped/pictures': query =>
    page(
      'Bilder',
      `<main><h1>Bilder från dagen</h1>${Array.from({ length: 6 }, (_, n) => `${query.get('as') === 'larger' ? picture(n, `/noise/${n}`, 'data-image') : picture(n, GREY)}<div style="height:600px"></div>`).join('')}<p>Det var den sista bilden</p></main>
       <script>const put = () => { for (const image of document.querySelectorAll('.late[data-original]')) { const { top, bottom } = image.getBoundingClientRect()
         if (top < innerHeight && bottom > 0) { image.src = image.dataset.original; image.classList.remove('late') } } }
       let rests; ${query.get('as') === 'rests' ? "addEventListener('scroll', () => { clearTimeout(rests); rests = setTimeout(put, 250) }, { passive: true });" : ''} put()</script>`
    ),
  // A list of three, and the next three in its place; `same`: there are no others.
  '/swapped/list': query =>
    page(
      'Namn',
      `<main><h1>Namn</h1><p>Här står de som har hjälpt till med boken.</p><div id="list"></div><div id="way">${WAYS[query.get('as') ?? '']}</div></main>
       <script>${THREE(query.has('same'))}
       way.onclick = event => { event.preventDefault(); const pressed = event.target.closest('span, a'); if (pressed === null) return
         ${query.get('as') === 'words' ? "history.pushState({}, '', '/swapped/list/' + Math.random());" : ''} setTimeout(() => go(pressed.previousElementSibling === null ? -3 : 3), 150) }</script>`,
      '<style>#way span { cursor: pointer }</style>'
    ),
  // One thing for four seconds, and then the next; the halves of it lead back and on.
  '/swapped/story': () =>
    page(
      'Händelser',
      `<main><h1>Händelser</h1><div aria-roledescription="carousel" style="position:relative;width:360px;height:600px;background:#cde"><div id="shown" style="padding:40px"></div><div class="half" style="left:0"></div><div class="half" style="right:0"></div></div></main>
       <script>const SAYS = ['Loppis', 'Konsert', 'Brasa', 'Kalas']; let at = 0, timer
       const draw = () => { shown.innerHTML = '<h2>' + SAYS[at] + '</h2>'; clearTimeout(timer); timer = setTimeout(() => go(1), 4000) }
       const go = by => { at = (at + by + 4) % 4; draw() }; const [back, on] = document.querySelectorAll('.half'); back.onclick = () => go(-1); on.onclick = () => go(1); draw()</script>`,
      '<style>.half { position: absolute; top: 40px; bottom: 0; width: 50%; cursor: pointer }</style>'
    ),
  // Twelve rows in a drawing that the wheel moves, of which six are seen; as a map, the wheel makes it larger.
  '/swapped/drawing': query =>
    page(
      'Program',
      `<main><h1>Program</h1><p>Det här händer i sommar.</p><div class="${query.get('as') ?? ''}"><canvas width="600" height="360" style="border:1px solid"></canvas></div></main>
       <script>const drawing = document.querySelector('canvas'), pen = drawing.getContext('2d'); let first = 0
       const draw = () => { pen.clearRect(0, 0, 600, 360); for (let n = 0; n < 12; n++) pen.fillText('Rad ' + n, 20, n * 60 - first + 30) }
       drawing.addEventListener('wheel', event => { event.preventDefault(); first = Math.max(0, Math.min(360, first + event.deltaY)); draw() }, { passive: false }); draw()</script>`
    ),
  // The first three in one order or another; `all`: there are no others.
  '/swapped/order': query =>
    page(
      'Synpunkter',
      `<main><h1>Synpunkter</h1><label>Sortera <select><option value="">Populärast</option><option value="new">Senaste</option></select></label><div id="list"></div></main>
       <script>const NAMES = ${JSON.stringify(query.has('all') ? NAMES.slice(0, 3) : NAMES)}, order = document.querySelector('select')
       const draw = () => { list.innerHTML = (order.value === '' ? NAMES : NAMES.toReversed()).slice(0, 3).map(name => '<article>' + name + ' vill ha fler bänkar</article>').join('') }
       order.onchange = () => setTimeout(draw, 200); draw()</script>`
    )
}
