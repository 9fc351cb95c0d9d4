// Where a backup is kept in a bucket of a store that speaks S3. A file is there whole or not at all, and nothing names it before it has
// been read back.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import type { BackupLock } from '#shared/backup.ts'
import { Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import {
  dropUploads,
  lockNow,
  putInParts,
  retention,
  unlessMissing,
  versionsOf
} from '../../kernel/objects/s3/calls.ts'
import {
  type Asked,
  type Body,
  bytesOf,
  NoAnswer,
  openRequests,
  Refused,
  type Requests
} from '../../kernel/objects/s3/requests.ts'
import type { Patience, S3Access } from '../../kernel/objects/s3/settings.ts'
import { GENERATIONS, LIST, type Stored } from './format.ts'
import { spooled } from './spooled.ts'
import { openListing } from './store-listing.ts'
import { type BackupTarget, digestOfFile, PARTIAL } from './target.ts'

export type Store = S3Access & {
  /** In the bucket; empty for the bucket itself. */
  readonly folder: string
  readonly lock: BackupLock | null
  /** Read as it was then. */
  readonly before: string | null
}

/** A larger file is sent in parts of so many bytes, of which S3 takes ten thousand. */
const PART = 16 << 20
/** What a list says so far is noted when it has become twice as long, or after so many milliseconds. */
const NOTE_EVERY = 30_000
/** A job that was stopped is not waited for much longer (`thread.ts`). */
const LETTING_GO = 3_000

/** A place in a bucket; `name` is its address. */
export function storeTarget(name: string, store: Store, signal?: AbortSignal): BackupTarget {
  const { send, text, insist } = openRequests(store, { away: () => undefined, back: () => undefined })
  const top = store.folder === '' ? '' : `${store.folder}/`
  const keyOf = (path: string) => top + path
  const told = <T>(kind: keyof Patience, work: () => Promise<T>) =>
    toldOf(name, () => insist(kind, work, signal))
  const patient = {
    send: (asked: Asked) => told('keeping', () => send({ ...asked, signal })),
    text: (asked: Asked) => told('keeping', () => text({ ...asked, signal })),
    // Also of what was stopped, what was begun is let go.
    once: (asked: Asked) => text({ ...asked, signal: AbortSignal.timeout(LETTING_GO) })
  }
  const listing = openListing({ text }, { top, before: store.before }, work => told('reading', work))

  async function fetched(path: string): Promise<IncomingMessage | null> {
    const found = store.before === null ? undefined : await listing.find(path)
    if (store.before !== null && found?.version == null) return null
    const query: Record<string, string> = found?.version == null ? {} : { versionId: found.version }
    return unlessMissing(send({ method: 'GET', key: keyOf(path), query, signal }))
  }
  async function bytesIn(path: string): Promise<AsyncGenerator<Uint8Array>> {
    const response = await fetched(path)
    if (response === null) throw new ArchiveError('backup-unusable', { folder: name, detail: 'ENOENT' })
    return bytesOf(response)
  }

  const target: BackupTarget = {
    copy: null,
    takeIn: null,
    partialOf: path => path + PARTIAL,
    async *read(path) {
      if (isList(path)) yield* await told('reading', async () => spooled(await bytesIn(path)))
      else yield* toldBytes(name, await told('reading', () => bytesIn(path)))
    },
    readSmall: path =>
      told('reading', async () => {
        const response = await fetched(path)
        return response === null ? null : wholeOf(bytesOf(response))
      }),
    async write(path, bytes) {
      const draft = keyOf(path + PARTIAL)
      const note = (asked: Asked) => text({ ...asked, signal })
      const counted = countedOf(isList(path) ? drafted(bytes, note, draft) : bytes)
      await put(patient, keyOf(path), counted.bytes())
      const stored = counted.stored()
      const again = await told('keeping', async () => {
        const response = await fetched(path)
        return response === null ? null : digestOfFile(bytesOf(response))
      })
      if (again?.sha256 !== stored.sha256 || again.bytes !== stored.bytes) {
        await target.remove(path)
        throw new ArchiveError('backup-unusable', { folder: name, detail: 'read-back' })
      }
      await listing.wrote(path, stored.bytes)
      if (isList(path)) await target.remove(path + PARTIAL)
      return stored
    },
    size: async path => (await listing.find(path))?.bytes ?? null,
    names: async folder => [...(await listing.names(folder)).keys()].sort(),
    async remove(path) {
      await told('keeping', () => removeAll({ text }, keyOf(path)))
      await listing.removed(path)
    },
    async dropUnfinished() {
      // A store that does not say what was begun is no reason not to back up.
      for (const folder of ['objects', GENERATIONS])
        await dropUploads({ text: patient.once }, `${top}${folder}/`).catch(() => undefined)
    },
    // What is read back is in the store's hands.
    settle: () => Promise.resolve(),
    lock:
      store.lock === null
        ? null
        : (path, until) =>
            told('keeping', () => lockFile({ send, text }, keyOf(path), { mode: store.lock, until }))
  }
  return target
}

const isList = (path: string) => [LIST, LIST + PARTIAL].includes(posix.basename(path))

/** What goes wrong with the store is told as what goes wrong with a folder of backups. */
export async function toldOf<T>(name: string, work: () => Promise<T>): Promise<T> {
  const unusable = (detail: unknown) =>
    new ArchiveError('backup-unusable', { folder: name, detail: String(detail ?? 'unknown') })
  try {
    return await work()
  } catch (error) {
    if (error instanceof NoAnswer) throw unusable('broken')
    if (error instanceof ArchiveError && OF_A_STORE.has(error.code)) throw unusable(error.params['detail'])
    throw error
  }
}

const OF_A_STORE = new Set<string>(['files-unreachable', 'files-refused'])

async function* toldBytes(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    await toldOf(name, () => Promise.reject(error))
  }
}

