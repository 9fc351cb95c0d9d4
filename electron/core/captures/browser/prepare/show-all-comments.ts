// "Mest relevanta": a platform that chooses which comments are shown is asked for all of them.

import type { PlatformWords } from '#shared/platform-words.ts'
import { cleanLine } from '../clean-text.ts'
import { PARTIAL } from '../in-page/press/partial-words.ts'
import type { PageWindow } from '../process/page-window.ts'

export type Sorted = {
  /** Where all were chosen, and where that could not be done. */
  readonly chosen: number
  readonly left: number
  readonly labels: readonly string[]
}

/** Whether there is anything to choose from that has not been opened; a platform's own words are looked for in any case. */
export const mayBeSorted = async (window: PageWindow, { sort }: PlatformWords): Promise<boolean> =>
  sort !== null || (await window.ask('hasSortMenu', PARTIAL.opens, 'anywhere'))

/** Chooses all comments wherever the page chooses some, one place after the other, for as long as unfolding may take. */
export async function showAllComments(window: PageWindow, { sort }: PlatformWords): Promise<Sorted> {
  const labels: string[] = []
  let left = 0
  const { opens, chooses } = sort ?? PARTIAL
  const where = sort === null ? 'anywhere' : 'platform'
  const until = performance.now() + window.limits.expand
  for (;;) {
    const isOver = performance.now() > until || window.traffic.limit !== null
    const found = await window.ask('openSortMenu', opens, chooses, where, isOver)
    if (found === 'none') break
    if (isOver) {
      // Each that is found counts, and is not opened.
      left++
      continue
    }
    if (found === 'opened') {
      const label = await window.ask('chooseAllComments', chooses, where)
      // On any page a menu without such a choice may be of the order only: it is looked behind in the end.
      if (label === null) left += sort === null ? 0 : 1
      else labels.push(cleanLine(label, 60))
    } else labels.push(cleanLine(found.chosen, 60))
    await window.traffic.settle(2_000, window.ended, 30)
  }
  return { chosen: labels.length, left, labels }
}
