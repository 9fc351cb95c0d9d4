// What is asked of a bucket, each question in S3's own words.
import { hash } from 'node:crypto'
import { type Asked, type Body, codeIn, Refused, type Requests } from './requests.ts'
import { childrenOf, type Element, readXml, textIn } from './xml.ts'

/** How its answers are waited for is the caller's. */
type Asking = Pick<Requests, 'send' | 'text'>

export async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    // An answer to HEAD has no body that could say which.
    if (error instanceof Refused && error.status === 404 && error.code !== 'NoSuchBucket') return null
    throw error
  }
}

/** `once` asks for what need not be waited for: that what was begun be let go. */
export async function putInParts(
  { send, text, once = text }: Asking & { readonly once?: Asking['text'] },
  { key, mediaType }: { readonly key: string; readonly mediaType: string },
  parts: AsyncIterable<Body>
): Promise<void> {
  const headers = { 'content-type': mediaType }
  const begun = await text({ method: 'POST', key, query: { uploads: '' }, headers })
  const uploadId = textIn(readXml(begun), 'UploadId') ?? ''
  try {
    const tags: string[] = []
    for await (const body of parts) {
      const query = { partNumber: String(tags.length + 1), uploadId }
      const sent = await send({ method: 'PUT', key, query, body })
      sent.resume()
      tags.push(sent.headers.etag ?? '')
    }
    const all = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
    const body = `<CompleteMultipartUpload>${all.join('')}</CompleteMultipartUpload>`
    const ended = await text({ method: 'POST', key, query: { uploadId }, body })
    // It answers 200 before it has put the parts together, and may say afterwards that it could not.
    const code = codeIn(ended)
    if (code !== null) throw new Refused(500, code)
  } catch (error) {
    await once({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined)
    throw error
  }
}

/** Lets go of what was begun to be sent in parts and was not ended, under all names that begin so. */
export async function dropUploads({ text }: Pick<Requests, 'text'>, prefix: string): Promise<void> {
  const page = readXml(await text({ method: 'GET', query: { uploads: '', prefix } }))
  for (const entry of childrenOf(page, 'Upload')) {
    const [key, uploadId] = [textIn(entry, 'Key'), textIn(entry, 'UploadId')]
    if (key?.startsWith(prefix) && uploadId) await text({ method: 'DELETE', key, query: { uploadId } })
  }
}

type Listing = {
  readonly files: { readonly key: string; readonly bytes: number }[]
  readonly folders: string[]
}

/** All that begins so; with `isFlat` no deeper than the next slash. */
export async function listed(
  { text }: Pick<Requests, 'text'>,
  prefix: string,
  { isFlat = false }: { readonly isFlat?: boolean } = {}
): Promise<Listing> {
  const found: Listing = { files: [], folders: [] }
  let token: string | null = null
  do {
    const query: Record<string, string> = { 'list-type': '2', prefix, ...(isFlat && { delimiter: '/' }) }
    if (token !== null) query['continuation-token'] = token
    const page = readXml(await text({ method: 'GET', query }))
    for (const entry of childrenOf(page, 'Contents'))
      found.files.push({ key: textIn(entry, 'Key') ?? '', bytes: Number(textIn(entry, 'Size')) })
    for (const entry of childrenOf(page, 'CommonPrefixes')) found.folders.push(textIn(entry, 'Prefix') ?? '')
    token = textIn(page, 'NextContinuationToken')
  } while (token !== null && token !== '')
  return found
}

export type FileVersion = {
  readonly key: string
  readonly id: string
  readonly bytes: number
  readonly at: string
  /** The file was taken away at that time; the versions before remain. */
  readonly isRemoval: boolean
}

/** Every version of all that begins so, the newest of each first. */
export async function versionsOf({ text }: Pick<Requests, 'text'>, prefix: string): Promise<FileVersion[]> {
  const found: FileVersion[] = []
  let after: Record<string, string> | null = {}
  while (after !== null) {
    const page = readXml(await text({ method: 'GET', query: { versions: '', prefix, ...after } }))
    found.push(...childrenOf(page, 'Version', 'DeleteMarker').map(versionIn))
    const key = textIn(page, 'NextKeyMarker') ?? ''
    const version = textIn(page, 'NextVersionIdMarker') ?? ''
    const isMore = textIn(page, 'IsTruncated') === 'true' && key !== ''
    after = isMore ? { 'key-marker': key, ...(version !== '' && { 'version-id-marker': version }) } : null
  }
  return found
}

const versionIn = (entry: Element): FileVersion => ({
  key: textIn(entry, 'Key') ?? '',
  id: textIn(entry, 'VersionId') ?? 'null',
  bytes: Number(textIn(entry, 'Size') ?? 0),
  at: textIn(entry, 'LastModified') ?? '',
  isRemoval: entry.name === 'DeleteMarker'
})

/** Until when a file is locked now, and whether it is held; null where it is not there. */
export async function lockNow(
  { send }: Pick<Requests, 'send'>,
  key: string
): Promise<{ readonly until: string | null; readonly isHeld: boolean } | null> {
  const head = await unlessMissing(send({ method: 'HEAD', key }))
  if (head === null) return null
  head.resume()
  const until = head.headers['x-amz-object-lock-retain-until-date']
  return {
    until: typeof until === 'string' ? until : null,
    isHeld: head.headers['x-amz-object-lock-legal-hold'] === 'ON'
  }
}

/** Nobody takes the file away before then. */
export const retention = (key: string, mode: string, until: string): Asked =>
  described(
    key,
    'retention',
    `<Retention ${XMLNS}><Mode>${mode.toUpperCase()}</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`
  )

/** Nobody takes the file away while it is held. */
export const legalHold = (key: string, isHeld: boolean, version?: string): Asked =>
  described(
    key,
    'legal-hold',
    `<LegalHold ${XMLNS}><Status>${isHeld ? 'ON' : 'OFF'}</Status></LegalHold>`,
    version
  )

const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'

const described = (key: string, what: string, body: string, version?: string): Asked => ({
  method: 'PUT',
  key,
  query: { [what]: '', ...(version !== undefined && { versionId: version }) },
  // Asked for where a lock is set.
  headers: { 'content-md5': hash('md5', body, 'base64'), 'content-type': 'application/xml' },
  body
})
