// Parts that stand still while the page is scrolled, in which a script shows one thing after the other: in the picture, which is of one
// moment, is one of them.
import { everywhere } from '../roots.ts'
import { documentScroller, scrollToStart } from '../scroller.ts'
import { isShown } from '../visibility.ts'
import { frames } from '../wait.ts'
import { isExcused } from './seen.ts'
import { keyOf } from './seen-words.ts'

const MOST = 50
/** What is smaller than this share of the window is a bar, a menu or a figure. */
const LARGE = 0.5
/** What is higher than so many windows is gone past. */
const HIGHEST = 1.5
/** By so many pixels a part may tremble that stands still. */
const STILL = 4
/** In frames. */
const SLOW = 20

/** What is shown of each, as its keys together, and whether that has changed. */
const pinned = new Map<Element, { shown: string; hasChanged: boolean }>()
let before: { scrolled: number; tops: Map<Element, number> } = { scrolled: 0, tops: new Map() }

/** Looks for them in the middle of the window, at each step of the way. */
export function notePinned(scrolled: number): void {
  const tops = new Map<Element, number>()
  const hasMoved = Math.abs(scrolled - before.scrolled) > 10 * STILL
  for (const part of document.elementsFromPoint(innerWidth / 2, innerHeight / 2)) {
    if (!isLarge(part)) continue
    const { top } = part.getBoundingClientRect()
    tops.set(part, top)
    const last = before.tops.get(part)
    const isStill = last !== undefined && hasMoved && Math.abs(top - last) < STILL
    const mayStand = isStill || /fixed|sticky/.test(getComputedStyle(part).position)
    if (mayStand && pinned.size < MOST && !pinned.has(part))
      pinned.set(part, { shown: shownIn(part), hasChanged: false })
  }
  before = { scrolled, tops }
  lookAtPinned()
}

/** Looks at them again: what follows the scrolling may come after it. */
export function lookAtPinned(): void {
  for (const part of pinned.keys()) look(part)
}

/** How many texts are in such parts that nobody sees in the picture. Asked when all has been kept, since it may scroll. */
export async function pinnedAway(): Promise<number> {
  if (mayHideMore()) await goPast()
  const away = new Set<string>()
  for (const [part, { hasChanged }] of pinned) {
    // What went as a whole was a question or a menu over the page.
    if (!part.isConnected || !isShown(part) || !(hasChanged || look(part))) continue
    const shown = oneInEachPlace(placesIn(part))
    for (const text of textsOf(part)) {
      const key = keyOf(text.data)
      if (key !== null && !shown.has(key) && !isExcused(key)) away.add(key)
    }
  }
  return away.size
}

/** A page that listens to no scrolling may have been shown as a whole in a high window, and was not scrolled. */
function mayHideMore(): boolean {
  const { scrollHeight } = documentScroller()
  if (scrollHeight < innerHeight * 1.5) return false
  for (const part of everywhere('body *')) {
    if (pinned.size === MOST) break
    if (!pinned.has(part) && isLarge(part) && /fixed|sticky/.test(getComputedStyle(part).position))
      pinned.set(part, { shown: shownIn(part), hasChanged: false })
  }
  return [...pinned].some(([part, { hasChanged }]) => !hasChanged && isShown(part) && hidesText(part))
}

/** To its middle and its end, and what follows slowly is waited for. */
async function goPast(): Promise<void> {
  const scrolling = documentScroller()
  for (const share of [0.5, 1]) {
    scrolling.scrollTo({ top: share * (scrolling.scrollHeight - innerHeight), behavior: 'instant' })
    await frames(SLOW)
    lookAtPinned()
  }
  scrollToStart(scrolling)
  await frames(SLOW)
}

function hidesText(part: Element): boolean {
  const shown = placesIn(part)
  return textsOf(part).some(({ data }) => {
    const key = keyOf(data)
    return key !== null && !shown.has(key)
  })
}

function isLarge(part: Element): boolean {
  const { width, height } = part.getBoundingClientRect()
  const isHigh = height >= innerHeight * LARGE && height <= innerHeight * HIGHEST
  return isHigh && width >= innerWidth * LARGE && !part.matches('dialog, [role="dialog"], [aria-modal]')
}

/** Whether it shows something else than before. */
function look(part: Element): boolean {
  const known = pinned.get(part)
  if (known === undefined || known.hasChanged) return known?.hasChanged ?? false
  known.hasChanged = shownIn(part) !== known.shown
  return known.hasChanged
}

const shownIn = (part: Element): string => [...placesIn(part).keys()].join('\n')

const textsOf = (part: Element): Text[] => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let text = walker.nextNode(); text !== null && found.length < 1_000; text = walker.nextNode())
    if (text instanceof Text && !text.parentElement?.matches('script, style, noscript, template'))
      found.push(text)
  return found
}

/** The texts that are to be seen within its edges, where nothing lies over them. */
function placesIn(part: Element): Map<string, DOMRect> {
  const edges = part.getBoundingClientRect()
  const places = new Map<string, DOMRect>()
  const range = document.createRange()
  for (const text of textsOf(part)) {
    const key = keyOf(text.data)
    const holder = text.parentElement
    if (key === null || !holder?.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    const isWithin = x > edges.left && x < edges.right && y > edges.top && y < edges.bottom
    if (isWithin && box.width > 0 && !isCovered(holder, part, x, y)) places.set(key, box)
  }
  return places
}

/** Of texts in one place, such as sheets that lie on each other below the window, one is seen. */
function oneInEachPlace(places: ReadonlyMap<string, DOMRect>): Set<string> {
  const kept = new Map<string, DOMRect>()
  for (const [key, box] of places) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    const isOver = ({ left, right, top, bottom }: DOMRect) => x > left && x < right && y > top && y < bottom
    if (![...kept.values()].some(isOver)) kept.set(key, box)
  }
  return new Set(kept.keys())
}

/** By something else in the same part, where that can be asked for: in the window. */
function isCovered(holder: Element, part: Element, x: number, y: number): boolean {
  const [top] = document
    .elementsFromPoint(x, y)
    .filter(each => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  return (
    top !== undefined && part.contains(top) && top !== part && !top.contains(holder) && !holder.contains(top)
  )
}
