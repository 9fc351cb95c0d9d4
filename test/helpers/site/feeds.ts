// Pages whose parts come only as they are looked at, and pages that are long or laid out in awkward ways.
import { mark, POST, page, post, posts } from './html.ts'
import { markColour } from './marks.ts'

type Make = (query: URLSearchParams) => string

const picture = (n: number, attributes = '') =>
  `<img ${attributes} src="/picture/${n}" width="200" height="100" alt="">`

/** Fetches more posts when the end comes near. */
const growing = (
  most: string
) => `<div id="feed">${posts(8)}</div><div id="end" style="height:20px"></div><script>
let next = 8, busy = false
const more = async () => {
  if (busy || next >= ${most}) return
  busy = true
  const part = await fetch('/more?from=' + next).then(answer => answer.text())
  document.getElementById('feed').insertAdjacentHTML('beforeend', part)
  next += 8; busy = false
  if (document.getElementById('end').getBoundingClientRect().top < innerHeight + 200) more()
}
new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()).observe(document.getElementById('end'))
</script>`

export const FEEDS: Record<string, Make> = {
  '/feed': query =>
    page(
      'Flöde',
      posts(Number(query.get('n') ?? 20), n => picture(n))
    ),
  '/lazy': query =>
    page(
      'Lata bilder',
      `${query.has('asks') ? '<script>addEventListener("resize", () => {})</script>' : ''}
       ${query.has('fills') ? '<div style="height:100vh"></div>' : ''}` +
        posts(Number(query.get('n') ?? 40), n =>
          n % 2 === 0
            ? picture(n, 'loading="lazy"')
            : `<img data-src="/picture/${n}" width="200" height="100" alt="">`
        ) +
        `<script>const watch = new IntersectionObserver(seen => { for (const one of seen) if (one.isIntersecting) {
          one.target.src = one.target.dataset.src; watch.unobserve(one.target) } })
        for (const image of document.querySelectorAll('[data-src]')) watch.observe(image)</script>`
    ),
  '/infinite': () => page('Flöde som växer', growing('80')),
  '/endless': () => page('Flöde utan slut', growing('Infinity')),
  '/tall': query => {
    const bands = Array.from(
      { length: Number(query.get('bands') ?? 400) },
      (_, n) => `<div style="height:100px;background:${markColour(n)}">Rad ${n}</div>`
    )
    return page('Hög sida', bands.join(''))
  },
  // Comments that are all the same, down to the pixel.
  '/alike': query =>
    page(
      'Lika rader',
      `<div style="height:100px;box-sizing:border-box;border-bottom:1px solid #ccc"><b>Anna</b> Tack!</div>`.repeat(
        Number(query.get('rows') ?? 480)
      )
    ),
  '/watched': () =>
    page(
      'Iakttagen',
      `<div style="height:8000px">Hit ned</div><script>keep = new IntersectionObserver(() => {}); keep.observe(document.body)</script>`
    ),
  '/drawn-in-view': () =>
    page(
      'Ritas när den syns',
      `<div style="content-visibility:auto;contain-intrinsic-size:8000px;height:8000px">Här</div>`
    ),
  '/polled': () =>
    page(
      'Tittar efter själv',
      `<div style="height:8000px">Hit ned</div><script>watch = setInterval(() => {
         if (scrollY + innerHeight < document.body.scrollHeight - 100) return
         clearInterval(watch)
         document.body.insertAdjacentHTML('beforeend', '<p style="height:400px">Kom först längst ned</p>')
       }, 50)</script>`
    ),
  // Grows at its top again and again, so that what is pictured later has moved since.
  '/shifts': () =>
    page(
      'Flyttar sig',
      `<div id="tak"></div>${Array.from({ length: 900 }, (_, n) => `<p style="height:30px;margin:0">Rad ${n}</p>`).join('')}
       <script>let n = 0; setInterval(() => { tak.style.height = (n += 13) + 'px' }, 60)</script>`
    ),
  '/sticky': () =>
    page(
      'Fast topp och fast fot',
      `<div style="position:sticky;top:0;height:50px;z-index:2;background:${markColour(900)}">Topp</div>
       <div id="foot" style="position:fixed;bottom:0;left:0;right:0;height:80px;z-index:2;background:${markColour(901)}">Fot</div>${posts(20)}`
    ),
  '/inner': () =>
    page(
      'Rullar inuti',
      `<div style="height:60px;background:#eee">Topp</div><div style="height:calc(100vh - 60px);overflow-y:auto">${posts(30)}</div>`,
      '<style>body{height:100vh;overflow:hidden}</style>'
    ),
  '/recycled': () =>
    page(
      'Rader som återanvänds',
      `<div id="list" style="position:relative;height:${120 * POST}px"></div><script>
       const list = document.getElementById('list')
       const draw = () => {
         const first = Math.max(0, Math.floor(scrollY / ${POST}) - 1)
         list.replaceChildren()
         for (let n = first; n < Math.min(120, first + 3 + Math.ceil(innerHeight / ${POST})); n++) {
           const row = document.createElement('div')
           row.className = 'post'; row.style = 'position:absolute;left:0;right:0;top:' + n * ${POST} + 'px'
           row.innerHTML = '<i style="background:rgb(' + n + ',0,251)"></i><p>Rad ' + n + '</p>'
           list.append(row)
         }
       }
       addEventListener('scroll', draw); addEventListener('resize', draw); draw()</script>`
    ),
  '/reveal': () =>
    page(
      'Visas när det syns',
      posts(30, n => picture(n)).replaceAll('class="post"', 'class="post hidden"') +
        `<script>const watch = new IntersectionObserver(seen => { for (const one of seen)
          if (one.isIntersecting) one.target.classList.remove('hidden') }, { threshold: .2 })
        for (const one of document.querySelectorAll('.post')) watch.observe(one)</script>`,
      '<style>.hidden > * { opacity: 0 } .post > * { transition: opacity 1s }</style>'
    ),
  '/animated': () =>
    page(
      'Rör sig',
      `<style>@keyframes turn { to { transform: rotate(360deg) } } @keyframes come { from { opacity: 0 } }
       .turn { animation: turn 1s infinite } .come { animation: come 3s 1s both }</style>
       <div class="turn">↻</div><div class="come">${posts(5)}</div>`
    ),
  '/full-height': () =>
    page(
      'Fönsterhögt',
      `<div style="height:100vh;position:relative"><div style="position:absolute;left:0;right:0;bottom:0">${post(500)}</div></div>${posts(20)}`
    ),
  '/shadow': () =>
    page(
      'Skuggträd',
      `${post(0)}<x-post id="host"></x-post><script>
       const root = document.getElementById('host').attachShadow({ mode: 'open' })
       root.innerHTML = '<p>I skuggan: smörgåstårta</p><x-post></x-post>'
       root.querySelector('x-post').attachShadow({ mode: 'open' }).innerHTML = '<p>Djupare i skuggan</p>'</script>`
    ),
  '/frames-pale': query =>
    page(
      'Bleka ramar',
      `${posts(8)}<iframe src="${query.get('other') ?? ''}/pale-frame" width="400" height="200" style="border:0;display:block"></iframe>`
    ),
  '/frames': query =>
    page(
      'Ramar',
      `${posts(2)}<iframe src="/frame?text=Samma" width="400" height="200"></iframe>
       ${posts(6)}<iframe src="${query.get('other') ?? ''}/frame?text=Annan" width="400" height="200" style="border:0;display:block"></iframe>`
    ),
  '/pale-frame': () => page('Blek', '<body style="color:#fff"><p>Vitt på vitt</p>'),
  '/frame': query =>
    page(
      'Ram',
      `${mark(700).replace('<i style="', '<i style="display:block;height:150px;')}<p>${query.get('text')} ram</p>`
    )
}

/** The next posts of a growing feed. */
export const morePosts = (from: number) =>
  Array.from({ length: 8 }, (_, index) => post(from + index)).join('')
