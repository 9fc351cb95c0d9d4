// Text that the page has and its picture, which is of one moment, has not: what runs past behind the edges of a band, what lies below the
// edge of a field, and what stands on the back of a card.
import { everywhere, roots, textsIn } from '../roots.ts'
import { isExcused } from './seen.ts'
import { keyOf } from './seen-words.ts'

const MOST_TEXTS = 20_000
/** What is smaller is there for those who do not see it. */
const SMALLEST = { width: 60, height: 10 }
/** What leads about the site, or is shown only when it is asked for, is kept out of sight on purpose. */
const ASIDE =
  'nav, header, footer, dialog, [role="navigation"], [role="menu"], [role="dialog"], [role="listbox"], [role="tooltip"], select, button, script, style, noscript, template, title'
const SHOWN = { opacityProperty: true, visibilityProperty: true } as const
/** So many pixels of a line may lie past an edge. */
const EDGE = 4
/** What is moved so far out of the window is words in the place of a picture, or for those who do not see it. */
const FAR = 4_000

/** How many there are, each text once. Nothing is told of what is drawn in some other place. */
export function unpictured(): number {
  const [away, seen] = [new Set<string>(), new Set<string>()]
  const known = new Map<Element, Place>()
  let read = 0
  for (const root of roots())
    for (const text of textsIn(root)) {
      if (++read > MOST_TEXTS) break
      const key = keyOf(text.data)
      const { parentElement: holder } = text
      if (key === null || holder === null || holder.closest(ASIDE) !== null || !holder.checkVisibility(SHOWN))
        continue
      ;(isAway(text, placeOf(holder, known)) ? away : seen).add(key)
    }
  const hidden = [...away].filter(key => !seen.has(key) && !isExcused(key)).length
  return hidden + everywhere<HTMLTextAreaElement>('textarea').filter(hidesLines).length
}

/** `clips`: the parts whose edges it may lie behind; `runs`: one that moves by itself is between it and them. */
type Place = { readonly clips: readonly Clip[]; readonly isBehind: boolean }
type Clip = { readonly part: Element; readonly runs: boolean }

function placeOf(holder: Element, known: Map<Element, Place>): Place {
  const before = known.get(holder)
  if (before !== undefined) return before
  const { parentElement: around } = holder
  const outer = around === null ? { clips: [], isBehind: false } : placeOf(around, known)
  const place = {
    clips: isClip(holder) ? [...outer.clips, { part: holder, runs: holdsRunning(holder) }] : outer.clips,
    isBehind: outer.isBehind || facesAway(holder)
  }
  known.set(holder, place)
  return place
}

/** The window itself is no part of the page. */
function isClip(part: Element): boolean {
  if (part === document.body || part === document.documentElement) return false
  const { overflowX, position } = getComputedStyle(part)
  if (overflowX === 'visible' || position === 'fixed') return false
  const { width, height } = part.getBoundingClientRect()
  return width >= SMALLEST.width && height >= SMALLEST.height
}

const holdsRunning = (part: Element): boolean =>
  part.localName === 'marquee' ||
  part.getAnimations({ subtree: true }).some(({ effect, playState }) => {
    const isEndless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
    return (
      playState !== 'idle' &&
      isEndless &&
      effect instanceof KeyframeEffect &&
      effect.getKeyframes().some(moves)
    )
  })

const moves = (frame: ComputedKeyframe): boolean =>
  ['transform', 'translate', 'left', 'right', 'top', 'marginLeft'].some(name => name in frame)

function isAway(text: Text, { clips, isBehind }: Place): boolean {
  if (isBehind) return true
  if (clips.length === 0) return false
  const range = document.createRange()
  range.selectNodeContents(text)
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
  return clips.some(({ part, runs }) => {
    const edges = part.getBoundingClientRect()
    const isPast = ({ left, right }: DOMRect) =>
      (right <= edges.left + EDGE && right > edges.left - FAR) ||
      (left >= edges.right - EDGE && left < edges.right + FAR)
    const isCut = ({ left, right, top, bottom }: DOMRect) =>
      left < edges.left - EDGE ||
      right > edges.right + EDGE ||
      top < edges.top - EDGE ||
      bottom > edges.bottom + EDGE
    return boxes.length > 0 && (boxes.every(isPast) || (runs && boxes.some(isCut)))
  })
}

/** It is turned from whoever looks, and its back is not drawn. */
function facesAway(part: Element): boolean {
  if (getComputedStyle(part).backfaceVisibility !== 'hidden') return false
  let whole = new DOMMatrix()
  for (let at: Element | null = part; at !== null; at = at.parentElement) {
    const { transform, rotate } = getComputedStyle(at)
    if (transform !== 'none') whole = new DOMMatrix(transform).multiply(whole)
    if (rotate !== 'none') whole = turned(rotate).multiply(whole)
    const { parentElement: around } = at
    if (around === null || getComputedStyle(around).transformStyle !== 'preserve-3d') break
  }
  return whole.m33 < 0
}

/** As `rotate` has it: about an axis by its name, or by an angle alone, which turns nothing away. */
function turned(rotate: string): DOMMatrix {
  const [, axis, angle] = /^([xy]|[01] [01] 0) (-?[\d.]{1,10})deg$/.exec(rotate) ?? []
  if (axis === undefined) return new DOMMatrix()
  const isOfX = axis === 'x' || axis.startsWith('1')
  return new DOMMatrix().rotateAxisAngle(isOfX ? 1 : 0, isOfX ? 0 : 1, 0, Number(angle))
}

/** What is written in it goes on below its edge. */
function hidesLines(field: HTMLTextAreaElement): boolean {
  const line = Number.parseFloat(getComputedStyle(field).lineHeight) || 16
  return (
    keyOf(field.value) !== null &&
    field.checkVisibility(SHOWN) &&
    field.clientHeight >= SMALLEST.height &&
    field.scrollHeight - field.clientHeight >= line / 2
  )
}
