// Links and buttons of forms that ask for more of a list. A page may do in its place what they would otherwise leave it for, so they
// are pressed with a guard: what the page's scripts do not keep them from, they are kept from here, and lead elsewhere from then on.
import { isShown } from '../visibility.ts'
import { isDangerous } from './unfold-words.ts'

const leadOn = new WeakSet<Element>()
/** Of a list; what reads on in one text is mostly a page of its own. */
const MORE = /\b(?:fler|flera|mera?|äldre|tidigare|more|older|earlier|previous)\b|\d/iu
const READS_ON = /\b(?:läs|read)\b/iu

/** Whether it may be pressed under the guard. */
export const mayActInPlace = (button: HTMLElement, label: string): boolean =>
  !leadOn.has(button) &&
  MORE.test(label) &&
  !READS_ON.test(label) &&
  !isDangerous(label) &&
  (leadsToPart(button) || sendsNothing(button))

/** Another part of the same page, by its address. */
function leadsToPart(button: Element): boolean {
  if (!(button instanceof HTMLAnchorElement) || button.origin !== location.origin) return false
  const path = button.pathname.replace(/\/(?:page|sida)\/\d+\/?$/i, '/')
  const here = location.pathname.replace(/\/(?:page|sida)\/\d+\/?$/i, '/')
  const isPart = button.search !== location.search || button.pathname !== location.pathname
  return isPart && path.replace(/\/$/, '') === here.replace(/\/$/, '')
}

/** A form in which its visitor has nothing to fill in. */
function sendsNothing(button: HTMLElement): boolean {
  const isSubmit = button instanceof HTMLButtonElement || button instanceof HTMLInputElement
  const form = isSubmit && button.type === 'submit' ? button.form : null
  return (
    form !== null &&
    form.method === 'get' &&
    ![...form.elements].some(
      part => part.matches('input, select, textarea') && part !== button && isShown(part)
    )
  )
}

/** False when the page did nothing with it. */
export function pressInPlace(button: HTMLElement): boolean {
  const path: EventTarget[] = [document, window]
  for (let at: Element | null = button; at !== null; at = at.parentElement) path.push(at)
  let isLeftToUs = false
  // Last at each place on the way up: where nothing further up hears of it, or at the end.
  const guard = (event: Event) => {
    const isLast = event.cancelBubble || event.currentTarget === window
    if (!isLast || event.defaultPrevented || (event.type === 'click' && sendsNothing(button))) return
    event.preventDefault()
    isLeftToUs = true
  }
  for (const place of path) for (const kind of ['click', 'submit']) place.addEventListener(kind, guard)
  button.click()
  for (const place of path) for (const kind of ['click', 'submit']) place.removeEventListener(kind, guard)
  if (isLeftToUs) leadOn.add(button)
  return !isLeftToUs
}
