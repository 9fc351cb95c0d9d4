// Whether the page has something where a picture shows nothing.
import type { PageWindow } from '../process/page-window.ts'

/** Whether the page has text between two heights that it shows: then a picture of nothing is wrong. */
export function hasTextBetween(window: PageWindow, top: number, bottom: number): Promise<boolean> {
  return window.ask('hasTextBetween', top, bottom)
}

/**
 * Whether the page itself has the same, text for text and picture for picture, in two parts of it: then they look the same
 * without anything being wrong.
 */
export function isSameContent(
  window: PageWindow,
  tops: readonly [number, number],
  height: number
): Promise<boolean> {
  return window.ask('isSameBelow', tops, height)
}
