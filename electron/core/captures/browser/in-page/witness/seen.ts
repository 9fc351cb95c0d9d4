// A second witness: all text and all pictures that have been shown on the page at any moment, so that it can be told in the end
// what of them is not in the record.
import { everywhere, type Root, roots } from '../roots.ts'
import { standsIn } from '../stand-ins.ts'
import { isInView, isShown } from '../visibility.ts'
import { keyOf, pictureKey } from './seen-words.ts'

/**
 * What was shown at any moment: words that were not there when the page was read, as they are compared and as they were written,
 * and all pictures.
 */
type Missed = {
  readonly texts: readonly { readonly key: string; readonly words: string }[]
  readonly pictures: readonly string[]
}

const MOST = 20_000
const MOST_TOLD = 1_000
const SMALL = 100
const BEGINNING = 100
/** A page that changes all the time is looked at so often at most, in milliseconds. */
const PAUSE = 200
/** A share of the window. */
const PANEL = 0.6
/** What changes when it is pressed, tells of the moment, or lies over the page. */
const PASSING =
  'button, [role="button"], summary, label, option, select, [role="status"], [role="alert"], [role="timer"], [role="tooltip"], [role="progressbar"], [role="dialog"], [role="alertdialog"], dialog, [aria-live]:not([aria-live="off"]), script, style, noscript, template'

/** How the words that were shown are compared, and how they began as they were written. */
const texts = new Map<string, string>()
const pictures = new Set<string>()
const read = new Set<string>()
const excused = new Set<string>()
/** What has been pressed says something else afterwards. */
const pressed = new WeakSet<Element>()
type Size = { readonly width: number; readonly height: number }
const held = new WeakMap<HTMLImageElement, Size & { readonly key: string }>()
let added: Set<Node> | 'all' = new Set()
let isWaiting = false
let changedAt = 0
let begun = false
let changes: MutationObserver | null = null
/** Something has been taken away, or pictures have been changed for others. */
let hasTakenAway = false

/** From the beginning of the document on. */
export function beginWitness(): void {
  if (begun) return
  begun = true
  document.addEventListener('load', event => notePicture(event.target), true)
  const watch = () => {
    noteAll()
    for (const image of document.images) if (image.complete) notePicture(image)
    changes = new MutationObserver(noteChanges)
    changes.observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['src', 'srcset']
    })
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch, { once: true })
  else watch()
}

/** When text or a picture last came into the page. */
export const lastChange = (): number => changedAt

/** What a part says is not missed when it goes: a question that was answered, or a prompt that was closed. */
export function excuse(part: Element): void {
  walk(part, false, key => void excused.add(key))
}

/** What a control says is not missed when it has been pressed, and neither is what it says from then on. */
export function excuseControl(control: Element): void {
  excuse(control)
  pressed.add(control)
}

export const isExcused = (key: string): boolean => excused.has(key)

/** Notes all that is shown now. */
export function noteAll(): void {
  for (const root of roots()) walk(root, false, note)
}

/** Notes what is there while the page is read for the record. */
export function noteRead(): void {
  for (const root of roots()) walk(root, true, key => read.add(key))
}

/** What is written in what stands still in the window: the picture of the whole page may leave it out. */
export const wordsStanding = (): string =>
  everywhere<HTMLElement>('*')
    .filter(part => part instanceof HTMLElement && isStandingBar(part))
    .map(part => part.innerText)
    // Of a list to choose from that is closed, one choice is drawn.
    .concat(everywhere('select option').map(option => option.textContent ?? ''))
    .join('\n')

/** Of what is as large as the window, and stays where the page is scrolled, the picture has what is seen of it. */
function isStandingBar(part: HTMLElement): boolean {
  const { position } = getComputedStyle(part)
  if (position !== 'sticky') return position === 'fixed'
  return part.offsetHeight < innerHeight * PANEL || part.offsetWidth < innerWidth * PANEL
}

/** How much of what has been shown is not there now. */
export function goneNow(): { texts: number; pictures: number } {
  // A page that takes nothing away has all of it.
  if (!hasTakenAway) return { texts: 0, pictures: 0 }
  const there = new Set<string>()
  for (const root of roots()) walk(root, true, key => there.add(key))
  const shown = new Set(picturesNow('all'))
  return {
    texts: [...texts.keys()].filter(key => !there.has(key) && !excused.has(key)).length,
    pictures: [...pictures].filter(key => !shown.has(key)).length
  }
}

/** The pictures that are there now and have come. */
export function picturesNow(part: 'all' | 'in-view'): string[] {
  const there = everywhere<HTMLImageElement>('img').filter(
    image => image.naturalWidth > 0 && (part === 'all' || isInView(image))
  )
  return [...new Set(there.map(image => pictureKey(image.currentSrc || image.src)))]
}

/** What has been shown on the page at any moment, and was not there when it was read. */
export function missed(): Missed {
  return {
    texts: [...texts]
      .filter(([key]) => !read.has(key) && !excused.has(key))
      .slice(0, MOST_TOLD)
      .map(([key, words]) => ({ key, words })),
    pictures: [...pictures].slice(0, MOST_TOLD)
  }
}

function note(key: string, words: string): void {
  if (texts.size < MOST && !texts.has(key)) texts.set(key, words.trim().slice(0, BEGINNING))
}

