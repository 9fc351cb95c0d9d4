// The list of what a version consists of (`latest.yml`), as it lies in a folder on the municipality's own server, and whether it is ours:
// beside it lies its signature (Ed25519). Which file is the program, and its SHA-512, stand in the list.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'

const RAW_BYTES = 32
/** What stands before the 32 bytes of a key in DER (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const SIGNATURE_BYTES = 64
const MOST_BYTES = 64 << 10
const PATIENCE = 15_000

export type ManifestProblem = 'unreachable' | 'no-manifest' | 'not-signed' | 'wrong-signature' | 'bad-key'

/** A key as it is entered: PEM, or the base64 of its 32 bytes; null for what is none. */
export function updateKeyFrom(text: string): KeyObject | null {
  try {
    if (text.includes('-----BEGIN')) {
      const key = createPublicKey(text)
      return key.asymmetricKeyType === 'ed25519' ? key : null
    }
    const raw = Buffer.from(text.trim(), 'base64')
    if (raw.length !== RAW_BYTES) return null
    return createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

/** Whether the signature, as its file has it, is of these bytes by this key. */
function isSignedBy(bytes: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  const raw = Buffer.from(Buffer.from(signature).toString('latin1').trim(), 'base64')
  return raw.length === SIGNATURE_BYTES && verify(null, bytes, key, raw)
}

/** The list as it is signed, or what is wrong. Nothing of it is read before its signature is right. */
export async function fetchManifest(
  folder: string,
  file: string,
  key: KeyObject
): Promise<{ readonly text: string } | { readonly problem: ManifestProblem }> {
  const address = new URL(file, folder.endsWith('/') ? folder : `${folder}/`)
  const bytes = await fetched(address)
  if (bytes === 'unreachable') return { problem: 'unreachable' }
  if (bytes === null) return { problem: 'no-manifest' }
  const signature = await fetched(new URL(`${address.href}.sig`))
  if (signature === 'unreachable') return { problem: 'unreachable' }
  if (signature === null) return { problem: 'not-signed' }
  return isSignedBy(bytes, signature, key)
    ? { text: Buffer.from(bytes).toString('utf8') }
    : { problem: 'wrong-signature' }
}

/** The bytes of a small file; null where there is none, or too much. */
async function fetched(address: URL): Promise<Uint8Array | 'unreachable' | null> {
  try {
    const answered = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of answered.body ?? []) {
      length += part.length
      if (length > MOST_BYTES) return null
      parts.push(part)
    }
    return answered.status === 200 ? Buffer.concat(parts) : null
  } catch {
    return 'unreachable'
  }
}
