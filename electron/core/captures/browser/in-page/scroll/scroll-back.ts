// To the end of the page in one go, and up again.
import { noteInput } from '../rest.ts'
import { scroller, scrollToStart } from '../scroller.ts'
import { frames, nextFrame } from '../wait.ts'
import { lookAtPinned } from '../witness/pinned.ts'
import { noteAll } from '../witness/seen.ts'
import { type Recycled, takeSamples } from './samples.ts'

/** To the bottom in one go. */
export async function scrollToEnd(): Promise<{ top: number; view: number; height: number }> {
  const scrolling = scroller()
  noteInput()
  scrolling.scrollTo({ top: scrolling.scrollHeight, behavior: 'instant' })
  await frames(2)
  return { top: Math.ceil(scrolling.scrollTop), view: innerHeight, height: scrolling.scrollHeight }
}

/** Up by a window and down to the end once more: what watches the end sees it leave and come. */
export async function leaveEnd(): Promise<void> {
  const scrolling = scroller()
  scrolling.scrollTo({ top: scrolling.scrollTop - innerHeight, behavior: 'instant' })
  await frames(2)
  await scrollToEnd()
}

/** Up to where the page begins. */
export async function scrollToTop(): Promise<void> {
  noteInput()
  scrollToStart(scroller())
  await nextFrame()
}

/** Up again; answers which part of what was seen cannot be seen any more, and where that is more than `many`, how it began. */
export async function scrollBack(many: number): Promise<Recycled> {
  const recycled = takeSamples(many)
  noteAll()
  lookAtPinned()
  const scrolling = scroller()
  scrollToStart(scrolling)
  await nextFrame()
  await scrollSideways(scrolling)
  return recycled
}

/** A page that is wider than its window has pictures beside it that are late too. */
async function scrollSideways(scrolling: Element): Promise<void> {
  const way = getComputedStyle(document.documentElement).direction === 'rtl' ? -1 : 1
  for (let steps = 1; steps <= 10 && scrolling.scrollWidth > innerWidth + 40; steps++) {
    const before = scrolling.scrollLeft
    scrolling.scrollTo({ left: way * steps * (innerWidth - 60), behavior: 'instant' })
    await frames(2)
    if (scrolling.scrollLeft === before) break
  }
  if (scrolling.scrollLeft !== 0) scrolling.scrollTo({ left: 0, behavior: 'instant' })
}
