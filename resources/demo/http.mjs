/** What a page answers with, and what it is told about the request. */

const LARGEST_FORM = 10_000

/** An ordinary page. */
export function ok(body, headers = {}) {
  return { status: 200, type: 'text/html; charset=utf-8', body: String(body), headers }
}

/** A page with another status than 200. */
export function withStatus(status, body) {
  return { ...ok(body), status }
}

/** A file such as a picture, a style or a script. */
export function file(type, body) {
  return { status: 200, type, body, headers: { 'cache-control': 'public, max-age=600' } }
}

/** Sends the reader on, as one does after a form has been handled. */
export function seeOther(location, headers = {}) {
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { location, ...headers } }
}

/** The cookies of a request, by name. */
export function cookiesOf(request) {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim().split('='))
  return Object.fromEntries(pairs.filter(([name]) => name !== ''))
}

/** The fields of a posted form; a form that is too large is cut off. */
export async function formOf(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > LARGEST_FORM) break
  }
  return new URLSearchParams(text)
}
