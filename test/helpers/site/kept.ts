// Pages that hold their text folded behind a control, by HTML, by styles or by the place of a head, and pages that only seem to.
import { page } from './html.ts'
import { markColour } from './marks.ts'

type Make = (query: URLSearchParams) => string

const PLACES = ['Bryggan', 'Parken', 'Torget']
const TIMES = ['08:00–16:30', '09:15–11:45', '10:00–14:20']
const each = (make: (place: string, n: number) => string): string => PLACES.map(make).join('')
const says = (n: number): string => `<p>Öppet kl. ${TIMES[n]}</p>`
const seen = (n: number): string =>
  `<i style="display:block;width:40px;height:100px;background:${markColour(n)}"></i>`
const INTRODUCTION = '<h1>Torget byggs om</h1><p>Arbetet pågår till mars.</p>'
const tick = (type: string, n: number, inner = says(n)): string =>
  `<input class="tick" type="${type}" name="one" id="t${n}"><label for="t${n}">${PLACES[n]} ▾</label><div class="in">${inner}</div>`
/** All that a script does is to give what stands around the head another class. */
const TURNS = `<script>addEventListener('click', event => { const head = event.target.closest('.head'); if (head === null) return; fetch('/kept/pressed', { method: 'POST' }); head.parentElement.classList.toggle('open') })</script>`
const head = (name: string, place: string, n: number, inner = says(n)): string =>
  `<div class="part"><${name} class="head">${place}</${name}><div class="in">${inner}</div></div>`

/** By name, what is in the page, and its styles. */
const AS: Record<string, readonly [body: string, styles: string]> = {
  tick: [each((_, n) => `<div>${tick('checkbox', n)}</div>`), '.tick:checked ~ .in { display: block }'],
  choice: [each((_, n) => `<div>${tick('radio', n)}</div>`), '.tick:checked ~ .in { display: block }'],
  low: [
    each((_, n) => `<div>${tick('checkbox', n, seen(n) + says(n))}</div>`),
    '.tick ~ .in { display: block; max-height: 0; overflow: hidden; transition: max-height 2s } .tick:checked ~ .in { max-height: 300px }'
  ],
  target: [
    each((place, n) => `<p><a href="#p${n}">${place}</a></p><div class="in" id="p${n}">${says(n)}</div>`),
    '.in:target, .none:target { display: block }'
  ],
  box: [
    each(
      (place, n) =>
        `<p>${place} <button commandfor="d${n}" command="show-modal">Tider</button></p><dialog id="d${n}">${says(n)}<button commandfor="d${n}" command="close">Stäng</button></dialog>`
    ),
    ''
  ],
  popover: [
    each(
      (place, n) =>
        `<p>${place} <button popovertarget="d${n}">Tider</button></p><div popover id="d${n}">${says(n)}</div>`
    ),
    ''
  ],
  opens: [
    `${each((place, n) => `<p>${place} <button aria-haspopup="dialog" data-n="${n}">Tider</button></p>`)}<script>
      document.querySelectorAll('[data-n]').forEach((button, n) => { button.onclick = () => {
        document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true" style="position:fixed;inset:20%;background:#fff"><button aria-label="Stäng">×</button><p>Öppet kl. ' + ${JSON.stringify(TIMES)}[n] + '</p></div>')
        const box = document.body.lastElementChild; box.querySelector('button').onclick = () => box.remove() } })</script>`,
    ''
  ],
  point: [
    each((place, n) => `<div class="card" tabindex="0">${place}<div class="in">${says(n)}</div></div>`),
    '.card:hover .in, .card:focus-within .in { display: block }'
  ],
  parts: [each((place, n) => head('div', place, n)) + TURNS, '.open .in { display: block }'],
  buttons: [each((place, n) => head('button', place, n)) + TURNS, '.open .in { display: block }'],
  bottom: [
    each((place, n) => head('h3', place, n, seen(n) + says(n))) + TURNS,
    '.in { display: block; max-height: 0; overflow: hidden; transition: max-height 2s } .open .in { max-height: 300px }'
  ],
  rows: [
    `<table>${each((place, n) => `<tr class="head"><td>${place}</td></tr><tr class="in"><td>${says(n)}</td></tr>`)}</table>${TURNS}`,
    '.open .in { display: table-row }'
  ],
  terms: [
    `<dl>${each((place, n) => `<dt class="head">${place}</dt><dd class="in">${says(n)}</dd>`)}</dl>${TURNS}`,
    '.open .in { display: block }'
  ],
  // What is in a form that is sent, a menu of the site, and what says only that something has been done.
  others: [
    `<form action="/kept"><div>${tick('checkbox', 0)}</div><button>Sök</button></form>
    <nav>${each((place, n) => head('div', place, n))}</nav>
    ${each(place => head('div', place, 0, '<p>Länken är kopierad</p>'))}
    ${each((place, n) => `<div class="part"><button class="head">Svara ${place}</button><div class="in"><p>Skriv ett svar till ${TIMES[n]}</p><textarea></textarea></div></div>`)}
    ${each((place, n) => `<div class="part"><div class="head">Rösta på ${place}</div><div class="in">Din röst är ${n + 1} av ${n + 7}</div></div>`)}${TURNS}`,
    '.tick:checked ~ .in, .open .in { display: block }'
  ]
}

export const KEPT: Record<string, Make> = {
  '/kept': query => {
    const [body, styles] = AS[query.get('as') ?? ''] ?? ['', '']
    return page(
      'Öppettider',
      `<main>${INTRODUCTION}${body}</main>`,
      `<style>.in { display: none } .head { cursor: pointer } .tick { position: absolute; opacity: 0 } ${styles}</style>`
    )
  }
}
