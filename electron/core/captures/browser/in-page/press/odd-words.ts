// Buttons that ask for more in words of their own: "Hela snacket", "Fram med resten", "7 till". Nobody knows them well enough to press
// them while the page is read, so they are among what is pressed when all has been kept.
import { closestAround, everywhere, roots, textsIn } from '../roots.ts'
import { isShown, labelOf, staysHere } from '../visibility.ts'
import { BUTTONS } from './acts.ts'
import { isOfConsent } from './consent.ts'
import { leadsElsewhere } from './other-view.ts'
import { isDangerous, isTool, saysUnfold } from './unfold-words.ts'

const ASKS =
  /(?<!\p{L})(?:resten|äldre|tidigare|fler|flera|mera?|hela|allt|alla|samtliga|öppna|till$|fyll på$|rest|older|earlier|more|whole|everything|remaining|open)(?!\p{L})/iu
/**
 * What does something with all there is, or agrees to something, in words that say nothing else. Nobody is logged in where it would be
 * pressed (look-behind.ts), so it is what anybody may do: consent, book off, fetch a file, or change what is shown.
 */
const DOES =
  /(?<!\p{L})(?!(?:flera|numera|opera|kamera|expandera|presentera)(?!\p{L}))\p{L}{2,}era(?!\p{L})|(?<!\p{L})(?:rensa|töm|avfölj|avbryt|avboka|avanmäl|lämna|dölj|återställ|återkalla|tillåt|samtyck\p{L}*|neka|avvisa|avböj|välj|ändra|byt|flytta|lägg|ladda ner|ladda upp|avsluta|starta|stoppa|bekräfta|tysta|bjud|tilldela|stäng av|slå (?:på|av)|sätt (?:på|av)|ta emot|håll mig|skapa|ångra|allow|consent|deny|reject|dismiss|decline|cancel|unfollow|unsubscribe|hide|select|choose|activate|enable|disable|confirm|publish|unpublish|invite|assign|approve|undo|turn (?:on|off))(?!\p{L})/iu
/** The same in words that are names of things too, and do something where they begin. */
const DOES_AT_FIRST =
  /^[^\p{L}\d]*(?:ja|yes|leave|mark|archive|clear|empty|block|reset|restore|move|change|add|download|upload|import|export|update|sync|stop|copy|resolve|create)(?!\p{L})/iu
/** A word alone is the choice of a list, or a place. */
const ALONE = /^\P{L}*\p{L}+\P{L}*$/u
const COUNTED = /\d/
const LONGEST = 30
const MOST = 3
const OFF =
  ':disabled, [aria-disabled="true"], [aria-pressed], [aria-selected], [aria-haspopup]:not([aria-haspopup="false"])'
const BESIDE = 'nav, [role="navigation"], [role="tablist"], [role="menubar"]'

/** One of each kind; in a frame, which is of somebody else, none. */
export function oddWords(): HTMLElement[] {
  if (self !== top) return []
  const said = roots().flatMap(root => [...textsIn(root)])
  const pointedAt = said.flatMap(({ data, parentElement: holder }) =>
    data.length <= 2 * LONGEST && ASKS.test(data.trim()) && holder !== null && isPointedAt(holder)
      ? [holder]
      : []
  )
  const kinds = new Map<string, HTMLElement>()
  for (const control of [...everywhere(BUTTONS), ...pointedAt])
    if (control instanceof HTMLElement && isOdd(control)) kinds.set(labelOf(control), control)
  return [...kinds.values()].slice(0, MOST)
}

const isPointedAt = (holder: Element): boolean =>
  holder.closest(BUTTONS) === null && getComputedStyle(holder).cursor === 'pointer'

/** Words of what does something for its visitor, and not only shows. */
export const doesSomething = (label: string): boolean =>
  isTool(label) || isDangerous(label) || DOES.test(label) || DOES_AT_FIRST.test(label)

function isOdd(control: HTMLElement): boolean {
  const label = labelOf(control)
  return (
    label.length <= LONGEST &&
    ASKS.test(label) &&
    (!ALONE.test(label) || COUNTED.test(label)) &&
    !doesSomething(label) &&
    !saysUnfold(label, []) &&
    !leadsElsewhere(control) &&
    !control.matches(OFF) &&
    closestAround(control, BESIDE) === null &&
    staysHere(control) &&
    isShown(control) &&
    !isOfConsent(control)
  )
}
