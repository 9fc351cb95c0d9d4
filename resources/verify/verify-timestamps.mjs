// Checks time stamps (RFC 3161): that an authority has signed, at a time that it says, that it was shown a digest. It lies beside
// verify.mjs in every package, and needs Node 18 and nothing else.
import { createHash } from 'node:crypto'
import { promises } from 'node:fs'
import { join } from 'node:path'
import { checkRevocation, isListBy, listsOf } from './verify-certificates.mjs'
import { chainOf, isForSigning, isStrong } from './verify-chains.mjs'
import { readCertificates, readReply, SIGNED_BY } from './verify-der.mjs'
import { signerOf } from './verify-signed.mjs'

export { readCertificates }

const STAMPING = '1.3.6.1.5.5.7.3.8'
/** The extension that says what a certificate is for, marked as critical. */
const CRITICAL_USE = Buffer.from('0603551d250101ff', 'hex')

/**
 * Whether an answer is a time stamp of this SHA-256 by one that one of `trusted` (X509Certificate) vouches for, as it was at the time
 * that it says. Gives that time, who signed, who is trusted (`authority`, and the SHA-256 of that certificate) and the certificates from one to
 * the other; or `problem`.
 */
export function checkReply(bytes, { sha256, trusted, nonce }) {
  try {
    const is = readReply(bytes)
    if (!is.granted) return { problem: 'not-granted' }
    if (is.hash !== 'sha256' || is.imprint !== sha256) return { problem: 'of-another' }
    if (nonce !== undefined && is.nonce !== nonce) return { problem: 'of-another' }
    const sent = is.certificates
    const digestOf = by => createHash(by).update(is.content).digest()
    const signer = signerOf(is, [...sent, ...trusted], { digestOf, algorithms: SIGNED_BY })
    if (signer === null) return { problem: 'not-signed' }
    if (!isStrong(signer)) return { problem: 'weak-key' }
    const isForStamps = signer.keyUsage?.length === 1 && signer.keyUsage[0] === STAMPING
    if (!isForStamps || !signer.raw.includes(CRITICAL_USE) || !isForSigning(signer))
      return { problem: 'not-for-stamps' }
    const chain = chainOf(signer, { at: Date.parse(is.at), sent, trusted })
    if (chain === null) return { problem: 'not-trusted' }
    const { subject: authority, fingerprint256 } = chain.at(-1)
    const anchor = fingerprint256.replaceAll(':', '').toLowerCase()
    return { at: is.at, by: signer.subject ?? '', authority: authority ?? '', anchor, chain }
  } catch {
    return { problem: 'unreadable' }
  }
}

/** Whether it is right in itself, and of no line of this journal. */
function isOfAnother(reply, trusted, seals) {
  const { imprint } = readReply(reply)
  return (
    ![...seals.values()].includes(imprint) &&
    checkReply(reply, { sha256: imprint, trusted }).problem === undefined
  )
}

/** Names the time stamps below `base` that are not of the line that their names say; gives the others, in the order of the lines. */
export async function stampsOf(dir, paths, base, { seals, add }) {
  const stamps = []
  const there = paths.filter(path => path.startsWith(`${base}timestamps/`)).sort()
  const lists = await listsOf(dir, there, add)
  const [signed, vouching] = [new Set(), new Set()]
  let ofAnother = null
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
      const { chain, problem, ...is } = checkReply(reply, { sha256: seals.get(Number(line)), trusted })
      // One that is right in itself says that the journal was another up to this line.
      if (problem === 'of-another' && isOfAnother(reply, trusted, seals)) ofAnother ??= Number(line)
      const said = problem === undefined ? checkRevocation({ at: is.at, chain }, lists) : null
      // The one that signed has issued none, unless it is trusted by itself.
      const issuers = chain?.length === 1 ? chain : chain?.slice(1)
      for (const list of lists) if (issuers?.some(one => isListBy(list, one))) signed.add(list)
      if (said === null || said.revocation === 'revoked') add('changed', path)
      else stamps.push({ line: Number(line), ...is, asOf: said.asOf, revoked: said.revoked })
    } catch {
      add('changed', path)
    }
  }
  if (ofAnother !== null) add('not-as-signed', `${base}journal.jsonl:${ofAnother}`)
  for (const list of lists) if (!signed.has(list)) add('changed', list.path)
  // No list that is sealed has it, and it vouches for nothing here.
  for (const path of there) if (path.endsWith('.pem') && !vouching.has(path)) add('added', path)
  return stamps
}
