// Which certificates lead from the one that signed to one that vouches for it, and whether they allow that (RFC 5280, 6.1): what is not worked out
// here is not followed. It lies beside verify.mjs in every package, and needs Node 18 and the files beside it.
import { hex, oid, parts, whole, within } from './verify-der.mjs'

const [USAGE, LIMITS, NAMES, MEANT_FOR] = ['2.5.29.15', '2.5.29.19', '2.5.29.30', '2.5.29.37']
/** What may be critical: it is looked at, or says nothing of whom a certificate may vouch for (names, policies, where lists are). */
const KNOWN = [USAGE, LIMITS, MEANT_FOR, ...[14, 17, 31, 32, 33, 35, 36, 54].map(last => `2.5.29.${last}`)]
/** For servers and clients of the web, time stamps and answers about certificates (OCSP): with these alone nothing else is signed. */
const [SERVERS, CLIENTS, STAMPS, ANSWERS] = [1, 2, 8, 9].map(last => `1.3.6.1.5.5.7.3.${last}`)
const SHORTEST_RSA = 2048

/** Whether the key of a certificate cannot be worked out: a shorter one of RSA can (NIST SP 800-57). */
export const isStrong = ({ publicKey }) =>
  (publicKey.asymmetricKeyDetails?.modulusLength ?? SHORTEST_RSA) >= SHORTEST_RSA

/** What a certificate says of itself, by name. */
function extensionsOf({ raw }) {
  const last = within(within(whole(raw))[0]).at(-1)
  const extensions = last.tag === 0xa3 ? within(parts(last)[0]) : []
  return extensions.map(one => {
    const [name, critical, { value } = critical] = within(one)
    return { name: oid(name), isCritical: critical.tag === 0x01 && critical.value[0] !== 0, value }
  })
}

/** How many others may stand below a certificate. */
function mostBelow(value) {
  const most = within(whole(value)).find(({ tag }) => tag === 0x02)
  return most === undefined ? Number.POSITIVE_INFINITY : Number(`0x${hex(most)}`)
}

/** Whether nothing in certificates, each of which vouches for the one before, forbids that. */
export const isAllowed = chain =>
  chain.every((certificate, at) => {
    const below = chain.slice(1, at).filter(({ subject, issuer }) => subject !== issuer).length
    return extensionsOf(certificate).every(({ name, isCritical, value }) => {
      // Which names it may vouch for is not worked out here.
      if (name === NAMES || (isCritical && !KNOWN.includes(name))) return false
      return name !== LIMITS || below <= mostBelow(value)
    })
  })

/** Whether a certificate is for signing, and not for the web servers or the secrets of somebody only. */
export function isForSigning(certificate) {
  const usage = extensionsOf(certificate).find(({ name }) => name === USAGE)
  const meant = certificate.keyUsage ?? []
  const isOfServers = meant.includes(SERVERS) && meant.every(use => [SERVERS, CLIENTS].includes(use))
  // The first bits: digitalSignature and contentCommitment.
  return !isOfServers && (usage === undefined || (whole(usage.value).value[1] & 0xc0) !== 0)
}

/** The same, and not for time stamps or answers about certificates only. */
export const isForDocuments = certificate =>
  isForSigning(certificate) &&
  !certificate.keyUsage?.every(use => [SERVERS, CLIENTS, STAMPS, ANSWERS].includes(use))

/** The certificates from this one to one that is trusted, each valid at `at`; null for none. */
export function chainOf(certificate, { at, sent, trusted }, seen = new Set(), below = []) {
  const isValid = at >= Date.parse(certificate.validFrom) && at <= Date.parse(certificate.validTo)
  // None is asked about twice: they may all have issued each other.
  if (!isValid || !isStrong(certificate) || seen.has(certificate.fingerprint256)) return null
  seen.add(certificate.fingerprint256)
  const chain = [...below, certificate]
  if (!isAllowed(chain)) return null
  if (trusted.some(one => one.fingerprint256 === certificate.fingerprint256)) return chain
  for (const issuer of [...trusted, ...sent]) {
    if (!issuer.ca) continue
    if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) continue
    const found = chainOf(issuer, { at, sent, trusted }, seen, chain)
    if (found !== null) return found
  }
  return null
}
