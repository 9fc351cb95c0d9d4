// Buttons that show and hide, and say the same all the while, as "12 svar" under a comment: what the one press shows the next would
// hide. Such a one is pressed once more where it has hidden something, and then left: it has shown all that it has.
import { noteInput } from '../rest.ts'
import { textOf } from '../visibility.ts'
import { squeezed } from './places.ts'

/** How far out from a button what it shows may stand, and how long such a part may be. */
const FAR = 6
const LONGEST = 5_000

type Around = { readonly part: HTMLElement; readonly said: string }
/** What the parts around it said before it was pressed first, and before the last press. */
type Noted = { readonly first: readonly Around[]; last: readonly Around[] }

const noted = new WeakMap<HTMLElement, Noted>()

const saidBy = (part: HTMLElement): string => squeezed(textOf(part))

function partsAround(button: Element): Around[] {
  const found: Around[] = []
  let part = button.parentElement
  for (let up = 0; part !== null && up < FAR; up++, part = part.parentElement) {
    if (part === document.body || (part.textContent?.length ?? 0) > LONGEST) break
    found.push({ part, said: saidBy(part) })
  }
  return found
}

/** Before it is pressed. */
export function noteForToggle(button: HTMLElement): void {
  const around = partsAround(button)
  const before = noted.get(button)
  if (before === undefined) noted.set(button, { first: around, last: around })
  else before.last = around
}

/**
 * Whether the last press has hidden what one before it showed: the innermost part around it that is not as it was before that
 * press says again what it said before the first. It is shown anew then.
 */
export function hasShownAgain(button: HTMLElement): boolean {
  const { first, last } = noted.get(button) ?? { first: [], last: [] }
  if (first === last || !button.isConnected) return false
  const changed = last.find(({ part, said }) => saidBy(part) !== said)
  if (changed === undefined) return false
  const now = saidBy(changed.part)
  const before = first.find(({ part }) => part === changed.part)
  if (before?.said !== now || now.length >= changed.said.length) return false
  noteInput()
  button.click()
  return true
}
