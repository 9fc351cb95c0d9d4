// Pictures and cards that may show an arrow only when they are pointed at. They are pointed at by the browser's own mouse.
import { noteInput } from '../rest.ts'
import { everywhere } from '../roots.ts'
import { isFixed } from '../scroll-boxes.ts'
import { isShown } from '../visibility.ts'
import { beginLeaf, pictureIn } from './leaf-pictures.ts'
import { BUTTONS, isNext } from './row-buttons.ts'

const SMALLEST = { width: 240, height: 120 }
const MOST = 12
/** How far out from a picture what shows the arrow is looked for. */
const FAR = 4

type Place = { readonly picture: Element; readonly holder: Element; readonly before: ReadonlySet<Element> }

let places: readonly Place[] = []
let top = 0

/** How many there are. What has an arrow already, or leads elsewhere when it is pressed, is none. */
export function findHoverPlaces(): number {
  top = scrollY
  places = everywhere<HTMLImageElement>('img')
    .filter(isLarge)
    .flatMap(picture => placeOf(picture) ?? [])
    .slice(0, MOST)
  return places.length
}

const isLarge = (picture: Element): boolean => {
  const { width, height } = picture.getBoundingClientRect()
  return width >= SMALLEST.width && height >= SMALLEST.height && isShown(picture) && !isFixed(picture)
}

/** The outermost around a picture in which it is the only one. */
function placeOf(picture: HTMLImageElement): Place | null {
  if (picture.closest('a[href], nav, header, footer, [role="banner"]') !== null) return null
  let holder: Element | null = null
  let around = picture.parentElement
  for (
    let up = 0;
    around !== null && around !== document.body && up < FAR;
    up++, around = around.parentElement
  ) {
    if (pictureIn(around) !== picture) break
    holder = around
  }
  if (holder === null || [...holder.querySelectorAll(BUTTONS)].some(isNext)) return null
  return { picture, holder, before: new Set(holder.querySelectorAll('*')) }
}

/** Brings it into view; the point in the window where it is pointed at. */
export function goToHover(number: number): { x: number; y: number } | null {
  const picture = places[number]?.picture
  if (picture === undefined || !picture.isConnected) return null
  picture.scrollIntoView({ block: 'center', behavior: 'instant' })
  noteInput()
  const { left, right, top: above, bottom } = picture.getBoundingClientRect()
  return { x: Math.round((left + right) / 2), y: Math.round((above + bottom) / 2) }
}

/** Whether an arrow has come while it is pointed at; then it is the one thing that is leafed through. */
export function arrowCame(number: number): boolean {
  const holder = places[number]?.holder
  if (holder === undefined || ![...holder.querySelectorAll(BUTTONS)].some(isNext)) return false
  beginLeaf(holder)
  return true
}

export function leaveHover(): void {
  places = []
  scrollTo({ top, behavior: 'instant' })
}
