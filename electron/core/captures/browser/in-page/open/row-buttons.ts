// Buttons that lead to the next of a row, and rows that cut off what is beside them and are moved by such a button only.
import { pressInView } from '../press/other-view.ts'
import { noteInput } from '../rest.ts'
import { everywhere } from '../roots.ts'
import { isFixed, LITTLE } from '../scroll-boxes.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { nextFrame } from '../wait.ts'

const REAL = 'button, [role="button"]'
/** Also what is only called so, to those who point at it or do not see it. */
export const BUTTONS = `${REAL}, [title^="nästa" i], [title^="next" i], [aria-label^="nästa" i], [aria-label^="next" i]`
const NEXT =
  /^(?:(?:gå till |visa )?nästa(?: (?:bild|foto|sida|uppslag|objekt|post))?|framåt|bläddra (?:framåt|åt höger)|(?:go to |show )?next(?: (?:image|photo|picture|page|spread|slide|item))?|forward|[›❯→>»▶])$/i
const BESIDE = 'nav, form, [role="navigation"], [role="toolbar"], [role="grid"], table'
/** The next question of several is no picture of several. */
export const ANSWERED =
  'input[type="radio"], input[type="checkbox"], [role="radio"], [role="checkbox"], textarea'
const SMALLEST = { width: 200, height: 60 }
const MOST = 20
/** So many frames without a change, and it has come to rest. */
const STILL = 4
/** How far out from the row its button is looked for. */
const FAR = 3

export const isNext = (button: Element): boolean =>
  isShown(button) &&
  staysHere(button) &&
  (NEXT.test(labelOf(button)) || NEXT.test(button.getAttribute('aria-label') ?? '')) &&
  button.closest(BESIDE) === null &&
  (button.matches(REAL) || getComputedStyle(button).cursor === 'pointer')

const cutsOff = (row: Element): boolean => /hidden|clip/.test(getComputedStyle(row).overflowX)

/** What a row cuts off can be seen by pressing a button beside it. */
export const isMovedByButton = (row: Element): boolean => cutsOff(row) && nextOf(row) !== null

/** It comes by itself in a while. */
export const isMovedByClock = (row: Element): boolean =>
  cutsOff(row) && [...row.children].some(track => isTrack(row, track))

/** So much of the row each part of a track fills. */
const PART = 0.3

/** Parts beside each other that are as wide as each other, and are moved together. */
function isTrack(row: Element, track: Element): boolean {
  const { transform, translate, transitionDuration } = getComputedStyle(track)
  if (transform === 'none' && translate === 'none' && Number.parseFloat(transitionDuration) === 0)
    return false
  const widths = [...track.children].map(part => part.getBoundingClientRect().width)
  const [first = 0] = widths
  const all = widths.reduce((sum, width) => sum + width, 0)
  const areAlike = widths.length > 1 && widths.every(width => Math.abs(width - first) < 2)
  return areAlike && first >= row.clientWidth * PART && all > row.clientWidth + LITTLE
}

/** The button that belongs to a row: in what is around it, where that holds no other row. */
function nextOf(row: Element): HTMLElement | null {
  let holder = row.parentElement
  for (let up = 0; holder !== null && up < FAR; up++, holder = holder.parentElement) {
    if (holder === document.body && up > 0) return null
    const next = [...holder.querySelectorAll<HTMLElement>(BUTTONS)].filter(isNext)
    if (next.length > 0) return next.find(button => isAfter(row, button)) ?? null
  }
  return null
}

/** Nearer to it than to any row after it. */
const isAfter = (row: Element, button: Element): boolean =>
  (row.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

let cut: readonly HTMLElement[] = []
/** Where each has come to; one that begins anew after its last has been seen. */
const places = new WeakMap<Element, Set<string>>()

/** How many rows there are that a script moves. */
export function findCutRows(): number {
  cut = everywhere<HTMLElement>('*').filter(isCut).slice(0, MOST)
  return cut.length
}

const isCut = (row: HTMLElement): boolean =>
  cutsOff(row) &&
  row.clientWidth >= SMALLEST.width &&
  row.clientHeight >= SMALLEST.height &&
  row.scrollWidth - row.clientWidth > LITTLE &&
  row !== document.body &&
  row.querySelector(ANSWERED) === null &&
  isShown(row) &&
  !isFixed(row) &&
  nextOf(row) !== null

/** Presses the button of the row; false when that changes nothing in it within `limit` ms, or it cannot be pressed any more. */
export async function moveCutRow(number: number, limit: number): Promise<boolean> {
  const row = cut[number]
  const button = row?.isConnected ? nextOf(row) : null
  if (row === undefined || button?.matches(':disabled, [aria-disabled="true"]') !== false) return false
  const before = stateOf(row)
  const seen = places.get(row) ?? new Set([before])
  places.set(row, seen)
  noteInput()
  const now = await pressInView(button, row, () => untilStill(row, before, limit))
  const isNew = now !== before && !seen.has(now)
  seen.add(now)
  return isNew
}

async function untilStill(row: HTMLElement, before: string, limit: number): Promise<string> {
  const until = performance.now() + limit
  let now = before
  // A press while it still moves would move it on from where it has come to.
  for (
    let still = 0;
    row.isConnected && performance.now() < until && (now === before || still < STILL);
    still++
  ) {
    await nextFrame()
    const next = stateOf(row)
    if (next !== now) still = 0
    now = next
  }
  return row.isConnected ? now : before
}

/** How far it is moved, and what it holds. */
const stateOf = (row: Element): string =>
  [row, ...row.children]
    .map(part => `${part.scrollLeft} ${getComputedStyle(part).transform} ${getComputedStyle(part).translate}`)
    .join() + row.innerHTML.length
