// Pages of which a part is missing, or is shown in one place only, and says nothing of it.
import { page } from './html.ts'
import { markColour } from './marks.ts'

type Make = (query: URLSearchParams) => string

const LINES = [
  'Biblioteket har öppet till klockan sju hela veckan',
  'Simhallen stänger för städning under påskhelgen',
  'Nya cykelbanan invigs av kommunalrådet på lördag',
  'Skolskjutsen byter hållplats efter sommarlovet',
  'Återbruket tar emot möbler och verktyg igen',
  'Vattnet på Åsgatan stängs av en stund på torsdag'
]
const lines = (count: number) => LINES.slice(0, count)
const intro = (title: string, rest: string) =>
  `<main><h1>${title}</h1><p>Det här är en sida om vardagen i Norrby kommun.</p>${rest}</main>`

/** What waits for somebody else's script; where that does not come, the words in it are all there is. */
const TWEET = `<blockquote class="twitter-tweet"><p>${lines(2).join('. ')}.</p>Norrby kommun (@norrby) <a href="https://twitter.example/norrby/status/1">12 maj</a></blockquote>`
const WAITING: Record<string, (src: string) => string> = {
  tweet: () => TWEET,
  quoted: () => TWEET,
  instagram: () =>
    '<blockquote class="instagram-media" data-instgrm-permalink="https://instagram.example/p/1"><a href="https://instagram.example/p/1">Visa det här inlägget på Instagram</a></blockquote>',
  facebook: () => '<div class="fb-post" data-href="https://facebook.example/norrby/posts/1"></div>',
  frame: src =>
    `<iframe class="lazyload" data-src="${src}" width="500" height="300" title="Film från torget"></iframe>`,
  box: src => `<div class="video-embed" data-src="${src}" style="width:500px;height:40px"></div>`
}

const LONG = lines(6)
  .concat(lines(6))
  .map((line, n) => `Punkt ${'abcdefghijkl'[n]}: ${line}.`)

const BOXES: Record<string, string> = {
  field: `<textarea readonly rows="3" cols="60">${LONG.join('\n')}</textarea>`,
  inner: `<div style="height:90px;overflow-y:auto;border:1px solid">${LONG.map(line => `<p>${line}</p>`).join('')}</div>`,
  marquee: `<marquee>${lines(6).join(' — ')}</marquee>`,
  band: `<div class="band"><div class="runs">${lines(6)
    .map(line => `<span>${line}</span>`)
    .join('')}</div></div>`,
  still: `<div class="band" style="white-space:normal;position:relative"><a href="/" style="display:block;text-indent:-9999px;overflow:hidden;height:40px;background:#036">Norrby kommuns startsida</a><span style="position:absolute;left:-9999px">Här kommer alla regler</span>${lines(
    6
  )
    .map(line => `<p>${line}</p>`)
    .join('')}</div>`,
  steps: `<div class="band"><div id="steps">${lines(6)
    .map(line => `<span>${line}</span>`)
    .join('')}</div></div>
    <script>let at = 0; setInterval(() => { at = (at + 1) % 2400; steps.style.transform = 'translateX(' + -at + 'px)' }, 30)</script>`
}
const BAND = `<style>.band { width: 600px; overflow: hidden; white-space: nowrap; background: #eee } .band span { padding-right: 40px }
.runs { display: inline-block; animation: runs 30s linear infinite } @keyframes runs { to { transform: translateX(-100%) } }</style>`

const FLIP = `<style>.card { width: 260px; height: 140px; perspective: 600px; margin: 10px } .both { position: relative; height: 100%; transform-style: preserve-3d; transition: transform .4s }
.card:hover .both, .card.turned .both { transform: rotateY(180deg) } .both > div { position: absolute; inset: 0; backface-visibility: hidden; background: #eef } .both > .back { transform: rotateY(180deg); background: #fee }</style>`

const NOTES: Record<string, string> = {
  words: '.note::after { content: "Kom ihåg att anmäla dig före fredag" }',
  data: '.note::after { content: attr(data-note) }',
  nested:
    '@media screen { @layer own { .notes { & .note::before { content: "Kom ihåg att anmäla dig före fredag" } } } }',
  named:
    ':root { --says: "Kom ihåg att anmäla dig före fredag" } .note:not(.x, .y)::after { content: var(--says) }',
  'own-line': '.note::after { content: "Kom ihåg att" " anmäla dig före fredag"; display: block }'
}

/** Each says something of its own, and one at a time is shown. */
const SWAPPING: Record<string, string> = {
  segments:
    '<div class="seg"><span class="seg-item on">Barn</span><span class="seg-item">Vuxna</span><span class="seg-item">Äldre</span></div>',
  divs: '<div class="switch"><div class="on">Barn</div><div>Vuxna</div><div>Äldre</div></div>',
  chips:
    '<p><span class="chip on">Barn</span> <span class="chip">Vuxna</span> <span class="chip">Äldre</span></p>',
  week: '<p><span class="go">‹</span> <b id="week">vecka 49</b> <span class="go">›</span></p>',
  'week-buttons':
    '<p><b id="week">Vecka 49</b> <button class="go">‹</button> <button class="go">›</button></p>'
}

