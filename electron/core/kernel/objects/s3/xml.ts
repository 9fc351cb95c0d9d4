// Reading the answers of an S3 store, which are XML: elements with elements in them, or text.
import { SaxesParser } from 'saxes'

export type Element = { readonly name: string; readonly children: Element[]; text: string }

/** The root of the answer. @throws Error where it is not XML */
export function readXml(answer: string): Element {
  const root: Element = { name: '', children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    const element: Element = { name, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', text => {
    const within = open.at(-1)
    if (within !== undefined) within.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(answer).close()
  return root.children[0] ?? root
}

export const childrenOf = (element: Element, ...names: readonly string[]): Element[] =>
  element.children.filter(({ name }) => names.includes(name))

/** The text of a child; null where there is no such child. */
export const textIn = (element: Element, name: string): string | null =>
  element.children.find(child => child.name === name)?.text ?? null
