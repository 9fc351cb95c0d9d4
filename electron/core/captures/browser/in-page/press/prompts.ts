// Prompts that lie over the page and ask its visitor to log in or subscribe: found, and closed where that is possible.
import { roots } from '../roots.ts'
import { scroller } from '../scroller.ts'
import { covers, isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { excuse } from '../witness/seen.ts'
import { asksForAccount, asksIn, isAboutCookies } from './prompt-words.ts'

/** Whether there is one, how much of the window it covers, and the button that was clicked to close it. */
type PromptFound = { isThere: boolean; covers: number; clicked: string | null }

/** The page itself may stand in such a box; a prompt says little and holds no posts. */
const LONGEST = 1_500
const BUTTONS = 'button, [role="button"], input[type="button"], a'

/** `about`, `closes`: what the platform's prompts speak of, and what closes them. */
export function closePrompt(about: string, closes: readonly string[], mayClick: boolean): PromptFound {
  const speaksOf = new RegExp(about, 'i')
  const close = new RegExp(`^(?:${closes.join('|')}|×|✕|✖|x)$`, 'i')
  const { boxes, laidOver } = possiblePrompts()
  const found: PromptFound = { isThere: false, covers: 0, clicked: null }
  for (const box of [...boxes, ...laidOver]) {
    const text = textOf(box)
    if (!isShown(box) || text.length > LONGEST) continue
    const isWall = laidOver.has(box) || asksOver(box, text)
    if (!speaksOf.test(text) && !isWall && !hidesAll(box, text) && !locksPage(text)) continue
    if (box.querySelector('article, [role="article"]') !== null) continue
    found.isThere = true
    found.covers = Math.max(found.covers, isWall ? 1 : covers(box))
    const button = closingButton(box, close)
    if (!mayClick || !(button instanceof HTMLElement)) continue
    const clicked = labelOf(button)
    excuse(box)
    button.click()
    return { ...found, clicked }
  }
  return found
}

const closingButton = (box: Element, close: RegExp): Element | undefined =>
  [...box.querySelectorAll(BUTTONS)].find(
    each =>
      isShown(each) &&
      staysHere(each) &&
      (close.test(labelOf(each)) || close.test(each.getAttribute('aria-label') ?? ''))
  )

/** However little it covers: nothing beside it can be used, and it speaks of accounts. */
const asksOver = (box: Element, text: string): boolean =>
  box.matches('[aria-modal="true"], dialog:modal') && asksForAccount(text) && !isAboutCookies(text)

/** Boxes over the window, and what lies over a part of the page and goes away with it when it is scrolled. */
function possiblePrompts(): { boxes: Set<Element>; laidOver: Set<Element> } {
  const boxes = new Set<Element>()
  const laidOver = new Set<Element>()
  for (const root of roots()) {
    for (const box of root.querySelectorAll('[role="dialog"], dialog[open]')) boxes.add(box)
    for (const box of root.querySelectorAll('body > *, body > * > *, body > * > * > *')) {
      const { position } = getComputedStyle(box)
      if (position === 'fixed') boxes.add(box)
      else if (position === 'absolute' && isLaidOver(box)) laidOver.add(box)
    }
  }
  return { boxes, laidOver }
}

/** Whether it is about as high as the window, asks for a login, and has the page's own text under it. */
function isLaidOver(box: Element): boolean {
  const { left, top, width, height } = box.getBoundingClientRect()
  if (width < innerWidth * 0.9 || height < innerHeight * 0.9 || height > innerHeight * 1.5) return false
  const text = textOf(box)
  if (text.length > LONGEST || !asksIn(text) || !isShown(box) || !isOpaque(box)) return false
  const scrolling = scroller()
  const before = scrolling.scrollTop
  scrolling.scrollTo({ top: before + top, behavior: 'instant' })
  const { top: now } = box.getBoundingClientRect()
  const isOver = [0.2, 0.4, 0.6, 0.8].some(part => liesOver(box, left + width / 4, now + height * part))
  scrolling.scrollTo({ top: before, behavior: 'instant' })
  return isOver
}

function liesOver(box: Element, x: number, y: number): boolean {
  const [first, ...under] = document.elementsFromPoint(x, y)
  const isFirst = first !== undefined && box.contains(first)
  return isFirst && under.some(one => !one.contains(box) && !box.contains(one) && textOf(one).trim() !== '')
}

function isOpaque(element: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(element)
  return backgroundImage !== 'none' || opacityOf(backgroundColor) > 0.5
}

/** Of a colour as the browser writes it, such as `rgba(0, 0, 0, 0.4)`. */
export function opacityOf(colour: string): number {
  const [, alpha] = /,\s*([\d.]+)\)$/.exec(colour.startsWith('rgba') ? colour : '') ?? []
  return Number(alpha ?? 1)
}

/** Whatever it says: the page goes on under it, and nothing of it can be seen. */
function hidesAll(box: Element, text: string): boolean {
  const isScrollable = (document.scrollingElement?.scrollHeight ?? 0) > innerHeight + 20
  const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
  return (
    isScrollable &&
    top !== null &&
    box.contains(top) &&
    covers(box) > 0.9 &&
    isOpaque(box) &&
    !isAboutCookies(text)
  )
}

/** Whatever the platform's own words are: the page under it cannot be scrolled while it speaks of accounts. */
function locksPage(text: string): boolean {
  const isLocked = [document.documentElement, document.body].some(part =>
    /hidden|clip/.test(getComputedStyle(part).overflowY)
  )
  const isLong = document.documentElement.scrollHeight > innerHeight + 20
  return isLocked && isLong && asksForAccount(text) && !isAboutCookies(text)
}
