// What may be missing of the frames of a page.
import { framesOf } from '../process/ask-frames.ts'
import { idOf } from '../process/in-page.ts'
import { isFrameShown } from '../process/silent-frames.ts'
import type { OpenPage } from '../visit.ts'
import { expandFrames } from './expand.ts'
import { openFrames } from './open-frames.ts'

/** What is smaller counts visits, or is there for the page's own sake. */
const LARGE = 60

/** When the page is ready; `hidden`: so many CSS pixels of them are told of already. */
export async function tellFrames(
  { window, steps, words, guard }: Pick<OpenPage, 'window' | 'steps' | 'words' | 'guard'>,
  hidden: number
): Promise<void> {
  if (framesOf(window).length === 0) return
  // They may have grown after they were opened up.
  const now = await openFrames(window)
  if (now.hidden > hidden) steps.add({ code: 'content-not-expanded', detail: `${now.hidden} px of frames` })
  if (now.late > 0) steps.add({ code: 'text-failed', detail: `${now.late} frames` })
  // What is left is counted, and pressed no more.
  const { left } = await expandFrames({ window, words, guard }, Number.POSITIVE_INFINITY)
  if (left > 0) steps.add({ code: 'content-not-expanded', detail: `${left} buttons in frames` })
  for (const { frame: id, what } of window.frameAnswers.lacking) {
    const frame = framesOf(window).find(one => idOf(one) === id)
    if (frame !== undefined && (await isFrameShown(frame, window.ended, LARGE)))
      steps.add({ code: 'parts-missing', detail: what })
  }
  await tellSilentFrames({ window, steps })
}

/** A frame that has not answered something that it was asked may hold whatever it holds. */
export async function tellSilentFrames({ window, steps }: Pick<OpenPage, 'window' | 'steps'>): Promise<void> {
  const silent = await window.silentFrames.count(window.ended)
  if (silent > 0) steps.add({ code: 'parts-missing', detail: `${silent} frames` })
}
