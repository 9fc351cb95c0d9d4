// Records of a WARC 1.1 file (ISO 28500:2017), each a gzip member of its own.
import { createHash, randomUUID } from 'node:crypto'
import { gzipMember } from './member.ts'
import { type Body, lengthOf, type Piece } from './pieces.ts'

/** One question of the browser and its answer, as they went over the wire but for what is told in `warcinfo`. */
export type Exchange = {
  readonly address: string
  readonly method: string
  readonly at: Date
  readonly ip: string | null
  readonly status: number
  readonly mediaType: string
  /** HTTP heads with their last empty line. */
  readonly requestHead: Buffer
  /** What was sent with the question, if anything was and is kept, and what its head calls that. */
  readonly sent: Buffer | null
  readonly sentType: string
  readonly responseHead: Buffer
  readonly body: Body
}

export type WarcRecord = { readonly pieces: readonly Piece[]; readonly bytes: number }
export type ResponseRecord = WarcRecord & { readonly exchange: Exchange; readonly payloadDigest: string }

const END = Buffer.from('\r\n\r\n')
const NOTHING = Buffer.alloc(0)

/** The first record of a file: who wrote it and what was left out. */
export function warcInfo(at: Date, fields: Readonly<Record<string, string>>): WarcRecord {
  const block = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join(''),
    'utf8'
  )
  const headers = {
    'WARC-Type': 'warcinfo',
    'WARC-Date': dateOf(at),
    'WARC-Filename': 'data.warc.gz',
    'Content-Type': 'application/warc-fields'
  }
  return recordOf(headers, block, null)
}

/** The answer, and the question that belongs to it. */
export function exchangeRecords(exchange: Exchange): [ResponseRecord, WarcRecord] {
  const { address, at, ip, body, requestHead, sent, responseHead } = exchange
  const id = newId()
  const common = { 'WARC-Target-URI': address, 'WARC-Date': dateOf(at) }
  const payloadDigest = `sha256:${body.rawDigest}`
  const response = recordOf(
    {
      'WARC-Type': 'response',
      'WARC-Record-ID': id,
      ...common,
      ...(ip === null ? {} : { 'WARC-IP-Address': ip }),
      'WARC-Payload-Digest': payloadDigest,
      'Content-Type': 'application/http; msgtype=response'
    },
    responseHead,
    body
  )
  const request = recordOf(
    {
      'WARC-Type': 'request',
      ...common,
      'WARC-Concurrent-To': id,
      ...(sent === null ? {} : { 'WARC-Payload-Digest': digestOf(sent) }),
      'Content-Type': 'application/http; msgtype=request'
    },
    sent === null ? requestHead : Buffer.concat([requestHead, sent]),
    null
  )
  return [{ ...response, exchange, payloadDigest }, request]
}

function recordOf(headers: Readonly<Record<string, string>>, block: Buffer, body: Body | null): WarcRecord {
  const all = {
    'WARC-Record-ID': newId(),
    ...headers,
    'WARC-Block-Digest': digestOf(block, body?.raw() ?? NOTHING),
    'Content-Length': String(block.length + (body?.rawLength ?? 0))
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`, 'utf8')
  const pieces = gzipMember(Buffer.concat([head, block]), body, END)
  return { pieces, bytes: lengthOf(pieces) }
}

function digestOf(...parts: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return `sha256:${hash.digest('hex')}`
}

const newId = () => `<urn:uuid:${randomUUID()}>`
/** As much of a second as the browser tells. */
const dateOf = (at: Date) => at.toISOString()
