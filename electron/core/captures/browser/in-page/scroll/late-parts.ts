// Whether anything on the page comes only when it is scrolled to, and drawing what does.
import { everywhere, roots } from '../roots.ts'
import { nextFrame } from '../wait.ts'

const LATE =
  'iframe, frame, object, embed, [loading="lazy"], [data-src], [data-srcset], [data-lazy], [data-bg], [data-background], [data-original]'

/** A picture that is late, a part that is drawn only in view, an animation that follows the scrolling, or a frame. */
export const hasLateParts = (): boolean =>
  document.querySelector(LATE) !== null ||
  roots().length > 1 ||
  [...document.images].some(image => !image.complete || image.naturalWidth === 0) ||
  document.getAnimations().some(({ timeline }) => timeline !== document.timeline) ||
  [...document.querySelectorAll('*')].some(isDrawnInView)

const isDrawnInView = (element: Element): boolean => getComputedStyle(element).contentVisibility === 'auto'

/** What is drawn only in view is drawn from now on, or the picture would be empty below the window and the text end there. */
export async function drawAll(): Promise<void> {
  for (const element of everywhere<HTMLElement>('*'))
    if (isDrawnInView(element)) element.style.setProperty('content-visibility', 'visible', 'important')
  await nextFrame()
}
