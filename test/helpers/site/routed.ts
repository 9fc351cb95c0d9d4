// Pages whose program shows one view in the place of another, each with an address of its own: a press on a post leads from the feed
// to that post. And neighbours of theirs, where the address changes and what was shown stays.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { page, posts } from './html.ts'
import { html, redirect } from './send.ts'

const POSTS = 6
const says = (n: number) => `Synpunkt ${'abcdef'[n]} handlar om cykelvägen vid älven`
const TEXTS = JSON.stringify(Array.from({ length: POSTS }, (_, n) => says(n)))

/** How the program gets from the feed to a post, `n` being which: what runs once the post is drawn by `draw`. */
const WAYS: Record<string, string> = {
  push: "history.pushState({}, '', '?post=' + n); draw()",
  hash: "location.hash = 'post/' + n",
  later: "setTimeout(() => { history.pushState({}, '', '?post=' + n); draw() }, 300)",
  // The feed is hidden meanwhile, and shown again.
  hides:
    "history.pushState({}, '', '?post=' + n); const kept = root.firstChild; draw(); kept.hidden = true; root.append(kept)",
  // Its address stays, and there is nothing to go back to.
  state: 'draw()',
  'state-later': 'setTimeout(draw, 300)',
  // Neither of them goes back.
  replace: "history.replaceState({}, '', '?post=' + n); draw()",
  fragment: "history.replaceState({}, '', '#post/' + n); draw()",
  stays:
    "history.pushState({}, '', '?post=' + n); draw(); addEventListener('popstate', event => event.stopImmediatePropagation(), true)"
}
const BUTTONS: Record<string, string> = {
  button: '<button data-open>Visa 3 kommentarer</button>',
  part: '<div data-open tabindex="0" style="cursor:pointer">Öppna inlägget</div>',
  both: '<button data-open>Visa 3 kommentarer</button> <button data-open>Läs hela inlägget</button>'
}

type Look = { readonly height: number; readonly tag: string; readonly back: string }
const ORDINARY: Look = { height: 850, tag: 'article', back: '' }
const BACK = '<button onclick="feed()">← Tillbaka</button>'

/** A feed that fetches its posts one by one as it is scrolled, and is drawn anew when one comes back to it. */
const feed = (way: string, button: string, { height, tag, back }: Look) => `<div id="root"></div><script>
  const texts = ${TEXTS}; let shown = 0, isBusy = false
  const feed = () => { shown = 0; isBusy = false; root.innerHTML = '<main><div id="posts"></div><div id="end" style="height:40px"></div></main>'; more() }
  const open = n => { const draw = () => { root.innerHTML = '<main>${back}<article><h3>Norrby kommun</h3><p>' + texts[n] + '</p><span>Öppna inlägget</span><p>Kommentar till ' + n + '</p></article></main>' }; window.draw = draw; ${way} }
  const more = () => { if (isBusy || shown >= texts.length || !document.querySelector('#posts')) return; isBusy = true
    setTimeout(() => { isBusy = false; if (!document.querySelector('#posts')) return; const n = shown++; const one = document.createElement('${tag}'); one.style.minHeight = '${height}px'
      one.innerHTML = '<h3>Norrby kommun</h3><p>' + texts[n] + '</p>${button}'; for (const button of one.querySelectorAll('[data-open]')) button.onclick = () => open(n); posts.append(one); look() }, 150) }
  const look = () => { const end = document.querySelector('#end'); if (end && end.getBoundingClientRect().top < innerHeight + 100) more() }
  addEventListener('popstate', () => { if (location.hash.startsWith('#post')) window.draw(); else if (root.querySelector('#posts')) { root.firstChild.remove(); root.firstChild.hidden = false } else feed() }); addEventListener('scroll', look); feed()</script>`

const ASKS =
  '<div id="box" style="position:fixed;left:0;right:0;bottom:0;height:200px;background:#fff"><p>Vi använder kakor för att webbplatsen ska fungera.</p><button>Godkänn alla</button><button onclick="box.remove()">Avvisa alla</button></div>'

const AFTERWARDS: Record<string, string> = {
  login: '/accounts/login/',
  // At the same path, by what it asks for another page.
  another: '/routed/once?then=third'
}

