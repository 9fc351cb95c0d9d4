// The files of one archive in a bucket: each is put, read back and hashed, listed, locked, and taken away with all its versions.
//
// The store's word for a file counts for nothing: some keep no checksum of what they were sent, and some overwrite where they are asked
// not to. A file is there when its bytes have been read again.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { objectPath, Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../errors.ts'
import { hashFile } from '../hash-file.ts'
import type { ObjectCheck, StoredName, StoredObject } from '../object.ts'
import { legalHold, listed, lockNow, putInParts, retention, unlessMissing, versionsOf } from './calls.ts'
import { type Body, bytesOf, NoAnswer, openRequests, Refused, type Requests } from './requests.ts'
import type { Patience, S3Settings } from './settings.ts'

/** How a file is locked: nobody takes it away before that moment, nor while it is held. */
export type FileLock = { readonly until: string; readonly isHeld: boolean }

export interface Bucket {
  readonly settings: S3Settings
  /** Since when the store has not answered, in milliseconds since 1970; null while it does. */
  awaySince(): number | null
  /** The bucket is there, may be used, and can lock what is to be locked. @throws ArchiveError files-refused, files-unreachable */
  look(): Promise<void>
  /**
   * Puts a file, reads it back and hashes it. @throws ArchiveError files-unreachable when it did not answer for a long time,
   * files-refused, files-not-kept
   */
  keep(path: string, object: StoredObject): Promise<void>
  /** `kind` says how long it is worth waiting for the store. */
  verify(sha256: Sha256, kind: keyof Patience, signal?: AbortSignal): Promise<ObjectCheck>
  /** The bytes as they are there; null where they are not. @throws ArchiveError files-unreachable where it breaks off in the middle */
  read(sha256: Sha256): Promise<AsyncGenerator<Uint8Array> | null>
  /** In bytes; null where it is not there. */
  size(sha256: Sha256): Promise<number | null>
  /** What lies under the first two letters of a digest. */
  list(folder: string): Promise<StoredName[]>
  /** Takes every version of a file away. @throws ArchiveError files-locked */
  remove(sha256: Sha256): Promise<void>
  /** Locks a file for as long, if it is not; a lock is never made shorter. */
  lock(sha256: Sha256, lock: FileLock): Promise<void>
}

/** A larger file is sent in parts. */
const PART = 128 << 20
/** What comes back otherwise than it was sent is sent again, so many times in all. */
const TRIES = 3

/** What nothing is decided about yet is locked until the month after the next begins: a lock is made longer once a month. Pure. */
export function lockedUntil(now: number): string {
  const at = new Date(now)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 2, 1)).toISOString()
}

type Options = {
  /** The archive, which has a place of its own in the bucket. */
  readonly archive: string
  readonly closing?: AbortSignal
  readonly onAway?: (why: string | null) => void
  readonly now?: () => number
  readonly part?: number
}

