// What was seen while the page was gone through, so that it can be told afterwards which of it has left the page.
import { elementAt, textsIn } from '../roots.ts'
import { documentScroller } from '../scroller.ts'
import { isShown } from '../visibility.ts'
import { notePinned } from '../witness/pinned.ts'
import { isLoadingLine } from './view.ts'

/** Something seen, and the beginning of its text then. */
type Sample = Omit<Beginning, 'isShown'> & { readonly element: Element }
/** `row`: without what stands in for a row until it has come, which is none that may be missing. */
type Beginning = { readonly text: string; readonly row: string; readonly isShown: boolean }

/**
 * `recycled`: the part of the things seen on the way that were not to be seen at the end, as in a list that keeps only the rows in
 * view. `rows`: how those begin, without spaces, where they are so many that the list does so.
 */
export type Recycled = { readonly recycled: number; readonly rows: readonly string[] }

/** Pixels between the things that are remembered. */
const SAMPLED = 300
const MOST = 500
/** Of fewer things nothing can be told. */
const FEW = 5
const ENOUGH = 80

let samples: Sample[] | undefined

/** Whether it is the first time that the page is gone through; from then on it is not. */
export function beginSamples(): boolean {
  const isFirst = samples === undefined
  samples ??= []
  return isFirst
}

export const hasNoSamples = (): boolean => (samples ?? []).length === 0

/** Remembers what is in view in the middle of what scrolls. */
export function sampleView(scroller: Element): void {
  samples ??= []
  const isDocument = scroller === documentScroller()
  if (isDocument) notePinned(scroller.scrollTop)
  const box = scroller.getBoundingClientRect()
  const middle = isDocument ? innerWidth / 2 : (box.left + box.right) / 2
  const top = isDocument ? 0 : Math.max(0, box.top)
  const bottom = isDocument ? innerHeight : Math.min(innerHeight, box.bottom)
  for (let y = top + SAMPLED / 2; y < bottom && samples.length < MOST; y += SAMPLED) {
    const element = elementAt(middle, y)
    if (element && (isDocument || scroller.contains(element)))
      samples.push({ element, ...beginningOf(element) })
  }
}

/**
 * Which part of what was seen cannot be seen any more; and where that is more than `many`, how all that was seen begins. Nothing
 * of it is remembered afterwards.
 */
export function takeSamples(many: number): Recycled {
  const seen = samples ?? []
  const gone = seen.filter(isGone).length
  samples = []
  const recycled = seen.length < FEW ? 0 : gone / seen.length
  const rows = recycled > many ? seen.map(({ row }) => row).filter(row => row !== '') : []
  return { recycled, rows }
}

function isGone({ element, text }: Sample): boolean {
  const now = beginningOf(element)
  return !element.isConnected || (text !== '' && (now.text !== text || !now.isShown))
}

/** The beginning of the text in an element, each piece of it on a line without its spaces, and whether it can be seen. */
function beginningOf(element: Element): Beginning {
  let [text, row] = ['', '']
  let holder = element
  for (const next of textsIn(element)) {
    if (text.length >= ENOUGH) break
    if (!next.parentElement?.checkVisibility()) continue
    const words = next.data.replaceAll(/\s+/g, '')
    if (words === '') continue
    if (text === '') holder = next.parentElement
    text += `${words}\n`
    if (!isLoadingLine(next.data)) row += `${words}\n`
  }
  return { text: text.slice(0, ENOUGH), row: row.slice(0, ENOUGH), isShown: isShown(holder) }
}
