// What differs between two captures of the same address.
import { z } from 'zod'
import { CaptureId, Instant } from './ids.ts'

/** A part of the later picture that is not as it was, in its pixels. */
export const PictureChange = z.strictObject({
  top: z.int(),
  left: z.int(),
  width: z.int(),
  height: z.int()
})
export type PictureChange = z.infer<typeof PictureChange>

/** `similarity` is the part of the pixels that are as they were, 0 to 1. */
export const PictureComparison = z.strictObject({
  heightBefore: z.int(),
  heightAfter: z.int(),
  similarity: z.number().min(0).max(1),
  changedPixels: z.int(),
  regions: z.array(PictureChange)
})
export type PictureComparison = z.infer<typeof PictureComparison>

/** Lines of the visible text that came or went, in order; `isCut` says that there are more than are told. */
export const TextComparison = z.strictObject({
  added: z.int(),
  removed: z.int(),
  changes: z.array(z.strictObject({ kind: z.enum(['added', 'removed']), text: z.string() })),
  isCut: z.boolean()
})
export type TextComparison = z.infer<typeof TextComparison>

/** `before` is null when there is nothing to compare with. A part that one of them lacks is null. */
export const Comparison = z.strictObject({
  before: z.strictObject({ id: CaptureId, startedAt: Instant }).nullable(),
  /** Both the picture and the text are as they were; null when there is nothing to compare with. */
  isUnchanged: z.boolean().nullable(),
  picture: PictureComparison.nullable(),
  text: TextComparison.nullable()
})
export type Comparison = z.infer<typeof Comparison>
