// Boxes that wait for a picture are looked at, one window after the other, for as long as somebody would.
import type { VisitStep } from '../visit.ts'

/** Longer than pages wait that load what is looked at, in milliseconds. */
const LOOK = 2_000
/** After so many looks in vain at first, no more are filled by looking. */
const IN_VAIN = 2

export const lookAtEmptyBoxes: VisitStep = async ({ window, steps, deadline, limits }) => {
  if ((await window.ask('countEmptyBoxes')) === 0) return {}
  await steps.optional('dwell', 'pictures-missing', deadline.signal, async () => {
    const until = performance.now() + limits.scroll
    let looks = 0
    let filled = 0
    while (performance.now() < until && (filled > 0 || looks < IN_VAIN)) {
      const now = await window.ask('lookAtEmptyBox', LOOK)
      if (now === null) break
      looks++
      filled += now
    }
    await window.ask('endLooking')
    return { value: null, detail: { looks, filled } }
  })
  return {}
}
