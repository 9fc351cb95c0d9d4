// The words in a document of a word processor or a PDF, to be compared with other words; never shown. For a thread with limits of time and
// memory: the file came from outside.
import { textOfPdf } from '../pdf/text-of-pdf.ts'
import { Spent } from '../sheets/sheet.ts'
import { readXml } from '../sheets/xml.ts'
import { nameOf, openZip } from '../zip/read.ts'
import { sniff } from './sniff.ts'

/** Only the parts with words are unpacked, so pictures in it count for nothing; what they come to is counted as they are read. */
const LIMITS = { files: 5_000, unpacked: Number.POSITIVE_INFINITY, times: Number.POSITIVE_INFINITY }

/** Whether a file that begins like this may be such a document. */
export function mayBeDocument(head: Uint8Array): boolean {
  return ['application/pdf', 'application/zip'].includes(sniff(head))
}

/** Null for what is none. @throws what is damaged, closed by a password, or too large */
export async function textOfDocument(bytes: Uint8Array): Promise<string | null> {
  const type = sniff(bytes)
  if (type === 'application/pdf') return textOfPdf(bytes)
  return type === 'application/zip'
    ? textOfZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    : null
}

// By the parts that it must have: Word's (OOXML, ISO 29500), and that of OpenDocument (ISO 26300).
const KINDS = [
  {
    has: 'word/document.xml',
    // Text, notes, headers, comments, what is said of the document, and where its links lead; not how it looks.
    parts:
      /^(?:docProps|word)\/(?:_rels\/)?(?!(?:theme|styles|stylesWithEffects|fontTable|numbering|settings|webSettings)\b)[^/]+\.(?:xml|rels)$/
  },
  { has: 'content.xml', parts: /^(?:content|meta|styles)\.xml$/ }
] as const

async function textOfZip(bytes: Buffer): Promise<string | null> {
  const zip = await openZip(bytes, LIMITS)
  try {
    const entries = zip.entries.map(entry => ({ name: nameOf(entry), entry }))
    const kind = KINDS.find(({ has }) => entries.some(({ name }) => name === has))
    if (kind === undefined) return null
    const spent = new Spent()
    const texts: string[] = []
    for (const { name, entry } of entries) {
      if (!kind.parts.test(name)) continue
      spent.on('bytes', entry.uncompressedSize)
      texts.push(wordsOf(await zip.whole(entry), spent))
    }
    return texts.join('\n')
  } finally {
    zip.close()
  }
}

/** A paragraph, a row of a table and the like end a line; a tabulator or a break parts words; nothing else does. */
const LINE = /^(?:p|h|tr|table-row|list-item|title|creator|subject|keywords|description|lpwstr|annotation)$/
const GAP = /^(?:tab|br|cr|s|line-break|noBreakHyphen|tc|table-cell)$/

function wordsOf(part: Buffer, spent: Spent): string {
  let [text, deleted, isDeleted] = ['', '', false]
  const add = (more: string) => {
    spent.on('characters', more.length)
    if (isDeleted) deleted += more
    else text += more
  }
  readXml(part, spent, {
    open({ name, attributes }) {
      // What was deleted with the changes kept stands among what was not, and would part its words.
      isDeleted ||= name === 'delText'
      if (GAP.test(name)) add(name === 'noBreakHyphen' ? '-' : ' ')
      if (name === 'Relationship' && attributes['TargetMode'] === 'External') add(`${attributes['Target']}\n`)
      const lead = attributes['xlink:href'] ?? attributes['w:instr']
      if (lead !== undefined) add(` ${lead} `)
    },
    text: add,
    close(name) {
      if (name === 'delText') isDeleted = false
      if (LINE.test(name)) add('\n')
    }
  })
  return `${text}\n${deleted}`
}
