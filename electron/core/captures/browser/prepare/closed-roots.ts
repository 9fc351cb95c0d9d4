// Shadow trees that a page keeps closed to its own scripts. A visitor sees what is in them, so the browser is asked for them,
// and they count among the roots of the page, or of the frame that they are in.
import type { CDPSession, Protocol } from 'puppeteer-core'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { addClosedRoot, idOf, sessionOf } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'

type Tree = { readonly frame: string; readonly root: Protocol.DOM.BackendNodeId }

/** What the browser says of what was taken away after it had been found. */
const GONE = /No node|Could not find node|Cannot find context|context was destroyed|closed|detached/i

/** Finds those that have come since it was last asked. False when it could not be found out whether there are any. */
export async function findClosedRoots(window: PageWindow): Promise<boolean> {
  const { session, page, limits } = window
  const frames = framesOf(window).slice(0, MOST_FRAMES)
  // Frames of other sites have sessions of their own; those of the page's process are told of with it.
  const apart = new Set(frames.map(sessionOf))
  apart.delete(sessionOf(page.mainFrame()))
  const find = async (asked: CDPSession): Promise<void> => {
    for (const { frame: id, root } of (await unlessGone(closedTrees(asked))) ?? []) {
      const frame = frames.find(one => idOf(one) === id)
      if (id === window.mainFrame) await unlessGone(addToPage(window, root))
      else if (frame !== undefined) await unlessGone(addClosedRoot(frame, root))
    }
  }
  const finding = [session, ...apart].map(find)
  const isKnown = await window
    .within(Promise.all(finding), limits.evaluate, () => new Error('late'))
    .then(() => true)
    .catch(() => false)
  window.ended.throwIfAborted()
  return isKnown
}

const unlessGone = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error: unknown) => {
    if (error instanceof Error && GONE.test(error.message)) return null
    throw error
  })

async function closedTrees(session: CDPSession): Promise<Tree[]> {
  // Cheap to ask of any page; the tree of nodes is not.
  const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] })
  const found: Tree[] = []
  for (const { nodes, frameId } of documents) {
    const [backendNodeId] = nodes.backendNodeId ?? []
    const isThere = nodes.shadowRootType?.value.some(kind => strings[kind] === 'closed')
    if (!isThere || backendNodeId === undefined) continue
    const { node } = await session.send('DOM.describeNode', { backendNodeId, depth: -1, pierce: true })
    const frame = strings[frameId] ?? ''
    found.push(...closedIn(node).map(({ backendNodeId: root }) => ({ frame, root })))
  }
  return found
}

async function addToPage(window: PageWindow, backendNodeId: Protocol.DOM.BackendNodeId): Promise<void> {
  const { object } = await window.session.send('DOM.resolveNode', {
    backendNodeId,
    executionContextId: await window.world()
  })
  if (object.objectId === undefined) return
  await window.session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: 'function () { kanalarkiv.addClosedRoot(this) }'
  })
}

/** The closed trees in a node, without those of the documents in its frames. */
function closedIn(node: Protocol.DOM.Node): Protocol.DOM.Node[] {
  const roots = node.shadowRoots ?? []
  return [
    ...roots.filter(({ shadowRootType }) => shadowRootType === 'closed'),
    ...[...roots, ...(node.children ?? [])].flatMap(closedIn)
  ]
}
