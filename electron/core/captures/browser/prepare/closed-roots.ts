// Shadow trees that a page keeps closed to its own scripts. A visitor sees what is in them, so the browser is asked for them,
// and they count among the roots of the page.
import type { Protocol } from 'puppeteer-core'
import type { PageWindow } from '../process/page-window.ts'

/** Finds those that have come since it was last asked. */
export async function findClosedRoots(window: PageWindow): Promise<void> {
  const { session, limits } = window
  const find = async (): Promise<void> => {
    const contextId = await window.world()
    // Cheap to ask of any page; the tree of nodes is not.
    const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] })
    const nodes = documents[0]?.nodes
    const [backendNodeId] = nodes?.backendNodeId ?? []
    const isThere = nodes?.shadowRootType?.value.some(kind => strings[kind] === 'closed')
    if (!isThere || backendNodeId === undefined) return
    const { node } = await session.send('DOM.describeNode', { backendNodeId, depth: -1, pierce: true })
    for (const root of closedIn(node)) {
      const { object } = await session.send('DOM.resolveNode', {
        backendNodeId: root.backendNodeId,
        executionContextId: contextId
      })
      if (object.objectId === undefined) continue
      await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: 'function () { kanalarkiv.addClosedRoot(this) }'
      })
    }
  }
  await window.within(find(), limits.evaluate, () => new Error('late')).catch(() => undefined)
  window.ended.throwIfAborted()
}

/** The closed trees in a node, without those of the documents in its frames. */
function closedIn(node: Protocol.DOM.Node): Protocol.DOM.Node[] {
  const roots = node.shadowRoots ?? []
  return [
    ...roots.filter(({ shadowRootType }) => shadowRootType === 'closed'),
    ...[...roots, ...(node.children ?? [])].flatMap(closedIn)
  ]
}
