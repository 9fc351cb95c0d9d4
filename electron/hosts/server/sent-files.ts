// Files that somebody at another computer sends to the archive, and files that a method writes for them to fetch. Caller and core share
// no disk, so both lie in folders of ours for as long as they are used, each for the one they belong to.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join, relative, sep } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { normalized } from '#shared/normal-form.ts'
import { ASKED_AGAIN } from '#shared/package-signer.ts'
import { withoutLast } from '../../core/formats/text/without-last.ts'
import { errno } from '../../core/kernel/errors.ts'
import { temporaryFolder } from '../../core/kernel/temporary-folder.ts'
import { answer, answerJson, prepare } from './http.ts'

/** A folder of ours: with a file that was sent, or for what is to be fetched. */
type Folder = {
  /** Null: nobody's, and only there until it can be removed. */
  readonly user: string | null
  readonly path: string
  /** The file that was sent; null for a folder that is to be written to. */
  readonly file: string | null
  used: number
  /** Of a file that was sent: so much of it has come. */
  bytes: number
  readonly written: PromiseWithResolvers<void>
}

/** So long a file waits for the call that uses it. */
const KEPT = 60 * 60_000
const MOST_EACH = 100
/** How many times the largest file that may be sent one person's waiting files may take together. */
const MOST_TIMES = 4
const WAIT = 10 * 60_000

/** What takes the key out of a file, which then has nothing to do here, nor where it is refused. */
const EMPTIES = new Set(['exports.takeSigner'])

/** What names a place that is remembered: what is fetched from here is gone afterwards. */
const STAYS = new Set(['exports.create', 'exports.pack', 'disclosures.deliver'])

type Limits = {
  readonly mostBytes: number
  readonly now: () => number
  readonly onFault: (error: unknown) => void
}

export class SentFiles {
  readonly #root: Promise<string>
  readonly #folders = new Map<string, Folder>()
  readonly #now: () => number
  readonly #mostBytes: number
  readonly #onFault: (error: unknown) => void

  /** `onFault` is told of what could not be removed from the disk yet. */
  constructor({ mostBytes, now, onFault }: Limits) {
    this.#root = temporaryFolder('files')
    this.#mostBytes = mostBytes
    this.#now = now
    this.#onFault = onFault
  }

  /** Whether a caller may name this path to a method: they have sent the file, or asked for the folder to write to. */
  isOf(user: string, path: string, method: string): boolean {
    for (const folder of this.#folders.values()) {
      if (folder.user !== user || (folder.file ?? folder.path) !== path) continue
      if (folder.file === null && STAYS.has(method)) return false
      folder.used = this.#now()
      return true
    }
    return false
  }

