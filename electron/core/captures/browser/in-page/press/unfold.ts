// Pressing what unfolds something, and waiting for what it shows.
import { chosenComment } from '../comments/chosen.ts'
import { noteInput } from '../rest.ts'
import { everywhere, type Root, roots } from '../roots.ts'
import { scroller, scrollToStart } from '../scroller.ts'
import { isShown, labelOf, pageText, staysHere, textOf } from '../visibility.ts'
import { nextFrame, pauseFor } from '../wait.ts'
import { excuse, excuseControl } from '../witness/seen.ts'
import { plain } from '../witness/seen-words.ts'
import { showSpoilers } from './covers.ts'
import { endRound, isDone, noteForDone } from './done.ts'
import { countBoxesLeft, type Foldable, foldablesIn, opensSmallBox } from './foldables.ts'
import { showFolded } from './folded.ts'
import { mayActInPlace, pressInPlace } from './in-place.ts'
import { beginPressing, hasOpened, isCovered, pressNoting } from './openers.ts'
import { showOriginals } from './originals.ts'
import {
  beginView,
  isToBeFetched,
  isUnsure,
  leadsElsewhere,
  pressedAtOnce,
  returnToView
} from './other-view.ts'
import { showTargets } from './targets.ts'
import { leaveTries, tryButtons } from './try-buttons.ts'
import { foldEnding, saysUnfold, wholeWords } from './unfold-words.ts'

/**
 * What was pressed, how many buttons were left, and how many characters the page showed before. `hasReturned`: what had been pressed
 * led to another view, which has been left again. `toTry`: how many of those that are left nobody knows, and may be pressed yet.
 */
export type Pressed = { labels: string[]; left: number; toTry: number; shown: number; hasReturned: boolean }

/** What says that it only shows, or what nobody knows. */
export type Which = 'sure' | 'tries'
type Done = Pick<Pressed, 'labels' | 'left' | 'toTry'>

/** So much of the end of a text may be the words of a fold. */
const ENDING = 80
/** A button that never runs out is left after so many times. */
const MOST = 20
/** A button that takes a moment to act would be clicked a second time, and fold again what it unfolds. */
const REST = 150

type Clicked = { readonly times: number; readonly at: number; readonly place: string }
const clicked = new Map<Element, Clicked>()

/** A list may give its elements other contents, and a button that was pressed then stands in a new place. */
const PLACE = 60
const PARTS = 'article, [role="article"], [role="listitem"], li, tr, section'

function placeOf({ kind, button }: Foldable): string {
  // What opens by itself may close again when another opens, and its surroundings change with that.
  const part = kind === 'words' ? (button.closest(PARTS) ?? button.parentElement ?? button) : button
  return plain((part.textContent ?? '').slice(0, 10 * PLACE)).slice(0, PLACE)
}

function clickedBefore(foldable: Foldable): Clicked {
  const place = placeOf(foldable)
  const before = clicked.get(foldable.button)
  return before?.place === place ? before : { times: 0, at: Number.NEGATIVE_INFINITY, place }
}

/** Clicks each button once more that unfolds something, `most` of them; of the `page`, or of the `chosen` comment. */
export async function unfold(
  most: number,
  where: 'page' | 'chosen',
  platform: readonly string[],
  which: Which
): Promise<Pressed> {
  const hasShownAgain = endRound()
  const hasReturned = (await returnToView('any')) || hasShownAgain
  beginView()
  const shown = pageText().length
  if (isToBeFetched()) return { labels: [], left: 0, toTry: 0, shown, hasReturned }
  const patterns = wholeWords(platform)
  const done =
    which === 'sure'
      ? await pressSure(pressedAtOnce(most), where, patterns)
      : await pressTries(pressedAtOnce(most), patterns)
  return { ...done, shown, hasReturned }
}

