// Pressing what may show something though nothing tells what: one after the other, each looked at for what it brings. What opens in
// its place stays; what closes again when another opens, and what opens over the page and is closed, is kept as a copy below its button.
import { noteInput } from '../rest.ts'
import { everywhere } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { visibleText } from '../text.ts'
import { isShown, labelOf, textOf } from '../visibility.ts'
import { nextFrame } from '../wait.ts'
import { excuseControl } from '../witness/seen.ts'
import { closeBox, isStillEmpty, linesOf, linesOfBox, newBoxes, shownBoxes } from './boxes-opened.ts'
import { buttonsToTry, type ToTry } from './buttons-to-try.ts'
import { isUnsure, notePlace, returnToView } from './other-view.ts'

/** What has not come after so many milliseconds is waited for outside. */
const COMES = 150
/** One question to the page must not take long. */
const WHILE = 1_200
/** A button that brings more each time is left after so many. */
const MOST = 20
/** Where so many of a kind brought nothing, the others of it are told of, and not pressed. */
const IN_VAIN = 3

type Tried = Omit<ToTry, 'button'> & {
  button: HTMLElement
  readonly place: string
  /** What stood around it, before. */
  around: string
  readonly before: { readonly lines: ReadonlySet<string>; readonly boxes: ReadonlySet<Element> }
  /** The lines that came. */
  came: readonly string[]
  times: number
  outcome: 'awaited' | 'shown' | 'closed' | 'nothing'
}

const tried: Tried[] = []
let awaited: Tried | null = null

/** Presses `most` of them; the labels of those that were, how many are left, and how many of those may be pressed yet. */
export async function tryButtons(
  most: number,
  isKnown: (button: HTMLElement) => boolean
): Promise<{ labels: string[]; left: number; toTry: number }> {
  if (awaited !== null && !(await look(awaited, 'all'))) awaited.outcome = 'nothing'
  awaited = null
  const labels: string[] = []
  if (most > 0) triedLast = []
  const until = performance.now() + WHILE
  while (labels.length < most && performance.now() < until && awaited === null && !isUnsure()) {
    const next = placed(buttonsToTry(isKnown)).find(mayPress)
    if (next === undefined) break
    labels.push(next.label === '' ? next.kind : next.label)
    const one = await tryOne(next)
    triedLast.push(one)
    if (one.outcome === 'awaited') awaited = one
  }
  const all = placed(buttonsToTry(isKnown))
  // What is laid changes what the others stand in.
  for (const lay of tried.flatMap(one => againOf(one, all) ?? [])) lay()
  return { labels, left: countLeft(all), toTry: all.filter(mayPress).length }
}

let triedLast: Tried[] = []
/** What is pressed no more is known by its words. */
const leftAlone = new Set<string>()

/** Presses nothing any more of what was pressed last, nor what is called as it was. */
export function leaveTries(): void {
  for (const one of triedLast) {
    one.times = MOST
    if (one.label !== '') leftAlone.add(one.label)
  }
}

type Placed = ToTry & { readonly place: string }

/** A page may draw its buttons anew with each press: they are known again by their words and their order. */
function placed(found: readonly ToTry[]): Placed[] {
  if (found.length === 0) return []
  const counts = new Map<string, number>()
  const places = new Map<Element, string>()
  for (const button of everywhere('button, [role="button"], a, [aria-expanded], svg')) {
    const label = labelOf(button)
    const count = counts.get(label) ?? 0
    counts.set(label, count + 1)
    places.set(button, `${label} ${count}`)
  }
  return found.map(one => ({ ...one, place: places.get(one.button) ?? '' }))
}

const triedOf = ({ button, place }: Placed): Tried | undefined =>
  tried.find(one => one.button === button) ??
  tried.find(one => !one.button.isConnected && place !== '' && one.place === place)

function mayPress(one: Placed): boolean {
  const before = triedOf(one)
  if (before !== undefined) return one.goesOn && before.outcome === 'shown' && before.times < MOST
  const inVain = tried.filter(({ kind, outcome }) => kind === one.kind && outcome === 'nothing')
  return one.isPressed && inVain.length < IN_VAIN && !leftAlone.has(one.label)
}

async function tryOne(next: Placed): Promise<Tried> {
  const { button } = next
  const before = { lines: new Set(linesOf(visibleText())), boxes: shownBoxes(button) }
  const earlier = triedOf(next)
  const one: Tried = {
    ...next,
    around: textOf(standsIn(button)),
    before,
    came: [],
    times: (earlier?.times ?? 0) + 1,
    outcome: 'awaited'
  }
  if (earlier !== undefined) tried.splice(tried.indexOf(earlier), 1)
  tried.push(one)
  noteInput()
  excuseControl(button)
  notePlace(button)
  button.click()
  const until = performance.now() + COMES
  do await nextFrame()
  while (!(await look(one, 'filled')) && performance.now() < until)
  if (await returnToView('last')) {
    one.came = []
    one.outcome = 'nothing'
  }
  // One that folds again what it unfolded has shown all that it has.
  if (one.came.length === 0 && earlier !== undefined && !areShown(earlier.came)) {
    one.came = earlier.came
    one.around = earlier.around
    one.outcome = 'closed'
  }
  return one
}

/** Whether something has come of it by now; `filled`: a box that has come empty is waited for, since its words may be fetched. */
async function look(one: Tried, which: 'all' | 'filled'): Promise<boolean> {
  const { button, before } = one
  const boxes = newBoxes(button, before.boxes)
  if (which === 'filled' && boxes.some(isStillEmpty)) return false
  if (boxes.length > 0) {
    one.came = boxes.flatMap(linesOfBox)
    let areClosed = true
    for (const box of boxes) areClosed = (await closeBox(box, button)) && areClosed
    one.outcome = areClosed ? 'closed' : 'nothing'
    return true
  }
  const own = button.isConnected ? labelOf(button) : ''
  one.came = linesOf(visibleText()).filter(line => !before.lines.has(line) && line !== own)
  if (one.came.length > 0) one.outcome = 'shown'
  return one.came.length > 0
}

/** What it stands in, and what is unfolded comes after. */
const holderOf = (button: Element): Element => button.closest('h1, h2, h3, h4, h5, h6, dt') ?? button

/** Its own words, or those around a sign. */
const standsIn = (button: Element): Element =>
  labelOf(button) === '' ? (button.parentElement ?? button) : holderOf(button)

/** Lays what it had shown and is not there now below it, where it stands as it stood before; null of any other. */
function againOf(one: Tried, all: readonly Placed[]): (() => void) | null {
  if (one.came.length === 0 || areShown(one.came)) return null
  const button = one.button.isConnected ? one.button : all.find(({ place }) => place === one.place)?.button
  if (button === undefined) return null
  one.button = button
  const holder = holderOf(button)
  if (!isShown(holder) || textOf(standsIn(button)) !== one.around) return null
  return () => {
    const copy = document.createElement('div')
    setStyles(copy, { display: 'block', position: 'static' })
    for (const line of one.came)
      copy.append(Object.assign(document.createElement('p'), { textContent: line }))
    holder.after(copy)
  }
}

function areShown(lines: readonly string[]): boolean {
  const now = new Set(linesOf(visibleText()))
  return lines.every(line => now.has(line))
}

const countLeft = (all: readonly Placed[]): number =>
  all.filter(one => {
    const before = triedOf(one)
    if (before === undefined || before.outcome === 'awaited' || before.outcome === 'nothing') return true
    if (one.goesOn && before.outcome === 'shown') return true
    return !areShown(before.came)
  }).length
