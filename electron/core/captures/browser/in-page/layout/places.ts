// Where something is on the page, reckoned from the corner of the page's picture.
import { rounded } from '../boxes.ts'

/** A box in CSS pixels from the page's own corner. */
export type Place = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** One line of text as it is broken on the page. */
export type Line = Place & { readonly text: string }

/** Places of what is in this document, whose corner is at `left`, `top` of the page. */
export function placer(left: number, top: number): (box: DOMRect) => Place {
  const [dx, dy] = [left + scrollX, top + scrollY]
  return box => ({
    x: rounded(box.left + dx),
    y: rounded(box.top + dy),
    width: rounded(box.width),
    height: rounded(box.height)
  })
}
