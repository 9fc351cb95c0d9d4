// Pictures and cards that are leafed through one at a time, where only the one that is shown is on the page: each is brought forward
// with the button that leads to the next, and a copy of it is laid below, since the picture of the page would show only one of them.
import { pressInView } from '../press/other-view.ts'
import { noteInput } from '../rest.ts'
import { everywhere, textsIn } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { isShown, textOf } from '../visibility.ts'
import { nextFrame } from '../wait.ts'
import { wordsKey } from '../witness/seen-words.ts'
import { ANSWERED, BUTTONS, isNext } from './row-buttons.ts'

const SMALLEST = 100
const MOST = 20
/** How far out from its button what holds the picture is looked for. */
const FAR = 5
type Leaf = {
  readonly holder: Element
  readonly seen: Set<string>
  /** The numbers of those that were shown, where it says which. */
  readonly numbers: Set<number>
  copies: Element | null
  /** How many copies show nothing of what was drawn. */
  blank: number
}

let leaves: readonly Leaf[] = []

/** How many there are. */
export function findLeaves(): number {
  const found = everywhere<HTMLElement>(BUTTONS)
    .filter(isNext)
    .flatMap(button => leafAround(button) ?? [])
  leaves = found
    .filter(({ holder }, at) => found.findIndex(other => other.holder === holder) === at)
    .slice(0, MOST)
  return leaves.length
}

export const pictureIn = (holder: Element): HTMLImageElement | null => {
  const shown = [...holder.querySelectorAll('img')].filter(isLarge)
  return shown.length === 1 ? (shown[0] ?? null) : null
}

/** What is in this holder is the one thing that is leafed through now. */
export function beginLeaf(holder: Element): void {
  leaves = [leafIn(holder)]
}

const leafIn = (holder: Element): Leaf => ({
  ...{ holder, seen: new Set([keyOf(holder)]), numbers: new Set(), copies: null, blank: 0 }
})

function leafAround(button: HTMLElement): Leaf | null {
  let holder = button.parentElement
  for (let up = 0; holder !== null && up < FAR; up++, holder = holder.parentElement) {
    if (holder.querySelector(ANSWERED) !== null) return null
    if (pictureIn(holder) !== null) return leafIn(holder)
    if (holder.querySelector('img') !== null) return null
    if (showsOneOf(holder) && wordsOf(holder) !== '') return leafIn(holder)
  }
  return null
}

const CAROUSEL = '[aria-roledescription="carousel" i], [aria-roledescription="karusell" i]'
/** Which of how many is shown, such as `1/5`, or `1–2 / 8` of pages that are shown two at a time. */
const ONE_OF =
  /^(?:[^\p{L}\d]*(\d{1,3})\s?[–-]|(?:\P{L}*[^\p{L}\d])?(?:(?:bild|slide|kort|image|sida|page)\s)?)\s?(\d{1,3})\s?(?:\/|av|of)\s?(\d{1,3})\P{L}*$/iu
/** Longer words say something else. */
const LONGEST = 120
/** Without spaces it is a day of a month too. */
const APART = /\d\s(?:\/|av|of)\s\d/iu
/** How far a film has been played: "0:12 / 7:42". */
const CLOCK = /\d[:.]\d\d(?!\d)/

/** How many there are, where it says so of one that is shown; null of what is not leafed through. */
export type Stated = { readonly at: number; readonly of: number; readonly atOnce: number }

