// A stub of a store by S3's interface: what the program asks of one, with versions and Object Lock, in memory. The real one is tried in
// `s3-ceph.long.test.ts` by the same tests; this one can be told to do wrong.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Version = {
  readonly id: string
  readonly bytes: Buffer
  readonly at: Date
  lock: { readonly mode: string; readonly until: number } | null
  isHeld: boolean
}

type Upload = { readonly key: string; readonly parts: Map<number, Buffer> }

export interface S3Stub {
  readonly endpoint: string
  /** What it does wrong: it is gone, answers 200 and keeps half, takes nothing in, or falls silent in the middle of a file. */
  fault: 'gone' | 'keeps-half' | 'no-put' | 'stalls' | null
  /** Whether the bucket has Object Lock. */
  hasLock: boolean
  /** Told of each request before it is answered, which waits for it. */
  onAsked: ((what: string) => void | Promise<void>) | null
  readonly objects: Map<string, Version[]>
  /** What was begun to be sent in parts and has not been ended. */
  readonly uploads: Map<string, Upload>
  readonly asked: string[]
  close(): Promise<void>
}

export async function startS3Stub(bucket: string): Promise<S3Stub> {
  const objects = new Map<string, Version[]>()
  const uploads = new Map<string, Upload>()
  let last = 0
  const stub: S3Stub = {
    endpoint: '',
    fault: null,
    hasLock: true,
    onAsked: null,
    objects,
    uploads,
    asked: [],
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      })
  }
  const server = createServer((request, response) => {
    // Who asks may go away in the middle.
    answer(request, response).catch(() => response.destroy())
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stub')
    const key = decodeURIComponent(url.pathname.replace(/^\/[^/]+\/?/, ''))
    const query = url.searchParams
    stub.asked.push(`${request.method} ${key}${url.search}`)
    await stub.onAsked?.(`${request.method} ${key}${url.search}`)
    if (stub.fault === 'gone') return void request.socket.destroy()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const say = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-length': String(Buffer.byteLength(text)), ...headers })
      response.end(request.method === 'HEAD' ? undefined : text)
    }
    const no = (status: number, code: string) => say(status, `<Error><Code>${code}</Code></Error>`)
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return no(403, 'AccessDenied')
    if (url.pathname.split('/')[1] !== bucket) return no(404, 'NoSuchBucket')
    if (request.headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex'))
      return no(400, 'XAmzContentSHA256Mismatch')
    const add = (bytes: Buffer) => {
      const kept = stub.fault === 'keeps-half' ? bytes.subarray(0, bytes.length >> 1) : bytes
      const version = { id: `v${++last}`, bytes: kept, at: new Date(), lock: null, isHeld: false }
      objects.set(key, [version, ...(objects.get(key) ?? [])])
      say(200, '', { etag: `"${version.id}"` })
    }
    const versions = objects.get(key) ?? []
    const [newest] = versions
    const at = versions.find(({ id }) => id === query.get('versionId')) ?? newest
    if (key === '') {
      const prefix = query.get('prefix') ?? ''
      const under = [...objects.keys()].filter(name => name.startsWith(prefix)).sort()
      if (query.has('object-lock'))
        return stub.hasLock
          ? say(200, '<ObjectLockConfiguration/>')
          : no(404, 'ObjectLockConfigurationNotFoundError')
      if (query.has('versions')) {
        const all = under.flatMap(name => (objects.get(name) ?? []).map(version => ({ name, ...version })))
        const told = all.map(
          ({ name, id, at, bytes }) =>
            `<Version><Key>${name}</Key><VersionId>${id}</VersionId><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Version>`
        )
        return say(200, `<ListVersionsResult>${told.join('')}</ListVersionsResult>`)
      }
      if (query.has('uploads')) {
        const begun = [...uploads].filter(([, upload]) => upload.key.startsWith(prefix))
        const told = begun.map(
          ([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`
        )
        return say(200, `<ListMultipartUploadsResult>${told.join('')}</ListMultipartUploadsResult>`)
      }
      const rest = (name: string) => name.slice(prefix.length).split('/')
      const isDeeper = (name: string) => query.get('delimiter') === '/' && rest(name).length > 1
      const folders = new Set(under.filter(isDeeper).map(name => `${prefix}${rest(name)[0]}/`))
      const files = under.filter(name => !isDeeper(name))
      const told = files.map(
        name => `<Contents><Key>${name}</Key><Size>${objects.get(name)?.[0]?.bytes.length}</Size></Contents>`
      )
      const common = [...folders].map(folder => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`)
      return say(200, `<ListBucketResult>${told.join('')}${common.join('')}</ListBucketResult>`)
    }
    if (request.method === 'POST' && query.has('uploads')) {
      const id = `u${++last}`
      uploads.set(id, { key, parts: new Map() })
      return say(200, `<R><UploadId>${id}</UploadId></R>`)
    }
    const uploadId = query.get('uploadId')
    const upload = uploads.get(uploadId ?? '')
    if (uploadId !== null && upload === undefined) return no(404, 'NoSuchUpload')
    if (request.method === 'PUT' && upload !== undefined) {
      upload.parts.set(Number(query.get('partNumber')), body)
      return say(200, '', { etag: '"part"' })
    }
    if (upload !== undefined) {
      uploads.delete(uploadId ?? '')
      return request.method === 'POST' ? add(Buffer.concat([...upload.parts.values()])) : say(204)
    }
    if (request.method === 'PUT' && query.has('retention')) {
      const [, mode = '', until = ''] = /<Mode>(\w+).*<RetainUntilDate>([^<]+)/.exec(body.toString()) ?? []
      if (at !== undefined) at.lock = { mode, until: Date.parse(until) }
      return say(200)
    }
    if (request.method === 'PUT' && query.has('legal-hold')) {
      if (at !== undefined) at.isHeld = body.includes('ON')
      return say(200)
    }
    if (request.method === 'PUT') return stub.fault === 'no-put' ? no(503, 'SlowDown') : add(body)
    if (at === undefined) return no(404, 'NoSuchKey')
    if (request.method === 'DELETE') {
      const mayPass =
        request.headers['x-amz-bypass-governance-retention'] === 'true' && at.lock?.mode === 'GOVERNANCE'
      if (at.isHeld || (!mayPass && (at.lock?.until ?? 0) > Date.now())) return no(403, 'AccessDenied')
      const left = versions.filter(version => version !== at)
      if (left.length === 0) objects.delete(key)
      else objects.set(key, left)
      return say(204)
    }
    if (stub.fault === 'stalls' && request.method === 'GET') {
      response.writeHead(200, { 'content-length': String(at.bytes.length) })
      return void response.write(at.bytes.subarray(0, at.bytes.length >> 1))
    }
    say(200, at.bytes, {
      ...(at.lock !== null && {
        'x-amz-object-lock-retain-until-date': new Date(at.lock.until).toISOString()
      }),
      'x-amz-object-lock-legal-hold': at.isHeld ? 'ON' : 'OFF'
    })
  }
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return Object.assign(stub, { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}
