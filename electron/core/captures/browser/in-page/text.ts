// The visible text of a document and its shadow trees.
import { type Root, roots } from './roots.ts'
import { isShown, textOf } from './visibility.ts'

/** `innerText` says what is shown, but stops at shadow roots. */
export const visibleText = (): string =>
  roots()
    .flatMap(textsOf)
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n\n')

/** The same of a frame: what one of no size holds is not shown. */
export const frameText = (): string => (innerWidth > 1 && innerHeight > 1 ? visibleText() : '')

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
