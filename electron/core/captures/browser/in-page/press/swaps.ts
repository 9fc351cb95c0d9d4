// Controls that put something else in the place of what is shown, and are known by where they stand: what is in a box of pages, whatever
// it says, and empty halves that lie over what is shown one at a time. They are pressed when all has been kept.
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { BUTTONS } from './acts.ts'
import { doesSomething } from './odd-words.ts'
import { CURRENT } from './pagers.ts'
import { leadsOnward } from './unfold-words.ts'

const PAGES =
  '[class~="pag" i], [class~="pages" i], [class*="pagin" i], [class*="pager" i], [class*="page-nav" i], [class*="page-link" i], [class*="page-number" i], [aria-label*="paginering" i], [aria-label*="pagination" i]'
const OFF = ':disabled, [aria-disabled="true"], [class*="disabled" i]'
const NUMBER = /^(?:sida |page )?(\d{1,3})$/i
/** To what has been passed already, and to the first of them. */
const BACK =
  /(?<!\p{L})(?:föregående|nyare|tidigast|första|bakåt|tillbaka|previous|prev|newer|newest|first|back)(?!\p{L})|^[‹«<←◀]+$/iu
const LONGEST = 40
const MOST_ALIKE = 12
const MOST = 3

/** One of each box of pages: what leads on, the next of its numbers, or the last that does not lead back. */
export function controlsOfPages(): HTMLElement[] {
  const found = new Set<HTMLElement>()
  for (const box of boxesOfPages()) {
    const controls = pressedIn(box)
    const next =
      controls.find(control => leadsOnward(labelOf(control))) ??
      nextNumber(controls) ??
      controls.findLast(control => !NUMBER.test(labelOf(control)) && !BACK.test(labelOf(control)))
    if (next !== undefined && found.size < MOST) found.add(next)
  }
  return [...found]
}

/** The outermost: a control may itself be named so. */
function boxesOfPages(): Element[] {
  const named = everywhere(PAGES).map(part => (isPressed(part) ? (part.parentElement ?? part) : part))
  return [...new Set(named)].filter(box => !named.some(other => other !== box && other.contains(box)))
}

function pressedIn(box: Element): HTMLElement[] {
  const all = [...box.querySelectorAll<HTMLElement>('*')].slice(0, 200).filter(isPressed)
  const innermost = all.filter(one => !all.some(other => other !== one && one.contains(other)))
  return innermost.filter(control => {
    const label = labelOf(control)
    const isOther = !control.matches(`${CURRENT}, ${OFF}`) && !control.parentElement?.matches(OFF)
    return isOther && label !== '' && label.length <= LONGEST && isShown(control) && !doesSomething(label)
  })
}

const isPressed = (part: Element): part is HTMLElement =>
  part instanceof HTMLElement &&
  staysHere(part) &&
  (part.matches(BUTTONS) || (part.closest(BUTTONS) === null && getComputedStyle(part).cursor === 'pointer'))

const numberOf = (control: Element): number => Number(NUMBER.exec(labelOf(control))?.[1] ?? Number.NaN)

/** Which page is shown may not be marked: then the second is another than the first. */
function nextNumber(controls: readonly HTMLElement[]): HTMLElement | undefined {
  const numbered = controls.filter(control => NUMBER.test(labelOf(control)))
  const [first = 0] = numbered.map(numberOf)
  return numbered.length < 2 && first < 2
    ? undefined
    : (numbered.find(one => numberOf(one) === 2) ?? numbered[0])
}

const CAROUSEL =
  '[aria-roledescription="carousel" i], [aria-roledescription="karusell" i], [class*="story" i], [class*="stories" i]'
/** Of a window of something, and no point in it, in pixels. */
const SMALLEST = { width: 60, height: 120 }

/** The right one of two empty halves beside each other, or of what is shown one at a time. */
export function tapZones(): HTMLElement[] {
  const zones = everywhere<HTMLElement>('div, span, button, a').filter(isZone)
  return [...Map.groupBy(zones, ({ parentElement }) => parentElement)].flatMap(([around, those]) => {
    const isOne = around?.closest(CAROUSEL) != null
    const right = those.toSorted((a, b) => leftOf(a) - leftOf(b)).at(-1)
    const areBeside = those.length === 2 && those.every(one => one.offsetTop === right?.offsetTop)
    return right !== undefined && (areBeside || isOne) && those.length <= MOST_ALIKE ? [right] : []
  })
}

const leftOf = (part: Element): number => part.getBoundingClientRect().left

function isZone(part: HTMLElement): boolean {
  if (part.childElementCount > 0 || part.textContent?.trim() !== '' || !staysHere(part)) return false
  if (part.offsetWidth < SMALLEST.width || part.offsetHeight < SMALLEST.height) return false
  const { cursor, position, backgroundColor, backgroundImage } = getComputedStyle(part)
  const isClear = /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor) && backgroundImage === 'none'
  return isClear && cursor === 'pointer' && position === 'absolute' && isShown(part)
}
