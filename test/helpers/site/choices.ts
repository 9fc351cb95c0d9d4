// Pages as platforms make them today: a menu that shows a part of the comments, a warning over a post, a thread that is folded by a
// number in brackets. And neighbours of theirs that are whole.
import { page, post } from './html.ts'

const NAMES = ['bryggan', 'parken', 'torget', 'stationen', 'skolgården']
const says = (names: readonly string[]) => names.map(name => `<p>Synpunkten handlar om ${name}</p>`).join('')
const FIRST = says(NAMES.slice(0, 2))
const ALL = says(NAMES)
const REVERSED = says(NAMES.toReversed())

type Menu = { readonly says: string; readonly other: string; readonly first: string; readonly after: string }
const MENUS: Record<string, Menu> = {
  utvalda: { says: 'Utvalda ▾', other: 'Samtliga', first: FIRST, after: ALL },
  relevanta: { says: 'Mest relevanta ▾', other: 'Alla kommentarer', first: FIRST, after: ALL },
  top: { says: 'Top comments', other: 'Newest first', first: FIRST, after: ALL },
  order: { says: 'Mest relevanta ▾', other: 'Nyast först', first: ALL, after: REVERSED }
}

const REST = `<p>${NAMES.slice(2).join(' och ')} visas först när man vill</p>`
/** Each way to ask first: the markup of the button, whose words go when it has been pressed. */
const WARNED: Record<string, string> = {
  anyway: '<div>Innehållsvarning: olycka <button>Visa ändå</button></div>',
  sensitive:
    '<button style="width:300px;height:140px"><span>Känsligt innehåll<span style="display:block">Klicka för att visa</span></span></button>',
  english: '<button>Sensitive content<br>Click to show</button>',
  brackets: '<a href="javascript:void(0)">[3 till]</a>',
  more: '<a href="javascript:void(0)">[3 more]</a>',
  till: '<button><svg width="10" height="10"></svg> <span>1 svar till</span></button>',
  counted: '<button>Svar (1)</button>',
  back: '<a role="button" tabindex="0">Gå bakåt i tiden</a>'
}

export const CHOICES: Record<string, (asked: URLSearchParams) => string> = {
  '/choices/menu': asked => {
    const { says: words, other, first, after } = MENUS[asked.get('as') ?? ''] as Menu
    return page(
      'Synpunkter',
      `<main>${post(0)}<button id="sort" aria-haspopup="menu">${words}</button><div id="list">${first}</div></main><script>
       sort.onclick = () => { const open = document.querySelector('[role=menu]'); if (open) return open.remove()
         const menu = document.createElement('div'); menu.setAttribute('role', 'menu'); menu.style = 'position:absolute;background:#fff'
         menu.innerHTML = '<div role="menuitem">' + sort.textContent + '</div><div role="menuitem">${other}</div>'; sort.after(menu)
         menu.lastChild.onclick = () => { menu.remove(); sort.textContent = ${JSON.stringify(other)}; setTimeout(() => { list.innerHTML = ${JSON.stringify(after)} }, 200) } }</script>`
    )
  },
  '/choices/warned': asked =>
    page(
      'Inlägg',
      `<main>${post(0)}<div id="held">${WARNED[asked.get('as') ?? '']}</div></main><script>
       document.querySelector('main :is(button, a)').onclick = () => { setTimeout(() => { held.innerHTML = ${JSON.stringify(REST)} }, 150) }</script>`
    )
}
