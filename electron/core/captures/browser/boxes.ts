// Boxes in the page that scroll by themselves, such as a list of comments in a frame of its own height: opened up, since
// the picture would show only what is at their top.
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

/** `hidden`: so many CSS pixels of what the others hold cannot be seen. */
export type Boxes = { readonly opened: number; readonly hidden: number }

/** Opens up what scrolls `within` that which scrolls the page, or that part of the page `itself`. */
export const openBoxes = (window: PageWindow, which: 'within' | 'itself'): Promise<Boxes> =>
  window.evaluate(openAll, which)

/** In the page: the innermost first, so that those around them know how high they will be. */
function openAll(kit: Kit, which: 'within' | 'itself'): Boxes {
  const SMALLEST = { width: 240, height: 150 }
  const LITTLE = 40
  const HIGHEST = 30_000
  const elsewhere =
    'nav, pre, code, textarea, select, form, [role="navigation"], [role="menu"], [role="listbox"], [role="tree"]'
  const main = kit.scroller()
  const hiddenIn = (box: Element) => box.scrollHeight - box.clientHeight

  const isBox = (box: Element): box is HTMLElement =>
    box instanceof HTMLElement &&
    hiddenIn(box) > LITTLE &&
    box.clientHeight >= SMALLEST.height &&
    box.clientWidth >= SMALLEST.width &&
    /auto|scroll|overlay/.test(getComputedStyle(box).overflowY) &&
    box !== document.body &&
    box.closest(elsewhere) === null &&
    kit.isShown(box) &&
    box.innerText.trim() !== '' &&
    !isFixed(box)

  // What stands still in the window has no room to grow in.
  const isFixed = (box: Element): boolean => {
    for (let at: Element | null = box; at && at !== main; at = at.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return true
    return false
  }

  // What the root, or without it the body, does with what overflows is done by the window.
  const root = document.documentElement
  const isOfWindow = (part: Element) =>
    part === root || (part === document.body && getComputedStyle(root).overflowY === 'visible')
  const isClipped = (box: Element): boolean => {
    const { bottom } = box.getBoundingClientRect()
    for (let at = box.parentElement; at && at !== main; at = at.parentElement) {
      const mayClip = getComputedStyle(at).overflowY !== 'visible' && !isOfWindow(at)
      if (mayClip && at.getBoundingClientRect().bottom < bottom - 1) return true
    }
    return false
  }

  let opened = 0
  let hidden = 0
  const roots = main === document.scrollingElement ? kit.roots() : [main]
  const inner = () => roots.flatMap(root => [...root.querySelectorAll('*')]).filter(box => box !== main)
  const boxes = (which === 'itself' ? [main] : inner()).filter(isBox)
  for (const box of boxes.reverse() as HTMLElement[]) {
    const style = box.getAttribute('style')
    const height = Math.min(box.scrollHeight + box.offsetHeight - box.clientHeight, HIGHEST)
    box.scrollTop = 0
    box.style.setProperty('box-sizing', 'border-box', 'important')
    box.style.setProperty('max-height', 'none', 'important')
    for (const name of ['height', 'min-height']) box.style.setProperty(name, `${height}px`, 'important')
    if (hiddenIn(box) <= LITTLE && !isClipped(box)) opened++
    else {
      if (style === null) box.removeAttribute('style')
      else box.setAttribute('style', style)
      hidden += hiddenIn(box)
    }
  }
  return { opened, hidden }
}
