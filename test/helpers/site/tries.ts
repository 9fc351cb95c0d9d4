// Pages whose buttons show something though nothing tells what, until one has pressed them.
import { page, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const SAYS = ['bryggan', 'parken', 'torget', 'stationen', 'skolgården']
const each = (make: (says: string, n: number) => string): string => SAYS.map(make).join('')
/** What is shown only when it has been asked for. */
const script = (body: string): string =>
  `<script>const SAYS = ${JSON.stringify(SAYS)}, words = n => 'Svaret handlar om ' + SAYS[n] + ' vid älven'; ${body}</script>`

export const TRIES: Record<string, Make> = {
  // Folded by their own word, with no panel until then; `one`: each closes the others, and all are drawn anew.
  '/tries/panels': query =>
    page(
      'Frågor',
      query.has('one')
        ? `<main><div id="all"></div></main>${script(`
            let open = -1
            const draw = () => {
              all.innerHTML = SAYS.map((says, n) => '<h3><button aria-expanded="' + (n === open) + '">Hur bokar jag, kan jag betala och boka ' + says + '?</button></h3>' + (n === open ? '<p>' + words(n) + '</p>' : '')).join('')
              all.querySelectorAll('button').forEach((button, n) => { button.onclick = () => { open = open === n ? -1 : n; draw() } })
            }
            draw()`)}`
        : `<main>${each(() => `<div class="row"><b>Ärende</b> <button aria-expanded="false"><svg width="16" height="16"><path d="M2 5l6 6 6-6" fill="none" stroke="#000"/></svg></button></div>`)}</main>${script(
            `document.querySelectorAll('button').forEach((button, n) => { button.onclick = () => setTimeout(() => { button.setAttribute('aria-expanded', true); button.insertAdjacentHTML('afterend', '<p>' + words(n) + '</p>') }, ${query.get('wait') ?? '0'}) })`
          )}`
    ),
  // A menu that opens over the page, and a dead button.
  '/tries/menu': query =>
    page(
      'Ordnad',
      `<main><h1>Torget byggs om</h1><p>Arbetet pågår till mars.</p><div style="position:relative"><button aria-expanded="false" id="more">Verktyg</button></div></main><script>
        more.onclick = () => { if (${query.has('dead')}) return; const isOpen = more.getAttribute('aria-expanded') === 'true'; more.setAttribute('aria-expanded', !isOpen); if (isOpen) more.nextSibling.remove(); else more.insertAdjacentHTML('afterend', '<div style="position:absolute;background:#fff"><a href="/a">Länk till sidan om verktyg</a></div>') }
      </script>`
    ),
  // A button by its beginning: `says`; it brings three more each time, up to nine.
  '/tries/words': query =>
    page(
      'Flöde',
      `<main><div id="list">${posts(3)}</div><div><p>Om oss</p><button id="more">${query.get('says') ?? ''}</button></div></main><script>
        more.onclick = () => { ${query.has('dead') ? 'return' : ''}
          for (let k = 0; k < 3; k++) { const n = list.children.length; list.insertAdjacentHTML('beforeend', '<div class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Senare inlägg ' + 'abcdefghi'[n] + ' om älven</p></div>') }
          if (list.children.length > 8) more.remove()
        }
      </script>`
    ),
  // A sign without a name: last in the feed, or in each post; `heart`: one that means something else.
  '/tries/sign': query =>
    page(
      'Flöde',
      query.has('posts')
        ? `<main>${each(says => `<div class="row"><b>Ärende om ${says}</b><span class="sign" style="cursor:pointer"><svg width="20" height="20"><path d="${query.has('heart') ? 'M10 16C2 10 4 4 7 4s3 2 3 2 0-2 3-2 5 6-3 12' : 'M4 7l6 6 6-6'}" fill="none" stroke="#000"/></svg></span></div>`)}</main>${script(
            `document.querySelectorAll('.sign').forEach((sign, n) => sign.addEventListener('click', () => { ${query.has('heart') ? 'document.title = "tryckt"; return' : ''}; const next = sign.nextSibling; if (next) next.remove(); else sign.insertAdjacentHTML('afterend', '<p>' + words(n) + '</p>') }))`
          )}`
        : `<main><div id="list">${posts(3)}</div><button id="more"><svg width="20" height="20"><path d="M10 2v14m0 0l-5-5m5 5l5-5" fill="none" stroke="#000"/></svg></button></main><script>
            more.onclick = () => setTimeout(() => { const n = list.children.length; list.insertAdjacentHTML('beforeend', '<div class="post"><i style="background:rgb(' + n + ',0,251)"></i><p>Senare inlägg ' + 'abcdefghi'[n] + ' om älven</p></div>'); if (n > 4) more.remove() }, 50)
          </script>`
    ),
  // One card at a time, without pictures; `stuck`: the button does nothing.
  '/tries/cards': query =>
    page(
      'Kort',
      `<main><h1>Fem nyheter</h1><div id="cards"></div><p>Slut</p></main>${script(`
        let n = 0
        const draw = () => {
          cards.innerHTML = '<div><p>' + words(n) + '</p></div><div>' + (n + 1) + ' av 5</div>' + (n < 4 ? '<button aria-label="Nästa"><svg width="16" height="16"></svg></button>' : '')
          if (n < 4 && !${query.has('stuck')}) cards.querySelector('button').onclick = () => { n++; draw() }
        }
        draw()`)}`
    ),
  // What HTML itself keeps behind a button.
  '/tries/popovers': () =>
    page(
      'Avgifter',
      `<main><table>${each((says, n) => `<tr><td>Avgift för ${says}</td><td><button popovertarget="p${n}">i</button><div popover id="p${n}">Avgiften gäller ${says} vid älven</div></td></tr>`)}</table></main>`
    ),
  // Pictures that open a dialog with their words; `as`: what is said of the button, and `dead`: nothing opens.
  '/tries/gallery': query =>
    page(
      'Galleri',
      `<main><div>${each((_, n) => `<button ${query.get('as') ?? ''}><img src="/picture/${n}" width="120" height="80" alt=""></button>`)}</div></main>${script(
        `document.querySelectorAll('main button').forEach((button, n) => { button.onclick = () => { ${query.has('dead') ? 'return' : ''}
          const box = document.createElement('dialog')
          box.innerHTML = '<p>' + words(n) + '</p><button aria-label="Stäng">×</button>'
          document.body.append(box); box.showModal(); box.querySelector('button').onclick = () => { box.close(); box.remove() } } })`
      )}`
    ),
  // A dialog with all comments, one more with each press.
  '/tries/dialog': () =>
    page(
      'Inlägg',
      `<main><article><h1>Torget</h1><p>Arbetet pågår.</p><button id="all">Visa alla 4 kommentarer</button></article></main>${script(
        `all.onclick = () => document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true" style="position:fixed;inset:20%;background:#fff">' + [0, 1, 2, 3].map(n => '<div class="comment">' + words(n) + '</div>').join('') + '</div>')`
      )}`
    )
}
