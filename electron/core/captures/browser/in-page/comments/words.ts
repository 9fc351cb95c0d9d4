// The words of a comment: its text as it is read.
import { picturesIn, textOf } from '../visibility.ts'
import { isOwnPart, type MarkedComments } from './marks.ts'

/** What is in a comment and none of its text. */
export const CONTROLS =
  'button, [role="button"], input, textarea, select, form, script, style, svg, [hidden], [aria-hidden="true"]'
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
