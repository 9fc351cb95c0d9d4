// Writing XML to a file piece by piece: nothing that the receiver's parser would refuse gets through.

/** What an element is written to. */
type Sink = { add(text: string): Promise<void> }

/** Values of attributes; those that are null are left out. */
type Attributes = Readonly<Record<string, string | number | null>>

export interface XmlWriter {
  /** Opens an element; what is written until `close` stands in it. */
  open(name: string, attributes?: Attributes): Promise<void>
  close(): Promise<void>
  /** An element with a text, or an empty one when there is none. */
  leaf(name: string, text: string | number | null, attributes?: Attributes): Promise<void>
  /** Closes what is still open. */
  end(): Promise<void>
}

/** Starts a document (UTF-8, XML 1.0) in the sink. */
export async function openXml(sink: Sink): Promise<XmlWriter> {
  await sink.add('<?xml version="1.0" encoding="UTF-8"?>')
  return xmlPart(sink, 0)
}

/** What a document begins with, as it is written. */
export async function beginning(write: (xml: XmlWriter) => Promise<void>): Promise<string> {
  const written: string[] = []
  await write(await openXml({ add: async text => void written.push(text) }))
  return written.join('')
}

/** Writes what is to stand so deep within a document. */
export function xmlPart(sink: Sink, depth: number): XmlWriter {
  const opened: string[] = []
  const indent = () => `\n${' '.repeat(depth + opened.length)}`
  const writer: XmlWriter = {
    async open(name, attributes = {}) {
      await sink.add(`${indent()}<${name}${attributesOf(attributes)}>`)
      opened.push(name)
    },
    async close() {
      const name = opened.pop()
      await sink.add(`${indent()}</${String(name)}>`)
    },
    async leaf(name, text, attributes = {}) {
      const start = `${indent()}<${name}${attributesOf(attributes)}`
      await sink.add(text === null ? `${start}/>` : `${start}>${escaped(String(text))}</${name}>`)
    },
    async end() {
      while (opened.length > 0) await writer.close()
      await sink.add('\n')
    }
  }
  return writer
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${escaped(String(value))}"`]))
    .join('')
}

// XML 1.0 §2.2: what is no Char cannot be written at all, not even escaped, and is replaced where it stood.
const NO_CHAR = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** The text as it may stand in content and in attribute values alike. Line breaks survive in both. */
export function escaped(text: string): string {
  return text
    .replaceAll(NO_CHAR, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
}
