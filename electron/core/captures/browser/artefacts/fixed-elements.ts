// What stands still while a page is scrolled, and would be wrong in the long picture: bars fixed low in the window, which
// would hide what is in the middle of it, and backgrounds that are drawn in the window only.
import { cleanLine } from '../clean-text.ts'
import type { Kit } from '../in-page/kit.ts'
import type { PageWindow } from '../process/page-window.ts'

/** Where a bar was and what kind of element; the picture `view` shows it. */
type Bar = { readonly element: string; readonly top: number; readonly height: number }

/** Which bars there are that would hide something, and how many backgrounds stand still. */
export async function findStill(window: PageWindow): Promise<{ bars: Bar[]; backgrounds: number }> {
  const { bars, backgrounds } = await window.evaluate(standingStill, 'find')
  return { bars: bars.map(bar => ({ ...bar, element: cleanLine(bar.element, 100) })), backgrounds }
}

/** Hides the bars, and lets the backgrounds go with the page, until `putBack`. */
export async function setAside(window: PageWindow): Promise<void> {
  await window.evaluate(standingStill, 'hide')
}

export async function putBack(window: PageWindow): Promise<void> {
  await window.evaluate(standingStill, 'show')
}

/** In the page. */
async function standingStill(
  kit: Kit,
  act: 'find' | 'hide' | 'show'
): Promise<{ bars: Bar[]; backgrounds: number }> {
  type Kept = { element: HTMLElement; style: string | null; isBar: boolean }
  const holder = kit.store as { still?: Kept[] }
  const none = { bars: [], backgrounds: 0 }
  if (act === 'show') {
    for (const { element, style } of holder.still ?? []) {
      if (style === null) element.removeAttribute('style')
      else element.setAttribute('style', style)
    }
    return none
  }
  if (act === 'hide') {
    for (const { element, isBar } of holder.still ?? []) {
      if (!isBar) element.style.setProperty('background-attachment', 'scroll', 'important')
      else if (getComputedStyle(element).position === 'sticky')
        element.style.setProperty('position', 'static', 'important')
      else element.style.setProperty('visibility', 'hidden', 'important')
    }
    await kit.frame()
    return none
  }
  const PARTS = [0.1, 0.3, 0.5, 0.7, 0.9]
  const hasUnder = (bar: Element, x: number, y: number): boolean =>
    document
      .elementsFromPoint(x, y)
      .some(
        under =>
          !bar.contains(under) &&
          !under.contains(bar) &&
          (under.matches('img, video') ||
            [...under.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim()))
      )
  // A menu down the whole side of the window stands beside the page; a panel lies over it.
  const hidesText = (bar: Element, { left, width }: DOMRect): boolean =>
    PARTS.some(part => hasUnder(bar, left + width / 2, innerHeight * part))
  // A paragraph is as wide as its column, and its words are not.
  const range = document.createRange()
  const wordsReach = (under: Element, box: DOMRect): boolean =>
    [...under.childNodes].some(node => {
      if (node.nodeType !== 3 || !node.nodeValue?.trim()) return false
      range.selectNodeContents(node)
      return [...range.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          left < box.right - 4 && right > box.left + 4 && top < box.bottom - 4 && bottom > box.top + 4
      )
    })
  const liesOnText = (bar: Element, box: DOMRect): boolean =>
    PARTS.some(across =>
      PARTS.some(down =>
        document
          .elementsFromPoint(box.left + box.width * across, box.top + box.height * down)
          .some(
            under =>
              !bar.contains(under) &&
              !under.contains(bar) &&
              (under.matches('img, video') || wordsReach(under, box))
          )
      )
    )
  const scroller = kit.scroller()
  const holdsPage = (element: Element) =>
    scroller !== (document.scrollingElement ?? document.documentElement) && element.contains(scroller)
  const backgrounds: HTMLElement[] = []
  const found: HTMLElement[] = []
  for (const root of kit.roots()) {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element)
      if (style.backgroundAttachment.includes('fixed') && style.backgroundImage !== 'none')
        backgrounds.push(element)
      if (style.position !== 'fixed' && style.position !== 'sticky') continue
      // What scrolls the page may itself stand still, between a head and a foot that do.
      if (holdsPage(element)) continue
      const box = element.getBoundingClientRect()
      const isInWindow = box.top < innerHeight && box.bottom > 0 && box.width > 2 && box.height > 2
      if (!isInWindow || !kit.isShown(element)) continue
      const isLow = box.bottom > innerHeight / 2
      // A bar at the top has room made for it, and so has one below it; what lies over words has not.
      if (!isLow) {
        if (style.position === 'fixed' && box.top > 0 && liesOnText(element, box)) found.push(element)
        continue
      }
      // A backdrop or an app's frame that fills the window hides nothing that could be seen without it.
      if (style.position === 'fixed' && kit.covers(element) > 0.9) continue
      const isStuckLow = style.bottom !== 'auto' && Math.abs(box.bottom - innerHeight) < 40
      const isHigh = style.position === 'fixed' && box.top <= 0
      if (isHigh ? isStuckLow && hidesText(element, box) : style.position === 'fixed' || isStuckLow)
        found.push(element)
    }
  }
  const keep = (element: HTMLElement, isBar: boolean) => ({
    element,
    style: element.getAttribute('style'),
    isBar
  })
  holder.still = [...found.map(one => keep(one, true)), ...backgrounds.map(one => keep(one, false))]
  const bars = found.map(element => {
    const box = element.getBoundingClientRect()
    const name = element.id ? `${element.localName}#${element.id}` : element.localName
    return { element: name, top: Math.round(box.top), height: Math.round(box.height) }
  })
  return { bars, backgrounds: backgrounds.length }
}
