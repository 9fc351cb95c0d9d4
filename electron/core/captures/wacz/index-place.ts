// Where an exchange stands in the index of a WACZ: by its address turned around, and by what was sent there.
import { postedTo } from './posted.ts'

type Asked = {
  readonly address: string
  readonly method: string
  readonly sent: Buffer | null
  readonly sentType: string
}

/**
 * `asked` is the address with what was sent in it, `key` what its line begins with, `requestBody` what was sent as the line
 * tells it.
 */
export function indexPlace(one: Asked): { asked: string; key: string; requestBody: string } {
  const { address, method, sent, sentType } = one
  if (method === 'GET') return { asked: address, key: sortKey(address), requestBody: '' }
  const body = sent ?? Buffer.alloc(0)
  const { key: asked, requestBody } = postedTo(address, { method, contentType: sentType, body })
  return { asked, key: sortKey(asked), requestBody }
}

/** The address turned so that what belongs together sorts together: `se,norrby)/nyheter?sida=2`. */
function sortKey(address: string): string {
  const url = URL.parse(address.replace(/^(https?:\/\/)www\d*\./i, '$1').toLowerCase())
  if (url === null) return address
  const host = url.hostname.split('.').reverse().join(',')
  const query = url.search === '' ? '' : `?${url.search.slice(1).split('&').sort().join('&')}`
  return `${host}${url.port === '' ? '' : `:${url.port}`})${url.pathname}${query}`
}
