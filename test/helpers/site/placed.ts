// Pages on which it is known where each text is, what each picture is called, and what the page complains about.
import { page, post, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const at = (x: number, y: number, what: string) =>
  `<div style="position:absolute;left:${x}px;top:${y}px;width:300px;font:20px/30px monospace">${what}</div>`

export const PLACED: Record<string, Make> = {
  '/placed': asked =>
    page(
      'Kända lägen',
      `<main style="position:relative;height:9000px">${at(100, 40, 'Öppet hus på biblioteket')}
       ${at(500, 40, 'Ett <b>två</b> <a href="/feed?n=2#x">tre fyra</a> fem sex sju åtta nio tio elva tolv')}
       ${at(100, 8500, 'Längst ned: måndag')}
       <img src="/picture/1" alt="Röd ros i en vas" width="200" height="100" style="position:absolute;left:40px;top:300px">
       <img src="/picture/2" width="200" height="100" style="position:absolute;left:340px;top:300px">
       ${asked.has('lacking') ? '<img src="/missing" alt="Blå ros" width="100" height="100" style="position:absolute;left:600px;top:300px">' : ''}
       <button aria-label="Dela inlägget" style="position:absolute;left:40px;top:500px">↗</button>
       <p style="display:none">Osynlig</p></main>`
    ),
  '/placed-frame': query =>
    page(
      'I en ram',
      `${posts(4)}<iframe src="${query.get('other') ?? ''}/frame?text=Annan" style="border:0;display:block;margin-left:50px" width="400" height="250"></iframe>`
    ),
  // One post a day back in time from the last of June 2026, without end; an old one is pinned at the top.
  '/dated': () =>
    page(
      'Daterat flöde',
      `<div id="feed"></div><div id="end" style="height:20px"></div><script>
       let n = 0
       const add = (n, at) => document.getElementById('feed').insertAdjacentHTML('beforeend',
         '<article class="post"><p>Inlägg ' + n + '</p><time datetime="' + at.toISOString() + '">' + at.toISOString().slice(0, 10) + '</time></article>')
       add('fäst', new Date(Date.UTC(2019, 0, 1)))
       const more = () => { for (let i = 0; i < 8; i++) { add(n, new Date(Date.UTC(2026, 5, 30, 12) - n * 864e5)); n++ } }
       more()
       new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more(), { rootMargin: '400px' }).observe(document.getElementById('end'))
       addEventListener('scroll', () => { if (document.getElementById('end').getBoundingClientRect().top < innerHeight + 600) more() })</script>`
    ),
  '/photos': () =>
    page(
      'Bilder',
      posts(20, n => `<img src="/noise/${n}" width="400" height="250">`)
    ),
  '/phone': () =>
    page(
      'Anpassad',
      `<p id="says"></p><div class="wide">${posts(3)}</div><div class="narrow">${posts(12)}</div>
       <script>says.textContent = (navigator.maxTouchPoints > 0 ? 'rör' : 'pekar') + ' ' + innerWidth + ' ' + (/Mobile/.test(navigator.userAgent) ? 'telefon' : 'dator')</script>`,
      '<meta name="viewport" content="width=device-width"><style>.narrow{display:none} @media (max-width: 600px) { .wide{display:none} .narrow{display:block} }</style>'
    ),
  '/reloads': () =>
    page('Laddar om', `${posts(4)}<script>addEventListener('scroll', () => location.reload())</script>`),
  '/attacks': () =>
    page(
      `../../../etc/passwd\u0000\u202e${'x'.repeat(200_000)}`,
      `${posts(3)}<p id="says">läst: nej</p><iframe src="file:///etc/passwd" width="10" height="10" hidden></iframe>
       <a href="kanalarkiv-object://archive/00">Visa mer</a><a href="file:///etc/passwd">Visa fler</a><a download="../../x" href="data:text/plain,x">Visa mer</a>
       <script>for (const to of ['kanalarkiv:start', 'kanalarkiv-object://archive/00', 'file:///etc/passwd', 'javascript:0', 'data:text/html,x'])
         try { setTimeout(() => { location.href = to }, 50); open(to) } catch {}
       fetch('file:///etc/passwd').then(a => a.text()).then(() => { says.textContent = 'läst: ja' }, () => {})</script>`
    ),
  '/gap': query =>
    page(
      'Med ett tomrum',
      `${posts(3)}<div style="height:22000px;color:${query.get('colour') ?? ''}">${query.get('text') ?? ''}<p style="margin-top:12000px">${query.get('text') ?? ''}</p></div>${posts(2)}`
    ),
  '/counted': query => {
    const there = Number(query.get('there') ?? 3)
    const comments = Array.from(
      { length: there },
      (_, n) => `<div class="comment" id="comment-${n}"><p>Kommentar ${n}, 7 kommentarer</p></div>`
    )
    return page(
      'Räknade kommentarer',
      `<article><h1>Ett inlägg</h1><p><b>1 205</b> visningar</p><a href="#c"><span>${query.get('says') ?? 3} kommentarer</span></a>
       <section id="c">${comments.join('')}</section></article>`
    )
  },
  '/complains': () =>
    page(
      'Klagar',
      `${post(0)}<script>console.log('tyst'); console.error('Något är fel', 7); console.warn('Se upp')
       setTimeout(() => { throw new TypeError('ingen metod') }, 0); fetch('/500').catch(() => {})</script><img src="/picture/none" width="0">`
    )
}