const TRANSLATED = 'Vi öppnar den nya lekplatsen på lördag klockan tolv'
const ORIGINAL = 'We open the new playground on Saturday at noon'
const ASKS: Record<string, string> = {
  span: '<span class="orig">Visa original</span>',
  link: '<a href="#" class="orig">Visa original</a>',
  plain: '<span class="orig bare">Visa original</span>'
}

const square = (n: number, size: number) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="${markColour(n)}"/></svg>`)}`

export const QUIET: Record<string, Make> = {
  // What it says comes from another host, which gives no answer; or it is only counted who looks.
  '/quiet/call': query =>
    page(
      'Kommentarer',
      `${intro('Om torget', '<section id="list"></section>')}<script>fetch('${query.get('from')}').then(answer => answer.text()).then(text => { list.innerHTML = text }, () => undefined)</script>`
    ),
  // One answer at a time is in the page.
  '/quiet/answers': query => {
    const as = query.get('as')
    const heads = lines(4).map((_, n) => {
      const says = `Fråga ${'abcd'[n]}: hur gör jag?`
      if (as === 'controls' || as === 'drawn')
        return `<div class="item"><button class="press" aria-expanded="false" aria-controls="part-${n}">${says}</button><div id="part-${n}" hidden></div></div>`
      if (as === 'words')
        return `<div class="item"><p>${says}</p><button class="press">Visa svar</button><div></div></div>`
      if (as === 'details')
        return `<details class="item"><summary class="press">${says}</summary><div></div></details>`
      return as === 'aria'
        ? `<div class="item"><button class="press" aria-expanded="false">${says}</button><div></div></div>`
        : `<div class="item"><h3 class="press">${says}</h3><div></div></div>`
    })
    return page(
      'Frågor',
      `${intro('Frågor och svar', `<div id="all">${heads.join('')}</div>`)}
       <script>const SAYS = ${JSON.stringify(lines(4))}, items = [...document.querySelectorAll('.item')]
       const show = n => { for (const [at, item] of items.entries()) { const part = item.lastElementChild, press = item.querySelector('.press'), is = at === n
         if (press.ariaExpanded !== null) press.setAttribute('aria-expanded', is)
         if (item.localName === 'details' && !is) item.open = false
         part.hidden = !is; part.innerHTML = is ? '<p>' + SAYS[n] + '</p>' : '' } }
       for (const [n, item] of items.entries()) item.querySelector('.press').onclick = () => ${as === 'drawn' ? 'setTimeout(show, 5, n)' : as === 'late' ? 'setTimeout(show, 120, n)' : 'show(n)'}</script>`,
      '<style>h3.press { cursor: pointer }</style>'
    )
  },
  // Grey boxes that nothing ever comes in the place of.
  '/quiet/grey': query => {
    const shapes: Record<string, string> = {
      card: '<div class="ph-item"><div class="ph-avatar"></div><div class="ph-line" style="width:70%"></div><div class="ph-line" style="width:45%"></div></div>',
      two: '<div class="box" style="height:120px"></div><div class="box" style="height:120px"></div>',
      unlike: [120, 90, 150, 60].map(height => `<div class="box" style="height:${height}px"></div>`).join(''),
      table: `<table>${'<tr><td><div class="box" style="width:200px;height:16px"></div></td><td><div class="box" style="width:120px;height:16px"></div></td></tr>'.repeat(5)}</table>`
    }
    return page(
      'Kommentarer',
      intro(
        'Kommentarer',
        `<section>${shapes[query.get('as') ?? '']}</section><p>Norrby kommun svarar på vardagar.</p>`
      ),
      `<style>.skeleton, .box, .ph-avatar, .ph-line { background: #e4e4e4; margin: 10px; border-radius: 4px } .ph-avatar { width: 48px; height: 48px; border-radius: 50% } .ph-line { height: 12px }</style>`
    )
  },
  // A post of somebody else's, that a script of theirs was to draw.
  '/quiet/embed': query => {
    const from = query.get('from') ?? ''
    return page(
      'Nyheter',
      intro(
        'Nyheter',
        `<p>Så här skrev vi i går:</p>${WAITING[query.get('as') ?? '']?.(from)}<p>Vi ses på torget.</p>`
      ) + (query.has('none') ? '' : `<script async src="${from}/reset?widgets.js"></script>`)
    )
  },
  // Words in a box that shows a part of them at a time.
  '/quiet/box': query => page('Regler', intro('Regler', BOXES[query.get('as') ?? ''] ?? ''), BAND),
  // Cards that turn.
  '/quiet/cards': query =>
    page(
      'Tips',
      intro(
        'Tips',
        lines(4)
          .map(
            (line, n) =>
              `<div class="card"><div class="both"><div>Tips ${'abcd'[n]}</div><div class="back">${line}</div></div></div>`
          )
          .join('')
      ) +
        (query.get('as') === 'press'
          ? "<script>for (const card of document.querySelectorAll('.card')) card.onclick = () => card.classList.toggle('turned')</script>"
          : ''),
      query.get('as') === 'press' ? FLIP.replace('.card:hover .both, ', '') : FLIP
    ),
  // Words that styles put there.
  '/quiet/notes': query =>
    page(
      'Anmälan',
      intro(
        'Anmälan',
        '<div class="notes"><p class="note" data-note="Kom ihåg att anmäla dig före fredag">Kursen börjar snart. </p></div>'
      ),
      query.has('from')
        ? `<link rel="stylesheet" href="${query.get('from')}/quiet/notes.css">`
        : `<style>${NOTES[query.get('as') ?? '']}</style>`
    ),
  // One of several is shown, and nothing but its looks says so.
  '/quiet/one-of': query => {
    const SAYS = ['Sagostund på lördagar', 'Föreläsning på tisdagar', 'Kaffe på torsdagar']
    return page(
      'Program',
      `${intro('Program', `${SWAPPING[query.get('as') ?? '']}<div id="shown"></div>`)}
       <script>const SAYS = ${JSON.stringify(SAYS)}; let at = 0; const draw = () => { shown.textContent = SAYS[at]; if (self.week) week.textContent = week.textContent.replace(/\\d+/, 49 + at) }
       const all = [...document.querySelectorAll('.seg-item, .switch > div, .chip')]
       for (const [n, one] of all.entries()) one.onclick = () => { for (const each of all) each.classList.toggle('on', each === one); at = n; draw() }
       for (const [n, one] of document.querySelectorAll('.go').entries()) one.onclick = () => { at = (at + (n === 0 ? 2 : 1)) % 3; draw() }
       draw()</script>`,
      '<style>.seg, .switch { display: flex; gap: 8px } .seg-item, .switch > div, .chip, .go { cursor: pointer; padding: 4px 12px; border-radius: 12px; background: #eee } .on { background: #036 !important; color: #fff }</style>'
    )
  },
  // A post in a translation.
  '/quiet/translated': query =>
    page(
      'Inlägg',
      `<main><h1>Inlägg</h1><div class="post-box"><b>Norrby kommun</b><p id="says">${TRANSLATED}</p>${ASKS[query.get('as') ?? '']}</div></main>
       <script>const ask = document.querySelector('.orig'); let own = false; ask.onclick = event => { event.preventDefault(); own = !own; says.textContent = own ? ${JSON.stringify(ORIGINAL)} : ${JSON.stringify(TRANSLATED)}; ask.textContent = own ? 'Visa översättning' : 'Visa original' }</script>`,
      '<style>.orig { color: #036 } .orig:not(.bare) { cursor: pointer }</style>'
    ),
  // Small pictures, each of which puts a larger one in the place of the one before.
  '/quiet/thumbs': query => {
    const small = (n: number) => `<img class="thumb" src="${square(n, 60)}" width="60" height="60" alt="">`
    const large = (n: number) => (query.get('as') === 'files' ? `/picture/${n}` : square(n, 300))
    return page(
      'Bilder',
      `${intro('Bilder', `<img id="large" src="${large(1)}" width="300" height="300" alt="Torget"><p>${[1, 2, 3, 4].map(small).join(' ')}</p>`)}
       <script>const LARGE = ${JSON.stringify([1, 2, 3, 4].map(large))}; for (const [n, one] of document.querySelectorAll('.thumb').entries()) one.onclick = () => { large.src = LARGE[n] }</script>`,
      '<style>.thumb { cursor: pointer }</style>'
    )
  },
  // It counts what is all there, or with `lacks` one more.
  '/quiet/counted': query => {
    const rows = Array.from(
      { length: 12 },
      (_, n) => `Boende ${'abcdefghijkl'[n]} tycker att bänken ska stå kvar`
    )
    const lists: Record<string, string> = {
      spans: rows.map(row => `<div class="rad"><span>${row}</span></div>`).join(''),
      table: `<table>${rows.map(row => `<tr><td>${row}</td></tr>`).join('')}</table>`,
      answers: `<ul>${rows
        .slice(0, 9)
        .map((row, n) => `<li>${row}${n < 3 ? `<ul><li>${rows[9 + n]}</li></ul>` : ''}</li>`)
        .join('')}</ul>`,
      dl: `<dl>${rows.map(row => `<dt>${row.slice(0, 8)}</dt><dd>${row.slice(9)}</dd>`).join('')}</dl>`
    }
    const list = lists[query.get('as') ?? ''] ?? ''
    return page(
      'Synpunkter',
      intro('Bänken', `<p>128 följare</p><h2>${query.has('lacks') ? 13 : 12} kommentarer</h2>${list}`)
    )
  }
}

/** The styles of another site, which no script can read. */
export const QUIET_STYLES = NOTES['words'] ?? ''
