// What styles show only while something is pointed at, or has the focus: the back of a card, the words over a picture. It lies over what
// is shown, so it is told of, and not shown.
import { closestAround, everywhere, roots } from '../roots.ts'
import { rulesOf } from '../styles.ts'
import { isInBar, isMarkedContent } from './foldables.ts'
import { isFolded, wordsIn } from './hidden-words.ts'

const POINTED = /:(?:hover|focus-within|focus-visible|focus)(?![\w-])/g
/** A style that hides something, or moves it, shows nothing. */
const SHOWS = ['display', 'visibility', 'max-height', 'height']
const BESIDE =
  'nav, header, footer, a, button, label, form, [role="button"], [role="tooltip"], [role="menu"], [role="navigation"], [role="toolbar"], [aria-haspopup]'
const MOST_RULES = 100

/** The words of each. */
export function shownByPointing(): string[][] {
  const rules = roots()
    .flatMap(rulesOf)
    .filter(rule => rule instanceof CSSStyleRule)
    .filter(({ selectorText, style }) => selectorText.search(POINTED) >= 0 && shows(style))
  const parts = new Set(rules.slice(0, MOST_RULES).flatMap(({ selectorText }) => partsOf(selectorText)))
  return [...parts].map(wordsIn).filter(words => words.length > 0)
}

const shows = (style: CSSStyleDeclaration): boolean =>
  SHOWS.some(name => !/^(?:none|hidden|collapse|0\D*|)$/.test(style.getPropertyValue(name)))

/** One of what the browser does not know fits nothing. */
const partsOf = (selectorText: string): Element[] =>
  everywhere(`:is(${selectorText.replaceAll(POINTED, ':is(*)')})`).filter(
    part => isHidden(part) && isOfContent(part)
  )

const isHidden = (part: Element): boolean =>
  isFolded(part) ||
  (getComputedStyle(part).visibility === 'hidden' && part.getBoundingClientRect().height > 1)

const isOfContent = (part: Element): boolean =>
  closestAround(part, BESIDE) === null && (isMarkedContent(part) || !isInBar(part))
