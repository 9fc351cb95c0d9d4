// Words that the program has read in pictures by itself: derived, and perhaps wrong.
import { z } from 'zod'
import { Instant, Sha256 } from './ids.ts'

/** `empty`: there were no words; `unreadable`: it cannot be decoded, or takes more than the reader is given. */
const State = z.enum(['read', 'empty', 'unreadable'])
/** What came of reading one picture. */
export type PictureText = { readonly state: z.infer<typeof State> }

/** What was read in one picture of a record. */
export const ReadPicture = z.strictObject({
  sha256: Sha256,
  text: z.string(),
  /** How sure the reader is of its words, of a hundred. */
  confidence: z.int(),
  readAt: Instant
})
export type ReadPicture = z.infer<typeof ReadPicture>

/** Whether words in pictures are read, and how far it has come; each number is of pictures. */
export const PictureTexts = z.strictObject({
  isOn: z.boolean(),
  read: z.int(),
  empty: z.int(),
  unreadable: z.int(),
  waiting: z.int()
})
export type PictureTexts = z.infer<typeof PictureTexts>
