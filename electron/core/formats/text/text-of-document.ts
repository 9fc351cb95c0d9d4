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
  return isPdf(head) || sniff(head) === 'application/zip'
}

/** Null for what is none. @throws what is damaged, closed by a password, or too large, or a form of it that is not read */
export async function textOfDocument(bytes: Uint8Array): Promise<string | null> {
  if (isPdf(bytes)) return textOfPdf(bytes)
  return sniff(bytes) === 'application/zip'
    ? textOfZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    : null
}

/** Readers look for the sign among so many bytes: a mail program or a printer may have written something before it. */
const PDF_WITHIN = 1024

function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_WITHIN))
  return /%PDF-\d/.test(head.toString('latin1'))
}

async function textOfZip(bytes: Buffer): Promise<string | null> {
  const zip = await openZip(bytes, LIMITS)
  try {
    const entries = new Map(zip.entries.map(entry => [nameOf(entry), entry]))
    const spent = new Spent()
    const read = async (name: string) => {
      const entry = entries.get(name)
      if (entry === undefined) return Buffer.alloc(0)
      spent.on('bytes', entry.uncompressedSize)
      return zip.whole(entry)
    }
    const names = [...entries.keys()]
    const parts = (await partsOfWord(names, { read, spent })) ?? partsOfOpenDocument(names)
    if (parts === null) return null
    const texts: string[] = []
    for (const name of parts) texts.push(wordsOf(await read(name), spent))
    return texts.join('\n')
  } finally {
    zip.close()
  }
}

type Names = readonly string[]
type Reading = { readonly read: (name: string) => Promise<Buffer>; readonly spent: Spent }

/** Of a document that is OpenDocument's (ISO 26300). */
const partsOfOpenDocument = (names: Names): Names | null =>
  names.includes('content.xml') ? names.filter(name => /^(?:content|meta|styles)\.xml$/.test(name)) : null

/**
 * Text, notes, headers, comments, what is said of the document, and where its links lead; not how it looks. Its main part has any name
 * (OOXML, ISO 29500), and programs on the web give it others than Word does. @throws where it is not there
 */
async function partsOfWord(names: Names, reading: Reading): Promise<Names | null> {
  const isWord =
    names.includes(USUAL_MAIN) ||
    (names.includes(CONTENT_TYPES) && names.some(name => name.startsWith('word/'))) ||
    (await contentTypes(reading)).some(type => WORD_MAIN.test(type))
  if (!isWord) return null
  const mains = new Set((await mainPartsOf(reading)).map(name => name.toLowerCase()))
  if (mains.size === 0) mains.add(USUAL_MAIN)
  const folders = new Set([...mains].map(folderOf)).add('docprops/').add('word/')
  const parts = names.filter(given => {
    const name = given.toLowerCase()
    const within = folders.has(folderOf(name).replace(/_rels\/$/, ''))
    return mains.has(name) || (within && /\.(?:xml|rels)$/.test(name) && !LOOKS.test(name))
  })
  if (!parts.some(name => mains.has(name.toLowerCase()))) throw new Error('the main part is not there')
  return parts
}
const USUAL_MAIN = 'word/document.xml'
const CONTENT_TYPES = '[Content_Types].xml'
const WORD_MAIN = /(?:wordprocessingml|ms-word)\..{1,60}\bmain\+xml$/i
const LOOKS = /(?:^|\/)(?:theme|styles|styleswitheffects|fonttable|numbering|settings|websettings)\b[^/]*$/

const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1)

/** What the list of what the file consists of names as the document itself. */
async function mainPartsOf({ read, spent }: Reading): Promise<string[]> {
  const found: string[] = []
  readXmlIfAny(await read('_rels/.rels'), spent, ({ name, attributes }) => {
    const isMain = attributes['Type']?.endsWith('/officeDocument') ?? false
    const target = attributes['Target']
    if (name === 'Relationship' && isMain && target !== undefined) found.push(target.replace(/^\.?\//, ''))
  })
  return found
}

async function contentTypes({ read, spent }: Reading): Promise<string[]> {
  const found: string[] = []
  const note = ({ attributes }: { readonly attributes: Readonly<Record<string, string>> }) => {
    found.push(attributes['ContentType'] ?? '')
  }
  readXmlIfAny(await read(CONTENT_TYPES), spent, note)
  return found
}

/** Of a part that is not there it reads nothing. */
function readXmlIfAny(part: Buffer, spent: Spent, open: NonNullable<Parameters<typeof readXml>[2]['open']>) {
  if (part.length > 0) readXml(part, spent, { open })
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
