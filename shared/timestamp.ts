// Time stamps: an outside authority signs, with the time, that it was shown the seal of a line of the journal (RFC 3161).
import { z } from 'zod'
import { Instant, Sha256, TimestampAuthorityId, TimestampId } from './ids.ts'
import { oneLine } from './one-line.ts'

export const TimestampAuthorityDraft = z.strictObject({
  name: oneLine(100),
  address: z.string().trim().min(1).max(500),
  /** Whether it may lie on this computer or in a private network. */
  privateAddress: z.boolean()
})
export type TimestampAuthorityDraft = z.infer<typeof TimestampAuthorityDraft>

/** Why there is no time stamp, or why it is none. The last eight are of the answer itself. */
export const TimestampProblem = z.enum([
  'unreachable',
  'no-answer',
  'private-address',
  'refused',
  'not-granted',
  'of-another',
  'not-signed',
  'weak-key',
  'not-for-stamps',
  'not-trusted',
  'revoked',
  'unreadable'
])
export type TimestampProblem = z.infer<typeof TimestampProblem>

export const Timestamp = z.strictObject({
  id: TimestampId,
  authorityId: TimestampAuthorityId,
  authorityName: z.string(),
  /** The line of the journal whose seal it is over. Every line before it is in that seal. */
  line: z.int(),
  /** When, as the authority says. */
  at: Instant,
  /** When it came here, by the clock of this computer. */
  receivedAt: Instant,
  /** The answer as it came, an object of the archive. */
  reply: Sha256
})
export type Timestamp = z.infer<typeof Timestamp>

export const TimestampAuthority = TimestampAuthorityDraft.extend({
  id: TimestampAuthorityId,
  /** Who is vouched for by the certificates that were entered, each with its SHA-256 and until when it holds. */
  certificates: z.array(z.strictObject({ subject: z.string(), sha256: Sha256, validTo: Instant })),
  addedAt: Instant,
  addedBy: z.string(),
  /** When it was asked last, and what was wrong then. */
  triedAt: Instant.nullable(),
  problem: TimestampProblem.nullable(),
  last: Timestamp.nullable(),
  /** Of when the newest list is of what its issuers have revoked; null where none was kept. */
  listAt: Instant.nullable(),
  /** Since when it is asked no more. */
  forgottenAt: Instant.nullable()
})
export type TimestampAuthority = z.infer<typeof TimestampAuthority>

/** Time stamps that hold, of one authority by one of the certificates that were entered. */
export const StampedBy = z.strictObject({
  /** What the archive calls it. */
  name: z.string(),
  /** Who signed them, as its certificate says. */
  by: z.string(),
  /** Whom the certificate is of that vouches for that one, and its SHA-256. */
  authority: z.string(),
  anchor: Sha256,
  count: z.int(),
  /** The lines of the first and the last, and when they were stamped. */
  firstLine: z.int(),
  lastLine: z.int(),
  from: Instant,
  to: Instant,
  /** Whether it is still asked, as the archive is set up. */
  isAsked: z.boolean(),
  /** Since when a certificate that they are by is revoked, and why; null for none. */
  revoked: z
    .strictObject({
      at: Instant,
      /** As RFC 5280 names it; null where the list gives none. */
      reason: z.string().nullable(),
      /** Whether these, which are from before that, still count (RFC 3161, section 4). */
      isValidBefore: z.boolean()
    })
    .nullable()
})
export type StampedBy = z.infer<typeof StampedBy>