type Patient = Pick<Requests, 'send' | 'text'> & { once(asked: Asked): Promise<string> }

async function put(patient: Patient, key: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const parts = partsOf(bytes)
  const first = (await parts.next()).value ?? Buffer.alloc(0)
  const second = await parts.next()
  if (second.done) {
    const headers = { 'content-type': MEDIA_TYPE }
    await patient.text({ method: 'PUT', key, headers, body: bodyOf(first) })
  } else await putInParts(patient, { key, mediaType: MEDIA_TYPE }, bodiesOf([first, second.value], parts))
}

const MEDIA_TYPE = 'application/octet-stream'

/** The bytes, and afterwards what they were. */
function countedOf(bytes: AsyncIterable<Uint8Array>) {
  const digest = createHash('sha256')
  let written = 0
  return {
    async *bytes() {
      for await (const chunk of bytes) {
        digest.update(chunk)
        written += chunk.length
        yield chunk
      }
    },
    stored: (): Stored => ({ sha256: Sha256.parse(digest.digest('hex')), bytes: written })
  }
}

/** Notes now and then what a list says so far, so that what is cut off is gone on with. */
async function* drafted(
  bytes: AsyncIterable<Uint8Array>,
  text: Requests['text'],
  key: string
): AsyncGenerator<Uint8Array> {
  const lines: Uint8Array[] = []
  let [noted, notedAt, isWhole] = [0, Date.now(), false]
  const note = async () => {
    // A draft that could not be noted is no reason to stop.
    await text({ method: 'PUT', key, body: bodyOf(Buffer.concat(lines)) }).catch(() => undefined)
    ;[noted, notedAt] = [lines.length, Date.now()]
  }
  try {
    for await (const chunk of bytes) {
      lines.push(chunk)
      if (lines.length >= 2 * noted || Date.now() - notedAt > NOTE_EVERY) await note()
      yield chunk
    }
    isWhole = true
  } finally {
    if (!isWhole && lines.length > noted) await note()
  }
}

/** Takes away every version of a file, and of what is in a folder of that name. */
async function removeAll({ text }: Pick<Requests, 'text'>, name: string): Promise<void> {
  for (const { key, id } of await versionsOf({ text }, name))
    if (key === name || key.startsWith(`${name}/`))
      await text({ method: 'DELETE', key, query: { versionId: id } }).catch((error: unknown) => {
        // One that the bucket keeps locked by itself stays; a reading tells of it where it should not be there.
        if (!(error instanceof Refused) || error.status !== 403) throw error
      })
}

/** A lock is never made shorter. */
async function lockFile(
  { send, text }: Pick<Requests, 'send' | 'text'>,
  key: string,
  { mode, until }: { readonly mode: BackupLock | null; readonly until: string }
): Promise<void> {
  const now = await lockNow({ send }, key)
  if (mode === null || now === null) return
  if (now.until === null || Date.parse(now.until) < Date.parse(until)) await text(retention(key, mode, until))
}

const bodyOf = (bytes: Buffer): Body => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
  stream: () => Readable.from([bytes])
})

async function* partsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    chunks.push(chunk)
    length += chunk.length
    if (length < PART) continue
    yield Buffer.concat(chunks)
    ;[chunks, length] = [[], 0]
  }
  if (length > 0) yield Buffer.concat(chunks)
  return undefined
}

async function* bodiesOf(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Body> {
  for (const part of first) yield bodyOf(part)
  for await (const part of rest) yield bodyOf(part)
}

const MOST = 64 << 20

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    chunks.push(chunk)
    length += chunk.length
    if (length > MOST) throw new NoAnswer('the file is too long')
  }
  return Buffer.concat(chunks)
}
