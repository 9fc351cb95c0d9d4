// Where words stand in a text, however they are written there: with what is not seen in them, broken, or in other signs than their letters.
import { asRead } from '../../formats/text/as-read.ts'
import { packedIn } from '../../formats/text/base64.ts'
import { encodingOf, sniff } from '../../formats/text/sniff.ts'
import { otherwiseWritten, type Written } from '../../formats/text/undone.ts'

const LEAST_WORDS = 3

/** What is not seen: soft hyphens, letters without a width, variation selectors, what turns the direction. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** The same, and where a word was broken at the end of a line. */
const BROKEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?<=\p{L})[-\u2010]\s{1,20}(?=\p{L})/gu

type Place = { readonly start: number; readonly end: number }

/**
 * Each whole occurrence of any of the words, whatever the case, also in the genitive, with what is not seen in them or broken, and with
 * letters as `%5A` or `&#90;` or that look like them. Of what is packed as base64, the whole of it.
 */
export function everywhere(text: string, words: readonly string[]): Place[] {
  const long = [...new Set(words.map(word => asRead(word).trim()))].filter(word => word.length >= LEAST_WORDS)
  if (long.length === 0) return []
  // One search for them all, since there may be hundreds; the longest that fits is taken.
  const any = long
    .toSorted((one, other) => other.length - one.length)
    .map(word => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${any})(?:[:'\u2019]?s)?(?![\\p{L}\\d])`, 'giu')
  const found = [
    ...[...text.matchAll(pattern)].map(({ index, 0: match }) => ({
      start: index,
      end: index + match.length
    })),
    ...[
      leftOut(text, UNSEEN),
      leftOut(text, BROKEN),
      composed(text),
      inOrder(text),
      otherwiseWritten(text)
    ].flatMap(changes => placesIn(text, changes, pattern)),
    ...packedWith(text, pattern)
  ]
  return [...new Map(found.map(at => [`${at.start} ${at.end}`, at])).values()]
}

function* leftOut(text: string, signs: RegExp): Generator<Written> {
  for (const { index, 0: sign } of text.matchAll(signs))
    yield { start: index, end: index + sign.length, letters: '' }
}

/** A letter and the marks on it, or a sign that stands for letters. Files are often named so, and some programs write so. */
const APART = /\p{L}\p{M}{1,8}|[^\p{ASCII}\p{M}]/gu

/** What is the same letters to a reader: `o` and two dots on it is `ö`, and so is a Cyrillic `о` with them. */
function* composed(text: string): Generator<Written> {
  for (const { index, 0: sign } of text.matchAll(APART)) {
    const letters = asRead(sign)
    // Capitals are found as they are.
    if (letters !== sign && letters !== sign.toLowerCase())
      yield { start: index, end: index + sign.length, letters }
  }
}

/** The two together. */
const inOrder = (text: string): Written[] =>
  [...leftOut(text, BROKEN), ...composed(text)]
    .toSorted((one, other) => one.start - other.start)
    .filter(({ start }, at, all) => start >= (all[at - 1]?.end ?? 0))

/**
 * Where the words stand in a text when some of its signs are read as others; none where there are no such signs. A letter and the mark on it
 * may be written otherwise each, and are one then.
 */
function placesIn(text: string, changes: Iterable<Written>, pattern: RegExp): Place[] {
  const first = readWith(text, changes)
  if (first === null) return []
  const second = readWith(first.read, composed(first.read))
  return [
    ...[...first.read.matchAll(pattern)].map(({ index, 0: match }) => first.placeOf(index, match.length)),
    ...[...(second?.read.matchAll(pattern) ?? [])].flatMap(({ index, 0: match }) => {
      const within = second?.placeOf(index, match.length)
      return within === undefined ? [] : [first.placeOf(within.start, within.end - within.start)]
    })
  ]
}

/** The text as it is read then, and where in it as it is written each part of that stands. */
type Reading = { readonly read: string; placeOf(index: number, length: number): Place }

function readWith(text: string, changes: Iterable<Written>): Reading | null {
  const [from, to]: [number[], number[]] = [[], []]
  let [read, at] = ['', 0]
  const keep = (end: number) => {
    read += text.slice(at, end)
    for (let each = at; each < end; each++) {
      from.push(each)
      to.push(each + 1)
    }
  }
  for (const { start, end, letters } of changes) {
    keep(start)
    read += letters
    for (let each = 0; each < letters.length; each++) {
      from.push(start)
      to.push(end)
    }
    at = end
  }
  if (at === 0) return null
  keep(text.length)
  return {
    read,
    placeOf: (index, length) => ({ start: from[index] ?? 0, end: to[index + length - 1] ?? 0 })
  }
}

/** What stands as letters of base64 and is a text with the words in it. */
function packedWith(text: string, pattern: RegExp): Place[] {
  const found: Place[] = []
  for (const packed of packedIn(text)) {
    const bytes = packed.bytes()
    if (sniff(bytes) !== 'text/plain') continue
    const said = new TextDecoder(encodingOf(bytes)).decode(bytes)
    if (asRead(said).search(pattern) >= 0) found.push({ start: packed.start, end: packed.end })
  }
  return found
}
