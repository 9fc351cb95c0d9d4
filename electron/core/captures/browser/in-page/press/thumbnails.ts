// Small pictures of a gallery, each of which puts a larger one in the place of another when it is pressed. One of each row is pressed
// when all has been kept, to see whether a picture comes that has not been shown in that size.
import { everywhere } from '../roots.ts'
import { isShown, staysHere } from '../visibility.ts'
import { asksNothing, pressedWith } from './acts.ts'

/** A smaller one is a sign, and a larger one is no small picture. */
const SIZE = { least: 36, most: 200 }
const OPINION =
  /thumbs?[-_ ]?(?:up|down)|vote|voting|(?:^|[^a-z])(?:likes?|ratings?|rate|stars?|polls?|react\w{0,6}|emoji|smiley|betyg|rösta|gilla|quiz|survey|enkät)(?:$|[^a-z])/i
/** So much of an address names a picture. */
const LONGEST = 80
/** Fewer are a sign beside another. */
const FEWEST = 3
const MOST = 3
/** So much wider is one that is shown large. */
const TIMES = 1.5
/** How far out from a small picture others like it stand. */
const FAR = 3

let before: ReadonlySet<string> | null = null
let widest = 0

/** The last of each row, since the first is often the one that is shown. */
export const lastThumbnails = (): HTMLElement[] => {
  const small = everywhere<HTMLImageElement>('img').filter(isThumbnail)
  return [...Map.groupBy(small, rowOf).values()]
    .filter(row => row.length >= FEWEST && row.every(({ width }) => width === row[0]?.width))
    .flatMap(row => row.slice(-1))
    .filter(one => asksNothing(pressedWith(one)) && !isOpinion(one))
    .slice(0, MOST)
}

/** A thumb is a picture here; raised or lowered it is an opinion. */
const isOpinion = (image: HTMLImageElement): boolean =>
  [image, image.parentElement, pressedWith(image), rowOf(image)].some(part =>
    OPINION.test(
      `${part?.getAttribute('class') ?? ''} ${part?.id ?? ''} ${(part?.getAttribute('src') ?? '').slice(-LONGEST)} ${part?.getAttribute('alt') ?? ''}`
    )
  )

function isThumbnail(image: HTMLImageElement): boolean {
  const { width, height } = image.getBoundingClientRect()
  const [least, most] = [Math.min(width, height), Math.max(width, height)]
  if (least < SIZE.least || most > SIZE.most || !isShown(image) || !staysHere(image)) return false
  return getComputedStyle(image).cursor === 'pointer' && pressedWith(image).textContent?.trim() === ''
}

/** What holds several like it, each perhaps in a part of its own. */
function rowOf(image: HTMLImageElement): Element | null {
  let at = image.parentElement
  for (let up = 0; at !== null && up < FAR; up++, at = at.parentElement)
    if (at.querySelectorAll('img').length > 1) return at
  return at
}

/** Before they are pressed. */
export function noteLarge(thumbnails: readonly HTMLElement[]): void {
  widest = Math.max(0, ...thumbnails.map(({ offsetWidth }) => offsetWidth))
  before = thumbnails.length === 0 ? null : new Set(largeNow())
}

/** How many have come since then in a size that shows them. */
export const largeCame = (): number => {
  const shown = before
  return shown === null ? 0 : largeNow().filter(address => !shown.has(address)).length
}

const largeNow = (): string[] =>
  everywhere<HTMLImageElement>('img')
    .filter(image => image.getBoundingClientRect().width > widest * TIMES && isShown(image))
    .map(image => image.currentSrc || image.src)
