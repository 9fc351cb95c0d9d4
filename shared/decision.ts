// What is decided about a comment: to remove it, on which ground (P9), or one of the other outcomes (P7, P8a).
import { z } from 'zod'
import { CalendarDate, CategoryId, ChannelId, Instant } from './ids.ts'

/** The seven grounds of the guidelines, P4 and P9d, in their order. */
export const Category = z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
export type Category = z.infer<typeof Category>

const words = (most: number) => z.string().trim().min(1).max(most)

/** A ground of the municipality's own, in one channel; it is used once the information unit has approved it (P9d). */
export const OwnCategory = z.strictObject({
  id: CategoryId,
  channelId: ChannelId,
  name: words(200),
  /** Null while it is only proposed. */
  approvedBy: z.string().nullable(),
  approvedOn: CalendarDate.nullable(),
  addedBy: z.string(),
  addedAt: Instant,
  /** Since when it is no longer used; decisions that rest on it stay. */
  retiredAt: Instant.nullable()
})
export type OwnCategory = z.infer<typeof OwnCategory>

/** What a ground of one's own begins as. */
export const OwnCategoryDraft = OwnCategory.pick({ channelId: true, name: true })
export type OwnCategoryDraft = z.infer<typeof OwnCategoryDraft>

/**
 * What the keeper of a bulletin board must take away when a message plainly is it (section 5 of the act on electronic
 * bulletin boards, 1998:112).
 */
export const BoardOffence = z.enum([
  'unlawful-threat',
  'privacy-violation',
  'incitement',
  'agitation',
  'child-abuse-material',
  'depiction-of-violence',
  'terrorism',
  'copyright'
])
export type BoardOffence = z.infer<typeof BoardOffence>

/** What every decision may carry. */
const any = {
  /** How it was judged, in free words. */
  note: z.string().trim().max(2000).nullable(),
  /** Why the decision that holds until now was wrong, where this one corrects it. */
  correctedBecause: words(2000).nullish()
}

/** Who took a comment away before it could be saved. */
export const GoneBy = z.enum(['sender', 'platform', 'unknown'])
export type GoneBy = z.infer<typeof GoneBy>

/**
 * A decision on a comment. `remove`: it breaks law, directives or policy (P9a); `put-back`: an unpublished one is shown
 * again; `not-removed`: the removal that was noted did not take place; `answered`, `forwarded`, `no-answer`: the outcomes of P7; `not-ours`: not tied to the authority's own pages, so
 * no public record (P8a); `gone-before-saved`: it came in, and its sender or the platform took it away before anything of it was
 * saved; `reopened`: the decision that holds was wrong, and there is no other yet.
 */
export const Decision = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('remove'),
    ...any,
    /** One of the seven, or one of the channel's own. */
    category: z.union([Category, CategoryId]),
    /** What is known about the sender, or that it cannot be known; needed where the program found no sender (P9b). */
    senderNote: words(500).nullable(),
    /** Whether it is a matter for the police, and the number of the report where there is one. */
    police: z.strictObject({ number: words(100).nullable() }).nullish(),
    boardOffence: BoardOffence.nullish(),
    /** The text to send to the author. */
    toAuthor: words(5000).nullish()
  }),
  z.strictObject({ outcome: z.literal('put-back'), ...any, because: words(2000) }),
  z.strictObject({ outcome: z.literal('not-removed'), ...any, because: words(2000) }),
  z.strictObject({
    outcome: z.literal('answered'),
    ...any,
    answer: words(10_000),
    answeredAt: Instant,
    answeredBy: words(200)
  }),
  z.strictObject({ outcome: z.literal('forwarded'), ...any, forwardedTo: words(500) }),
  z.strictObject({ outcome: z.literal('no-answer'), ...any, because: words(2000) }),
  z.strictObject({ outcome: z.literal('not-ours'), ...any, because: words(2000) }),
  z.strictObject({
    outcome: z.literal('gone-before-saved'),
    ...any,
    goneBy: GoneBy,
    /** How the authority came to know of it, and what is known of what it said and who wrote it. */
    receivedHow: words(5000),
    /** How it went. */
    because: words(2000)
  }),
  z.strictObject({ outcome: z.literal('reopened'), ...any, because: words(2000) })
])
export type Decision = z.infer<typeof Decision>

