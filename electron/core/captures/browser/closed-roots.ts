// Shadow trees that a page keeps closed to its own scripts. A visitor sees what is in them, so the browser is asked for them,
// and they count among the roots of the page.
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

/** Finds those that have come since it was last asked. */
export async function findClosedRoots(window: PageWindow): Promise<void> {
  const { session, limits } = window
  const hosts = await window.evaluate(noteHosts)
  if (hosts === 0) return
  const contextId = await window.world()
  const find = async (index: number): Promise<void> => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `kanalarkiv.hosts[${index}]`,
      contextId
    })
    if (result.objectId === undefined) return
    const { node } = await session.send('DOM.describeNode', { objectId: result.objectId })
    const closed = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === 'closed')
    if (closed === undefined) return
    const { object } = await session.send('DOM.resolveNode', {
      backendNodeId: closed.backendNodeId,
      executionContextId: contextId
    })
    if (object.objectId === undefined) return
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: 'function () { kanalarkiv.closed.push(this) }'
    })
  }
  const finding = Promise.all(Array.from({ length: hosts }, (_, index) => find(index)))
  await window.within(finding, limits.evaluate, () => new Error('late')).catch(() => undefined)
  window.ended.throwIfAborted()
}

/** In the page: notes what may have one, which is what holds nothing of its own; answers how many there are. */
function noteHosts(kit: Kit): number {
  const MOST = 40
  const { store } = kit
  store.asked ??= new WeakSet()
  store.hosts = []
  for (const root of kit.roots())
    for (const element of root.querySelectorAll('*')) {
      const mayHost =
        element.localName.includes('-') ||
        (element.parentElement === document.body && element.localName === 'div')
      if (!mayHost || element.shadowRoot || store.asked.has(element)) continue
      if (element.childElementCount > 0 || element.textContent?.trim()) continue
      if (store.hosts.length >= MOST) return MOST
      store.asked.add(element)
      store.hosts.push(element)
    }
  return store.hosts.length
}
