// The XML of a workbook's parts, element by element. A document type is refused, so that there are no entities to expand.
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Spent } from './sheet.ts'

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

type Listener = {
  open?(element: Element): void
  text?(text: string): void
  close?(name: string): void
}

/** No part of a workbook has elements within elements to such a depth, or so many attributes. */
const MOST_DEPTH = 100
const MOST_ATTRIBUTES = 200
/** What is written to the parser at once, and how many of those an element, an attribute or a text may go on for. */
const PIECE = 1 << 16
const MOST_PIECES = 16

/** Names come without their prefix. @throws Error for XML that is not well formed, or has a document type; RangeError when there is too much of it */
export function readXml(bytes: Buffer, spent: Spent, { open, text, close }: Listener): void {
  const parser = new SaxesParser({ xmlns: false })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  let [depth, attributes, silent] = [0, 0, 0]
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) throw new RangeError('too many attributes')
  })
  parser.on('opentag', ({ name, attributes: given }: SaxesTagPlain) => {
    if (++depth > MOST_DEPTH) throw new RangeError('too deep')
    spent.on('elements')
    attributes = silent = 0
    open?.({ name: local(name), attributes: given })
  })
  const read = (part: string) => {
    silent = 0
    text?.(part)
  }
  parser.on('text', read)
  // The same letters, written without signs that stand for others.
  parser.on('cdata', read)
  parser.on('closetag', ({ name }) => {
    depth -= 1
    silent = 0
    close?.(local(name))
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (++silent > MOST_PIECES) throw new RangeError('too long')
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
  }
  parser.write(decoder.decode()).close()
}