function statedIn(holder: Element): Stated | null {
  const labels = [...holder.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label') ?? '')
  for (const words of [...[...textsIn(holder)].map(({ data }) => data), ...labels]) {
    const stated = statedBy(words)
    if (stated !== null) return stated
  }
  return null
}

export function statedBy(text: string): Stated | null {
  const words = text.trim()
  const [, first, at, of] = words.length > LONGEST || CLOCK.test(words) ? [] : (ONE_OF.exec(words) ?? [])
  if (at === undefined || Number(at) === 0 || Number(of) <= 1 || Number(at) > Number(of)) return null
  const atOnce = first === undefined ? 1 : Number(at) - Number(first) + 1
  return atOnce < 1 ? null : { at: Number(at), of: Number(of), atOnce }
}

/** How many pictures a counter beside one tells of that nobody has leafed to; a counter beside each of them counts what is there. */
export function countBeside(): number {
  const told = [...document.querySelectorAll('body *')].filter(
    part => part.childElementCount === 0 && APART.test(part.textContent ?? '') && isShown(part)
  )
  const beside = told.flatMap(part => {
    const stated = statedBy(part.textContent ?? '')
    return stated === null || isLeafed(part) || !standsByPicture(part) ? [] : [stated]
  })
  return missingOf(beside)
}

/** What has been leafed through stands there. */
export const isLeafed = (part: Element): boolean =>
  leaves.some(({ holder, copies }) => holder.contains(part) || copies?.contains(part))

/** Of each number of things, those that no counter counts. */
export function missingOf(stated: readonly Stated[]): number {
  return [...Map.groupBy(stated, ({ of }) => of)]
    .map(([of, all]) => of - new Set(all.map(({ at }) => at)).size)
    .reduce((sum, missing) => sum + Math.max(0, missing), 0)
}

function standsByPicture(counter: Element): boolean {
  let holder = counter.parentElement
  for (
    let up = 0;
    holder !== null && holder !== document.body && up < FAR;
    up++, holder = holder.parentElement
  ) {
    const shown = [...holder.querySelectorAll('img, canvas')].filter(isLarge)
    if (shown.length > 0) return shown.length === 1
  }
  return false
}

function isLarge(picture: Element): boolean {
  const { width, height } = picture.getBoundingClientRect()
  return width >= SMALLEST && height >= SMALLEST && isShown(picture)
}

const showsOneOf = (holder: Element): boolean => holder.matches(CAROUSEL) || statedIn(holder) !== null

/** How many of what is leafed through have not been brought forward, by what the pages say that there are. */
export function countNotLeafed(): number {
  return leaves
    .filter(({ holder }) => holder.isConnected)
    .map(leaf => {
      const { of, atOnce } = noteNumbers(leaf) ?? { of: 0, atOnce: 1 }
      // Some say the same of each, such as a point for every one.
      const { seen, numbers, blank } = leaf
      const shown = numbers.size > atOnce ? numbers.size : seen.size * atOnce
      return Math.max(0, of - shown) + blank * atOnce
    })
    .reduce((sum, missing) => sum + missing, 0)
}

/** Which are shown now, by what it says; several are moved by one, or by all of them. */
function noteNumbers({ holder, numbers }: Leaf): Stated | null {
  const stated = statedIn(holder)
  for (let back = 0; stated !== null && back < stated.atOnce; back++) numbers.add(stated.at - back)
  return stated
}

/** What is shown: a picture, or a card with words between the pictures. */
function keyOf(holder: Element): string {
  const picture = pictureIn(holder)
  return picture === null ? wordsOf(holder) : addressOf(picture)
}

const wordsOf = (holder: Element): string => partsOf(holder).map(textOf).join('\n').trim()

const addressOf = (picture: HTMLImageElement): string => picture.currentSrc || picture.src

/** Brings what is next forward. False when it has been seen, or there is none. */
export async function leafOn(number: number, limit: number): Promise<boolean> {
  const leaf = leaves[number]
  if (leaf === undefined || !leaf.holder.isConnected) return false
  const { holder, seen } = leaf
  // A page may draw its button anew each time.
  const button = [...holder.querySelectorAll<HTMLElement>(BUTTONS)].find(isNext)
  if (button === undefined || button.matches(':disabled, [aria-disabled="true"]')) return false
  noteNumbers(leaf)
  const before = keyOf(holder)
  const said = wordsOf(holder)
  const copy = copyOf(holder)
  const isEmpty = showsNothingDrawn(holder, copy)
  noteInput()
  return pressInView(button, holder, async () => {
    const until = performance.now() + limit
    while (holder.isConnected && performance.now() < until) {
      await nextFrame()
      const now = keyOf(holder)
      if (now === before || now === '' || pictureIn(holder)?.complete === false) continue
      // What was said of the one that is gone goes with it.
      if (pictureIn(holder) !== null && wordsOf(holder) !== said && wordsKey(said) !== null)
        layBelow(leaf, Object.assign(document.createElement('p'), { textContent: said }))
      layBelow(leaf, copy)
      if (isEmpty) leaf.blank++
      if (seen.has(now)) return false
      seen.add(now)
      return true
    }
    return false
  })
}

function copyOf(holder: Element): HTMLElement {
  const picture = pictureIn(holder)
  const copy = document.createElement(picture === null ? 'div' : 'img')
  const shown = picture ?? holder
  const { width, height } = shown.getBoundingClientRect()
  setStyles(copy, { display: 'block', width: `${width}px`, position: 'static', opacity: '1' })
  if (picture !== null && copy instanceof HTMLImageElement) {
    setStyles(copy, { height: `${height}px` })
    copy.src = addressOf(picture)
    copy.alt = picture.alt
    return copy
  }
  // What is laid over the rest of it stays over it.
  setStyles(copy, { position: 'relative', 'min-height': `${height}px` })
  for (const part of partsOf(holder)) copy.append(drawnCopyOf(part))
  return copy
}

/** All but its buttons. */
const partsOf = (holder: Element): Element[] => [...holder.children].filter(part => !part.matches(BUTTONS))

/** A copy of what is drawn has nothing drawn in it. */
function drawnCopyOf(part: Element): Node {
  const copy = part.cloneNode(true)
  if (!(copy instanceof Element)) return copy
  const copies = drawingsIn(copy)
  for (const [at, drawing] of drawingsIn(part).entries())
    if (drawing.width > 0 && drawing.height > 0) copies[at]?.getContext('2d')?.drawImage(drawing, 0, 0)
  return copy
}

const drawingsIn = (part: Element): HTMLCanvasElement[] =>
  [part, ...part.querySelectorAll('canvas')].filter(one => one instanceof HTMLCanvasElement)

/** All that is drawn large in it is gone from its copy, and no picture shows anything: what lies over the rest may be empty. */
function showsNothingDrawn(holder: Element, copy: Element): boolean {
  const drawn = partsOf(holder).flatMap(drawingsIn)
  const copies = drawingsIn(copy)
  const large = drawn.flatMap((drawing, at) => (isLarge(drawing) ? (copies[at] ?? []) : []))
  return large.length > 0 && large.every(isBlank) && ![...holder.querySelectorAll('img')].some(isLarge)
}

/** Drawn so small, it tells whether there is anything, and takes no time to read. */
const SIDE = 32

/** What a graphics card has drawn may be gone once it is shown. What came from another site cannot be looked at. */
function isBlank(drawing: HTMLCanvasElement): boolean {
  if (drawing.width === 0 || drawing.height === 0) return false
  const small = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE })
  const context = small.getContext('2d')
  if (context === null) return false
  context.imageSmoothingQuality = 'high'
  context.drawImage(drawing, 0, 0, SIDE, SIDE)
  try {
    return context.getImageData(0, 0, SIDE, SIDE).data.every(value => value === 0)
  } catch {
    return false
  }
}

function layBelow(leaf: Leaf, copy: Element): void {
  if (leaf.copies === null) {
    leaf.copies = document.createElement('div')
    leaf.holder.after(leaf.copies)
  }
  leaf.copies.append(copy)
}
