// The lines of text on the page, block by block, each where it is.
import { isSameLine, type PageBox, rounded, union } from '../boxes.ts'
import { parentOf } from '../roots.ts'
import type { Line, Span } from './places.ts'

/** Gathers texts, in the order of the document, into the lines that they are broken into. */
export class Lines {
  count = 0
  readonly #blocks: { readonly block: Element; readonly lines: Line[] }[] = []
  readonly #placed: (box: DOMRect) => PageBox
  readonly #isFull: () => boolean
  readonly #isHurried: () => boolean
  readonly #range = document.createRange()
  readonly #readable = new Map<Element, boolean>()
  readonly #blockOf = new Map<Element, Element>()
  #wasSpace = true

  /** `isFull`: no more words of a long text are to be read. `isHurried`: the words of a line are no longer measured one by one. */
  constructor(
    placed: (box: DOMRect) => PageBox,
    { isFull, isHurried }: { isFull: (count: number) => boolean; isHurried: () => boolean }
  ) {
    this.#placed = placed
    this.#isFull = () => isFull(this.count)
    this.#isHurried = isHurried
  }

  get blocks(): Line[][] {
    return this.#blocks.map(({ lines }) => lines)
  }

  read(text: Text): void {
    const parent = text.parentElement
    if (text.data.trim() === '') {
      this.#wasSpace ||= text.data !== ''
      return
    }
    if (parent === null || !this.#isReadable(parent)) return
    this.#range.selectNodeContents(text)
    const boxes = [...this.#range.getClientRects()].filter(box => box.width > 0)
    const [first] = boxes
    if (first === undefined) return
    const block = this.#blockAround(parent)
    const isApart = this.#wasSpace || /^\s/.test(text.data)
    this.#wasSpace = /\s$/.test(text.data)
    if (boxes.every(box => Math.abs(box.top - first.top) < 2)) {
      const place = this.#placed(this.#range.getBoundingClientRect())
      const line = { text: text.data.replaceAll(/\s+/g, ' ').trim(), ...place }
      const words = this.#isHurried() ? undefined : this.#spansIn(text, place)
      this.#add(block, words === undefined ? line : { ...line, words }, isApart)
    } else this.#readWords(block, text, isApart)
  }

  /** Where each word of a text lies that is all on one line. */
  #spansIn(text: Text, line: PageBox): Span[] {
    return [...text.data.matchAll(/\S+/g)].map(word => {
      const { x, width } = this.#placeOf(text, word)
      return [rounded(x - line.x), rounded(x + width - line.x)]
    })
  }

  #placeOf(text: Text, { index, 0: word }: RegExpExecArray): PageBox {
    this.#range.setStart(text, index)
    this.#range.setEnd(text, index + word.length)
    return this.#placed(this.#range.getBoundingClientRect())
  }

  /** Broken over several lines: word by word, each to the line it is on. */
  #readWords(block: Element, text: Text, isApart: boolean): void {
    let isFirst = true
    for (const word of text.data.matchAll(/\S+/g)) {
      const place = this.#placeOf(text, word)
      this.#add(block, { text: word[0], ...place, words: [[0, place.width]] }, isFirst ? isApart : true)
      isFirst = false
      if (this.#isFull()) return
    }
  }

  #add(block: Element, line: Line, isApart: boolean): void {
    if (line.width < 1 || line.height < 1) return
    let group = this.#blocks.at(-1)
    if (group?.block !== block) {
      group = { block, lines: [] }
      this.#blocks.push(group)
    }
    const last = group.lines.at(-1)
    if (last !== undefined && isSameLine(last, line))
      group.lines[group.lines.length - 1] = joined(last, line, isApart)
    else {
      group.lines.push(line)
      this.count++
    }
  }

  #isReadable(element: Element): boolean {
    let known = this.#readable.get(element)
    if (known === undefined) {
      known = !element.matches('script, style, noscript, template, title') && this.#isShown(element)
      this.#readable.set(element, known)
    }
    return known
  }

  /** What has no box of its own is shown where what is around it is. */
  #isShown(element: Element): boolean {
    const around = parentOf(element)
    if (around !== null && getComputedStyle(element).display === 'contents') return this.#isReadable(around)
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }

  #blockAround(element: Element): Element {
    let block = this.#blockOf.get(element)
    if (block === undefined) {
      const isInline = /^(inline|contents|ruby)/.test(getComputedStyle(element).display)
      const parent = element.parentElement
      block = isInline && parent !== null ? this.#blockAround(parent) : element
      this.#blockOf.set(element, block)
    }
    return block
  }
}

/** Two parts of one line; where nothing is between them, the last word of the first and the first of the other are one. */
function joined(one: Line, other: Line, isApart: boolean): Line {
  const place = union(one, other)
  const text = `${one.text}${isApart ? ' ' : ''}${other.text}`
  if (one.words === undefined || other.words === undefined) return { text, ...place }
  const spansOf = ({ x, words = [] }: Line) =>
    words.map(([from, to]): Span => [rounded(from + x - place.x), rounded(to + x - place.x)])
  const [before, after] = [spansOf(one), spansOf(other)]
  const [last, next] = [before.at(-1), after[0]]
  if (isApart || last === undefined || next === undefined)
    return { text, ...place, words: [...before, ...after] }
  const both: Span = [Math.min(last[0], next[0]), Math.max(last[1], next[1])]
  return { text, ...place, words: [...before.slice(0, -1), both, ...after.slice(1)] }
}
