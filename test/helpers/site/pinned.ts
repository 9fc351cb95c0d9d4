// Panels that a script shows one at a time as the page is scrolled: it holds them still, and moves them or lets them fade.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

const PLACES = ['bryggan', 'parken', 'torget', 'stationen']
const SAID = [
  'Vid bryggan läggs en ny kaj av trä för alla som badar',
  'Träden i parken beskärs innan lekplatsen byggs om',
  'Torget får bänkar, och bilarna parkerar bakom kyrkan',
  'Stationen öppnar sin vänthall när spåren har bytts ut'
]
const panels = () =>
  PLACES.map(
    (place, n) => `<section class="panel"><h2>Planen för ${place}</h2><p>${SAID[n]}</p></section>`
  ).join('')
const STILL =
  '<style>.long { height: 4000px } .still { position: sticky; top: 0; height: 100vh; overflow: hidden } .panel { box-sizing: border-box; padding: 80px }'
const SHARE = 'Math.min(1, Math.max(0, scrollY / (document.documentElement.scrollHeight - innerHeight)))'
const onScroll = (act: string, asked: URLSearchParams) =>
  asked.has('smooth')
    ? `<script>let share = 0; const go = () => { share += (${SHARE} - share) * .3; ${act}; requestAnimationFrame(go) }; go()</script>`
    : `<script>let share = 0; const go = () => { share = ${SHARE}; ${act} }; addEventListener('scroll', go, { passive: true }); go()</script>`

export const PINNED: Record<string, Make> = {
  // A track that goes past sideways in a section that is held still.
  '/pinned/track': asked =>
    page(
      'Planen',
      `<header><h1>Norrby växer</h1></header><div class="long"><div class="still"><div id="track">${panels()}</div></div></div><footer><p>Kontakta kommunen om planen</p></footer>
       ${onScroll("track.style.transform = 'translate3d(' + -share * 3 * innerWidth + 'px, 0, 0)'", asked)}`,
      `${STILL} #track { display: flex; width: 400vw; height: 100%; will-change: transform } .panel { width: 100vw }</style>`
    ),
  // One panel after the other in the same place; `by`: what brings it forward.
  '/pinned/fades': asked => {
    const by = asked.get('by') ?? 'opacity'
    const act = {
      opacity: 'one.style.opacity = n === now ? 1 : 0',
      autoalpha:
        "one.style.opacity = n === now ? 1 : 0; one.style.visibility = n === now ? 'inherit' : 'hidden'",
      class: "one.classList.toggle('is-active', n === now)",
      display: "one.style.display = n === now ? 'block' : 'none'",
      up: "one.style.transform = 'translateY(' + (n < now ? -100 : n > now ? 100 : 0) + '%)'",
      stack: 'one.style.zIndex = n === now ? 9 : 1'
    }[by]
    return page(
      'Planen',
      `<header><h1>Norrby växer</h1></header><div class="long"><div class="still">${panels()}</div></div><footer><p>Kontakta kommunen om planen</p></footer>
       ${onScroll(`const now = Math.round(share * 3); document.querySelectorAll('.panel').forEach((one, n) => { ${act} })`, asked)}`,
      `${STILL} .panel { position: absolute; inset: 0; background: white } ${by === 'class' ? '.panel { opacity: 0; transition: opacity .2s } .is-active { opacity: 1 }' : ''}</style>`
    )
  },
  // The whole is moved by the wheel, a window at a time; `by=top`: by its place, or each panel by its own.
  '/pinned/wheel': asked =>
    page(
      'Planen',
      `<div id="whole">${panels()}</div>
       <script>let now = 0, busy = false; addEventListener('wheel', event => { event.preventDefault(); if (busy) return; busy = true; setTimeout(() => { busy = false }, 700); now = Math.min(3, Math.max(0, now + Math.sign(event.deltaY))); ${asked.get('by') === 'top' ? "whole.style.top = -now * 100 + 'vh'" : "whole.style.transform = 'translate3d(0, ' + -now * innerHeight + 'px, 0)'"} }, { passive: false })</script>`,
      `<style>html, body { height: 100%; overflow: hidden } #whole { position: relative; height: 100%; transition: all .6s } .panel { box-sizing: border-box; padding: 80px; height: 100vh }</style>`
    ),
  // Smooth scrolling as by Lenis or locomotive: the page is as high as all of it, which a script moves in a box that is held still.
  '/pinned/smooth': () =>
    page(
      'Planen',
      `<div id="room"></div><div id="held"><div id="whole">${panels()}</div></div>
       <script>room.style.height = whole.scrollHeight + 'px'; let y = 0; const go = () => { y += (scrollY - y) * .2; whole.style.transform = 'translate3d(0, ' + -y + 'px, 0)'; requestAnimationFrame(go) }; go()</script>`,
      '<style>#held { position: fixed; inset: 0; overflow: hidden } .panel { box-sizing: border-box; padding: 80px; height: 100vh }</style>'
    ),
  // What stands still and shows the same all the way: a head that fades, and sheets that slide over each other.
  '/pinned/stays': asked =>
    page(
      'Planen',
      asked.has('sheets')
        ? panels()
        : `<header class="still" id="head"><h1>Norrby växer</h1><p>Så ser kommunen ut om tio år</p></header>${panels()}${onScroll('head.style.opacity = 1 - share; head.firstChild.style.transform = "translateY(" + share * 200 + "px)"', asked)}`,
      `${STILL} .panel { position: ${asked.has('sheets') ? 'sticky' : 'relative'}; top: 0; height: 100vh; background: white }</style>`
    )
}
