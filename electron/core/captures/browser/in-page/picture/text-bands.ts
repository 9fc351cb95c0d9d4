// In a frame: which parts of its window have text that is shown, so that it can be seen whether they are drawn.
import { textsIn } from '../roots.ts'

const MOST = { bands: 20, texts: 5_000 }

/** The numbers of the bands, so many pixels high, that have text; some of them where they are many. */
export function bandsWithText(band: number): number[] {
  const found = new Set<number>()
  const range = document.createRange()
  let seen = 0
  for (const text of textsIn(document.body ?? document)) {
    if (seen++ >= MOST.texts) break
    if (!text.data.trim() || !text.parentElement || !showsText(text.parentElement)) continue
    range.selectNodeContents(text)
    const [line] = range.getClientRects()
    if (line === undefined || line.width < 4 || line.right < 4 || line.left > innerWidth - 4) continue
    const middle = line.top + line.height / 2
    if (middle > 0 && middle < innerHeight) found.add(Math.floor(middle / band))
  }
  return spread(
    [...found].sort((one, other) => one - other),
    MOST.bands
  )
}

function showsText(holder: Element): boolean {
  if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
  // Text for screen readers alone stands in a box of a pixel.
  return holder.clientHeight + holder.clientWidth > 4 || getComputedStyle(holder).overflow === 'visible'
}

/** So many of them at most, the first and the last among them: the last are drawn last. */
export function spread(all: readonly number[], most: number): number[] {
  const step = Math.max(1, (all.length - 1) / (most - 1))
  return all.filter((_, n) => Math.round(Math.round(n / step) * step) === n)
}
