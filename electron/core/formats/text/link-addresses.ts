// Where the links in a text lead: each address stands after the words of its link, as in a mail that is read as text. Pure.

const HERE = 'https://here.invalid'

/** The words that a link has, with its address after them: "hej ‹https://norrby.example/›". They alone where they say it already. */
export function wordsOfLink(words: string, href: string): string {
  const whole = addressOf(href)
  if (whole === null || isSaidBy(words, whole)) return words
  // Whose page it is or what it is about is said by the words, and at which network by the address.
  const address = isNamed(words.trim(), whole) ? new URL(whole).origin : whole
  const shown = words.trimEnd()
  return `${shown}${shown === '' ? '' : ' '}‹${address}›${words.slice(shown.length)}`
}

/** The same text without what `wordsOfLink` has added, as a page shows it. */
export const withoutAddresses = (text: string): string =>
  text.includes('‹') ? text.replaceAll(ADDRESS, '') : text
/** Between signs that nobody writes around an address, so that one which is among the words stays there. */
const ADDRESS = /[ \t]?‹(?:[a-z][a-z\d+.-]{0,100}:|…\/)[^\s‹›]*›/g

/** Whether two texts have the same words, wherever their links lead. */
export const hasSameWords = (one: string, other: string): boolean =>
  one === other || flat(one) === flat(other)
const flat = (text: string) => withoutAddresses(text).replaceAll(/\s+/g, ' ').trim()

/** In one form, however it is written, and in letters that can be read; of what lies on the same website "…" and its path. Null for what leads nowhere. */
function addressOf(href: string): string | null {
  const url = URL.parse(href, HERE)
  if (url === null) return null
  const address = url.origin === HERE ? `…${url.href.slice(HERE.length)}` : url.href
  return decoded(address).replaceAll(/[\s<>‹›\p{C}]/gu, encodeURIComponent)
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function isSaidBy(words: string, address: string): boolean {
  const said = words.trim()
  if (said === '' || said.length > 2 * address.length + 20) return false
  const ways = [said, `https://${said}`].map(way => bare(addressOf(way) ?? way))
  return ways.includes(bare(address))
}

/** Without what is left out where an address is written in words. */
const bare = (address: string): string =>
  address.replace(/^(?:https?:\/\/|mailto:|tel:)(?:www\.)?/, '').replace(/\/$/, '')

/** A person or a subject by its name, as networks write them: its own page is meant. */
function isNamed(said: string, address: string): boolean {
  const [sign, rest] = [said.at(0), said.slice(1)]
  if (sign !== '@' && sign !== '#') return false
  const path = URL.parse(address)?.pathname.toLowerCase() ?? ''
  const name = encodeURI(rest.toWellFormed().toLowerCase())
  const own = sign === '@' ? [`/@${name}`, `/users/${name}`] : [`/tags/${name}`, `/tag/${name}`]
  return own.includes(path)
}
