// Boxes that a press opens over the page: which have come, what they say, and closing them again.
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { nextFrame } from '../wait.ts'
import { excuse } from '../witness/seen.ts'
import { asksForAccount, isAboutCookies } from './prompt-words.ts'

const BOXES =
  '[role="dialog"], [role="alertdialog"], dialog, [aria-modal="true"], [role="menu"], [role="listbox"], [popover]'
const CLOSES = /^(?:(?:stäng|close|dismiss|avbryt|cancel|klar|done)(?:\s.{0,30})?|×|✕|✖|x)$/i
const CONTROLS = 'button, a, label, [role="button"], [role="menuitem"], [role="option"]'
/** What asks its visitor for something shows nothing of the page. */
const ASKS = 'input:not([type="hidden"]), textarea, select, [role="menuitem"], [role="option"], nav'
/** Shorter words are those of a button; a telephone number has few letters. */
const FEWEST = 6
/** That something is on its way, or has been done. */
const PASSES =
  /^(?:(?:hämtar|laddar|läser in|vänta|loading|fetching|please wait)(?!\p{L}).{0,30}|(?:kopierad|copied|sparad|saved)\P{L}*)$/iu

/** How far out from its button a box that hangs there is looked for. */
const FAR = 3

/** Those that are shown now; also what lies over the page by its style. */
export function shownBoxes(button: Element): Set<Element> {
  const over = [
    ...hangingAt(button),
    ...everywhere('body > *, body > * > *').filter(one => getComputedStyle(one).position === 'fixed')
  ]
  return new Set([...everywhere(BOXES), ...over].filter(box => isShown(box) && !box.contains(button)))
}

/** Beside the button or what it is in: what lies in a part that has come is of that part. */
function hangingAt(button: Element): Element[] {
  const found: Element[] = []
  let at = button.parentElement
  for (let up = 0; at !== null && up < FAR; up++, at = at.parentElement)
    found.push(...[...at.children].filter(one => /fixed|absolute/.test(getComputedStyle(one).position)))
  return found
}

/** The outermost of those that have come. */
export const newBoxes = (button: Element, before: ReadonlySet<Element>): Element[] => {
  const come = [...shownBoxes(button)].filter(box => !before.has(box))
  return come.filter(box => !come.some(other => other !== box && other.contains(box)))
}

/** The lines that a box says of its own: none of a menu, a form or a prompt. */
export function linesOfBox(box: Element): string[] {
  const text = textOf(box)
  if (box.matches('[role="menu"], [role="listbox"], nav') || box.querySelector(ASKS) !== null) return []
  if (asksForAccount(text) || isAboutCookies(text)) return []
  const controls = new Set([...box.querySelectorAll(CONTROLS)].flatMap(one => linesOf(textOf(one))))
  const lines = linesOf(text).filter(line => !controls.has(line) && !PASSES.test(line))
  return (lines.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST ? [] : lines
}

/** It has come without words of its own, which may be on their way, and asks for nothing. */
export function isStillEmpty(box: Element): boolean {
  if (box.matches('[role="menu"], [role="listbox"], nav') || box.querySelector(`${ASKS}, img`) !== null)
    return false
  const text = textOf(box)
  return linesOfBox(box).length === 0 && !asksForAccount(text) && !isAboutCookies(text)
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** In the ways that a visitor has; false when it stays. */
export async function closeBox(box: Element, button: HTMLElement): Promise<boolean> {
  excuse(box)
  const ways = [
    () => closingButton(box)?.click(),
    () => {
      if (box instanceof HTMLDialogElement) box.close()
      else if (box instanceof HTMLElement && box.matches(':popover-open')) box.hidePopover()
      else if (button.getAttribute('aria-expanded') === 'true') button.click()
    },
    () => {
      const pressed = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })
      box.dispatchEvent(pressed())
      if (box.isConnected) document.dispatchEvent(pressed())
    }
  ]
  for (const way of ways) {
    way()
    await nextFrame()
    if (!box.isConnected || !isShown(box)) return true
  }
  return false
}

const closingButton = (box: Element): HTMLElement | undefined =>
  [...box.querySelectorAll<HTMLElement>('button, [role="button"], a')].find(
    one =>
      isShown(one) &&
      staysHere(one) &&
      (CLOSES.test(labelOf(one)) || CLOSES.test(one.getAttribute('aria-label') ?? ''))
  )
