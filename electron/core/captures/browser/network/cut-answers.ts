// Answers that end before all of what was asked for has come, and that the browser takes for whole: what is packed and breaks off,
// and a stream that ends where it should not, it says nothing of.
import type { Protocol } from 'puppeteer-core'

/** Longer ones are not looked into. */
const MOST = 8 << 20

/** Whether it says that it is a stretch, of which the rest lacks (RFC 9110, 15.3.7). */
export function isStretch({ status, headers }: Protocol.Network.Response): boolean {
  const [, first, last, all] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headerOf(headers, 'content-range').trim()) ?? []
  return status === 206 && all !== undefined && (Number(first) > 0 || Number(last) + 1 < Number(all))
}

/** Whether fewer bytes came than it said; how long it is when it is unpacked it does not say. */
export function isShort({ headers }: Protocol.Network.Response, came: number): boolean {
  const said = /^\d{1,15}$/.exec(headerOf(headers, 'content-length').trim())?.[0]
  return said !== undefined && headerOf(headers, 'content-encoding') === '' && came > 0 && came < Number(said)
}

const headerOf = (headers: Protocol.Network.Headers, name: string): string =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''

/** In these all is text until their own end. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'xmp', 'iframe'])
/** Their ends may not be left out (HTML, 13.1.2.4). */
const ENDED = new Set(
  'div main section article header footer nav aside span a ul ol dl table form button figure select h1 h2 h3 h4 h5 h6'.split(
    ' '
  )
)
const NAME = /[a-z][^\s/>]{0,40}/y

/**
 * Whether a page, or a part of one, ends in the midst of itself. The ends of `head`, `body` and `html` may be left out
 * (HTML, 13.1.2.4); a page that writes the first writes the others.
 */
export function endsInMidst(html: string): boolean {
  if (html.length > MOST) return false
  const text = html.toLowerCase()
  const open = new Map<string, number>()
  let writesEnds = false
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 2)
      if (end < 0) return true
      at = end + 3
      continue
    }
    const isEnd = text[at + 1] === '/'
    NAME.lastIndex = at + (isEnd ? 2 : 1)
    const name = NAME.exec(text)?.[0]
    if (name === undefined) {
      at += 1
      continue
    }
    // What stands after it is nothing.
    if (isEnd && (name === 'body' || name === 'html')) return false
    if (isEnd && name === 'head') writesEnds = true
    const end = endOfTag(text, NAME.lastIndex)
    if (end < 0) return true
    at = end
    const isNone = !isEnd && text[end - 2] === '/'
    if (!isNone && ENDED.has(name)) open.set(name, (open.get(name) ?? 0) + (isEnd ? -1 : 1))
    if (isEnd || !RAW.has(name)) continue
    at = text.indexOf(`</${name}`, end)
    if (at < 0) return true
  }
  return writesEnds || [...open.values()].some(count => count > 0)
}

/** After its `>`; -1 where it has none. */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '>') return at + 1
    if (sign !== '=') continue
    while (isBlank(text[at + 1])) at++
    const quote = text[at + 1]
    if (quote !== '"' && quote !== "'") continue
    at = text.indexOf(quote, at + 2)
    if (at < 0) return -1
  }
  return -1
}

const isBlank = (sign: string | undefined): boolean =>
  sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r'

/** Whether JSON, or lines of it, ends before what it has begun. */
export function isCutJson(text: string): boolean {
  let depth = 0
  let isWord = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isWord && sign === '\\') at++
    else if (sign === '"') isWord = !isWord
    else if (isWord) continue
    else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
  }
  return isWord || depth > 0
}
