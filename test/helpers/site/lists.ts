// Lists that draw, hide, fetch or move their rows while they are gone through.
import { page, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const inner = (n: string) => `'<i style="background:rgb(' + ${n} + ',0,251)"></i><p>Rad ' + ${n} + '</p>'`
/** A function that answers with the next posts after `wait` ms, or with an error from `fails` on. */
const FETCH = `const part = (from, wait = 0) => fetch('/hard/part?from=' + from + '&wait=' + wait + '&fails=' + fails).then(answer => { if (!answer.ok) throw new Error('' + answer.status); return answer.text() })`

export const LISTS: Record<string, Make> = {
  // The rows stay in the page and are given other contents: twelve elements show a hundred rows in turn.
  '/hard/pooled': () =>
    page(
      'Rader som fylls på nytt',
      `<div id="list" style="position:relative;height:${100 * 300}px"></div><script>
       const rows = Array.from({ length: 8 }, () => { const row = document.createElement('div'); row.className = 'post'; row.style = 'position:absolute;left:0;right:0;top:0'; list.append(row); return row })
       const draw = () => {
         const first = Math.max(0, Math.min(92, Math.floor(scrollY / 300) - 1))
         rows.forEach((_, k) => { const n = first + k, row = rows[n % 8]
           if (row.dataset.n != n) { row.dataset.n = n; row.style.transform = 'translateY(' + n * 300 + 'px)'; row.innerHTML = ${inner('n')} } })
       }
       addEventListener('scroll', draw); draw()</script>`
    ),
  // Posts are there and empty out of view: what is in them is taken away.
  '/hard/emptied': () =>
    page(
      'Töms ur sikte',
      `<div id="list">${Array.from({ length: 60 }, (_, n) => `<div class="post" data-n="${n}"></div>`).join('')}</div><script>
       const watch = new IntersectionObserver(seen => { for (const { isIntersecting, target } of seen) {
         const n = target.dataset.n; target.innerHTML = isIntersecting ? ${inner('n')} : '' } }, { rootMargin: '300px' })
       for (const row of list.children) watch.observe(row)</script>`
    ),
  // Each post fades in when it comes into view, and out again when it leaves it.
  '/hard/fades-out': () =>
    page(
      'Tonar in och ut',
      posts(30) +
        `<script>const watch = new IntersectionObserver(seen => { for (const one of seen) one.target.classList.toggle('in', one.isIntersecting) }, { rootMargin: '-50px' })
        for (const one of document.querySelectorAll('.post')) watch.observe(one)</script>`,
      '<style>.post > * { opacity: 0; transition: opacity .3s } .post.in > * { opacity: 1 }</style>'
    ),
  '/hard/scroll-timeline': () =>
    page(
      'Följer rullningen',
      posts(30),
      '<style>@keyframes in { from { opacity: 0 } to { opacity: 1 } } .post > * { animation: in linear both; animation-timeline: view(); animation-range: entry 0% cover 40% }</style>'
    ),
  // Rows and columns that are there only in view, as in a large sheet.
  '/hard/sheet': () =>
    page(
      'Kalkylblad',
      `<div id="sheet" style="position:relative;width:3000px;height:6000px"></div><script>
       const draw = () => { sheet.replaceChildren()
         for (let y = Math.floor(scrollY / 300); y < Math.min(20, (scrollY + innerHeight) / 300); y++)
           for (let x = Math.floor(scrollX / 300); x < Math.min(10, (scrollX + innerWidth) / 300); x++) {
             const cell = document.createElement('div'); cell.textContent = 'Ruta ' + y + ':' + x
             cell.style = 'position:absolute;width:200px;height:200px;left:' + x * 300 + 'px;top:' + y * 300 + 'px;background:rgb(' + (y * 10 + x) + ',0,251)'; sheet.append(cell) } }
       addEventListener('scroll', draw); addEventListener('resize', draw); draw()</script>`
    ),
  // The third page of the feed is answered with an error.
  '/hard/feed-fails': query =>
    page(
      'Flöde som får fel',
      `<div id="feed">${posts(8)}</div><div id="end" style="height:20px"></div><script>const fails = 24
       ${FETCH}
       let next = 8, busy = false
       const more = async () => { if (busy || next >= 80) return; busy = true
         try { feed.insertAdjacentHTML('beforeend', await part(next)); next += 8; busy = false; if (end.getBoundingClientRect().top < innerHeight + 200) more() } catch { ${query.has('says') ? "end.textContent = 'Något gick fel.'" : ''} } }
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(end)</script>`
    ),
  // Three pages come by the button, then an error and no button.
  '/hard/button-fails': () =>
    page(
      'Knapp som får fel',
      `<div id="feed">${posts(4)}</div><button id="mer">Visa fler inlägg</button><script>const fails = 28
       ${FETCH}
       let next = 4
       mer.onclick = async () => { mer.disabled = true; try { feed.insertAdjacentHTML('beforeend', await part(next)); next += 8; mer.disabled = false } catch { mer.replaceWith('Något gick fel') } }</script>`
    ),
  // Waits most of a second before it asks, and shows that it is loading meanwhile.
  '/hard/slow-feed': query =>
    page(
      'Flöde som dröjer',
      `<div id="feed">${posts(8)}</div><div id="end" style="height:60px"></div><script>const fails = 1e9
       ${FETCH}
       let next = 8, busy = false
       const more = () => { if (busy || next >= 40) return; busy = true; end.innerHTML = '<span role="progressbar" aria-label="Laddar" style="display:block;width:40px;height:40px;background:#888"></span>'
         setTimeout(async () => { feed.insertAdjacentHTML('beforeend', await part(next)); next += 8; busy = false; end.innerHTML = ''; if (end.getBoundingClientRect().top < innerHeight + 200) more() }, ${query.get('wait') ?? 900}) }
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(end)</script>`
    ),
  '/hard/spins-for-ever': () =>
    page(
      'Laddar för evigt',
      `${posts(8)}<div role="status"><span class="spinner" style="display:block;width:40px;height:40px;background:#888"></span>Laddar fler inlägg…</div>`
    ),
  // What comes next is asked for in a script beside the page.
  '/hard/worker-feed': () =>
    page(
      'Flöde genom en arbetare',
      `<div id="feed">${posts(8)}</div><div id="end" style="height:20px"></div><script>
       const worker = new Worker(URL.createObjectURL(new Blob(["onmessage = async e => postMessage(await (await fetch(e.data + '&wait=700')).text())"])))
       let next = 8, busy = false
       const more = () => { if (busy || next >= 40) return; busy = true; worker.postMessage(location.origin + '/hard/part?from=' + next) }
       worker.onmessage = ({ data }) => { feed.insertAdjacentHTML('beforeend', data); next += 8; busy = false; if (end.getBoundingClientRect().top < innerHeight + 200) more() }
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(end)</script>`
    ),
  '/hard/socket-feed': () =>
    page(
      'Flöde genom ett rör',
      `<div id="feed"></div><div id="end" style="height:20px"></div><script>
       const pipe = new WebSocket(location.origin.replace('http', 'ws') + '/hard/pipe')
       let next = 0, busy = true
       const more = () => { if (busy || next >= 40) return; busy = true; pipe.send(String(next)) }
       pipe.onopen = () => { busy = false; more() }
       pipe.onmessage = ({ data }) => { feed.insertAdjacentHTML('beforeend', data); next += 8; busy = false; if (end.getBoundingClientRect().top < innerHeight + 200) more() }
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(end)</script>`
    ),
  // Endless; each day further down is one day older, and said as people say it.
  '/hard/dated': query => {
    const says = query.get('says') ?? 'words'
    return page(
      'Flöde med tider i ord',
      `<div id="feed"></div><div id="end" style="height:20px"></div><script>
       const MONTHS = ['januari','februari','mars','april','maj','juni','juli','augusti','september','oktober','november','december']
       const words = n => n === 0 ? 'för 2 tim sedan' : n === 1 ? 'i går' : n === 2 ? 'i förrgår' : n < 7 ? n + ' d' : n < 60 ? Math.floor(n / 7) + ' v.' : Math.floor(n / 31) + ' mån'
       const date = n => { const at = new Date(Date.now() - n * 864e5); return at.getDate() + ' ' + MONTHS[at.getMonth()] + ' ' + at.getFullYear() }
       const MONTHS_EN = ['January','February','March','April','May','June','July','August','September','October','November','December']
       const english = n => { const at = new Date(Date.now() - n * 864e5); return MONTHS_EN[at.getMonth()] + ' ' + at.getDate() + ', ' + at.getFullYear() }
       const dots = n => { const at = new Date(Date.now() - n * 864e5); return [at.getDate(), at.getMonth() + 1, at.getFullYear()].join('.') }
       let n = 0
       const more = () => { let html = ''; for (let k = 0; k < 8; k++, n++) html += '<article class="post"><i style="background:rgb(' + n % 256 + ',' + (n >> 8) + ',251)"></i><p>Inlägg ' + n + '</p><p class="tid">' + ${says}(n) + '</p></article>'; feed.insertAdjacentHTML('beforeend', html); if (end.getBoundingClientRect().top < innerHeight + 200) more() }
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(end)</script>`
    )
  },
  // Of 2024, or of today and back a day at a time: pages with what is old above, below or between.
  '/hard/old': query => {
    const old = (n: number, words: string) =>
      `<div style="height:450px"><p>${words} ${n}</p><time datetime="2024-0${1 + (n % 9)}-01">2024</time></div>`
    const NEW = `const day = n => new Date(Date.now() - n * 864e5).toISOString()
       const add = (n, at, words) => list.insertAdjacentHTML('beforeend', '<div style="height:300px"><p>' + words + ' ' + n + '</p><time datetime="' + at + '">dag</time></div>')`
    const some = (count: number, words: string) =>
      Array.from({ length: count }, (_, n) => old(n, words)).join('')
    const growing = (more: string) => `<div id="end" style="height:20px"></div><script>${NEW}
       let n = 0
       const more = () => { for (let k = 0; k < 8; k++, n++) ${more} }
       more(); new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more(), { rootMargin: '400px' }).observe(end)</script>`
    switch (query.get('as')) {
      // Nothing comes as it is scrolled.
      case 'pinned':
        return page(
          'Fästa',
          `${some(4, 'Fäst')}<div id="list"></div><script>${NEW}; for (let n = 0; n < 40; n++) add(n, day(n), 'Nytt')</script>`
        )
      case 'minutes':
        return page(
          'Protokoll',
          `<h1>Nytt <time datetime="${new Date().toISOString()}">i dag</time></h1>${some(12, 'Protokoll')}<p style="height:2000px">Text</p><p>Sist av allt</p>`
        )
      // A new post, and its comments from the oldest one on, which come as it is scrolled.
      case 'thread':
        return page(
          'Tråd',
          `<h1>Nytt <time datetime="${new Date().toISOString()}">i dag</time></h1><div id="list"></div>${growing("if (n < 40) add(n, day(400 - 10 * n), 'Svar')")}`
        )
      default:
        return page(
          'Fästa i flöde',
          `${some(4, 'Fäst')}<div id="list"></div>${growing("add(n, day(n), 'Nytt')")}`
        )
    }
  },
  // The page is there; what it asks for by itself is answered with too many requests, when its button is pressed or as it
  // is scrolled.
  '/hard/limited-calls': query =>
    page(
      'För många frågor',
      `${posts(8)}<div id="list"></div>${query.get('as') === 'button' ? '<button onclick="more()">Visa fler kommentarer</button>'.repeat(Number(query.get('buttons') ?? 1)) : ''}<script>
       const more = () => fetch('/limited?retry=3600${query.has('status') ? `&status=${query.get('status')}` : ''}')
       ${query.get('as') === 'button' ? '' : "addEventListener('scroll', () => more())"}</script>`
    ),
  // Asks for so many parts of which nothing is shown.
  '/hard/many-answers': query =>
    page(
      'Många svar',
      `${posts(2)}<p id="svar">väntar</p><script>{ let next = 0
       const worker = async () => { while (next < ${Number(query.get('count'))}) await fetch('/more?from=' + next++).then(answer => answer.text()) }
       Promise.all(Array.from({ length: 6 }, worker)).then(() => { svar.textContent = 'hämtade' }) }</script>`
    ),
  // Says how many there are, and has fewer.
  '/hard/says-more': query => {
    switch (query.get('as')) {
      case 'comments':
        return page(
          'Flöde',
          posts(6, n => `<p><span>${40 + n} kommentarer</span></p>`)
        )
      case 'elsewhere':
        return page(
          'Bloggens inlägg',
          posts(6, n => `<p><a href="/hard/inlagg-${n}#c">${n + 3} kommentarer</a></p>`)
        )
      case 'parts':
        return page('Forum', `<ul><li>34 inlägg</li><li>12 inlägg</li></ul>${posts(6)}`)
      case 'virtual':
        return page(
          'Kommentarer i sikte',
          `<h1 style="height:60px;margin:0">300 kommentarer</h1><div id="list" style="position:relative;height:${120 * 300}px"></div><script>
       const draw = () => { list.replaceChildren(); for (let n = Math.max(0, Math.floor((scrollY - 60) / 300) - 1); n < Math.min(${Number(query.get('there') ?? 120)}, (scrollY + innerHeight) / 300 + 1); n++) { const row = document.createElement('div'); row.className = 'comment'; row.id = 'comment-' + n; row.style = 'position:absolute;left:0;right:0;height:300px;top:' + n * 300 + 'px'; row.textContent = 'Svar ' + n; list.append(row) } }
       addEventListener('scroll', draw); addEventListener('resize', draw); draw()</script>`
        )
      default:
        return page('Profil', `<h1>Norrby</h1><p><b>250</b> inlägg</p>${posts(6)}`)
    }
  },
  // A conversation: it begins at its end, and fetches what is older when its top is reached, without end unless `most`.
  '/hard/upward': query => {
    const isInner = query.get('in') === 'part'
    return page(
      'Äldre uppåt',
      `<main id="m"${isInner ? ' style="height:100%;overflow-y:auto"' : ''}><div id="feed"></div></main><script>
       let first = ${query.get('most') ?? 100}, busy = false
       const part = ${isInner ? 'm' : 'document.documentElement'}
       const add = () => { let html = ''; for (let k = 0; k < 20 && first > 0; k++) { first--; html = '<article class="post">' + ${inner('first')} + '<time datetime="' + new Date(Date.now() - (1000 - first) * 864e5).toISOString() + '">dag</time></article>' + html } feed.insertAdjacentHTML('afterbegin', html) }
       add(); part.scrollTop = 1e6
       addEventListener('load', () => { part.scrollTop = 1e6; setTimeout(() => ${isInner ? 'm' : 'window'}.addEventListener('scroll', () => { if (part.scrollTop > 200 || first <= 0 || busy) return; busy = true
         setTimeout(() => { const before = part.scrollHeight; add(); part.scrollTop += part.scrollHeight - before; busy = false }, 100) }), 50) })</script>`,
      `<style>html{overflow-anchor:none}${isInner ? 'html,body{height:100%;overflow:hidden}' : ''}</style>`
    )
  },
  '/hard/shrinks': () =>
    page(
      'Krymper',
      `<div id="luft" style="height:6000px;background:#eee"></div>${posts(20)}<script>addEventListener('scroll', () => { if (scrollY > 3000) luft.style.height = '0' })</script>`
    ),
  '/hard/sideways-lazy': () =>
    page(
      'Lata bilder åt sidan',
      `<div style="display:flex;width:3000px;height:1200px">${Array.from({ length: 10 }, (_, n) => `<div style="width:300px;padding-top:20px"><img data-src="/picture/${n}" width="200" height="100" alt=""><p>Ruta ${n}</p></div>`).join('')}</div><script>
       const watch = new IntersectionObserver(seen => { for (const one of seen) if (one.isIntersecting) one.target.src = one.target.dataset.src })
       for (const image of document.querySelectorAll('[data-src]')) watch.observe(image)</script>`
    ),
  '/hard/canvas-posts': () =>
    page(
      'Ritade inlägg',
      `<canvas id="duk" width="1200" height="9000" style="display:block"></canvas><script>const pen = duk.getContext('2d'); pen.font = '30px sans-serif'
       for (let n = 0; n < 30; n++) { pen.fillStyle = 'rgb(' + n + ',0,251)'; pen.fillRect(0, n * 300 + 20, 40, 100); pen.fillStyle = '#000'; pen.fillText('Inlägg ' + n, 80, n * 300 + 60) }</script>`
    )
}
