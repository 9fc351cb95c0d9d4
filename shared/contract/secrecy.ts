// Secrecy marks on records.
import { z } from 'zod'
import { SecrecyDraft, SecrecyMark, SecretRef, SecretRow, UnregisteredSecret } from '../secrecy.ts'
import { base } from './base.ts'

export const secrecy = {
  /** Every mark in force with what its record is called, newest first. */
  list: base.output(z.array(SecretRow)),
  /** What is secret, came in, and is not in the diary, where it is to be (OSL 5:1): each with what it is called. */
  unregistered: base.output(z.array(UnregisteredSecret)),
  /** The marks on one record, newest first, those that were lifted too. */
  of: base.input(z.strictObject({ record: SecretRef })).output(z.array(SecrecyMark)),
  mark: base.input(SecrecyDraft).output(SecrecyMark),
  lift: base
    .input(z.strictObject({ record: SecretRef, because: z.string().trim().min(1).max(500) }))
    .output(SecrecyMark)
}