/** The feed the first time that it is asked for, whose program does not go back, and something else the second time. */
export function answerOnce(request: IncomingMessage, response: ServerResponse, then: string | null): void {
  if (request.headers.cookie?.includes('been=') !== true) {
    response.setHeader('set-cookie', 'been=1; Path=/routed')
    html(response, 200, page('Synpunkter', feed(WAYS['replace'] ?? '', BUTTONS['button'] ?? '', ORDINARY)))
  } else if (then === 'fails') html(response, 500, page('Fel', '<h1>Det gick inte att visa sidan</h1>'))
  else if (then === 'ends') response.destroy()
  else if (then === 'third') html(response, 200, page('En annan', posts(3)))
  else redirect(response, AFTERWARDS[then ?? ''] ?? '/feed?n=5')
}

const NAMES = ['bryggan', 'parken', 'torget']
const list = NAMES.map(name => `<article><p>Inlägget är om ${name}</p></article>`).join('')
const more = '<article><p>Inlägget är om stationen</p></article>'
/** What draws its list anew with a press, at its address or another, and keeps what it shows. */
const STAYS: Record<string, string> = {
  more: `history.pushState({}, '', '?page=2'); root.innerHTML = '<main>${list}${more}</main>'`,
  anew: `root.innerHTML = '<main>${list}${more}</main>'`,
  // What tells that more is on its way stands in the place of all that was shown.
  waits: `root.innerHTML = '<main><p>Läser in…</p></main>'; setTimeout(() => { root.innerHTML = '<main>${list}${more}</main>' }, 400)`,
  over: `document.body.insertAdjacentHTML('beforeend', '<div id="over" role="dialog" aria-label="Inlägg" style="position:fixed;inset:0;background:#fff"><button onclick="over.remove()">Stäng</button>${more}</div>')`,
  fold: "history.pushState({}, '', '?open'); pressed.outerHTML = '<p>Inlägget är om stationen</p>'",
  mark: "location.hash = 'more'; pressed.outerHTML = '<p id=more>Inlägget är om stationen</p>'",
  wrapped:
    "history.pushState({}, '', '?page=2'); pressed.parentElement.outerHTML = '<article><p>Inlägget är om stationen</p></article>'"
}

/** What is leafed through, and a row that is moved by its button. */
const ONWARD: Record<string, string> = {
  leaf: '<div><img src="/picture/1" width="400" height="200"><button aria-label="Nästa bild">›</button><p>1 / 4</p></div>',
  row: `<div><div style="overflow:hidden;width:600px;height:120px"><div style="width:1800px;height:120px">${'<span style="display:inline-block;width:300px">Kort om torget</span>'.repeat(6)}</div></div><button aria-label="Nästa">›</button></div>`
}

export const ROUTED: Record<string, (asked: URLSearchParams) => string> = {
  '/routed/feed': asked =>
    page(
      'Synpunkter',
      feed(WAYS[asked.get('by') ?? ''] ?? '', BUTTONS[asked.get('as') ?? 'button'] ?? '', {
        height: asked.has('low') ? 200 : asked.has('high') ? 1_200 : 850,
        tag: asked.has('plain') ? 'div' : 'article',
        back: asked.has('back') ? BACK : ''
      }) + (asked.has('asks') ? ASKS : '')
    ),
  // The button shows what is next in a view of its own.
  '/routed/onward': asked =>
    page(
      'Nyheter',
      `<div id="root"></div><script>const home = () => { root.innerHTML = ${JSON.stringify(`<main><h1>Nyheter</h1>${list}${ONWARD[asked.get('as') ?? '']}</main>`)}
       document.querySelector('button').onclick = () => { history.pushState({}, '', '?visar=2'); root.innerHTML = '<main><h1>Nummer två</h1><p>Här visas bara nummer två</p></main>' } }
       addEventListener('popstate', home); home()</script>`
    ),
  '/routed/stays': asked =>
    page(
      'Inlägg',
      `<div id="root"><main>${list}<${asked.get('in') ?? 'div'}><button id="pressed">Visa fler inlägg</button></${asked.get('in') ?? 'div'}></main></div><script>pressed.onclick = () => { ${STAYS[asked.get('as') ?? '']} }</script>`
    )
}
