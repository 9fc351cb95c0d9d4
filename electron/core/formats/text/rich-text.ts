// What rich text says (RTF 1.9.1): its letters are numbers by the code page of their font, groups among them are shown elsewhere or not at all,
// and the ends of its lines say nothing. Linear in the length of the text.
import { codePageOf, lettersOf, pageOfFont } from './code-pages.ts'

const BEGINS = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s{0,20}\{\\rt/

/** Programs open what begins like this. */
export const isRichText = (beginning: string): boolean => BEGINS.test(beginning)

export type RichWords = {
  /** Its text alone, as it is shown. */
  readonly text: string
  /** What it says: its text, and after it what is shown apart, as notes, margins, what was deleted or hidden, and where its links lead. */
  readonly said: string
  /** What it says of itself, and what only some programs show. */
  readonly beside: string
  /** A file lies in it. */
  readonly hasObject: boolean
}

/** Where the text of a group goes. */
type To = 'text' | 'apart' | 'beside' | 'fonts' | 'object' | 'nothing'
type Group = { to: To; skips: number; font: number | null; isHidden: boolean; isStarred: boolean }

/** Nobody writes groups so deep in each other. */
const DEEPEST = 10_000

const TOKEN =
  /[^\\{}\r\n\u0080-\u00ff]+|([\u0080-\u00ff]+)|[\r\n]+|[{}]|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([\da-fA-F]{2})|\\([^a-zA-Z])/g

/** What stands for a letter, or parts words. */
const LETTERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['par', 'line', 'page', 'sect', 'column', 'row', 'nestrow', 'softline', 'softpage'].map(word => [
      word,
      '\n'
    ])
  ),
  ...Object.fromEntries(
    ['tab', 'cell', 'nestcell', 'emspace', 'enspace', 'qmspace'].map(word => [word, ' '])
  ),
  ...{ emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' }
}
/** `\-` is where a word may be broken, and says nothing else. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '~': ' ', _: '-', '\\': '\\', '{': '{', '}': '}', '\r': '\n', '\n': '\n', '\t': ' ' }
}
const APART = /^(?:header[lrf]?|footer[lrf]?|footnote|annotation|shptxt|dptxbxtext|fldinst|xe|tc|ud)$/
const BESIDE = /^(?:info|stylesheet|colortbl|listtext|pntext|pntxta|pntxtb|template)$/
const NOTHING = /^(?:pict|themedata|colorschememapping|datastore|fontemb|blipuid|panose)$/

export function wordsOfRichText(text: string): RichWords {
  const reading = new Reading()
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    if (token === null) return reading.end()
    at = TOKEN.lastIndex
    const [whole, bytes, word, number, hex, sign] = token
    // So many bytes after it are none of the text.
    if (word === 'bin') {
      at += Math.max(0, Number(number ?? 0))
      reading.binary()
    } else if (word !== undefined) reading.word(word, number === undefined ? null : Number(number))
    else if (hex !== undefined) reading.bytes([Number.parseInt(hex, 16)], false)
    else if (bytes !== undefined)
      reading.bytes(
        Array.from(bytes, letter => letter.charCodeAt(0)),
        true
      )
    else if (sign !== undefined) reading.sign(sign)
    else if (whole === '{') reading.open()
    else if (whole === '}') reading.close()
    else if (!/^[\r\n]/.test(whole)) reading.letters(whole)
  }
}

class Reading {
  readonly #texts = { text: new Text(), apart: new Text(), beside: new Text() }
  readonly #around: Group[] = []
  #group: Group = { to: 'text', skips: 1, font: null, isHidden: false, isStarred: false }
  /** So many letters that stand in the place of the last one are still to come. */
  #left = 0
  #bytes: number[] = []
  #areRaw = true
  readonly #fonts = new Map<number, string>()
  #page = codePageOf(1252)
  #font: number | null = null
  #hasObject = false

  open(): void {
    this.#flush()
    this.#left = 0
    if (this.#around.length === DEEPEST) throw new RangeError('deeper than is read')
    this.#around.push(this.#group)
    this.#group = { ...this.#group, isStarred: false }
  }

  close(): void {
    this.#flush()
    this.#left = 0
    this.#group = this.#around.pop() ?? this.#group
  }

  binary(): void {
    if (this.#group.to === 'object') this.#hasObject = true
    this.#left = Math.max(0, this.#left - 1)
  }

  letters(text: string): void {
    const skipped = Math.min(this.#left, text.length)
    this.#left -= skipped
    if (skipped < text.length) this.#add(text.slice(skipped))
  }

  bytes(bytes: readonly number[], areRaw: boolean): void {
    const skipped = Math.min(this.#left, bytes.length)
    this.#left -= skipped
    if (this.#bytes.length === 0) this.#areRaw = true
    this.#areRaw &&= areRaw
    for (const byte of skipped === 0 ? bytes : bytes.slice(skipped)) this.#bytes.push(byte)
  }

  sign(sign: string): void {
    if (this.#isSkipped()) return
    if (sign === '*') this.#group.isStarred = true
    else this.#add(SIGNS[sign] ?? '')
  }

  word(word: string, number: number | null): void {
    if (this.#isSkipped()) return
    this.#flush()
    const isStarred = this.#group.isStarred
    this.#group.isStarred = false
    const letter = LETTERS[word]
    if (word === 'u') this.#unicode(number ?? 0)
    else if (letter !== undefined) this.#add(letter)
    else if (!this.#looks(word, number)) this.#goes(word, isStarred)
  }

  end(): RichWords {
    this.#flush()
    const { text, apart, beside } = this.#texts
    const shown = text.whole()
    return {
      ...{ text: shown, said: `${shown}\n${apart.whole()}` },
      ...{ beside: beside.whole(), hasObject: this.#hasObject }
    }
  }

  #isSkipped(): boolean {
    if (this.#left === 0) return false
    this.#left--
    return true
  }

  #unicode(number: number): void {
    // Numbers above 32767 are written as if they were below nought.
    this.#add(String.fromCharCode(number & 0xff_ff))
    this.#left = this.#group.skips
  }

  /** How the letters look, and are written. */
  #looks(word: string, number: number | null): boolean {
    const group = this.#group
    if (word === 'uc') group.skips = Math.max(0, number ?? 1)
    else if (word === 'f') group.font = number
    else if (word === 'v' || word === 'deleted') group.isHidden = number !== 0
    else if (word === 'plain') Object.assign(group, { font: null, isHidden: false })
    else if (word === 'deff') this.#font = number
    else if (word === 'ansicpg') this.#page = codePageOf(number ?? 1252)
    else if (word in SETS) this.#page = codePageOf(SETS[word] ?? 1252)
    else if (word === 'cpg') this.#fontIs(codePageOf(number ?? 1252))
    else if (word === 'fcharset') this.#fontIs(pageOfFont(number ?? 1))
    else return false
    return true
  }

  #fontIs(page: string | null): void {
    if (this.#group.to === 'fonts' && this.#group.font !== null && page !== null)
      this.#fonts.set(this.#group.font, page)
  }

  /** Whose text it is that comes: of a group that programs leave out when they do not know it, only what is known is said. */
  #goes(word: string, isStarred: boolean): void {
    const to = APART.test(word)
      ? 'apart'
      : word === 'objdata'
        ? 'object'
        : NOTHING.test(word)
          ? 'nothing'
          : word === 'fonttbl'
            ? 'fonts'
            : isStarred || BESIDE.test(word)
              ? 'beside'
              : null
    if (to !== null) this.#group.to = to
    // What is shown apart, and each of the things that a text says of itself, begins anew.
    if (to === 'apart' || this.#group.to === 'beside') this.#add('\n')
  }

  #flush(): void {
    if (this.#bytes.length === 0) return
    const { font } = this.#group
    const page = this.#fonts.get(font ?? this.#font ?? -1) ?? this.#page
    const bytes = Buffer.from(this.#bytes)
    const areRaw = this.#areRaw
    this.#bytes = []
    this.#put(lettersOf(bytes, page, areRaw))
  }

  #add(text: string): void {
    this.#flush()
    this.#put(text)
  }

  #put(text: string): void {
    const { to, isHidden } = this.#group
    if (to === 'nothing') return
    if (to === 'object') this.#hasObject ||= /\S/.test(text)
    else this.#texts[to === 'text' && isHidden ? 'apart' : to === 'fonts' ? 'beside' : to].add(text)
  }
}

/** What the whole of it is written in, where no number says so. */
const SETS: Readonly<Record<string, number>> = { ansi: 1252, mac: 10_000, pc: 437, pca: 850 }

/** A text that is put together of very many pieces. */
class Text {
  readonly #parts: string[] = []
  #pieces: string[] = []

  add(piece: string): void {
    this.#pieces.push(piece)
    if (this.#pieces.length < 4096) return
    this.#parts.push(this.#pieces.join(''))
    this.#pieces = []
  }

  whole(): string {
    return [...this.#parts, ...this.#pieces].join('')
  }
}
