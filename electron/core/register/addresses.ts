// What counts as an address that can be captured, and when two are the same.
import { ArchiveError } from '../errors.ts'

/**
 * The address as it is kept: whole, with a scheme, and without the part after `#`.
 * @throws ArchiveError not-a-web-address or not-http
 */
export function webAddress(typed: string): string {
  const url = parse(typed)
  url.hash = ''
  return url.href
}

/** As `webAddress`, but keeps the part after `#`, which can point at one comment. */
export function webAddressWithFragment(typed: string): string {
  return parse(typed).href
}

function parse(typed: string): URL {
  const address = typed.trim()
  const url = URL.parse(address)
  if (url === null) throw new ArchiveError('not-a-web-address', { address: shown(address) })
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ArchiveError('not-http', { address: shown(address) })
  if (url.username !== '' || url.password !== '')
    throw new ArchiveError('invalid-input', {
      place: 'address',
      problem: 'has-password'
    })
  return url
}

// Shown back to the person, so bounded and without characters that could disturb the sentence.
function shown(address: string): string {
  return address.replaceAll(/\p{C}/gu, '').slice(0, 200)
}
