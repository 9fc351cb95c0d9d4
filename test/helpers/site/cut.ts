// Pages of which a script does not come, or an answer breaks off in a way that the browser says nothing of.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { page } from './html.ts'
import { noisePicture } from './marks.ts'

const LINES = Array.from(
  { length: 120 },
  (_, n) => `Beslut ${n}: medborgarförslag ${n * 7919} bifalls av nämnden.`
)
const LIST = `<main><h1>Beslut</h1>${LINES.map(line => `<p>${line}</p>`).join('\n')}</main>`
const intro = (rest: string) =>
  `<main><h1>Om torget</h1><p>Det här är en sida om vardagen i Norrby kommun.</p><section id="list"></section></main>${rest}`
const SHOW = `document.getElementById('list').innerHTML = '<p>Biblioteket har öppet till klockan sju hela veckan</p>'`

const ASKING: Record<string, (src: string) => string> = {
  classic: src => `<script src="${src}"></script>`,
  deferred: src => `<script defer src="${src}"></script>`,
  module: src => `<script type="module" src="${src}"></script>`,
  imported: src => `<script type="module">await import('${src}')</script>`,
  styles: src => `<link rel="stylesheet" href="${src}">`,
  frame: src =>
    `<iframe width="600" height="300" srcdoc="${page('Inbäddat', intro(`<script src='${src}'></script>`)).replaceAll('"', '&quot;')}"></iframe>`,
  again: src =>
    `<script>const ask = src => { const one = document.createElement('script'); one.src = src; one.onerror = () => ask('/cut/program.js?as=whole&time=1'); document.head.append(one) }; ask('${src}')</script>`,
  forbidden: src => `<script src="${src}"></script>`
}

const FORBIDS = `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`

export const CUT: Record<string, (query: URLSearchParams) => string> = {
  '/cut/asks': query => {
    const src = `${query.get('from') ?? ''}${query.get('path') ?? '/cut/program.js'}?as=${query.get('as')}`
    const by = query.get('by') ?? 'classic'
    const head = by === 'forbidden' ? FORBIDS : ''
    return page('Om torget', intro(ASKING[by]?.(src) ?? ''), head)
  },
  '/cut/picture': query =>
    page('Bild', intro(`<img src="/cut/picture.png?as=${query.get('as')}" width="300" height="200" alt="">`)),
  '/cut/call': query =>
    page(
      'Beslut',
      intro(
        `<script>fetch('/cut/answers?as=${query.get('as')}').then(answer => answer.text()).then(text => { list.textContent = text.slice(0, 200) })</script>`
      )
    ),
  // As a minifier leaves it.
  '/cut/minified': () =>
    `<!doctype html><html lang="sv"><title>Norrby</title><article><p>${LINES[119]}</article>`,
  // Old and sloppy, and all there.
  '/cut/sloppy': () =>
    `<!DOCTYPE HTML><TITLE>Beslut</TITLE><h1>Beslut</h1><ul>${LINES.map(line => `<li>${line}<br>`).join('')}</ul><p>Slut`
}

const ANSWERS = JSON.stringify({ decisions: LINES, more: null })

type Answer = (request: IncomingMessage, response: ServerResponse, asked: URLSearchParams) => void

export const CUT_ANSWERS: Record<string, Answer> = {
  '/cut/program.js': answerProgram,
  '/cut/analytics.js': answerProgram,
  '/cut/page': (_, response, asked) =>
    answerCut(response, asked, 'text/html; charset=utf-8', Buffer.from(page('Beslut', LIST))),
  '/cut/answers': (_, response, asked) =>
    answerCut(response, asked, 'application/json', Buffer.from(ANSWERS)),
  '/cut/picture.png': (_, response, asked) =>
    answerCut(response, asked, 'image/png', noisePicture(1, 300, 200))
}

function answerProgram(_: unknown, response: ServerResponse, asked: URLSearchParams): void {
  const as = asked.get('as')
  if (as === 'reset') response.socket?.resetAndDestroy()
  else if (as === 'page')
    response.writeHead(200, { 'content-type': 'text/html' }).end(page('Start', '<p>Start</p>'))
  else if (as === 'half') {
    response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': '4000' })
    response.write(SHOW)
    setTimeout(() => response.socket?.destroy(), 100)
  } else if (as === 'broken')
    // The rest of it is lost where it is packed.
    response
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end(`const show = () => { ${SHOW}; const more = ['Simhallen`)
  else if (as === 'whole') response.writeHead(200, { 'content-type': 'text/javascript' }).end(SHOW)
  else response.writeHead(Number(as), { 'content-type': 'text/javascript' }).end(SHOW)
}

function answerCut(response: ServerResponse, asked: URLSearchParams, type: string, whole: Buffer): void {
  const as = asked.get('as')
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)
  const send = (headers: Record<string, string>, bytes: Buffer, status = 200) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(bytes)
  if (as === 'gzip') send({ 'content-encoding': 'gzip' }, half(gzipSync(whole)))
  else if (as === 'br') send({ 'content-encoding': 'br' }, half(brotliCompressSync(whole)))
  else if (as === 'stretch')
    send({ 'content-range': `bytes 0-${(whole.length >> 1) - 1}/${whole.length}` }, half(whole), 206)
  else if (as === 'half') send({}, half(whole))
  else if (as === 'all-stretch')
    send({ 'content-range': `bytes 0-${whole.length - 1}/${whole.length}` }, whole, 206)
  else send(as === 'packed' ? { 'content-encoding': 'gzip' } : {}, as === 'packed' ? gzipSync(whole) : whole)
}
