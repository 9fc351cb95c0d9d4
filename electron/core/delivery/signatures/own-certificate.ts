// A key of the program's own making (Ed25519), with a certificate that it has written and signed itself: it says whose it is, and nobody vouches for it.
import {
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate
} from 'node:crypto'
import { Instant } from '#shared/ids.ts'
import { der, objectId, octets, sequence, setOf, time } from './der.ts'

const ED25519 = sequence(objectId('1.3.101.112'))
/** "No well-defined expiration date" (RFC 5280, 4.1.2.5). */
const NEVER = Instant.parse('9999-12-31T23:59:59.000Z')

/** `name` is the authority's. */
export function makeKey(name: string, at: Instant): { key: KeyObject; certificate: X509Certificate } {
  const { privateKey: key } = generateKeyPairSync('ed25519')
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const called = sequence(
    setOf(sequence(objectId('2.5.4.10'), text(name))),
    setOf(sequence(objectId('2.5.4.3'), text('Kanalarkiv')))
  )
  const serial = randomBytes(16)
  // A number in DER is as short as can be, and not below zero.
  serial.writeUInt8(((serial[0] ?? 0) & 0x3f) | 0x40, 0)
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ...[ED25519, called, sequence(time(at), time(NEVER)), called, spki],
    der(
      0xa3,
      sequence(
        // Issues nothing; signs, and stands by it.
        extension('2.5.29.19', sequence()),
        extension('2.5.29.15', der(0x03, Buffer.from([0x06, 0xc0])))
      )
    )
  )
  const signature = der(0x03, Buffer.from([0]), sign(null, content, key))
  return { key, certificate: new X509Certificate(sequence(content, ED25519, signature)) }
}

const text = (value: string) => der(0x0c, Buffer.from(value.slice(0, 64)))
const extension = (name: string, value: Buffer) =>
  sequence(objectId(name), der(0x01, Buffer.from([0xff])), octets(value))
