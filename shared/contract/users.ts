// Users of the archive and their roles.
import { z } from 'zod'
import { Me, ReadingLog, User, UserDraft, UserRow } from '../user.ts'
import { base, seen } from './base.ts'

export const users = {
  /** Who is at the computer, and the roles they have in the open archive. */
  me: base.output(Me),
  list: base.output(z.array(UserRow)),
  /** Whether it is noted who reads what others have written. Whoever reads is told. */
  readingLog: base.output(z.strictObject({ which: ReadingLog })),
  setReadingLog: base
    .input(z.strictObject({ which: ReadingLog }))
    .output(z.strictObject({ which: ReadingLog })),
  /**
   * Enters a user, or changes the one with that name in the operating system; with `isNew` it only enters, and refuses a name that is
   * there. No roles: may only look.
   */
  save: base
    .input(UserDraft.extend({ isNew: z.boolean().default(false), seen: seen(UserDraft) }))
    .output(User)
}
