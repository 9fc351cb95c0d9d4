// A decision that corrects an ending which was wrong: a channel that was retired, a consent that was withdrawn, a rule that was closed.
import { z } from 'zod'
import { Instant } from './ids.ts'

export const EndingCorrection = z.strictObject({
  /** Why the ending was wrong. */
  because: z.string(),
  correctedAt: Instant,
  correctedBy: z.string()
})
