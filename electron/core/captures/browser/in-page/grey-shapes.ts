// Grey shapes that stand for what is to come: lines and circles of a post, rows of a table. When a page has come to rest with them,
// what they stand for has not come. They are looked for once, in the end; what is waited for is in empty-rows.ts.
import { hasColour, isGrey } from './empty-rows.ts'
import { everywhere } from './roots.ts'
import { isShown } from './visibility.ts'

const NAMED =
  /(?:^|[-_\s])(?:skeleton|shimmer|glimmer|ghost|placeholder|ph|bone|(?:content-)?loader|animate-pulse)(?:$|[-_\s])/i
const PARTS = 'section, article, main, div, ul, ol, li, table, tbody'
const FILLED =
  'img, video, audio, canvas, svg, iframe, object, embed, input, button, select, textarea, figure, picture, a[href], hr, progress, meter, [role], [data-src], [data-bg]'
const BESIDE =
  'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [class*="chart" i], [class*="progress" i], [class*="divider" i], [class*="advert" i], [class*="annons" i]'
const SMALLEST = { width: 30, height: 8 }
const MOST_INSIDE = 60
/** So many without a name are no ornament; fewer of a size that holds a post. */
const FEWEST = 3
const LARGE = { width: 200, height: 80 }

/** Anywhere on the page. */
export const hasGreyShapes = (): boolean =>
  everywhere<HTMLElement>(PARTS).some(part => part.childElementCount > 0 && isOfShapes(part))

/** Says nothing at all, and shows nothing but such shapes. */
function isOfShapes(part: HTMLElement): boolean {
  if (part.textContent?.trim() !== '' || part.offsetWidth === 0 || part.shadowRoot !== null) return false
  const inside = [...part.querySelectorAll<HTMLElement>('*')]
  if (inside.length > MOST_INSIDE || part.querySelector(FILLED) !== null || part.closest(BESIDE) !== null)
    return false
  const shapes = inside.filter(isShape)
  if (shapes.length < 2) return false
  const areNamed = [part, ...shapes].filter(isNamed).length > 1
  const areLarge = shapes.every(
    ({ offsetWidth, offsetHeight }) => offsetWidth >= LARGE.width && offsetHeight >= LARGE.height
  )
  return areNamed || areLarge || (shapes.length >= FEWEST && shapes.every(isGrey))
}

const isNamed = (part: Element): boolean => NAMED.test(part.getAttribute('class') ?? '')

function isShape(part: HTMLElement): boolean {
  if (!(part instanceof HTMLElement) || part.childElementCount > 0 || part.matches('td, th, tr')) return false
  const { offsetWidth: width, offsetHeight: height } = part
  return width >= SMALLEST.width && height >= SMALLEST.height && isShown(part) && hasColour(part)
}
