// A signature that lies apart from what is signed (CMS, RFC 5652; CAdES-BES): RSA, ECDSA and Ed25519, each with SHA-512.
import { hash, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { type Instant, Sha256 } from '#shared/ids.ts'
import { raw, whole, within } from '../../../../resources/verify/verify-der.mjs'
import { der, inOrder, NULL, objectId, octets, sequence, setOf, time } from './der.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  certificate: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  sha512: '2.16.840.1.101.3.4.2.3'
}

/** How a key of each kind signs; other kinds sign nothing. */
const ALGORITHMS = {
  rsa: sequence(objectId('1.2.840.113549.1.1.13'), NULL),
  ec: sequence(objectId('1.2.840.10045.4.3.4')),
  ed25519: sequence(objectId('1.3.101.112'))
}

export const isKnownKey = (key: KeyObject): boolean => (key.asymmetricKeyType ?? '') in ALGORITHMS

/** An authority's time stamp of what has this SHA-256: its whole answer, and the certificates (PEM) from the one that signed it to the one that is trusted. */
export type AskForStamp = (
  sha256: Sha256
) => Promise<{ readonly reply: Buffer; readonly chain: readonly string[] } | null>

type Signed = { readonly sha512: string; readonly at: Instant; readonly askForStamp: AskForStamp }

/** Signs what has this SHA-512, with the certificates from that of the key on; where an authority answers, the signature is time-stamped (CAdES-T). */
export async function signedMessage(
  { key, chain }: { readonly key: KeyObject; readonly chain: readonly X509Certificate[] },
  { sha512, at, askForStamp }: Signed
): Promise<Buffer> {
  const [own] = chain
  const kind = key.asymmetricKeyType
  if (own === undefined || (kind !== 'rsa' && kind !== 'ec' && kind !== 'ed25519'))
    throw new Error('nothing to sign with')
  const digestBy = sequence(objectId(OID.sha512))
  const named = sequence(sequence(sequence(octets(hash('sha256', own.raw, 'buffer')))))
  const attributes = inOrder([
    attribute(OID.contentType, objectId(OID.data)),
    attribute(OID.messageDigest, octets(Buffer.from(sha512, 'hex'))),
    attribute(OID.signingTime, time(at)),
    attribute(OID.certificate, named)
  ])
  const signature = sign(kind === 'ed25519' ? null : 'sha512', der(0x31, ...attributes), key)
  const stamp = await askForStamp(Sha256.parse(hash('sha256', signature)))
  const signer = sequence(
    number(1),
    issuerAndNumber(own),
    digestBy,
    der(0xa0, ...attributes),
    ALGORITHMS[kind],
    octets(signature),
    ...(stamp === null ? [] : [der(0xa1, attribute(OID.timeStamp, tokenOf(stamp.reply)))])
  )
  // Whom the stamp is trusted by; who gave it stands in it.
  const vouches = (stamp?.chain ?? []).slice(-1).map(pem => new X509Certificate(pem))
  const signed = sequence(
    number(1),
    setOf(digestBy),
    sequence(objectId(OID.data)),
    der(0xa0, ...inOrder([...chain, ...vouches].map(one => one.raw))),
    setOf(signer)
  )
  return sequence(objectId(OID.signedData), der(0xa0, signed))
}

const number = (value: number) => der(0x02, Buffer.from([value]))
const attribute = (name: string, value: Uint8Array) => sequence(objectId(name), setOf(value))

/** What was stamped, without what the answer says besides. */
function tokenOf(reply: Buffer): Buffer {
  const [, token] = within(whole(reply))
  if (token === undefined) throw new Error('no time stamp')
  return raw(token)
}

/** As they stand in the certificate. */
function issuerAndNumber({ raw: bytes }: X509Certificate): Buffer {
  const fields = within(within(whole(bytes))[0])
  const [serial, , issuer] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  if (serial === undefined || issuer === undefined) throw new Error('no certificate')
  return sequence(raw(issuer), raw(serial))
}
