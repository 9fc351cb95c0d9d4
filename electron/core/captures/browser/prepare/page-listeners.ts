// What the page's own scripts wait for.
import type { PageWindow } from '../process/page-window.ts'

/**
 * Whether a script of the page listens, at its window or its document, to an event so called; true when that cannot be
 * found out. Asked of the page's own world, whose listeners these are.
 */
export async function listensTo(window: PageWindow, called: RegExp): Promise<boolean> {
  const { session, limits } = window
  const listeners = ['window', 'document'].map(async expression => {
    const { result } = await session.send('Runtime.evaluate', { expression })
    if (result.objectId === undefined) return []
    return (await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })).listeners
  })
  const late = () => new Error('late')
  const found = await window.within(Promise.all(listeners), limits.evaluate, late).catch(() => null)
  window.ended.throwIfAborted()
  return found?.flat().some(({ type }) => called.test(type)) ?? true
}
