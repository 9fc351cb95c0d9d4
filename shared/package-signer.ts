// What packages are signed with: a key, and the certificate that says whose it is. The secret half is in the keychain of one computer, never here.
import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import { Instant, Sha256 } from './ids.ts'

/** Of a PKCS#12 file. */
export const SigningPassword = z.string().min(1).max(500)
/** After this refusal alone the same file is named again, with another password: a server then still has it. */
export const ASKED_AGAIN: ErrorCode = 'signing-file-password'

export const PackageSigner = z.strictObject({
  /** The SHA-256 of the certificate: what others compare. */
  certificate: Sha256,
  subject: z.string(),
  /** Who vouches for it; the same as `subject` where the program made it itself. */
  issuer: z.string(),
  /** Who vouches for the last of its certificates, where that one's own is not among them: a receiver must have it from elsewhere. */
  lacksIssuer: z.string().nullable(),
  algorithm: z.enum(['ed25519', 'rsa', 'ecdsa']),
  /** Until when it signs; null: without end. */
  validTo: Instant.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  /** Whether the secret half is on this computer. Without it no package is written here. */
  isHere: z.boolean()
})
export type PackageSigner = z.infer<typeof PackageSigner>
