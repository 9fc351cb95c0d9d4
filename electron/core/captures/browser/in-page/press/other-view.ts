// A press may lead to another view: the page's program changes the address by itself, and draws something else in the place of what
// was shown. What the address led to is what is kept, so it is gone back to, and buttons that say the same are left alone from then on.
// A program may take a while to draw, so it is looked for right after a press and before the next ones. Where the address stays there is
// nothing to go back to, and the page is to be fetched anew.
import { everywhere } from '../roots.ts'
import { visibleText } from '../text.ts'
import { nextFrame, pauseFor } from '../wait.ts'
import {
  backControls,
  cameInstead,
  hasGivenWay,
  isThere,
  kindOf,
  type Place,
  placeOf,
  shareOf,
  squeezed,
  textsGone,
  wordsBeside
} from './places.ts'

/** No longer is waited here for going back, and for what is drawn then, in milliseconds; outside it is waited for more. */
const [GOES, COMES] = [1_000, 600]
/** After so many presses at one address it is looked at only before the next ones. */
const LOOKS = 10

/** Where the page was when the buttons were pressed, and what led back from there. */
type View = {
  readonly address: string
  readonly entry: string
  readonly pressed: Place[]
  readonly backs: ReadonlySet<Element>
  /** After it was pressed its list was not there. */
  suspect: Place | null
}
/** What is to be shown again, and what is to go for that. */
type Awaited = {
  readonly address: string
  readonly texts: readonly string[]
  readonly came: readonly Element[]
}

let view: View | null = null
let awaited: Awaited | null = null
/** What was awaited in vain; it may come later all the same. */
let missed: Awaited | null = null
/** So often the page may be fetched anew. */
let fetches = 3
/** Which of several buttons it was is known only where one is pressed at a time. */
let isOneByOne = false
const left = new Set<string>()

/**
 * Which kinds of buttons led to another view; whether what was shown before has not come back, and how often the page may be fetched
 * anew for that.
 */
export const otherViews = (): { kinds: string[]; isLost: boolean; fetches: number } => ({
  kinds: [...left],
  isLost: hasLost(),
  fetches
})

/** In a page that was fetched anew, of kinds that led elsewhere before; `more`: how often it may be fetched yet. */
export function leaveAlone(kinds: readonly string[], more: number): void {
  for (const kind of kinds) left.add(kind)
  // Where it is not known which it was, it is found out.
  isOneByOne = true
  fetches = more
}

/** What was shown before is to be fetched anew, and until then nothing is pressed of what stands there. */
export const isToBeFetched = (): boolean => fetches > 0 && hasLost()

const hasLost = (): boolean => [missed, awaited].some(one => one !== null && !isBack(one))

/** Makes the page's address what it was, so that it is fetched by that. */
export function takeAddress(address: string): void {
  if (location.href !== address) history.replaceState(null, '', address)
}

/** Whether the list that was pressed in was not there any more after the last press. */
export const isUnsure = (): boolean => view !== null && view.suspect !== null

/** Whether one like it led to another view. */
export const leadsElsewhere = (button: Element): boolean => left.size > 0 && left.has(kindOf(button))

/** How many may be pressed before the page is looked at. */
export const pressedAtOnce = (most: number): number => (isOneByOne ? Math.min(most, 1) : most)

const entryNow = (): string => navigation.currentEntry?.key ?? ''

/** What is pressed from now on is pressed here. */
export function beginView(): void {
  view = {
    address: location.href,
    entry: entryNow(),
    pressed: [],
    backs: new Set(backControls()),
    suspect: null
  }
}

/** Before it is pressed. */
export function notePlace(button: Element): void {
  view?.pressed.push(placeOf(button))
}

/**
 * Presses one alone, waits for what comes of it, and goes back where it has led elsewhere. `row`: what it moves, whose words are to go;
 * where what stands around it has gone as well, and does not come back in a while, that is noted as after any other press.
 */
