// The words in a document of an office program, a PDF, an Outlook mail, a mailbox file, or a zip with files in it, to be compared with other words; never shown. Nothing is
// unpacked to disk. For a thread with limits of time and memory: the file came from outside.
import type { Entry } from 'yauzl'
import { isCompoundFile, rootNames } from '../mail/compound-file.ts'
import { beginsAsMail } from '../mail/head.ts'
import { isMbox, mailsInMbox } from '../mail/mbox.ts'
import { isOutlookFile, wordsInOutlook } from '../mail/outlook.ts'
import { textOfPdf } from '../pdf/text-of-pdf.ts'
import { Spent } from '../sheets/sheet.ts'
import { commentOf, nameOf, type OpenZip, openZip } from '../zip/read.ts'
import { officeParts, sharedStringsIn, wordsOfPart } from './office-words.ts'
import { encodingOf, SNIFFED_BYTES, sniff } from './sniff.ts'
import { type HowMuch, hasWords, textOfFile } from './text-of-file.ts'

/** Only what has words is unpacked, so pictures in it count for nothing; what it comes to is counted as it is read. */
const LIMITS = { files: 5_000, unpacked: Number.POSITIVE_INFINITY, times: Number.POSITIVE_INFINITY }

/** What the files within one file may come to in all, however deep they lie. */
const MOST = { files: 5_000, bytes: 256 << 20, letters: 64 << 20 }
/** A document in a zip in a zip in a mail in a zip. Nobody packs deeper. */
const DEEPEST = 5

/** Whether a file that begins like this may be such a document. */
export function mayBeDocument(head: Uint8Array): boolean {
  return isPdf(head) || isZip(head) || isCompoundFile(head) || isMbox(head)
}

/**
 * What a file says, and every document and mail within it: a mail that came within another is kept in that one's own file too. Empty for what
 * has no words. `within` is told of each file that hangs on it or lies in it. @throws what is damaged, closed by a password, or too large, or a
 * form of it that is not read
 */
export const textInFile = (
  { bytes, mediaType }: { readonly bytes: Uint8Array; readonly mediaType: string },
  much: HowMuch = 'everything',
  within: Within = () => undefined
): Promise<string> => textOfBytes(bytes, mediaType, { reading: new Reading(much, within), depth: 0 })

type Within = (file: Uint8Array) => void

/** How much has been read of one file, and what of it is asked for. */
class Reading {
  readonly much: HowMuch
  readonly within: Within
  readonly spent = new Spent()
  readonly #left = { ...MOST }

  constructor(much: HowMuch, within: Within) {
    this.much = much
    this.within = within
  }

