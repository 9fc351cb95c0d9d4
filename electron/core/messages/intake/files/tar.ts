// Packed tar files (`.tar.gz`), as Mastodon wrote its archives. Read from the beginning for each file in them, since they
// have no list; nothing is ever unpacked to disk.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FindingCode } from '#shared/intake-findings.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import type { Finding } from '../item.ts'
import { type Container, type ExportFile, MOST_FILES } from './export-file.ts'
import { isUnsafeName } from './names.ts'
import { BOMB } from './zip.ts'

const BLOCK = 512
/** A header that gives a long name is no longer than this. */
const MOST_NAME = 1 << 16

type Entry = { readonly path: string; readonly type: string; readonly bytes: number; readonly at: number }

/** Opens a packed tar file; `name` is for refusals. @throws ArchiveError zip-refused */
export async function openTarGz(path: string, name: string): Promise<Container> {
  const refused = (detail: string) => new ArchiveError('zip-refused', { file: name, detail })
  const most = Math.max(BOMB.bytes, BOMB.times * (await stat(path)).size)
  const files: ExportFile[] = []
  const findings: Finding[] = []
  const names = new Set<string>()
  try {
    for await (const entry of entriesIn(unpacked(path))) {
      if (entry.at + entry.bytes > most) throw refused('bomb')
      if (files.length > MOST_FILES) throw refused('too-many-files')
      if (entry.type === '5') continue
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
  return type === '0' || type === '\0' ? null : 'link'
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  // What fails is thrown where it is read.
  pipeline(createReadStream(path), gunzip, () => undefined)
  for await (const chunk of gunzip) yield chunk as Buffer
}

async function* partOf(path: string, { at, bytes }: Entry): AsyncGenerator<Buffer> {
  let passed = 0
  for await (const chunk of unpacked(path)) {
    const [from, to] = [Math.max(0, at - passed), Math.min(chunk.length, at + bytes - passed)]
    if (to > from) yield chunk.subarray(from, to)
    passed += chunk.length
    if (passed >= at + bytes) return
  }
  throw new Error('the file ends before this part does')
}

/** The entries in order, each with where its bytes begin. @throws what is wrong with the file as a tar file */
async function* entriesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const reader = new Blocks(chunks)
  let longName: string | null = null
  for (;;) {
    const header = await reader.take(BLOCK)
    if (header.every(byte => byte === 0)) return
    checkSum(header)
    const bytes = numberIn(header, 124, 12)
    const type = String.fromCharCode(header[156] ?? 0)
    if ('xL'.includes(type)) {
      if (bytes > MOST_NAME) throw new RangeError('name')
      const said = (await reader.take(padded(bytes))).subarray(0, bytes).toString('utf8')
      longName =
        type === 'L'
          ? said.replace(/\0.*$/s, '')
          : (/(?:^|\n)\d+ path=([^\n]*)\n/.exec(said)?.[1] ?? longName)
      continue
    }
    if (type === 'g') {
      await reader.skip(padded(bytes))
      continue
    }
    const prefix = textIn(header, 345, 155)
    const short = textIn(header, 0, 100)
    const path = longName ?? (prefix === '' ? short : `${prefix}/${short}`)
    longName = null
    yield { path: path.replace(/^\.\//, ''), type, bytes, at: reader.passed }
    await reader.skip(padded(bytes))
  }
}

const padded = (bytes: number) => Math.ceil(bytes / BLOCK) * BLOCK

function textIn(header: Buffer, at: number, length: number): string {
  const text = header.subarray(at, at + length).toString('utf8')
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

function numberIn(header: Buffer, at: number, length: number): number {
  const text = textIn(header, at, length).trim()
  if (!/^[0-7]{1,12}$/.test(text)) throw new RangeError('number')
  return Number.parseInt(text, 8)
}

function checkSum(header: Buffer): void {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (sum !== numberIn(header, 148, 8)) throw new RangeError('sum')
}

/** Takes bytes from a stream as many at a time as asked for. */
class Blocks {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)
  passed = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async take(bytes: number): Promise<Buffer> {
    while (this.#rest.length < bytes) this.#rest = Buffer.concat([this.#rest, await this.#next()])
    const taken = this.#rest.subarray(0, bytes)
    this.#rest = this.#rest.subarray(bytes)
    this.passed += bytes
    return taken
  }

  async skip(bytes: number): Promise<void> {
    let left = bytes
    while (left > this.#rest.length) {
      left -= this.#rest.length
      this.#rest = await this.#next()
    }
    this.#rest = this.#rest.subarray(left)
    this.passed += bytes
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#chunks.next()
    if (done === true) throw new RangeError('cut short')
    return value
  }
}
