// Packed tar files (`.tar.gz`), as Mastodon wrote its archives. Read from the beginning for each file in them, since they
// have no list; nothing is ever unpacked to disk.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { FindingCode } from '#shared/intake-findings.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import type { Finding } from '../item.ts'
import { type Container, type ExportFile, MOST_FILES } from './export-file.ts'
import { isUnsafeName } from './names.ts'
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

/** Opens a packed tar file; `name` is for refusals. @throws ArchiveError zip-refused */
export async function openTarGz(path: string, name: string): Promise<Container> {
  const refused = (detail: string) => new ArchiveError('zip-refused', { file: name, detail })
  const most = Math.max(BOMB.bytes, BOMB.times * (await stat(path)).size)
  const files: ExportFile[] = []
  const findings: Finding[] = []
  const names = new Set<string>()
  try {
    for await (const entry of entriesIn(path)) {
      if (entry.at + entry.bytes > most) throw refused('bomb')
      if (names.size > MOST_FILES) throw refused('too-many-files')
      if (entry.type === 'directory') continue
      const code = names.has(entry.path) ? 'same-name-twice' : leftOutBecause(entry)
      if (code !== null) findings.push({ kind: 'unreadable', code, place: entry.path })
      else
        files.push({
          path: entry.path,
          bytes: entry.bytes,
          open: async () => Readable.from(partOf(path, entry))
        })
      names.add(entry.path)
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : refused('damaged')
  }
  return { files, findings, close: () => undefined }
}

function leftOutBecause({ path, type }: Entry): FindingCode | null {
  if (isUnsafeName(path)) return 'unsafe-name'
  return type === 'file' ? null : 'link'
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

async function* partOf(path: string, { at, bytes }: Entry): AsyncGenerator<Buffer> {
  let passed = 0
  const gunzip = createGunzip()
  pipeline(createReadStream(path), gunzip, () => undefined)
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    const [from, to] = [Math.max(0, at - passed), Math.min(chunk.length, at + bytes - passed)]
    if (to > from) yield chunk.subarray(from, to)
    passed += chunk.length
    if (passed >= at + bytes) return
  }
  throw new Error('the file ends before this part does')
}
