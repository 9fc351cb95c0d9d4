// In the page, or in a frame: what is drawn only when it comes into view is drawn from now on.
import type { Kit } from './kit.ts'

/** Or the picture would be empty below the window, and the text would end there. */
export async function drawAll(kit: Kit): Promise<void> {
  for (const element of kit.roots().flatMap(root => [...root.querySelectorAll<HTMLElement>('*')]))
    if (getComputedStyle(element).contentVisibility === 'auto')
      element.style.setProperty('content-visibility', 'visible', 'important')
  await kit.frame()
}
