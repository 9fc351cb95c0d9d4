// Frames in the page that scroll by themselves: made as high as what is in them, since the picture would show only its top.
import type { Frame } from 'puppeteer-core'
import { setHeight } from '../artefacts/picture.ts'
import type { Opened } from '../in-page/open/scroll-boxes.ts'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { inFrame, makeFrameHigher } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded } from '../trouble.ts'

const LIMIT = 5_000
const LITTLE = 40
/** A frame that is given a part of what a set of frames grows by is as high as it must be after some times. */
const ROUNDS = 8

/** What a frame answers in time. */
type Within = (frame: Frame, work: Promise<number | null>) => Promise<number | null | 'late'>

/** `late`: so many did not answer in time whether there is more in them. */
export async function openFrames(window: PageWindow): Promise<Opened & { late: number }> {
  const depthOf = (frame: Frame): number => {
    const parent = frame.parentFrame()
    return parent === null ? 0 : 1 + depthOf(parent)
  }
  // The innermost first, so that those around them know how high they will be.
  const frames = framesOf(window)
    .sort((a, b) => depthOf(b) - depthOf(a))
    .slice(0, MOST_FRAMES)
  // One that went elsewhere meanwhile has not answered either; one that was taken away need not.
  const within: Within = (frame, work) =>
    bounded(work, LIMIT, window.ended, () => new Error('late')).catch(() => {
      window.ended.throwIfAborted()
      return frame.detached ? null : 'late'
    })
  if (frames.length > 0 && (await window.ask('isFrameset'))) await openFrameset(window, frames, within)
  let opened = 0
  let hidden = 0
  let late = 0
  for (const frame of frames) {
    const left = await within(frame, openFrame(frame))
    if (left === 'late') late++
    else if (left === 0) opened++
    else hidden += left ?? 0
  }
  return { opened, hidden, late }
}

/** A set of frames fills the window, which is made so high that the frames show all that is in them. */
async function openFrameset(window: PageWindow, frames: readonly Frame[], within: Within): Promise<void> {
  let height = await window.ask('windowHeight')
  for (let round = 0; round < ROUNDS && height < window.limits.height; round++) {
    const hidden = await Promise.all(frames.map(frame => within(frame, inFrame(frame, 'hiddenBelow'))))
    const most = Math.max(0, ...hidden.map(px => (typeof px === 'number' ? px : 0)))
    if (most === 0) return
    height = Math.min(height + most, window.limits.height)
    await setHeight(window, height)
    await window.traffic.settle(1_000, window.ended, 50)
  }
}

/** How much of it cannot be seen afterwards; null when there was nothing to open. */
async function openFrame(frame: Frame): Promise<number | null> {
  await inFrame(frame, 'drawAll')
  const [below, boxes] = await Promise.all([
    inFrame(frame, 'hiddenBelow'),
    inFrame(frame, 'countScrollBoxes')
  ])
  if (below <= LITTLE && boxes === 0) return null
  if ((await makeFrameHigher(frame, 0)) === 'unseen') return null
  const { hidden } = await inFrame(frame, 'openScrollBoxes', 'within')
  let left = await inFrame(frame, 'hiddenBelow')
  // What is in it may follow its height, or keep to its own.
  for (let round = 0; left > LITTLE && round < 2; round++) {
    if (round > 0) await inFrame(frame, 'openScrollBoxes', 'itself')
    left = await inFrame(frame, 'hiddenBelow')
    const outcome = await makeFrameHigher(frame, left)
    if (outcome === 'left') break
    left = await inFrame(frame, 'hiddenBelow')
  }
  return (left <= LITTLE ? 0 : left) + hidden
}
