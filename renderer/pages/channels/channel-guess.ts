// What an address says of the channel that it is of: on which platform it is, and what it is called there. A person may write
// something else.
import type { Platform } from '#shared/register.ts'
import { isWebAddress } from '../../comment-place.ts'

export type Guess = { readonly platform: Platform | null; readonly name: string }

const SITES: Readonly<Record<string, Platform>> = {
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'instagram.com': 'instagram',
  'youtube.com': 'youtube',
  'linkedin.com': 'linkedin',
  'x.com': 'x',
  'twitter.com': 'x',
  'tiktok.com': 'tiktok',
  'bsky.app': 'bluesky'
}

/** Before the name in an address, on one platform or another; none of them is a name. */
const BEFORE_NAMES = new Set([
  ...['pages', 'people', 'groups', 'p', 'profile', 'profile.php', 'company', 'school', 'showcase', 'in'],
  ...['channel', 'c', 'user']
])

/** Null where it is no web address. */
export function guessOf(address: string): Guess | null {
  if (!isWebAddress(address)) return null
  const { hostname, pathname } = new URL(address.trim())
  const host = hostname.replace(/^(?:www|m|mobile)\./, '')
  const parts = pathname.split('/').filter(part => part !== '')
  const platform = SITES[siteOf(host)]
  if (platform !== undefined) return { platform, name: nameIn(parts) }
  // Other places than Mastodon's have such names too, but none that is asked about here.
  if (parts[0]?.startsWith('@')) return { platform: 'mastodon', name: nameIn(parts) }
  if (/^blogg?\./.test(host) || /^blogg?$/.test(parts[0] ?? '')) return { platform: 'blog', name: host }
  return { platform: parts.length === 0 ? 'website' : null, name: host }
}

/** `sv-se.facebook.com` is a face of `facebook.com`. */
const siteOf = (host: string) => host.split('.').slice(-2).join('.')

/** The first part that is a name and not a number; empty where there is none. */
function nameIn(parts: readonly string[]): string {
  const named = parts.map(readable).find(part => !BEFORE_NAMES.has(part) && !isNumber(part))
  return (named ?? '').replace(/^@/, '').replaceAll(/[-_]+/g, ' ').trim()
}

/** Numbers of pages and of channels (`UC…` is YouTube's). */
const isNumber = (part: string) => /^\d+$/.test(part) || /^UC[\w-]{22}$/.test(part)

function readable(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
