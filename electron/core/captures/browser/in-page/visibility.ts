// What a visitor sees of an element: whether it is shown, what it says, and how much of the window it covers.

export function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return (
    width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  )
}

export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

export const textOf = (element: Element): string => (element instanceof HTMLElement ? element.innerText : '')

/** All that the document shows as text. */
export const pageText = (): string => document.body?.innerText ?? ''

/** What a button says, in one line. */
export function labelOf(element: Element): string {
  const own = element instanceof HTMLInputElement ? element.value : textOf(element)
  const label = own.trim() || namedBy(element) || pictureLabelOf(element)
  return label.replaceAll(/\s+/g, ' ').trim().slice(0, 100)
}

const namedBy = (element: Element): string =>
  element.getAttribute('aria-label') || element.getAttribute('title') || ''

/** What a button that shows a sign only is called by its sign. */
function pictureLabelOf(element: Element): string {
  for (const sign of element.querySelectorAll('svg, img, [role="img"], [aria-label], [title]')) {
    const name = namedBy(sign) || sign.getAttribute('alt') || sign.querySelector('title')?.textContent || ''
    if (name.trim() !== '') return name
  }
  return ''
}

/** What shows a picture or moves, at the element or in it. */
export function picturesIn(root: Element): Element[] {
  return [root, ...root.querySelectorAll('*')].filter(
    element =>
      isShown(element) &&
      (element.matches('img, video, audio, canvas, svg, iframe, frame, object, embed') ||
        getComputedStyle(element).backgroundImage.includes('url('))
  )
}

/** Whether an element has words of its own, and not only in what it holds. */
export const hasOwnWords = (element: Element): boolean =>
  [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && Boolean(node.nodeValue?.trim()))

/** How much of the window a box covers, 0 to 1. */
export function covers(element: Element): number {
  const box = element.getBoundingClientRect()
  const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0)
  const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)
  return width > 0 && height > 0 ? (width * height) / (innerWidth * innerHeight) : 0
}

/** A link that leads somewhere else is never clicked, whatever it says. */
export function staysHere(element: Element): boolean {
  const link = element.closest('a[href], area[href]')
  const href = link?.getAttribute('href')?.trim() ?? '#'
  return href === '' || href.startsWith('#') || /^javascript:/i.test(href)
}
