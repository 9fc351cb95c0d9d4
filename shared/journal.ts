// The journal: one sealed line per act, each carrying the SHA-256 of the line before (docs/journal-format.md).
import { z } from 'zod'
import { Instant, Sha256 } from './ids.ts'
import { StampedBy } from './timestamp.ts'

/** How somebody was let in who is not at the archive's own computer: which server let them in, and by what. */
export const SignedIn = z.strictObject({
  /** The name of the computer that the server runs on. */
  host: z.string(),
  /** A sign-in with the organisation's provider, or the key of a machine. */
  by: z.enum(['sign-in', 'key'])
})
export type SignedIn = z.infer<typeof SignedIn>

/** A journal line as it reads; the stored form is its exact JSON text. */
export const JournalEntry = z.strictObject({
  seq: z.int().min(1),
  at: Instant,
  actor: z.string(),
  /** Lacking where the operating system's user acted. */
  signedIn: SignedIn.optional(),
  act: z.string(),
  about: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The digest of the list of the rows that were written; null where another line of the same transaction has it. */
  rows: Sha256.nullable(),
  /** Chance, so that nobody can try out what a line says of which they have the digest only. */
  salt: z.string(),
  objects: z.array(Sha256),
  previous: Sha256.nullable()
})
export type JournalEntry = z.infer<typeof JournalEntry>

/** A line as it is told to a person, with its seal. */
export const JournalRow = JournalEntry.omit({ rows: true, salt: true }).extend({ sha256: Sha256 })
export type JournalRow = z.infer<typeof JournalRow>

/** One thing that is not as it was recorded; `what` names the line, the object or the row. */
export const Finding = z.strictObject({
  code: z.enum([
    'line-changed',
    'line-missing',
    'line-added',
    'line-unsealed',
    'seal-changed',
    'seal-missing',
    'row-changed',
    'row-changed-before',
    'row-missing',
    'row-removed',
    'row-added',
    'rows-changed',
    'rows-missing',
    'rows-unsealed',
    'schema-changed',
    'reference-broken',
    'disposal-unaccounted',
    'line-without-row',
    'head-differs',
    'object-changed',
    'object-missing',
    'object-unreadable',
    'object-extra',
    'object-link',
    'object-unrecorded',
    'database-damaged',
    'timestamp-wrong'
  ]),
  what: z.string()
})
export type Finding = z.infer<typeof Finding>

/** What a verification looked at, and all it found. */
export const Verification = z.strictObject({
  lines: z.int(),
  objects: z.int(),
  bytes: z.int(),
  /** As it stands, also where it is a finding. */
  head: z.string().nullable(),
  /** Whose time stamps hold, and by which certificate: whether that is the right one must be known from elsewhere. */
  authorities: z.array(StampedBy),
  findings: z.array(Finding)
})
export type Verification = z.infer<typeof Verification>