  /** @throws RangeError when it is more than anybody sends to be read */
  on(what: keyof typeof MOST, count: number): void {
    this.#left[what] -= count
    if (this.#left[what] < 0) throw new RangeError(`more ${what} than are read`)
  }
}

async function textWithin(bytes: Uint8Array, reading: Reading, depth: number): Promise<string | null> {
  // A zip may begin with a PDF that is not packed.
  if (isZip(bytes)) return textOfZip(asBuffer(bytes), reading, depth)
  // What Office locks with a password it puts in a container of its older kind.
  if (isCompoundFile(bytes) && (rootNames(bytes)?.has('EncryptedPackage') ?? false))
    throw new Error('closed by a password')
  if (isOutlookFile(bytes)) return textOfOutlook(bytes, reading, depth)
  if (isMbox(bytes)) return textOfMailbox(asBuffer(bytes), reading, depth)
  return isPdf(bytes) ? textOfPdf(bytes) : null
}

/** @throws what is damaged, or deeper than is read */
async function textOfOutlook(bytes: Uint8Array, reading: Reading, depth: number): Promise<string> {
  if (depth > DEEPEST) throw new RangeError('deeper than is read')
  const { said, about, files } = wordsInOutlook(bytes)
  if (reading.much === 'own') return said
  const texts = reading.much === 'everything' ? [about, said] : [said]
  reading.on('files', files.length)
  for (const { name, take } of files) {
    const content = take()
    reading.on('bytes', content.length)
    reading.within(content)
    texts.push(await textOfBytes(content, typeByName(name), { reading, depth }))
  }
  return texts.join('\n')
}

async function textOfMailbox(bytes: Buffer, reading: Reading, depth: number): Promise<string> {
  if (depth > DEEPEST) throw new RangeError('deeper than is read')
  const texts: string[] = []
  async function* whole() {
    yield bytes
  }
  for await (const mail of mailsInMbox(whole())) {
    reading.on('files', 1)
    texts.push(await textOfBytes(mail.bytes, 'message/rfc822', { reading, depth }))
  }
  return texts.join('\n')
}

/** Readers look for the sign among so many bytes: a mail program or a printer may have written something before it. */
const PDF_WITHIN = 1024

/** What begins as something else and has the sign further in is that; and a text that only speaks of the sign, in the middle of a line, is a text. */
function isPdf(bytes: Uint8Array): boolean {
  const head = asBuffer(bytes.subarray(0, PDF_WITHIN)).toString('latin1')
  if (!/%PDF-\d/.test(head)) return false
  if ([isZip, isCompoundFile, isMbox, beginsAsMail].some(isOther => isOther(bytes))) return false
  return /(?:^|[^\t -~])%PDF-\d/.test(head) || encodingOf(bytes) !== 'utf-8'
}
const isZip = (bytes: Uint8Array) => sniff(bytes) === 'application/zip'
const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

async function textOfZip(bytes: Buffer, reading: Reading, depth: number): Promise<string> {
  if (depth > DEEPEST) throw new RangeError('deeper than is read')
  const zip = await openZip(bytes, LIMITS)
  try {
    reading.on('files', zip.entries.length)
    if (zip.entries.some(entry => entry.isEncrypted())) throw new Error('closed by a password')
    const names = zip.entries.map(nameOf)
    const isPart = officeParts(names, reading.much)
    const texts = reading.much === 'everything' ? [...names, zip.comment, ...zip.entries.map(commentOf)] : []
    const add = (text: string) => {
      reading.on('letters', text.length)
      texts.push(text)
    }
    // What it comes to is known before any of it is unpacked.
    const members = []
    for (const entry of zip.entries)
      if (isPart(nameOf(entry)) === 'file' && (await mayHaveWords(zip, entry))) {
        reading.on('bytes', entry.uncompressedSize)
        members.push(entry)
      }
    const part = { spent: reading.spent, much: reading.much, strings: await stringsIn(zip, isPart, reading) }
    for (const entry of zip.entries)
      if (isPart(nameOf(entry)) === 'part') add(wordsOfPart(await partOf(zip, entry, reading), part))
    for (const entry of members) add(await textOfMember(zip, entry, { reading, depth }))
    return texts.join('\n')
  } finally {
    zip.close()
  }
}

type IsPart = ReturnType<typeof officeParts>

const partOf = (zip: OpenZip, entry: Entry, { spent }: Reading) => {
  spent.on('bytes', entry.uncompressedSize)
  return zip.whole(entry)
}

/** The texts that the cells of a workbook have in common: each cell says the number of its own. */
async function stringsIn(zip: OpenZip, isPart: IsPart, reading: Reading): Promise<readonly string[]> {
  const entry = zip.entries.find(each => /(?:^|\/)sharedstrings\.xml$/i.test(nameOf(each)))
  return entry !== undefined && isPart(nameOf(entry)) === 'part'
    ? sharedStringsIn(await partOf(zip, entry, reading), reading.spent)
    : []
}

/** What a file in a zip, or in a document, is tell its first bytes, and of a text also its name. */
async function mayHaveWords(zip: OpenZip, entry: Entry): Promise<boolean> {
  const head = (await zip.head(entry, SNIFFED_BYTES)).subarray(0, SNIFFED_BYTES)
  return hasWords(typeByName(nameOf(entry)), () => head) || mayBeDocument(head)
}

async function textOfMember(zip: OpenZip, entry: Entry, at: Place): Promise<string> {
  const bytes = await zip.whole(entry)
  at.reading.within(bytes)
  return textOfBytes(bytes, typeByName(nameOf(entry)), at)
}

type Place = { readonly reading: Reading; readonly depth: number }

/** What a file within another says, and what hangs on it where it is a mail. */
async function textOfBytes(bytes: Uint8Array, type: string, { reading, depth }: Place): Promise<string> {
  const hanging: Uint8Array[] = []
  const text = textOfFile(bytes, type, reading.much, ({ beginning, whole, isFile }) => {
    if (isFile) reading.within(whole())
    if (mayBeDocument(beginning())) hanging.push(whole())
  })
  reading.on('files', hanging.length)
  const texts = [text ?? '']
  for (const each of [bytes, ...hanging]) texts.push((await textWithin(each, reading, depth + 1)) ?? '')
  return texts.join('\n')
}

/** A text with other signs among its letters is known by its name only. */
function typeByName(name: string): string {
  const [, ending = ''] = /\.([a-z]{2,5})$/i.exec(name) ?? []
  return TYPES[ending.toLowerCase()] ?? ''
}
const TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['txt', 'csv', 'tsv', 'md', 'log', 'rtf', 'vcf', 'ics'].map(name => [name, 'text/plain'])
  ),
  ...{ html: 'text/html', htm: 'text/html', xml: 'application/xml', json: 'application/json' },
  ...{ eml: 'message/rfc822', mht: 'message/rfc822', mhtml: 'message/rfc822' }
}
