// Checks the signatures of a package: signed messages (CMS, RFC 5652) over its journal, whose last line seals the content. It lies beside verify.mjs
// in every package, and needs Node 18 and the files beside it. Format: docs/journal-format.md
import { createHash } from 'node:crypto'
import { promises } from 'node:fs'
import { join } from 'node:path'
import { checkRevocation, listsOf } from './verify-certificates.mjs'
import { isAllowed, isForDocuments, isStrong } from './verify-chains.mjs'
import { ED25519, oid, raw, readSigned, SIGNED_BY, timeOf, whole, within } from './verify-der.mjs'
import { digest } from './verify-files.mjs'
import { attributesOf, digestIn, signerOf } from './verify-signed.mjs'
import { checkReply } from './verify-timestamps.mjs'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_AT = '1.2.840.113549.1.9.5'
const ALGORITHMS = { ...SIGNED_BY, [ED25519]: null }
const sha256Of = ({ raw }) => createHash('sha256').update(raw).digest('hex')
const NAME = /^signatures\/(\w{8})\.p7s$/

/** A time stamp of the signature, which stands beside what is signed (CAdES-T). */
const STAMP = '1.2.840.113549.1.9.16.2.14'
const GRANTED = Buffer.from('3003020100', 'hex')

/**
 * Who signed, when as they say, and the SHA-256 of their certificate and of the last that vouches for it, the time stamp, and whether it is of
 * this journal; null where it does not hold.
 */
function checkSignature(bytes, sha512, lists) {
  const is = readSigned(whole(bytes))
  if (is.type !== DATA || is.content !== null) return null
  const said = digestIn(is.signer)
  const digestOf = by => (by === 'sha512' ? said : null)
  const signer = signerOf(is, is.certificates, { digestOf, algorithms: ALGORITHMS })
  if (signer === null || !isStrong(signer)) return null
  const at = timeOf(attributesOf(is.signer).get(SIGNED_AT))
  const chain = [signer]
  const issued = one =>
    one.ca && !chain.includes(one) && chain.at(-1).checkIssued(one) && chain.at(-1).verify(one.publicKey)
  for (let next = is.certificates.find(issued); next !== undefined; next = is.certificates.find(issued))
    chain.push(next)
  const stamp = stampIn(is, lists)
  if (stamp === false) return null
  const isValid = (one, time) => time >= timeIn(one.validFrom) && time <= timeIn(one.validTo)
  if (!chain.every(one => isValid(one, at) && isValid(one, stamp?.at ?? at))) return null
  const by = (signer.subject ?? '').replaceAll('\n', ', ')
  const isOfThis = said.equals(Buffer.from(sha512, 'hex'))
  // One that may not vouch for it is not named: it would be taken for the one that does.
  const isFollowed = isForDocuments(signer) && isAllowed(chain) && chain.every(isStrong)
  const anchor = sha256Of(isFollowed ? chain.at(-1) : signer)
  return { isOfThis, is: { at, by, certificate: sha256Of(signer), anchor, isFollowed, stamp } }
}

/** The time stamp of a signature; null for none, false where it does not hold, or where anything else stands beside what is signed. */
function stampIn({ signer, certificates }, lists) {
  const [signature, beside, ...more] = signer.slice(5)
  if (beside === undefined) return null
  const [attribute, ...others] = within(beside, 0xa1)
  const [name, set] = within(attribute)
  const [token, ...tokens] = within(set, 0x31)
  if (oid(name) !== STAMP || [more, others, tokens].some(({ length }) => length > 0)) return false
  const length = Buffer.alloc(4)
  const body = Buffer.concat([GRANTED, raw(token)])
  length.writeUInt32BE(body.length)
  const reply = Buffer.concat([Buffer.from([0x30, 0x84]), length, body])
  const sha256 = createHash('sha256').update(signature.value).digest('hex')
  const is = checkReply(reply, { sha256, trusted: certificates })
  if (is.problem !== undefined) return false
  const { revocation, ...said } = checkRevocation(is, lists)
  const { at, by, authority, anchor } = is
  return revocation !== 'revoked' && { at, by, authority, anchor, ...said }
}

const timeIn = text => new Date(text).toISOString()

/**
 * Names the signatures below `base` that are not right, and that of the certificate that the journal's last line names, where it is not there;
 * gives the others. Of a journal that is not whole nothing more is said.
 */
export async function signaturesOf(dir, paths, base, { last, add }) {
  const journal = `${base}journal.jsonl`
  if (!paths.includes(journal)) return []
  const signatures = []
  const wrong = new Set()
  const notRight = path => {
    wrong.add(path)
    add('changed', path)
  }
  const named = paths.filter(path => path.startsWith(`${base}signatures/`)).sort()
  const lists = await listsOf(dir, paths, () => undefined)
  const sums = named.length === 0 ? null : await digest(join(dir, journal), ['sha512'])
  for (const path of named) {
    try {
      const checked = checkSignature(await promises.readFile(join(dir, path)), sums.sha512, lists)
      const [, begins] = NAME.exec(path.slice(base.length)) ?? []
      if (checked === null || checked.is.certificate.slice(0, 8) !== begins) notRight(path)
      else if (checked.isOfThis) signatures.push(checked.is)
      else {
        notRight(path)
        // The signature itself is right: what is told of it may be that of another package, or the journal was written anew.
        add('not-as-signed', `${journal}:${last?.seq ?? '?'}`)
      }
    } catch {
      notRight(path)
    }
  }
  const { signer } = last?.details ?? {}
  const its = `${base}signatures/${`${signer}`.slice(0, 8)}.p7s`
  const isThere = signatures.some(({ certificate }) => certificate === signer)
  // One that lies there and is not right was named above.
  if (signer !== undefined && !isThere && !wrong.has(its)) add('missing', its)
  // Anyone can lay one of their own beside it, in the same name.
  const told = signatures.map(is => ({ ...is, isNamed: is.certificate === signer }))
  return [...told.filter(({ isNamed }) => isNamed), ...told.filter(({ isNamed }) => !isNamed)]
}
