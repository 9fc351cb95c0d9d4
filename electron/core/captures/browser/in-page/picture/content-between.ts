// What the page has between some heights of it: whether there is text, whether two parts are the same, and where things lie.
import { roots, textsIn } from '../roots.ts'
import { isShown } from '../visibility.ts'

const MOST = 20_000

/** Whether the page has text between two heights that it shows: then a picture of nothing is wrong. */
export function hasTextBetween(top: number, bottom: number): boolean {
  const range = document.createRange()
  const isBeside = besideThePage()
  for (const root of roots())
    for (const text of textsIn(root)) {
      if (text.data.trim() === '' || text.parentElement === null) continue
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      const middle = box.top + box.height / 2 + scrollY
      const isThere = box.height > 0 && middle > top && middle < bottom && !isBeside(box)
      if (isThere && isShown(text.parentElement)) return true
    }
  return false
}

/** What is put far beside the page, for those who do not see it, is in no picture. */
function besideThePage(): (box: DOMRect) => boolean {
  const root = document.documentElement
  const { direction, writingMode } = getComputedStyle(root)
  if (direction === 'rtl' || writingMode.endsWith('rl')) return () => false
  const right = Math.max(root.scrollWidth, innerWidth)
  return box => box.right + scrollX <= 0 || box.left + scrollX >= right
}

/** Whether the page has the same, text for text and picture for picture, below each of two heights. */
export function isSameBelow(tops: readonly [number, number], height: number): boolean {
  const range = document.createRange()
  const found: string[][] = tops.map(() => [])
  const note = (box: DOMRect, what: string) => {
    for (const [n, top] of tops.entries()) {
      const middle = box.top + box.height / 2 + scrollY
      if (box.height > 0 && middle > top && middle < top + height)
        found[n]?.push(`${Math.round(box.top + scrollY - top)} ${Math.round(box.left)} ${what}`)
    }
  }
  for (const root of roots()) {
    for (const text of textsIn(root)) {
      const words = text.data.trim()
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

const NEAR = 400
const MOST_NEAR = 5_000

/** Where what is near some heights of the page lies, in words that are the same as long as it stands still. */
export const positionsNear = (tops: readonly number[]): string[] => tops.map(positionsAt)

/** What lies within a part that is far from there is not asked, and of very many things only some. */
function positionsAt(top: number): string {
  const positions: number[] = []
  const waiting: Element[] = [document.body]
  for (let asked = 0; asked < 2 * MOST_NEAR; asked++) {
    const element = waiting.pop()
    if (element === undefined) break
    const box = element.getBoundingClientRect()
    const from = Math.round(box.top + scrollY)
    const isFar = from > top + NEAR || box.bottom + scrollY < top - NEAR
    // What has no height itself may hold what has.
    if (box.height > 0 && isFar) continue
    if (box.height > 0 && Math.abs(from - top) < NEAR) positions.push(from)
    const { children } = element
    const step = Math.ceil(children.length / MOST_NEAR)
    for (let at = 0; at < children.length; at += step) {
      const child = children[at]
      if (child !== undefined) waiting.push(child)
    }
  }
  return positions.join()
}
