// Secrecy (P5): a record may be marked with the paragraph it is secret by. What that keeps it out of is said here, once.
import { z } from 'zod'
import { Paragraph } from './disclosure.ts'
import { Instant } from './ids.ts'
import type { Role } from './user.ts'

/**
 * What can be marked: every kind of record that the archive keeps, as the view `kept_record` lists them. A mark covers what
 * lies within: all of a department or a channel, all that a sender wrote, the document of a decision.
 */
const SECRECY_KINDS = [
  'department',
  'person',
  'channel',
  'website',
  'mandate',
  'credential',
  'account',
  'attestation',
  'checklist-answer',
  'consent',
  'capture',
  'comment',
  'sender',
  'message',
  'conversation',
  'import',
  'mail',
  'package',
  'receipt',
  'disclosure',
  'hold',
  'document'
] as const
export const SecrecyKind = z.enum(SECRECY_KINDS)
export type SecrecyKind = z.infer<typeof SecrecyKind>

/** A record by its kind and id; the id of a document is its SHA-256. */
export const SecretRef = z.strictObject({
  kind: SecrecyKind,
  id: z.union([z.uuid(), z.string().regex(/^[0-9a-f]{64}$/)])
})
export type SecretRef = z.infer<typeof SecretRef>

export const SecrecyDraft = z.strictObject({
  record: SecretRef,
  paragraph: Paragraph,
  note: z.string().trim().min(1).max(1000).nullable()
})
export type SecrecyDraft = z.infer<typeof SecrecyDraft>

/** A mark; one that was lifted says when and why (TF 2:20: the paragraph, the day and who decided). */
export const SecrecyMark = SecrecyDraft.extend({
  seq: z.int(),
  markedAt: Instant,
  markedBy: z.string(),
  liftedAt: Instant.nullable(),
  liftedBy: z.string().nullable(),
  liftedBecause: z.string().nullable()
})
export type SecrecyMark = z.infer<typeof SecrecyMark>

/**
 * A mark with what its record is called in lists, and the record whose page it stands on: a mandate on its channel's, a
 * receipt on its package's. Null: it has a page of its own, or none.
 */
export const SecretRow = SecrecyMark.extend({ name: z.string(), within: z.string().nullable() })
export type SecretRow = z.infer<typeof SecretRow>

/** A message or comment that is secret, by itself or by what it lies in, and is still to be registered. */
export const UnregisteredSecret = SecretRow.pick({ record: true, paragraph: true, name: true })
export type UnregisteredSecret = z.infer<typeof UnregisteredSecret>

const EVERYDAY: readonly Role[] = ['records-officer', 'archivist']
const HANDLING: readonly Role[] = ['records-officer', 'archivist', 'moderator']
// A moderator cannot handle what they do not see.
const HANDLED: ReadonlySet<SecrecyKind> = new Set(['comment', 'sender', 'message', 'conversation', 'mail'])

/**
 * The rule. Who sees a marked record in lists, in searches and by its id. Nobody, whatever the role, takes it into a
 * disclosure, a copy, a report or the public list for as long as it is marked; into a package only where whoever hands it
 * over says so, and then with its paragraph.
 */
export function maySee(kind: SecrecyKind, roles: readonly Role[]): boolean {
  return (HANDLED.has(kind) ? HANDLING : EVERYDAY).some(role => roles.includes(role))
}

/** What can hold the words of a marked record: in its text, or in a file that was saved of it or that it was read from. */
const CarrierKind = z.enum(['capture', 'comment', 'message', 'import'])
export const CarrierRef = z.strictObject({ kind: CarrierKind, id: z.uuid() })
export type CarrierRef = z.infer<typeof CarrierRef>

/** Kept in by a person's decision, or let go although it holds the words. */
const CarrierOutcome = z.enum(['secret', 'not-secret'])

/**
 * A record that holds the words of a marked one, or a file of it, or that could not be read for them. It is kept in as a marked one is until somebody has decided
 * (`outcome` null), and for good when it was decided that it is secret: then it has a mark of its own when this one is lifted.
 */
export const CarrierRow = z.strictObject({
  ...CarrierRef.shape,
  name: z.string(),
  /** The number of the mark, its paragraph, and what it is on. */
  mark: z.int(),
  paragraph: Paragraph,
  of: SecretRef,
  ofName: z.string(),
  ofWithin: z.string().nullable(),
  /**
   * `picture`: words that the program has read in a picture of it. `named`: it names who wrote what is marked. `about`: a reader's report of that.
   * `page`: taken of the page while it stood there, and its words are too few to be looked for.
   */
  how: z.enum(['file', 'words', 'picture', 'named', 'unread', 'about', 'page']),
  /** In which of its files, by what each is or is called; `said`: in what the archive itself says of it. */
  foundIn: z.array(z.string()),
  /** Files of the page around a comment that stay although the comment may leave, since the words stand in them. */
  stays: z.array(z.string()),
  foundAt: Instant,
  outcome: CarrierOutcome.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  because: z.string().nullable(),
  /** Decisions before the one that holds, oldest first, also those of a mark on the same record that was lifted. */
  earlier: z.array(
    z.strictObject({
      outcome: CarrierOutcome,
      because: z.string().nullable(),
      decidedAt: Instant,
      decidedBy: z.string()
    })
  )
})
export type CarrierRow = z.infer<typeof CarrierRow>

/** Where something that is secret now has gone already: a written package, a delivery to the diary, a disclosure, a mail. */
export const AlreadyOut = z.strictObject({
  goneBy: z.enum(['package', 'delivery', 'disclosure', 'mail']),
  id: z.uuid(),
  name: z.string(),
  at: Instant,
  records: z.int()
})
export type AlreadyOut = z.infer<typeof AlreadyOut>

/** A mark as it was made. `waiting` records are kept in until the words have been looked for in them too. */
export const Marked = SecrecyMark.extend({ carriers: z.array(CarrierRow), waiting: z.int() })
export type Marked = z.infer<typeof Marked>

export const NewlyMarked = Marked.extend({ alreadyOut: z.array(AlreadyOut) })
export type NewlyMarked = z.infer<typeof NewlyMarked>

/**
 * A mark as it was lifted: what was decided to be secret itself is so by a mark of its own from now on (`staysSecret`), and what was only kept in
 * until somebody had decided is kept in no longer (`released`). `carriers` is what is kept in from now on by the words of `staysSecret`.
 */
export const Lifted = Marked.extend({
  staysSecret: z.array(SecretRow),
  released: z.array(CarrierRef.extend({ name: z.string() }))
})
export type Lifted = z.infer<typeof Lifted>

/** What is decided about records that hold secret words; that they may leave all the same has a reason. */
export const CarrierDecision = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('secret') }),
  z.strictObject({ outcome: z.literal('not-secret'), because: z.string().trim().min(1).max(500) })
])
export type CarrierDecision = z.infer<typeof CarrierDecision>