export function openBucket(settings: S3Settings, options: Options): Bucket {
  const { archive, closing, onAway, now = Date.now, part = PART } = options
  const top = `${archive}/objects/`
  const keyOf = (sha256: Sha256) => `${archive}/${objectPath(sha256)}`
  const requests = openRequests(settings, {
    away: why => onAway?.(why),
    back: () => onAway?.(null)
  })
  const { insist } = requests
  const reading = <T>(work: () => Promise<T>, signal = closing) => insist('reading', work, signal)

  async function readOnce(sha256: Sha256, signal?: AbortSignal) {
    const response = await unlessMissing(requests.send({ method: 'GET', key: keyOf(sha256), signal }))
    return response === null ? null : bytesOf(response)
  }
  async function verifyOnce(sha256: Sha256, signal?: AbortSignal): Promise<ObjectCheck> {
    const read = await readOnce(sha256, signal)
    if (read === null) return { state: 'missing', bytes: 0 }
    const digest = createHash('sha256')
    let bytes = 0
    for await (const chunk of read) {
      digest.update(chunk)
      bytes += chunk.length
    }
    return { state: digest.digest('hex') === sha256 ? 'right' : 'changed', bytes }
  }
  async function setLock(sha256: Sha256, lock: FileLock): Promise<void> {
    const key = keyOf(sha256)
    const now = await lockNow(requests, key)
    if (now === null || settings.lock === null) return
    if (now.until === null || Date.parse(now.until) < Date.parse(lock.until))
      await requests.text(retention(key, settings.lock, lock.until))
    if (now.isHeld !== lock.isHeld) await requests.text(legalHold(key, lock.isHeld))
  }

  return {
    settings,
    awaySince: requests.awaySince,
    look: () =>
      reading(async () => {
        await requests.text({ method: 'GET', query: { 'list-type': '2', 'max-keys': '1', prefix: top } })
        if (settings.lock !== null) await requests.text({ method: 'GET', query: { 'object-lock': '' } })
      }),
    async keep(path, object) {
      const key = keyOf(object.sha256)
      const keeping = <T>(work: () => Promise<T>) => insist('keeping', work, closing)
      for (let tried = 1; ; tried++) {
        if (object.bytes > part)
          await keeping(() =>
            putInParts(requests, { key, mediaType: object.mediaType }, partsOf(path, object.bytes, part))
          )
        else await keeping(() => putWhole(requests, key, path, object))
        const { state } = await keeping(() => verifyOnce(object.sha256, closing))
        if (state === 'right') break
        if (tried === TRIES)
          throw new ArchiveError('files-not-kept', {
            bucket: settings.bucket,
            what: object.sha256.slice(0, 12)
          })
      }
      const until = lockedUntil(now())
      if (settings.lock !== null) await keeping(() => setLock(object.sha256, { until, isHeld: false }))
    },
    verify: (sha256, kind, signal = closing) => insist(kind, () => verifyOnce(sha256, signal), signal),
    read: async sha256 => {
      const bytes = await reading(() => readOnce(sha256, closing))
      return bytes === null ? null : unbroken(bytes, settings)
    },
    size: sha256 =>
      reading(async () => {
        const head = await unlessMissing(requests.send({ method: 'HEAD', key: keyOf(sha256) }))
        head?.resume()
        return head === null ? null : Number(head.headers['content-length'])
      }),
    list: folder => reading(() => namesUnder(requests, top, `${top}${folder}/`)),
    remove: sha256 =>
      reading(() => removeVersions(requests, settings, { key: keyOf(sha256), what: sha256.slice(0, 12) })),
    lock: (sha256, lock) => reading(() => setLock(sha256, lock))
  }
}

async function* unbroken(bytes: AsyncIterable<Buffer>, { endpoint }: S3Settings): AsyncGenerator<Buffer> {
  try {
    yield* bytes
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    throw new ArchiveError('files-unreachable', { address: endpoint, detail: 'broken' })
  }
}

async function putWhole(
  { text }: Requests,
  key: string,
  path: string,
  { sha256, bytes, mediaType }: StoredObject
): Promise<void> {
  await text({
    method: 'PUT',
    key,
    headers: { 'content-type': mediaType },
    body: { sha256, bytes, stream: () => createReadStream(path) }
  })
}

async function* partsOf(path: string, bytes: number, part: number): AsyncGenerator<Body> {
  for (let start = 0; start < bytes; start += part) {
    const end = Math.min(start + part, bytes)
    const { sha256 } = await hashFile(path, ['sha256'], { range: { start, end } })
    yield { sha256, bytes: end - start, stream: () => createReadStream(path, { start, end: end - 1 }) }
  }
}

async function namesUnder(requests: Requests, top: string, prefix: string): Promise<StoredName[]> {
  const { files } = await listed(requests, prefix)
  return files.map(({ key, bytes }) => {
    const { data } = Sha256.safeParse(key.slice(top.length).replace('/', ''))
    return { sha256: data ?? null, path: key, bytes }
  })
}

/** By our own decision: what our own rules and holds let go is held by nothing of ours any more. */
async function removeVersions(
  requests: Requests,
  { bucket, lock }: S3Settings,
  { key, what }: { key: string; what: string }
): Promise<void> {
  const headers: Record<string, string> = lock === null ? {} : { 'x-amz-bypass-governance-retention': 'true' }
  for (const { key: at, id, isRemoval } of await versionsOf(requests, key)) {
    if (at !== key) continue
    if (lock !== null && !isRemoval) await requests.text(legalHold(key, false, id))
    await requests
      .text({ method: 'DELETE', key, query: { versionId: id }, headers })
      .catch((error: unknown) => {
        const isLocked = error instanceof Refused && error.status === 403 && lock !== null
        throw isLocked ? new ArchiveError('files-locked', { bucket, what }) : error
      })
  }
}
