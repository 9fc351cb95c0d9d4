// What says that something is behind it, by a number, by HTML or by styles, in words that nobody knows well enough to press it while the
// page is read: "3 svar. Svara", the label of a box to tick that is not shown, a link to a part of the page that is hidden.
import { everywhere, textsIn } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { BUTTONS } from './acts.ts'
import { doesSomething } from './odd-words.ts'
import { asksToSee } from './unfold-words.ts'

const WHAT =
  '(?:kommentar(?:er)?|svar|synpunkt(?:er)?|yttranden?|inlägg|tråd(?:ar)?|dol(?:d|da|t)|gömda|fler|till|comments?|repl(?:y|ies)|answers?|threads?|hidden|more)'
const COUNTED = new RegExp(String.raw`(?<!\p{L})(?:\d+\s*${WHAT}|${WHAT}\s*[:·(]?\s*\d+)(?!\p{L})`, 'iu')
/** A thread that is folded, as discussions write it. */
const FOLDED_THREAD = /^\[[+＋]\d{0,4}\]$/u
const LONGEST = 60
const MOST = 4
const OFF = ':disabled, [aria-disabled="true"], [aria-expanded="true"]'

/** Some of each; none does anything but show, as far as its names and its place say. */
export const countedBehind = (): HTMLElement[] => [
  ...oneOfEach(everywhere<HTMLElement>(BUTTONS).filter(button => staysHere(button) && saysCount(button))),
  ...everywhere<HTMLLabelElement>('label').filter(showsByTicking).slice(0, MOST),
  ...everywhere<HTMLAnchorElement>('a[href^="#"]').filter(leadsToHidden).slice(0, 1)
]

/** Those that say the same with another number are of one kind. */
export function oneOfEach(buttons: readonly HTMLElement[]): HTMLElement[] {
  const kinds = Map.groupBy(buttons, button => labelOf(button).replaceAll(/\d+/g, '0'))
  return [...kinds.values()].flatMap(alike => alike.slice(0, 1)).slice(0, MOST)
}

export function saysCount(button: HTMLElement): boolean {
  const label = labelOf(button)
  const names = [label, button.getAttribute('aria-label') ?? '', button.getAttribute('title') ?? '']
  const says = names.some(words => words.length <= LONGEST && COUNTED.test(words))
  return (says || FOLDED_THREAD.test(label) || asksToSee(label)) && !button.matches(OFF) && isShown(button)
}

/** What one thinks of something, or wants to be: a box to tick says it for good. */
const CHOSEN =
  /(?<!\p{L})(?:gilla\p{L}*|följ\p{L}*|dela|spara|ja|nej|på|av|like|love|follow|share|save|subscribe|yes|no|on|off)(?!\p{L})/iu

const SENDS = 'button:not([type="button"], [type="reset"]), input[type="submit"], input[type="image"]'

/** It sends nothing, and says nothing of what its visitor wants. */
export function mayBeTicked(label: HTMLLabelElement): boolean {
  const box = label.control
  return (
    box instanceof HTMLInputElement &&
    /^(?:checkbox|radio)$/.test(box.type) &&
    (box.form === null || (!box.form.hasAttribute('action') && box.form.querySelector(SENDS) === null)) &&
    !box.checked &&
    !box.disabled &&
    isShown(label) &&
    !CHOSEN.test(labelOf(label)) &&
    !doesSomething(labelOf(label))
  )
}

/** A box to tick that nobody sees is a way to fold without a script. */
const showsByTicking = (label: HTMLLabelElement): boolean =>
  mayBeTicked(label) &&
  label.control instanceof HTMLInputElement &&
  label.control.type === 'checkbox' &&
  label.control.form === null &&
  !isShown(label.control)

const BOXES = 'dialog, nav, [role="dialog"], [role="menu"], [role="navigation"]'
/** Fewer letters are a place to go to. */
const LETTERS = 12

/** What styles show only while the address names it. */
function leadsToHidden(link: HTMLAnchorElement): boolean {
  const part = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
  if (part === null || isShown(part) || part.closest(BOXES) !== null || !isShown(link)) return false
  const said = [...textsIn(part)].filter(
    text => text.parentElement?.closest('script, style, template') === null
  )
  return said.map(({ data }) => data.trim()).join('').length >= LETTERS
}
