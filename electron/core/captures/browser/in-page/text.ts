// The visible text of a document and its shadow trees.
import { everywhere, type Root, roots } from './roots.ts'
import { hidesRules, rulesOf } from './styles.ts'
import { isShown, textOf } from './visibility.ts'
import { noteRead } from './witness/seen.ts'

/** `innerText` says what is shown, but stops at shadow roots. */
export const visibleText = (): string =>
  roots()
    .flatMap(textsOf)
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n\n')

/** The same, read for the record: what comes after this moment and goes again is missed by the witness. */
export function textForRecord(): string {
  noteRead()
  return visibleText()
}

/** The same of a frame; null of one of no size, or none yet, which shows nothing. */
export const frameText = (): string | null => (innerWidth <= 1 || innerHeight <= 1 ? null : textForRecord())

function textsOf(root: Root): string[] {
  if (root instanceof ShadowRoot) return [...root.childNodes].map(textOfChild)
  // A drawing has no body, and its words stand where each is put.
  const drawn = () => [...document.querySelectorAll('text')].map(text => text.textContent).join('\n')
  return [document.body?.innerText ?? drawn()]
}

function textOfChild(child: Node): string {
  if (child instanceof Text) return child.data
  if (!(child instanceof Element) || child.matches('style, script')) return ''
  // A slot has no box of its own; with nothing from outside it shows what stands in it.
  const isOwn = child instanceof HTMLSlotElement && child.assignedNodes().length === 0
  return isOwn || isShown(child) ? textOf(child) : ''
}

const FIELDS =
  'textarea, input:is([readonly], :disabled):not([type="hidden"], [type="password"], [type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"], [type="color"], [type="file"], [type="image"])'
/** Signs of a font are no letters. */
const SAYS = /\p{L}{2}/u
/** A font may draw a sign for a word. */
const OF_SIGNS = /icon|symbol|awesome|glyph/i
const MOST = 2_000

/**
 * What is shown and is no text of the page: what stands in fields that are there to be read, and the words that its styles put before
 * and after its parts. Each once.
 */
export function drawnText(): string[] {
  const fields = everywhere<HTMLInputElement | HTMLTextAreaElement>(FIELDS).filter(isShown)
  const written = fields.map(({ value }) => value.trim()).filter(value => value !== '')
  return [...new Set([...written, ...wordsOfStyles()])].slice(0, MOST)
}

const PSEUDO = ['::before', '::after'] as const
/** Each is looked at of a page with styles that nobody can read, up to so many, and no longer than so many milliseconds. */
const [MOST_ELEMENTS, LONGEST] = [10_000, 600]

function wordsOfStyles(): string[] {
  const found: string[] = []
  for (const root of roots()) {
    for (const { selector, part } of rulesOf(root).flatMap(wordRules))
      for (const element of root.querySelectorAll(selector)) found.push(...drawnAt(element, part))
    if (!hidesRules(root)) continue
    const until = performance.now() + LONGEST
    for (const element of [...root.querySelectorAll('body *')].slice(0, MOST_ELEMENTS)) {
      if (performance.now() > until) break
      for (const part of PSEUDO) found.push(...drawnAt(element, part))
    }
  }
  return found
}

/** What is drawn there, as the rule that holds has it, in quotation marks. */
function drawnAt(element: Element, part: string): string[] {
  const { content, display, visibility, fontFamily } = getComputedStyle(element, part)
  if (content === 'none' || content === 'normal') return []
  const words = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each = '']) => each).join('')
  const isDrawn = display !== 'none' && visibility === 'visible' && !OF_SIGNS.test(fontFamily)
  return isDrawn && SAYS.test(words) && isShown(element) ? [words.trim()] : []
}

/** What a rule puts words before or after. */
function wordRules(rule: CSSRule): { selector: string; part: string }[] {
  if (!(rule instanceof CSSStyleRule)) return []
  const { content } = rule.style
  if (!SAYS.test(content) || !/["'(]/.test(content)) return []
  return selectorsOf(rule.selectorText).flatMap(each => {
    const [, of, part] = /^(.*?)(::?(?:before|after))\s*$/.exec(each.trim()) ?? []
    if (part === undefined) return []
    const selector = of?.trim() || '*'
    return CSS.supports(`selector(${selector})`) ? [{ selector, part: part.replace(/^:+/, '::') }] : []
  })
}

/** One by one; those in brackets, as of `:not(…)`, belong to theirs. */
function selectorsOf(list: string): string[] {
  const found = ['']
  let depth = 0
  for (const sign of list) {
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth--
    if (sign === ',' && depth === 0) found.push('')
    else found[found.length - 1] += sign
  }
  return found
}
