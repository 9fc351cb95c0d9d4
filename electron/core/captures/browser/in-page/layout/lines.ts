// The lines of text on the page, block by block, each where it is.
import { isSameLine, type PageBox, union } from '../boxes.ts'
import { parentOf } from '../roots.ts'
import type { Line } from './places.ts'

/** Gathers texts, in the order of the document, into the lines that they are broken into. */
export class Lines {
  count = 0
  readonly #blocks: { readonly block: Element; readonly lines: Line[] }[] = []
  readonly #placed: (box: DOMRect) => PageBox
  readonly #isFull: () => boolean
  readonly #range = document.createRange()
  readonly #readable = new Map<Element, boolean>()
  readonly #blockOf = new Map<Element, Element>()
  #wasSpace = true

  /** `isFull`: no more words of a long text are to be read. */
  constructor(placed: (box: DOMRect) => PageBox, isFull: (count: number) => boolean) {
    this.#placed = placed
    this.#isFull = () => isFull(this.count)
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
      const whole = this.#placed(this.#range.getBoundingClientRect())
      this.#add(block, text.data.replaceAll(/\s+/g, ' ').trim(), whole, isApart)
    } else this.#readWords(block, text, isApart)
  }

  /** Broken over several lines: word by word, each to the line it is on. */
  #readWords(block: Element, text: Text, isApart: boolean): void {
    let isFirst = true
    for (const word of text.data.matchAll(/\S+/g)) {
      this.#range.setStart(text, word.index)
      this.#range.setEnd(text, word.index + word[0].length)
      const place = this.#placed(this.#range.getBoundingClientRect())
      this.#add(block, word[0], place, isFirst ? isApart : true)
      isFirst = false
      if (this.#isFull()) return
    }
  }

  #add(block: Element, text: string, place: PageBox, isApart: boolean): void {
    if (place.width < 1 || place.height < 1) return
    let group = this.#blocks.at(-1)
    if (group?.block !== block) {
      group = { block, lines: [] }
      this.#blocks.push(group)
    }
    const last = group.lines.at(-1)
    if (last !== undefined && isSameLine(last, place))
      group.lines[group.lines.length - 1] = {
        text: `${last.text}${isApart ? ' ' : ''}${text}`,
        ...union(last, place)
      }
    else {
      group.lines.push({ text, ...place })
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
