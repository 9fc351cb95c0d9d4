// Pages on which nothing waits to be scrolled to: a page of text that is there from the beginning need not be gone through
// screen by screen. Whatever cannot be found out counts as waiting.
import type { PageWindow } from '../process/page-window.ts'
import { drawingsListenTo, listensTo } from './page-listeners.ts'

const SCROLLED = /^(?:scroll|scrollend|wheel)$/
const SIZED = /^(?:resize|orientationchange)$/

/** Whether a script of the page waits for its window to change. */
export const listensToSize = (window: PageWindow) => listensTo(window, SIZED)

const WHEEL = /^(?:wheel|mousewheel)$/

/** Whether a script moves the page, or a drawing in it, when the wheel is turned, and nothing else does: only what it shows first is seen then. */
export const movesByWheel = async (window: PageWindow): Promise<boolean> =>
  ((await window.ask('showsOneWindow')) && (await listensTo(window, WHEEL))) ||
  drawingsListenTo(window, WHEEL)

/** Whether a script of the page waits for it to be scrolled. */
export const listensToScroll = (window: PageWindow) => listensTo(window, SCROLLED)

/**
 * Whether nothing on the page comes only when it is scrolled to: no picture that is late, no part that is drawn only in
 * view, no animation that follows the scrolling, and no frame. Asked where nobody watches what is in view.
 */
export const hasAllWithoutScrolling = async (window: PageWindow): Promise<boolean> =>
  !(await window.ask('hasLateParts'))

/** Whether a script of the page watches what is in view; true where that cannot be found out. */
export async function hasWatchers(window: PageWindow): Promise<boolean> {
  const { session, limits } = window
  const late = () => new Error('late')
  const counting = async () => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: 'IntersectionObserver.prototype'
    })
    if (result.objectId === undefined) return null
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId })
    return /^Array\((\d+)\)$/.exec(objects.description ?? '')?.[1] ?? null
  }
  const watchers = await window.within(counting(), limits.evaluate, late).catch(() => null)
  window.ended.throwIfAborted()
  return watchers !== '0'
}
