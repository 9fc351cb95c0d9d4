// Who works in the archive: a user of the operating system, with a name and the roles that were given.
import { z } from 'zod'
import { CalendarDate, Instant, PersonId, UserId } from './ids.ts'
import { oneLine } from './one-line.ts'

/** The four roles. One user may have several, and a small municipality may give all to one. */
export const ROLES = ['records-officer', 'moderator', 'archivist', 'administrator'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

// Both go into the journal, which other programs read.
const label = oneLine(200)

/** `osUser` is the name the operating system knows the user by; large and small letters are one. */
export const User = z.strictObject({
  id: UserId,
  osUser: label,
  name: label,
  /** The person of the register that the user is, where that is said. */
  personId: PersonId.nullable(),
  /** Empty: may look at the register and the captures, and do nothing. */
  roles: z.array(Role),
  addedAt: Instant
})
export type User = z.infer<typeof User>

/** A user as a list shows it. `leftOn`: the day from which the person no longer works here, when it has come. */
export const UserRow = User.extend({ leftOn: CalendarDate.nullable() })
export type UserRow = z.infer<typeof UserRow>

// Windows writes DOMAIN\name: a slash in its place would be a user who never comes. One who signs in at a server may have it.
const typed = label.refine(name => name.startsWith('oidc:') || !name.includes('/'), 'slash-for-backslash')
export const UserDraft = User.omit({ id: true, addedAt: true }).extend({ osUser: typed })
export type UserDraft = z.infer<typeof UserDraft>

/**
 * What is noted in the journal of who reads what others have written: nothing, what is marked as secret (also where a list shows it),
 * or each comment, message and conversation that is opened as well.
 */
export const ReadingLog = z.enum(['off', 'secret', 'all'])
export type ReadingLog = z.infer<typeof ReadingLog>

/**
 * Who is at the computer now, and what they may do; `name` is null for one whom the archive does not know. Whoever has
 * left has no roles for as long as the register says so, whatever was given.
 */
export const Me = z.strictObject({
  osUser: z.string(),
  name: z.string().nullable(),
  roles: z.array(Role),
  leftOn: CalendarDate.nullable()
})
export type Me = z.infer<typeof Me>
