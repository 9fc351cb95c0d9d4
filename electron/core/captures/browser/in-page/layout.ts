// Where on the page its text, pictures and links are. Sent to the page as source text, so each function stands alone.
import type { Kit } from './kit.ts'

/** A box in CSS pixels from the page's own corner. */
export type Place = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** One line of text as it is broken on the page. */
export type Line = Place & { readonly text: string }

export type FoundLayout = {
  /** The lines of each block of text, in the order of the document. */
  readonly blocks: readonly (readonly Line[])[]
  readonly pictures: readonly (Place & { readonly alt: string | null; readonly address: string })[]
  readonly links: readonly (Place & { readonly text: string; readonly address: string })[]
  readonly elements: number
  /** Not everything was read: there was too much of it, or it took too long. */
  readonly isCut: boolean
}

/**
 * In the page or in a frame of it, whose corner is at `left`, `top` of the page. With `within`, only the texts that lie in
 * that box, of what the chosen comment belongs to.
 */
export function layoutOf(
  kit: Kit,
  left: number,
  top: number,
  limits: { readonly lines: number; readonly ms: number },
  within: Place | null = null
): FoundLayout {
  const start = performance.now()
  const dx = left + scrollX
  const dy = top + scrollY
  const round = (value: number) => Math.round(value * 10) / 10
  const placed = (box: DOMRect): Place => ({
    x: round(box.left + dx),
    y: round(box.top + dy),
    width: round(box.width),
    height: round(box.height)
  })
  const isLate = () => performance.now() - start > limits.ms

  const shown = new Map<Element, boolean>()
  const isReadable = (element: Element): boolean => {
    let known = shown.get(element)
    if (known === undefined) {
      known =
        !element.matches('script, style, noscript, template, title') &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      shown.set(element, known)
    }
    return known
  }
  const blockOf = new Map<Element, Element>()
  const blockAround = (element: Element): Element => {
    let block = blockOf.get(element)
    if (block === undefined) {
      const isInline = /^(inline|contents|ruby)/.test(getComputedStyle(element).display)
      const parent = element.parentElement
      block = isInline && parent !== null ? blockAround(parent) : element
      blockOf.set(element, block)
    }
    return block
  }
  const range = document.createRange()
  const lines: { block: Element; pieces: Line[] }[] = []
  let count = 0
  const union = (one: Place, other: Place): Place => {
    const x = Math.min(one.x, other.x)
    const y = Math.min(one.y, other.y)
    return {
      x,
      y,
      width: round(Math.max(one.x + one.width, other.x + other.width) - x),
      height: round(Math.max(one.y + one.height, other.y + other.height) - y)
    }
  }
  const isSameLine = (one: Place, other: Place) =>
    Math.abs(one.y + one.height / 2 - other.y - other.height / 2) < Math.max(one.height, other.height) / 2
  const add = (block: Element, text: string, place: Place, isApart: boolean): void => {
    if (place.width < 1 || place.height < 1) return
    let group = lines.at(-1)
    if (group?.block !== block) {
      group = { block, pieces: [] }
      lines.push(group)
    }
    const last = group.pieces.at(-1)
    if (last !== undefined && isSameLine(last, place))
      group.pieces[group.pieces.length - 1] = {
        text: `${last.text}${isApart ? ' ' : ''}${text}`,
        ...union(last, place)
      }
    else {
      group.pieces.push({ text, ...place })
      count++
    }
  }
  let wasSpace = true
  const read = (node: Text): void => {
    const parent = node.parentElement
    const raw = node.data
    if (raw.trim() === '') {
      wasSpace ||= raw !== ''
      return
    }
    if (parent === null || !isReadable(parent)) return
    const block = blockAround(parent)
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter(box => box.width > 0)
    const [first] = boxes
    if (first === undefined) return
    const isApart = wasSpace || /^\s/.test(raw)
    wasSpace = /\s$/.test(raw)
    if (boxes.every(box => Math.abs(box.top - first.top) < 2)) {
      add(block, raw.replaceAll(/\s+/g, ' ').trim(), placed(range.getBoundingClientRect()), isApart)
      return
    }
    // Broken over several lines: word by word, each to the line it is on.
    let isFirst = true
    for (const word of raw.matchAll(/\S+/g)) {
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].length)
      add(block, word[0], placed(range.getBoundingClientRect()), isFirst ? isApart : true)
      isFirst = false
      if (count >= limits.lines || isLate()) return
    }
  }

  const isOutside = (element: Element): boolean => {
    if (within === null) return false
    const { x, y, width, height } = placed(element.getBoundingClientRect())
    // What has no size of its own may still hold something that has.
    if (width === 0 || height === 0) return false
    return (
      x >= within.x + within.width ||
      x + width <= within.x ||
      y >= within.y + within.height ||
      y + height <= within.y
    )
  }
  const { around } = kit.store as { around?: Element }
  const roots: (Document | ShadowRoot | Element)[] = within === null ? kit.roots() : [around ?? document]
  const textsOf = (root: Document | ShadowRoot | Element): TreeWalker => {
    if (within === null) return document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    return document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
      if (isOutside(node)) return NodeFilter.FILTER_REJECT
      if (node.shadowRoot !== null) roots.push(node.shadowRoot)
      return NodeFilter.FILTER_SKIP
    })
  }

  let isCut = false
  let elements = 0
  const pictures: (Place & { alt: string | null; address: string })[] = []
  const links: (Place & { text: string; address: string })[] = []
  for (const root of roots) {
    const texts = textsOf(root)
    for (let seen = 0, node = texts.nextNode(); node !== null; seen++, node = texts.nextNode()) {
      if (count >= limits.lines || (seen % 100 === 0 && isLate())) {
        isCut = true
        break
      }
      read(node as Text)
    }
    if (within !== null) continue
    elements += root.querySelectorAll('*').length
    for (const image of root.querySelectorAll('img')) {
      if (pictures.length >= limits.lines || isLate()) {
        isCut = true
        break
      }
      if (!kit.isShown(image)) continue
      const address = (image.currentSrc || image.src).slice(0, 2000)
      pictures.push({ alt: image.getAttribute('alt'), address, ...placed(image.getBoundingClientRect()) })
    }
    for (const link of root.querySelectorAll<HTMLAnchorElement | HTMLAreaElement>('a[href], area[href]')) {
      if (links.length >= limits.lines || isLate()) {
        isCut = true
        break
      }
      if (!kit.isShown(link)) continue
      const address = link.href.slice(0, 2000)
      links.push({ text: kit.labelOf(link), address, ...placed(link.getBoundingClientRect()) })
    }
  }
  return { blocks: lines.map(({ pieces }) => pieces), pictures, links, elements, isCut }
}
