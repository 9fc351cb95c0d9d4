// Whether one of the certificates that vouch for a signature or time stamp was on a list of what its issuer had revoked by then (CRL, RFC 5280), or
// was said to be so in an answer about it (OCSP), where such were kept. It lies beside verify.mjs in every package.
import { promises } from 'node:fs'
import { extname, join } from 'node:path'
import { hex, oid, raw, reasonOf, SEQUENCE, SIGNED_BY, timeOf, whole, within } from './verify-der.mjs'
import { isAnswerAbout, isAnswerBy, isSignedBy, readOcspAnswer } from './verify-ocsp.mjs'

const EXTENSION = { number: '2.5.29.20', issuer: '2.5.29.35', scope: '2.5.29.28', reason: '2.5.29.21' }
/** Of a list, those that change nothing of what it says; with any other that is critical it is not what it looks like. */
const KNOWN = [EXTENSION.number, EXTENSION.issuer, EXTENSION.scope]

/** What a list of revoked certificates says: DER, or PEM. The signature is not checked here. @throws where it is none */
export function readRevocationList(bytes) {
  const [, pem] = /-----BEGIN X509 CRL-----([^-]+)-----END/.exec(bytes.toString('latin1')) ?? []
  const [content, algorithm, signature] = within(
    whole(pem === undefined ? bytes : Buffer.from(pem, 'base64'))
  )
  const fields = within(content)
  if (fields[0]?.tag === 0x02) fields.shift()
  const [, issuer, at, ...rest] = fields
  if ([0x17, 0x18].includes(rest[0]?.tag)) rest.shift()
  const entries = rest[0]?.tag === SEQUENCE ? within(rest.shift()) : []
  for (const [name, critical, value] of rest
    .flatMap(one => within(within(one, 0xa0)[0]))
    .map(one => within(one))) {
    const isCritical = critical.tag === 0x01 && critical.value[0] !== 0
    if (isCritical && !KNOWN.includes(oid(name))) throw new Error('no list')
    // Of what others have issued.
    if (
      oid(name) === EXTENSION.scope &&
      within(whole((value ?? critical).value)).some(({ tag }) => tag === 0x84)
    )
      throw new Error('no list')
  }
  const digest = SIGNED_BY[oid(within(algorithm)[0])]
  if (digest == null || signature?.tag !== 0x03) throw new Error('no list')
  return {
    ...{ content: raw(content), issuer: raw(issuer), at: timeOf(at), digest },
    signature: signature.value.subarray(1),
    revoked: new Map(entries.map(revokedIn))
  }
}

/** The number of a certificate on a list, since when it is revoked, and why. */
function revokedIn(entry) {
  const [serial, at, extensions] = within(entry)
  let reason = null
  for (const extension of extensions === undefined ? [] : within(extensions)) {
    const [name, ...rest] = within(extension)
    if (oid(name) === EXTENSION.reason) reason = reasonOf(whole(rest.at(-1).value))
    // It may be of what another has issued.
    else if (rest[0]?.tag === 0x01 && rest[0].value[0] !== 0) throw new Error('no list')
  }
  return [BigInt(`0x${hex(serial)}`), { at: timeOf(at), reason }]
}

/** What was found of a list, by the certificate: it is long, and tells of many time stamps. */
const signed = new WeakMap()

/** Whether a list of revoked certificates is by this one: it bears its name and its signature; an answer is by it or by one that it has appointed. */
export function isListBy(list, certificate) {
  if (list.told === undefined && !certificate.raw.includes(list.issuer)) return false
  const found = signed.get(list) ?? new Map()
  signed.set(list, found)
  const by = certificate.fingerprint256
  if (!found.has(by))
    found.set(by, list.told === undefined ? isSignedBy(certificate, list) : isAnswerBy(list, certificate))
  return found.get(by)
}

/** Whether it is by the issuer of this certificate, and tells of it: an answer does of what was asked about, and a list of all. */
export function isListOf(list, certificate, issuer) {
  const isTold =
    list.told === undefined || isAnswerAbout(list, BigInt(`0x${certificate.serialNumber}`), issuer)
  return isTold && isListBy(list, issuer)
}

/** Why a certificate was revoked where its key was in no other hands, so that what was stamped before stays valid (RFC 3161, 4, point 1). */
const KEY_WAS_SAFE = ['unspecified', 'affiliationChanged', 'superseded', 'cessationOfOperation']

/**
 * What lists say of the certificates of a stamp, but for the trusted one: `revoked` by the time of the stamp; or `asOf`, the time of the oldest
 * of the lists where each has one; or that of one there is none, `not-kept`. One that was revoked later is told of: since when (`revoked.at`),
 * why (null where no reason is given), and whether what was stamped before stays valid (RFC 3161, 4).
 */
export function checkRevocation({ at, chain }, lists) {
  let [asOf, isEachKept] = [null, true]
  const later = []
  for (const [index, certificate] of chain.slice(0, -1).entries()) {
    const serial = BigInt(`0x${certificate.serialNumber}`)
    const by = lists.filter(list => isListOf(list, certificate, chain[index + 1]))
    const told = by.flatMap(({ revoked }) => revoked.get(serial) ?? [])
    if (told.some(one => one.at <= at)) return { revocation: 'revoked' }
    later.push(...told.map(one => ({ ...one, isValidBefore: KEY_WAS_SAFE.includes(one.reason) })))
    const newest = by
      .map(list => list.at)
      .sort()
      .at(-1)
    // Those above may be on a list all the same.
    if (newest === undefined) isEachKept = false
    else asOf = asOf === null || newest < asOf ? newest : asOf
  }
  const revoked = later.find(({ isValidBefore }) => !isValidBefore) ?? later[0] ?? null
  return asOf === null || !isEachKept
    ? { revocation: 'not-kept', asOf: null, revoked }
    : { revocation: 'asked', asOf, revoked }
}

const READERS = { '.crl': readRevocationList, '.ocsp': readOcspAnswer }

/** The lists of revoked certificates, and answers about one; what is none is named. */
export async function listsOf(dir, paths, add) {
  const lists = []
  for (const path of paths) {
    const reader = READERS[extname(path)]
    if (reader === undefined) continue
    try {
      lists.push({ path, ...reader(await promises.readFile(join(dir, path))) })
    } catch {
      add('changed', path)
    }
  }
  return lists
}
