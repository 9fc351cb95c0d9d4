// What a sign without words looks like.
import { everywhere } from '../roots.ts'

/** Signs that are written: what opens below or beside. */
const WRITTEN = /^[+＋▾▼⌄∨˅↓›»▸▶]$/u
/** An angle that points down is about twice as wide as it is high, one that points sideways the other way round. */
const ANGLE = { least: 1.4, most: 2.8 }

/** Whether a button without a name shows an angle, an arrow down or a plus, as what unfolds does; hearts and crosses are as wide as high. */
export function looksLikeFold(button: HTMLElement): boolean {
  if (WRITTEN.test(button.innerText.trim())) return true
  const drawn = [...button.querySelectorAll<SVGGraphicsElement>('svg path, svg polyline, svg polygon')]
  const [first] = drawn
  if (first === undefined || drawn.length > 1) return false
  const { width, height } = first.getBBox()
  const ratio = Math.max(width / height, height / width)
  return ratio >= ANGLE.least && ratio <= ANGLE.most
}

/** What leads to the next of something by how it is called for those who made it. */
const NAMED =
  '[class*="next" i], [class*="arrow-right" i], [class*="right-arrow" i], [class*="chevron-right" i]'

export const signsOnward = (): HTMLElement[] => everywhere<HTMLElement>(NAMED)
export const isSignOnward = (button: Element): boolean =>
  button.matches(NAMED) || button.querySelector(NAMED) !== null
