// Reading zip files in place, from a file or from memory: nothing is ever unpacked to disk. What a zip claims is held against
// limits before anything of it is read.
import { open } from 'node:fs/promises'
import { pipeline, type Readable, Transform } from 'node:stream'
import { constants, crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { type Source, sourceOf, ZipBytes } from './zip-bytes.ts'

/** How what is packed is packed, most often. */
const DEFLATE = 8
/** And how what is not packed is told of. */
export const STORED = 0

/** `unpacked` is more than any such zip comes to, unless it is less than `times` as large as the zip itself. */
export type ZipLimits = { readonly files: number; readonly unpacked: number; readonly times: number }

/** A zip that is not read, and why. */
export class BadZip extends Error {
  readonly why: 'damaged' | 'unlisted' | 'too-many-files' | 'overlapping' | 'bomb'
  constructor(why: BadZip['why']) {
    super(why)
    this.why = why
  }
}

export interface OpenZip {
  readonly entries: readonly Entry[]
  /** What is said of the zip itself, in the letters that names in it may be written with. */
  readonly comment: string
  /** Ends in an error where it has another checksum than it is said to have. */
  stream(entry: Entry): Promise<Readable>
  /** All of an entry, unpacked at one go. @throws when it is damaged, or has another size or checksum than it is said to have */
  whole(entry: Entry): Promise<Buffer>
  /** How an entry begins, without more of it being unpacked than so many packed bytes. @throws as `whole` does */
  head(entry: Entry, bytes: number): Promise<Buffer>
  /** Where the bytes of an entry begin and end. None of them is read. */
  lies(entry: Entry): Promise<Range>
  /** The same of one that is not packed. @throws when its bytes have another checksum than they are said to have */
  liesWhole(entry: Entry): Promise<Range>
  close(): void
}

type Range = { readonly start: number; readonly end: number }

/** Where a zip lies: in a file of this path, in memory, or in bytes that are read as they are asked for. */
type From = string | Buffer | { readonly source: Source; readonly size: number }

/** Opens a zip and looks at what it says it holds. @throws BadZip */
export async function openZip(from: From, limits: ZipLimits): Promise<OpenZip> {
  const { zip, bytes } = await opened(from).catch(() => {
    throw new BadZip('damaged')
  })
  try {
    const entries = await entriesOf(zip, bytes, limits)
    return {
      entries,
      // Strings are not decoded by the library, whatever its types say.
      comment: lettersOf(zip.comment as unknown as Buffer),
      stream: async entry => checked(await zip.openReadStreamPromise(entry), entry.crc32),
      whole: entry => unpacked(zip, bytes, entry),
      head: (entry, most) => beginning(zip, bytes, { entry, most }),
      lies: entry => placeOf(zip, entry),
      liesWhole: entry => checkedPlace(zip, bytes, entry),
      close: () => zip.close()
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Each file of a zip that we wrote, in order: it may be of any size, so no more than one entry is held. */
export async function* eachFile(path: string): AsyncGenerator<{ name: string; stream: Readable }> {
  const { zip } = await opened(path)
  try {
    for await (const entry of zip.eachEntry())
      yield { name: nameOf(entry), stream: await zip.openReadStreamPromise(entry) }
  } finally {
    zip.close()
  }
}

async function opened(from: From): Promise<{ zip: ZipFile; bytes: ZipBytes }> {
  const { source, size } = await placed(from)
  try {
    const bytes = new ZipBytes(source)
    const zip = await fromRandomAccessReaderPromise(bytes, size, { decodeStrings: false, autoClose: false })
    return { zip, bytes }
  } catch (error) {
    await source.close()
    throw error
  }
}

async function placed(from: From): Promise<{ source: Source; size: number }> {
  if (Buffer.isBuffer(from)) return { source: sourceOf(from), size: from.length }
  if (typeof from !== 'string') return from
  const file = await open(from)
  return { source: file, size: (await file.stat()).size }
}

async function entriesOf(zip: ZipFile, bytes: ZipBytes, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.files) throw new BadZip('too-many-files')
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
    // Where it stands after the last that was counted, which the library does not show in its types.
    const { readEntryCursor: at } = zip as unknown as { readEntryCursor: number }
    if ((await bytes.whole(at, Math.min(at + 4, zip.fileSize))).equals(ENTRY)) throw new BadZip('damaged')
  } catch {
    throw new BadZip('damaged')
  }
  if (entries.length === 0 && (await beginsWithFile(zip, bytes))) throw new BadZip('unlisted')
  if (overlap(entries)) throw new BadZip('overlapping')
  const sum = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (sum > limits.unpacked && sum > limits.times * zip.fileSize) throw new BadZip('bomb')
  return entries
}

/** What holds no file is as long as its end: an end that somebody put after another hides what that one lists. */
const beginsWithFile = async (zip: ZipFile, bytes: ZipBytes) =>
  (await bytes.whole(0, Math.min(4, zip.fileSize))).equals(FILE)

const FILE = Buffer.from('PK\u0003\u0004', 'latin1')

/** How the directory tells of one file. Old programs counted in sixteen bits: more than are counted may stand there. */
const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')

// Files that share their bytes are how a small zip holds endless ones.
function overlap(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader
  )
  let end = 0
  for (const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } of inOrder) {
    if (start < end) return true
    end = start + 30 + fileNameLength + compressedSize
  }
  return false
}

