// Files that somebody at another computer sends to the archive, and files that a method writes for them to fetch. Caller and core share
// no disk, so both lie in folders of ours for as long as they are used, each for the one they belong to.
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { normalized } from '#shared/normal-form.ts'
import { ASKED_AGAIN } from '#shared/package-signer.ts'
import { withoutLast } from '../../core/formats/text/without-last.ts'
import { errno } from '../../core/kernel/errors.ts'
import { temporaryFolder } from '../../core/kernel/temporary-folder.ts'
import { sendFolder } from './file-answers.ts'
import { answer, answerJson } from './http.ts'

/** A folder of ours: with a file that was sent, or for what is to be fetched. */
type Folder = {
  /** Null: nobody's, and only there until it can be removed. */
  readonly user: string | null
  readonly path: string
  /** The file that was sent; null for a folder that is to be written to. */
  readonly file: string | null
  used: number
  /** Of a file that was sent: so much of it has come, and the digest of that. */
  bytes: number
  readonly hash: Hash
  /** `whole`: it can be named to a method. `sending`: a part of it comes now. `parts`: it waits for its next part. */
  state: 'whole' | 'sending' | 'parts'
  readonly written: PromiseWithResolvers<void>
}

/** So long a file waits for the call that uses it. */
const KEPT = 60 * 60_000
const MOST_EACH = 100
/** How many times the largest file that may be sent one person's waiting files may take together. */
const MOST_TIMES = 4
const WAIT = 10 * 60_000

/** Names of headers (draft-ietf-httpbis-resumable-upload). */
const [COMPLETE, OFFSET] = ['upload-complete', 'upload-offset'] as const

class TooMuch extends Error {}

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
      if (folder.user !== user || folder.state !== 'whole' || (folder.file ?? folder.path) !== path) continue
      if (folder.file === null && STAYS.has(method)) return false
      folder.used = this.#now()
      return true
    }
    return false
  }

  /**
   * Takes a file in: so large at most, hashed on the way. One that is sent whole is gone when it is cut off; of one that
   * is sent in parts (`upload-complete: ?0`, as the draft on resumable uploads of the IETF has it) what has come stays.
   */
  async take(user: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const declared = Number(request.headers['content-length'] ?? 0)
    if (declared > this.#mostBytes) return answer(response, 413, 'too large')
    const made = await this.#folder(user, nameIn(request))
    if (made === null) return answer(response, 429, 'too many files wait')
    const { id, folder } = made
    const isInParts = request.headers[COMPLETE] === '?0'
    if (isInParts) response.setHeader('location', `/files/${id}`)
    await this.#receive(id, folder, { request, response, isInParts })
  }

  /** Takes the next part of a file of the person's own, from the byte that is said. */
  async goOn(user: string, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const folder = this.#sentBy(user, id)
    if (folder === null) return answer(response, 404, 'not found')
    // All of it came, and the answer did not.
    if (folder.state === 'whole' && Number(request.headers['content-length']) === 0)
      return this.#sayWhole(folder, response)
    // What came of a part before may still be written.
    if (folder.state !== 'parts' || Number(request.headers[OFFSET]) !== folder.bytes)
      return answer(response, 409, 'not from there', { [OFFSET]: folder.bytes })
    await this.#receive(id, folder, { request, response, isInParts: true })
  }

  /** Says how much of it has come. */
  said(user: string, id: string, response: ServerResponse): void {
    const folder = this.#sentBy(user, id)
    if (folder === null) answer(response, 404, 'not found')
    else if (folder.state === 'sending') answer(response, 409, 'a part of it comes now')
    else
      answer(response, 204, '', {
        [OFFSET]: folder.bytes,
        [COMPLETE]: folder.state === 'whole' ? '?1' : '?0'
      })
  }

  #sentBy(user: string, id: string): Folder | null {
    const folder = this.#folders.get(id)
    return folder?.user === user && folder.file !== null ? folder : null
  }

  async #receive(
    id: string,
    folder: Folder,
    {
      request,
      response,
      isInParts
    }: { request: IncomingMessage; response: ServerResponse; isInParts: boolean }
  ): Promise<void> {
    folder.state = 'sending'
    try {
      await this.#write(folder, request)
    } catch (error) {
      folder.state = 'parts'
      const isFull = ['ENOSPC', 'EDQUOT'].includes(errno(error) ?? '')
      // What has come on a line that broke stays; of a disk that fails nobody knows what has.
      if (!isInParts || errno(error) !== 'ECONNRESET') await this.#remove(id, folder)
      const [status, why] = isFull
        ? [507, 'the disk is full']
        : error instanceof TooMuch
          ? [413, 'too large']
          : [500, 'the file could not be kept']
      if (status === 500 && !request.errored) this.#onFault(error)
      if (!response.destroyed) answer(response, status, why)
      return
    }
    if (isInParts && request.headers[COMPLETE] === '?0') {
      folder.state = 'parts'
      return answer(response, 201, '', { [OFFSET]: folder.bytes })
    }
    folder.state = 'whole'
    this.#sayWhole(folder, response)
  }

  #sayWhole({ file: path, bytes, hash }: Folder, response: ServerResponse): void {
    answerJson(response, 201, { path, bytes, sha256: hash.copy().digest('hex') })
  }

  /** Written before it is counted, so that what is said to have come is there. */
  async #write(folder: Folder, request: IncomingMessage): Promise<void> {
    const handle = await open(folder.file ?? '', 'a', 0o600)
    try {
      // The line is left to the answer.
      for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const all = this.#waiting(folder.user) + part.length
        if (folder.bytes + part.length > this.#mostBytes || all > MOST_TIMES * this.#mostBytes)
          throw new TooMuch()
        await handle.writeFile(part)
        folder.hash.update(part)
        folder.bytes += part.length
        // However long it takes to come, it is in use.
        folder.used = this.#now()
      }
    } finally {
      await handle.close()
    }
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
      await sendFolder(folder.path, response)
    } finally {
      await this.#remove(id, folder)
    }
  }

  /** Removes what nobody has used for an hour. */
  async sweep(): Promise<void> {
    const old = this.#now() - KEPT
    for (const [id, folder] of [...this.#folders])
      if (folder.used < old && folder.state !== 'sending') await this.#remove(id, folder)
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
    const hash = createHash('sha256')
    const folder: Folder = {
      ...{ user, path, file, written, hash },
      used: this.#now(),
      bytes: 0,
      state: 'whole'
    }
    this.#folders.set(id, folder)
    await mkdir(path, { mode: 0o700 })
    return { id, path: file ?? path, folder }
  }

  #waiting(user: string | null): number {
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
