// A WACZ as a stranger would read it: its zip with yauzl, its records with warcio, its index line by line.
import { createHash } from 'node:crypto'
import { WARCParser, WARCSerializer } from 'warcio'
import { fromBuffer } from 'yauzl'

export type ReadRecord = {
  readonly type: string
  readonly address: string | null
  readonly headers: string
  readonly status: number | null
  readonly httpHeaders: string
  readonly payload: Buffer
  /** Whether the digests it states are those of its bytes. */
  readonly isRight: boolean
}

/** The files in the zip by their names; a checksum that does not hold is an error. */
export async function unzip(bytes: Buffer): Promise<Map<string, { content: Buffer; isStored: boolean }>> {
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)))
  )
  const files = new Map<string, { content: Buffer; isStored: boolean }>()
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', entry => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const parts: Buffer[] = []
        stream.on('data', part => parts.push(part))
        stream.on('error', reject)
        stream.on('end', () => {
          files.set(entry.fileName, {
            content: Buffer.concat(parts),
            isStored: entry.compressionMethod === 0
          })
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
  return files
}

/** Every record of a WARC, or of the one that begins at an offset. */
export async function readWarc(warc: Buffer): Promise<ReadRecord[]> {
  const records: ReadRecord[] = []
  async function* source() {
    yield new Uint8Array(warc)
  }
  for await (const record of new WARCParser(source(), { keepHeadersCase: true })) {
    const payload = Buffer.from(await record.readFully(false))
    const head = (record.httpHeaders?.toString() ?? '').replace(/^\r?\n/, '')
    const stated = record.warcHeader('WARC-Payload-Digest')
    const own = `sha256:${createHash('sha256').update(payload).digest('hex')}`
    records.push({
      type: record.warcType ?? '',
      address: record.warcTargetURI ?? null,
      headers: record.warcHeaders.toString(),
      status: record.httpHeaders === null ? null : Number(record.httpHeaders?.statusCode),
      httpHeaders: head,
      payload,
      isRight: stated === null || stated === undefined || stated === own
    })
  }
  return records
}

/** Every record read and written again by warcio. */
export async function packedAnew(warc: Buffer): Promise<Buffer> {
  const all: Uint8Array[] = []
  async function* source() {
    yield new Uint8Array(warc)
  }
  for await (const record of new WARCParser(source(), { keepHeadersCase: true }))
    all.push(await WARCSerializer.serialize(record, { gzip: true }))
  return Buffer.concat(all)
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
