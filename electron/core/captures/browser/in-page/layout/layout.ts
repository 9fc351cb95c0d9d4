// Where on the page its text, pictures and links are.
import { overlap, type PageBox } from '../boxes.ts'
import { surroundingsOfChosen } from '../comments/chosen.ts'
import { type Root, roots } from '../roots.ts'
import { isShown, labelOf } from '../visibility.ts'
import { Lines } from './lines.ts'
import { type Line, placer } from './places.ts'

export type FoundLayout = {
  /** The lines of each block of text, in the order of the document. */
  readonly blocks: readonly (readonly Line[])[]
  readonly pictures: readonly (PageBox & {
    readonly alt: string | null
    readonly address: string
    /** It is shown, and not what is said of it. */
    readonly came: boolean
  })[]
  readonly links: readonly (PageBox & { readonly text: string; readonly address: string })[]
  readonly elements: number
  /** Not everything was read: there was too much of it, or it took too long. */
  readonly isCut: boolean
}

type Limits = { readonly lines: number; readonly ms: number }

const LONGEST_ADDRESS = 2_000

/** Of the document, whose corner is at `left`, `top` of the page. */
export function layoutOf(left: number, top: number, limits: Limits): FoundLayout {
  const isLate = lateAfter(limits.ms)
  const placed = placer(left, top)
  const lines = newLines(placed, limits, isLate)
  const pictures = new Listed(limits.lines, isLate, (image: HTMLImageElement) => ({
    alt: image.getAttribute('alt'),
    address: (image.currentSrc || image.src).slice(0, LONGEST_ADDRESS),
    came: image.complete && image.naturalWidth > 0,
    ...placed(image.getBoundingClientRect())
  }))
  const links = new Listed(limits.lines, isLate, (link: HTMLAnchorElement | HTMLAreaElement) => {
    const address = link.href.slice(0, LONGEST_ADDRESS)
    return { text: labelOf(link), address, ...placed(link.getBoundingClientRect()) }
  })
  let isCut = false
  let elements = 0
  for (const root of roots()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    isCut = !readAll(lines, texts, limits.lines, isLate) || isCut
    elements += root.querySelectorAll('*').length
    pictures.add(root.querySelectorAll('img'))
    links.add(root.querySelectorAll<HTMLAnchorElement | HTMLAreaElement>('a[href], area[href]'))
  }
  return {
    blocks: lines.blocks,
    pictures: pictures.found,
    links: links.found,
    elements,
    isCut: isCut || pictures.isCut || links.isCut
  }
}

/** Of a frame, which is at `x`, `y` of the window. */
export const layoutOfFrame = (x: number, y: number, limits: Limits): FoundLayout =>
  layoutOf(x - scrollX, y - scrollY, limits)

/** Only the lines of text that lie in a box of the page, of what the chosen comment belongs to. */
export function linesWithin(box: PageBox, limits: Limits): FoundLayout['blocks'] {
  const isLate = lateAfter(limits.ms)
  const placed = placer(0, 0)
  const lines = newLines(placed, limits, isLate)
  const within: (Root | Element)[] = [surroundingsOfChosen() ?? document]
  for (const root of within) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
      const place = placed(node.getBoundingClientRect())
      // What has no size of its own may still hold something that has.
      const isEmpty = place.width === 0 || place.height === 0
      if (!isEmpty && !overlap(place, box)) return NodeFilter.FILTER_REJECT
      if (node.shadowRoot !== null) within.push(node.shadowRoot)
      return NodeFilter.FILTER_SKIP
    })
    readAll(lines, texts, limits.lines, isLate)
  }
  return lines.blocks
}

/** Words are measured in half of the time: that all lines are read comes first. */
function newLines(placed: ReturnType<typeof placer>, limits: Limits, isLate: () => boolean): Lines {
  return new Lines(placed, {
    isFull: count => count >= limits.lines || isLate(),
    isHurried: lateAfter(limits.ms / 2)
  })
}

function lateAfter(ms: number): () => boolean {
  const start = performance.now()
  return () => performance.now() - start > ms
}

/** False when not all was read. */
function readAll(lines: Lines, texts: TreeWalker, most: number, isLate: () => boolean): boolean {
  for (let seen = 0, node = texts.nextNode(); node !== null; seen++, node = texts.nextNode()) {
    if (lines.count >= most || (seen % 100 === 0 && isLate())) return false
    if (node instanceof Text) lines.read(node)
  }
  return true
}

/** What is shown of some elements, up to the most that are listed. */
class Listed<E extends Element, Found> {
  readonly found: Found[] = []
  isCut = false
  readonly #most: number
  readonly #isLate: () => boolean
  readonly #tell: (element: E) => Found

  constructor(most: number, isLate: () => boolean, tell: (element: E) => Found) {
    this.#most = most
    this.#isLate = isLate
    this.#tell = tell
  }

  add(elements: Iterable<E>): void {
    for (const element of elements) {
      if (this.found.length >= this.#most || this.#isLate()) {
        this.isCut = true
        return
      }
      if (isShown(element)) this.found.push(this.#tell(element))
    }
  }
}
