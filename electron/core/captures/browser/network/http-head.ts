// The heads of HTTP messages as they are kept: without what would let its holder in somewhere, and without what no
// longer holds for a body that the browser has unpacked.
import type { Protocol } from 'puppeteer-core'

const SECRET = /^(?:set-cookie2?|cookie2?|(?:proxy-)?authorization|(?:proxy-)?authentication-info)$/i
const OF_THE_WIRE = /^(?:content-encoding|transfer-encoding|content-length)$/i
/** Characters that cannot be in the name of a header (RFC 9110, 5.6.2). */
const NO_NAME = /[^!#$%&'*+\-.^_`|~\da-z]/i

/** Whether a header may hold what lets its holder in: cookies and the like are never written anywhere. */
export const isSecretHeader = (name: string) => SECRET.test(name)

export function requestHead(
  request: Pick<Protocol.Network.Request, 'url' | 'method'>,
  headers: Protocol.Network.Headers
): Buffer {
  const url = URL.parse(request.url)
  const path = url === null ? '/' : `${url.pathname}${url.search}`
  const lines = linesOf(headers, name => isSecretHeader(name))
  if (!lines.some(line => /^host:/i.test(line)) && url !== null) lines.unshift(`Host: ${url.host}`)
  return head(`${request.method} ${path} HTTP/1.1`, lines)
}

export function responseHead(
  response: Pick<Protocol.Network.Response, 'status' | 'statusText'>,
  headers: Protocol.Network.Headers,
  length: number
): Buffer {
  const lines = linesOf(headers, name => isSecretHeader(name) || OF_THE_WIRE.test(name))
  lines.push(`Content-Length: ${length}`)
  return head(`HTTP/1.1 ${response.status} ${response.statusText.replaceAll(/[^ -~]/g, '')}`.trimEnd(), lines)
}

/** A header that came several times is one line for each. */
function linesOf(headers: Protocol.Network.Headers, isLeftOut: (name: string) => boolean): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (NO_NAME.test(name) || isLeftOut(name)) return []
    return value.split('\n').map(one => `${name}: ${one.replaceAll(/[\r\0]/g, '').trim()}`)
  })
}

const head = (first: string, lines: readonly string[]) =>
  Buffer.from(`${[first, ...lines].join('\r\n')}\r\n\r\n`, 'utf8')
