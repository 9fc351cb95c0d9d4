// What a PKCS#12 file (.p12, .pfx; RFC 7292) holds: one private key, its certificate, and those that vouch for it. Nothing of it is kept here.
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { type Element, oid, raw, whole, within } from '../../../../resources/verify/verify-der.mjs'
import { decrypt, isSealedBy, type Rounds, roundsOfFile } from './pkcs12-crypt.ts'

const DATA = '1.2.840.113549.1.7.1'
const ENCRYPTED = '1.2.840.113549.1.7.6'
const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  lockedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3'
}
const X509 = '1.2.840.113549.1.9.22.1'
const MOST_CERTIFICATES = 20
/** Most files have one of certificates and one with the key. */
const MOST_SAFES = 10

/** A key with its certificate first, and then whoever vouches for the one before. */
export type KeyWithChain = { readonly key: KeyObject; readonly chain: readonly X509Certificate[] }

export type Opened = KeyWithChain | { readonly problem: 'unreadable' | 'wrong-password' | 'no-key' }

/** Opens a file by its password. Whatever goes wrong is an answer. */
export function openPkcs12(bytes: Buffer, password: string): Opened {
  try {
    const [, content, seal] = within(whole(bytes))
    const safes = dataOf(content)
    if (seal === undefined) return { problem: 'unreadable' }
    const lock = { password, budget: roundsOfFile() }
    if (!isSealedBy(safes, seal, lock)) return { problem: 'wrong-password' }
    const parts = within(whole(safes))
    if (parts.length > MOST_SAFES) return { problem: 'unreadable' }
    const bags = parts.flatMap(safe => within(whole(safeOf(safe, lock))))
    return chosen(
      bags.map(bag => within(bag)),
      lock
    )
  } catch {
    return { problem: 'unreadable' }
  }
}

type Lock = { readonly password: string; readonly budget: Rounds }

function dataOf(one: Element | undefined): Buffer {
  const [type, content] = within(one)
  if (oid(type) !== DATA) throw new Error('another way')
  return octetsIn(content)
}

const octetsIn = (one: Element | undefined): Buffer => {
  const [octets] = within(one, 0xa0)
  if (octets?.tag !== 0x04) throw new Error('nothing there')
  return octets.value
}

function safeOf(safe: Element, lock: Lock): Buffer {
  const [type, content] = within(safe)
  if (oid(type) !== ENCRYPTED) return dataOf(safe)
  const [, locked] = within(within(content, 0xa0)[0])
  const [, algorithm, octets] = within(locked)
  if (algorithm === undefined || octets?.tag !== 0x80) throw new Error('another way')
  return decrypt(algorithm, octets.value, lock)
}

function chosen(bags: readonly (readonly Element[])[], lock: Lock): Opened {
  const of = (kind: string) => bags.filter(([name]) => oid(name) === kind).map(([, value]) => value)
  // Counted before any of them is unlocked, which takes its time.
  if (of(BAG.key).length + of(BAG.lockedKey).length !== 1 || of(BAG.certificate).length > MOST_CERTIFICATES)
    return { problem: 'no-key' }
  const [key] = [
    ...of(BAG.key).map(value => plainKey(raw(first(value)))),
    ...of(BAG.lockedKey).map(value => {
      const [algorithm, octets] = within(first(value))
      if (algorithm === undefined || octets?.tag !== 0x04) throw new Error('another way')
      return plainKey(decrypt(algorithm, octets.value, lock))
    })
  ]
  const certificates = of(BAG.certificate)
    .map(value => {
      const [kind, content] = within(first(value))
      if (oid(kind) !== X509) throw new Error('another way')
      return new X509Certificate(octetsIn(content))
    })
    // One that was renewed may lie beside the one before it.
    .sort((one, other) => Date.parse(other.validTo) - Date.parse(one.validTo))
  if (key === undefined) return { problem: 'no-key' }
  const own = certificates.find(one => isOf(one, key))
  return own === undefined ? { problem: 'no-key' } : { key, chain: chainFrom(own, certificates) }
}

const plainKey = (bytes: Buffer) => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })

function first(value: Element | undefined): Element {
  const [one] = within(value, 0xa0)
  if (one === undefined) throw new Error('nothing there')
  return one
}

const spkiOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

const isOf = ({ publicKey }: X509Certificate, key: KeyObject) =>
  spkiOf(publicKey).equals(spkiOf(createPublicKey(key)))

function chainFrom(own: X509Certificate, certificates: readonly X509Certificate[]): X509Certificate[] {
  const chain = [own]
  const issuesLast = (one: X509Certificate) =>
    one.ca && !chain.includes(one) && chain.at(-1)?.checkIssued(one) && chain.at(-1)?.verify(one.publicKey)
  for (let next = certificates.find(issuesLast); next !== undefined; next = certificates.find(issuesLast))
    chain.push(next)
  return chain
}
