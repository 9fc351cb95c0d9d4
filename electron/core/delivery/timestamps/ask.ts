// One question to an authority of time stamps, and its answer (RFC 3161, 3.4); and the list of what its issuer has revoked, or what that one answers
// about one certificate (OCSP, RFC 6960). Nothing leaves but a digest and a number by chance, or which certificate it is, and
// the answer is signed: so it may go without encryption, as most authorities are reached. No redirect is followed, and no private address
// is asked unless that was allowed.
import { randomBytes } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { Sha256 } from '#shared/ids.ts'
import type { TimestampProblem } from '#shared/timestamp.ts'
import { INSIDE, outsideOnly } from '../../kernel/guarded-lookup.ts'
import { isPrivateHost } from '../../kernel/private-network.ts'

const PATIENCE = 15_000
/** An answer with a chain of certificates has some thousand bytes. */
const MOST_BYTES = 256 << 10
/** Of an issuer who has revoked some hundred thousand. */
const MOST_OF_A_LIST = 16 << 20

export type Answered =
  | { readonly reply: Buffer; readonly nonce: string }
  | { readonly problem: TimestampProblem }

type Question = {
  readonly address: string
  readonly privateAddress: boolean
  readonly sha256: Sha256
  readonly signal: AbortSignal
  readonly patience?: number | undefined
}

/** Asks. Whatever goes wrong is an answer. */
export async function askForTimestamp({ sha256, ...question }: Question): Promise<Answered> {
  const { query, nonce } = queryOf(sha256)
  const asks = { bytes: query, mediaType: 'application/timestamp-query' }
  const answered = await asked({ ...question, mostBytes: MOST_BYTES, query: asks })
  return 'problem' in answered ? answered : { reply: answered.bytes, nonce }
}

/** Fetches a list of what was revoked. Whatever goes wrong is an answer. */
export const fetchList = (
  question: Omit<Question, 'sha256'>
): Promise<{ readonly bytes: Buffer } | { readonly problem: TimestampProblem }> =>
  asked({ ...question, mostBytes: MOST_OF_A_LIST, query: null })

/** Asks the issuer about one certificate. Whatever goes wrong is an answer. */
export function askAboutCertificate({
  issuer,
  serial,
  ...question
}: Omit<Question, 'sha256'> & CertificateAsked): Promise<
  { readonly bytes: Buffer } | { readonly problem: TimestampProblem }
> {
  const query = { bytes: ocspQueryOf({ issuer, serial }), mediaType: 'application/ocsp-request' }
  return asked({ ...question, mostBytes: MOST_BYTES, query })
}

type CertificateAsked = {
  /** The digests (SHA-1) of the issuer's name and key, in hexadecimal digits. */
  readonly issuer: { readonly name: string; readonly key: string }
  /** In hexadecimal digits. */
  readonly serial: string
}

type Query = { readonly bytes: Buffer; readonly mediaType: string }
type Asked = Omit<Question, 'sha256'> & { readonly mostBytes: number; readonly query: Query | null }

function asked({
  address,
  privateAddress,
  signal,
  mostBytes,
  query,
  patience: most = PATIENCE
}: Asked): Promise<{ readonly bytes: Buffer } | { readonly problem: TimestampProblem }> {
  const url = URL.parse(address)
  if (url === null) return Promise.resolve({ problem: 'unreachable' })
  if (!privateAddress && isPrivateHost(url.hostname)) return Promise.resolve({ problem: 'private-address' })
  const patience = AbortSignal.timeout(most)
  return new Promise(resolve => {
    const failed = (error: Error) => resolve({ problem: problemOf(error, patience) })
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(
      url,
      {
        method: query === null ? 'GET' : 'POST',
        signal: AbortSignal.any([signal, patience]),
        // A connection of its own: one that is kept was asked about for somebody else.
        agent: false,
        ...(privateAddress ? {} : { lookup: outsideOnly }),
        headers: {
          ...(query !== null && {
            'content-type': query.mediaType,
            'content-length': query.bytes.length
          }),
          'user-agent': 'Kanalarkiv'
        }
      },
      response => {
        const parts: Buffer[] = []
        let bytes = 0
        response.on('error', failed)
        response.on('data', (part: Buffer) => {
          bytes += part.length
          if (bytes > mostBytes) response.destroy(new Error('too much'))
          else parts.push(part)
        })
        response.on('end', () =>
          resolve(response.statusCode === 200 ? { bytes: Buffer.concat(parts) } : { problem: 'refused' })
        )
      }
    )
    request.on('error', failed)
    request.end(query?.bytes)
  })
}

/** `TimeStampReq` in DER, version 1: this SHA-256, a nonce, and that the certificates be sent along. */
function queryOf(sha256: Sha256): { query: Buffer; nonce: string } {
  const nonce = randomBytes(8)
  // A number in DER is as short as can be, and not below zero.
  nonce.writeUInt8(((nonce[0] ?? 0) & 0x3f) | 0x40, 0)
  const hex = nonce.toString('hex')
  const imprint = `3031300d060960864801650304020105000420${sha256}`
  return { query: Buffer.from(`3043020101${imprint}0208${hex}0101ff`, 'hex'), nonce: hex }
}

/** `OCSPRequest` in DER: one certificate, by the digests that every responder knows. Without a nonce: most answer what they made before. */
function ocspQueryOf({ issuer, serial }: CertificateAsked): Buffer {
  const sha1 = der('30', '06052b0e03021a0500')
  const even = serial.length % 2 === 0 ? serial : `0${serial}`
  // A number whose first bit is set would be below zero.
  const number = /^[89a-f]/i.test(even) ? `00${even}` : even
  const asked = der('30', sha1 + der('04', issuer.name) + der('04', issuer.key) + der('02', number))
  return Buffer.from(der('30', der('30', der('30', der('30', asked)))), 'hex')
}

/** One value of DER, shorter than 128 bytes or than 256: no number of a certificate is so long (RFC 5280, 4.1.2.2). All in hexadecimal digits. */
function der(tag: string, content: string): string {
  const length = (content.length / 2).toString(16).padStart(2, '0')
  return `${tag}${length > '7f' ? '81' : ''}${length}${content}`
}

function problemOf(error: Error, patience: AbortSignal): TimestampProblem {
  if ('code' in error && error.code === INSIDE) return 'private-address'
  return patience.aborted ? 'no-answer' : 'unreachable'
}
