// The words in which a page counts its comments and posts, such as "12 kommentarer". Nothing here asks the page.
import { COMMENTS_OTHERS } from '../press/other-languages.ts'

/** "1 234", and "1,2 tn" or "1.2K" for about so many. */
const NUMBER = String.raw`(\d{1,3}(?:[\s.,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?(?:\s?(?:tn|tusen|t|k|mn|milj|m))?)`
const counted = (words: string) =>
  new RegExp(
    `^[\\s(]*(?:(?:visa|se|view|see) (?:alla|all)|alla|all)?\\s*${NUMBER}\\s*(?:${words})[\\s).:]*$`,
    'i'
  )
const headed = (words: string) =>
  new RegExp(`^\\s*(?:alla |all )?(?:${words})\\s*[:·•–-]?\\s*[(\\[]?${NUMBER}[)\\]]?[\\s.:]*$`, 'i')
/** As the themes of WordPress head their comments: 12 svar på ”Rubrik”. */
const REPLIES_TO = new RegExp(
  `^\\s*${NUMBER}\\s*(?:svar|tankar|kommentarer|replies|responses|thoughts|comments)\\s+(?:på|till|om|on|to)\\s*[”“"«»’'].*$`,
  'is'
)
const COMMENTS = [
  counted(`kommentarer|kommentar|comments?|${COMMENTS_OTHERS.counted}`),
  headed(`kommentarer|comments|${COMMENTS_OTHERS.headed}`)
]
const POSTS = [counted('inlägg|posts?')]
const LONGEST = 60
const LONGEST_TITLE = 300

export function commentsSaid(words: string): number | null {
  return (
    (words.length <= LONGEST ? numberBy(COMMENTS, words) : null) ??
    (words.length <= LONGEST_TITLE ? numberBy([REPLIES_TO], words) : null)
  )
}

export const postsSaid = (words: string): number | null =>
  words.length <= LONGEST ? numberBy(POSTS, words) : null

/** Several counters may follow each other on a line: 36 inlägg · 1 204 följare. */
const BETWEEN = /[·•|\n]|(?<=\p{L})[\s,;/–-]+(?=\d)/u
const LONGEST_ROW = 120

/** The counters of a line of several, each with its number; none where the line is one counter, or none. */
export function countersInLine(line: string): string[] {
  const parts = line.length > LONGEST_ROW ? [] : line.split(BETWEEN).map(part => part.trim())
  return parts.length < 2 ? [] : parts.filter(mayCount)
}

/** "Visar 1–6 av 18 nyheter", "Visar 1 till 10 av 23 rader", "Showing 6 of 18", "1-6 of 18": so many are shown of so many. */
const RANGE = new RegExp(
  `^\\s*(visar|visas|du ser|showing|displaying|viewing|results?|resultat|träffar|träff|näytetään|näkyvissä|viser|zeige|čájeha)?\\s*(?:inlägg|nyheter|artiklar|posts|results|items)?\\s*(?:nr )?(?:(\\d{1,6})\\s*(?:[-–—]|till|to|t\\.o\\.m\\.)\\s*)?(\\d{1,6})\\s*(av|of|utav|af|von|/)\\s*(?:totalt |ungefär |about |total )?${NUMBER}(?:\\s+(?!(?:visas|vises)(?!\\p{L}))\\p{L}+)?(\\s+(?:visas|werden angezeigt|are shown|vises)(?:\\s*[–—-]\\s*\\p{L}[\\p{L} ]{0,30})?)?[\\s.:]*$`,
  'iu'
)

/** With a stroke, which dates have too, as in "24–26/12": only these say it of a list, and from which one to which is never said. */
const BY_STROKE = /^(?:visar|du ser|showing|displaying|viewing|näytetään|näkyvissä|viser|zeige|čájeha)$/i

/** Null of other words: a part of a whole must be said to be shown, or from which one to which. */
export function rangeSaid(words: string): { readonly shown: number; readonly all: number } | null {
  const [, verb, first, last = '', by, all = '', after] = (words.length <= LONGEST && RANGE.exec(words)) || []
  if (verb === undefined && first === undefined && after === undefined) return null
  if (by === '/' && (first !== undefined || !BY_STROKE.test(verb ?? ''))) return null
  const shown = first === undefined ? Number(last) : Number(last) - Number(first) + 1
  return shown > 0 ? { shown, all: numberOf(all) } : null
}

/** Whether a text may hold such words, or a part of them. */
export function mayCount(words: string): boolean {
  if (!/\d/.test(words)) return false
  return words.length <= LONGEST || (words.length <= LONGEST_TITLE && /^\s*\d/.test(words))
}

function numberBy(patterns: readonly RegExp[], words: string): number | null {
  const said = patterns.map(pattern => pattern.exec(words)?.[1]).find(number => number !== undefined)
  return said === undefined ? null : numberOf(said)
}

/** "1 234" is 1234, and "1,2 tn" is 1200. */
export function numberOf(said: string): number {
  const [, digits = '', unit = ''] = /^([\d\s.,\u00a0\u202f]+?)\s?([a-z]*)$/i.exec(said) ?? []
  if (unit === '') return Number(digits.replaceAll(/\D/g, ''))
  return Math.round(Number(digits.replace(',', '.')) * (/^m/i.test(unit) ? 1_000_000 : 1_000))
}
