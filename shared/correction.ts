// A decision that corrects an ending which was wrong (a channel that was retired, a consent that was withdrawn, a rule that was closed), or an
// entry that was (a consent, an attestation, a decision on somebody).
import { z } from 'zod'
import { Instant } from './ids.ts'

export const EndingCorrection = z.strictObject({
  /** Why the ending was wrong. */
  because: z.string(),
  correctedAt: Instant,
  correctedBy: z.string()
})

/** That something was entered by mistake: it counts no longer, and stays on file. */
export const Struck = z.strictObject({ because: z.string(), struckAt: Instant, struckBy: z.string() })
export type Struck = z.infer<typeof Struck>
