// What lies over something that is sensitive, and whose only word is "Visa", "Se foto" or "View photo"; and spoilers, which are there and
// cannot be read.
import { everywhere } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { labelOf, textOf } from '../visibility.ts'
import { onlyShows } from './acts.ts'

const WHAT =
  '(?:foto(?:t|n)?|bild(?:en|er)?|video(?:n|klippet)?|inlägg(?:et)?|innehåll(?:et)?|photos?|images?|pictures?|videos?|posts?|content|media)'
const SHOWS = new RegExp(`^(?:visa|se|show|view|see|reveal)(?: (?:the )?${WHAT})?$`, 'i')
const ENDS_IN_SHOW = /(?<!\p{L})(?:visa|show|view)$/iu
const WARNS =
  /(?<!\p{L})(?:känsligt|grafiskt|stötande|vuxeninnehåll|vuxet innehåll|innehållsvarning|spoiler|våldsam\p{L}*|falsk information|sensitive|graphic|disturbing|adult content|content warning|nsfw|false information)(?!\p{L})/iu
/** What is agreed to, or said of oneself, with that. */
const AGREES = /kakor|cookie|samtyck|marknadsföring|consent|marketing|över 18|18 år|over 18|years old/i
/** How far out the warning may stand, and how long a cover's own words are. */
const FAR = 3
const LONGEST = { label: 60, cover: 300 }

/** Whether pressing it uncovers something. */
export function isCover(button: HTMLElement, own: string): boolean {
  if (own.length > LONGEST.label || !/(?:visa|se|show|view|see|reveal)/i.test(own)) return false
  const isShow = SHOWS.test(own) || (ENDS_IN_SHOW.test(own) && warns(`${own} ${nameOf(button)}`))
  return isShow && isWarned(button) && onlyShows(button)
}

const nameOf = (button: Element): string => button.getAttribute('aria-label') ?? ''
const warns = (words: string): boolean => WARNS.test(words) && !AGREES.test(words)

function isWarned(button: Element): boolean {
  if (warns(nameOf(button))) return true
  let at: Element | null = button
  for (let up = 0; at !== null && at !== document.body && up <= FAR; up++, at = at.parentElement) {
    const words = textOf(at)
    if (words.length > LONGEST.cover) return false
    if (warns(words)) return true
  }
  return false
}

const SPOILERS = '[class*="spoiler" i], [aria-label*="spoiler" i], [title*="spoiler" i]'
const shown = new WeakSet<Element>()

/** Makes them readable; the names of those that were not. */
export const showSpoilers = (): string[] =>
  everywhere<HTMLElement>(SPOILERS).flatMap(spoiler => {
    if (shown.has(spoiler) || textOf(spoiler).trim() === '') return []
    shown.add(spoiler)
    const parts = [spoiler, ...spoiler.querySelectorAll<HTMLElement>('*')]
    return parts.map(uncover).includes(true) ? [labelOf(spoiler)] : []
  })

/** A text that is blurred, or of about the colour that it stands on. */
function uncover(part: HTMLElement): boolean {
  const { filter, color, backgroundColor } = getComputedStyle(part)
  const isBlurred = filter.includes('blur(')
  if (isBlurred) setStyles(part, { filter: 'none' })
  const isPainted = areNear(color, backgroundColor)
  if (isPainted) setStyles(part, { 'background-color': 'transparent' })
  return isBlurred || isPainted
}

/** By so much of each part of a colour, of 255. */
const NEAR = 32

/** As the browser says them; what is seen through is written with a fourth number. */
function areNear(one: string, other: string): boolean {
  const [all, others] = [one, other].map(colour => (colour.match(/[\d.]+/g) ?? []).map(Number))
  return (
    all?.length === 3 &&
    others?.length === 3 &&
    all.every((each, at) => Math.abs(each - (others[at] ?? 0)) <= NEAR)
  )
}
