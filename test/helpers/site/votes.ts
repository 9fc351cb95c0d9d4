// Pages on which a press does something for good: it votes, or says what one thinks. Whatever is pressed there asks for `/voted`.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

const INTRODUCTION = '<h1>Torget byggs om</h1><p>Arbetet pågår till mars.</p>'
const WAYS = ['Låt torget vara som det är i dag', 'Bygg om torget till en park', 'Gör torget till parkering']
const SHORT = ['Fler bänkar i parken', 'Mer belysning', 'Hela torget']
const cards = (ways: readonly string[]) =>
  ways.map(way => `<div data-vote style="cursor:pointer">${way}</div>`).join('')
const buttons = (ways: readonly string[], more = '') =>
  ways.map(way => `<button data-vote${more}>${way}</button>`).join('')
const QUESTION = '<h2>Vad ska vi göra med torget?</h2>'
const comments = ['Bra att bryggan rustas upp', 'Det tar för lång tid', 'Vem betalar?']
const up =
  '<button data-vote><svg width="20" height="20"><path d="M4 13l6-6 6 6" fill="none" stroke="#000"/></svg></button>'

export const VOTING: Record<string, string> = {
  cards: `${QUESTION}<div>${cards(WAYS)}</div>`,
  percent: `<div>${cards(WAYS.map((way, n) => `${way} <b>${20 + n} %</b>`))}</div>`,
  counted: `<div>${cards(WAYS.map((way, n) => `${way} <b>${20 + n} röster</b>`))}</div>`,
  supported: `<div>${cards(WAYS.map((way, n) => `${way} <small>${20 + n} stödjer</small>`))}</div>`,
  named: `<div class="citizen-poll">${cards(WAYS)}</div>`,
  buttons: `${QUESTION}<div>${buttons(SHORT)}</div>`,
  items: `<p>Omröstning om torget</p><ul>${SHORT.map(way => `<li><button data-vote>${way}</button></li>`).join('')}</ul>`,
  answers: `<h2>Ska bron byggas?</h2><div>${buttons(['Ja (4 svar)', 'Nej (2 svar)'])}</div>`,
  chosen: `<p>Rösta om torget</p><div><button data-vote aria-current="true">Park</button><button data-vote>Parkering</button></div>`,
  dots: `<p>Hur nöjd är du med sidan?</p><div style="display:flex;gap:6px">${'<span data-vote style="width:12px;height:12px;border-radius:50%;background:#888;cursor:pointer"></span>'.repeat(5)}</div>`,
  stars: `<div><p>Betygsätt sidan</p><svg width="200" height="40">${[0, 1, 2, 3, 4].map(n => `<g data-vote style="cursor:pointer"><circle cx="${20 + n * 40}" cy="20" r="12"/></g>`).join('')}</svg></div>`,
  up: comments.map(words => `<div class="row"><p>${words}</p>${up}<span>12</span></div>`).join(''),
  one: `<div>${comments.map(words => `<p>${words}</p>`).join('')}</div><button data-vote>+1</button>`,
  'one-of-acts': `<ul>${['Svara på kommentaren om bryggan', 'Dela inlägget med andra'].map(words => `<li><button>${words}</button></li>`).join('')}<li><button data-vote>+1</button></li></ul>`,
  range: `<label>Hur nöjd är du? <input data-vote type="range" min="1" max="5" value="3"></label>`,
  list: `<label>Rösta på ett förslag <select data-vote><option>Park</option><option>Parkering</option></select></label>`,
  pictures: `<h2>Vilken bild är finast?</h2><div>${[0, 1, 2].map(n => `<button data-vote><img src="/picture/${n}" width="120" height="80" alt=""></button>`).join('')}</div>`,
  survey: `<div><p>Fråga</p><p>1 av 3</p><label><input type="radio" name="a">Ja</label><button data-vote>Nästa</button></div>`
}

/** Cards whose press sends something to where it counts; how. */
export const ACTING: Record<string, string> = {
  post: "fetch('/acted', { method: 'POST', body: 'ja' }).then(() => 0)",
  beacon: "navigator.sendBeacon('/acted', 'ja')",
  alive: "fetch('/acted', { method: 'PUT', keepalive: true })",
  form: "(f => { f.open('POST', '/acted'); f.send('ja') })(new XMLHttpRequest())",
  graphql:
    "fetch('/graphql/acted', { method: 'POST', body: JSON.stringify({ query: 'mutation { book }' }) })",
  frame: "document.querySelector('iframe').contentWindow.postMessage('act', '*')"
}

const TIMES = ['Tisdag klockan tio hos kundcenter', 'Onsdag klockan elva hos kundcenter']

export const VOTES: Record<string, Make> = {
  '/votes': query =>
    page(
      'Tyck till',
      `<main>${INTRODUCTION}${VOTING[query.get('as') ?? ''] ?? ''}</main><script>
        const vote = () => void fetch('/voted').catch(() => undefined)
        for (const one of document.querySelectorAll('[data-vote]')) { one.addEventListener('click', vote); one.addEventListener('change', vote) }
      </script>`
    ),
  '/votes/acting': query =>
    page(
      'Tider',
      `<main>${INTRODUCTION}<div>${TIMES.map(time => `<div data-act style="cursor:pointer">${time}</div>`).join('')}</div>${query.get('as') === 'frame' ? `<iframe src="${query.get('other')}/votes/frame"></iframe>` : ''}</main><script>
        for (const one of document.querySelectorAll('[data-act]')) one.onclick = () => { one.style.color = 'gray'; ${ACTING[query.get('as') ?? '']} }
      </script>`
    ),
  '/votes/frame': () =>
    page(
      'Ram',
      `<p>Boka</p><script>onmessage = () => fetch('/acted', { method: 'POST', mode: 'no-cors' })</script>`
    ),
  // What is asked for by each press is in the record, and the page counts presses as it counts all else.
  '/votes/counting': () =>
    page(
      'Frågor',
      `<main>${INTRODUCTION}<div>${TIMES.map(time => `<div data-act style="cursor:pointer">${time}</div>`).join('')}</div></main><script>
        const count = what => fetch('/posted/statistics', { method: 'POST', body: what })
        count('visit')
        for (const one of document.querySelectorAll('[data-act]')) one.onclick = () => count('press')
      </script>`
    ),
  // Rows that open by a press under a question that is no vote.
  '/votes/questions': () =>
    page(
      'Frågor',
      `<main>${INTRODUCTION}<h2>Har du frågor?</h2><div>${['Hur söker jag bygglov för altanen?', 'När töms sopkärlen i centrum?'].map(words => `<div data-row style="cursor:pointer">${words}</div>`).join('')}</div></main><script>
        document.querySelectorAll('[data-row]').forEach((row, n) => { row.onclick = () => row.insertAdjacentHTML('afterend', '<p>Svaret handlar om fråga nummer ' + 'ab'[n] + ' vid älven</p>') })
      </script>`
    )
}
