// What every question to a page may use. It is sent to the page as source text and runs in a world of its own, where
// the page's scripts cannot reach it; so it may use nothing from outside itself.

type Clicked = { readonly times: number; readonly at: number }

/** What a person is pointing at. */
export type Picking = { element: Element | null; state: 'choosing' | 'chosen' | 'left' }

/** The element that scrolls the page, kept between questions. */
type Store = {
  scroller?: Element | undefined
  samples?: Element[]
  clicked?: Map<Element, Clicked>
  picking?: Picking
  /** Settled when the page has been laid out for paper and stands on the screen again. */
  printed?: Promise<void>
}

export function makeKit() {
  const holder = globalThis as { kanalarkiv?: Store }
  holder.kanalarkiv ??= {}
  const store = holder.kanalarkiv

  /** The open shadow roots of the page, however deep, and the document itself. */
  const roots = (): (Document | ShadowRoot)[] => {
    const found: (Document | ShadowRoot)[] = [document]
    for (const root of found) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) found.push(element.shadowRoot)
    }
    return found
  }

  const isShown = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    return (
      box.width > 1 &&
      box.height > 1 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
  }

  const textOf = (element: Element): string => (element instanceof HTMLElement ? element.innerText : '')

  /** What shows a picture or moves, at the element or in it. */
  const picturesIn = (root: Element): Element[] =>
    [root, ...root.querySelectorAll('*')].filter(
      element =>
        isShown(element) &&
        (element.matches('img, video, audio, canvas, svg, iframe, object, embed') ||
          getComputedStyle(element).backgroundImage.includes('url('))
    )

  /** What a button says, in one line. */
  const labelOf = (element: Element): string => {
    const own = element instanceof HTMLInputElement ? element.value : textOf(element)
    const label = own.trim() || element.getAttribute('aria-label') || element.getAttribute('title') || ''
    return label.replaceAll(/\s+/g, ' ').trim().slice(0, 100)
  }

  /** A link that leads somewhere else is never clicked, whatever it says. */
  const staysHere = (element: Element): boolean => {
    const link = element.closest('a[href], area[href]')
    const href = link?.getAttribute('href')?.trim() ?? '#'
    return href === '' || href.startsWith('#') || /^javascript:/i.test(href)
  }

  /** The next painted frame and what observers make of it; a page that paints nothing is not waited for. */
  const frame = (): Promise<void> =>
    new Promise(resolve => {
      const late = setTimeout(resolve, 120)
      requestAnimationFrame(() => {
        clearTimeout(late)
        setTimeout(resolve, 0)
      })
    })

  const frames = async (count: number): Promise<void> => {
    for (let shown = 0; shown < count; shown++) await frame()
  }

  const pauseFor = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

  /** How much of the window a box covers, 0 to 1. */
  const covers = (element: Element): number => {
    const box = element.getBoundingClientRect()
    const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0)
    const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)
    return width > 0 && height > 0 ? (width * height) / (innerWidth * innerHeight) : 0
  }

  /** What scrolls: the document, or, where it does not, the largest element that does. */
  const scroller = (): Element => {
    if (store.scroller?.isConnected) return store.scroller
    const root = document.scrollingElement ?? document.documentElement
    store.scroller = root
    if (root.scrollHeight > innerHeight + 20) return root
    let largest = 0
    for (const element of document.querySelectorAll('*')) {
      if (element.scrollHeight <= element.clientHeight + 20) continue
      if (element.clientHeight < innerHeight * 0.4 || element.clientWidth < innerWidth * 0.3) continue
      if (!/auto|scroll|overlay/.test(getComputedStyle(element).overflowY)) continue
      const area = element.clientHeight * element.clientWidth
      if (area > largest) {
        largest = area
        store.scroller = element
      }
    }
    return store.scroller
  }

  /** The shortest path of selectors that leads to this element and no other. */
  const selectorOf = (element: Element): string => {
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

  return {
    store,
    selectorOf,
    roots,
    isShown,
    textOf,
    picturesIn,
    labelOf,
    staysHere,
    frame,
    frames,
    pauseFor,
    covers,
    scroller
  }
}

export type Kit = ReturnType<typeof makeKit>
