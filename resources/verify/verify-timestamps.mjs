// Checks time stamps (RFC 3161): that an authority has signed, at a time that it says, that it was shown a digest. It lies beside
// verify.mjs in every package, and needs Node 18 and nothing else.
import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { promises } from 'node:fs'
import { join } from 'node:path'
import { chainOf, checkRevocation, isListBy, listsOf } from './verify-certificates.mjs'
import {
  HASHES,
  hex,
  oid,
  PSS,
  parts,
  raw,
  readCertificates,
  readReply,
  SEQUENCE,
  SIGNED_BY,
  TIME_STAMP,
  within
} from './verify-der.mjs'

export { readCertificates }

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  certificate: '1.2.840.113549.1.9.16.2.12',
  certificateV2: '1.2.840.113549.1.9.16.2.47'
}
const STAMPING = '1.3.6.1.5.5.7.3.8'
/** The extension that says what a certificate is for, marked as critical. */
const CRITICAL_USE = Buffer.from('0603551d250101ff', 'hex')
/** More certificates than any authority sends would take long to put together. */
const MOST_CERTIFICATES = 20

/**
 * Whether an answer is a time stamp of this SHA-256 by one that one of `trusted` (X509Certificate) vouches for, as it was at the time
 * that it says. Gives that time, who signed and who is trusted, with the certificates from one to the other; or `problem`.
 */
export function checkReply(bytes, { sha256, trusted, nonce }) {
  try {
    const is = readReply(bytes)
    if (!is.granted) return { problem: 'not-granted' }
    if (is.hash !== 'sha256' || is.imprint !== sha256) return { problem: 'of-another' }
    if (nonce !== undefined && is.nonce !== nonce) return { problem: 'of-another' }
    if (is.certificates.length > MOST_CERTIFICATES) return { problem: 'unreadable' }
    const sent = is.certificates.flatMap(one => (one.tag === SEQUENCE ? [new X509Certificate(raw(one))] : []))
    const signer = signerOf(is, [...sent, ...trusted])
    if (signer === null) return { problem: 'not-signed' }
    const isForStamps = signer.keyUsage?.length === 1 && signer.keyUsage[0] === STAMPING
    if (!isForStamps || !signer.raw.includes(CRITICAL_USE)) return { problem: 'not-for-stamps' }
    const chain = chainOf(signer, { at: Date.parse(is.at), sent, trusted })
    if (chain === null) return { problem: 'not-trusted' }
    const anchor = chain.at(-1).fingerprint256.replaceAll(':', '').toLowerCase()
    return { at: is.at, by: signer.subject, anchor, chain }
  } catch {
    return { problem: 'unreadable' }
  }
}

/** The certificate whose key signed it, where the signature is right and names it; null for none. */
function signerOf({ content, signer }, certificates) {
  const [, sid, algorithm, attributes, ...rest] = signer
  const values = new Map(
    within(attributes, 0xa0).map(one => {
      const [type, set] = within(one)
      return [oid(type), within(set, 0x31)[0]]
    })
  )
  const own = HASHES[oid(within(algorithm)[0])]
  const by = oid(within(rest[0])[0])
  const digest = SIGNED_BY[by] ?? own
  if (own === undefined || !(by in SIGNED_BY) || rest[1]?.tag !== 0x04) return null
  if (oid(values.get(OID.contentType)) !== TIME_STAMP) return null
  if (
    !createHash(own)
      .update(content)
      .digest()
      .equals(values.get(OID.messageDigest)?.value ?? Buffer.alloc(0))
  )
    return null
  // The signature is over the attributes as a set, and not as the part of the answer that they are.
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

/** Names the time stamps below `base` that are not of the line that their names say; gives the others, in the order of the lines. */
export async function stampsOf(dir, paths, base, { seals, add }) {
  const stamps = []
  const there = paths.filter(path => path.startsWith(`${base}timestamps/`)).sort()
  const lists = await listsOf(dir, there, add)
  const [signed, vouching] = [new Set(), new Set()]
  for (const path of there) {
    const [, line, authority] = /^(\d{9})-(\w{8})\.tsr$/.exec(path.slice(`${base}timestamps/`.length)) ?? []
    if (line === undefined) continue
    const pem = `${base}timestamps/${authority}.pem`
    vouching.add(pem)
    try {
      const certificates = await promises.readFile(join(dir, pem))
      const trusted = readCertificates(certificates)
      // The certificates and nothing else, as OpenSSL writes them: nobody has read what would stand between them.
      if (trusted.map(one => `${one}`.trim()).join('\n') !== `${certificates}`.slice(0, -1))
        add('changed', pem)
      const reply = await promises.readFile(join(dir, path))
      const { at, by, anchor, chain } = checkReply(reply, { sha256: seals.get(Number(line)), trusted })
      const said = at === undefined ? null : checkRevocation({ at, chain }, lists)
      for (const list of lists) if (chain?.some(one => isListBy(list, one))) signed.add(list)
      if (said === null || said.revocation === 'revoked') add('changed', path)
      else stamps.push({ line: Number(line), at, by, anchor, asOf: said.asOf ?? null })
    } catch {
      add('changed', path)
    }
  }
  for (const list of lists) if (!signed.has(list)) add('changed', list.path)
  // No list that is sealed has it, and it vouches for nothing here.
  for (const path of there) if (path.endsWith('.pem') && !vouching.has(path)) add('added', path)
  return stamps
}
