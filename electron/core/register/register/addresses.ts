// What counts as an address that can be captured, and when two are the same.
import { LONGEST_ADDRESS } from '#shared/register.ts'
import { withoutLast } from '../../formats/text/without-last.ts'
import { ArchiveError } from '../../kernel/errors.ts'

/**
 * The address as it is kept: whole, with a scheme, and without the part after `#`.
 * @throws ArchiveError not-a-web-address, not-http, invalid-input
 */
export function webAddress(typed: string): string {
  return fitting(withoutFragment(typed))
}

/** As `webAddress`, but keeps the part after `#`, which can point at one comment. */
export function webAddressWithFragment(typed: string): string {
  return fitting(parse(typed))
}

/** The key of an address that is not kept by it. @throws as webAddress, but for one that is too long */
export function pageKey(address: string): string {
  return addressKey(withoutFragment(address).href)
}

function withoutFragment(typed: string): URL {
  const url = parse(typed)
  url.hash = ''
  return url
}

/** An address grows when its letters are written as an address writes them; a longer one could not be read again. */
function fitting({ href }: URL): string {
  if (href.length > LONGEST_ADDRESS)
    throw new ArchiveError('invalid-input', { place: 'address', problem: 'too-long', most: LONGEST_ADDRESS })
  return href
}

/**
 * The address of something that is spoken to with a password, ending in a slash. A password is sent encrypted, or does not
 * leave the computer.
 * @throws ArchiveError as webAddress, and platform-not-secure
 */
export function secureAddress(typed: string): string {
  const url = new URL(webAddress(typed))
  url.search = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !isHere)
    throw new ArchiveError('platform-not-secure', { address: `${url.origin}${url.pathname}`.slice(0, 200) })
  return url.href
}

/** The same for all pages of a website: its host, with a port that is not the usual one. @throws as webAddress */
export function siteOf(address: string): string {
  return addressKey(webAddress(address)).split(/[/?]/)[0] ?? ''
}

// Hosts with which a page is the same page: those for telephones, and old names.
const SAME_HOST: Readonly<Record<string, string>> = {
  'fb.com': 'facebook.com',
  'twitter.com': 'x.com',
  'instagr.am': 'instagram.com'
}
// There, large and small letters of a name are one.
const CASELESS = new Set(['facebook.com', 'instagram.com', 'x.com', 'tiktok.com', 'linkedin.com'])
// What is added to an address to follow who clicked it.
const TRACKING = /^(utm_.*|fbclid|gclid|dclid|msclkid|igsh(id)?|mc_[ce]id)$/i
// What the platforms add besides, and the language that a visitor reads them in. Elsewhere these may tell pages apart.
const PLATFORM_TRACKING =
  /^(ref|ref_src|ref_url|refid|fref|si|feature|mibextid|_rdr|_rdc|__tn__|__xts__.*|trk|trackingid|lipi|hl|locale|lang|_t|_r|t|s|comment_tracking|notif_id|notif_t|__cft__.*)$/i
const PLATFORMS = new Set([...CASELESS, 'youtube.com'])

/**
 * The same for two addresses that lead to the same page: with or without `www.`, `m.` or `web.`, a slash at the end,
 * tracking parameters, http or https. `address` is one that `webAddress` has made.
 */
export function addressKey(address: string): string {
  const url = new URL(address)
  const bare = url.hostname.replace(/^(?:(?:www|m|web|mobile|touch|mbasic|sv-se)\.)+(?=[^.]+\.)/, '')
  const host = SAME_HOST[bare] ?? bare
  const path = withoutLast(url.pathname, '/')
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name) && !(PLATFORMS.has(host) && PLATFORM_TRACKING.test(name)))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const port = url.port === '' ? '' : `:${url.port}`
  return `${host}${port}${CASELESS.has(host) ? path.toLowerCase() : path}${query === '' ? '' : `?${query}`}`
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
