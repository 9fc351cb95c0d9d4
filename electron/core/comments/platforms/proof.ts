// A Bluesky post's signed proof: checked with nothing but the kept bytes, long after the post is gone.
import {
  getPublicKeyFromDidController,
  P256PublicKey,
  type PublicKey,
  Secp256k1PublicKey
} from '@atcute/crypto'
import { verifyRecord } from '@atcute/repo'
import { z } from 'zod'

/** The part of an author's identity document (DID document) that is used. */
export const Identity = z.object({
  id: z.string(),
  alsoKnownAs: z.array(z.string()).nullish(),
  verificationMethod: z
    .array(z.object({ id: z.string(), type: z.string(), publicKeyMultibase: z.string() }))
    .default([]),
  service: z.array(z.object({ id: z.string(), serviceEndpoint: z.unknown() })).default([])
})
export type Identity = z.infer<typeof Identity>

/** A proof is a post and the way to it in the author's repository, some ten thousand bytes; anybody may keep such a repository. */
const MOST_BYTES = 512 << 10

/** The parts of `at://did/collection/rkey`, or null. */
export function partsOf(uri: string): { did: string; collection: string; rkey: string } | null {
  const [, did = '', collection = '', rkey = ''] =
    /^at:\/\/(did:[a-z]+:[A-Za-z0-9._:%-]{1,200})\/([A-Za-z0-9.-]{1,300})\/([A-Za-z0-9._:~-]{1,512})$/.exec(
      uri
    ) ?? []
  return did === '' ? null : { did, collection, rkey }
}

/**
 * Checks that the author signed exactly this record at this address.
 * @returns the record's own identifier (CID) and what it says
 * @throws Error when a byte of the proof, the identity or the address is another
 */
export async function verifyProof(
  uri: string,
  car: Uint8Array,
  identity: Uint8Array
): Promise<{ cid: string; record: unknown }> {
  const parts = partsOf(uri)
  if (parts === null) throw new Error('not the address of a record')
  if (Math.max(car.length, identity.length) > MOST_BYTES) throw new Error('longer than a proof is')
  const document = Identity.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(identity)))
  if (document.id !== parts.did) throw new Error('the identity is of another author')
  // A copy of its own: the reader keeps views of the bytes it is given.
  const { cid, record } = await verifyRecord({
    did: parts.did as `did:plc:${string}`,
    collection: parts.collection,
    rkey: parts.rkey,
    carBytes: Uint8Array.from(car),
    publicKey: await keyOf(document)
  })
  return { cid: typeof cid === 'string' ? cid : String((cid as { $link: string }).$link), record }
}

async function keyOf({ verificationMethod }: Identity): Promise<PublicKey> {
  const method = verificationMethod.find(each => each.id.endsWith('#atproto'))
  if (method === undefined) throw new Error('the identity names no key')
  const { type, publicKeyBytes } = getPublicKeyFromDidController(method)
  const key = type === 'secp256k1' ? Secp256k1PublicKey : P256PublicKey
  return key.importRaw(compressed(publicKeyBytes))
}

/** Older identities give the key whole, as a point; it is read in its short form. */
function compressed(key: Uint8Array): Uint8Array<ArrayBuffer> {
  if (key.length !== 65) return Uint8Array.from(key)
  return Uint8Array.from([2 + ((key[64] ?? 0) & 1), ...key.subarray(1, 33)])
}
