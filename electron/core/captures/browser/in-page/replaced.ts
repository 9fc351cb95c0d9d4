// Whether something else came to stand where the page was, or nothing at all. Each function runs in the page.
import type { Kit } from './kit.ts'

/** Keeps what stands in the middle of the page, and not over it. */
export function noteStood(kit: Kit): void {
  const isOver = (one: Element | null): boolean =>
    one !== null && (/fixed|sticky/.test(getComputedStyle(one).position) || isOver(one.parentElement))
  kit.store.stood = [0.3, 0.5, 0.7].flatMap(part => {
    const there = document.elementsFromPoint(innerWidth / 2, innerHeight * part)
    return there.find(one => one !== document.body && one.parentElement !== null && !isOver(one)) ?? []
  })
}

/**
 * It has little text, or asks for a password, and what stood there before is gone or covered. A form that was
 * unfolded stands beside it.
 */
export function mayBeReplaced(kit: Kit): boolean {
  const asks = document.querySelector('input[type="password"]') !== null
  if (!asks && (document.body?.innerText.length ?? 0) > 1500) return false
  return (kit.store.stood ?? []).every(one => {
    if (!one.isConnected || !kit.isShown(one)) return true
    const { left, top, width, height } = one.getBoundingClientRect()
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2)
    return over !== null && !one.contains(over) && !over.contains(one)
  })
}

/** There is neither text nor picture nor anything to fill in on it. The first one found is enough. */
export function isEmptyPage(kit: Kit): boolean {
  return kit.roots().every(root => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (text.textContent?.trim() && text.parentElement && kit.isShown(text.parentElement)) return false
    const fields = root.querySelectorAll('input, button, select, textarea')
    return (
      ![...fields].some(kit.isShown) && ![...root.children].some(child => kit.picturesIn(child).length > 0)
    )
  })
}
