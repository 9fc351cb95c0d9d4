// Goes sideways through what does: rows that fetch more when they are slid, and pictures that are leafed through one at a time.
import type { PageWindow } from '../process/page-window.ts'
import { hoverForArrows } from './hover.ts'
import { untilRest } from './rest.ts'

const MOST_STEPS = 40
/** After a step at the end of a row, and after a press, in milliseconds. */
const ANSWER = 6_500
const PICTURE = 3_000
/** A row that a button moves has come to rest within this time. */
const MOVED = 1_000

/** `slid`: how often a row became wider by it; `leafed`: how many that are leafed through were brought forward, and `notLeafed` how many more there are to be. */
export async function goSideways(
  window: PageWindow,
  until: number
): Promise<{ slid: number; leafed: number; notLeafed: number; isCutOff: boolean }> {
  let slid = 0
  let leafed = 0
  let isCutOff = false
  const isOver = (steps: number) => steps >= MOST_STEPS || performance.now() > until
  const rows = await window.ask('findRows')
  for (let row = 0; row < rows; row++) {
    for (let steps = 0; ; steps++) {
      const asked = performance.now()
      const { isAtEnd, width } = await window.ask('slideRow', row)
      await untilRest(window, ANSWER, 'pressed', asked)
      const hasGrown = (await window.ask('rowWidth', row)) > width
      if (hasGrown) slid++
      if (isAtEnd && !hasGrown) break
      if (isOver(steps)) {
        isCutOff = true
        break
      }
    }
  }
  if (rows > 0) await window.ask('slideBack')
  const cut = await window.ask('findCutRows')
  for (let row = 0; row < cut; row++) {
    for (let steps = 0; ; steps++) {
      const asked = performance.now()
      if (!(await window.ask('moveCutRow', row, MOVED))) break
      slid++
      await untilRest(window, ANSWER, 'pressed', asked)
      if (!isOver(steps)) continue
      isCutOff = true
      break
    }
  }
  leafed += await hoverForArrows(window, until)
  const leaves = await window.ask('findLeaves')
  for (let leaf = 0; leaf < leaves; leaf++)
    for (let steps = 0; await window.ask('leafOn', leaf, PICTURE); steps++) {
      leafed++
      if (!isOver(steps)) continue
      isCutOff = true
      break
    }
  const notLeafed = leaves === 0 ? 0 : await window.ask('countNotLeafed')
  return { slid, leafed, notLeafed, isCutOff }
}
