// The words of a search, and where they stand in a text.
import { normalized } from '#shared/normal-form.ts'
import { readOtherwise } from './as-read.ts'

/** Words shorter than this are in no index. */
const GRAM = 3

/** The words of a search: what stands between quotation marks is one. */
export function wordsIn(search: string): string[] {
  const said = plain(search.toWellFormed().replaceAll('\0', ' '))
  return [...said.matchAll(/"([^"]+)"|(\S+)/g)]
    .map(([, quoted, word]) => (quoted ?? word ?? '').replaceAll('"', '').trim())
    .filter(word => word !== '')
}

/** Whether an index of three letters at a time holds the word. */
export const isIndexed = (word: string): boolean => [...word].length >= GRAM

/** What the index holds of a text: its words, and those that are read otherwise than they are written as they are read too. */
export const indexed = (text: string): string => [plain(text), ...readOtherwise(text)].join(' ')

/** A text with composed letters, and one space between words. */
export function plain(text: string): string {
  const composed = normalized(text, 'NFC')
  // Most texts are so already, and looking is a fraction of writing each of their spaces anew.
  return /[^\S ]| {2}/.test(composed) ? composed.replaceAll(/\s+/g, ' ') : composed
}

/** As an expression of FTS5: each word is a quoted string, so that nothing a person types is taken for an operator. */
export const matchOf = (words: readonly string[]): string => words.map(word => `"${word}"`).join(' AND ')

const BEFORE = 60
const LONGEST = 240

/** The text around the first place where one of the words stands, with every place in it; its beginning when there is none. */
export function excerptOf(
  text: string,
  words: readonly string[]
): { excerpt: string; marks: { start: number; end: number }[] } {
  const whole = plain(text)
  const folded = fold(whole)
  const wanted = words.map(fold)
  const firsts = wanted.map(word => folded.indexOf(word)).filter(at => at >= 0)
  const first = firsts.length === 0 ? 0 : Math.min(...firsts)
  // Not within a word, when there is a space near by, and never within a letter.
  const space = whole.indexOf(' ', Math.max(0, first - BEFORE))
  const start = first <= BEFORE ? 0 : space < first && space >= 0 ? space + 1 : first
  const excerpt = whole.slice(start, start + LONGEST).toWellFormed()
  const shown = fold(excerpt)
  const marks = wanted.flatMap(word => placesOf(shown, word))
  return { excerpt, marks: apart(marks.toSorted((one, other) => one.start - other.start)) }
}

function placesOf(text: string, word: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push({ start: at, end: at + word.length })
  return places
}

/** Places that run into each other are one. */
function apart(marks: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of marks) {
    const last = merged.at(-1)
    if (last === undefined || start > last.end) merged.push({ start, end })
    else last.end = Math.max(last.end, end)
  }
  return merged
}

/** In small letters, each at the place where it stood: a letter that would become two is left as it is. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replaceAll(/./gsu, letter => oneFor(letter))
}

function oneFor(letter: string): string {
  const lower = letter.toLowerCase()
  return lower.length === letter.length ? lower : letter
}
