// What every question to a page may use. It is sent to the page as source text and runs in a world of its own, where
// the page's scripts cannot reach it; so it may use nothing from outside itself.

type Clicked = { readonly times: number; readonly at: number }

/** What a person is pointing at. */
export type Picking = { element: Element | null; state: 'choosing' | 'chosen' | 'left' }

/** Something seen while the page was gone through, and the beginning of its text then. */
export type Sample = { readonly element: Element; readonly text: string }

/** The element that scrolls the page, kept between questions. */
type Store = {
  scroller?: Element | undefined
  samples?: Sample[]
  /** Boxes that scroll by themselves, and what scrolls the page while one of them is gone through. */
  boxes?: Element[]
  page?: Element
  /** Boxes whose feeds go on, and were left at a bound; and those of them that have been opened up. */
  read?: WeakSet<Element>
  done?: WeakSet<Element>
  /** How high the parts of what scrolls were before the window was made higher. */
  heights?: ReadonlyMap<HTMLElement, number>
  clicked?: Map<Element, Clicked>
  /** What stood in the middle of the page when it was first seen. */
  stood?: readonly Element[]
  picking?: Picking
  /** Shadow trees that are closed to the page. */
  closed?: ShadowRoot[]
  /** Settled when the page has been laid out for paper and stands on the screen again. */
  printed?: Promise<void>
}

