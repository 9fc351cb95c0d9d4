// Pages that ask for more a little late, lay something over themselves, or keep what is to be seen in a frame or a column.
import { mark, page, post, posts } from './html.ts'
import { markColour } from './marks.ts'

type Make = (query: URLSearchParams) => string

const some = (from: number, count: number) => Array.from({ length: count }, (_, n) => post(from + n)).join('')
const framed = (src: string) =>
  `<iframe src="${src}" width="1000" height="700" style="border:0;display:block"></iframe>`

export const LATE: Record<string, Make> = {
  // Asks when it has been scrolled, or its end has been in view, for so many milliseconds.
  '/late/asks': query => {
    const ms = query.get('ms') ?? '300'
    const more = `feed.insertAdjacentHTML('beforeend', await fetch('/hard/part?from=' + next).then(answer => answer.text())); next += 8`
    return page(
      'Frågar när det blivit stilla',
      `<div id="feed">${posts(8)}</div><div id="end" style="height:20px"></div><script>let next = 8, timer
       ${
         query.get('as') === 'watches'
           ? `new IntersectionObserver(seen => { clearTimeout(timer); if (next < 40 && seen.some(one => one.isIntersecting)) timer = setTimeout(async () => { ${more} }, ${ms}) }).observe(end)`
           : `addEventListener('scroll', () => { clearTimeout(timer); timer = setTimeout(async () => { if (next >= 40 || scrollY + innerHeight < document.body.scrollHeight - 200) return; ${more} }, ${ms}) })`
       }</script>`
    )
  },
  // Its third part is not given to whoever has not logged in; who one is was not told from the start either.
  '/late/shut': query =>
    page(
      'Flöde som stängs',
      `<div id="feed">${posts(8)}</div><div id="end" style="height:20px"></div><script>let next = 8, busy = false
       fetch('/late/who')
       const more = async () => { if (busy || next >= 80) return; busy = true
         const answer = await fetch('/late/part?from=' + next + '&shut=${query.get('shut') ?? 24}'); if (!answer.ok) return
         feed.insertAdjacentHTML('beforeend', await answer.text()); next += 8; busy = false; if (end.getBoundingClientRect().top < innerHeight + 200) more() }
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(end)</script>`
    ),
  '/late/frame': query => {
    const of = query.has('foreign') ? (query.get('other') ?? '') : ''
    return page('En ram', `${some(100, 2)}${framed(`${of}${query.get('src') ?? '/frame'}`)}${some(200, 2)}`)
  },
  // Pictures that do not come, of every kind but the ordinary.
  '/late/lost': query => {
    const kinds: Record<string, string> = {
      drawing: '<svg width="400" height="200"><image href="/lost/a.png" width="400" height="200"/></svg>',
      button: '<input type="image" src="/lost/b.png" width="300" height="200" alt="Skicka">',
      film: '<video width="400" height="225" poster="/lost/c.png" preload="none" controls></video>',
      before: '<div class="fore" style="width:600px;height:300px"></div>'
    }
    return page(
      'Borta',
      `${posts(2)}${kinds[query.get('as') ?? ''] ?? ''}`,
      '<style>.fore::before{content:"";display:block;width:600px;height:300px;background:url(/lost/d.png)}</style>'
    )
  },
  // Lies over words in the upper half of the window.
  '/late/toast': () =>
    page(
      'Ruta högt upp',
      `<div style="position:fixed;left:0;right:0;top:0;height:20px;background:${markColour(900)}"></div><div style="position:fixed;left:600px;right:0;top:20px;height:30px;background:${markColour(902)}"></div>${posts(10)}
       <div style="position:fixed;left:0;width:500px;top:60px;height:300px;background:${markColour(901)}"></div>`
    ),
  '/late/gate': query => {
    switch (query.get('as')) {
      // In the flow of the page, where its posts end.
      case 'line':
        return page(
          'Spärr i slutet',
          `<main>${posts(6)}<div><h2>${query.get('says') ?? 'Logga in för att se fler inlägg'}</h2><button>Logga in</button></div></main>`
        )
      // Over a part of the page.
      case 'part':
        return page(
          'Spärr över en del',
          `<div>${posts(20)}</div><script>addEventListener('scroll', () => { if (scrollY < 1500 || document.getElementById('vagg')) return
           document.body.insertAdjacentHTML('beforeend', '<div id="vagg" style="position:absolute;left:0;width:100%;height:100vh;background:#fff;top:' + scrollY + 'px"><h2>Skapa konto hos Norrby</h2><button>Skapa konto</button></div>') })</script>`
        )
      default:
        return page(
          'Som den ska',
          `<section style="position:relative;height:100vh"><div style="position:absolute;inset:0;background:${markColour(7)}">Logga in</div><h1 style="position:relative">Välkommen</h1></section>${posts(6)}<p>Logga in för att kommentera</p><p>Logga in för att se alla dina ärenden</p>`
        )
    }
  },
  // A tree that is closed to its scripts comes when it has been scrolled, with something folded in it.
  '/late/closed': () =>
    page(
      'Stängt och sent',
      `${posts(10)}<div id="plats" style="min-height:1200px"></div><script>addEventListener('scroll', () => { if (scrollY < 500 || plats.firstChild) return
       const host = document.createElement('x-sen'); plats.append(host)
       host.attachShadow({ mode: 'closed' }).innerHTML = '<button onclick="this.nextElementSibling.hidden = false; this.remove()">Visa mer</button><p hidden>Det som var vikt</p>' })</script>`
    ),
  // A column beside the page that stands still and scrolls by itself; `foot`: the page has words where it would reach.
  '/late/column': query =>
    page(
      'Spalt vid sidan',
      `<aside style="position:fixed;left:0;top:0;bottom:0;width:300px;overflow-y:auto">${Array.from({ length: 20 }, (_, n) => `<div style="height:100px">${mark(n).replace('<i style="', '<i style="display:block;width:40px;height:60px;')}Punkt ${n}</div>`).join('')}</aside>
       <div style="margin-left:300px">${posts(query.has('foot') ? 3 : 10)}</div>${query.has('foot') ? '<footer style="height:1500px">Sidfoten är bred och lång</footer>' : ''}`
    )
}
