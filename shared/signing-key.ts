// The key of the municipality that web archives are signed with (WACZ Signing and Verification 0.1.0). Its secret half is in the
// keychain of the computer that it was made on, never here.
import { z } from 'zod'
import { Instant, Sha256 } from './ids.ts'

export const SigningKey = z.strictObject({
  /** The SHA-256 of the public half: what others compare. */
  fingerprint: Sha256,
  /** The public half (SPKI, Base64). */
  publicKey: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  /** Whether the secret half is on this computer. Without it nothing that is captured here is signed. */
  isHere: z.boolean()
})
export type SigningKey = z.infer<typeof SigningKey>
