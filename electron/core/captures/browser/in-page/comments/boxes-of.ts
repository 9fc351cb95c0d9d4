// Where the comments of a list stand on the page.
import { type PageBox, roundBox } from '../boxes.ts'
import { isShown } from '../visibility.ts'

/** The boxes of these, in CSS pixels of the page, each no taller than `tallest`; null for what is not seen. */
export function commentBoxes(selectors: readonly string[], tallest: number): (PageBox | null)[] {
  const { scrollWidth, scrollHeight } = document.documentElement
  const room = { highest: 0, lowest: scrollHeight, widest: scrollWidth, tallest }
  return selectors.map(selector => {
    const element = document.querySelector(selector)
    if (element === null || !isShown(element)) return null
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return roundBox(
      { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY },
      room
    )
  })
}
