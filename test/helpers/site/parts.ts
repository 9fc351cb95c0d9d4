// Parts of a page that hold more than they show: boxes, frames, folds and what lies beside.
import { mark, page, post, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const some = (from: number, count: number, more: (n: number) => string = () => '') =>
  Array.from({ length: count }, (_, n) => post(from + n, more(from + n))).join('')
const feedIn = (box: string, most: string, wait = 30) => `<script>{
  const box = ${box}; let next = 8, busy = false
  box.addEventListener('scroll', async () => { if (busy || next >= ${most} || box.scrollTop + box.clientHeight < box.scrollHeight - 300) return; busy = true
    box.insertAdjacentHTML('beforeend', await fetch('/hard/part?from=' + next + '&wait=${wait}').then(answer => answer.text())); next += 8; busy = false })
}</script>`
const box = (id: string, content: string, more = '') =>
  `<div id="${id}" style="height:500px;overflow-y:auto;${more}">${content}</div>`

/** Pictures beside each other in a row that is leafed through, each as wide as the row. */
const leaves = (row: string, leaf: string, track = '<div style="display:contents">') =>
  `${posts(3)}<div class="rad" style="overflow-x:auto;width:600px;height:240px;scroll-snap-type:x mandatory;${row}">${track}${Array.from({ length: 6 }, (_, n) => `<div style="${leaf}"><img loading="lazy" src="/picture/${100 + n}" width="600" height="220" alt="Bild ${n}"></div>`).join('')}</div></div>${some(50, 3)}`

export const PARTS: Record<string, Make> = {
  '/hard/leafed': query =>
    query.get('as') === 'words'
      ? page('Rad med bilder', leaves('white-space:nowrap', 'display:inline-block;width:600px'))
      : page('Rad med bilder', leaves('display:flex', 'flex:0 0 100%')),
  '/hard/leafed-card': () =>
    page(
      'Rad i ett kort med egen höjd',
      `<div style="height:1200px;overflow:hidden">${leaves('display:flex', 'flex:0 0 100%')}</div>${some(80, 2)}`
    ),
  // What scrolls the page is somewhat wider than the window, and has pictures.
  '/hard/leafed-main': () =>
    page(
      'Del som rullar sidan, och är för bred',
      `<style>html,body{height:100vh;margin:0;overflow:hidden}</style><main style="height:100vh;overflow:auto">${posts(12)}<div style="display:flex;width:2000px"><img src="/picture/100" width="300" height="220" alt=""><img src="/picture/101" width="300" height="220" alt="" style="margin-left:1200px"></div></main>`
    ),
  // Its buttons move it, and what is beside is cut off.
  '/hard/leafed-moved': query =>
    page(
      'Rad som knappar flyttar',
      `${leaves('overflow:hidden', 'display:inline-block;width:600px', `<div class="spar" style="white-space:nowrap;transform:translateX(${query.get('at') ?? '0'}px);transition:transform .3s">`)}<button>Nästa</button>`
    ),
  '/hard/leafed-stubborn': () =>
    page(
      'Rad som inte går att öppna',
      `${leaves('position:relative', 'position:absolute')}<script>document.querySelectorAll('.rad > div > div').forEach((leaf, n) => { leaf.style.left = n * 600 + 'px' })</script>`
    ),
  // Words that lie beside the edge of what scrolls sideways: `as` says of what, and `beside` puts something in the way of it.
  '/hard/beside': query => {
    const cells = (row: number) =>
      Array.from(
        { length: 30 },
        (_, n) =>
          `<td style="min-width:80px;height:40px;padding:0">${n === 29 ? mark(row).replace('<i style="', '<i style="display:block;width:40px;height:30px;') : ''}Cell ${row}:${n}</td>`
      ).join('')
    const table = `<table style="border-spacing:0">${Array.from({ length: 12 }, (_, row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
    const cards = Array.from(
      { length: 8 },
      (_, n) =>
        `<a href="#" style="flex:0 0 300px;height:150px">${mark(n).replace('<i style="', '<i style="display:block;width:40px;height:100px;')}Nyhet ${n} om vad som händer på torget i vår</a>`
    ).join('')
    const chips = Array.from({ length: 60 }, (_, n) => `<a href="#">Ämne ${n}</a> `).join('')
    const wide = (content: string, style = '') =>
      `<div class="bred" style="width:900px;overflow-x:auto;${style}">${content}</div>`
    switch (query.get('as')) {
      case 'code':
        return page(
          'Kod',
          `${post(0)}<pre style="width:900px;overflow-x:auto">${'ord '.repeat(600)}Sistaordet</pre>${post(1)}`
        )
      case 'cards':
        return page('Kort', `${post(50)}${wide(cards, 'display:flex')}${post(51)}`)
      case 'chips':
        return page('Val', `${post(0)}${wide(chips, 'white-space:nowrap')}${post(1)}`)
      case 'beside':
        return page(
          'Tabell med något bredvid',
          `<div style="display:flex"><div style="flex:none">${wide(table)}</div><aside style="height:600px">Bredvid tabellen</aside></div>`
        )
      case 'clipped':
        return page(
          'Tabell i ett kort',
          `<div style="width:900px;height:560px;overflow:hidden">${wide(table)}</div>`
        )
      default:
        return page(
          'Tabell',
          `${post(50)}${wide(table)}${post(51)}`,
          query.get('as') === 'cut' ? '<style>html,body{overflow-x:hidden}</style>' : ''
        )
    }
  },
  '/hard/box-feed': query =>
    page(
      'Flöde i en ruta',
      `${posts(4)}${box('ruta', posts(8))}${some(200, 4)}${feedIn('ruta', query.get('most') ?? '40')}`
    ),
  // Articles with times, each an hour older than the one before.
  '/hard/box-dated': () =>
    page(
      'Flöde i en ruta, med tider',
      `${posts(4)}${box('ruta', '')}${some(200, 4)}<script>
      let n = 0
      const more = () => { for (let k = 0; k < 8; k++, n++) ruta.insertAdjacentHTML('beforeend', '<article class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Rad ' + n + '</p><time datetime="' + new Date(Date.now() - n * 864e5).toISOString() + '">dag</time></article>') }
      ruta.addEventListener('scroll', () => { if (ruta.scrollTop + ruta.clientHeight > ruta.scrollHeight - 300) more() }); more()</script>`
    ),
  // Pictures that are fetched by a script when the box has been scrolled to them.
  '/hard/box-lazy': () =>
    page(
      'Lata bilder i en ruta',
      `${posts(4)}${box(
        'ruta',
        Array.from(
          { length: 12 },
          (_, n) =>
            `<div class="post">${mark(100 + n)}<img data-src="/picture/${n}" width="200" height="100" alt=""></div>`
        ).join('')
      )}${some(4, 4)}<script>const watch = new IntersectionObserver(seen => { for (const one of seen) if (one.isIntersecting) one.target.src = one.target.dataset.src })
       for (const image of document.querySelectorAll('[data-src]')) watch.observe(image)</script>`
    ),
  // A script gives the box back its height again and again.
  '/hard/box-refits': () =>
    page(
      'En ruta som ställs om',
      `${posts(4)}${box('ruta', some(100, 10))}<script>setInterval(() => { ruta.style.height = '500px'; ruta.style.minHeight = '0' }, 100)</script>`
    ),
  '/hard/box-virtual': () =>
    page(
      'En ruta med rader i sikte',
      `${posts(4)}${box('ruta', `<div id="list" style="position:relative;height:${40 * 300}px"></div>`)}${some(4, 2)}<script>
       const draw = () => { list.replaceChildren(); for (let n = Math.floor(ruta.scrollTop / 300); n < Math.min(40, (ruta.scrollTop + ruta.clientHeight) / 300); n++) { const row = document.createElement('div'); row.className = 'post'; row.style = 'position:absolute;left:0;right:0;top:' + n * 300 + 'px'; row.innerHTML = '<i style="background:rgb(' + (100 + n) + ',0,251)"></i><p>Rutrad ' + n + '</p>'; list.append(row) } }
       ruta.addEventListener('scroll', draw); draw()</script>`
    ),
  '/hard/frame-part': () =>
    page(
      'Ram med en del som rullar',
      `${posts(2)}<iframe src="/hard/frame-app" width="1200" height="600" style="border:0;display:block"></iframe>${some(2, 2)}`
    ),
  '/hard/frame-app': () =>
    page(
      'App i ram',
      `<main style="height:100%;overflow-y:auto">${some(100, 8)}</main>`,
      '<style>html,body{height:100%;overflow:hidden}</style>'
    ),
  '/hard/frame-nested': query =>
    page(
      'Ram i ram',
      `${posts(2)}<iframe src="${query.has('foreign') ? (query.get('other') ?? '') : ''}/hard/frame-outer" width="1200" height="700" style="border:0;display:block"></iframe>${some(2, 2)}`
    ),
  '/hard/frame-outer': () =>
    page(
      'Yttre ram',
      `${some(50, 1)}<iframe src="/hard/frame-inner" width="1100" height="400" style="border:0;display:block"></iframe>`
    ),
  '/hard/frame-inner': () => page('Inre ram', some(100, 6)),
  '/hard/frame-lazy': () =>
    page(
      'Ram med lata bilder',
      `${posts(2)}<iframe src="/lazy?n=16" width="1200" height="600" style="border:0;display:block"></iframe>${some(2, 2)}`
    ),
  '/hard/frame-feed': () =>
    page(
      'Ram med flöde',
      `${posts(2)}<iframe src="/infinite" width="1200" height="600" style="border:0;display:block"></iframe>${some(2, 2)}`
    ),
  '/hard/frame-shadow': () =>
    page(
      'Ram med skugga',
      `${posts(2)}<iframe src="/shadow" width="1200" height="500" style="border:0;display:block"></iframe>`
    ),
  '/hard/frame-object': () =>
    page(
      'Objekt',
      `${posts(2)}<object data="/feed?n=6" type="text/html" width="1200" height="600" style="display:block"></object>${some(2, 2)}`
    ),
  '/hard/frame-in-shadow': () =>
    page(
      'Ram i skugga',
      `${posts(2)}<x-ram id="host" style="display:block"></x-ram>${some(2, 2)}<script>host.attachShadow({ mode: 'open' }).innerHTML = '<iframe src="/feed?n=6" width="1200" height="600" style="border:0;display:block"></iframe>'</script>`
    ),
  '/hard/frameset-rows': () =>
    '<!doctype html><title>Ramar</title><frameset rows="100,*,20%" border=0><frame src="/frame?text=Topp" scrolling=no><frameset cols="30%,70%"><frame src="/feed?n=14" noresize><frame src="/feed?n=9"></frameset><frame src="/frame?text=Fot"></frameset>',
  '/hard/details-name': () =>
    page(
      'En i taget',
      `<main>${Array.from({ length: 6 }, (_, n) => `<details name="fragor" ${n === 2 ? 'open' : ''}><summary>Fråga ${n}?</summary><p style="margin:0;height:200px">${mark(n).replace('<i style="', '<i style="display:block;width:40px;height:100px;')}Svar ${n}: Skicka in blanketten.</p></details>`).join('')}</main>`
    ),
  // `bare`: nothing says what is its content.
  '/hard/accordion': query =>
    page(
      'Dragspel',
      `<nav><button aria-expanded="false" aria-controls="meny">Meny</button><div id="meny" hidden>Menyns innehåll</div></nav><${query.has('bare') ? 'div' : 'main'}>${Array.from({ length: 5 }, (_, n) => `<h3><button aria-expanded="false" aria-controls="svar-${n}">Fråga ${n}?</button></h3><div id="svar-${n}" hidden style="height:200px">Svar ${n}: Skicka in blanketten.</div>`).join('')}</${query.has('bare') ? 'div' : 'main'}><script>
       for (const button of document.querySelectorAll('button')) button.onclick = () => { const isOpen = button.getAttribute('aria-expanded') === 'true'
         ${query.has('one') ? "for (const other of document.querySelectorAll('main button')) { other.setAttribute('aria-expanded', 'false'); document.getElementById(other.getAttribute('aria-controls')).hidden = true }" : ''}
         button.setAttribute('aria-expanded', String(!isOpen)); document.getElementById(button.getAttribute('aria-controls')).hidden = isOpen }</script>`
    ),
  '/hard/slots': query =>
    page(
      'Stängd skugga med platser',
      `${posts(2)}<article-card><template shadowrootmode="${query.get('mode') ?? 'closed'}"><style>h2{color:green}</style><h2>Rubrik i skuggan</h2><slot name="ingress"></slot><p>Text i skuggan</p><slot></slot><slot name="tom">Reserv i skuggan</slot></template><p slot="ingress">Ingress i ljuset</p><p>Brödtext i ljuset</p><p slot="borta">Syns inte alls</p></article-card>
       <section><template shadowrootmode="${query.get('mode') ?? 'closed'}"><slot></slot><p>Sektion i skuggan</p><div><template shadowrootmode="closed"><p>Djupt i skuggan</p></template></div></template>Sektion i ljuset</section>${some(2, 1)}`
    ),
  '/hard/span-more': () =>
    page(
      'Visa mer utan knapp',
      `<main><p>Början<span id="rest" hidden> och fortsättningen av texten</span> <span style="cursor:pointer" onclick="rest.hidden = false; this.remove()">… Visa mer</span></p>
      <div onclick="rest2.hidden = false; this.hidden = true" style="cursor:pointer" aria-hidden="true">Visa mer</div><p id="rest2" hidden>Andra fortsättningen</p>
      <input type="checkbox" id="ruta" style="display:none"><label for="ruta">Läs mer</label><p class="rest3">Tredje fortsättningen</p></main>`,
      '<style>.rest3{display:none}#ruta:checked ~ .rest3{display:block}</style>'
    ),
  // A login comes instead of the page, or over it, once one has read a little.
  '/hard/wall-replaces': query =>
    page(
      'Inloggning i stället',
      `<main id="sida">${posts(20)}</main><script>addEventListener('scroll', () => { if (scrollY < 600 || document.getElementById('vagg')) return
       const form = '<div id="vagg"><h1>Norrby</h1><p>Du måste logga in för att fortsätta</p>${query.get('as') === 'text' ? '' : '<form><input name="namn"><input type="password"></form>'}<button>Logga in</button></div>'
       sida.${query.get('as') === 'over' ? 'insertAdjacentHTML("beforeend", form); vagg.style = "position:fixed;inset:0;background:#fff"' : 'innerHTML = form'} })</script>`
    ),
  // Posts that show some of their comments each, as many as `there` from the start and the others as it is scrolled.
  '/hard/sorted': query =>
    page(
      'Inlägg med urval',
      `<div id="feed"></div><script>{ let next = 0
       const more = count => { for (; count > 0 && next < ${Number(query.get('count'))}; count--, next++) feed.insertAdjacentHTML('beforeend', '<article class="post"><p>Inlägg ' + next + '</p><button onclick="this.nextElementSibling.hidden = false">Mest relevanta</button><div role="menu" hidden><div role="menuitem" onclick="const meny = this.parentElement; meny.previousElementSibling.textContent = &quot;Alla kommentarer&quot;; meny.outerHTML = &quot;<p>Dold kommentar&quot; + ' + next + ' + &quot;</p>&quot;">Alla kommentarer</div></div></article>') }
       more(${Number(query.get('there'))}); addEventListener('scroll', () => { if (scrollY + innerHeight > document.body.scrollHeight - 400) more(4) }) }</script>`
    ),
  // A short page with a form to log in that is folded away.
  '/hard/folded-login': () =>
    page(
      'Med en inloggning',
      `<main>${posts(4)}<details><summary>För anställda</summary><form><input name="namn"><input type="password"><button>Logga in</button></form></details></main>`
    ),
  '/hard/wall-late': query =>
    page(
      'Inloggning när man rullat',
      `${posts(20)}<script>addEventListener('scroll', () => { if (scrollY < 1500 || document.getElementById('vagg')) return
       document.body.insertAdjacentHTML('beforeend', '<div id="vagg" style="position:fixed;inset:0;z-index:9;background:rgba(255,255,255,.95)"><div style="margin:200px auto;width:400px"><h2>Logga in för att fortsätta läsa</h2>${query.has('closes') ? '<button onclick="vagg.remove();document.documentElement.style.overflow=null">Stäng</button>' : ''}<button>Logga in</button></div></div>'); document.documentElement.style.overflow = 'hidden' })</script>`
    )
}
