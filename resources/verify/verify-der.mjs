// What a signed message says (CMS, RFC 5652), and an answer of an authority of time stamps (RFC 3161): DER, read part by part. What is no DER is
// refused. It lies beside verify.mjs in every package.
import { X509Certificate } from 'node:crypto'

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4'
export const HASHES = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512'
}
export const PSS = '1.2.840.113549.1.1.10'
/** What a signature is made over, by its algorithm; null: what the signer's own digest is made by. */
export const SIGNED_BY = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  [PSS]: null,
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512'
}
/** What takes no digest: all of it is signed. */
export const ED25519 = '1.3.101.112'
export const SEQUENCE = 0x30

/** One value of DER, which must end by `end`. */
function element(bytes, at, end) {
  const tag = bytes[at]
  let [length, start] = [bytes[at + 1], at + 2]
  if (at + 2 > end || (tag & 0x1f) === 0x1f) throw new Error('no DER')
  if (length > 0x7f) {
    const size = length & 0x7f
    if (size === 0 || size > 4 || start + size > end) throw new Error('no DER')
    length = bytes.readUIntBE(start, size)
    start += size
  }
  if (start + length > end) throw new Error('no DER')
  return { tag, at, start, end: start + length, bytes, value: bytes.subarray(start, start + length) }
}

export const whole = bytes => {
  const one = element(bytes, 0, bytes.length)
  if (one.end !== bytes.length) throw new Error('no DER')
  return one
}

/** The values in a value. */
export function parts({ bytes, start, end }) {
  const found = []
  for (let at = start; at < end; at = found.at(-1).end) found.push(element(bytes, at, end))
  return found
}

/** The values in a sequence, or in what has the tag that is named. */
export function within(one, tag = SEQUENCE) {
  if (one?.tag !== tag) throw new Error('no time stamp')
  return parts(one)
}

export const raw = ({ bytes, at, end }) => bytes.subarray(at, end)
export const hex = ({ value }) => value.toString('hex')

export function oid(one) {
  if (one?.tag !== 0x06) throw new Error('no time stamp')
  const numbers = [0]
  for (const byte of one.value) {
    numbers[numbers.length - 1] = numbers.at(-1) * 128 + (byte & 0x7f)
    if (byte < 0x80) numbers.push(0)
  }
  const [first = 0, ...rest] = numbers.slice(0, -1)
  const top = Math.min(Math.floor(first / 40), 2)
  return [top, first - top * 40, ...rest].join('.')
}

export function timeOf(one) {
  const text = one?.value.toString('latin1')
  // A year of two digits is of the years from 1950 on (RFC 5280, 4.1.2.5.1).
  const whole = one?.tag === 0x17 ? `${text < '5' ? 20 : 19}${text}` : text
  const [, ...is] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(whole) ?? []
  if (![0x17, 0x18].includes(one?.tag) || is.length === 0) throw new Error('no time stamp')
  const [year, month, day, hour, minute, second, part = ''] = is
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${part.slice(0, 4)}Z`).toISOString()
}

/** Why a certificate was revoked (RFC 5280, 5.3.1), by its number. */
const REASONS = [
  ...['unspecified', 'keyCompromise', 'cACompromise', 'affiliationChanged', 'superseded'],
  ...['cessationOfOperation', 'certificateHold', '7', 'removeFromCRL', 'privilegeWithdrawn', 'aACompromise']
]

/** @throws where it is none */
export function reasonOf(one) {
  if (one?.tag !== 0x0a || one.value.length !== 1) throw new Error('no reason')
  return REASONS[one.value[0]] ?? `${one.value[0]}`
}

/** More certificates than anybody sends would take long to put together. */
const MOST_CERTIFICATES = 20

/** A signed message of one signer, as it stands: nothing of it has been checked. `content` is null where it lies elsewhere. @throws where it is none */
export function readSigned(message) {
  const [type, body] = within(message)
  if (oid(type) !== SIGNED_DATA) throw new Error('nothing signed')
  const signed = within(within(body, 0xa0)[0])
  const [of, content] = within(signed[2])
  const signers = within(signed.at(-1), 0x31)
  const certificates = signed.filter(one => one.tag === 0xa0).flatMap(parts)
  if (signers.length !== 1 || certificates.length > MOST_CERTIFICATES) throw new Error('nothing signed')
  return {
    ...{ type: oid(of), content: content === undefined ? null : within(content, 0xa0)[0] },
    signer: within(signers[0]),
    certificates: certificates.flatMap(one => (one.tag === SEQUENCE ? [new X509Certificate(raw(one))] : []))
  }
}

/** What an answer says, as it stands: nothing of it has been checked. @throws where it is no time stamp */
export function readReply(bytes) {
  const [status, token] = within(whole(bytes))
  const code = within(status)[0]
  if (code?.tag !== 0x02 || !['00', '01'].includes(hex(code))) return { granted: false }
  const { type, content: octets, signer, certificates } = readSigned(token)
  if (type !== TIME_STAMP || octets?.tag !== 0x04) throw new Error('no time stamp')
  const info = within(whole(octets.value))
  const [algorithm, imprint] = within(info[2])
  return {
    granted: true,
    ...{ hash: HASHES[oid(within(algorithm)[0])], imprint: hex(imprint), at: timeOf(info[4]) },
    nonce: info.slice(5).flatMap(one => (one.tag === 0x02 ? [hex(one)] : []))[0] ?? null,
    ...{ type, content: octets.value, signer, certificates }
  }
}

/** The certificates of a file: PEM, one or several, or one in DER. @throws where there is none */
export function readCertificates(bytes) {
  const pems = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  return (pems ?? [bytes]).map(one => new X509Certificate(one))
}
