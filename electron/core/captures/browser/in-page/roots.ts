// The trees of the page: its document and its shadow trees, also those that are closed to the page's own scripts.

export type Root = Document | ShadowRoot

const closed: ShadowRoot[] = []

/** A closed tree is found by the browser, and counts among the trees of the page from then on. */
export function addClosedRoot(root: ShadowRoot): void {
  if (!closed.includes(root)) closed.push(root)
}

/** The tree that an element holds. */
export const treeOf = (element: Element): ShadowRoot | null =>
  element.shadowRoot ?? closed.find(({ host }) => host === element) ?? null

/** The document itself and the shadow roots of the page, however deep. */
export function roots(): Root[] {
  const found: Root[] = [document, ...closed.filter(({ host }) => host.isConnected)]
  for (const root of found)
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) found.push(element.shadowRoot)
  return found
}

/** What is shown at a place of the window, also in the trees of the page. */
export function elementAt(x: number, y: number): Element | null {
  let at = document.elementFromPoint(x, y)
  for (;;) {
    const inner: Element | null = (at === null ? null : treeOf(at))?.elementFromPoint(x, y) ?? null
    if (inner === null || inner === at) return at
    at = inner
  }
}

/** What an element is in; of what is outermost in a shadow tree, the element that holds the tree. */
export function parentOf(element: Element): Element | null {
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** The nearest around an element that fits, itself included, also outside the tree that it is in. */
export function closestAround(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at !== null; ) {
    const found = at.closest(selector)
    if (found !== null) return found
    const root = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : null
  }
  return null
}

/** All elements of all trees that fit the selector, tree by tree. */
export function everywhere<E extends Element = Element>(selector: string): E[] {
  return roots().flatMap(root => [...root.querySelectorAll<E>(selector)])
}

/** The texts in a part of the page, in the order of the document. */
export function* textsIn(root: Node): Generator<Text> {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
    if (text instanceof Text) yield text
}
