// Whether a text holds the words of a secret one: any six words in a row of it, or all of one that is shorter. Pure.

import { asRead } from '../../../formats/text/as-read.ts'
import { withoutAddresses } from '../../../formats/text/link-addresses.ts'

/** What is secret, with the mark it is so by. */
export type SecretText = {
  readonly mark: number
  readonly text: string
  readonly author: string | null
  /** It is a name: found however short it is, also in the genitive. */
  readonly isName?: boolean
}

/** Answers the marks whose words stand in a text. */
export type FindSecretWords = (text: string) => ReadonlySet<number>

/** So many words in a row are enough to know a text by. */
const ROW = 6
/** Of a text of many words that are too short for that, so many. */
const MOST_IN_ROW = 60
/** Fewer letters than this in a row say nothing: "det är så att du är". */
const LEAST_IN_ROW = 20
/** A whole text of fewer words than a row is known by itself when it has so many letters; else together with its sender. */
const LEAST_ALONE = 14
/** A number of so many digits, such as a personal identity number, is known by itself. */
const LEAST_DIGITS = 10

/** Texts are compared in pieces, so that a long one takes no more memory than a short one. */
const PIECE = 64 << 10
/** Within so many letters there is a place between two words; where there is none, nobody wrote it. */
const LONGEST_WORD = 1_000

function* piecesOf(text: string): Generator<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = Math.min(at + PIECE, text.length)
    const most = end
    while (end < text.length && most - end < LONGEST_WORD && !BETWEEN.test(text.charAt(end))) end--
    if (most - end === LONGEST_WORD) end = most
    yield text.slice(at, end)
  }
}
/** More words than these are not looked for one by one. */
const MOST_ANCHORS = 100
const BETWEEN = /[\s\p{P}]/u

/** The words of a text as they are compared: in the letters that they are read in, without signs. */
export function comparable(text: string): string[] {
  return [...piecesOf(text)].flatMap(wordsIn)
}

const wordsIn = (piece: string): string[] => asRead(piece).match(WORD) ?? []
const WORD = /[\p{L}\p{M}\p{N}]+/gu

type Row = { readonly words: readonly string[]; readonly mark: number; readonly author: readonly string[] }

/** The rows by which a text is known; none where it says too little. */
export function rowsOf({ text, author, mark, isName = false }: SecretText): Row[] {
  const words = comparable(text)
  if (isName) return rowsOfName(words, mark)
  const numbers = numbersIn(words).map(row => ({ words: row, mark, author: [] }))
  if (words.length >= ROW) {
    const rows = words.flatMap((_, at) => {
      const row = words.slice(at, at + ROW)
      return row.length === ROW && lettersIn(row) >= LEAST_IN_ROW ? [{ words: row, mark, author: [] }] : []
    })
    if (rows.length > 0) return [...rows, ...numbers]
  }
  if (words.length === 0) return []
  const row = words.slice(0, MOST_IN_ROW)
  if (lettersIn(row) >= LEAST_ALONE) return [{ words: row, mark, author: [] }, ...numbers]
  const by = comparable(author ?? '').slice(0, MOST_IN_ROW)
  return by.length === 0 ? numbers : [{ words: row, mark, author: by }, ...numbers]
}

/** As it is, and with the last name first, as in lists: "Qvarnberg, Hillevi". */
function rowsOfName(words: readonly string[], mark: number): Row[] {
  const last = words.at(-1)
  if (last === undefined || words.length > MOST_IN_ROW) return []
  const rest = words.slice(0, -1)
  const orders = rest.length === 0 ? [words] : [words, [last, ...rest]]
  return orders.flatMap(order =>
    ['', 's'].map(ending => ({ words: order.with(-1, order.at(-1) + ending), mark, author: [] }))
  )
}

const lettersIn = (words: readonly string[]) => words.reduce((sum, { length }) => sum + length, 0)

/** Long numbers, in each way that one is written: with a sign that parts it, and a personal identity number with and without its century. */
function numbersIn(words: readonly string[]): string[][] {
  return words.flatMap((word, at) => {
    if (!isNumber(word)) return []
    if (word.length >= LEAST_DIGITS) return waysOfWriting(word)
    const next = words[at + 1] ?? ''
    if (!isNumber(next) || word.length < 6 || word.length + next.length < LEAST_DIGITS) return []
    const ways = waysOfWriting(word + next)
    return ways.some(way => way[0] === word) ? ways : [[word, next], ...ways]
  })
}
const isNumber = (word: string) => /^\d+$/.test(word)
/** Whether a row is a number, however it is parted. */
export const isNumberRow = (row: readonly string[]): boolean => row.every(isNumber)

function waysOfWriting(digits: string): string[][] {
  const [, century = null, date = '', last = ''] = /^(18|19|20)?(\d{6})(\d{4})$/.exec(digits) ?? []
  if (date === '') return [[digits]]
  return [null, ...(century === null ? ['19', '20'] : [century])].flatMap(before => {
    const [year, month, day] = [`${before ?? ''}${date.slice(0, 2)}`, date.slice(2, 4), date.slice(4)]
    const whole = year + month + day
    return [[whole + last], [whole, last], [year, month, day, last]]
  })
}

/**
 * A text as it may be read otherwise: with the words put together that are broken at the ends of its lines or spaced out, without the
 * numbers of a list or the addresses of links, and turned where it says that it runs backwards. The text alone where there is nothing of the kind.
 */