export function makeKit() {
  const holder = globalThis as { kanalarkiv?: Store }
  holder.kanalarkiv ??= {}
  const store = Object.assign(holder.kanalarkiv, { closed: holder.kanalarkiv.closed ?? [] })

  /** The shadow roots of the page, however deep, and the document itself. */
  const roots = (): (Document | ShadowRoot)[] => {
    const closed = store.closed.filter(({ host }) => host.isConnected)
    const found: (Document | ShadowRoot)[] = [document, ...closed]
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
        (element.matches('img, video, audio, canvas, svg, iframe, frame, object, embed') ||
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

  /** A page may turn the wheel into leaps of its own, in a part that shows no bar: it counts when there is text below. */
  const hasTextBelow = (element: Element): boolean => {
    const { bottom } = element.getBoundingClientRect()
    const range = document.createRange()
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.nodeValue?.trim() || !text.parentElement) continue
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      const isInColumn = box.left < innerWidth && box.right > 0
      if (box.height > 0 && box.top >= bottom && isInColumn && isShown(text.parentElement)) return true
    }
    return false
  }

  /**
   * What scrolls: the document, or the largest part of it that scrolls, where more is hidden in that and the document
   * itself goes on for less than a window.
   */
  const scroller = (): Element => {
    const root = document.scrollingElement ?? document.documentElement
    if (store.scroller !== root && store.scroller?.isConnected) return store.scroller
    store.scroller = root
    const below = root.scrollHeight - innerHeight
    if (below > innerHeight) return root
    let largest = 0
    let leaping: Element | null = null
    for (const element of roots().flatMap(each => [...each.querySelectorAll('*')])) {
      const hidden = element.scrollHeight - element.clientHeight
      if (element === root || hidden <= Math.max(20, below)) continue
      // Where the document scrolls as well, what is lower than the window is a box in it.
      const lowest = below > 20 ? 0.8 : 0.4
      if (element.clientHeight < innerHeight * lowest || element.clientWidth < innerWidth * 0.3) continue
      const { overflowY } = getComputedStyle(element)
      const area = element.clientHeight * element.clientWidth
      if (/auto|scroll|overlay/.test(overflowY) && area > largest) {
        largest = area
        store.scroller = element
      } else if (overflowY === 'hidden' && below <= 20 && hidden > innerHeight / 2 && covers(element) > 0.8)
        leaping ??= element
    }
    if (store.scroller === root && leaping !== null && hasTextBelow(leaping)) store.scroller = leaping
    return store.scroller
  }

  /** How much of what scrolls lies above where it begins: all but a window of it in a list that is laid out from its end. */
  const above = (element: Element): number => {
    const { display, flexDirection } = getComputedStyle(element)
    const isReversed = display.includes('flex') && flexDirection === 'column-reverse'
    return isReversed ? element.scrollHeight - element.clientHeight : 0
  }

  /** Whether it is a box that scrolls by itself within the page, with something to see in it and room to grow. */
  const isBox = (box: Element): box is HTMLElement => {
    const SMALLEST = { width: 240, height: 150 }
    const LITTLE = 40
    const elsewhere =
      'nav, pre, code, textarea, select, form, [role="navigation"], [role="menu"], [role="listbox"], [role="tree"]'
    return (
      box instanceof HTMLElement &&
      box.scrollHeight - box.clientHeight > LITTLE &&
      box.clientHeight >= SMALLEST.height &&
      box.clientWidth >= SMALLEST.width &&
      /auto|scroll|overlay/.test(getComputedStyle(box).overflowY) &&
      box !== document.body &&
      box.closest(elsewhere) === null &&
      isShown(box) &&
      (box.innerText.trim() !== '' || box.querySelector('img, video, canvas') !== null) &&
      !isFixed(box)
    )
  }

  /** The boxes that scroll by themselves, those around others first; without what scrolls the page. */
  const boxes = (): HTMLElement[] => {
    const main = scroller()
    const within = main === document.scrollingElement ? roots() : [main]
    return within
      .flatMap(root => [...root.querySelectorAll('*')])
      .filter((box): box is HTMLElement => box !== main && isBox(box))
  }

  /** What the root, or without it the body, does with what overflows is done by the window. */
  const isOfWindow = (part: Element): boolean =>
    part === document.documentElement ||
    (part === document.body && getComputedStyle(document.documentElement).overflowY === 'visible')

  /** Whether something to see stands in a place of the window, other than what is in the part or around it. */
  const isTaken = (place: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>, part: Element): boolean =>
    roots().some(root =>
      [...root.querySelectorAll('*')].some(one => {
        if (one.contains(part) || part.contains(one)) return false
        const { left, right, top, bottom } = one.getBoundingClientRect()
        if (left >= place.right || right <= place.left || top >= place.bottom || bottom <= place.top)
          return false
        const hasText = [...one.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim())
        return (hasText || one.matches('img, video, canvas, svg, input, iframe')) && isShown(one)
      })
    )

  /** Whether the foot of a box is cut off by a part around it. */
  const isClipped = (box: Element): boolean => {
    const main = scroller()
    const { bottom } = box.getBoundingClientRect()
    for (let at = box.parentElement; at && at !== main; at = at.parentElement) {
      const mayClip = getComputedStyle(at).overflowY !== 'visible' && !isOfWindow(at)
      if (mayClip && at.getBoundingClientRect().bottom < bottom - 1) return true
    }
    return false
  }

  /** Whether it stands still in the window, and has no room to grow in. */
  const isFixed = (box: Element): boolean => {
    const main = scroller()
    for (let at: Element | null = box; at && at !== main; at = at.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return true
    return false
  }

  /** The beginning of the text in an element, each piece of it on a line without its spaces, and whether it can be seen. */
  const beginning = (element: Element): { text: string; isShown: boolean } => {
    const ENOUGH = 80
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let text = ''
    let holder = element
    for (let next = texts.nextNode(); next && text.length < ENOUGH; next = texts.nextNode()) {
      if (!next.parentElement?.checkVisibility()) continue
      const words = next.nodeValue?.replaceAll(/\s+/g, '') ?? ''
      if (words === '') continue
      if (text === '') holder = next.parentElement
      text += `${words}\n`
    }
    return { text: text.slice(0, ENOUGH), isShown: isShown(holder) }
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
    isClipped,
    isTaken,
    isFixed,
    labelOf,
    staysHere,
    frame,
    frames,
    pauseFor,
    covers,
    scroller,
    above,
    isBox,
    boxes,
    beginning
  }
}

export type Kit = ReturnType<typeof makeKit>