export const Outcome = z.enum([
  'remove',
  'put-back',
  'not-removed',
  'answered',
  'forwarded',
  'no-answer',
  'not-ours',
  'gone-before-saved',
  'reopened'
])
export type Outcome = z.infer<typeof Outcome>

/**
 * What may be decided after each outcome without the one before having been wrong: it was answered and is removed all the same, what was
 * forwarded is answered, what was shown again is judged anew. All else corrects the decision before it, and says why.
 */
const NEXT_STEPS: Readonly<Record<Outcome, readonly Outcome[]>> = {
  remove: [],
  'put-back': Outcome.options,
  'not-removed': Outcome.options,
  answered: ['remove', 'forwarded'],
  forwarded: ['remove', 'answered', 'no-answer'],
  'no-answer': [],
  'not-ours': [],
  'gone-before-saved': [],
  reopened: Outcome.options
}

// What has happened since, in words of its own.
const TELLS_SINCE: ReadonlySet<Outcome> = new Set(['put-back', 'not-removed', 'reopened'])
// Of what was to be removed and went by itself there is nothing left to remove: one of these closes it.
const CLOSES_VANISHED: ReadonlySet<Outcome> = new Set(['answered', 'forwarded', 'no-answer'])

/** What became of the comment after it was decided on: it went by itself, or its words are others now. */
export type Since = 'vanished' | 'edited' | null

/** Whether a decision corrects the one that holds until now, and so says why that was wrong; or else is the next step after it. */
export function correctsDecision(
  { before, since }: { before: Outcome | null; since: Since },
  outcome: Outcome
): boolean {
  if (before === null || since === 'edited' || TELLS_SINCE.has(outcome)) return false
  if (NEXT_STEPS[before].includes(outcome)) return false
  return !(before === 'remove' && since === 'vanished' && CLOSES_VANISHED.has(outcome))
}

/** A decision as it is on file: what its outcome does not have is null. */
export const StoredDecision = z.strictObject({
  outcome: Outcome,
  category: Category.nullable(),
  /** The channel's own ground, in its words. */
  ownCategory: z.string().nullable(),
  note: z.string().nullable(),
  senderNote: z.string().nullable(),
  isPoliceMatter: z.boolean(),
  policeNumber: z.string().nullable(),
  boardOffence: BoardOffence.nullable(),
  toAuthor: z.string().nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  forwardedTo: z.string().nullable(),
  because: z.string().nullable(),
  goneBy: GoneBy.nullable(),
  receivedHow: z.string().nullable(),
  correctedBecause: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: Instant
})
export type StoredDecision = z.infer<typeof StoredDecision>

/**
 * How a comment is kept (OSL 5:1): `registered` in the diary; `ordered`, so that it is plain whether it came in; `minor`,
 * plainly of minor importance. What the public register shows is apart from what it must not (OSL 5:2).
 */
export const Registration = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('registered'),
    number: words(100),
    publicTitle: words(500),
    protectedTitle: words(500).nullable(),
    publicCounterpart: words(300).nullable(),
    protectedCounterpart: words(300).nullable()
  }),
  z.strictObject({ outcome: z.literal('ordered') }),
  z.strictObject({ outcome: z.literal('minor'), because: words(1000) })
])
export type Registration = z.infer<typeof Registration>

/** Why the registration before it was wrong, or no longer holds; only the first has none. */
export const RegistrationCorrection = words(1000).nullable()

/** A registration as it is on file. */
export const StoredRegistration = z.strictObject({
  outcome: z.enum(['registered', 'ordered', 'minor']),
  number: z.string().nullable(),
  publicTitle: z.string().nullable(),
  protectedTitle: z.string().nullable(),
  publicCounterpart: z.string().nullable(),
  protectedCounterpart: z.string().nullable(),
  because: z.string().nullable(),
  correctedBecause: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: Instant
})
export type StoredRegistration = z.infer<typeof StoredRegistration>