  /** Takes a file in: so large at most, hashed on the way, and gone when it is cut off. */
  async take(user: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const declared = Number(request.headers['content-length'] ?? 0)
    if (declared > this.#mostBytes) return answer(response, 413, 'too large')
    const made = await this.#folder(user, nameIn(request))
    if (made === null) return answer(response, 429, 'too many files wait')
    const { id, path, folder } = made
    const hash = createHash('sha256')
    const measured = new Transform({
      transform: (part: Buffer, _, done) => {
        folder.bytes += part.length
        hash.update(part)
        const isTooMuch = folder.bytes > this.#mostBytes || this.#waiting(user) > MOST_TIMES * this.#mostBytes
        done(isTooMuch ? new Error('too large') : null, part)
      }
    })
    try {
      await pipeline(request, measured, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    } catch (error) {
      await this.#remove(id, folder)
      const isFull = ['ENOSPC', 'EDQUOT'].includes(errno(error) ?? '')
      if (!response.destroyed) answer(response, isFull ? 507 : 413, isFull ? 'the disk is full' : 'too large')
      return
    }
    answerJson(response, 201, { path, bytes: folder.bytes, sha256: hash.digest('hex') })
  }

  /** A folder for a method to write to, and where it is fetched from. */
  async open(user: string, response: ServerResponse): Promise<void> {
    const made = await this.#folder(user, null)
    if (made === null) return answer(response, 429, 'too many files wait')
    const { id, path } = made
    answerJson(response, 201, { dir: path, fetch: `/fetch/${id}` })
  }

  /** Notes that a method has ended, refused by a code or not: what it wrote can be fetched. Never fails, since the answer is given. */
  async noteEnded(
    user: string,
    input: unknown,
    { method, refused }: { readonly method: string; readonly refused: string | null }
  ): Promise<void> {
    const named = this.#namedIn(user, input)
    for (const [, { written }] of named) written.resolve()
    if (EMPTIES.has(method) && refused !== ASKED_AGAIN)
      for (const [id, folder] of named) await this.#remove(id, folder)
  }

  #namedIn(user: string, input: unknown): [id: string, Folder][] {
    if (typeof input !== 'object' || input === null) return []
    const named = new Set(Object.values(input))
    return [...this.#folders].filter(
      ([, { user: whose, path, file }]) => whose === user && named.has(file ?? path)
    )
  }

  /** Sends what was written to a folder, once: a file as it is, several as a zip. Waits for the method that writes it. */
  async send(user: string, id: string, response: ServerResponse): Promise<void> {
    const folder = this.#folders.get(id)
    if (folder === undefined || folder.user !== user || folder.file !== null)
      return answer(response, 404, 'not found')
    const patience = AbortSignal.timeout(WAIT)
    await Promise.race([
      folder.written.promise,
      new Promise<void>(done => patience.addEventListener('abort', () => done())),
      new Promise<void>(done => response.once('close', () => done()))
    ])
    if (response.destroyed) return
    // From now on it is nobody's: two who ask at once are not sent it twice.
    if (!this.#folders.delete(id)) return answer(response, 404, 'not found')
    try {
      const files = await filesIn(folder.path)
      const [first] = files
      if (first === undefined) answer(response, 204)
      else await (files.length === 1 ? sendFile(first, response) : sendZip(folder.path, files, response))
    } finally {
      await this.#remove(id, folder)
    }
  }

  /** Removes what nobody has used for an hour. */
  async sweep(): Promise<void> {
    const old = this.#now() - KEPT
    for (const [id, folder] of [...this.#folders]) if (folder.used < old) await this.#remove(id, folder)
  }

  async close(): Promise<void> {
    this.#folders.clear()
    await rm(await this.#root, { recursive: true, force: true })
  }

  /** Null where so many of the person's wait already. */
  async #folder(
    user: string,
    name: string | null
  ): Promise<{ id: string; path: string; folder: Folder } | null> {
    const id = randomUUID()
    const path = join(await this.#root, id)
    // Counted and entered in one go: many who ask at once are not let in together.
    if ([...this.#folders.values()].filter(each => each.user === user).length >= MOST_EACH) return null
    const file = name === null ? null : join(path, name)
    const written = Promise.withResolvers<void>()
    const folder: Folder = { user, path, file, used: this.#now(), bytes: 0, written }
    this.#folders.set(id, folder)
    await mkdir(path, { mode: 0o700 })
    return { id, path: file ?? path, folder }
  }

  #waiting(user: string): number {
    let bytes = 0
    for (const folder of this.#folders.values()) if (folder.user === user) bytes += folder.bytes
    return bytes
  }

  /** A virus scanner or a busy disk may hold it for a while: then it is nobody's, and the sweep tries again. */
  async #remove(id: string, folder: Folder): Promise<void> {
    this.#folders.delete(id)
    try {
      await rm(join(await this.#root, id), { recursive: true, force: true })
    } catch (error) {
      this.#folders.set(id, { ...folder, user: null })
      this.#onFault(error)
    }
  }
}

/** The name that a file had, without what would lead elsewhere or mean something to a system. */
function nameIn(request: IncomingMessage): string {
  const given = new URL(request.url ?? '/', 'http://server').searchParams.get('name') ?? ''
  const plain = normalized(given, 'NFC')
    .replaceAll(/[/\\:*?"<>|\p{C}]+/gu, '_')
    .replace(/^[. ]+/, '')
  const bare = withoutLast(plain, '. ')
  const short = bare.length > 150 ? bare.slice(-150) : bare
  return short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short) ? `fil_${short}` : short
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const { size } = await stat(path)
  attach(response, basename(path), { 'content-length': size })
  await pipeline(createReadStream(path), response)
}

async function sendZip(folder: string, files: readonly string[], response: ServerResponse): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const file of files.toSorted()) zip.addFile(file, relative(folder, file).split(sep).join('/'))
  zip.end()
  attach(response, 'kanalarkiv.zip', {})
  await pipeline(zip.outputStream, response)
}

/** A part of a file, where a part is asked for. */
export async function sendRanged(
  path: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const { size } = await stat(path)
  const range = rangeOf(request.headers.range, size)
  if (range === 'none') return answer(response, 416, 'no such part', { 'content-range': `bytes */${size}` })
  const { start, end } = range ?? { start: 0, end: size - 1 }
  attach(
    response,
    basename(path),
    {
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` })
    },
    range === null ? 200 : 206
  )
  await pipeline(createReadStream(path, { start, end }), response)
}

/** One part, as browsers ask that go on with what was cut off; null for the whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'none' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end ? 'none' : { start, end }
}

function attach(
  response: ServerResponse,
  name: string,
  headers: Readonly<Record<string, string | number>>,
  status = 200
): void {
  prepare(response)
  response.writeHead(status, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    ...headers
  })
}
