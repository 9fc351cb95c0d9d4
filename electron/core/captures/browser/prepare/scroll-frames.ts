// Goes through the frames of a page that scroll by themselves, also those of other sites, as the page was gone through itself.
import type { Frame } from 'puppeteer-core'
import { askFrame, framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { bringFrameIntoView } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import { PATIENCE, type Part } from './await-growth.ts'
import { FIRST, goDown, RECYCLED, type Scrolled } from './scroll.ts'

/** One question to a frame, which answers after a while in any case, in milliseconds. */
const FRAME_LIMIT = 2_000
/** Less below the edge of a frame is its own margins. */
const LITTLE = 40

/** Those that were gone through. One that does not answer is left as it is, and told of. */
export async function scrollFrames(window: PageWindow, since: Date | null): Promise<Scrolled[]> {
  const oldest = since?.getTime() ?? null
  const until = performance.now() + window.limits.scroll / 2
  const all: Scrolled[] = []
  for (const frame of framesOf(window).slice(0, MOST_FRAMES)) {
    const below = await askFrame(window, frame, FRAME_LIMIT, 'hiddenBelow')
    if (below === null || below <= LITTLE) continue
    try {
      await window.within(bringFrameIntoView(frame), FRAME_LIMIT, late)
      const part = partOf(window, frame)
      const place = await part.ask('lookAtPosition', oldest)
      const gone = await goDown(window, place, {
        ...FIRST,
        until,
        oldest,
        patience: PATIENCE.listening,
        part
      })
      all.push({ ...gone, ...(await part.ask('scrollBack', RECYCLED)) })
    } catch {
      // It is busy, or was taken away.
      window.ended.throwIfAborted()
      window.silentFrames.note(frame, 'scrollDown', false)
    }
  }
  if (all.length > 0) await window.ask('scrollToTop')
  return all
}

const late = () => new Error('late')

const partOf = (window: PageWindow, frame: Frame): Part => ({
  async ask(question, ...args) {
    const answer = await askFrame(window, frame, FRAME_LIMIT, question, ...args)
    if (answer === null) throw late()
    return answer
  }
})
