// Where something is on the page, reckoned from the corner of the page's picture.
import { type PageBox, rounded } from '../boxes.ts'

/** From where to where something lies, from the left end of its line. */
export type Span = readonly [from: number, to: number]

/** One line of text as it is broken on the page. */
export type Line = PageBox & {
  readonly text: string
  /** Where each word lies, of those with spaces between them. Not there when there was no time to measure them. */
  readonly words?: readonly Span[]
}

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
