// What the issuer of a certificate answered when it was asked whether that one is revoked (OCSP, RFC 6960), and where a certificate says that
// its issuer tells of that. It lies beside verify.mjs in every package, and needs Node 18 and the files beside it.
import { createHash, verify, X509Certificate } from 'node:crypto'
import { hex, oid, parts, raw, reasonOf, SIGNED_BY, timeOf, whole, within } from './verify-der.mjs'

const BASIC = '1.3.6.1.5.5.7.48.1.1'
/** What a certificate is for that signs such answers in its issuer's place. */
const ANSWERING = '1.3.6.1.5.5.7.3.9'
/** Extensions with the addresses of lists and of those who are asked; and what the latter are asked by. */
const [LISTS, ACCESS, ANSWERS] = ['2.5.29.31', '1.3.6.1.5.5.7.1.1', '1.3.6.1.5.5.7.48.1']
const HASHED_BY = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' }
/** More than any issuer sends would take long to put together. */
const [MOST_CERTIFICATES, MOST_ANSWERS] = [10, 20]

/**
 * An answer, in the form of a list of what was revoked that tells of the certificates it was asked about and of no other. The signature is
 * not checked here. @throws where it is none
 */
export function readOcspAnswer(bytes) {
  const [status, body] = within(whole(bytes))
  if (status?.tag !== 0x0a || hex(status) !== '00') throw new Error('no answer')
  const [type, octets] = within(within(body, 0xa0)[0])
  if (oid(type) !== BASIC || octets?.tag !== 0x04) throw new Error('no answer')
  const [content, algorithm, signature, sent] = within(whole(octets.value))
  const fields = within(content)
  if (fields[0]?.tag === 0xa0) fields.shift()
  const [, at, answers, ...extensions] = fields
  for (const one of extensions) refuseCritical(one)
  const digest = SIGNED_BY[oid(within(algorithm)[0])]
  const told = within(answers).map(answerOf)
  if (digest == null || signature?.tag !== 0x03 || told.length === 0 || told.length > MOST_ANSWERS)
    throw new Error('no answer')
  const certificates = sent === undefined ? [] : within(within(sent, 0xa0)[0])
  if (certificates.length > MOST_CERTIFICATES) throw new Error('no answer')
  return {
    ...{ content: raw(content), digest, signature: signature.value.subarray(1), told },
    // Of the oldest, as where there are several lists.
    at: told.map(answer => answer.at).sort()[0],
    answeredAt: timeOf(at),
    certificates: certificates.map(one => new X509Certificate(raw(one))),
    revoked: new Map(told.flatMap(({ serial, revoked }) => (revoked ? [[serial, revoked]] : [])))
  }
}

function answerOf(one) {
  const [id, status, at, ...rest] = within(one)
  const [algorithm, name, key, serial] = within(id)
  const by = HASHED_BY[oid(within(algorithm)[0])]
  for (const each of rest) if (each.tag === 0xa1) refuseCritical(each)
  // Good, or revoked; of what is not known to its issuer nothing is told.
  if (by === undefined || (status.tag !== 0x80 && status.tag !== 0xa1)) throw new Error('no answer')
  return {
    ...{ by, name: hex(name), key: hex(key), serial: BigInt(`0x${hex(serial)}`), at: timeOf(at) },
    revoked: status.tag === 0xa1 ? revokedOf(parts(status)) : null
  }
}

const revokedOf = ([at, reason]) => ({
  at: timeOf(at),
  reason: reason === undefined ? null : reasonOf(within(reason, 0xa0)[0])
})

/** What changes the meaning of an answer, and is not known here. */
function refuseCritical(extensions) {
  for (const [, critical] of within(within(extensions, 0xa1)[0]).map(one => within(one)))
    if (critical?.tag === 0x01 && critical.value[0] !== 0) throw new Error('no answer')
}

/** The names and key of a certificate, as they stand in it. */
function namesOf(certificate) {
  const fields = within(within(whole(certificate.raw))[0])
  if (fields[0].tag === 0xa0) fields.shift()
  return { subject: raw(fields[4]), key: within(fields[5])[1].value.subarray(1) }
}

/** The digests by which an issuer is asked about what it has issued. */
export function issuerDigests(issuer, by = 'sha1') {
  const { subject, key } = namesOf(issuer)
  const digest = bytes => createHash(by).update(bytes).digest('hex')
  return { name: digest(subject), key: digest(key) }
}

/** Whether an answer tells of the certificate of this number, by this issuer. */
export function isAnswerAbout({ told }, serial, issuer) {
  return told.some(({ by, name, key, serial: number }) => {
    const is = issuerDigests(issuer, by)
    return number === serial && name === is.name && key === is.key
  })
}

/** Whether an answer is signed by this issuer, or by one that it has appointed for that and that was valid then. */
export function isAnswerBy({ content, digest, signature, certificates, answeredAt }, issuer) {
  const at = Date.parse(answeredAt)
  const isAppointed = one =>
    one.keyUsage?.includes(ANSWERING) &&
    at >= Date.parse(one.validFrom) &&
    at <= Date.parse(one.validTo) &&
    one.checkIssued(issuer) &&
    one.verify(issuer.publicKey)
  return [issuer, ...certificates.filter(isAppointed)].some(one =>
    isSignedBy(one, { digest, content, signature })
  )
}

/** Whether the key of a certificate made a signature; one of a kind that signs in no such way (Ed25519) made none. */
export function isSignedBy({ publicKey }, { digest, content, signature }) {
  try {
    return verify(digest, content, publicKey, signature)
  } catch {
    return false
  }
}

/** What stands in the extension of a certificate that has this name; none where it has none. */
const extensionOf = (certificate, name) =>
  within(within(whole(certificate.raw))[0])
    .filter(({ tag }) => tag === 0xa3)
    .flatMap(one => within(parts(one)[0]))
    .map(one => within(one))
    .filter(([is]) => oid(is) === name)
    .flatMap(extension => within(whole(extension.at(-1).value)))

const webAddresses = names =>
  names
    .filter(({ tag }) => tag === 0x86)
    .map(({ value }) => value.toString('latin1'))
    .filter(address => /^https?:/.test(address))

/** Where a certificate says that lists of what its issuer has revoked are. */
export const listAddresses = certificate =>
  webAddresses(
    extensionOf(certificate, LISTS)
      .flatMap(point => within(point).filter(({ tag }) => tag === 0xa0))
      .flatMap(point => parts(point).filter(({ tag }) => tag === 0xa0))
      .flatMap(names => parts(names))
  )

/** Where a certificate says that its issuer answers questions about it (OCSP). */
export const answerAddresses = certificate =>
  webAddresses(
    extensionOf(certificate, ACCESS)
      .map(access => within(access))
      .filter(([method]) => oid(method) === ANSWERS)
      .map(([, place]) => place)
  )
