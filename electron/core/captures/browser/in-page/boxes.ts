// Reckoning with boxes. Nothing here asks the page.

/** A box in CSS pixels from the page's own corner. */
export type PageBox = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Edges = { left: number; top: number; right: number; bottom: number }

/** What a box may not go beyond. */
type Room = { highest: number; lowest: number; widest: number; tallest: number }

/** A box in whole pixels as the browser paints them, so that nothing of a neighbour is in the picture. */
export function roundBox({ left, top, right, bottom }: Edges, room: Room): PageBox {
  const x = Math.max(0, Math.floor(left))
  const y = Math.max(room.highest, Math.round(top))
  return {
    x,
    y,
    width: Math.max(1, Math.min(Math.ceil(right), room.widest) - x),
    height: Math.max(1, Math.min(Math.round(bottom), room.lowest, y + room.tallest) - y)
  }
}

/** With one decimal. */
export const rounded = (value: number): number => Math.round(value * 10) / 10

/** The box around two others. */
export function union(one: PageBox, other: PageBox): PageBox {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: rounded(Math.max(one.x + one.width, other.x + other.width) - x),
    height: rounded(Math.max(one.y + one.height, other.y + other.height) - y)
  }
}

/** Whether two boxes of text stand on one line. */
export const isSameLine = (one: PageBox, other: PageBox): boolean =>
  Math.abs(one.y + one.height / 2 - other.y - other.height / 2) < Math.max(one.height, other.height) / 2

/** Whether two boxes share any part. */
export const overlap = (one: PageBox, other: PageBox): boolean =>
  one.x < other.x + other.width &&
  one.x + one.width > other.x &&
  one.y < other.y + other.height &&
  one.y + one.height > other.y
