// A WACZ of ours asked what a page of it asks the network for: found by the archive's own index, and held against the digest there.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import type { ReplayAnswer, ReplayQuestion } from '#shared/replay.ts'
import { nameOf, openZip } from '../../formats/zip/read.ts'
import { indexPlace } from './index-place.ts'
import type { PiecedFile } from './pieced-file.ts'

/** What we write into one is five files, stored as they are. */
const LIMITS = { files: 5, unpacked: Number.MAX_SAFE_INTEGER, times: 1 }
/** A body is at most 64 MiB when it is recorded; its heads are small. */
const MOST_RECORD = 80 << 20
const HEAD_END = '\r\n\r\n'
/** What is no longer so here: the session of who was logged in, and the length, which is that of the body. */
const LEFT_OUT = /^(?:set-cookie2?|content-length|content-encoding|transfer-encoding)$/i

const Line = z.object({
  url: z.string(),
  status: z.int(),
  digest: z.string(),
  length: z.int().min(0),
  offset: z.int().min(0),
  method: z.string().default('GET')
})
type Line = z.infer<typeof Line>

export class WaczReader {
  readonly #file: PiecedFile
  readonly #warcStart: number
  readonly #lines: ReadonlyMap<string, readonly Line[]>
  /** How often each was asked for: what was answered otherwise the second time is so again. */
  readonly #turns = new Map<string, number>()

  /** @throws when it is not a WACZ of ours */
  static async open(file: PiecedFile): Promise<WaczReader> {
    const zip = await openZip({ source: file, size: file.size }, LIMITS)
    const entry = (name: string) => {
      const found = zip.entries.find(one => nameOf(one) === name)
      if (found === undefined) throw new Error(`${name} is not in it`)
      return found
    }
    const { start } = await zip.lies(entry('archive/data.warc.gz'))
    const index = await zip.whole(entry('indexes/index.cdx'))
    return new WaczReader(file, start, linesIn(index.toString('utf8')))
  }

  private constructor(file: PiecedFile, warcStart: number, lines: ReadonlyMap<string, readonly Line[]>) {
    this.#file = file
    this.#warcStart = warcStart
    this.#lines = lines
  }

  /** What was answered to the question, or null where the archive has no answer to it. @throws when the answer is not as it was saved */
  async answer({ method, address, sent, sentType }: ReplayQuestion): Promise<ReplayAnswer | null> {
    const [own = address] = address.split('#', 1)
    const { key } = indexPlace({ address: own, method, sent: Buffer.from(sent), sentType })
    const lines = (this.#lines.get(key) ?? []).filter(line => line.method === method)
    const turn = this.#turns.get(key) ?? 0
    this.#turns.set(key, turn + 1)
    const line = best(lines, own, turn)
    return line === undefined ? null : answerOf(await this.#record(line), line)
  }

  /** Answers from the beginning again, as when the page is opened anew. */
  restart(): void {
    this.#turns.clear()
  }

  async #record({ offset, length }: Line): Promise<Buffer> {
    const packed = Buffer.alloc(length)
    const { bytesRead } = await this.#file.read(packed, 0, length, this.#warcStart + offset)
    if (bytesRead < length) throw new Error('the archive ends too early')
    return unpack(packed, { maxOutputLength: MOST_RECORD })
  }
}

const unpack = promisify(gunzip)

function linesIn(index: string): Map<string, Line[]> {
  const lines = new Map<string, Line[]>()
  for (const each of index.split('\n')) {
    const told = each.indexOf('{')
    if (told === -1) continue
    const [key = ''] = each.split(' ', 1)
    const of = lines.get(key) ?? []
    of.push(Line.parse(JSON.parse(each.slice(told))))
    lines.set(key, of)
  }
  return lines
}

/**
 * The index takes some addresses for one. That which was asked for itself goes first, and what went well next; of several, each in its
 * turn, and the last from then on.
 */
function best(lines: readonly Line[], address: string, turn: number): Line | undefined {
  const same = lines.filter(({ url }) => url === address)
  const among = (same.length === 0 ? lines : same).toSorted((one, other) => one.offset - other.offset)
  const well = among.filter(({ status }) => status < 400)
  return well[Math.min(turn, well.length - 1)] ?? among.at(-1)
}

function answerOf(record: Buffer, { status, digest }: Line): ReplayAnswer {
  const [warcHead, afterWarc] = headAt(record, 0)
  const [head, start] = headAt(record, afterWarc)
  const stated = /^content-length: *(\d+)/im.exec(warcHead)
  const end = afterWarc + Number(stated?.[1])
  const body = new Uint8Array(record.subarray(start, end))
  if (`sha256:${createHash('sha256').update(body).digest('hex')}` !== digest)
    throw new Error('an answer is not as it was saved')
  const [, ...headers] = head.split('\r\n')
  return { status, headers: headers.flatMap(headerIn), body }
}

/** The head that begins at a place, and where what follows it begins. */
function headAt(record: Buffer, from: number): [head: string, next: number] {
  const end = record.indexOf(HEAD_END, from)
  if (end === -1) throw new Error('a record has no end of its head')
  return [record.toString('utf8', from, end), end + HEAD_END.length]
}

function headerIn(line: string): [name: string, value: string][] {
  const colon = line.indexOf(':')
  const name = line.slice(0, Math.max(colon, 0))
  return name === '' || LEFT_OUT.test(name) ? [] : [[name, line.slice(colon + 1).trim()]]
}
