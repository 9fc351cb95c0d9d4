// Pages with buttons that nobody can know to only show something: some buy, book or take away, and some show. What they send goes to
// `/acted`, and what shows something to `/posted/…`.
import { page, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const list = ['bryggan', 'parken', 'torget']
  .map(name => `<div class="row"><p>Söndagens visning av ${name}</p></div>`)
  .join('')
const sign = (path: string) =>
  `<button data-act><svg width="20" height="20"><path d="${path}" fill="none" stroke="#000"/></svg></button>`
const SIGNS = `${sign('M4 9v8h10l2-8h-5V3l-4 6z')}${sign('M5 6h10M7 6v11h6V6M8 3h4')}`
const inEach = ['bryggan', 'parken', 'torget', 'stationen']
  .map(name => `<div class="row"><p>Synpunkten handlar om ${name}</p><div>${SIGNS}</div></div>`)
  .join('')
const after = (words: string) => `${list}<button data-act>${words}</button>`

/** What is to be pressed only to see what comes of it, if at all. */
export const TO_TRY: Record<string, string> = {
  tickets: after('Fler biljetter'),
  card: after('Ladda kortet'),
  time: after('Mer tid'),
  people: after('Fler deltagare'),
  counted: after('1 till'),
  panel: `${list}<button data-act aria-expanded="false">Biljett till visningen på söndag</button>`,
  signs: inEach,
  last: `${list}<div>${SIGNS}</div>`,
  choice: `<div><button aria-current="true">Alla förslag</button><button data-act>Fler bänkar</button></div>${list}`
}

/** Each way to send something. */
export const SENDS: Record<string, string> = {
  fetch: "fetch('/acted', { method: 'POST', body: 'ja' }).catch(() => 0)",
  alive: "fetch('/acted', { method: 'PUT', keepalive: true }).catch(() => 0)",
  beacon: "navigator.sendBeacon('/acted', 'ja')",
  form: 'document.forms[0].submit()',
  away: "document.forms[0].target = '_top'; document.forms[0].submit()",
  later: "setTimeout(() => fetch('/acted', { method: 'DELETE' }).catch(() => 0), 400)"
}

const FORM = '<form method="post" action="/acted" target="in"></form><iframe name="in" hidden></iframe>'
const more = (n: number) => `<div class="row"><p>Kommentar ${'abcdefghi'[n]} om älven</p></div>`
/** What is said of a button that brings comments, and whether its words say so surely. */
const BRINGS: Record<string, string> = { sure: 'Visa fler kommentarer', try: 'Fler från älven' }

export const ACTS: Record<string, Make> = {
  // `how` a press sends, and what it says before there is an answer.
  '/acts': query =>
    page(
      'Visningar',
      `<main><h1>Visningar</h1>${TO_TRY[query.get('as') ?? ''] ?? ''}</main>${FORM}<script>
        for (const one of document.querySelectorAll('[data-act]')) one.addEventListener('click', () => {
          ${query.has('thanks') ? "one.insertAdjacentHTML('beforebegin', '<p>Tack, nu är det gjort</p>')" : ''}
          ${SENDS[query.get('how') ?? 'fetch']}
        })
      </script>`
    ),
  // The same in a frame of another site, which `other` is.
  '/acts/frame': query =>
    page(
      'Visningar',
      `<main>${posts(2)}<iframe src="${query.get('other')}/acts?as=${query.get('as')}&thanks" width="600" height="500"></iframe></main>`
    ),
  // A list that a button brings more of, three times: `post`, by a POST to one address for all; `polls`, while the page asks that for three seconds.
  '/acts/brings': query =>
    page(
      'Synpunkter',
      `<main>${posts(1)}<div id="list">${[0, 1, 2].map(more).join('')}</div><button id="more">${BRINGS[query.get('as') ?? 'sure']}</button></main><script>
        const ask = what => ${query.has('post') ? "fetch('/posted/graphql', { method: 'POST', body: JSON.stringify({ operationName: what, doc_id: 17 }) }).then(answer => answer.text())" : 'Promise.resolve()'}
        more.onclick = () => ask('more').then(() => { const n = list.children.length; list.insertAdjacentHTML('beforeend', '<div class="row"><p>Kommentar ' + 'abcdefghi'[n] + ' om älven</p></div>'); if (n > 4) more.remove() })
        ${query.has('polls') ? "let asked = 0; const asking = setInterval(() => ++asked > 12 ? clearInterval(asking) : fetch('/posted/graphql', { method: 'POST', body: JSON.stringify({ operationName: 'news', doc_id: 18 }) }).catch(() => 0), 250)" : ''}
      </script>`
    )
}
