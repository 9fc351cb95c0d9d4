// What opens when all of a card, a row or a tile is pressed, and is no button to anyone but who points at it; and links with an address
// of their own that a script may open in their place. One of each kind is pressed when all has been kept, to see whether something
// comes that is not in the record. What has an address of its own is another page, and nothing leads away from this one meanwhile.
import { noteInput } from '../rest.ts'
import { everywhere } from '../roots.ts'
import { isShown, labelOf, staysHere, textOf } from '../visibility.ts'
import { nextFrame } from '../wait.ts'
import { isAmongFields, onlyShows } from './acts.ts'
import { cameBehind, isBeside, noteShown } from './behind.ts'
import { oneOfEach, saysCount } from './counted-behind.ts'

const MAY_BE_CARDS =
  'article, li, tr, td, div, section, figure, h2, h3, h4, h5, h6, dt, button, [role="button"], [role="link"], [role="listitem"]'
const OTHERS =
  'a[href], input, select, textarea, summary, video, audio, [contenteditable], [aria-pressed], [aria-checked], [aria-expanded], [aria-selected], [role="radio"], [role="checkbox"], [role="option"]'
/** A press there says what one thinks of something. */
const VOTES =
  '[class*="rating" i], [class*="star" i], [class*="betyg" i], [class*="vote" i], [class*="poll" i], [class*="survey" i], [class*="quiz" i], [class*="answer" i]'
/** Shorter words are those of a button, and longer ones of a part with many things in it. */
const LETTERS = { least: 20, most: 2_000 }
const ALIKE = 2
const MOST = 3
const MOST_LOOKED_AT = 5_000

/** Those that have not been pressed; null before it is known which they are. */
let waiting: HTMLElement[] | null = null
/** Words that some have brought, before another was pressed. */
const brought: string[] = []
let isElsewhere = false

/** Presses one of each kind, until one leads to an address of its own: asked again, it goes on with those after it. Their words. */
export async function pressCards(): Promise<string[]> {
  if (waiting === null) navigation.addEventListener('navigate', stay)
  waiting ??= [...realLinks(), ...cards()]
  noteShown()
  noteInput()
  isElsewhere = false
  const pressed: string[] = []
  for (let one = waiting.shift(); one !== undefined; one = isElsewhere ? undefined : waiting.shift()) {
    // What led elsewhere may have put another view in its place.
    if (!one.isConnected) continue
    if (pressed.length > 0) brought.push(...linesBehind())
    pressed.push(labelOf(one))
    one.click()
    await nextFrame()
  }
  return pressed
}

/** What has come, but for the view that one of them has led to: that one has an address of its own. */
export const cameOfCards = (): { readonly lines: readonly string[]; readonly left: number } => ({
  lines: [...brought, ...(isElsewhere ? [] : linesBehind())],
  left: waiting?.length ?? 0
})

const linesBehind = (): readonly string[] => cameBehind()?.lines ?? []

/** No other document is gone to; another view of this one has an address of its own. */
function stay(event: NavigateEvent): void {
  isElsewhere = true
  if (event.cancelable) event.preventDefault()
}

const realLinks = (): HTMLElement[] =>
  oneOfEach(
    everywhere<HTMLAnchorElement>('a[href]').filter(
      link =>
        !staysHere(link) &&
        link.origin === location.origin &&
        !link.matches('[target="_blank"], [download]') &&
        saysCount(link) &&
        isForVisitors(link)
    )
  )

function cards(): HTMLElement[] {
  const found = everywhere<HTMLElement>(MAY_BE_CARDS).slice(0, MOST_LOOKED_AT).filter(isCard)
  const kinds = Map.groupBy(found, ({ localName, className }) => `${localName} ${className}`)
  return [...kinds.values()]
    .filter(alike => alike.length >= ALIKE)
    .flatMap(alike => alike.find(isForVisitors) ?? [])
    .slice(0, MOST)
}

function isCard(part: HTMLElement): boolean {
  const { length } = part.textContent ?? ''
  if (length < LETTERS.least || length > LETTERS.most) return false
  if (getComputedStyle(part).cursor !== 'pointer' && !part.matches('button, [tabindex]')) return false
  const { parentElement: around } = part
  const isPart = around !== null && getComputedStyle(around).cursor === 'pointer'
  if (isPart || part.matches(OTHERS) || part.closest('a[href], label, summary') !== null) return false
  return part.querySelector(OTHERS) === null && isShown(part) && textOf(part).trim().length >= LETTERS.least
}

const isForVisitors = (part: HTMLElement): boolean =>
  onlyShows(part) && part.closest(VOTES) === null && !isBeside(part) && !isAmongFields(part)
