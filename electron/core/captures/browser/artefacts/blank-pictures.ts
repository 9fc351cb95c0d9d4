// Whether a picture shows nothing where the page has text.
import { readPng } from '../../../formats/png/png.ts'
import type { Kit } from '../in-page/kit.ts'
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
  return window.evaluate(textBetween, top, bottom)
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
  return window.evaluate(sameBetween, tops, height)
}

/** In the page. */
function sameBetween(kit: Kit, tops: readonly [number, number], height: number): boolean {
  const MOST = 20_000
  const range = document.createRange()
  const found: string[][] = tops.map(() => [])
  const note = (box: DOMRect, what: string) => {
    for (const [n, top] of tops.entries()) {
      const middle = box.top + box.height / 2 + scrollY
      if (box.height > 0 && middle > top && middle < top + height)
        found[n]?.push(`${Math.round(box.top + scrollY - top)} ${Math.round(box.left)} ${what}`)
    }
  }
  for (const root of kit.roots()) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const words = text.nodeValue?.trim()
      if (!words || text.parentElement === null) continue
      range.selectNodeContents(text)
      note(range.getBoundingClientRect(), words)
      if (found.some(each => each.length > MOST)) return false
    }
    for (const image of root.querySelectorAll('img')) note(image.getBoundingClientRect(), image.currentSrc)
  }
  const [one = [], other = []] = found.map(each => each.sort())
  return one.join('\n') === other.join('\n')
}

/** In the page. */
function textBetween(kit: Kit, top: number, bottom: number): boolean {
  const range = document.createRange()
  const root = document.documentElement
  const { direction, writingMode } = getComputedStyle(root)
  const isLeftwards = direction === 'rtl' || writingMode.endsWith('rl')
  const right = Math.max(root.scrollWidth, innerWidth)
  for (const tree of kit.roots()) {
    const texts = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.nodeValue?.trim() === '' || text.parentElement === null) continue
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      const middle = box.top + box.height / 2 + scrollY
      // What is put far beside the page, for those who do not see it, is in no picture.
      const isBeside = !isLeftwards && (box.right + scrollX <= 0 || box.left + scrollX >= right)
      const isThere = box.height > 0 && middle > top && middle < bottom && !isBeside
      if (isThere && kit.isShown(text.parentElement)) return true
    }
  }
  return false
}
