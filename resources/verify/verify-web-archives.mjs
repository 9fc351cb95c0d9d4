// Checks that web archives are as they were signed (WACZ Signing and Verification 0.1.0), and the time stamps of the signatures. It lies
// beside verify.mjs in every package, and needs Node 18 and the files beside it.
import { createPublicKey, verify } from 'node:crypto'
import { promises } from 'node:fs'
import { join } from 'node:path'
import { checkRevocation, listsOf } from './verify-certificates.mjs'
import { readJson, sha256 } from './verify-common.mjs'
import { digest } from './verify-files.mjs'
import { checkReply, readCertificates } from './verify-timestamps.mjs'

/** So long before or after its time stamp an archive may say that it was made. */
const MOST_APART = 600_000

/**
 * Names the captures' web archives whose signature, or the time stamp of it, does not hold for all in them. Gives the keys that the others
 * are signed with, and of each authority how many it stamped, from when to when. `paths` has the lists of what was revoked.
 */
export async function signersOf(dir, files, { isWhole, paths, add }) {
  const [keys, archives] = [new Set(), new Map()]
  const isOurs = file => file?.role === 'wacz' && /\.wacz$/.test(file.path) && isWhole(file)
  const lists = await listsOf(dir, paths, () => undefined)
  for (const { path } of files.filter(isOurs)) {
    const is = await signerOf(join(dir, path), lists).catch(() => false)
    if (is === false) add('changed', path)
    if (!is) continue
    keys.add(is.key)
    if (is.stamp === null) continue
    const who = `${is.stamp.anchor} ${JSON.stringify(is.stamp.revoked)}`
    archives.set(who, together(archives.get(who), is.stamp))
  }
  return { keys: [...keys], archives: [...archives.values()] }
}

function together(before, { at, asOf, ...who }) {
  if (before === undefined) return { ...who, count: 1, from: at, to: at, asOf }
  const [from] = [before.from, at].sort()
  const [, to] = [before.to, at].sort()
  // Of the oldest list, and of none where one has none.
  const oldest = before.asOf === null || asOf === null ? null : [before.asOf, asOf].sort()[0]
  return { ...before, count: before.count + 1, from, to, asOf: oldest }
}

/** The SHA-256 of the key, and the time stamp; null where there is no signature, false where it does not hold. */
async function signerOf(path, lists) {
  const file = await promises.open(path)
  try {
    const places = await placesIn(file)
    const whole = async name => (places.has(name) ? bytesOf(file, places.get(name)) : '')
    const signed = readJson(`${await whole('datapackage-digest.json')}`)?.signedData
    if (!signed) return null
    const described = await whole('datapackage.json')
    const key = Buffer.from(signed.publicKey, 'base64')
    const asKey = { key: createPublicKey({ key, format: 'der', type: 'spki' }), dsaEncoding: 'ieee-p1363' }
    const signature = Buffer.from(signed.signature, 'base64')
    const isOurs = signed.hash === `sha256:${sha256(described)}`
    if (!isOurs || !verify('sha256', Buffer.from(signed.hash), asKey, signature)) return false
    for (const { path: name, hash } of readJson(`${described}`).resources)
      if (hash !== `sha256:${(await digest(path, ['sha256'], { ...places.get(name) })).sha256}`) return false
    const stamp = stampOf(signed, readJson(`${described}`).created, lists)
    return stamp === false ? false : { key: sha256(key), stamp }
  } finally {
    await file.close()
  }
}

/** What the authority signed is the signature, as it is written; null where none was asked, false where it does not hold. */
function stampOf({ timeSignature, timestampCert, signature, created }, described, lists) {
  if (timeSignature === undefined) return null
  const trusted = readCertificates(Buffer.from(timestampCert))
  // The first is of the authority, and the last is trusted: whose that is must be known from elsewhere.
  const reply = Buffer.from(timeSignature, 'base64')
  const is = checkReply(reply, { sha256: sha256(signature), trusted: trusted.slice(-1) })
  if (is.problem !== undefined || is.chain[0].fingerprint256 !== trusted[0].fingerprint256) return false
  if (created !== described || !(Math.abs(Date.parse(created) - Date.parse(is.at)) <= MOST_APART))
    return false
  const { revocation, ...said } = checkRevocation(is, lists)
  const { at, by, authority, anchor } = is
  return revocation === 'revoked' ? false : { at, by, authority, anchor, ...said }
}

/** Where each file of a zip is whose files are stored as they are. */
async function placesIn(file) {
  const { size } = await file.stat()
  const read = (start, length) => bytesOf(file, { start, length: Math.min(length, size) })
  const end = await read(Math.max(0, size - 22), 22)
  const directory = await read(end.readUInt32LE(16), end.readUInt32LE(12))
  const places = new Map()
  for (let at = 0; at < directory.length; ) {
    const [name, extra, comment] = [28, 30, 32].map(field => directory.readUInt16LE(at + field))
    const local = await read(directory.readUInt32LE(at + 42), 30)
    const start = directory.readUInt32LE(at + 42) + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
    const length = Math.min(directory.readUInt32LE(at + 24), size)
    places.set(directory.toString('utf8', at + 46, at + 46 + name), {
      ...{ start, length },
      end: start + length - 1
    })
    at += 46 + name + extra + comment
  }
  return places
}

const bytesOf = async (file, { start, length }) =>
  (await file.read(Buffer.alloc(length), 0, length, start)).buffer
