// Points at pictures that may show an arrow only then, and leafs through those that do.
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'

const LIMIT = 1_000
const PICTURE = 3_000
const MOST_STEPS = 40
/** Where so many show none, the others show none either. */
const ENOUGH = 4

/** How many pictures were brought forward so. */
export async function hoverForArrows(window: PageWindow, until: number): Promise<number> {
  const { session, screen } = window
  if (screen.isMobile) return 0
  const places = await window.ask('findHoverPlaces')
  if (places === 0) return 0
  const point = (at: { x: number; y: number }) =>
    window.within(
      session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at }),
      LIMIT,
      () => new Trouble('time-out', 'input')
    )
  let leafed = 0
  let none = 0
  for (let place = 0; place < places && none < ENOUGH && performance.now() < until; place++) {
    const at = await window.ask('goToHover', place)
    if (at === null) continue
    await point(at)
    await window.ask('nextFrame')
    if (!(await window.ask('arrowCame', place))) {
      none++
      continue
    }
    none = 0
    for (let steps = 0; steps < MOST_STEPS && (await window.ask('leafOn', 0, PICTURE)); steps++) {
      leafed++
      if (performance.now() > until) break
    }
  }
  await point({ x: 2, y: screen.height - 4 })
  await window.ask('leaveHover')
  return leafed
}
