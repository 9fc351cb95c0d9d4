// Whether a picture shows nothing where the page has text.
import { readPng } from '../../pictures/png.ts'
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

/** Nothing to be seen: no two pixels differ. */
export async function isOneColour(bytes: Buffer): Promise<boolean> {
  const { rgba } = await readPng(bytes)
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4)
  const [first] = pixels
  return pixels.every(pixel => pixel === first)
}

/** Whether the page has text between two heights that it shows: then a picture of nothing is wrong. */
export function hasTextBetween(window: PageWindow, top: number, bottom: number): Promise<boolean> {
  return window.evaluate(textBetween, top, bottom)
}

/** In the page. */
function textBetween(kit: Kit, top: number, bottom: number): boolean {
  const range = document.createRange()
  for (const root of kit.roots()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.nodeValue?.trim() === '' || text.parentElement === null) continue
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      const middle = box.top + box.height / 2 + scrollY
      if (box.height > 0 && middle > top && middle < bottom && kit.isShown(text.parentElement)) return true
    }
  }
  return false
}
