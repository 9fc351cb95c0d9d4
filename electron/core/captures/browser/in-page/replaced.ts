// Whether something else came to stand where the page was, or nothing at all.
import { roots, textsIn } from './roots.ts'
import { isShown, pageText, picturesIn } from './visibility.ts'

const LITTLE_TEXT = 1_500

/** What stood in the middle of the page when it was first seen. */
let stood: readonly Element[] = []

/** Remembers what stands in the middle of the page, and not over it. */
export function noteStanding(): void {
  stood = [0.3, 0.5, 0.7].flatMap(part => {
    const there = document.elementsFromPoint(innerWidth / 2, innerHeight * part)
    return there.find(one => one !== document.body && one.parentElement !== null && !isOver(one)) ?? []
  })
}

const isOver = (one: Element | null): boolean =>
  one !== null && (/fixed|sticky/.test(getComputedStyle(one).position) || isOver(one.parentElement))

/**
 * It has little text, or asks for a password, and what stood there before is gone or covered. A form that was
 * unfolded stands beside it.
 */
export function mayBeReplaced(): boolean {
  const asks = document.querySelector('input[type="password"]') !== null
  return (asks || pageText().length <= LITTLE_TEXT) && stood.every(isGoneOrCovered)
}

function isGoneOrCovered(one: Element): boolean {
  if (!one.isConnected || !isShown(one)) return true
  const { left, top, width, height } = one.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2)
  return over !== null && !one.contains(over) && !over.contains(one)
}

/** There is neither text nor picture nor anything to fill in on it. The first one found is enough. */
export const isEmptyPage = (): boolean =>
  roots().every(root => {
    for (const text of textsIn(root))
      if (text.data.trim() && text.parentElement && isShown(text.parentElement)) return false
    const fields = root.querySelectorAll('input, button, select, textarea')
    return ![...fields].some(isShown) && ![...root.children].some(child => picturesIn(child).length > 0)
  })
