// Pages of which something is not seen: a script puts it in the place of what is shown, a worker or a socket brings it late, an answer
// lacks it. And ordinary ones that have all of it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { page, post, posts } from './html.ts'

type Handle = (request: IncomingMessage, response: ServerResponse, asked: URLSearchParams) => void

const NEWS = ['Badhuset öppnar efter sommaren', 'Ny bro över älven invigs', 'Vinterns spår är preparerade']
const LATER = ['Skolan får en ny matsal', 'Bibliotekets filial flyttar in', 'Torget byggs om i etapper']
const items = (titles: readonly string[]) =>
  titles.map(title => `<li><h2>${title}</h2><p>Kort om saken.</p></li>`).join('')
const text = (about: string) =>
  `<p>${about}: kommunens medarbetare svarar alla vardagar mellan åtta och sexton.</p>`

/** Each way to the next of a list; a press of it shows what comes later. */
const NEXT: Record<string, string> = {
  link: '<p><a href="#" rel="next">Nästa sida »</a></p>',
  older: '<p><button>Föregående</button> <button>Äldre</button></p>',
  sign: '<div><span style="cursor:pointer">‹</span> <span style="cursor:pointer" class="on">›</span></div>',
  letter: '<div><button>A</button><button>B</button><button class="on">Ö</button></div>',
  name: '<div><button class="pager-next"><svg width="20" height="20"><path d="M4 2l8 8-8 8"></path></svg></button></div>'
}

const days = (events: readonly number[]) =>
  Array.from({ length: 5 }, (_, week) => {
    const cells = Array.from({ length: 7 }, (_, day) => week * 7 + day + 1).filter(day => day <= 30)
    return `<tr>${cells.map(day => `<td${events.includes(day) ? ' class="has"' : ''}>${day}</td>`).join('')}</tr>`
  }).join('')

