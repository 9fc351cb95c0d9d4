// Packed tar files (`.tar.gz`), as Mastodon wrote its archives. They have no list, and can be read forwards only: whoever wants the
// files in their order reads it once. Nothing is ever unpacked to disk.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { FindingCode } from '#shared/intake-findings.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import type { Finding } from '../item.ts'
import { type Container, DamagedFile, type ExportFile, MOST_FILES } from './export-file.ts'
import { refusedName, toldName } from './names.ts'
import { BOMB } from './zip.ts'

/** A header, which stands before the bytes of each entry. */
const BLOCK = 512
/** Also those from before there was a mark for the format; the library's types lack the option. */
const EVERY_FORMAT: Parameters<typeof extract>[0] & { allowUnknownFormat: boolean } = {
  allowUnknownFormat: true
}

type Entry = {
  readonly path: string
  readonly type: Header['type']
  readonly bytes: number
  /** Where in the unpacked tar its bytes begin. */
  readonly at: number
}

/** So much is unpacked of one file in all, also where its files are asked for in no order. */
const MOST_UNPACKED = 2 ** 38

/** Opens a packed tar file; `name` is for refusals. @throws ArchiveError zip-refused */
export async function openTarGz(
  path: string,
  name: string,
  mostUnpacked = MOST_UNPACKED
): Promise<Container> {
  const refused = (detail: string) => new ArchiveError('zip-refused', { file: name, detail })
  const most = Math.max(BOMB.bytes, BOMB.times * (await stat(path)).size)
  const files: ExportFile[] = []
  const findings: Finding[] = []
  const names = new Set<string>()
  const unpacking = new Unpacking(path, mostUnpacked)
  try {
    for await (const entry of entriesIn(path)) {
      if (entry.at + entry.bytes > most) throw refused('bomb')
      if (names.size > MOST_FILES) throw refused('too-many-files')
      if (entry.type === 'directory') continue
      const code = names.has(entry.path) ? 'same-name-twice' : leftOutBecause(entry)
      if (code !== null) findings.push({ kind: 'unreadable', code, place: toldName(entry.path) })
      else
        files.push({
          path: entry.path,
          bytes: entry.bytes,
          open: async () => Readable.from(unpacking.part(entry))
        })
      names.add(entry.path)
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : refused('damaged')
  }
  return { files, findings, close: () => unpacking.close() }
}

function leftOutBecause({ path, type }: Entry): FindingCode | null {
  return refusedName(path) ?? (type === 'file' ? null : 'link')
}

/** The entries in order. @throws what is wrong with the file as a tar file */
async function* entriesIn(path: string): AsyncGenerator<Entry> {
  const tar = extract(EVERY_FORMAT)
  // What fails is thrown where it is read.
  pipeline(createReadStream(path), createGunzip(), tar, () => undefined)
  for await (const entry of tar) {
    const { name, type, size } = entry.header
    yield { path: name.replace(/^\.\//, ''), type, bytes: size, at: entry.offset + BLOCK }
    entry.resume()
  }
}

/** One going through the unpacked tar, and how far it has come. */
type Pass = {
  readonly chunks: AsyncIterator<Buffer>
  /** Where `left` begins. */
  at: number
  left: Buffer
  end(): void
}

/** The passes through a tar: each goes forwards, and is taken up again by whoever wants what comes later in it. */
class Unpacking {
  readonly #path: string
  readonly #waiting = new Set<Pass>()
  /** How many bytes may still be unpacked, of all passes together. */
  #left: number

  constructor(path: string, most: number) {
    this.#path = path
    this.#left = most
  }

  /** The bytes of an entry. @throws DamagedFile */
  async *part({ at, bytes }: Entry): AsyncGenerator<Buffer> {
    const pass = this.#passBefore(at)
    try {
      for (const end = at + bytes; pass.at < end; ) {
        if (pass.left.length === 0) {
          const { value, done } = await pass.chunks.next()
          if (done === true) throw new DamagedFile('damaged')
          this.#left -= value.length
          if (this.#left < 0) throw new DamagedFile('unpacked-too-often')
          pass.left = value
        }
        const [skipped, wanted] = [Math.max(0, at - pass.at), Math.min(pass.left.length, end - pass.at)]
        const piece = pass.left.subarray(Math.min(skipped, wanted), wanted)
        pass.left = pass.left.subarray(wanted)
        pass.at += wanted
        if (piece.length > 0) yield piece
      }
      this.#waiting.add(pass)
    } finally {
      if (!this.#waiting.has(pass)) pass.end()
    }
  }

  close(): void {
    for (const pass of this.#waiting) pass.end()
    this.#waiting.clear()
  }

  /** The pass that has come furthest without being past it, or a new one. */
  #passBefore(at: number): Pass {
    const [furthest] = [...this.#waiting]
      .filter(pass => pass.at <= at)
      .toSorted((one, other) => other.at - one.at)
    if (furthest !== undefined) {
      this.#waiting.delete(furthest)
      return furthest
    }
    // One that is past what anybody may want is of no more use than its memory.
    const [nearest] = [...this.#waiting].toSorted((one, other) => other.at - one.at)
    if (this.#waiting.size >= MOST_WAITING && nearest !== undefined) {
      this.#waiting.delete(nearest)
      nearest.end()
    }
    const gunzip = createGunzip()
    pipeline(createReadStream(this.#path), gunzip, () => undefined)
    const chunks = (gunzip as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    return { chunks, at: 0, left: Buffer.alloc(0), end: () => void gunzip.destroy() }
  }
}

/** So many wait to be taken up again. */
const MOST_WAITING = 4