function waysOfReading(text: string): string[] {
  const ways = [text]
  const words = withoutAddresses(text)
  if (words !== text) ways.push(words)
  if (BROKEN.test(text)) ways.push(text.replaceAll(ALL_BROKEN, '$1'))
  if (LISTED.test(text)) ways.push(text.replaceAll(ALL_LISTED, ' '))
  if (SPACED.test(text)) ways.push(text.replaceAll(ALL_SPACED, ''))
  if (text.includes(BACKWARDS))
    ways.push(text.replaceAll(ALL_BACKWARDS, (_, said: string) => [...said].reverse().join('')))
  return ways
}
const BROKEN = /\p{L}[-\u2010]\r?\n[>\s]{0,100}\p{Ll}/u
const ALL_BROKEN = /(\p{L})[-\u2010]\r?\n[>\s]{0,100}(?=\p{Ll})/gu
const LISTED = /(?:^|\s)\(?\d{1,3}[.):]\s/
const ALL_LISTED = /(?:^|\s)\(?\d{1,3}[.):](?=\s)/g
const SPACED = /(?<![\p{L}\p{N}])(?:\p{L}\p{M}{0,3}[^\p{L}\p{M}\p{N}]{1,3}){20}/u
/** What stands between two letters that stand alone. */
const ALL_SPACED =
  /(?<=(?<![\p{L}\p{N}])\p{L}\p{M}{0,3})[^\p{L}\p{M}\p{N}]{1,3}(?=\p{L}\p{M}{0,3}(?![\p{L}\p{M}\p{N}]))/gu
const BACKWARDS = '\u202E'
const ALL_BACKWARDS = /\u202E([^\u202C\n]{0,2000})/g

const DIGITS = /\d+/
/** Rows of more letters than this are looked for with something between their words only. */
const MOST_TOGETHER = 200

/** One search for all of them, in the time that the text is long. */
export function findSecretWords(secrets: readonly SecretText[]): FindSecretWords {
  const rows = new Rows()
  for (const secret of secrets) {
    for (const text of waysOfReading(secret.text))
      for (const row of rowsOf({ ...secret, text })) rows.add(row.words, row)
  }
  return text => {
    const found = new Set<number>()
    const withAuthors = new Rows()
    const texts = waysOfReading(text)
    for (const each of texts)
      rows.findIn(each, row => {
        if (row.author.length === 0) found.add(row.mark)
        else withAuthors.add(row.author, row)
      })
    for (const each of texts) withAuthors.findIn(each, ({ mark }) => found.add(mark))
    return found
  }
}

/** Rows of words, each found by all of its words at once: many rows that begin alike take no more time than one. */
class Rows {
  /** How many words the rows have that begin with a word. */
  readonly #lengths = new Map<string, Set<number>>()
  readonly #rows = new Map<string, Row[]>()
  /** How many letters the rows have that begin with some when nothing stands between their words. */
  readonly #starts = new Map<string, Set<number>>()
  /** Words of which each row has one: a text with none of them is not taken apart. */
  readonly #anchors = new Set<string>()

  add(words: readonly string[], row: Row): void {
    const [first = ''] = words
    note(this.#lengths, first, words.length)
    if (!words.some(word => this.#anchors.has(word)))
      this.#anchors.add(words.reduce((longest, word) => (word.length > longest.length ? word : longest), ''))
    this.#put(words.join(' '), row)
    const letters = words.join('')
    if (letters.length < LEAST_IN_ROW || letters.length > MOST_TOGETHER) return
    note(this.#starts, letters.slice(0, LEAST_IN_ROW), letters.length)
    this.#put(letters, row)
  }

  #put(key: string, row: Row): void {
    const alike = this.#rows.get(key)
    const by = row.author.join(' ')
    if (alike === undefined) this.#rows.set(key, [row])
    else if (!alike.some(({ mark, author }) => mark === row.mark && author.join(' ') === by)) alike.push(row)
  }

  findIn(text: string, found: (row: Row) => void): void {
    if (this.#rows.size === 0 || !this.#mayBeIn(text)) return
    let before: string[] = []
    for (const piece of piecesOf(text)) {
      // A row may begin in one piece and end in the next.
      const words = [...before, ...wordsIn(piece)]
      for (const [at, word] of words.entries()) {
        for (const length of this.#lengths.get(word) ?? [])
          for (const row of this.#rows.get(words.slice(at, at + length).join(' ')) ?? []) found(row)
        // Those of the piece before have been looked through.
        if (at >= before.length && word.length >= LEAST_IN_ROW) this.#findTogether(word, found)
      }
      before = words.slice(1 - MOST_IN_ROW)
    }
  }

  /** Rows that are written without anything between their words, in what has no digits: that is mostly no text. */
  #findTogether(word: string, found: (row: Row) => void): void {
    for (const letters of word.split(DIGITS))
      for (let at = 0; at + LEAST_IN_ROW <= letters.length; at++)
        for (const length of this.#starts.get(letters.slice(at, at + LEAST_IN_ROW)) ?? [])
          for (const row of this.#rows.get(letters.slice(at, at + length)) ?? []) found(row)
  }

  #mayBeIn(text: string): boolean {
    if (this.#anchors.size > MOST_ANCHORS) return true
    const anchors = [...this.#anchors]
    for (const piece of piecesOf(text)) {
      const letters = asRead(piece)
      if (anchors.some(anchor => letters.includes(anchor))) return true
    }
    return false
  }
}

function note(lengths: Map<string, Set<number>>, first: string, length: number): void {
  const known = lengths.get(first)
  if (known === undefined) lengths.set(first, new Set([length]))
  else known.add(length)
}
