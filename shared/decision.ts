// What is decided about a comment: to remove it, on which ground (P9), or one of the other outcomes (P7, P8a).
import { z } from 'zod'
import { Instant } from './ids.ts'

/** The seven grounds of the guidelines, P4 and P9d, in their order. */
export const Category = z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
export type Category = z.infer<typeof Category>

const words = (most: number) => z.string().trim().min(1).max(most)

/** What every decision may carry. */
const any = {
  /** How it was judged, in free words. */
  note: z.string().trim().max(2000).nullable()
}

/**
 * A decision on a comment. `remove`: it breaks law, directives or policy (P9a); `put-back`: an unpublished one is shown
 * again; `answered`, `forwarded`, `no-answer`: the outcomes of P7; `not-ours`: not tied to the authority's own pages, so
 * no public record (P8a).
 */
export const Decision = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('remove'),
    ...any,
    category: Category,
    /** What is known about the sender, or that it cannot be known; needed where the page showed no sender (P9b). */
    senderNote: words(500).nullable()
  }),
  z.strictObject({ outcome: z.literal('put-back'), ...any, because: words(2000) }),
  z.strictObject({
    outcome: z.literal('answered'),
    ...any,
    answer: words(10_000),
    answeredAt: Instant,
    answeredBy: words(200)
  }),
  z.strictObject({ outcome: z.literal('forwarded'), ...any, forwardedTo: words(500) }),
  z.strictObject({ outcome: z.literal('no-answer'), ...any, because: words(2000) }),
  z.strictObject({ outcome: z.literal('not-ours'), ...any, because: words(2000) })
])
export type Decision = z.infer<typeof Decision>

export const Outcome = z.enum(['remove', 'put-back', 'answered', 'forwarded', 'no-answer', 'not-ours'])
export type Outcome = z.infer<typeof Outcome>

/** A decision as it is on file: what its outcome does not have is null. */
export const StoredDecision = z.strictObject({
  outcome: Outcome,
  category: Category.nullable(),
  note: z.string().nullable(),
  senderNote: z.string().nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  forwardedTo: z.string().nullable(),
  because: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: Instant
})
export type StoredDecision = z.infer<typeof StoredDecision>
