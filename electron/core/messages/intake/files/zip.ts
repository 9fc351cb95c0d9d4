// Zip files from outside, read in place. What could harm is refused or left out, by name and with a reason.
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { inflateRawSync } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import type { FindingCode } from '#shared/intake-findings.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import type { Finding } from '../item.ts'
import { type Container, DamagedFile, type ExportFile, MOST_FILES, type Place } from './export-file.ts'
import { isUnsafeName } from './names.ts'
import { ZipBytes } from './zip-bytes.ts'

/** More than this in all, and so many times larger than the zip itself: no export is like that. */
export const BOMB = { bytes: 2 ** 31, times: 300 }
/** The same for one file in it. */
const BOMB_FILE = { bytes: 100 << 20, times: 500 }
const SYMLINK = 0o120000
/** How what is packed is packed, most often. */
const DEFLATE = 8
/** And how what is not packed is told of. */
const STORED = 0
/** Up to this size a file is unpacked at one go, in less time than it takes to set up a stream. */
const AT_ONE_GO = 256 << 10

/**
 * Opens a zip file and looks at what it says it holds; `name` is for refusals.
 * @throws ArchiveError zip-refused: damaged or cut short, a bomb, overlapping files, too many files
 */
export async function openZip(path: string, name: string): Promise<Container> {
  const refused = (detail: string) => new ArchiveError('zip-refused', { file: name, detail })
  const { zip, bytes } = await opened(path).catch(() => {
    throw refused('damaged')
  })
  try {
    if (zip.entryCount > MOST_FILES) throw refused('too-many-files')
    const entries: Entry[] = []
    try {
      for await (const entry of zip.eachEntry()) entries.push(entry)
    } catch {
      throw refused('damaged')
    }
    if (overlap(entries)) throw refused('overlapping')
    const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (unpacked > BOMB.bytes && unpacked > BOMB.times * zip.fileSize) throw refused('bomb')
    const reader = { open: (entry: Entry) => streamOf(zip, bytes, entry), lies: placesIn(zip, path) }
    return { ...chosen(entries, reader), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function opened(path: string): Promise<{ zip: ZipFile; bytes: ZipBytes }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = new ZipBytes(file)
    const zip = await fromRandomAccessReaderPromise(bytes, size, { decodeStrings: false, autoClose: false })
    return { zip, bytes }
  } catch (error) {
    await file.close()
    throw error
  }
}

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

type Reader = {
  open(entry: Entry): Promise<Readable>
  lies(entry: Entry): Promise<Place>
}

function chosen(entries: readonly Entry[], { open, lies }: Reader): Omit<Container, 'close'> {
  const files: ExportFile[] = []
  const findings: Finding[] = []
  const names = new Set<string>()
  const folded = new Map<string, string>()
  for (const entry of entries) {
    const path = nameOf(entry)
    if (path.endsWith('/')) continue
    const code = names.has(path) ? 'same-name-twice' : leftOutBecause(path, entry)
    if (code !== null) {
      findings.push({ kind: 'unreadable', code, place: path })
      continue
    }
    const alike = folded.get(path.toLowerCase())
    if (alike !== undefined) findings.push({ kind: 'warning', code: 'name-differs-by-case', place: path })
    names.add(path)
    folded.set(path.toLowerCase(), path)
    const file = { path, bytes: entry.uncompressedSize, open: () => open(entry) }
    files.push(entry.compressionMethod === STORED ? { ...file, lies: () => lies(entry) } : file)
  }
  return { files, findings }
}

function leftOutBecause(path: string, entry: Entry): FindingCode | null {
  if (isUnsafeName(path)) return 'unsafe-name'
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK) return 'link'
  if (entry.isEncrypted()) return 'encrypted'
  if (!entry.canDecodeFileData()) return 'unknown-compression'
  const { uncompressedSize, compressedSize } = entry
  return uncompressedSize > BOMB_FILE.bytes && uncompressedSize > BOMB_FILE.times * compressedSize
    ? 'bomb'
    : null
}

// Some programs write UTF-8 without saying so; what is not that is CP437, as zip has it from the beginning.
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw).replaceAll('\\', '/')
  } catch {
    return Array.from(raw, byte => (byte < 128 ? String.fromCharCode(byte) : CP437.charAt(byte - 128)))
      .join('')
      .replaceAll('\\', '/')
  }
}

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

async function streamOf(zip: ZipFile, bytes: ZipBytes, entry: Entry): Promise<Readable> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry
  const isSmall = Math.max(compressedSize, uncompressedSize) <= AT_ONE_GO
  try {
    if (compressionMethod === DEFLATE && isSmall) return Readable.from(await unpacked(zip, bytes, entry))
    return await zip.openReadStreamPromise(entry)
  } catch {
    throw new DamagedFile('damaged')
  }
}

function placesIn(zip: ZipFile, path: string): Reader['lies'] {
  return async entry => {
    const read = zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const { fileDataStart: start } = await read.catch(() => {
      throw new DamagedFile('damaged')
    })
    return { path, start, end: start + entry.compressedSize }
  }
}

async function unpacked(zip: ZipFile, bytes: ZipBytes, entry: Entry): Promise<Buffer> {
  if (!zip.isOpen) throw new Error('the zip is closed')
  const { compressedSize, uncompressedSize } = entry
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = await bytes.whole(start, start + compressedSize)
  const content = inflateRawSync(packed, {
    chunkSize: Math.max(uncompressedSize, 64),
    maxOutputLength: Math.max(uncompressedSize, 1)
  })
  if (content.length !== uncompressedSize) throw new Error('another size than it is said to have')
  return content
}
