// The picture of the whole page, taken again when a question about cookies came into it, or when the page grew meanwhile.
import type { Reason } from '#shared/capture.ts'
import { mayAskConsent, refuseLateConsent } from '../prepare/prepare-page.ts'
import type { Scrolled } from '../prepare/scroll.ts'
import type { StepResult } from '../steps.ts'
import type { Findings, OpenPage, RunStep } from '../visit.ts'
import { cutOf } from './bounds-reached.ts'
import { type Extent, extentOf, openUp, type PictureExtent, type Tile } from './picture.ts'
import { tilesOf } from './tiles.ts'

/** Fewer CSS pixels of a box below its edge are its own margins. */
const LITTLE = 40
/** How often a page that grows is pictured at most. */
const MOST_TIMES = 3

type Hooks = {
  keep(tile: Tile, position: number): void
  /** Before the picture is taken for the first time, and again. */
  onExtent(extent: PictureExtent, time: number): void
}

/** How large the page is in the picture, and what there is to say of the step. */
export async function pictureWhole(
  page: OpenPage,
  found: Findings,
  run: RunStep,
  { keep, onExtent }: Hooks
): Promise<{ extent: PictureExtent; result: StepResult<null> }> {
  const { window } = page
  const { scrolled } = found
  let taken = wanted(await openUp(window, goneTo(scrolled)), scrolled)
  onExtent(taken, 1)
  let tiles = 0
  if (mayAskConsent(found)) {
    const onAgain = (extent: PictureExtent, time: number) => {
      taken = extent
      onExtent(extent, time)
    }
    tiles = await takeUntilStill({ page, scrolled, run }, taken, { keep, onExtent: onAgain })
  } else for await (const tile of tilesOf(window, taken)) keep(tile, tiles++)
  const reasons = cutOf(taken, scrolled)
  const now = await grown(page, scrolled, taken)
  if (now !== null) reasons.push({ code: 'page-grew', detail: `${now.height} px` })
  // A script may have given a box that was opened up its height back.
  const again = (await window.ask('hiddenInBoxes')) - (found.opened?.hidden ?? 0)
  if (again > LITTLE) reasons.push({ code: 'content-not-expanded', detail: `${again} px` })
  const detail = { ...taken, tiles }
  const extent = again > LITTLE ? { ...taken, hidden: taken.hidden + again } : taken
  return { extent, result: { value: null, detail, reasons: [...reasons, ...reasonsOf(taken)] } }
}

function reasonsOf({ hidden, blankFrames }: PictureExtent): Reason[] {
  const reasons: Reason[] = []
  if (hidden > 0) reasons.push({ code: 'content-not-expanded', detail: `${hidden} px` })
  if (blankFrames > 0) reasons.push({ code: 'picture-failed', detail: `${blankFrames} frames` })
  return reasons
}

/**
 * A question that came while the picture was taken is in it, and of a page that grew meanwhile the lowest part is not: such a
 * picture is taken again, and only the last is kept. Answers how many tiles it has.
 */
async function takeUntilStill(
  { page, scrolled, run }: { page: OpenPage; scrolled: Scrolled | null; run: RunStep },
  first: PictureExtent,
  { keep, onExtent }: Hooks
): Promise<number> {
  const tiles: Tile[] = []
  try {
    for (let time = 1, again: PictureExtent | null = first; again !== null && time <= MOST_TIMES; time++) {
      onExtent(again, time)
      tiles.length = 0
      for await (const tile of tilesOf(page.window, again)) tiles.push(tile)
      const isAnswered = time === 1 && (await run(refuseLateConsent)).consent?.outcome === 'dismissed'
      again = (await grown(page, scrolled, again)) ?? (isAnswered ? again : null)
    }
  } finally {
    for (const [position, tile] of tiles.entries()) keep(tile, position)
  }
  return tiles.length
}

/** How far an inner part was gone through that is a feed and goes on, below what was in view at first. */
function goneTo(scrolled: Scrolled | null): number | null {
  if (scrolled === null || scrolled.scroller === 'document' || scrolled.stoppedBy === 'bottom') return null
  return Math.max(0, scrolled.bottom - scrolled.view)
}

/** A feed that was read back to the date wanted is pictured so far, though it may go on. */
function wanted<E extends Extent>(extent: E, scrolled: Scrolled | null): E {
  if (scrolled?.stoppedBy !== 'date' || scrolled.scroller !== 'document') return extent
  const height = Math.min(extent.height, scrolled.bottom)
  return { ...extent, height, full: height }
}

/** How large the page is now, when that is higher than it was. */
async function grown(
  { window }: OpenPage,
  scrolled: Scrolled | null,
  before: PictureExtent
): Promise<PictureExtent | null> {
  const now = wanted(await extentOf(window), scrolled)
  return now.height > before.height + 2 ? { ...before, ...now } : null
}
