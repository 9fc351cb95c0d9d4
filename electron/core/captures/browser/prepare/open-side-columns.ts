// Columns that stand still beside the page and scroll by themselves, such as a long menu: let out to their whole height, since
// the picture would show only what is at their top.
import type { Kit } from '../in-page/kit.ts'
import type { PageWindow } from '../process/page-window.ts'

/** `hidden`: so many CSS pixels of what the others hold are below what can be seen; menus are not counted. */
export const openSideColumns = (window: PageWindow): Promise<{ opened: number; hidden: number }> =>
  window.evaluate(openAll)

/** In the page. */
function openAll(kit: Kit): { opened: number; hidden: number } {
  const LITTLE = 40
  const NARROWEST = 120
  const menus = 'nav, [role="navigation"], [role="menu"], dialog, [role="dialog"]'
  const root = document.scrollingElement ?? document.documentElement
  if (kit.scroller() !== root) return { opened: 0, hidden: 0 }
  const hiddenIn = (box: Element) => box.scrollHeight - box.clientHeight
  const heldBy = (box: Element): HTMLElement | null => {
    for (let at: Element | null = box; at && at !== document.body; at = at.parentElement)
      if (at instanceof HTMLElement && /fixed|sticky/.test(getComputedStyle(at).position)) return at
    return null
  }
  const isColumn = (box: Element): box is HTMLElement =>
    box instanceof HTMLElement &&
    hiddenIn(box) > LITTLE &&
    box.clientHeight >= innerHeight / 2 &&
    box.clientWidth >= NARROWEST &&
    box.clientWidth <= innerWidth / 2 &&
    /auto|scroll|overlay/.test(getComputedStyle(box).overflowY) &&
    kit.isShown(box) &&
    box.innerText.trim() !== ''
  const isInTheWay = (holder: Element) => kit.isTaken(holder.getBoundingClientRect(), holder)
  let opened = 0
  let hidden = 0
  for (const box of kit.roots().flatMap(each => [...each.querySelectorAll('*')].filter(isColumn))) {
    const holder = heldBy(box)
    if (holder === null) continue
    // One that sticks has its place in the page; one that is fixed lies over it.
    const isFixed = getComputedStyle(holder).position === 'fixed'
    if (isFixed && isInTheWay(holder)) continue
    const left = hiddenIn(box)
    const styles = [holder, box].map(part => [part, part.getAttribute('style')] as const)
    const { top, height } = holder.getBoundingClientRect()
    const set = (part: HTMLElement, name: string, value: string) =>
      part.style.setProperty(name, value, 'important')
    set(holder, 'position', isFixed ? 'absolute' : 'static')
    if (isFixed) set(holder, 'top', `${top + scrollY}px`)
    if (isFixed) set(holder, 'bottom', 'auto')
    set(holder, 'max-height', 'none')
    set(holder, 'height', `${height + left}px`)
    set(box, 'max-height', 'none')
    if (hiddenIn(box) > LITTLE)
      set(box, 'height', `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`)
    if (hiddenIn(box) <= LITTLE && !(isFixed ? isInTheWay(holder) : kit.isClipped(box))) {
      opened++
      continue
    }
    for (const [part, style] of styles)
      if (style === null) part.removeAttribute('style')
      else part.setAttribute('style', style)
    if (box.closest(menus) === null && box.querySelector('nav') === null) hidden += left
  }
  return { opened, hidden }
}
