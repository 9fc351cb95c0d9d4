// What stands still while a page is scrolled, and would be wrong in the long picture: bars fixed low in the window, which
// would hide what is in the middle of it, and backgrounds that are drawn in the window only.
import { cleanLine } from '../clean-text.ts'
import type { Bar } from '../in-page/picture/fixed-elements.ts'
import type { PageWindow } from '../process/page-window.ts'

/** Which bars there are that would hide something, and how many backgrounds stand still. */
export async function findFixed(window: PageWindow): Promise<{ bars: Bar[]; backgrounds: number }> {
  const { bars, backgrounds } = await window.ask('findFixed')
  return { bars: bars.map(bar => ({ ...bar, element: cleanLine(bar.element, 100) })), backgrounds }
}

/** Hides the bars, and lets the backgrounds go with the page, until `showFixed`. */
export async function hideFixed(window: PageWindow): Promise<void> {
  await window.ask('hideFixed')
}

export async function showFixed(window: PageWindow): Promise<void> {
  await window.ask('showFixed')
}