export const UNSEEN: Record<string, (asked: URLSearchParams) => string> = {
  '/unseen/next': asked =>
    page(
      'Nyheter',
      `<main><h1>Nyheter</h1><ul>${items(NEWS)}</ul><div id="way">${NEXT[asked.get('as') ?? '']}</div></main><script>
       way.onclick = event => { event.preventDefault(); setTimeout(() => { document.querySelector('ul').innerHTML = ${JSON.stringify(items(LATER))} }, 200) }</script>`
    ),
  // What leads on goes to another document, which asks no network and so cannot be held back.
  '/unseen/elsewhere': () =>
    page(
      'Nyheter',
      `<main><h1>Nyheter</h1><ul>${items(NEWS)}</ul><button>Nästa</button></main><script>
       document.querySelector('button').onclick = () => { location.href = URL.createObjectURL(new Blob([${JSON.stringify(items(LATER))}], { type: 'text/html' })) }</script>`
    ),
  // A month: what there is on its marked days comes when one is pressed; or, with `listed`, all of a month at once.
  '/unseen/month': asked => {
    const month = (name: string, events: readonly number[], says: string) => ({
      name,
      days: days(events),
      says
    })
    const months = [
      month('november 2026', [5, 12], 'Höstmarknad i parken'),
      month('december 2026', [4], 'Julkonsert i kyrkan')
    ]
    return page(
      'Evenemang',
      `<main><h1>Evenemang</h1>${text('Evenemang')}<div><button aria-label="Föregående månad">‹</button> <b></b> <button aria-label="Nästa månad">›</button></div><table></table><div id="says">Välj en dag.</div></main><script>
       const months = ${JSON.stringify(months)}; let at = 0
       const says = words => { document.querySelector('#says').textContent = words }
       const draw = () => { document.querySelector('b').textContent = months[at].name; document.querySelector('table').innerHTML = months[at].days
         ${asked.has('listed') ? 'says(months[at].says)' : "for (const day of document.querySelectorAll('.has')) { day.style.cursor = 'pointer'; day.onclick = () => says(months[at].says) }"} }
       const [back, on] = document.querySelectorAll('main button'); back.onclick = () => { at = 0; draw() }; on.onclick = () => { at = 1; draw() }; draw()</script>`
    )
  },
  // Pictures that are changed for each other by an arrow that is no button, and those behind a number on the last of an album.
  '/unseen/pictures': asked =>
    page(
      'Bilder',
      asked.get('as') === 'album'
        ? `<main><h1>Album</h1>${text('Albumet')}<div style="display:flex">${[1, 2, 3].map(n => `<div class="p" style="position:relative;cursor:pointer"><img src="/picture/${n}" width="200" height="100">${n === 3 ? '<span style="position:absolute;inset:0;display:grid;place-items:center">+2</span>' : ''}</div>`).join('')}</div></main>
           <script>document.querySelectorAll('.p')[2].onclick = () => { const box = document.createElement('div'); box.style = 'position:fixed;inset:0;background:#000'
             box.innerHTML = '<img src="/picture/4" width="600" height="300">'; document.body.append(box) }</script>`
        : `<main><h1>Bildspel</h1>${text('Bildspelet')}<div><img src="/picture/1" width="400" height="200"><i style="cursor:pointer" class="on">▶</i></div></main>
           <script>let at = 1; document.querySelector('.on').onclick = () => { at = at % 3 + 1; document.querySelector('img').src = '/picture/' + at }</script>`
    ),
  // Parts that move by themselves, one at a time.
  '/unseen/moves': () =>
    page(
      'Rullar',
      `<main><h1>Rullar</h1>${text('Allt')}<div style="position:relative;height:320px;overflow:hidden"><div id="track" style="display:flex;width:300%;transition:.2s">${[7, 8, 9].map(n => `<div style="width:33.33%">${post(n)}</div>`).join('')}</div></div></main>
       <script>let at = 0; setInterval(() => { at = (at + 1) % 3; track.style.transform = 'translateX(-' + at * 33.33 + '%)' }, 4000)</script>`
    ),
  // A picture at a time, with words of its own.
  '/unseen/captions': () =>
    page(
      'Bilder med ord',
      `<main><h1>Bilder</h1>${text('Bilderna')}<div><img src="/picture/1" width="400" height="200"><p></p><button aria-label="Nästa bild">›</button></div></main>
       <script>const says = ${JSON.stringify(NEWS)}; let at = -1
       const on = () => { at = (at + 1) % 3; document.querySelector('img').src = '/picture/' + (at + 1); document.querySelector('div p').textContent = says[at] }
       document.querySelector('button').onclick = on; on()</script>`
    ),
  // Two words a tab, and only the numbers differ.
  '/unseen/fees': () =>
    page(
      'Avgifter',
      `<main><h1>Avgifter</h1>${text('Avgifter')}<div role="tablist"><button role="tab" aria-selected="true" aria-controls="a">Barn</button><button role="tab" aria-selected="false" aria-controls="b">Vuxna</button></div>
       <div role="tabpanel" id="a">Avgift 200</div><div role="tabpanel" id="b" hidden>Avgift 300</div></main>`
    ),
  // An arrow that is there only while the picture is pointed at, by style or by script; and pictures without one.
  '/unseen/pointed': asked =>
    page(
      'Bildspel',
      `<main><h1>Bildspel</h1>${text('Bildspelet')}<div class="box" style="position:relative;width:400px"><img src="/picture/1" width="400" height="200">${asked.get('as') === 'style' ? '<button aria-label="Nästa bild">›</button>' : ''}</div></main><script>
       const box = document.querySelector('.box'); let at = 1
       const on = event => { event.stopPropagation(); at = at % 3 + 1; box.querySelector('img').src = '/picture/' + at }
       if (${asked.get('as') === 'script'}) {
         box.onmouseenter = () => { const next = document.createElement('button'); next.setAttribute('aria-label', 'Nästa bild'); next.textContent = '›'; next.onclick = on; box.append(next) }
         box.onmouseleave = () => box.querySelector('button')?.remove() }
       else if (box.querySelector('button')) box.querySelector('button').onclick = on</script>`,
      '<style>.box button { display: none } .box:hover button { display: block }</style>'
    ),
  // What another choice shows: of a list, a slider, a marker of a map.
  '/unseen/choice': asked => {
    const parts: Record<string, string> = {
      list: '<select aria-label="Kommundel"><option>Norrby</option><option>Söderby</option></select>',
      slider: '<input type="range" min="2020" max="2026" value="2026" aria-label="År">',
      marker:
        '<div class="map" style="width:300px;height:200px;background:#cde"><div class="leaflet-marker-icon" style="width:20px;height:20px;background:red"></div></div>',
      sorted: '<select aria-label="Sortera"><option>Nyast</option><option>Äldst</option></select>'
    }
    return page(
      'Val',
      `<main><h1>Val</h1>${text('Valen')}${parts[asked.get('of') ?? '']}<div id="says"><p>Badhuset i Norrby är öppet hela veckan</p></div></main><script>
       const other = () => { says.innerHTML = ${asked.get('of') === 'sorted' ? "'<p>Badhuset i Norrby är öppet hela veckan</p>'" : "'<p>Simhallen i Söderby har stängt för renovering</p>'"} }
       const field = document.querySelector('select, input'); if (field) field.onchange = other; else document.querySelector('.leaflet-marker-icon').onclick = other</script>`
    )
  },
  // Pages of a list that the server sends anew, in a page that is one form.
  '/unseen/sent': asked =>
    page(
      'Protokoll',
      `<form method="post"><main><h1>Protokoll</h1><ul>${items(NEWS)}</ul><a href="javascript:__doPostBack('grid','Page$2')"${asked.has('last') ? ' class="aspNetDisabled"' : ''}>Nästa</a></main></form><script>function __doPostBack() { document.forms[0].submit() }</script>`
    ),
  // A list in a frame, of which the next part is shown in the place of the first.
  '/unseen/framed': asked =>
    page(
      'Lediga jobb',
      `<main><h1>Lediga jobb</h1>${text('Jobben')}<iframe src="${asked.get('of')}/unseen/next?as=link" width="700" height="600"></iframe></main>`
    ),
  // A word alone that shows something, and one that shows what is there.
  '/unseen/show': asked =>
    page(
      'Uppgifter',
      `<main><h1>Uppgifter</h1>${text('Uppgifterna')}<div class="row">Öppettider <button type="button">Visa</button></div><div id="says"></div></main><script>
       document.querySelector('button').onclick = () => { says.textContent = ${asked.has('same') ? "''" : "'Måndag till fredag mellan nio och fem'"} }</script>`
    ),
  '/unseen/invitation': () =>
    page(
      'Norrby',
      `<main><div role="feed">${posts(3)}</div><section><h2>Det finns mer att upptäcka</h2><p>Följ Norrby för att ta del av alla uppdateringar.</p><a href="/join">Bli medlem nu</a> <a href="/app">Fortsätt i appen</a></section></main>`
    ),
  '/unseen/frame': asked =>
    page(
      'Annonser',
      `<main><h1>Annonser</h1>${text('Annonserna')}<iframe src="${asked.get('of')}/unseen/inside" width="700" height="500"></iframe></main>`
    ),
  '/unseen/inside': () =>
    page(
      'Inuti',
      `<div id="list">${text('Annons ett')}</div><button>Fler annonser</button><h3>Karta</h3><p>Storgatan 1</p>
       <script>const more = document.querySelector('button'); more.onclick = () => setTimeout(() => { more.remove(); list.insertAdjacentHTML('beforeend', ${JSON.stringify(text('Annons tio'))}) }, 300)</script>`
    ),
  // Two parts of a list, of which the second is asked for at its end; `as` says what the second is answered with.
  '/unseen/graph': asked =>
    page(
      'Flöde',
      `<main><div id="feed">${posts(3)}</div><div id="end" style="height:30px"></div></main><script>
       let busy = false; const more = async () => { if (busy) return; busy = true
         const { data } = await (await fetch('/unseen/graphql', { method: 'POST', body: JSON.stringify({ operationName: 'Feed', variables: { as: ${JSON.stringify(asked.get('as'))} } }) })).json()
         for (const row of data?.feed ?? []) feed.insertAdjacentHTML('beforeend', row) }
       new IntersectionObserver(seen => seen[0].isIntersecting && more()).observe(end)</script>`
    ),
  // A worker of the page's own that takes its time, and then asks for what it brings.
  '/unseen/worker': () =>
    page(
      'Arbetare',
      `<main><div id="feed">${posts(2)}</div><div id="end" style="height:30px"></div></main><script>
       const worker = new Worker('/unseen/worker.js'); let next = 2, busy = false
       worker.onmessage = ({ data }) => { feed.insertAdjacentHTML('beforeend', data); next++; busy = false }
       new IntersectionObserver(seen => { if (!seen[0].isIntersecting || busy || next > 2) return; busy = true; worker.postMessage(next) }).observe(end)</script>`
    ),
  '/unseen/socket': () =>
    page(
      'Rör',
      `<main><div id="feed">${posts(3)}</div><div id="end" style="height:30px"></div></main><script>
       const pipe = new WebSocket(location.origin.replace('http', 'ws') + '/hard/pipe?late=5000'); let next = 0, busy = true
       const more = () => { if (busy || next >= 16 || end.getBoundingClientRect().top > innerHeight + 200) return; busy = true; pipe.send('000' + next) }
       pipe.onopen = () => { busy = false; more() }
       pipe.onmessage = ({ data }) => { feed.insertAdjacentHTML('beforeend', data); next += 8; busy = false }
       addEventListener('scroll', more)</script>`
    ),
  // What is to come stands behind a box that pulses a few times.
  '/unseen/pulse': () =>
    page(
      'Pulsar',
      `<main><div id="feed">${posts(4)}</div><div id="end" style="height:10px"></div></main><script>
       let begun = false; new IntersectionObserver(seen => { if (begun || !seen[0].isIntersecting) return; begun = true
         const box = document.createElement('div'); box.className = 'box'; feed.append(box)
         box.onanimationend = () => { box.remove(); feed.insertAdjacentHTML('beforeend', ${JSON.stringify(post(4))}) } }).observe(end)</script>`,
      '<style>@keyframes pulse { from { opacity: .4 } to { opacity: .9 } } .box { height: 200px; background: #ddd; animation: pulse 1s 3 alternate }</style>'
    ),
  // A heading, and a place that a service worker was to fill.
  '/unseen/heading': () =>
    page(
      'Norrby',
      '<header><a href="/a">Norrby kommun</a></header><main><h1>Norrby kommun</h1><div id="feed"></div></main>'
    ),
  // What is written in fields that are there to be read, and what the styles write.
  '/unseen/written': () =>
    page(
      'Uppgifter',
      `<main><h1>Uppgifter</h1>${text('Uppgifterna')}<p class="note">Vi har stängt.</p><input readonly value="Bankgiro femtusen"><textarea readonly>Skriv av det här</textarea><input value="eget sökord"></main>`,
      '<style>.note::before { content: "Obs viktigt: " }</style>'
    ),
  '/unseen/notice': asked =>
    page(
      'Kakor',
      `<main><h1>Nyheter</h1>${text('Nyheten')}</main><div id="ask" style="position:fixed;inset:auto 0 0;background:#fff;padding:20px">${asked.get('says')} <a href="/kakor">Läs mer</a> <button>Okej</button></div>
       <script>document.querySelector('button').onclick = () => document.querySelector('#ask').remove()</script>`
    ),
  // What a choice of comments, and a warning in the place of a post, say of themselves goes when they are answered.
  '/unseen/answered': () =>
    page(
      'Svar',
      `<main>${posts(1)}<div id="talk"><div role="button" aria-haspopup="menu"><span>Mest relevanta</span></div><div id="list"><p>Tack för svaret om bryggan</p></div>
       <div id="note">Mest relevanta är valt, vissa kommentarer kan ha filtrerats bort.</div></div>
       <div id="held"><b>Innehållsvarning: våldsamt innehåll</b><p>Författaren har flaggat det här inlägget.</p><div role="button">Visa inlägget</div></div></main><script>
       const [sort, show] = document.querySelectorAll('main [role=button]')
       sort.onclick = () => { const menu = document.createElement('div'); menu.setAttribute('role', 'menu'); menu.innerHTML = '<div role="menuitem">De mest relevanta först</div><div role="menuitem">Alla kommentarer</div>'; sort.after(menu)
         menu.lastChild.onclick = () => { menu.remove(); note.remove(); sort.firstChild.textContent = 'Alla kommentarer'; list.insertAdjacentHTML('beforeend', '<p>Tack för svaret om parken</p>') } }
       show.onclick = () => { held.innerHTML = '<p>Räddningstjänsten övar i hamnen</p>' }</script>`
    ),
  // All of it is there, or at an address of its own: pages, slides that are all in the page, days to choose, colours, letters by mail,
  // answers without errors or about the visitor.
  '/unseen/nothing': () =>
    page(
      'Ordinärt',
      `<main><h1>Ordinärt</h1>${text('Allt')}
       <div class="hero" style="width:600px;overflow:hidden"><div style="display:flex;width:1800px;transition:.2s">${[1, 2, 3].map(n => `<div style="width:600px"><h2>Rubrik nummer ${n} i bildspelet</h2></div>`).join('')}</div></div><button aria-label="Nästa bild">›</button>
       <div class="calendar"><button aria-label="Nästa månad">›</button><b>november 2026</b><table>${days([])}</table></div>
       <div>${['#d33', '#3a3', '#33d', '#dd3'].map(colour => `<div style="width:160px;height:40px;background:${colour}"></div>`).join('')}</div>
       <nav aria-label="Sidor"><a aria-current="page" href="?sida=1">1</a> <a href="?sida=2">2</a> <a href="?sida=2">Nästa »</a></nav>
       <section><h2>Få våra nyheter</h2><p>Prenumerera på vårt nyhetsbrev och läs vidare i mejlen.</p><button>Prenumerera</button></section></main><script>
       const [slide, month] = document.querySelectorAll('main button'); let at = 0
       slide.onclick = () => { at = (at + 1) % 3; document.querySelector('.hero > div').style.transform = 'translateX(-' + at * 600 + 'px)' }
       month.onclick = () => { document.querySelector('b').textContent = 'december 2026' }
       const ask = as => fetch('/unseen/graphql', { method: 'POST', body: JSON.stringify({ operationName: as, variables: { as } }) })
       ask('none'); ask('visitor')</script>`
    )
}

const ANSWERS: Record<string, unknown> = {
  whole: { data: { feed: [post(3)] } },
  errors: { data: { feed: null }, errors: [{ message: 'Rate limit', path: ['feed'] }] },
  none: { data: { feed: [] }, errors: [] },
  visitor: { data: { viewer: null }, errors: [{ message: 'Unauthorized', path: ['viewer'] }] }
}

/** What those pages ask for. */
export const UNSEEN_ANSWERS: Record<string, Handle> = {
  '/unseen/graphql': (request, response) => {
    let body = ''
    request.on('data', part => {
      body += String(part)
    })
    request.on('end', () => {
      const { variables } = JSON.parse(body) as { variables: { as: string } }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(ANSWERS[variables.as]))
    })
  },
  '/unseen/worker.js': (_, response) => {
    response.setHeader('content-type', 'text/javascript')
    response.end(
      `onmessage = ({ data }) => setTimeout(async () => { const said = await (await fetch('/unseen/said')).text(); setTimeout(() => postMessage(said), 800) }, 2500)`
    )
  },
  '/unseen/said': (_, response) => void response.end(post(2, '<p>Kom genom en arbetare</p>'))
}
