// One question of a browser and its answer, as a web archive is made of them, for tests that need no browser.
import { deflateBody } from '../../electron/core/captures/wacz/member.ts'
import { digestOf } from '../../electron/core/captures/wacz/pieces.ts'
import type { Exchange } from '../../electron/core/captures/wacz/warc.ts'

type Told = Pick<Exchange, 'address' | 'at'> & {
  readonly text: string | Buffer
  readonly method?: string
  readonly status?: number
  readonly mediaType?: string
  /** Lines of the answer's head. */
  readonly headers?: readonly string[]
  readonly sent?: string | Buffer
  readonly sentType?: string
}

/** The exchange; a GET that went well unless it says otherwise. */
export async function exchangeOf(told: Told): Promise<Exchange> {
  const { address, at, method = 'GET', status = 200, mediaType = 'text/html', headers = [] } = told
  const raw = Buffer.from(told.text)
  const packed = await deflateBody(raw, false)
  const { pathname } = new URL(address)
  return {
    ...{ address, method, at, ip: null, status, mediaType },
    requestHead: Buffer.from(`${method} ${pathname} HTTP/1.1\r\n\r\n`),
    ...{ sent: told.sent === undefined ? null : Buffer.from(told.sent), sentType: told.sentType ?? '' },
    responseHead: Buffer.from(`${[`HTTP/1.1 ${status} OK`, ...headers].join('\r\n')}\r\n\r\n`),
    body: {
      ...{ length: packed.length, digest: digestOf(packed), rawLength: raw.length, rawDigest: digestOf(raw) },
      read: () => packed,
      raw: () => raw
    }
  }
}
