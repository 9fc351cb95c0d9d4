// The four fields of the diary (OSL 5 kap. 2 §), as they are copied into a system that asks for them.
import { z } from 'zod'

/** In words that anybody may read: what was registered for the authority alone is not among them. */
export const FourFields = z.strictObject({
  /** Null for what has no number yet. */
  diaryNumber: z.string().nullable(),
  /** The day it came in or was drawn up, `yyyy-mm-dd`, in Sweden. */
  date: z.iso.date(),
  /** From whom it came, or to whom it went; null when that is not known, or is the authority itself. */
  counterpart: z.string().nullable(),
  about: z.string(),
  /** The four as lines of text, in Swedish. */
  text: z.string()
})
export type FourFields = z.infer<typeof FourFields>
