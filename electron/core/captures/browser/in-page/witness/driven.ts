// Text that follows the scrolling: an animation shows it where the page has been scrolled to one place, and has taken it away at another.
import { wordsKey } from './seen-words.ts'

const MOST = 500
const driven = new Set<Element>()

/** Remembers what animations move that follow the scrolling, before they are ended. */
export function noteDriven(animations: readonly Animation[]): void {
  for (const { timeline, effect } of animations)
    if (timeline !== null && timeline !== document.timeline && effect instanceof KeyframeEffect)
      if (effect.target !== null && driven.size < MOST) driven.add(effect.target)
}

/** How many of its texts the picture has not, which is of one moment: they have been moved out of it sideways, or have faded. */
export function drivenAway(): number {
  const away = new Set<Node>()
  for (const part of driven) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      if (wordsKey(text.textContent ?? '') !== null && isAway(text)) away.add(text)
  }
  return away.size
}

function isAway(text: Node): boolean {
  const { parentElement } = text
  if (parentElement === null || !parentElement.checkVisibility({ visibilityProperty: true })) return false
  if (!parentElement.checkVisibility({ opacityProperty: true })) return true
  const range = document.createRange()
  range.selectNodeContents(text)
  const boxes = [...range.getClientRects()]
  return (
    boxes.length > 0 &&
    boxes.every(({ left, right }) => right <= 0 || left >= innerWidth) &&
    !scrollsSideways(parentElement)
  )
}

/** A row that can be scrolled is gone along by itself. */
function scrollsSideways(within: Element): boolean {
  for (let part: Element | null = within; part !== null; part = part.parentElement)
    if (part.scrollWidth > part.clientWidth && /auto|scroll/.test(getComputedStyle(part).overflowX))
      return true
  return false
}
