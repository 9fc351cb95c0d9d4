// Whether a picture shows nothing where the page has text.
import { readPng } from '../../../formats/png/png.ts'
import type { PageWindow } from '../process/page-window.ts'

/** Nothing to be seen: no two pixels differ. */
export async function isOneColour(bytes: Buffer): Promise<boolean> {
  const { rgba } = await readPng(bytes)
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4)
  const [first] = pixels
  return pixels.every(pixel => pixel === first)
}

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
