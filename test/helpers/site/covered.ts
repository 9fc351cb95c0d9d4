// Pages whose text or picture lies under a cover that says no more than "Visa", or that go on behind words of their own.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

const INTRODUCTION = '<h1>Torget byggs om</h1><p>Arbetet pågår till mars.</p>'
const ANSWER = 'Svaret handlar om bryggan vid älven'
const acts = "fetch('/covered/acted?' + encodeURIComponent(this.textContent), { method: 'POST' })"
const ROWS = ['Bryggan', 'Parken', 'Torget'].map(place => `<article>${place} rustas upp</article>`).join('')
/** A list of three that goes on when what stands below it is pressed. */
const list = (more: string): string =>
  `<div id="list">${ROWS}</div><div id="below">${more}</div><script>below.firstElementChild.onclick = event => { event.preventDefault(); list.insertAdjacentHTML('beforeend', '<article>${ANSWER}</article>'); below.remove() }</script>`
/** Text in the place of the button, or of what is given. */
const puts = (where: string): string =>
  `<script>{ const it = document.querySelector('.it'); it.onclick = () => { ${where} = '<p>${ANSWER}</p>' } }</script>`

const AS: Record<string, string> = {
  // The button is all of the cover, and what it covers stands beside it.
  beside: `<article><div class="it" role="button" tabindex="0" aria-label="Innehållsvarning">Spoiler <span>Visa</span></div><div id="in"></div></article><script>{ const it = document.querySelector('.it'); it.onclick = () => { const box = document.getElementById('in'); box.innerHTML = box.firstChild === null ? '<p>${ANSWER}</p>' : '' } }</script>`,
  photo: `<article><div><p>Känsligt innehåll</p><p>Bilden kan vara obehaglig.</p><div class="it" role="button" tabindex="0">Se foto</div></div></article>${puts('it.parentElement.outerHTML')}`,
  english: `<article><div><p>This photo may contain graphic content.</p><button class="it">View photo</button></div></article>${puts('it.parentElement.outerHTML')}`,
  link: `<article><div id="in"></div><span class="it" role="link" tabindex="0" style="cursor:pointer">Visa 3 synpunkter till</span></article>${puts('it.outerHTML')}`,
  cut: `<article><p>Personalen på biblioteket hjälpte oss med allt som vi behövde <span class="it" style="cursor:pointer">…</span></p></article>${puts('it.outerHTML')}`,
  rest: list('<div style="cursor:pointer">Plocka fram resten</div>'),
  part: list('<a href="#">3 av 4 visas – fyll på</a>'),
  // Of the colour that it stands on, and blurred.
  painted: `<article><p>Slutet: <span class="spoiler" style="color:#111;background:#111">${ANSWER}</span></p></article>`,
  // A question of consent, of age, and cards that are all of a link.
  others: `<article><div><p>Känsligt innehåll. Tillåt kakor för att se det.</p><button onclick="${acts}">Visa</button></div></article>
    <article><div><p>Känsligt innehåll</p><button onclick="${acts}">Ja, jag är över 18 år</button></div></article>
    <article><div><p>Känsligt innehåll</p><button onclick="${acts}">Anmäl inlägget</button></div></article>
    <div>${ROWS}</div><div style="cursor:pointer" onclick="${acts}">Boka resten</div>
    ${['Onsdag', 'Torsdag', 'Fredag'].map(day => `<section style="cursor:pointer" onclick="${acts}"><b>${day} hos kundcenter</b><p>Fler lediga tider</p></section>`).join('')}`
}

export const COVERED: Record<string, Make> = {
  '/covered': query =>
    page('Under ett lock', `<main>${INTRODUCTION}${AS[query.get('as') ?? ''] ?? ''}</main>`)
}
