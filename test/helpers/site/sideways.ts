// Pages that go on sideways, have buttons without words, wait for somebody, or fold what is found by looking for it.
import { mark, page, post, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const SIGN = '<svg width="20" height="20" viewBox="0 0 20 20" NAME><path d="M2 2h16v16H2z"/></svg>'
const MORE = `let next = 4; const press = button => { for (let n = 0; n < 4; n++, next++) feed.insertAdjacentHTML('beforeend', posts[next - 4]); if (next >= 12) button.remove() }
  const posts = ${JSON.stringify(Array.from({ length: 8 }, (_, n) => post(n + 4)))}`
const button = (inside: string, attributes = '') =>
  page(
    'Knapp',
    `<main><div id="feed">${posts(4)}</div><button ${attributes} onclick="press(this)">${inside}</button></main><script>${MORE}</script>`
  )
const card = (n: number) =>
  `<div class="card" style="flex:none;width:300px;height:120px">${mark(n)}<p style="margin-left:60px">Kort nummer ${n}: en artikel om torget</p></div>`

export const SIDEWAYS: Record<string, Make> = {
  '/sideways/button': query => {
    const kinds: Record<string, string> = {
      label: button(SIGN.replace('NAME', 'aria-label="Läs in fler kommentarer"')),
      title: button(SIGN.replace('NAME', '').replace('<path', '<title>Visa fler inlägg</title><path')),
      own: button(SIGN.replace('NAME', ''), 'aria-label="Visa fler inlägg"'),
      trailing: button('Visa fler inlägg ▾'),
      ligature: button('Visa fler inlägg <span>expand_more</span>'),
      odd: button('Ännu en bunt, tack, hämta'),
      next: button('Ladda nästa 4')
    }
    return kinds[query.get('as') ?? ''] ?? ''
  },
  '/sideways/found': () =>
    page(
      'Dolt',
      `<main>${posts(2)}<section hidden="until-found">${post(2)}</section><details><summary>Mer</summary>${post(3)}</details></main>`
    ),
  // A row of cards of words alone, which fetches more when it is slid.
  '/sideways/row': query =>
    page(
      'Rad åt sidan',
      `${posts(2)}<div id="row" style="display:flex;overflow-x:auto;width:900px;gap:10px">${[0, 1, 2, 3].map(n => card(100 + n)).join('')}</div>
       <script>let next = 4; row.addEventListener('scroll', () => { if (row.scrollLeft + row.clientWidth < row.scrollWidth - 50 || next >= 12) return; setTimeout(() => { for (let n = 0; n < 2 && next < 12; n++, next++) row.insertAdjacentHTML('beforeend', row.lastElementChild.outerHTML.replace(/nummer \\d+/, 'nummer ' + (100 + next))) }, ${query.get('ms') ?? '300'}) })</script>`
    ),
  // One picture in the page at a time, with a button to the next.
  '/sideways/leaf': () =>
    page(
      'Ett foto i taget',
      `${posts(1)}<article><div id="holder" style="position:relative;width:400px"><img id="shown" src="/picture/50" width="400" height="200"><button aria-label="Nästa" onclick="shown.src = '/picture/' + (50 + ++n); if (n === 3) this.remove()">${SIGN.replace('NAME', '')}</button></div></article><script>let n = 0</script>`
    ),
  // Its pictures and comments come when somebody moves, scrolls or presses.
  '/sideways/somebody': () =>
    page(
      'Väntar på någon',
      `<div id="feed">${posts(2)}</div><script>const come = event => { if (!event.isTrusted || window.came) return; came = true; for (let n = 2; n < 6; n++) feed.insertAdjacentHTML('beforeend', '<div class="post"><img src="/picture/' + n + '"></div>') }
       for (const kind of ['mousemove', 'keydown', 'touchstart', 'wheel']) addEventListener(kind, come)</script>`
    )
}
