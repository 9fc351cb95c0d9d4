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

/** What turns of the wheel make larger or smaller, or lead about in. */
const MAPS =
  '[class*="map" i], [class*="leaflet" i], [class*="ol-view" i], [class*="chart" i], [class*="karta" i], [aria-label*="karta" i], [aria-label*="map" i]'
const DRAWINGS = `[...document.querySelectorAll('canvas')].filter(one => one.clientWidth >= 200 && one.clientHeight >= 150 && one.closest('${MAPS}') === null).slice(0, 5)`

/** The same of the drawings of the page, but for maps and diagrams; false when that cannot be found out. */
export async function drawingsListenTo(window: PageWindow, called: RegExp): Promise<boolean> {
  const { session, limits } = window
  const asking = async () => {
    const { result } = await session.send('Runtime.evaluate', { expression: DRAWINGS })
    if (result.objectId === undefined || result.description === 'Array(0)') return []
    const { objectId } = result
    const { result: parts } = await session.send('Runtime.getProperties', { objectId, ownProperties: true })
    const ids = parts.flatMap(({ value }) => (value?.subtype === 'node' ? (value.objectId ?? []) : []))
    const all = ids.map(id => session.send('DOMDebugger.getEventListeners', { objectId: id }))
    return (await Promise.all(all)).flatMap(({ listeners }) => listeners)
  }
  const late = () => new Error('late')
  const found = await window.within(asking(), limits.evaluate, late).catch(() => [])
  window.ended.throwIfAborted()
  return found.some(({ type }) => called.test(type))
}
