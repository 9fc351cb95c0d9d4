// Zip files from outside, read in place. What could harm is refused or left out, by name and with a reason.
import { Readable } from 'node:stream'
import type { Entry } from 'yauzl'
import type { FindingCode } from '#shared/intake-findings.ts'
import { BadZip, nameOf, type OpenZip, openZip as openAnyZip, STORED } from '../../../formats/zip/read.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import type { Finding } from '../item.ts'
import { type Container, DamagedFile, type ExportFile, MOST_FILES } from './export-file.ts'
import { refusedName, toldName } from './names.ts'

/** More than this in all, and so many times larger than the file itself: no export is like that. */
export const BOMB = { bytes: 2 ** 31, times: 300 }
/** The same for one file in it. */
const BOMB_FILE = { bytes: 100 << 20, times: 500 }
const SYMLINK = 0o120000
/** Up to this size a file is unpacked at one go, in less time than it takes to set up a stream. */
const AT_ONE_GO = 256 << 10

/**
 * Opens a zip file and looks at what it says it holds; `name` is for refusals.
 * @throws ArchiveError zip-refused: damaged or cut short, a bomb, overlapping files, too many files
 */
export async function openZip(path: string, name: string): Promise<Container> {
  const limits = { files: MOST_FILES, unpacked: BOMB.bytes, times: BOMB.times }
  const zip = await openAnyZip(path, limits).catch((error: unknown) => {
    throw error instanceof BadZip ? new ArchiveError('zip-refused', { file: name, detail: error.why }) : error
  })
  return { ...chosen(zip, path), close: () => zip.close() }
}

function chosen(zip: OpenZip, zipPath: string): Omit<Container, 'close'> {
  const files: ExportFile[] = []
  const findings: Finding[] = []
  const names = new Set<string>()
  const folded = new Map<string, string>()
  for (const entry of zip.entries) {
    const path = nameOf(entry)
    if (path.endsWith('/')) continue
    const code = names.has(path) ? 'same-name-twice' : leftOutBecause(path, entry)
    if (code !== null) {
      findings.push({ kind: 'unreadable', code, place: toldName(path) })
      continue
    }
    const alike = folded.get(path.toLowerCase())
    if (alike !== undefined) findings.push({ kind: 'warning', code: 'name-differs-by-case', place: path })
    names.add(path)
    folded.set(path.toLowerCase(), path)
    const file = { path, bytes: entry.uncompressedSize, open: () => orDamaged(streamOf(zip, entry)) }
    const lies = async () => ({ path: zipPath, ...(await orDamaged(zip.liesWhole(entry))) })
    files.push(entry.compressionMethod === STORED ? { ...file, lies } : file)
  }
  return { files, findings }
}

function leftOutBecause(path: string, entry: Entry): FindingCode | null {
  const refused = refusedName(path)
  if (refused !== null) return refused
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK) return 'link'
  if (entry.isEncrypted()) return 'encrypted'
  if (!entry.canDecodeFileData()) return 'unknown-compression'
  const { uncompressedSize, compressedSize } = entry
  return uncompressedSize > BOMB_FILE.bytes && uncompressedSize > BOMB_FILE.times * compressedSize
    ? 'bomb'
    : null
}

async function streamOf(zip: OpenZip, entry: Entry): Promise<Readable> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry
  const isSmall = Math.max(compressedSize, uncompressedSize) <= AT_ONE_GO
  return compressionMethod !== STORED && isSmall
    ? Readable.from(await zip.whole(entry))
    : await zip.stream(entry)
}

const orDamaged = <Read>(reading: Promise<Read>): Promise<Read> =>
  reading.catch(() => {
    throw new DamagedFile('damaged')
  })
