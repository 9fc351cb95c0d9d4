// Pages that are told things as they happen, that keep their content in frames, or that show it only to whoever stays a while.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { mark, page, post, posts } from './html.ts'

type Make = (query: URLSearchParams) => string
type Handle = (request: IncomingMessage, response: ServerResponse, asked: URLSearchParams) => void

const line = (n: number) =>
  `<p>Rad ${[...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('')}: kom medan sidan var öppen</p>`
const row = (n: number) => `<div class="post">${mark(n)}<p>Rad ${n}: ligger i en ram</p></div>`

export const TOLD: Record<string, Make> = {
  // Four lines through a stream, the first after `first` ms and then `every` ms; `ever`: it never ends.
  '/told/stream': query =>
    page(
      'Direkt',
      `${posts(3)}<div id="told"></div><script>new EventSource('/told/events?${query}').onmessage = ({ data }) => told.insertAdjacentHTML('afterbegin', data)</script>`
    ),
  // One answer a post, read as it comes; the next is asked for at the end.
  '/told/pieces': query =>
    page(
      'Bit för bit',
      `<div id="feed">${posts(4)}</div><div id="end" style="height:20px"></div><script>let next = 4, busy = false
       const more = async () => { if (busy || next >= 8) return; busy = true
         const reader = (await fetch('/told/pieces/answer?from=' + next + '&ms=${query.get('ms') ?? '700'}')).body.pipeThrough(new TextDecoderStream()).getReader()
         for (;;) { const { done, value } = await reader.read(); if (done) break; feed.insertAdjacentHTML('beforeend', value); next++ }
         busy = false; watch.unobserve(end); watch.observe(end) }
       const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more()); watch.observe(end)</script>`
    ),
  // Frames of its own and of another site, `of`, that are filled after a while, or when they are scrolled.
  '/told/frames': query =>
    page(
      'I ramar',
      `${posts(1)}${(query.get('as') === 'scroll' ? ['', query.get('of')] : [query.get('of')]).map(of => `<iframe src="${of}/told/inside?as=${query.get('as')}" style="width:900px;height:500px;border:0;display:block"></iframe>`).join('')}`
    ),
  '/told/inside': query => {
    const rows = (...numbers: number[]) => `feed.innerHTML = ${JSON.stringify(numbers.map(row).join(''))}`
    const ways: Record<string, string> = {
      // First a call that says nothing, and then words without a call.
      late: `feed.innerHTML = ''; fetch('/rest/answer?ms=900').then(() => { feed.innerHTML = '<b>Laddar kalendern…</b>'; setTimeout(() => { ${rows(20, 21)} }, 900) })`,
      stuck: '',
      scroll: `${rows(20, 21, 22, 23)}; let n = 24
        addEventListener('scroll', async () => { if (n >= 32 || innerHeight + scrollY < document.body.scrollHeight - 100) return; const from = n; n += 4
          await fetch('/rest/answer?ms=200'); for (let at = from; at < from + 4; at++) feed.insertAdjacentHTML('beforeend', feed.firstChild.outerHTML.replace('Rad 20', 'Rad ' + at)) })`
    }
    return page(
      'Inuti',
      `<div id="feed">Laddar kalendern…</div><script>${ways[query.get('as') ?? ''] ?? ''}</script>`
    )
  },
  // Pictures that come when most of their box has been in view for a while, and the last one never.
  '/told/dwell': () =>
    page(
      'Album',
      `${posts(1)}${Array.from({ length: 3 }, (_, n) => `<figure data-of="/picture/${n}" style="height:380px;margin:10px;background:#ccc"><div></div></figure>`).join('')}<figure style="height:160px;margin-left:400px;background:linear-gradient(#fff,#000)"></figure>
       <script>const watch = new IntersectionObserver(seen => { for (const { target, isIntersecting } of seen) { clearTimeout(target.timer)
         if (isIntersecting) target.timer = setTimeout(() => { watch.unobserve(target); target.firstChild.innerHTML = '<img width="200" height="100" src="' + target.dataset.of + '">' }, 900) } }, { threshold: .6 })
       for (const box of [...document.querySelectorAll('figure')].slice(0, 2)) watch.observe(box)</script>`
    ),
  // Its end is seen only when it comes into view anew, and each post is so low that it stays in view.
  '/told/leaves': () =>
    page(
      'Slutet syns hela tiden',
      `<div id="feed">${posts(3)}</div><div id="end" style="height:150px"></div><script>let next = 3, busy = false
       const watch = new IntersectionObserver(async seen => { if (busy || next >= 7 || !seen[0].isIntersecting) return; busy = true; await fetch('/rest/answer?ms=100')
         feed.insertAdjacentHTML('beforeend', '<div class="post" style="height:120px"><p>Rad ' + next++ + ': kom när slutet syntes</p></div>'); busy = false })
       watch.observe(end)</script>`
    ),
  // Moves its parts by the wheel, and scrolls nothing.
  '/told/wheel': () =>
    page(
      'Vänds med hjulet',
      `<div id="all">${Array.from({ length: 3 }, (_, n) => `<section style="height:100vh">${n === 0 ? '<h2>Första delen</h2>' : ''}</section>`).join('')}</div><script>addEventListener('wheel', () => {})</script>`,
      '<style>html, body { height: 100%; overflow: hidden }</style>'
    ),
  // What is pressed says what it does, and then that it works; the page says that all has been seen; a picture is out of focus until
  // it has come itself; and all that is in the main part is in a tree that is closed to scripts, and came late.
  '/told/passing': () =>
    page(
      'I förbigående',
      `<div id="feed">${posts(2)}</div><div id="end"><p>✓ Du har sett allt nytt från de senaste dagarna</p><a href="#" id="more">Visa fler nyheter</a></div>
       <div id="box"><img src="/noise/1" width="300" height="120" style="filter:blur(8px)"></div><main><news-list></news-list></main>
       <script>more.onclick = async event => { event.preventDefault(); more.textContent = 'Strax är alla nyheter här'
         await new Promise(done => setTimeout(done, 400)); feed.insertAdjacentHTML('beforeend', ${JSON.stringify(post(2))}); end.replaceChildren() }
       const sharp = new Image(300, 120); sharp.onload = () => setTimeout(() => box.replaceChildren(sharp), 400); sharp.src = '/noise/2'
       setTimeout(() => { document.querySelector('news-list').attachShadow({ mode: 'closed' }).innerHTML = '<p>Det här stycket ligger i ett slutet träd</p>' }, 500)</script>`
    )
}

/** What those pages ask for. */
export const TOLD_ANSWERS: Record<string, Handle> = {
  '/told/events': (request, response, asked) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': hej\n\n')
    let n = 0
    const tell = () => {
      response.write(`data: ${line(n++)}\n\n`)
      if (n < 4 || asked.has('ever')) timer = setTimeout(tell, Number(asked.get('every')))
    }
    let timer = asked.has('first') ? setTimeout(tell, Number(asked.get('first'))) : undefined
    request.on('close', () => clearTimeout(timer))
  },
  '/told/pieces/answer': (request, response, asked) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    let n = Number(asked.get('from'))
    const end = n + 2
    const timer = setInterval(
      () => {
        response.write(post(n++))
        if (n < end) return
        clearInterval(timer)
        response.end()
      },
      Number(asked.get('ms'))
    )
    request.on('close', () => clearInterval(timer))
  }
}