async function placeOf(zip: ZipFile, entry: Entry): Promise<Range> {
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  return { start, end: start + entry.compressedSize }
}

/** A film is copied from where it lies: so many bytes of it are looked at together. */
const PIECE = 1 << 20

async function checkedPlace(zip: ZipFile, bytes: ZipBytes, entry: Entry): Promise<Range> {
  const { start, end } = await placeOf(zip, entry)
  let sum = 0
  for (let at = start; at < end; at += PIECE)
    sum = crc32(await bytes.whole(at, Math.min(at + PIECE, end)), sum)
  if (sum !== entry.crc32) throw new Error('another checksum than it is said to have')
  return { start, end }
}

async function unpacked(zip: ZipFile, bytes: ZipBytes, entry: Entry): Promise<Buffer> {
  if (!zip.isOpen) throw new Error('the zip is closed')
  const { uncompressedSize } = entry
  const { start, end } = await placeOf(zip, entry)
  const packed = await bytes.whole(start, end)
  const content = entry.compressionMethod === DEFLATE ? inflated(packed, uncompressedSize) : packed
  if (content.length !== uncompressedSize) throw new Error('another size than it is said to have')
  if (crc32(content) !== entry.crc32) throw new Error('another checksum than it is said to have')
  return content
}

function checked(stream: Readable, expected: number): Readable {
  let sum = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
    flush: done => done(sum === expected ? null : new Error('another checksum than it is said to have'))
  })
  // Whoever reads is told of the error by the stream itself.
  return pipeline(stream, through, () => undefined)
}

async function beginning(
  zip: ZipFile,
  bytes: ZipBytes,
  { entry, most }: { readonly entry: Entry; readonly most: number }
): Promise<Buffer> {
  if (!zip.isOpen) throw new Error('the zip is closed')
  const { start, end } = await placeOf(zip, entry)
  const packed = await bytes.whole(start, Math.min(end, start + most))
  if (entry.compressionMethod === STORED) return packed
  if (entry.compressionMethod !== DEFLATE) throw new Error('packed in a way that is not read')
  // What is cut off in the middle gives what came before.
  return packed.length === 0 ? packed : inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH })
}

const inflated = (packed: Buffer, size: number) =>
  inflateRawSync(packed, { chunkSize: Math.max(size, 64), maxOutputLength: Math.max(size, 1) })

/** An entry's name. Some programs write UTF-8 without saying so; what is not that is CP437, as zip has it from the beginning. */
export const nameOf = (entry: Entry): string => lettersOf(entry.fileNameRaw).replaceAll('\\', '/')

/** What is said of an entry beside its name. */
export const commentOf = (entry: Entry): string => lettersOf(entry.fileCommentRaw)

function lettersOf(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return Array.from(raw, byte => (byte < 128 ? String.fromCharCode(byte) : CP437.charAt(byte - 128))).join(
      ''
    )
  }
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
