// Secrecy (P5): a record may be marked with the paragraph it is secret by. What that keeps it out of is said here, once.
import { z } from 'zod'
import { Paragraph } from './disclosure.ts'
import { Instant } from './ids.ts'
import type { Role } from './user.ts'

/** What can be marked. A mark on a channel covers everything in it; a document is one of the register, by its digest. */
export const SecrecyKind = z.enum(['channel', 'capture', 'comment', 'message', 'document'])
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

const EVERYDAY: readonly Role[] = ['records-officer', 'archivist']
const HANDLED: readonly Role[] = ['records-officer', 'archivist', 'moderator']

/**
 * The rule. Who sees a marked record in lists, in searches and by its id. Nobody, whatever the role, takes it into a
 * disclosure, a copy or the public list for as long as it is marked; into a package only where whoever hands it over says
 * so, and then with its paragraph.
 */
const SEEN_BY: Readonly<Record<SecrecyKind, readonly Role[]>> = {
  channel: EVERYDAY,
  capture: EVERYDAY,
  document: EVERYDAY,
  // A moderator cannot handle what they do not see.
  comment: HANDLED,
  message: HANDLED
}

/** Whether someone with these roles sees a marked record of this kind. */
export function maySee(kind: SecrecyKind, roles: readonly Role[]): boolean {
  return SEEN_BY[kind].some(role => roles.includes(role))
}
