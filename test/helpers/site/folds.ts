// Pages that fold what they have in ways that no look at one moment of them finds.
import { mark, page, post, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const WORDS = 'om arbetet med den nya bron vid hamnen'
/** Eight elements are given other posts as the page is scrolled; `fold`: the words of what each is cut short with. */
const recycled = (fold: string) =>
  page(
    'Flöde',
    `<div id="feed" style="position:relative;height:7200px"></div><script>
      const opened = new Set(), pool = []
      for (let k = 0; k < 8; k++) { const part = document.createElement('div'); part.className = 'post'; part.style = 'position:absolute;left:0;right:0'; part.row = -1; feed.append(part); pool.push(part) }
      const fill = part => {
        const n = part.row
        part.innerHTML = '<i style="background:rgb(' + n + ',0,251)"></i><p></p>'
        const said = part.querySelector('p')
        if (opened.has(n)) said.textContent = 'Rad ' + n + ' ${WORDS} slutar här: ' + 'abcdefghijklmnopqrstuvwxyz'[n]
        else { said.innerHTML = 'Rad ' + n + ' ${WORDS}… ${fold}'; said.lastElementChild.onclick = () => { opened.add(n); fill(part) } }
      }
      const draw = () => {
        const first = Math.max(0, Math.floor(scrollY / 300) - 1), wanted = []
        for (let n = first; n < Math.min(24, first + 8); n++) wanted.push(n)
        for (const part of pool) if (!wanted.includes(part.row)) { part.row = -1; part.style.display = 'none' }
        for (const n of wanted) {
          if (pool.some(part => part.row === n)) continue
          const part = pool.find(part => part.row < 0)
          part.row = n; part.style.display = ''; part.style.top = n * 300 + 'px'; fill(part)
        }
      }
      addEventListener('scroll', draw); addEventListener('resize', draw); draw()
    </script>`
  )

export const FOLDS: Record<string, Make> = {
  '/folds/recycled': () => recycled('<div role="button" tabindex="0" style="display:inline">mer</div>'),
  // Nobody can tell that it may be pressed.
  '/folds/silent': () =>
    page('Tyst', `${post(0)}${post(1, `<p>Kommunen berättar ${WORDS}… <span>mer</span></p>`)}`),
  '/folds/teasers': () =>
    page(
      'Puffar',
      `${[0, 1, 2].map(n => post(n, `<p>Kommunen berättar ${WORDS}… <a href="/feed?n=${n}">Läs mer</a></p>`)).join('')}<h2>Visa fler inlägg</h2>`
    ),
  // Cells are drawn while they are near; the button after them brings twelve more, and once more a button.
  '/folds/cells': () =>
    page(
      'Tidslinje',
      `<div id="list" style="position:relative"></div><script>
        const next = from => Array.from({ length: 12 }, (_, k) => from + k), rows = [...next(0), -1]; let cells = new Map()
        const draw = () => {
          for (const [at, cell] of cells) if (at * 300 < scrollY - 600 || at * 300 > scrollY + innerHeight + 300) { cell.remove(); cells.delete(at) }
          rows.forEach((n, at) => {
            if (cells.has(at) || at * 300 < scrollY - 600 || at * 300 > scrollY + innerHeight + 300) return
            const cell = document.createElement('div')
            cell.className = 'post'; cell.style = 'position:absolute;left:0;right:0;top:' + at * 300 + 'px'
            cell.innerHTML = n < 0 ? '<button>Visa fler svar</button>' : '<i style="background:rgb(' + n + ',0,251)"></i><p>Rad ' + n + ' ${WORDS}: ' + 'abcdef'[n % 6] + 'ghijkl'[Math.floor(n / 6)] + '</p>'
            if (n < 0) cell.firstChild.onclick = () => setTimeout(() => {
              const from = rows[at - 1] + 1
              rows.splice(at, 1, ...next(from), ...(from < 24 ? [-1] : []))
              for (const one of cells.values()) one.remove()
              cells = new Map(); size(); draw()
            }, 100)
            list.append(cell); cells.set(at, cell)
          })
        }
        const size = () => { list.style.height = rows.length * 300 + 'px' }
        addEventListener('scroll', draw); addEventListener('resize', draw); size(); draw()
      </script>`
    ),
  // As platforms write what is not a page: `says`.
  '/folds/says': query => page('Kontot', `<main><h2>${query.get('says') ?? ''}</h2><p>Norrby</p></main>`),
  '/folds/locked': () =>
    page(
      'Låst',
      posts(8) +
        `<div style="position:fixed;left:0;right:0;bottom:0;height:45vh;background:#fff"><h2>Bli en del av gemenskapen</h2><a href="/signup">Öppna ett konto</a></div><style>body{overflow:hidden}</style>`
    ),
  // A list of parts that one leafs through in its place; `pages`: each is a page of its own.
  '/folds/parts': query =>
    page(
      'Nyheter',
      `<p>Visar 1–3 av 18</p>${[0, 1, 2].map(n => `<article class="post">${mark(n)}<p>Nyhet ${n}</p></article>`).join('')}${query.has('pages') ? '<a href="?page=2">Nästa</a>' : '<nav><button>Nästa</button></nav>'}`
    ),
  // A table that says how many of its rows are shown, in `says`; `all`: all twelve are there, and it goes on saying so.
  '/folds/rows': query =>
    page(
      'Diarium',
      `<main><h1>Diarium</h1><table><tbody>${Array.from({ length: query.has('all') ? 12 : 4 }, (_, n) => `<tr><td>Ärendet om ${'abcdefghijkl'[n]?.repeat(4)} är avgjort</td></tr>`).join('')}</tbody></table><div>${query.get('says')}</div>${query.has('pages') ? '<a href="?page=2">Nästa</a>' : '<span class="row"><i>‹</i><i>›</i></span>'}</main>`
    ),
  // A link to the next part that a script follows in the page; `real`: one that nobody keeps from leading there.
  '/folds/link': query =>
    page(
      'Nyheter',
      `<div id="list">${posts(3)}</div><a id="more" href="/folds/link?page=2">Visa fler nyheter</a><script>
        more.onclick = event => {
          ${query.has('real') ? 'return' : 'event.preventDefault()'}
          for (let k = 0; k < 3; k++) { const n = list.children.length; list.insertAdjacentHTML('beforeend', '<div class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Till ' + n + '</p></div>') }
          if (list.children.length > 8) more.remove()
        }
      </script>`
    ),
  '/folds/form': query =>
    page(
      'Formulär',
      `<div id="list">${posts(3)}</div><form action="/folds/form"><input type="hidden" name="page" value="2"><button>Visa fler</button></form><script>
        document.forms[0].onsubmit = event => {
          ${query.has('real') ? 'return' : 'event.preventDefault()'}
          list.insertAdjacentHTML('beforeend', '<div class="post"><i style="background:rgb(3,0,251)"></i><p>Till 3</p></div>')
          document.forms[0].remove()
        }
      </script>`
    ),
  // Panels that are empty until their button is pressed.
  '/folds/answers': () =>
    page(
      'Frågor',
      `<main>${[0, 1, 2].map(n => `<h3><button aria-expanded="false" aria-controls="a${n}">Hur ansöker jag om tillstånd ${n}?</button></h3><div id="a${n}" hidden></div>`).join('')}</main><script>
        for (const button of document.querySelectorAll('button')) button.onclick = () => {
          const panel = document.getElementById(button.getAttribute('aria-controls')), isOpen = button.getAttribute('aria-expanded') === 'true'
          button.setAttribute('aria-expanded', !isOpen); panel.hidden = isOpen
          setTimeout(() => { panel.textContent = 'Svaret står under ' + panel.id }, 200)
        }
      </script>`
    ),
  // `shared`: one panel, which is filled anew; else one for each tab.
  '/folds/tabs': query =>
    page(
      'Flikar',
      `<main><div role="tablist">${['Vinter', 'Sommar'].map((name, n) => `<button role="tab" aria-controls="p${query.has('shared') ? 0 : n}" aria-selected="${n === 0}">${name}</button>`).join('')}</div>
       <div role="tabpanel" id="p0">Badet är öppet hela vintern</div>${query.has('shared') ? '' : `<div role="tabpanel" id="p1" ${query.has('shown') ? '' : 'hidden'}>Badet är stängt hela sommaren</div>`}</main>`
    ),
  // One slide at a time, every second of them a card with words; the button is drawn anew with each.
  '/folds/slides': () =>
    page(
      'Bilder och kort',
      `<article class="post" style="height:auto"><div id="slide" style="height:160px"></div></article><script>
        let n = 0
        const draw = () => {
          slide.innerHTML = (n % 2 ? '<div class="card"><p>Kort ' + n + ' om bron vid hamnen: ' + 'abcdef'[n] + '</p></div>' : '<img src="/picture/' + n + '" width="200" height="100">') + (n < 5 ? '<button aria-label="Nästa">›</button>' : '')
          if (n < 5) slide.querySelector('button').onclick = () => setTimeout(() => { n++; draw() }, 100)
        }
        draw()
      </script>`
    ),
  // A row of which a button shows what is cut off; `filled`: what is far away is filled only when it comes near.
  '/folds/row': query =>
    page(
      'Rad',
      `<div id="row" style="width:600px;overflow:hidden"><div id="all" style="display:flex;gap:8px;width:max-content;transition:transform .1s">${[0, 1, 2, 3, 4, 5].map(n => `<div style="width:300px;height:120px">${query.has('filled') ? '' : `${mark(n)}<p style="background:rgb(${n},0,251)">Kort ${n} om bron</p>`}</div>`).join('')}</div></div><button id="next" aria-label="Nästa">›</button><script>
        let at = 0
        const draw = () => {
          all.style.transform = 'translateX(-' + at * 308 + 'px)'
          next.disabled = at === 4
          if (${query.has('filled')}) [...all.children].forEach((part, n) => { if (Math.abs(n - at) < 2 && !part.firstChild) part.innerHTML = '<img src="/picture/' + n + '" width="200" height="100">' })
        }
        next.onclick = () => { at++; draw() }; draw()
      </script>`
    ),
  // A row that goes on for a few pixels, and fetches more when its end is reached; only a button moves it.
  '/folds/fetches': () =>
    page(
      'Hämtar',
      `<section><div id="row" style="display:flex;gap:10px;width:620px;overflow-x:hidden"></div><button aria-label="Visa nästa" onclick="row.scrollBy({ left: 500 })">›</button></section><script>
        const add = () => { for (let k = 0; k < 3; k++) { const n = row.children.length; row.insertAdjacentHTML('beforeend', '<div style="flex:0 0 210px;height:120px"><img src="/picture/' + n + '" width="200" height="100"></div>') } }
        row.onscroll = () => { if (row.children.length < 9 && row.scrollLeft + row.clientWidth > row.scrollWidth - 40) setTimeout(add, 100) }
        add()
      </script>`
    )
}
