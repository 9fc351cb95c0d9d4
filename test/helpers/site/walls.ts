// Pages that hold back what they have, or only seem to: counters without posts, boxes and bars over the page, grey rows where posts
// are to be, words about logins, and calls that are never answered.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

const LINES = [
  'Kommunens parkarbetare planterar lökar längs ån den här veckan, och alla som vill får hjälpa till.',
  'Biblioteket har öppet som vanligt trots att entrén renoveras; gå in från gården så länge.',
  'Vattnet stängs av på Storgatan mellan nio och elva på torsdag för att en ventil ska bytas.',
  'Simhallen håller stängt i två veckor medan reningen av vattnet görs i ordning.'
]
const line = (n: number) => LINES[n % LINES.length] ?? ''
const articles = (count: number) =>
  Array.from({ length: count }, (_, n) => `<article><h2>Nyhet ${n}</h2><p>${line(n)}</p></article>`).join('')
const paragraphs = (count: number) => Array.from({ length: count }, (_, n) => `<p>${line(n)}</p>`).join('')
/** With no mark of what they are. */
const cards = (count: number) =>
  Array.from({ length: count }, (_, n) => `<div><b>Norrby</b><p>Nummer ${n}. ${line(n)}</p></div>`).join('')
const replies = (from: number, count: number, more = '') =>
  Array.from(
    { length: count },
    (_, n) => `<div><b>Eva</b><p>Svar ${from + n}: ${line(from + n)}</p>${more}</div>`
  ).join('')

const BOX = (words: string, buttons: string) =>
  `<div id="backdrop" style="position:fixed;inset:0;background:rgba(0,0,0,.4)"></div><div role="dialog" aria-modal="true" style="position:fixed;left:300px;right:300px;top:200px;height:300px;background:#fff"><h2>${words}</h2>${buttons}</div>`

export const WALLS: Record<string, Make> = {
  // `as`: what it has of the posts that it says there are.
  '/walls/counted': query => {
    const kinds: Record<string, string> = {
      grid: `<div>${'<a href="/p"><img src="/picture/1" width="100" height="100"><br></a>'.repeat(12)}</div>`,
      empty: '<section style="min-height:300px"></section>',
      articles: articles(12),
      cards: cards(12),
      elsewhere: paragraphs(2)
    }
    return page('Konto', `<h1>Norrby</h1>${query.get('says')}${kinds[query.get('as') ?? '']}`)
  },
  // Comments with no mark, two deep, each folded. `lacks`: one of them never comes. `teasers`: something else of the same number.
  '/walls/talk': query =>
    page(
      'Samtal',
      `<article><h1>Badet</h1><p>${line(3)}</p></article><div>${query.has('teasers') ? '3 kommentarer' : '6 kommentarer'}</div>
       ${query.has('teasers') ? `<h2>Läs mer</h2><div>${'<div><b>Norrby</b><p>Om badet i Älvåsa</p></div>'.repeat(3)}</div>` : `<div id="talk">${replies(0, 2, '<button>Visa 2 svar</button>')}</div>`}
       <script>for (const [n, button] of [...document.querySelectorAll('button')].entries()) button.onclick = () => {
         button.outerHTML = '<div>' + ${JSON.stringify(replies(2, 2))}.replaceAll('Svar', 'Svar ' + n) + '</div>'
         ${query.has('lacks') ? "document.querySelector('#talk div div div')?.remove()" : ''} }</script>`
    ),
  // A box in a tree of its own with what darkens the page, after `ms`; `asks`: for consent, without saying for what. `login`: for that.
  '/walls/covered': query => {
    const [words, buttons] = query.has('asks')
      ? ['Sekretess', '<button>Neka alla</button><button>Acceptera alla</button>']
      : query.has('login')
        ? ['Skapa konto eller logga in', '<button>Logga in</button>']
        : ['Tyck till om sidan', '<button>Skicka</button>']
    return page(
      'Driftinformation',
      `<main>${articles(12)}</main><script>setTimeout(() => { const host = document.createElement('div'); document.body.append(host)
       const tree = host.attachShadow({ mode: 'open' }); tree.innerHTML = ${JSON.stringify(BOX(words ?? '', buttons ?? ''))}
       ${query.has('asks') ? "for (const button of tree.querySelectorAll('button')) button.onclick = () => host.remove()" : ''} }, ${query.get('ms') ?? 0})</script>`,
      '<style>article{height:200px}</style>'
    )
  },
  // A bar that stays at an edge of the window. `of`: how many posts there are.
  '/walls/bar': query =>
    page(
      'Flöde',
      `${articles(Number(query.get('of') ?? 6))}<div style="position:fixed;left:0;right:0;height:50px;${query.get('at') ?? 'bottom'}:0;background:#18f">${query.get('says') ?? ''} <a href="/accounts/login/">Logga in</a></div>`
    ),
  // Grey boxes without a sign, with posts in their place after `ms`; without it they stay. `as`: boxes that are to be there.
  '/walls/rows': query => {
    const boxes = (style: string) => `<div style="height:90px;margin:12px;${style}"></div>`.repeat(4)
    const kinds: Record<string, string> = {
      picture: boxes('background:url(/picture/1)'),
      plain: boxes(''),
      days: `<div>${boxes('background:#ddd')}${'<div style="height:90px;margin:12px;background:#ddd">12</div>'.repeat(2)}</div>`
    }
    const ms = query.get('ms')
    return page(
      'Senaste nytt',
      `<h1>Senaste nytt</h1><div id="rows">${kinds[query.get('as') ?? ''] ?? boxes('background:#ddd')}</div>
       ${ms === null ? '' : `<script>setTimeout(() => { rows.innerHTML = ${JSON.stringify(cards(6))} }, ${ms})</script>`}`
    )
  },
  // Words about a login: in a news item, or instead of the page.
  '/walls/login': query => {
    const says = 'Du måste logga in för att se innehållet'
    const kinds: Record<string, string> = {
      quoted: `${paragraphs(2)}<p>${line(2)} Den som ser texten ”${says}” kan ladda om sidan.</p>`,
      'in-text': `<p>Sidan är till för medlemmar i Norrbys förening för bad. ${says} som finns här. Välkommen åter.</p>`,
      line: `<h2>${says}</h2>`,
      button: `<p>Välkommen till Norrby. ${says}. Det går fort.</p><button>Logga in</button>`,
      password: `<p>Välkommen till Norrby. Det står ”${says}” här.</p><form><input type="password"></form>`
    }
    return page(
      'E-tjänsterna',
      `<header><a href="/accounts/login/">Logga in</a></header><main><h1>E-tjänsterna i Norrby</h1>${kinds[query.get('as') ?? '']}</main>`
    )
  },
  // Its first call is never answered. `as`: what it has all the same.
  '/walls/hangs': query => {
    const kinds: Record<string, string> = {
      posts: `<main>${articles(8)}</main>`,
      empty: `<header>${paragraphs(12)}</header><main><h1>Flöde</h1></main>`,
      place: `<main>${articles(8)}<section id="more"></section></main>`,
      says: `<main>${articles(8)}<p>Laddar fler …</p></main>`
    }
    return page(
      'Hänger',
      `${kinds[query.get('as') ?? '']}<script>fetch('${query.get('asks') ?? '/never'}').catch(() => {})</script>`
    )
  }
}