export async function pressInView<T>(button: HTMLElement, row: Element, come: () => Promise<T>): Promise<T> {
  beginView()
  notePlace(button)
  const hasOthers = view?.pressed.some(({ beside }) => beside.some(({ text }) => !row.contains(text)))
  button.click()
  const came = await come()
  const hasReturned = await returnToView('last')
  const last = view?.suspect ?? null
  if (!hasReturned && last !== null && (hasOthers || !(isThere(row) || hasItsLike(button)))) {
    const until = performance.now() + COMES
    while (isSuspect(last) && performance.now() < until) await nextFrame()
    await returnToView('any')
  }
  view = null
  return came
}

/** A row that is drawn anew has its button again. */
const hasItsLike = (button: Element): boolean =>
  everywhere(button.localName).some(other => isThere(other) && kindOf(other) === kindOf(button))

const isSuspect = (place: Place): boolean => view !== null && hasGivenWay(place, backsOf(view), readOnce())

/** Goes back where one of those that were pressed has led elsewhere: the `last` of them, or any. True when it has gone. */
export async function returnToView(which: 'last' | 'any'): Promise<boolean> {
  if (awaited !== null) missed = [missed, awaited].find(one => one !== null && !isBack(one)) ?? null
  awaited = null
  if (view === null) return false
  if (location.href === view.address) {
    if (which === 'last') suspectLast(view)
    else awaitList(view)
    return false
  }
  const pressed = view.pressed.slice(which === 'last' ? -1 : 0)
  const gone = firstGone(pressed)
  if (gone === null) {
    if (which === 'any') beginView()
    return false
  }
  if (new Set(pressed.map(({ kind }) => kind)).size > 1) isOneByOne = true
  else left.add(gone.place.kind)
  awaited = { address: view.address, texts: gone.texts, came: cameInstead(gone.place) }
  await goTo(view.entry)
  const until = performance.now() + COMES
  while (!isBack(awaited) && performance.now() < until) await nextFrame()
  return true
}

/** To the page's own entry: one that was replaced is there no more, and another document is never gone to. */
async function goTo(key: string): Promise<void> {
  const entry = navigation.entries().find(each => each.key === key)
  if (entry?.sameDocument !== true || entryNow() === key) return
  const { finished } = navigation.traverseTo(key)
  await Promise.race([Promise.allSettled([finished]), pauseFor(GOES)])
}

function firstGone(pressed: readonly Place[]): { place: Place; texts: readonly string[] } | null {
  const shown = readOnce()
  for (const place of pressed) {
    const texts = textsGone(place, shown)
    if (texts.length > 0) return { place, texts }
  }
  return null
}

/** What the page shows: of a large one it takes long to read, and most presses leave all in its place. */
function readOnce(): () => string {
  let read: string | null = null
  return () => {
    read ??= squeezed(visibleText())
    return read
  }
}

const backsOf = (view: View) => (): Element[] =>
  backControls().filter(control => !view.backs.has(control) && isThere(control))

function suspectLast(view: View): void {
  const last = view.pressed.at(-1)
  if (last === undefined || view.pressed.length > LOOKS) return
  if (hasGivenWay(last, backsOf(view), readOnce())) view.suspect = last
}

/** The page may have been drawing its list anew. Where that has not come it is awaited, and which button it was is noted. */
function awaitList(view: View): void {
  const { address, pressed, suspect } = view
  const [backs, shown] = [backsOf(view), readOnce()]
  const gone = pressed.find(place => hasGivenWay(place, backs, shown))
  if (gone === undefined) return
  const kinds = new Set(suspect === null ? pressed.map(({ kind }) => kind) : [suspect.kind])
  if (kinds.size > 1) isOneByOne = true
  else left.add((suspect ?? gone).kind)
  awaited = { address, texts: wordsBeside(gone), came: backs() }
}

function isBack({ address, texts, came }: Awaited): boolean {
  if (location.href !== address || came.some(isThere)) return false
  return texts.length === 0 || shareOf(texts, squeezed(visibleText())) > 0.5
}