async function pressSure(most: number, where: 'page' | 'chosen', patterns: readonly RegExp[]): Promise<Done> {
  if (most > 0 && where === 'page') {
    showWhatIsFound()
    showTargets()
  }
  beginPressing()
  const done = await pressRested(most, where, patterns, 'sure')
  if (where === 'chosen' || done.labels.length > 0) return done
  const shown = most > 0 ? [...showFolded(), ...showSpoilers()] : []
  if (shown.length > 0) return { ...done, labels: shown }
  const originals = await showOriginals(most)
  if (originals.labels.length > 0) return { ...done, labels: originals.labels }
  const { left, toTry } = await tryButtons(0, knownIn(patterns))
  const waiting = most > 0 ? done.toTry + toTry : 0
  return { labels: [], left: done.left + originals.left + left, toTry: waiting }
}

async function pressTries(most: number, patterns: readonly RegExp[]): Promise<Done> {
  beginPressing()
  triedLast = []
  const done = await pressRested(most, 'page', patterns, 'tries')
  return done.labels.length > 0 ? done : tryButtons(most, knownIn(patterns))
}

/** After those that rest, where no other is pressed. */
async function pressRested(...asked: Parameters<typeof press>): Promise<Done> {
  let done = await press(...asked)
  // A pause may end a little early, and the button then rests still.
  while (done.labels.length === 0 && done.rest > 0) {
    await pauseFor(done.rest)
    done = await press(...asked)
  }
  return done
}

/** Labels of what was tried last, and of what is tried no more. */
let triedLast: string[] = []
const leftAlone = new Set<string>()

/** Presses nothing any more that is called as what was tried last: it asks for what it does not get. */
export function leaveTried(): void {
  if (triedLast.length === 0) leaveTries()
  for (const label of triedLast) leftAlone.add(label)
}

/** What is pressed for what it says, or has been. */
function knownIn(platform: readonly RegExp[]): (button: HTMLElement) => boolean {
  const folds = new Set(roots().flatMap(root => [...foldablesIn(root, platform)].map(({ button }) => button)))
  return button =>
    folds.has(button) ||
    clicked.has(button) ||
    leadsElsewhere(button) ||
    (saysUnfold(labelOf(button), platform) && !opensSmallBox(button))
}

/** What the browser shows to whoever looks for words in it is shown as if it had been found. */
function showWhatIsFound(): void {
  for (const part of everywhere('[hidden="until-found" i]')) {
    if (part.textContent?.trim() === '') continue
    part.dispatchEvent(new Event('beforematch', { bubbles: true }))
    part.removeAttribute('hidden')
  }
}

async function press(
  most: number,
  where: 'page' | 'chosen',
  platform: readonly RegExp[],
  which: Which
): Promise<Done & { rest: number }> {
  const labels: string[] = []
  let [left, toTry, rest] = [0, 0, 0]
  const chosen = chosenComment()
  for (const root of where === 'page' ? roots() : chosen ? [chosen] : []) {
    left += countBoxesLeft(root)
    for (const foldable of foldablesIn(root, platform)) {
      const { button, kind } = foldable
      if (leadsElsewhere(button) || isDone(button)) continue
      const { times, at, place } = clickedBefore(foldable)
      // What a label folds out by a box to tick, it would fold again; a cover would lie over it again.
      if (times > 0 && (kind === 'cover' || button.closest('label') !== null || hasOpened(button))) continue
      const resting = at + REST - performance.now()
      // One that closes others when it opens would have them open and close for ever.
      const isOver =
        times >= (kind === 'aria' ? 1 : MOST) ||
        (times > 0 && isCovered(button)) ||
        (!foldable.isSure && leftAlone.has(foldable.label))
      if (labels.length >= most || isOver) left++
      else if (foldable.isSure !== (which === 'sure')) {
        left++
        toTry++
      } else if (resting > 0) rest = Math.max(rest, resting)
      else {
        // What stands around it when it is pressed anew has come by it.
        if (!clicked.has(button)) excuseWarning(button)
        clicked.set(button, { times: times + 1, at: performance.now(), place })
        if (which === 'tries') triedLast.push(foldable.label)
        noteForDone(button)
        const said = await pressNoting(button, () => click(foldable))
        if (said !== null) labels.push(said)
        // Of what was drawn then, the others that were found are no part any more.
        if ((await returnToView('last')) || isUnsure()) return { labels, left, toTry, rest: 0 }
      }
    }
  }
  return { labels, left, toTry, rest }
}

