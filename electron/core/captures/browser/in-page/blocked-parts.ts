// Boxes that stand in the place of a film, a map or a feed of somebody else's for as long as cookies are not agreed to. Nobody agrees
// here, so what they stand for is in no record.
import { markedAsBlocked } from './blocked-marks.ts'
import { agreesByShowing, holdsBack, mayHoldBack } from './blocked-words.ts'
import { opacityOf } from './press/prompts.ts'
import { roots, textsIn } from './roots.ts'
import { isFixed } from './scroll-boxes.ts'
import { isShown, textOf } from './visibility.ts'

const BUTTONS = 'button, [role="button"]'
/** The question itself, and what a page tells of its cookies. */
const BESIDE =
  'script, style, noscript, template, dialog, [role="dialog"], header, footer, nav, [class*="banner" i], [id*="banner" i]'
const NAMED =
  '[class*="consent" i], [class*="cookie" i], [class*="cmplz" i], [class*="blocked" i], [class*="placeholder" i], [class*="embed" i]'
const LONGEST = 240
const LOWEST = 80
const FAR = 3
/** More of them are parts of the page, each for itself. */
const MOST_BESIDE = 3
const MOST_TEXTS = 20_000

/** How many there are; a frame and the words that stand beside it for it are one. */
export function partsBlocked(): number {
  const said = saidToBeBlocked()
  const marked = markedAsBlocked().filter(
    part => ![...said].some(one => part.contains(one) || one.contains(part) || standBeside(part, one))
  )
  return said.size + marked.length
}

const standBeside = (part: Element, one: Element): boolean =>
  part.parentElement?.contains(one) === true && part.parentElement.children.length <= MOST_BESIDE

function saidToBeBlocked(): ReadonlySet<Element> {
  const found = new Set<Element>()
  let seen = 0
  for (const root of roots())
    for (const { data, parentElement: holder } of textsIn(root)) {
      if (++seen > MOST_TEXTS) return found
      if (holder === null || data.length > LONGEST || !mayHoldBack(data)) continue
      const place = placeAround(holder)
      if (place !== null) found.add(place)
    }
  return found
}

function placeAround(holder: Element): Element | null {
  if (holder.closest(BESIDE) !== null || !isShown(holder)) return null
  const button = holder.closest(BUTTONS)
  const line = button ?? blockAround(holder)
  const words = textOf(line).trim().replaceAll(/\s+/g, ' ')
  if (words.length > LONGEST || isFixed(line)) return null
  if (holdsBack(words)) return button ?? boxAround(line)
  const box = boxAround(line)
  const buttons = [...(box?.querySelectorAll(BUTTONS) ?? [])]
  return buttons.some(one => agreesByShowing(textOf(one), textOf(box ?? one))) ? box : null
}

function blockAround(holder: Element): Element {
  let at = holder
  while (at.parentElement !== null && getComputedStyle(at).display.startsWith('inline')) at = at.parentElement
  return at
}

/** As high as what it stands for, and to be told from what is around it, with nothing else in it. */
function boxAround(line: Element): Element | null {
  let at: Element | null = line
  for (let up = 0; at !== null && up < FAR && textOf(at).length <= LONGEST; up++, at = at.parentElement)
    if (at.getBoundingClientRect().height >= LOWEST && (at.matches(NAMED) || isBox(at))) return at
  return null
}

function isBox(part: Element): boolean {
  const { backgroundColor, backgroundImage, borderTopStyle, borderTopWidth } = getComputedStyle(part)
  const hasBorder = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0
  return hasBorder || backgroundImage !== 'none' || opacityOf(backgroundColor) > 0.02
}
