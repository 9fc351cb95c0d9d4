// Grey boxes where posts are to be, without any other sign of loading: a row of equal boxes with a colour and nothing in them.
import { opacityOf } from './press/prompts.ts'
import { elementAt, everywhere, textsIn } from './roots.ts'
import { isShown } from './visibility.ts'

const FEWEST = 3
const SMALLEST = { width: 120, height: 30 }
const MOST_INSIDE = 40
/** What something is done with, or shows something; and what waits for a picture, which is told of as such. */
const FILLED =
  'img, video, audio, canvas, svg, iframe, object, embed, input, button, select, textarea, figure, picture, a[href], [role="img"], [data-src], [data-srcset], [data-original], [data-bg], [data-background], [data-image], [data-img]'
const BESIDE =
  'nav, header, footer, aside, table, [role="grid"], [role="navigation"], [role="banner"], [role="contentinfo"]'
const ACROSS = [0.25, 0.5, 0.75]
const DOWN = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
const ANCESTORS = 3
/** So far are the three parts of a strong colour from each other, of 255. */
const VIVID = 90

/** Anywhere on the page. */
export const hasEmptyRows = (): boolean => everywhere('*').some(isEmptyRow)

/** In the window, by what stands in some places of it: it is asked often. */
export const showsEmptyRows = (): boolean => [...standingInView()].some(isEmptyRow)

function standingInView(): Set<Element> {
  const found = new Set<Element>()
  for (const across of ACROSS)
    for (const down of DOWN) {
      let at = elementAt(innerWidth * across, innerHeight * down)
      for (let up = 0; at !== null && up < ANCESTORS; up++, at = at.parentElement) found.add(at)
    }
  return found
}

/** One of several equal boxes that follow each other, none of which says anything. */
function isEmptyRow(box: Element): boolean {
  const { parentElement: parent } = box
  if (parent === null || parent.childElementCount < FEWEST || !isEmptyBox(box)) return false
  if (box.closest(BESIDE) !== null) return false
  const { width, height } = box.getBoundingClientRect()
  const equals = [...parent.children].filter(other => {
    const size = other.getBoundingClientRect()
    return Math.abs(size.width - width) < 2 && Math.abs(size.height - height) < 2
  })
  return equals.length >= FEWEST && equals.every(isEmptyBox)
}

function isEmptyBox(box: Element): boolean {
  if (!(box instanceof HTMLElement) || box.shadowRoot !== null || saysAnything(box)) return false
  if (box.matches(FILLED) || box.querySelector(FILLED) !== null) return false
  const { width, height } = box.getBoundingClientRect()
  if (width < SMALLEST.width || height < SMALLEST.height || !isShown(box)) return false
  return [box, ...box.querySelectorAll('*')].slice(0, MOST_INSIDE).some(hasColour)
}

function saysAnything(box: Element): boolean {
  for (const { data } of textsIn(box)) if (data.trim() !== '') return true
  return false
}

/** One of its own, that can be told from what is behind it; a picture is none. */
export function hasColour(part: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(part)
  if (backgroundImage.includes('url(') || isVivid(backgroundColor)) return false
  return backgroundImage !== 'none' || (opacityOf(backgroundColor) > 0.02 && backgroundColor !== behind(part))
}

/** Lighter than what is written, and of no hue. */
const GREY = { hue: 24, light: 170 }
export function isGrey(part: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(part)
  const channels = channelsOf(backgroundColor)
  const isPale =
    Math.max(...channels) - Math.min(...channels) <= GREY.hue && Math.min(...channels) >= GREY.light
  return backgroundImage.includes('gradient') || isPale
}

/** What stands in for something is grey, or as good as: a row of strong colours shows them. */
function isVivid(colour: string): boolean {
  const channels = channelsOf(colour)
  return Math.max(...channels) - Math.min(...channels) > VIVID
}

const channelsOf = (colour: string): number[] =>
  colour
    .match(/\d+(?:\.\d+)?/g)
    ?.slice(0, 3)
    .map(Number) ?? []

function behind(part: Element): string {
  for (let at = part.parentElement; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at)
    if (opacityOf(backgroundColor) > 0.02) return backgroundColor
  }
  return 'rgb(255, 255, 255)'
}
