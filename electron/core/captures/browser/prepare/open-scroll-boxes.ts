// Boxes in the page that scroll by themselves, such as a list of comments in a frame of its own height: opened up, since
// the picture would show only what is at their top.
import type { Kit } from '../in-page/kit.ts'
import type { PageWindow } from '../process/page-window.ts'

/** `hidden`: so many CSS pixels of what the others hold cannot be seen. */
export type Boxes = { readonly opened: number; readonly hidden: number }

/** Opens up what scrolls `within` that which scrolls the page, or that part of the page `itself`. */
export const openBoxes = (window: PageWindow, which: 'within' | 'itself'): Promise<Boxes> =>
  window.evaluate(openAll, which)

/** How many CSS pixels of what the boxes hold cannot be seen as the page stands. */
export const hiddenInBoxes = (window: PageWindow): Promise<number> => window.evaluate(hiddenNow)

/** In the page. */
function hiddenNow(kit: Kit): number {
  return kit
    .boxes()
    .filter(box => !kit.store.read?.has(box))
    .reduce((sum, box) => sum + box.scrollHeight - box.clientHeight, 0)
}

/** In the page, or in a frame: the innermost first, so that those around them know how high they will be. */
export function openAll(kit: Kit, which: 'within' | 'itself'): Boxes {
  const LITTLE = 40
  const HIGHEST = 30_000
  const main = kit.scroller()
  const hiddenIn = (box: Element) => box.scrollHeight - box.clientHeight

  let opened = 0
  let hidden = 0
  const { read = new WeakSet(), done = new WeakSet() } = kit.store
  kit.store.done = done
  // A feed that goes on would grow each time it is opened up.
  const within = () => kit.boxes().filter(box => !done.has(box))
  const boxes = which === 'within' ? within() : [main].filter((box): box is HTMLElement => kit.isBox(box))
  for (const box of boxes.reverse()) {
    const style = box.getAttribute('style')
    const height = Math.min(box.scrollHeight + box.offsetHeight - box.clientHeight, HIGHEST)
    box.scrollTop = 0
    box.style.setProperty('box-sizing', 'border-box', 'important')
    box.style.setProperty('max-height', 'none', 'important')
    for (const name of ['height', 'min-height']) box.style.setProperty(name, `${height}px`, 'important')
    // A list that draws what is in view may look only when it is scrolled.
    box.dispatchEvent(new Event('scroll'))
    if (read.has(box)) done.add(box)
    if ((hiddenIn(box) <= LITTLE || read.has(box)) && !kit.isClipped(box)) opened++
    else {
      if (style === null) box.removeAttribute('style')
      else box.setAttribute('style', style)
      hidden += hiddenIn(box)
    }
  }
  return { opened, hidden }
}
