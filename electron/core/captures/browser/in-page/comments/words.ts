// The words of a comment: its text as it is read, and how many have liked it.
import { picturesIn, textOf } from '../visibility.ts'
import { isOwnPart, type MarkedComments, nearestComment } from './marks.ts'

const CONTROLS =
  'button, [role="button"], input, textarea, select, form, script, style, svg, [hidden], [aria-hidden="true"]'
const LIKES =
  /(\d{1,3}(?:[ \u00A0\u202F.,]\d{3}){0,3}|\d{1,7})\s{0,3}(?:gilla-markering(?:ar)?|gillar(?: detta)?|likes?|reaktion(?:er)?|reactions?)$/i
/** Small pictures of emoji say in words what they show. */
const EMOJI = { words: 10, width: 40 }

/** The text of a part, without what is `skipped`, controls and comments within it. */
export function textWithout(
  { comments }: MarkedComments,
  root: Element,
  skipped: ReadonlySet<Element> = new Set()
): string {
  const parts: string[] = []
  const readElement = (element: Element) => {
    if (skipped.has(element) || element.matches(CONTROLS) || (element !== root && comments.has(element)))
      return
    if (!element.checkVisibility({ visibilityProperty: true })) return
    const isBlock = !/^(?:inline|contents)/.test(getComputedStyle(element).display)
    if (isBlock) parts.push('\n')
    for (const child of element.childNodes) read(child)
    if (isBlock) parts.push('\n')
  }
  const read = (node: Node) => {
    if (node instanceof Text) parts.push(wordsOf(node))
    else if (node instanceof HTMLImageElement) {
      if (node.alt.length <= EMOJI.words && node.width <= EMOJI.width) parts.push(node.alt)
    } else if (node instanceof HTMLBRElement) parts.push('\n')
    else if (node instanceof Element) readElement(node)
  }
  read(root)
  return inLines(parts.join(''))
}

function wordsOf(text: Text): string {
  const keepsSpaces = text.parentElement && getComputedStyle(text.parentElement).whiteSpace.startsWith('pre')
  return keepsSpaces ? text.data : text.data.replaceAll(/\s+/g, ' ')
}

/** Without spaces around lines and without empty lines. */
export const inLines = (text: string): string =>
  text
    .replaceAll(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()

/** There is neither text nor picture in it. */
export const isEmptyComment = (page: MarkedComments, comment: Element): boolean =>
  textWithout(page, comment) === '' && !picturesIn(comment).some(part => isOwnPart(page, comment, part))

export function firstLine(element: Element | null): string | null {
  const line = element ? textOf(element).trim().split('\n')[0]?.trim() : ''
  return line ? line.slice(0, 500) : null
}

/** How many have liked a comment; null where it does not say. */
export function likesOf(page: MarkedComments, comment: Element): number | null {
  for (const part of comment.querySelectorAll('*')) {
    if (part.closest('form, script, style') || nearestComment(page, part) !== comment) continue
    const words = [
      part.getAttribute('aria-label') ?? '',
      part.children.length === 0 ? (part.textContent ?? '') : ''
    ]
    const likes = words.map(likesIn).find(count => count !== null)
    if (likes !== undefined) return likes
  }
  return null
}

/** The number in words such as "12 gilla-markeringar"; null in all other words. */
export function likesIn(words: string): number | null {
  const [, count] = (words.length > 60 ? null : LIKES.exec(words.trim())) ?? []
  return count ? Number(count.replaceAll(/\D/g, '')) : null
}
