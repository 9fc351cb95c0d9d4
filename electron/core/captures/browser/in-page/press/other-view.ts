// A press may lead to another view: the page's program changes the address by itself, and draws something else in the place of what
// was shown. What the address led to is what is kept, so it is gone back to, and buttons that say the same are left alone from then on.
// A program may take a while to draw, so it is looked for right after a press and before the next ones.
import { textsIn } from '../roots.ts'
import { visibleText } from '../text.ts'
import { labelOf } from '../visibility.ts'
import { nextFrame, pauseFor } from '../wait.ts'

const POSTS = 'article, [role="article"]'
const PARTS = '[role="listitem"], li, tr'
/** So much of a text tells it from others, and so many texts tell what was shown. */
const [BEGINNING, MOST] = [60, 50]
/** Shorter ones stand anywhere. */
const SHORTEST = 12
/** Times and counts may change where all else stays. */
const STAYS = 0.8
/** Of a list, which a page may draw anew with all that it had. */
const OF_LIST = /(?<!\p{L})(?:fler|flera|mera?|äldre|tidigare|more|older|earlier|previous)(?!\p{L})/iu
/** No longer is waited here for going back, and for what is drawn then, in milliseconds; outside it is waited for more. */
const [GOES, COMES] = [1_000, 600]

type Around = { readonly element: Element; readonly held: readonly Element[] }
type Beside = { readonly element: Element; readonly words: string }
/** What a pressed button stood in, from itself outwards with what each held then, and how the posts beside its own began. */
type Place = {
  readonly button: Element
  readonly kind: string
  readonly post: Element
  readonly around: readonly Around[]
  readonly beside: readonly Beside[]
}
/** Where the page was when the buttons were pressed. */
type View = { readonly address: string; readonly entry: string; readonly pressed: Place[] }
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
let hasComeBack = false
/** Which of several buttons it was is known only where one is pressed at a time. */
let isOneByOne = false
const left = new Set<string>()

/** Which kinds of buttons led to another view; whether what was shown before has not come back, and whether it was fetched anew before. */
export const otherViews = (): { kinds: string[]; isLost: boolean; hasComeBack: boolean } => ({
  kinds: [...left],
  isLost: hasLost(),
  hasComeBack
})

/** In a page that was fetched anew, of kinds that led elsewhere before. */
export function leaveAlone(kinds: readonly string[]): void {
  for (const kind of kinds) left.add(kind)
  // Where it is not known which it was, it is found out.
  isOneByOne = true
  hasComeBack = true
}

const hasLost = (): boolean => [missed, awaited].some(one => one !== null && !isBack(one))

/** Makes the page's address what it was, so that it is fetched by that. */
export function takeAddress(address: string): void {
  if (location.href !== address) history.replaceState(null, '', address)
}

/** Whether one like it led to another view. */
export const leadsElsewhere = (button: Element): boolean => left.size > 0 && left.has(kindOf(button))

/** How many may be pressed before the page is looked at. */
export const pressedAtOnce = (most: number): number => (isOneByOne ? Math.min(most, 1) : most)

/** Those that say a number are alike whichever it is. */
function kindOf(button: Element): string {
  const label = labelOf(button).replaceAll(/\d+/g, '0').toLowerCase()
  return label === '' ? `${button.localName}.${button.getAttribute('class') ?? ''}` : label
}

const entryNow = (): string => navigation.currentEntry?.key ?? ''

/** What is pressed from now on is pressed here. */
export function beginView(): void {
  view = { address: location.href, entry: entryNow(), pressed: [] }
}

/** Before it is pressed. */
export function notePlace(button: Element): void {
  const post = outermostPost(button) ?? button.closest(PARTS) ?? button
  const around: Around[] = []
  for (let element: Element | null = button; element !== null; element = element.parentElement)
    around.push({ element, held: [...element.children] })
  const others = [...(post.parentElement?.children ?? [])].filter(one => one !== post).slice(0, MOST)
  const beside = post === button ? [] : others.flatMap(besideOf)
  view?.pressed.push({ button, kind: kindOf(button), post, around, beside })
}

function outermostPost(button: Element): Element | null {
  let found: Element | null = null
  for (let at = button.closest(POSTS); at !== null; at = at.parentElement?.closest(POSTS) ?? null) found = at
  return found
}

const squeezed = (words: string): string => words.replaceAll(/\s+/g, '').toLowerCase()

/** How its texts begin, as they are compared. */
function textsOf(part: Element, most: number): string[] {
  const found: string[] = []
  for (const { data, parentElement } of textsIn(part)) {
    if (found.length === most) break
    const words = squeezed(data).slice(0, BEGINNING)
    if (words.length >= SHORTEST && parentElement?.closest('script, style, template') === null)
      found.push(words)
  }
  return found
}

const besideOf = (element: Element): Beside[] => textsOf(element, 1).map(words => ({ element, words }))

const shareOf = (texts: readonly string[], shown: string): number =>
  texts.filter(words => shown.includes(words)).length / texts.length

/** Goes back where one of those that were pressed has led elsewhere: the `last` of them, or any. True when it has gone. */
export async function returnToView(which: 'last' | 'any'): Promise<boolean> {
  if (awaited !== null) missed = [missed, awaited].find(one => one !== null && !isBack(one)) ?? null
  awaited = null
  if (view === null || location.href === view.address) return false
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

const isThere = (element: Element): boolean => element.isConnected && element.checkVisibility()

function firstGone(pressed: readonly Place[]): { place: Place; texts: readonly string[] } | null {
  // Of a large page it takes long to read, and most presses leave all in its place.
  let read: string | null = null
  const shown = () => {
    read ??= squeezed(visibleText())
    return read
  }
  for (const place of pressed) {
    const texts = textsGone(place, shown)
    if (texts.length > 0) return { place, texts }
  }
  return null
}

/** What was shown, where it has gone: more than its own post, or most of the posts beside it. */
function textsGone({ button, kind, post, around, beside }: Place, shown: () => string): string[] {
  const others = beside.map(({ words }) => words)
  if (!standMostly(beside) && shareOf(others, shown()) <= 0.5) return others
  const at = around.findIndex(({ element }) => isThere(element))
  const gone = around.slice(0, Math.max(0, at)).map(({ element }) => element)
  const largest = gone.at(-1)
  if (largest === undefined || largest === post || !gone.includes(post)) return []
  const texts = textsOf(largest, MOST).filter(words => !squeezed(kind).startsWith(words))
  if (texts.length === 0) return []
  // All of a list is there where it was drawn anew; all of a single post also where it is shown alone.
  const isList = post === button ? OF_LIST.test(kind) : beside.length > 0
  return isList && shareOf(texts, shown()) >= STAYS ? [] : texts
}

/** In their places, and with the words that they had. */
function standMostly(beside: readonly Beside[]): boolean {
  const standing = beside.filter(({ element, words }) => isThere(element) && textsOf(element, 1)[0] === words)
  return standing.length > beside.length / 2 || beside.length === 0
}

/** What stands where the view stood. */
function cameInstead({ around }: Place): Element[] {
  const holder = around.find(({ element }) => isThere(element))
  return [...(holder?.element.children ?? [])].filter(one => !holder?.held.includes(one) && isThere(one))
}

function isBack({ address, texts, came }: Awaited): boolean {
  if (location.href !== address || came.some(isThere)) return false
  return shareOf(texts, squeezed(visibleText())) > 0.5
}
