// A page that asks by POST, in every way that scripts do, and shows what it was answered.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { page } from './html.ts'

export const POSTED = (hasPassword: boolean) =>
  page(
    'Frågar med POST',
    `<div id="said"></div><script>
     const form = new FormData(); form.append('sida', 'tre'); form.append('ort', 'Åmål')
     const asks = [
       ['json', { body: JSON.stringify({ fraga: 'första', antal: 2 }), headers: { 'content-type': 'application/json' } }],
       ['json', { body: JSON.stringify({ fraga: 'andra', antal: 2 }), headers: { 'content-type': 'application/json' } }],
       ['ord', { body: new URLSearchParams({ sok: 'räksmörgås', sida: '2' }) }],
       ['delar', { body: form }],
       ['bytes', { body: new Uint8Array([1, 2, 250, 0, 77]) }],
       ['lang', { body: JSON.stringify({ text: 'å'.repeat(500), slut: 'z' }), headers: { 'content-type': 'application/json' } }]
       ${hasPassword ? ", ['nyckel', { body: new URLSearchParams({ password: 'hemligt-ord' }) }]" : ''}
     ]
     const ask = ([name, init], n) => fetch('/posted/' + name, { method: 'POST', ...init }).then(answer => answer.text())
       .then(text => { said.children[n].textContent = text })
     said.innerHTML = asks.map(() => '<p>väntar</p>').join('')
     asks.forEach(ask)</script>`
  )

/** A page with all that is answered from a web archive: a picture, a frame that leads further, a POST, and a link to what is not there. */
export const REPLAYED = page(
  'Sparad sida',
  `<h1>Räksmörgås på Åsögatan</h1><p id="said">väntar</p><img src="/picture/1" alt="Bilden">
   <iframe src="/redirect?n=1" title="Ramen"></iframe><a href="/never">Till det som inte sparades</a>
   <script>fetch('/posted/ord', { method: 'POST', body: new URLSearchParams({ sok: 'räksmörgås' }) })
     .then(answer => answer.text()).then(text => { said.textContent = text })</script>`
)

/** Answers with what it was sent, in so many bytes and what tells it apart. */
export function answerPosted(request: IncomingMessage, response: ServerResponse, name: string): void {
  const parts: Buffer[] = []
  request.on('data', part => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts)
    const told = name === 'json' ? JSON.parse(body.toString()).fraga : name
    const type = name === 'lang' ? 'application/json' : 'text/plain'
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    response.end(`Svar på ${told}`)
  })
}
