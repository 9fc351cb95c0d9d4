// Buttons that have opened a dialog with what they show: they are done, though they stand on the page as before.
import { everywhere } from '../roots.ts'
import { isInView, isShown, labelOf, textOf } from '../visibility.ts'
import { noteNow } from '../witness/seen.ts'
import { notePlace } from './other-view.ts'
import { asksForAccount } from './prompt-words.ts'

const DIALOGS = '[role="dialog"], [role="alertdialog"], dialog[open], [aria-modal="true"]'
const MODAL = '[aria-modal="true"], dialog:modal'

const openers = new WeakSet<Element>()
/** The dialogs that were shown when it was pressed. */
const before = new WeakMap<Element, readonly Element[]>()
/** What the dialogs in view said before a button, or one of that name, was pressed first. */
const saidBefore = new Map<Element | string, string>()
let pressed: Element[] = []

const shownDialogs = (): Element[] => everywhere(DIALOGS).filter(isShown)

export const hasOpened = (button: Element): boolean => openers.has(button)

/** Whether words in a dialog have come since such a button was pressed; a page may draw its buttons anew. */
export const cameBy = (button: Element, words: string): boolean =>
  (saidBefore.get(button) ?? saidBefore.get(labelOf(button)))?.includes(words) === false

/** Of those that are pressed from now on, one that was pressed alone may open its dialog late. */
export function beginPressing(): void {
  const [only] = pressed
  if (only !== undefined && pressed.length === 1) noteDialog(only)
  pressed = []
}

export async function pressNoting<T>(button: Element, press: () => T): Promise<T> {
  const shown = shownDialogs()
  before.set(button, shown)
  const said = shown.filter(isInView).map(textOf).join('\n')
  for (const one of [button, labelOf(button)]) if (!saidBefore.has(one)) saidBefore.set(one, said)
  pressed.push(button)
  notePlace(button)
  const answer = press()
  // What a page draws because of it is there when its own work is done.
  await Promise.resolve()
  noteNow()
  noteDialog(button)
  return answer
}

/** A dialog that wants its visitor to log in shows nothing of what was asked for. */
function noteDialog(button: Element): void {
  const come = dialogsSince(button)
  if (come.length > 0 && !come.some(dialog => asksForAccount(textOf(dialog)))) openers.add(button)
}

function dialogsSince(button: Element): Element[] {
  const earlier = before.get(button)
  return earlier === undefined ? [] : shownDialogs().filter(dialog => !earlier.includes(dialog))
}

/** A dialog that has come since it was pressed lies over it and takes the page over. */
export const isCovered = (button: Element): boolean =>
  dialogsSince(button).some(dialog => dialog.matches(MODAL) && !dialog.contains(button))
