// Who signed a message (CMS, RFC 5652): the one certificate that the signature names, by its digest too, and whose key it is right for. It lies
// beside verify.mjs in every package, and needs Node 18 and the files beside it.
import { constants, createHash, verify } from 'node:crypto'
import { ED25519, HASHES, hex, oid, PSS, parts, raw, SEQUENCE, within } from './verify-der.mjs'

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  certificate: '1.2.840.113549.1.9.16.2.12',
  certificateV2: '1.2.840.113549.1.9.16.2.47'
}

/** What is signed beside the content, by its name. */
export const attributesOf = ([, , , attributes]) =>
  new Map(
    within(attributes, 0xa0).map(one => {
      const [type, set] = within(one)
      return [oid(type), within(set, 0x31)[0]]
    })
  )

/** The digest of the content that it says it is of. */
export const digestIn = signer => attributesOf(signer).get(OID.messageDigest)?.value ?? null

/**
 * The certificate whose key signed a message, where the signature is right and names it; null for none. `digestOf` gives the digest of the
 * content, or null for an algorithm that is not taken, and `algorithms` has the signatures that are taken.
 */
export function signerOf({ type, signer }, certificates, { digestOf, algorithms }) {
  const [, sid, algorithm, attributes, ...rest] = signer
  const values = attributesOf(signer)
  const own = HASHES[oid(within(algorithm)[0])]
  const by = oid(within(rest[0])[0])
  if (own === undefined || !(by in algorithms) || rest[1]?.tag !== 0x04) return null
  const digest = by === ED25519 ? null : (algorithms[by] ?? own)
  if (oid(values.get(OID.contentType)) !== type) return null
  const [is, said] = [digestOf(own), values.get(OID.messageDigest)?.value]
  // What names no digest would be right for every content.
  if (is === null || said === undefined || !is.equals(said)) return null
  // The signature is over the attributes as a set, and not as the part of the message that they are.
  const text = Buffer.concat([Buffer.from([0x31]), raw(attributes).subarray(1)])
  const isNamed = namedBy(values)
  return (
    certificates.find(certificate => {
      if (!isNamed(certificate) || !isMeant(sid, certificate)) return false
      const padding = by === PSS ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {}
      return verify(digest, text, { key: certificate.publicKey, ...padding }, rest[1].value)
    }) ?? null
  )
}

/** What stands outside the signature names the same certificate: by its issuer and number, or by its key. */
function isMeant(sid, { raw: bytes, serialNumber }) {
  if (sid.tag !== SEQUENCE) return sid.tag === 0x80 && bytes.includes(sid.value)
  const [issuer, serial] = parts(sid)
  return bytes.includes(raw(issuer)) && BigInt(`0x${hex(serial)}`) === BigInt(`0x${serialNumber}`)
}

/** The signature covers which certificate it was made with, by its digest (RFC 2634, RFC 5035). */
function namedBy(values) {
  const [v1, v2] = [values.get(OID.certificate), values.get(OID.certificateV2)]
  const [first, second] = within(within(within(v2 ?? v1)[0])[0])
  const hash = v2 === undefined ? 'sha1' : first.tag === SEQUENCE ? HASHES[oid(within(first)[0])] : 'sha256'
  const { value } = first.tag === SEQUENCE ? second : first
  return certificate => hash !== undefined && createHash(hash).update(certificate.raw).digest().equals(value)
}
