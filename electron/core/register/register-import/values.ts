// What people write in cells, as values of the register.
import { PLATFORMS, type Platform } from '#shared/register.ts'
import { PLATFORM_NAMES } from '../register/platform-names.ts'
import { sameName } from './same-name.ts'

const PLATFORM_WORDS: Readonly<Record<string, Platform>> = {
  fb: 'facebook',
  insta: 'instagram',
  ig: 'instagram',
  twitter: 'x',
  'x/twitter': 'x',
  'x (twitter)': 'x',
  yt: 'youtube',
  'linked in': 'linkedin',
  'tik tok': 'tiktok',
  blogg: 'blog',
  webb: 'website',
  webbsida: 'website',
  hemsida: 'website',
  web: 'website',
  annan: 'other',
  annat: 'other',
  övrigt: 'other'
}

const HOSTS: readonly (readonly [RegExp, Platform])[] = [
  [/(^|\.)(facebook|fb)\.com$/, 'facebook'],
  [/(^|\.)instagram\.com$/, 'instagram'],
  [/(^|\.)(youtube\.com|youtu\.be)$/, 'youtube'],
  [/(^|\.)linkedin\.com$/, 'linkedin'],
  [/(^|\.)(x|twitter)\.com$/, 'x'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)bsky\.app$/, 'bluesky']
]

/** The platform that is written, or else the one of the address. */
export function platformOf(written: string, address: string | undefined): Platform | undefined {
  const word = sameName(written)
  if (word !== '') {
    return named(word) ?? named(word.replace(WHAT_IT_IS, ''))
  }
  const host = URL.parse(address ?? '')?.hostname ?? ''
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1]
}

// "Facebooksida", "Instagram-konto", "Facebook (grupp)".
const WHAT_IT_IS = /(?:[- ]?(?:sida|grupp|konto|kanal|page|group|account|channel)(?:n|en|et)?| ?\([^()]*\))$/

const named = (word: string): Platform | undefined =>
  PLATFORMS.find(each => each === word || PLATFORM_NAMES[each].toLowerCase() === word) ??
  (Object.hasOwn(PLATFORM_WORDS, word) ? PLATFORM_WORDS[word] : undefined)

/** Yes or no; undefined for anything else. */
export function yesOrNo(written: string): boolean | undefined {
  const word = sameName(written)
  if (/^(ja|j|yes|y|x|1|true|sant|på)$/.test(word)) return true
  return /^(nej|n|no|0|false|falskt|av)$/.test(word) ? false : undefined
}

/** Several addresses in one cell stand on lines of their own, or with spaces, semicolons or `|` between. */
export function addressesIn(text: string): string[] {
  return text
    .split(/[\s;|]+|,(?=\s*(?:https?:|www\.))/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** An address as people write it in a list: `www.norrby.se` is meant as one with https. */
export function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) || !/^[^/\s]+\.[a-z]{2,}([/?#]|$)/i.test(address)
    ? address
    : `https://${address}`
}
