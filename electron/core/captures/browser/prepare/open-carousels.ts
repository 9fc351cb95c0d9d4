// Rows of pictures that are leafed through sideways, by scrolling or by buttons that move them, as posts with several pictures
// have: laid one below the other, since the picture of the page would show only the first of them.
import type { Kit } from '../in-page/kit.ts'
import type { PageWindow } from '../process/page-window.ts'

/** `hidden`: so many pictures that lie beside what is in view could not be brought into it. */
export type Sideways = { readonly opened: number; readonly hidden: number }

/** Opens up what scrolls sideways, or is moved sideways by a script, and holds pictures. */
export const openSideways = (window: PageWindow): Promise<Sideways> => window.evaluate(openAll)

/** In the page: the innermost first, so that those around them know how high they will be. */
function openAll(kit: Kit): Sideways {
  const LITTLE = 40
  const SMALLEST = { width: 200, height: 100 }
  const PICTURE = 100
  const elsewhere =
    'nav, pre, code, table, textarea, select, form, [role="navigation"], [role="menu"], [role="tablist"], [role="listbox"]'
  const picturesOf = (row: Element): Element[] =>
    [...row.querySelectorAll('img, video, canvas')].filter(picture => {
      const { width, height } = picture.getBoundingClientRect()
      return width >= PICTURE && height >= PICTURE && kit.isShown(picture)
    })
  const middleOf = (picture: Element) => {
    const { left, right, top, bottom } = picture.getBoundingClientRect()
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }
  const isBeside = (row: Element, picture: Element): boolean => {
    const { left, right } = row.getBoundingClientRect()
    const { x } = middleOf(picture)
    return x > right || x < left
  }
  // What a script has moved to the left of it is no width to scroll.
  const isMoved = (row: Element) =>
    /hidden|clip/.test(getComputedStyle(row).overflowX) && picturesOf(row).some(one => isBeside(row, one))
  const isRow = (row: Element): row is HTMLElement =>
    row instanceof HTMLElement &&
    (row.scrollWidth - row.clientWidth > LITTLE || isMoved(row)) &&
    row.clientWidth >= SMALLEST.width &&
    row.clientHeight >= SMALLEST.height &&
    row !== document.body &&
    // What scrolls the page is opened up by itself.
    !row.contains(kit.scroller()) &&
    // What is cut off is moved into view by a script, if at all.
    /auto|scroll|overlay|hidden|clip/.test(getComputedStyle(row).overflowX) &&
    row.closest(elsewhere) === null &&
    kit.isShown(row) &&
    !kit.isFixed(row)
  const rows = kit.roots().flatMap(root => [...root.querySelectorAll('*')].filter(isRow))
  let opened = 0
  let hidden = 0
  for (const row of rows.reverse()) {
    row.scrollLeft = 0
    const beside = picturesOf(row).filter(picture => isBeside(row, picture))
    if (beside.length === 0) continue
    const parts = [row, ...row.querySelectorAll<HTMLElement>('*')].filter(
      part => part.scrollWidth > row.clientWidth + LITTLE || part === row
    )
    const styles = parts.map(part => [part, part.getAttribute('style')] as const)
    for (const part of parts) {
      const set = (name: string, value: string) => part.style.setProperty(name, value, 'important')
      set('flex-wrap', 'wrap')
      set('white-space', 'normal')
      set('grid-auto-flow', 'row')
      set('height', 'auto')
      set('max-height', 'none')
      if (part === row) continue
      // How it is moved, and how slowly.
      set('transition', 'none')
      set('transform', 'none')
      set('translate', 'none')
      // What holds the pictures may be as wide as all of them together.
      set('width', 'auto')
      set('min-width', '0')
      set('max-width', '100%')
    }
    const { bottom } = row.getBoundingClientRect()
    const isIn = (picture: Element) => !isBeside(row, picture) && middleOf(picture).y < bottom
    if (beside.every(isIn) && !kit.isClipped(row)) {
      opened++
      continue
    }
    hidden += beside.length
    for (const [part, style] of styles)
      if (style === null) part.removeAttribute('style')
      else part.setAttribute('style', style)
  }
  return { opened, hidden }
}
