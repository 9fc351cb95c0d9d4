// The files of one archive in a bucket: each is put, read back and hashed, listed, locked, and taken away with all its versions.
//
// The store's word for a file counts for nothing: some keep no checksum of what they were sent, and some overwrite where they are asked
// not to. A file is there when its bytes have been read again.
import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { objectPath, Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../errors.ts'
import { hashFile } from '../hash-file.ts'
import type { ObjectCheck, StoredName, StoredObject } from '../object.ts'
import { bytesOf, codeIn, NoAnswer, openRequests, Refused, type Requests } from './requests.ts'
import type { Patience, S3Settings } from './settings.ts'
import { childrenOf, readXml, textIn } from './xml.ts'

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
      await requests.text(described(key, 'retention', retentionXml(settings.lock, lock.until)))
    if (now.isHeld !== lock.isHeld) await requests.text(described(key, 'legal-hold', holdXml(lock.isHeld)))
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
        if (object.bytes > part) await keeping(() => putInParts(requests, key, path, object, part))
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
    list: folder => reading(() => listAll(requests, top, `${top}${folder}/`)),
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

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    // An answer to HEAD has no body that could say which.
    if (error instanceof Refused && error.status === 404 && error.code !== 'NoSuchBucket') return null
    throw error
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

async function putInParts(
  requests: Requests,
  key: string,
  path: string,
  { bytes, mediaType }: StoredObject,
  part: number
): Promise<void> {
  const begun = await requests.text({
    method: 'POST',
    key,
    query: { uploads: '' },
    headers: { 'content-type': mediaType }
  })
  const uploadId = textIn(readXml(begun), 'UploadId') ?? ''
  try {
    const tags: string[] = []
    for (let start = 0; start < bytes; start += part) {
      const end = Math.min(start + part, bytes)
      const { sha256 } = await hashFile(path, ['sha256'], { range: { start, end } })
      const sent = await requests.send({
        method: 'PUT',
        key,
        query: { partNumber: String(tags.length + 1), uploadId },
        body: { sha256, bytes: end - start, stream: () => createReadStream(path, { start, end: end - 1 }) }
      })
      sent.resume()
      tags.push(sent.headers.etag ?? '')
    }
    const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
    const ended = await requests.text({
      method: 'POST',
      key,
      query: { uploadId },
      body: `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    })
    // It answers 200 before it has put the parts together, and may say afterwards that it could not.
    const code = codeIn(ended)
    if (code !== null) throw new Refused(500, code)
  } catch (error) {
    await requests.text({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined)
    throw error
  }
}

async function listAll({ text }: Requests, top: string, prefix: string): Promise<StoredName[]> {
  const found: StoredName[] = []
  let token: string | null = null
  do {
    const query: Record<string, string> = { 'list-type': '2', prefix }
    if (token !== null) query['continuation-token'] = token
    const page = readXml(await text({ method: 'GET', query }))
    for (const entry of childrenOf(page, 'Contents')) {
      const key = textIn(entry, 'Key') ?? ''
      const { data } = Sha256.safeParse(key.slice(top.length).replace('/', ''))
      found.push({ sha256: data ?? null, path: key, bytes: Number(textIn(entry, 'Size')) })
    }
    token = textIn(page, 'NextContinuationToken')
  } while (token !== null && token !== '')
  return found
}

/** Until when a file is locked now, and whether it is held; null where it is not there. */
async function lockNow(
  requests: Requests,
  key: string
): Promise<{ readonly until: string | null; readonly isHeld: boolean } | null> {
  const head = await unlessMissing(requests.send({ method: 'HEAD', key }))
  if (head === null) return null
  head.resume()
  const until = head.headers['x-amz-object-lock-retain-until-date']
  return {
    until: typeof until === 'string' ? until : null,
    isHeld: head.headers['x-amz-object-lock-legal-hold'] === 'ON'
  }
}

const described = (key: string, what: string, body: string, version?: string) => ({
  method: 'PUT' as const,
  key,
  query: { [what]: '', ...(version !== undefined && { versionId: version }) },
  // Asked for where a lock is set.
  headers: { 'content-md5': hash('md5', body, 'base64'), 'content-type': 'application/xml' },
  body
})
const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
const retentionXml = (mode: string, until: string) =>
  `<Retention ${XMLNS}><Mode>${mode.toUpperCase()}</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`
const holdXml = (isHeld: boolean) =>
  `<LegalHold ${XMLNS}><Status>${isHeld ? 'ON' : 'OFF'}</Status></LegalHold>`

/** Each round takes away what is listed, a thousand versions at the most. */
const MOST_ROUNDS = 100

/** By our own decision: what our own rules and holds let go is held by nothing of ours any more. */
async function removeVersions(
  requests: Requests,
  { bucket, lock }: S3Settings,
  { key, what }: { key: string; what: string }
): Promise<void> {
  const headers: Record<string, string> = lock === null ? {} : { 'x-amz-bypass-governance-retention': 'true' }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const page = readXml(await requests.text({ method: 'GET', query: { versions: '', prefix: key } }))
    const versions = childrenOf(page, 'Version', 'DeleteMarker').filter(each => textIn(each, 'Key') === key)
    if (versions.length === 0) return
    for (const each of versions) {
      const versionId = textIn(each, 'VersionId') ?? 'null'
      if (lock !== null && each.name === 'Version')
        await requests.text(described(key, 'legal-hold', holdXml(false), versionId))
      await requests
        .text({ method: 'DELETE', key, query: { versionId }, headers })
        .catch((error: unknown) => {
          const isLocked = error instanceof Refused && error.status === 403 && lock !== null
          throw isLocked ? new ArchiveError('files-locked', { bucket, what }) : error
        })
    }
  }
}
