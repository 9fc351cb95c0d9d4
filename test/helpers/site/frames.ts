// Pages whose content is in a frame, often of another site, that is busy, comes late, goes elsewhere, or shows a part of what it has.
import { mark, page, post, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const row = (n: number) => `<div class="post">${mark(n)}<p>Rad ${n}: ligger i en ram</p></div>`
const rows = JSON.stringify([20, 21].map(row).join(''))
const show = `feed.innerHTML = ${rows}`
const text = '<p>Kommunens kontaktcenter svarar alla vardagar mellan åtta och sexton.</p>'

/** What is in the frame. `of`: the other site. */
const INSIDE: Record<string, (query: URLSearchParams) => string> = {
  // Says that it loads, and is held by its own script most of the time until it has.
  busy: () => `<div id="feed">Laddar kalendern…</div><script>const until = performance.now() + 6000
    const hold = () => { const end = performance.now() + 650; while (performance.now() < end); if (end < until) setTimeout(hold, 5); else ${show} }
    setTimeout(hold, 100)</script>`,
  // Says nothing of what is to come.
  timer: () => `${text}<div id="feed"></div><script>setTimeout(() => { ${show} }, 2500)</script>`,
  slow: () =>
    `${text}<div id="feed"></div><script>onload = async () => { await fetch('/rest/answer?ms=1200'); setTimeout(() => { ${show} }, 1200) }</script>`,
  // Goes elsewhere by itself, as some do that first find out who is there.
  goes: query =>
    `${text}<script>setTimeout(() => location.replace('/frames/inside?as=timer&of=${query.get('of')}'), 900)</script>`,
  refreshes: () => `<meta http-equiv="refresh" content="3;url=/frames/inside?as=whole">${text}`,
  // To the site of the page, and back: its session ends and another begins.
  returns: query =>
    `${text}<script>setTimeout(() => location.replace('${query.get('of')}/frames/inside?as=goes'), 700)</script>`,
  // A frame in it, of the site of the page, that comes late.
  nested:
    query => `${text}<div id="in"></div><script>setTimeout(() => { document.getElementById('in').innerHTML =
    '<iframe src="${query.get('of')}/frames/inside?as=slow" style="width:880px;height:640px;border:0"></iframe>' }, 800)</script>`,
  // A tree that is closed to scripts, which comes a while after.
  closed:
    () => `${text}<div id="host"></div><script>setTimeout(() => { host.attachShadow({ mode: 'closed' }).innerHTML =
    '<p>Det här stycket ligger i ett slutet träd</p>' }, 300)</script>`,
  tabs: () => `<div role="tablist"><button role="tab" aria-selected="true" aria-controls="a">Barn</button><button role="tab" aria-selected="false" aria-controls="b">Vuxna</button></div>
    <div role="tabpanel" id="a">Avgift 200</div><div role="tabpanel" id="b" hidden>Avgift 300</div>`,
  // Counts more comments than it shows.
  counts: () =>
    `<h2>124 kommentarer</h2>${[1, 2].map(n => `<div class="comment"><b>Besökare ${n}</b><p>Det här är kommentar nummer ${n} av många</p></div>`).join('')}`,
  // Folds something under words that say nothing of it.
  folds: () =>
    `${text}<button aria-expanded="false" aria-controls="more">Öppettider i sommar</button><div id="more" hidden>Vi har öppet från midsommar till sista augusti</div>
     <script>document.querySelector('button').onclick = ({ target }) => { more.hidden = false; target.setAttribute('aria-expanded', 'true') }</script>`,
  // Says something for a while, and takes it away.
  passing: () =>
    `${text}<p id="gone">Mötet flyttas till onsdagen den nionde</p><script>setTimeout(() => gone.remove(), 2500)</script>`,
  whole: () => `<div id="feed">${[20, 21].map(row).join('')}</div>`
}

export const FRAMES: Record<string, Make> = {
  // `late`: the frame is put there so many ms after the page has come; `hidden`: it shows nothing.
  '/frames/around': query => {
    const of = query.get('of') ?? ''
    const size = query.has('hidden') ? 'width:0;height:0' : 'width:900px;height:700px'
    const frame = `<iframe src="${of}/frames/inside?as=${query.get('as')}&of=${query.get('back') ?? ''}" style="${size};border:0;display:block"></iframe>`
    const late = query.get('late')
    return page(
      'I en ram',
      late === null
        ? `${posts(1)}${frame}`
        : `${posts(1)}<div id="place"></div><script>setTimeout(() => { place.innerHTML = ${JSON.stringify(frame)} }, ${late})</script>`
    )
  },
  '/frames/inside': query => page('Inuti', INSIDE[query.get('as') ?? '']?.(query) ?? post(9))
}