function notePicture(target: EventTarget | null): void {
  if (!(target instanceof HTMLImageElement)) return
  changedAt = performance.now()
  const { naturalWidth: width, naturalHeight: height } = target
  if (width < SMALL || height < SMALL || pictures.size >= MOST || isBlurred(target)) return
  const key = pictureKey(target.currentSrc || target.src)
  const before = held.get(target)
  held.set(target, { key, width, height })
  // A smaller picture of the same that stood there until the larger one had come is not missed.
  if (before !== undefined && before.width < width && isSameShape(before, { width, height }))
    pictures.delete(before.key)
  if (key !== '' && !standsIn(target)) pictures.add(key)
}

/** It has shown a picture, which is told of in the end where it is not in the record. Of those in frames nobody asks. */
export const hasShown = (image: HTMLImageElement): boolean =>
  self === top && pictures.has(held.get(image)?.key ?? '')

/** Whether the picture at an address has been shown. */
export const wasShown = (address: string): boolean => pictures.has(pictureKey(address))

/** What is shown out of focus stands there until the picture itself has come. */
const isBlurred = (image: Element): boolean =>
  [image, image.parentElement].some(one => one !== null && /blur\(/.test(getComputedStyle(one).filter))

const isSameShape = (one: Size, other: Size): boolean =>
  Math.abs(one.width / one.height / (other.width / other.height) - 1) < 0.03

function noteChanges(changes: readonly MutationRecord[]): void {
  for (const { type, target, addedNodes, removedNodes } of changes) {
    hasTakenAway ||= type !== 'childList' || removedNodes.length > 0
    if (added === 'all') break
    if (type === 'characterData') added.add(target)
    else for (const node of addedNodes) added.add(node)
    if (added.size > 5_000) added = 'all'
  }
  if (isWaiting || (added !== 'all' && added.size === 0)) return
  isWaiting = true
  requestAnimationFrame(() => noteAdded())
}

/** What has come by now, before something else is pressed that may take it away. Of a page that is all new it is left to the frame. */
export function noteNow(): void {
  noteChanges(changes?.takeRecords() ?? [])
  if (added !== 'all' && added.size > 0) noteNodes()
}

/** In a frame of its own, when the page has laid out what it added. */
function noteAdded(): void {
  noteNodes()
  // A page that changes all the time is not looked at in each frame.
  setTimeout(() => {
    isWaiting = false
    noteChanges([])
  }, PAUSE)
}

function noteNodes(): void {
  const now = performance.now()
  const nodes = added
  added = new Set()
  const count = texts.size
  if (nodes === 'all') noteAll()
  else
    for (const node of nodes) {
      if (!node.isConnected || hasOuter(node, nodes)) continue
      const holder = node instanceof Element ? node : node.parentElement
      if (holder === null || isInPressed(holder) || !holder.checkVisibility(SHOWN)) continue
      const passing = holder.closest(PASSING)
      if (passing === null) walk(node, false, note)
      else if (mayTakeTurns(passing)) noteTurn(passing, node)
    }
  if (texts.size > count) changedAt = now
}

/** So many long things that have been said in one place, one after the other, are more than notices. */
const [FEWEST_TURNS, LONG] = [3, 24]
const turns = new WeakMap<Element, Map<string, string>>()

/** What is told as it changes, and is no notice by its name; a place that nobody sees is for those who listen. */
const mayTakeTurns = (place: Element): boolean =>
  place.matches('[aria-live]:not([role], dialog, button, summary, label)') && isShown(place)

function noteTurn(place: Element, node: Node): void {
  const said = turns.get(place) ?? new Map<string, string>()
  turns.set(place, said)
  walk(node, false, (key, words) => {
    if (key.length >= LONG && said.size < MOST_TOLD) said.set(key, words)
  })
  if (said.size >= FEWEST_TURNS) for (const [key, words] of said) note(key, words)
}

function isInPressed(holder: Element): boolean {
  for (let up: Element | null = holder; up !== null; up = up.parentElement) if (pressed.has(up)) return true
  return false
}

const SHOWN = { opacityProperty: true, visibilityProperty: true } as const

function hasOuter(node: Node, nodes: ReadonlySet<Node>): boolean {
  for (let up = node.parentNode; up !== null; up = up.parentNode) if (nodes.has(up)) return true
  return false
}

const known = new WeakMap<Text, { readonly data: string; readonly key: string | null }>()

/** As `keyOf`, of a text that is looked at again and again. */
function keyOfText(text: Text): string | null {
  const before = known.get(text)
  if (before?.data === text.data) return before.key
  const key = keyOf(text.data)
  known.set(text, { data: text.data, key })
  return key
}

/** The words of each text that is shown in a part; `alsoOver`: also of what changes by itself or lies over the page. */
function walk(part: Node | Root, alsoOver: boolean, tell: (key: string, words: string) => void): void {
  if (part instanceof Text) {
    const key = keyOfText(part)
    if (key !== null) tell(key, part.data)
    return
  }
  if (part instanceof Element) {
    if (!alsoOver && (part.matches(PASSING) || pressed.has(part))) return
    if (part.matches('script, style, noscript, template')) return
    const style = getComputedStyle(part)
    if (style.display === 'none' || Number(style.opacity) === 0) return
    if (!alsoOver && style.position === 'fixed') return
    if (style.visibility !== 'visible') {
      for (const child of part.children) walk(child, alsoOver, tell)
      return
    }
  }
  for (const child of part.childNodes)
    if (child instanceof Element || child instanceof Text) walk(child, alsoOver, tell)
}
