// The XML of a workbook's parts, element by element. A document type is refused, so that there are no entities to expand.
import { SaxesParser, type SaxesTagPlain } from 'saxes'

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

type Listener = {
  open?(element: Element): void
  text?(text: string): void
  close?(name: string): void
}

/** Names come without their prefix. @throws Error for XML that is not well formed, or has a document type */
export function readXml(bytes: Buffer, { open, text, close }: Listener): void {
  const parser = new SaxesParser({ xmlns: false })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open?.({ name: local(name), attributes }))
  parser.on('text', part => text?.(part))
  parser.on('closetag', ({ name }) => close?.(local(name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let at = 0; at < bytes.length; at += 1 << 16)
    parser.write(decoder.decode(bytes.subarray(at, at + (1 << 16)), { stream: true }))
  parser.write(decoder.decode()).close()
}
