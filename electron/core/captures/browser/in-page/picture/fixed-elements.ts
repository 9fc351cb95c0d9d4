// What stands still while a page is scrolled: bars low in the window or on words, boxes over the page with what darkens it behind
// them, and backgrounds that are drawn in the window.
import { everywhere } from '../roots.ts'
import { documentScroller, scroller } from '../scroller.ts'
import { keepStyles, setStyles } from '../styles.ts'
import { covers, hasOwnWords, isShown } from '../visibility.ts'
import { nextFrame } from '../wait.ts'
import { findOverlays } from './overlays.ts'

/** Where a bar was and what kind of element. */
export type Bar = { readonly element: string; readonly top: number; readonly height: number }

const PARTS = [0.1, 0.3, 0.5, 0.7, 0.9]

let bars: readonly HTMLElement[] = []
let backgrounds: readonly HTMLElement[] = []
let restore = () => {}

/** Which bars there are that would hide something in a long picture, and how many backgrounds stand still. */
export function findFixed(): { bars: Bar[]; backgrounds: number } {
  const all = everywhere<HTMLElement>('*')
  backgrounds = all.filter(isFixedBackground)
  bars = [...new Set([...all.filter(isHidingBar), ...findOverlays(holdsPage)])]
  restore = keepStyles([...bars, ...backgrounds])
  const told = bars.map(element => {
    const { top, height } = element.getBoundingClientRect()
    const name = element.id ? `${element.localName}#${element.id}` : element.localName
    return { element: name, top: Math.round(top), height: Math.round(height) }
  })
  return { bars: told, backgrounds: backgrounds.length }
}

/** Hides the bars that were found, and lets the backgrounds go with the page, until `showFixed`. */
export async function hideFixed(): Promise<void> {
  for (const bar of bars) {
    if (getComputedStyle(bar).position === 'sticky') setStyles(bar, { position: 'static' })
    else setStyles(bar, { visibility: 'hidden' })
  }
  for (const background of backgrounds) setStyles(background, { 'background-attachment': 'scroll' })
  await nextFrame()
}

export const showFixed = (): void => restore()

function isFixedBackground(element: Element): boolean {
  const { backgroundAttachment, backgroundImage } = getComputedStyle(element)
  return backgroundAttachment.includes('fixed') && backgroundImage !== 'none'
}

function isHidingBar(element: Element): boolean {
  const { position, bottom } = getComputedStyle(element)
  if ((position !== 'fixed' && position !== 'sticky') || holdsPage(element)) return false
  const box = element.getBoundingClientRect()
  const isInWindow = box.top < innerHeight && box.bottom > 0 && box.width > 2 && box.height > 2
  if (!isInWindow || !isShown(element)) return false
  // A bar at the top has room made for it, and so has one below it; what lies over words has not.
  if (box.bottom <= innerHeight / 2) return position === 'fixed' && box.top > 0 && liesOnWords(element, box)
  // A backdrop or an app's frame that fills the window hides nothing that could be seen without it.
  if (position === 'fixed' && covers(element) > 0.9) return false
  const isStuckLow = bottom !== 'auto' && Math.abs(box.bottom - innerHeight) < 40
  const isHigh = position === 'fixed' && box.top <= 0
  return isHigh ? isStuckLow && hidesWords(element, box) : position === 'fixed' || isStuckLow
}

/** What scrolls the page may itself stand still, between a head and a foot that do. */
function holdsPage(element: Element): boolean {
  const scrolling = scroller()
  return scrolling !== documentScroller() && element.contains(scrolling)
}

/** A menu down the whole side of the window stands beside the page; a panel lies over it. */
const hidesWords = (bar: Element, { left, width }: DOMRect): boolean =>
  PARTS.some(part => hasUnder(bar, left + width / 2, innerHeight * part, hasOwnWords))

const liesOnWords = (bar: Element, box: DOMRect): boolean =>
  PARTS.some(across =>
    PARTS.some(down => {
      const [x, y] = [box.left + box.width * across, box.top + box.height * down]
      return hasUnder(bar, x, y, under => wordsReach(under, box))
    })
  )

/** Whether there is a picture under the bar in a place of the window, or something that `hides`. */
const hasUnder = (bar: Element, x: number, y: number, hides: (under: Element) => boolean): boolean =>
  document
    .elementsFromPoint(x, y)
    .some(
      under => !bar.contains(under) && !under.contains(bar) && (under.matches('img, video') || hides(under))
    )

/** A paragraph is as wide as its column, and its words are not. */
function wordsReach(under: Element, box: DOMRect): boolean {
  const range = document.createRange()
  return [...under.childNodes].some(node => {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return false
    range.selectNodeContents(node)
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) =>
        left < box.right - 4 && right > box.left + 4 && top < box.bottom - 4 && bottom > box.top + 4
    )
  })
}
