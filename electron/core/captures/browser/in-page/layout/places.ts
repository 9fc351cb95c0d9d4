// Where something is on the page, reckoned from the corner of the page's picture.
import { type PageBox, rounded } from '../boxes.ts'

/** One line of text as it is broken on the page. */
export type Line = PageBox & { readonly text: string }

/** Places of what is in this document, whose corner is at `left`, `top` of the page. */
export function placer(left: number, top: number): (box: DOMRect) => PageBox {
  const [dx, dy] = [left + scrollX, top + scrollY]
  return box => ({
    x: rounded(box.left + dx),
    y: rounded(box.top + dy),
    width: rounded(box.width),
    height: rounded(box.height)
  })
}
