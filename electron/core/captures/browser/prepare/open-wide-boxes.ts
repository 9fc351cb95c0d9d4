// Boxes that scroll sideways and hold words, such as a table that is wider than its column: what lies beside their edge is
// laid below, or let out of the box where nothing stands in the way, since the picture would show only their beginning.
import type { Kit } from '../in-page/kit.ts'
import type { PageWindow } from '../process/page-window.ts'

/** `hidden`: so many CSS pixels of what the others hold lie beside what can be seen. */
export type SidewaysText = { readonly opened: number; readonly hidden: number }

export const openSidewaysText = (window: PageWindow): Promise<SidewaysText> => window.evaluate(openAll)

/** In the page: the innermost first, so that those around them know how wide they will be. */
function openAll(kit: Kit): SidewaysText {
  const LITTLE = 40
  const NARROWEST = 200
  const MOST_TEXTS = 20_000
  /** Shorter words that are pressed are a choice of places to go to. */
  const CHOICE = 30
  const elsewhere =
    'nav, textarea, select, [role="navigation"], [role="menu"], [role="tablist"], [role="listbox"]'
  const pressed = 'a, button, label, [role="button"], [role="tab"]'
  const isBox = (box: Element): box is HTMLElement =>
    box instanceof HTMLElement &&
    box.scrollWidth - box.clientWidth > LITTLE &&
    box.clientWidth >= NARROWEST &&
    /auto|scroll|overlay/.test(getComputedStyle(box).overflowX) &&
    box !== document.body &&
    box !== document.documentElement &&
    !box.contains(kit.scroller()) &&
    box.closest(elsewhere) === null &&
    kit.isShown(box) &&
    !kit.isFixed(box)
  const range = document.createRange()
  const hasTextBeside = (box: Element): boolean => {
    const { left, right } = box.getBoundingClientRect()
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
    for (let seen = 0, text = texts.nextNode(); text && seen < MOST_TEXTS; seen++, text = texts.nextNode()) {
      const words = text.nodeValue?.trim() ?? ''
      const holder = text.parentElement
      if (words === '' || holder === null) continue
      if (words.length < CHOICE && holder.closest(pressed) !== null) continue
      range.selectNodeContents(text)
      for (const line of range.getClientRects()) {
        const isBeside = line.right > right + 2 || line.left < left - 2
        if (isBeside && line.width > 2 && kit.isShown(holder)) return true
      }
    }
    return false
  }
  const keep = (parts: readonly HTMLElement[]) => {
    const styles = parts.map(part => [part, part.getAttribute('style')] as const)
    return () => {
      for (const [part, style] of styles)
        if (style === null) part.removeAttribute('style')
        else part.setAttribute('style', style)
    }
  }
  // What the body does with what overflows is done by the window, unless the root does something of its own.
  const bodyCuts =
    getComputedStyle(document.documentElement).overflowX !== 'visible' &&
    document.body !== null &&
    getComputedStyle(document.body).overflowX !== 'visible'
  const isCutAround = (box: Element, right: number): boolean => {
    for (let at = box.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible' && at.getBoundingClientRect().right < right - 1)
        return true
    return false
  }
  const letOut = (box: HTMLElement): boolean => {
    const { left, right: edge, top, bottom } = box.getBoundingClientRect()
    const right = left + box.scrollWidth
    const isRtl = getComputedStyle(box).direction === 'rtl'
    if (isRtl || kit.isTaken({ left: edge, right, top, bottom }, box)) return false
    const undo = keep([box])
    box.style.setProperty('overflow', 'visible', 'important')
    if (!isCutAround(box, right)) {
      if (bodyCuts) document.body.style.setProperty('overflow-x', 'visible', 'important')
      return true
    }
    undo()
    return false
  }
  const layBelow = (box: HTMLElement): boolean => {
    const parts = [box, ...box.querySelectorAll<HTMLElement>('*')].filter(
      part => part === box || part.scrollWidth > box.clientWidth + LITTLE
    )
    const undo = keep(parts)
    for (const part of parts) {
      const set = (name: string, value: string) => part.style.setProperty(name, value, 'important')
      set('flex-wrap', 'wrap')
      set('white-space', getComputedStyle(part).whiteSpace.startsWith('pre') ? 'pre-wrap' : 'normal')
      set('overflow-wrap', 'anywhere')
      set('grid-auto-flow', 'row')
      set('height', 'auto')
      set('max-height', 'none')
      if (part === box) continue
      set('width', 'auto')
      set('min-width', '0')
      set('max-width', '100%')
    }
    if (!hasTextBeside(box) && !kit.isClipped(box) && box.scrollHeight - box.clientHeight <= LITTLE)
      return true
    undo()
    return false
  }
  const boxes = kit.roots().flatMap(root => [...root.querySelectorAll('*')].filter(isBox))
  let opened = 0
  let hidden = 0
  for (const box of boxes.reverse()) {
    box.scrollLeft = 0
    if (!hasTextBeside(box)) continue
    // A table keeps its columns where there is room for them.
    const isTable = box.matches('table') || box.querySelector('table') !== null
    const isOpen = isTable ? letOut(box) || layBelow(box) : layBelow(box) || letOut(box)
    if (isOpen) opened++
    else hidden += box.scrollWidth - box.clientWidth
  }
  return { opened, hidden }
}
