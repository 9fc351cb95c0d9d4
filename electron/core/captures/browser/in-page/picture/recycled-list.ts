// A list that keeps only the rows in view, gone through part by part in a window as high as a tile.
import { noteInput } from '../rest.ts'
import { everywhere, roots, textsIn } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { covers, isShown } from '../visibility.ts'
import { frames, nextFrame } from '../wait.ts'

export async function moveTo(top: number): Promise<void> {
  noteInput()
  scrollTo({ top, behavior: 'instant' })
  await nextFrame()
  // The first part is where the window stands already, and a list that looks only when it is scrolled would not look.
  dispatchEvent(new Event('scroll'))
  await frames(2)
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
}

/** The lower edge of the lowest text in the window. */
export function lowestText(): number {
  const range = document.createRange()
  let lowest = 0
  for (const root of roots())
    for (const text of textsIn(root)) {
      if (!text.data.trim() || !text.parentElement) continue
      range.selectNodeContents(text)
      const { top, bottom } = range.getBoundingClientRect()
      if (bottom > lowest && top < innerHeight && isShown(text.parentElement)) lowest = bottom
    }
  return lowest
}

/** What follows the window at its top is in the first part, and would lie over rows in the others. */
export function hideFollowing(): void {
  for (const element of everywhere<HTMLElement>('*')) {
    const { position } = getComputedStyle(element)
    if ((position !== 'fixed' && position !== 'sticky') || covers(element) > 0.9) continue
    if (position === 'sticky') setStyles(element, { position: 'relative' })
    else setStyles(element, { visibility: 'hidden' })
  }
}
