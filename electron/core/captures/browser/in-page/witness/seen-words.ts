// What counts as the same words, and which words come and go on a page without being missed. Nothing here asks the page.

/** Shorter words are labels and counts, which change. */
const LETTERS = 12
const LONGEST = 400
/** What a page says while it works, and of itself. */
const PASSING =
  /^[^\p{L}]*(?:laddar|hämtar|läser in|vänta|sparar|söker|loading|fetching|please wait|saving|searching|du har (?:nu )?sett allt|(?:det finns )?inga fler (?:inlägg|kommentarer|svar|nyheter|resultat)|you(?:.re| are) all caught up|(?:there are )?no more (?:posts|comments|replies|results))|(?:(?<!\p{L})(?:webb|marknadsförings|spårnings|tredjeparts|analys|statistik|funktions|sessions|reklam|nödvändiga )?kakor|cookie|samtycke|consent|gdpr)|(?:logga in|log ?in|sign ?(?:in|up)|skapa (?:ett )?konto|prenumerera|subscribe)\b/iu

/** What comes and goes on a page without being missed. */
export const isPassing = (words: string): boolean => PASSING.test(words)

/** Words as they are compared: without spaces, in small letters, each number as `#`. Null of what is too short, or passes by itself. */
export const keyOf = (words: string): string | null => (isPassing(words) ? null : wordsKey(words))

/** The same of words that are to stay. */
export function wordsKey(words: string): string | null {
  if (words.length < LETTERS) return null
  const key = plain(words)
  if ((key.match(/\p{L}/gu)?.length ?? 0) < LETTERS) return null
  // What is cut off short says what it began with.
  return key.replace(/(?:…|(?<!\.)\.{3,})$/, '').slice(0, LONGEST)
}

export const plain = (words: string): string => squeezed(words).replaceAll(/\p{Nd}+/gu, '#')

/** Words as they are, whatever stands between them. */
export const squeezed = (words: string): string => words.replaceAll(/\s+/g, '').toLowerCase()

/** One picture in several sizes has one name: what says the size is left out. */
export function pictureKey(address: string): string {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return ''
  return `${url.host}${url.pathname.replace(/[-_.](?:\d{2,4}x\d{2,4}|\d{2,4}w|thumb|small|medium|large)(?=[-_.]|$)/gi, '')}${idOf(url)}`
}

/** A server may tell its pictures apart by what follows the `?`. */
const idOf = ({ searchParams }: URL): string =>
  [...searchParams]
    .filter(
      ([name]) => !/^(?:w|h|width|height|size|s|q|quality|dpr|fit|format|fm|auto|crop|resize)$/i.test(name)
    )
    .map(([name, value]) => `&${name}=${value}`)
    .join('')
