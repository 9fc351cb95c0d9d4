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
  // What is folded in the first frame takes the place of the second.
  '/late/instead': () =>
    page(
      'I stället',
      `${posts(2)}${framed('/late/instead-inside')}<div id="second">${framed('/frame?text=Andra')}</div>${some(2, 2)}`
    ),
  '/late/instead-inside': () =>
    page(
      'Tar en annans plats',
      `<button onclick="parent.document.getElementById('second').remove(); this.nextElementSibling.hidden = false; this.remove()">Visa mer</button><div hidden>${post(300)}</div>`
    ),
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
  // What scrolls stands still between a head and a foot that do.
  '/late/between': () =>
    page(
      'Mellan topp och fot',
      `<main style="position:fixed;top:60px;bottom:60px;left:0;right:0;overflow-y:auto">${posts(25)}</main><header style="position:fixed;top:0;height:60px;left:0;right:0;background:${markColour(900)}"></header><footer style="position:fixed;bottom:0;height:60px;left:0;right:0;background:${markColour(901)}"></footer>`
    ),
  // A feed without end in a part of the page that scrolls, five days back with each post; `rigid`: the part has its own height.
  '/late/part-feed': query =>
    page(
      'Flöde i en del, med tider',
      `<main id="m" style="height:${query.has('rigid') ? '900px' : '100%'};overflow-y:auto"><div id="feed"></div></main><script>let n = 0
       const more = () => { for (let k = 0; k < 8; k++, n++) feed.insertAdjacentHTML('beforeend', '<article class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Inlägg ' + n + '</p><time datetime="' + new Date(Date.now() - n * 5 * 864e5).toISOString() + '">dag</time></article>') }
       more(); m.addEventListener('scroll', () => { if (m.scrollTop + m.clientHeight > m.scrollHeight - 300) more() })</script>`,
      '<style>html,body{height:100%;overflow:hidden}</style>'
    ),
  // The same in an open shadow tree.
  '/late/shadow-feed': () =>
    page(
      'Flöde i skuggan, med tider',
      `<x-flode id="host"></x-flode><script>let n = 0
       const root = host.attachShadow({ mode: 'open' }); root.innerHTML = '<div id="feed"></div><div id="end" style="height:20px"></div>'
       const [feed, end] = root.children
       const more = () => { for (let k = 0; k < 8; k++, n++) feed.insertAdjacentHTML('beforeend', '<article style="height:300px"><i style="display:block;width:40px;height:100px;background:rgb(' + n % 256 + ',' + (n >> 8) + ',251)"></i>Inlägg ' + n + '<time datetime="' + new Date(Date.now() - n * 3 * 864e5).toISOString() + '">dag</time></article>') }
       more(); new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more(), { rootMargin: '300px' }).observe(end)</script>`
    ),
  // A button comes when it has been scrolled, brings six posts, and comes again.
  '/late/button': query =>
    page(
      'Knapp efter rullning',
      `<div id="feed">${posts(6)}</div><div id="plats"></div><script>let n = 6
       addEventListener('scroll', () => { if (plats.firstChild || n >= ${query.get('most') ?? 36}) return
         const button = document.createElement('button'); button.textContent = 'Visa fler inlägg'
         button.onclick = () => { button.remove(); for (let k = 0; k < 6; k++, n++) feed.insertAdjacentHTML('beforeend', '<div class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Inlägg ' + n + '</p></div>') }
         plats.append(button) })</script>`
    ),
  // Below the post and its comments there are others, with comments of their own on their own pages.
  '/late/related': () =>
    page(
      'Blogg',
      `<article class="post"><h1>Nytt</h1></article><section><h2>2 kommentarer</h2>${[1, 2].map(n => `<div class="comment" id="comment-${n}"><p>Svar ${n}</p></div>`).join('')}</section>
       ${['a', 'b'].map(name => `<article><h3>Mer ${name}</h3><a href="/annan-${name}#comments">14 kommentarer</a></article>`).join('')}<aside><a href="/annan-c">9 kommentarer</a></aside>`
    ),
  // A column beside the page that stands still and scrolls by itself; `foot`: the page has words where it would reach.
  '/late/column': query =>
    page(
      'Spalt vid sidan',
      `<div style="display:flex;align-items:flex-start"><aside style="${query.has('sticks') ? 'position:sticky;top:0;flex:none;max-height:100vh' : 'position:fixed;left:0;top:0;bottom:0'};width:300px;overflow-y:auto">${Array.from({ length: 20 }, (_, n) => `<div style="height:100px">${mark(n).replace('<i style="', '<i style="display:block;width:40px;height:60px;')}Punkt ${n}</div>`).join('')}</aside>
       <div style="flex:1;margin-left:${query.has('sticks') ? 0 : 300}px">${posts(query.has('foot') ? 3 : 10)}</div></div>${query.has('foot') ? '<footer style="height:1500px">Sidfoten är bred och lång</footer>' : ''}`
    )
}
