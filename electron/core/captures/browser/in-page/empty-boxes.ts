// Boxes that wait for a picture: some are filled only when they have been looked at for a while.
import { everywhere } from './roots.ts'
import { scroller, scrollToStart } from './scroller.ts'
import { addressToCome, standsIn } from './stand-ins.ts'
import { isInView, isShown, picturesIn } from './visibility.ts'
import { nextFrame, pauseFor } from './wait.ts'
import { hasShown, wasShown } from './witness/seen.ts'

const SMALLEST = { width: 100, height: 80 }
/** Also what is named so, or says the address of a picture that it does not show. */
const NAMED =
  '[class*="placeholder" i], [class*="lazy" i], [data-src], [data-srcset], [data-original], [data-bg], [data-background], [data-image], [data-img]'
const BOXES = `figure, picture, ${NAMED}`
const ADVERTISEMENT = /(?:^|[-_\s])(?:ads?|advert\w*|annons\w*|banner)(?:$|[-_\s])/i
const CAPTION = 'figcaption'
/** A picture of so few points stands in for another. */
const POINTS = 2

/** Those that have been looked at for long enough. */
const looked = new WeakSet<Element>()

/** Empty boxes of the size of a picture, without those in others. */
function emptyBoxes(): Element[] {
  const waiting = everywhere<HTMLImageElement>('img').filter(waits)
  const found = [...new Set([...everywhere(BOXES), ...waiting])].filter(isEmptyBox)
  return found.filter(box => !found.some(other => other !== box && other.contains(box)))
}

export const countEmptyBoxes = (): number => emptyBoxes().length

function isEmptyBox(box: Element): boolean {
  const { width, height } = box.getBoundingClientRect()
  if (width < SMALLEST.width || height - captionOf(box) < SMALLEST.height || !isShown(box)) return false
  if (ADVERTISEMENT.test(box.getAttribute('class') ?? '')) return false
  if (box.matches('input, select, textarea, button, video, iframe')) return false
  if (showsPicture(box) || hasShownIn(box)) return false
  return !saysAnything(box) && !box.querySelector('input, select, textarea, button')
}

/** A page may take its pictures out of what is not in view, and show them again. */
const hasShownIn = (box: Element): boolean =>
  [box, ...box.querySelectorAll('img')].some(
    one => one instanceof HTMLImageElement && !waits(one) && hasShown(one)
  )

/** It shows another in the place of the picture that it names, and has never shown that one. */
const waits = (image: HTMLImageElement): boolean => standsIn(image) && !wasShown(addressToCome(image) ?? '')

const captionOf = (box: Element): number =>
  [...box.querySelectorAll(CAPTION)].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0)

/** Besides its caption. */
const saysAnything = (box: Element): boolean =>
  [box, ...box.querySelectorAll('*')].some(
    one =>
      one.closest(CAPTION) === null &&
      [...one.childNodes].some(node => node instanceof Text && node.data.trim() !== '')
  )

function showsPicture(box: Element): boolean {
  const drawn = ['::before', '::after'].some(part => {
    const { backgroundImage, content } = getComputedStyle(box, part)
    return `${backgroundImage} ${content}`.includes('url(')
  })
  // A figure may be a play of colours; in a box that says what it waits for they stand in for it.
  const isPlay = !box.matches(NAMED) && getComputedStyle(box).backgroundImage !== 'none'
  return drawn || isPlay || picturesIn(box).some(one => !(one instanceof HTMLImageElement) || !isStandIn(one))
}

/** A picture that is still to come, or did not, is counted as such. */
const isStandIn = (image: HTMLImageElement): boolean =>
  (image.complete && image.naturalWidth <= POINTS && !/^https?:/.test(image.currentSrc || image.src)) ||
  waits(image)

/**
 * Brings the next one that has not been looked at into the middle of the window, and stays until all that are in view are filled,
 * or for `limit` ms. Answers how many have been filled there; null when there is none left.
 */
export async function lookAtEmptyBox(limit: number): Promise<number | null> {
  const next = emptyBoxes().find(box => !looked.has(box))
  if (next === undefined) return null
  next.scrollIntoView({ block: 'center', behavior: 'instant' })
  await nextFrame()
  const boxes = emptyBoxes().filter(box => isWholeInView(box) || box === next)
  const start = performance.now()
  let left = boxes
  while (left.length > 0 && performance.now() - start < limit) {
    await pauseFor(50)
    left = left.filter(box => box.isConnected && isEmptyBox(box))
  }
  for (const box of left) looked.add(box)
  return boxes.length - left.length
}

function isWholeInView(box: Element): boolean {
  const { top, bottom } = box.getBoundingClientRect()
  return isInView(box) && top >= 0 && bottom <= innerHeight
}

/** Up to where the page begins, when they have been looked at. */
export async function endLooking(): Promise<void> {
  scrollToStart(scroller())
  await nextFrame()
}
