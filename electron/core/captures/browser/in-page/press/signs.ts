// What a sign without words looks like.
import { everywhere } from '../roots.ts'

/** Signs that are written: what opens below or beside. */
const WRITTEN = /^[+＋▾▼⌄∨˅↓›»▸▶]$/u
/** An angle that points down is about twice as wide as it is high, one that points sideways the other way round. */
const ANGLE = { least: 1.4, most: 2.8 }

/** By so many pixels. */
const LEAST_RISE = 2

/** Whether a button without a name shows an angle, an arrow down or a plus, as what unfolds does; hearts and crosses are as wide as high. */
export function looksLikeFold(button: HTMLElement): boolean {
  if (WRITTEN.test(button.innerText.trim())) return true
  const box = pointsUp(button) ? null : drawnIn(button)
  return box !== null && isAngle(Math.max(box.width / box.height, box.height / box.width))
}

/** Whether a sign is an angle that points sideways, as what leads to the next or the one before. */
export function looksSideways(sign: Element): boolean {
  const box = drawnIn(sign)
  return box !== null && isAngle(box.height / box.width)
}

/** As what folds again does, and what votes for something: the middle of its line is higher than its ends. */
function pointsUp(sign: Element): boolean {
  const line = sign.querySelector<SVGGeometryElement>('svg path, svg polyline, svg polygon')
  if (line === null || line.getTotalLength() === 0) return false
  const place = line.getScreenCTM() ?? new DOMMatrix()
  const [from, middle, to] = [0, 0.5, 1].map(
    share => line.getPointAtLength(share * line.getTotalLength()).matrixTransform(place).y
  )
  return Math.min(from ?? 0, to ?? 0) - (middle ?? 0) > LEAST_RISE
}

const isAngle = (ratio: number): boolean => ratio >= ANGLE.least && ratio <= ANGLE.most

/** The box of the one line that is drawn in it; null of none, or several. */
function drawnIn(sign: Element): DOMRect | null {
  const [first, second] = sign.querySelectorAll<SVGGraphicsElement>('svg path, svg polyline, svg polygon')
  return first === undefined || second !== undefined ? null : first.getBBox()
}

/** What leads to the next of something by how it is called for those who made it. */
const NAMED =
  '[class*="next" i], [class*="arrow-right" i], [class*="right-arrow" i], [class*="chevron-right" i]'

export const signsOnward = (): HTMLElement[] => everywhere<HTMLElement>(NAMED)
export const isSignOnward = (button: Element): boolean =>
  button.matches(NAMED) || button.querySelector(NAMED) !== null
