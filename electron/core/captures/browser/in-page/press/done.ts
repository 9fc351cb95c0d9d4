// Buttons that stay when they have shown all that they have: pressed again they change nothing on the page.
import { labelOf, pageText } from '../visibility.ts'
import { plain } from '../witness/seen-words.ts'

const PARTS = 'article, [role="article"], [role="listitem"], li, tr, section'
/** What brings more each time has more until it goes, or says otherwise. */
const OF_LIST =
  /(?<!\p{L})(?:fler|flera|mera?|äldre|tidigare|nästa|more|older|earlier|previous|next)(?!\p{L})/iu
const READS = /^\P{L}*(?:läs|read)(?!\p{L})/iu

type Pressed = { readonly button: Element; readonly length: number }

let round: Pressed[] = []
let before: string | null = null
const brought = new WeakSet<Element>()
const done = new WeakSet<Element>()

export const isDone = (button: Element): boolean => done.has(button)

/** Before it is pressed. */
export function noteForDone(button: Element): void {
  before ??= plain(pageText())
  round.push({ button, length: lengthAround(button) })
}

/** When what was pressed has had its effect. */
export function endRound(): void {
  if (before === null) return
  const hasChanged = plain(pageText()) !== before
  for (const { button, length } of round)
    if (hasChanged) {
      if (lengthAround(button) > length) brought.add(button)
    } else if (brought.has(button) && !goesOn(labelOf(button))) done.add(button)
  round = []
  before = null
}

const goesOn = (label: string): boolean => OF_LIST.test(label) && !READS.test(label)

const lengthAround = (button: Element): number =>
  (button.closest(PARTS) ?? button.parentElement ?? button).textContent?.length ?? 0
