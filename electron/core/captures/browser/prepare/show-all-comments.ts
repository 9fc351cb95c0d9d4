// "Mest relevanta": a platform that chooses which comments are shown is asked for all of them.

import type { PlatformWords } from '#shared/platform-words.ts'
import { cleanLine } from '../clean-text.ts'
import type { PageWindow } from '../process/page-window.ts'

export type Sorted = {
  /** Where all were chosen, and where that could not be done. */
  readonly chosen: number
  readonly left: number
  readonly labels: readonly string[]
}

/** Chooses all comments wherever the page chooses some, one place after the other, for as long as unfolding may take. */
export async function showAllComments(window: PageWindow, { sort }: PlatformWords): Promise<Sorted> {
  const labels: string[] = []
  let left = 0
  if (sort === null) return { chosen: 0, left, labels }
  const until = performance.now() + window.limits.expand
  for (;;) {
    const isOver = performance.now() > until || window.traffic.limit !== null
    const found = await window.ask('openSortMenu', sort.opens, sort.chooses, isOver)
    if (found === 'none') break
    if (isOver) {
      // Each that is found counts, and is not opened.
      left++
      continue
    }
    if (found === 'opened') {
      const label = await window.ask('chooseAllComments', sort.chooses)
      if (label === null) left++
      else labels.push(cleanLine(label, 60))
    } else labels.push(cleanLine(found.chosen, 60))
    await window.traffic.settle(2_000, window.ended, 30)
  }
  return { chosen: labels.length, left, labels }
}
