// A way to an element that leads there again.

/** The shortest path of selectors that leads to this element and no other. */
export function selectorOf(element: Element): string {
  const path: string[] = []
  for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
    const id = at.id && `#${CSS.escape(at.id)}`
    if (id && document.querySelectorAll(id).length === 1) return [id, ...path].join(' > ')
    const kind = at.localName
    const same = [...(at.parentElement?.children ?? [])].filter(one => one.localName === kind)
    path.unshift(same.length === 1 ? kind : `${CSS.escape(kind)}:nth-of-type(${same.indexOf(at) + 1})`)
  }
  return path.join(' > ')
}
