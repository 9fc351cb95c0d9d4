// Pressing what unfolds something, and waiting for what it shows.
import { chosenComment } from '../comments/chosen.ts'
import { noteInput } from '../rest.ts'
import { everywhere, roots } from '../roots.ts'
import { pageText } from '../visibility.ts'
import { nextFrame, pauseFor } from '../wait.ts'
import { countBoxesLeft, type Foldable, foldablesIn } from './foldables.ts'
import { wholeWords } from './unfold-words.ts'

/** What was pressed, how many buttons were left, and how many characters the page showed before. */
export type Pressed = { labels: string[]; left: number; shown: number }

/** A button that never runs out is left after so many times. */
const MOST = 20
/** A button that takes a moment to act would be clicked a second time, and fold again what it unfolds. */
const REST = 150

const clicked = new Map<Element, { readonly times: number; readonly at: number }>()

/** Clicks each button once more that unfolds something, `most` of them; of the `page`, or of the `chosen` comment. */
export async function unfold(
  most: number,
  where: 'page' | 'chosen',
  platform: readonly string[]
): Promise<Pressed> {
  const shown = pageText().length
  const patterns = wholeWords(platform)
  if (most > 0 && where === 'page') showWhatIsFound()
  let done = press(most, where, patterns)
  // A pause may end a little early, and the button then rests still.
  while (done.labels.length === 0 && done.rest > 0) {
    await pauseFor(done.rest)
    done = press(most, where, patterns)
  }
  return { labels: done.labels, left: done.left, shown }
}

/** What the browser shows to whoever looks for words in it is shown as if it had been found. */
function showWhatIsFound(): void {
  for (const part of everywhere('[hidden="until-found" i]')) {
    if (part.textContent?.trim() === '') continue
    part.dispatchEvent(new Event('beforematch', { bubbles: true }))
    part.removeAttribute('hidden')
  }
}

function press(
  most: number,
  where: 'page' | 'chosen',
  platform: readonly RegExp[]
): { labels: string[]; left: number; rest: number } {
  const labels: string[] = []
  let left = 0
  let rest = 0
  const chosen = chosenComment()
  for (const root of where === 'page' ? roots() : chosen ? [chosen] : []) {
    left += countBoxesLeft(root)
    for (const foldable of foldablesIn(root, platform)) {
      const { button, kind } = foldable
      const { times, at } = clicked.get(button) ?? { times: 0, at: Number.NEGATIVE_INFINITY }
      // What a label folds out by a box to tick, it would fold again.
      if (times > 0 && button.closest('label') !== null) continue
      const resting = at + REST - performance.now()
      // One that closes others when it opens would have them open and close for ever.
      if (labels.length >= most || times >= (kind === 'aria' ? 1 : MOST)) left++
      else if (resting > 0) rest = Math.max(rest, resting)
      else {
        clicked.set(button, { times: times + 1, at: performance.now() })
        labels.push(click(foldable))
      }
    }
  }
  return { labels, left, rest }
}

/** What is said of the click. */
function click({ kind, button, label }: Foldable): string {
  // Of several of which only one may be open each gets to be.
  if (kind === 'html') button.parentElement?.removeAttribute('name')
  noteInput()
  button.click()
  if (kind === 'html') return 'details'
  return kind === 'aria' ? 'aria-expanded' : label
}

/** Until the clicks have had their effect on what is shown, which was so many characters before; no longer than `limit` ms. */
export async function untilUnfolded(shown: number, limit: number): Promise<void> {
  const start = performance.now()
  do await nextFrame()
  while (pageText().length === shown && performance.now() - start < limit)
}
