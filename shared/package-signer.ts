// What packages are signed with: a key, and the certificate that says whose it is. The secret half is in the keychain of one computer, never here.
import { z } from 'zod'
import { Instant, Sha256 } from './ids.ts'

/** Of a PKCS#12 file. */
export const SigningPassword = z.string().min(1).max(500)

export const PackageSigner = z.strictObject({
  /** The SHA-256 of the certificate: what others compare. */
  certificate: Sha256,
  subject: z.string(),
  /** Who vouches for it; the same as `subject` where the program made it itself. */
  issuer: z.string(),
  algorithm: z.enum(['ed25519', 'rsa', 'ecdsa']),
  /** Until when it signs; null: without end. */
  validTo: Instant.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  /** Whether the secret half is on this computer. Without it no package is written here. */
  isHere: z.boolean()
})
export type PackageSigner = z.infer<typeof PackageSigner>
