// Buttons that stay when they have shown all that they have: pressed again they change nothing on the page.
import { labelOf, pageText } from '../visibility.ts'
import { plain } from '../witness/seen-words.ts'
import { hasShownAgain, noteForToggle } from './toggles.ts'

const PARTS = 'article, [role="article"], [role="listitem"], li, tr, section'
/** What brings more each time has more until it goes, or says otherwise. */
const OF_LIST =
  /(?<!\p{L})(?:fler|flera|mera?|äldre|tidigare|nästa|more|older|earlier|previous|next)(?!\p{L})/iu
const READS = /^\P{L}*(?:läs|read)(?!\p{L})/iu

type Pressed = { readonly button: HTMLElement; readonly length: number }

let round: Pressed[] = []
let before: string | null = null
const brought = new WeakSet<Element>()
const done = new WeakSet<Element>()

export const isDone = (button: Element): boolean => done.has(button)

/** Before it is pressed. */
export function noteForDone(button: HTMLElement): void {
  before ??= plain(pageText())
  noteForToggle(button)
  round.push({ button, length: lengthAround(button) })
}

/** When what was pressed has had its effect; true where something that a press has hidden was shown again by another. */
export function endRound(): boolean {
  if (before === null) return false
  const hasChanged = plain(pageText()) !== before
  const toggles = hasChanged ? round.filter(({ button }) => hasShownAgain(button)) : []
  for (const { button } of toggles) done.add(button)
  for (const { button, length } of round)
    if (hasChanged) {
      if (lengthAround(button) > length) brought.add(button)
    } else if (brought.has(button) && !goesOn(labelOf(button))) done.add(button)
  round = []
  before = null
  return toggles.length > 0
}

const goesOn = (label: string): boolean => OF_LIST.test(label) && !READS.test(label)

const lengthAround = (button: Element): number =>
  (button.closest(PARTS) ?? button.parentElement ?? button).textContent?.length ?? 0
