// Pages that take their time before what comes next comes: each way of waiting, for `ms` milliseconds.
import { mark, page, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const FILL = (n: number) => `<div class="post">${mark(n)}<p>Inlägg ${n}: kom efter en stund</p></div>`
/** Adds four posts at a time to `feed`, until there are twelve. */
const ADD = `let next = 4; const add = () => { let more = ''; for (let n = 0; n < 4 && next < 12; n++, next++) more += posts[next - 4]; feed.insertAdjacentHTML('beforeend', more) }
  const posts = ${JSON.stringify(Array.from({ length: 8 }, (_, n) => FILL(n + 4)))}`

export const REST: Record<string, Make> = {
  // `as`: what it waits by.
  '/rest/grid': query => {
    const ms = query.get('ms') ?? '1000'
    const ways: Record<string, string> = {
      observer: `let due = false; const watch = new IntersectionObserver(seen => { if (due || next >= 12 || !seen.some(one => one.isIntersecting)) return; due = true; setTimeout(() => { due = false; add(); watch.unobserve(end); watch.observe(end) }, ${ms}) }); watch.observe(end)`,
      debounce: `let timer; addEventListener('scroll', () => { clearTimeout(timer); timer = setTimeout(() => { if (next < 12 && scrollY + innerHeight > document.body.scrollHeight - 300) add() }, ${ms}) })`,
      timer: `const later = () => { add(); if (next < 12) setTimeout(later, ${ms}) }; setTimeout(later, ${ms})`,
      answer: `let busy = false; const watch = new IntersectionObserver(async seen => { if (busy || next >= 12 || !seen.some(one => one.isIntersecting)) return; busy = true; const answer = await fetch('/rest/answer?ms=${ms}', { method: 'POST', body: JSON.stringify({ after: next }) }); await answer.text(); busy = false; add(); watch.unobserve(end); watch.observe(end) }); watch.observe(end)`
    }
    return page(
      'Väntar',
      `<div id="feed">${posts(4)}</div><div id="end" style="height:20px"></div><script>${ADD}\n${ways[query.get('as') ?? 'timer'] ?? ''}</script>`
    )
  },
  // Nothing at all until its first answer has come.
  '/rest/first': query =>
    page(
      'Tom först',
      `<main id="root"></main><script>fetch('/rest/answer?ms=${query.get('ms') ?? '3500'}').then(() => { root.innerHTML = ${JSON.stringify(posts(4))} })</script>`
    ),
  // Its button takes its time to answer.
  '/rest/button': query =>
    page(
      'Knapp som dröjer',
      `<div id="feed">${posts(4)}</div><button id="more" onclick="press()">Visa fler inlägg</button><script>${ADD}
       const press = () => setTimeout(() => { add(); if (next >= 12) more.remove() }, ${query.get('ms') ?? '1200'})</script>`
    ),
  // A call that is never answered, of the page's content.
  '/rest/never': () =>
    page(
      'Får aldrig svar',
      `${posts(4)}<div id="more"></div><script>fetch('/rest/answer?ms=120000')</script>`
    ),
  // What ticks for ever and brings nothing.
  '/rest/ticks': () =>
    page(
      'Tickar',
      `${posts(4)}<p id="clock">0</p><script>let n = 0; setInterval(() => { clock.textContent = ++n }, 1000); const again = () => setTimeout(again, 700); again()</script>`
    ),
  // One script of a whole site looks for the end of a list every so often, and fills a part after a while. Only where there is more, `more`,
  // or such a part, `part`, does it bring something.
  '/rest/shared': query =>
    page(
      'Webbplatsens eget skript',
      `<div id="feed" data-most="${query.has('more') ? 12 : 4}">${posts(4)}</div><div id="part" style="height:40px" data-says="${query.has('part') ? 'Kommentar: kom med skriptet' : ''}"></div><div id="end" style="height:20px"></div><script src="/rest/shared.js"></script>`
    ),
  // What comes one after the other within one window, so that the page grows no higher.
  '/rest/within': () =>
    page(
      'Ett i taget',
      `<div id="feed"></div><script>let n = 0; const come = async () => { await fetch('/rest/answer?ms=200'); feed.insertAdjacentHTML('beforeend', '<p>Rad ' + 'abcd'[n] + ': kom i lugn och ro</p>'); if (++n < 4) setTimeout(come, 1500) }; come()</script>`
    ),
  // The same in a frame of the page's own site.
  '/rest/frame': () =>
    page(
      'I en ram',
      `${posts(2)}<iframe src="/rest/within" style="width:600px;height:300px;border:0"></iframe>`
    )
}

/** What those pages ask for. */
export const REST_FILES: Record<string, { mediaType: string; content: () => string }> = {
  '/rest/shared.js': {
    mediaType: 'text/javascript',
    content: () => `${ADD}
      setInterval(() => { if (next < Number(feed.dataset.most) && end.getBoundingClientRect().top < innerHeight) add() }, 1500)
      setTimeout(() => { if (part.dataset.says) part.innerHTML = '<p>' + part.dataset.says + '</p>' }, 4000)`
  }
}