/** What is said of the click; null of one that the page left to the browser, and leads elsewhere. */
function click({ kind, button, label }: Foldable): string | null {
  // Of several of which only one may be open each gets to be.
  if (kind === 'html') button.parentElement?.removeAttribute('name')
  noteInput()
  excuseControl(button)
  if (mayActInPlace(button, label)) return pressInPlace(button) ? label : null
  button.click()
  if (kind === 'html') return 'details'
  return kind === 'aria' ? 'aria-expanded' : label
}

const LONGEST_WARNING = 160

/** What stands in the place of a post with a button to show it, and goes when it is shown. */
function excuseWarning(button: Element): void {
  const { parentElement: box } = button
  if (box === null || box.querySelector('img, article, [role="article"]') !== null) return
  if (textOf(box).length <= LONGEST_WARNING) excuse(box)
}

/** Until the clicks have had their effect on what is shown, which was so many characters before; no longer than `limit` ms. */
export async function untilUnfolded(shown: number, limit: number): Promise<void> {
  const start = performance.now()
  do await nextFrame()
  while (pageText().length === shown && performance.now() - start < limit)
}

/** The words of folds that stand on the page now: of those that nobody has pressed, and of all else that says the same. */
export type FoldWords = { readonly unpressed: readonly string[]; readonly others: readonly string[] }

const SAYS = 'button, [role="button"], a, summary, label, h1, h2, h3, h4, h5, h6, [role="heading"]'

export function foldWords(platform: readonly string[]): FoldWords {
  const patterns = wholeWords(platform)
  const unpressed: string[] = []
  const others = new Set<string>()
  for (const root of roots()) {
    const open = new Map(unpressedIn(root, patterns).map(({ button, label }) => [button, label]))
    unpressed.push(...[...open.values()].map(label => label.toLowerCase()))
    for (const element of root.querySelectorAll<HTMLElement>(SAYS)) {
      if (open.has(element)) continue
      const words = textOf(element).trim().slice(-ENDING)
      // A button that has not been pressed, and stays here, ends no text that is whole.
      const isDone = !staysHere(element) || clicked.has(element)
      const says = foldEnding(words, patterns) ?? (isDone ? foldEnding(`…${words}`, patterns) : null)
      if (says !== null && isShown(element)) others.add(says)
    }
  }
  return { unpressed, others: [...others] }
}

const unpressedIn = (root: Root, platform: readonly RegExp[]): Foldable[] =>
  [...foldablesIn(root, platform)].filter(
    foldable =>
      clickedBefore(foldable).times === 0 && !leadsElsewhere(foldable.button) && !isDone(foldable.button)
  )

/** It answers after a while in any case, since a question must not take long. */
const WHILE = 400
const OVERLAP = 60

/**
 * Down a list that lets go of what is out of view, step by step, until something is there that nobody has pressed in that place;
 * `further` when there is more to go.
 */
export async function goToFold(
  from: 'top' | 'here',
  platform: readonly string[]
): Promise<'fold' | 'further' | 'end'> {
  const patterns = wholeWords(platform)
  const scrolling = scroller()
  const start = performance.now()
  if (from === 'top') {
    scrollToStart(scrolling)
    await nextFrame()
  }
  for (;;) {
    if (roots().some(root => unpressedIn(root, patterns).length > 0)) return 'fold'
    const before = scrolling.scrollTop
    if (performance.now() - start > WHILE) return 'further'
    noteInput()
    scrolling.scrollTo({ top: before + scrolling.clientHeight - OVERLAP, behavior: 'instant' })
    await nextFrame()
    // Who watches what is in view hears of it only after the frame.
    await pauseFor(0)
    if (scrolling.scrollTop <= before) return 'end'
  }
}
