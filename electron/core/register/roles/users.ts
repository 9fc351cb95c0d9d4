// Who is at the computer, and the roles that an administrator gives.
import { randomUUID } from 'node:crypto'
import { type PersonId, UserId } from '#shared/ids.ts'
import { type Me, ROLES, type User, type UserDraft, type UserRow } from '#shared/user.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireSeen } from '../../kernel/journal/seen.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { hasLeft } from '../register/departed.ts'
import { findPerson } from '../register/read.ts'
import { requireNoSecretWords } from '../secrecy/typed.ts'
import * as queries from './queries.ts'

/** Who the operating system's user is in this archive. One whom it does not know has no name and no roles. */
export function whoIs({ db, clock }: Pick<Context, 'db' | 'clock'>, osUser: string): Me {
  const user = queries.userNamed(db.read, osUser)
  if (user === undefined) return { osUser, name: null, roles: [], leftOn: null }
  const leftOn = leftOnOf(db.read, user, swedishDate(clock.now()))
  return {
    ...{ osUser, name: user.name, leftOn },
    roles: leftOn === null ? user.roles : []
  }
}

/** The users as a list shows them, by name. */
export function userRows({ db, clock }: Pick<Context, 'db' | 'clock'>): UserRow[] {
  const today = swedishDate(clock.now())
  return queries.listUsers(db.read).map(user => ({ ...user, leftOn: leftOnOf(db.read, user, today) }))
}

/** The first day on which the user's person no longer works here, once it has come. */
function leftOnOf(db: ReadDb, { personId }: User, today: string): string | null {
  const person = personId === null ? undefined : findPerson(db, personId)
  return person !== undefined && hasLeft(person, today) ? person.departedOn : null
}

/** The name of who acts, as the journal and decisions give it: the person's, with the user's in brackets. */
export function actorName(db: ReadDb, osUser: string): string {
  const name = queries.userNamed(db, osUser)?.name
  return name === undefined || name === osUser ? osUser : `${name} (${osUser})`
}

/** Whoever founds an archive has every role in it, until they give the roles to others. */
export function createFirstUser(tx: WriteDb, { clock }: Pick<Context, 'clock'>, osUser: string): void {
  if (queries.userNamed(tx, osUser) !== undefined) return
  queries.putUser(tx, {
    id: UserId.parse(randomUUID()),
    osUser,
    name: osUser,
    personId: null,
    roles: [...ROLES],
    addedAt: clock.now()
  })
}

/**
 * Enters a user, or changes the one of that name, with the roles they are to have; `isNew` only enters.
 * @throws ArchiveError last-administrator, user-already-there, changed-meanwhile, secret-words, not-found for a person who is not in the
 *   register
 */
export function saveUser(
  ctx: Context,
  { isNew = false, seen = null, ...draft }: UserDraft & { isNew?: boolean; seen?: UserDraft | null }
): User {
  const saved = ctx.db.transact(tx => {
    const before = queries.userNamed(tx, draft.osUser)
    if (before !== undefined) requireSeen(tx, before.id, seen, before)
    if (isNew && before !== undefined)
      throw new ArchiveError('user-already-there', { user: before.osUser, name: before.name })
    if (draft.personId !== null && findPerson(tx, draft.personId) === undefined)
      throw new ArchiveError('not-found', { what: draft.personId })
    if (before?.name !== draft.name) requireNoSecretWords(tx, [draft.name])
    const user: User = {
      ...draft,
      id: before?.id ?? UserId.parse(randomUUID()),
      roles: ROLES.filter(role => draft.roles.includes(role)),
      addedAt: before?.addedAt ?? ctx.clock.now()
    }
    if (JSON.stringify(before) === JSON.stringify(user)) return user
    const isStaying =
      user.roles.includes('administrator') &&
      (user.personId === null || findPerson(tx, user.personId)?.departedOn === null)
    if (before !== undefined && !isStaying) requireAnother(tx, before)
    // The line comes first: it is by the one who acts, under the name they had.
    record(tx, ctx, {
      act: before === undefined ? 'user.added' : 'user.edited',
      about: user.id,
      details: {
        user: user.osUser,
        roles: user.roles.join(' '),
        rolesBefore: before === undefined ? null : before.roles.join(' ')
      }
    })
    queries.putUser(tx, user)
    return user
  })
  tellChanged(ctx, 'users')
  return saved
}

/** Refuses that the only administrator who stays leaves, or loses the role. @throws ArchiveError last-administrator */
function requireAnother(tx: WriteDb, user: Pick<User, 'id' | 'osUser'>): void {
  const staying = queries.stayingAdministrators(tx)
  const all = queries.listUsers(tx).filter(({ roles }) => roles.includes('administrator'))
  if ((staying.length > 0 ? staying : all).every(({ id }) => id === user.id))
    throw new ArchiveError('last-administrator', { user: user.osUser })
}

/**
 * Asked before a person is noted as having left, or some of their users become those of one who has.
 * @throws ArchiveError last-administrator
 */
export function requireAnotherThan(
  tx: WriteDb,
  personId: PersonId,
  users: readonly string[] | null = null
): void {
  const staying = queries.stayingAdministrators(tx)
  const [first] = staying
  const goes = (each: User) => each.personId === personId && (users === null || users.includes(each.id))
  if (first !== undefined && staying.every(goes))
    throw new ArchiveError('last-administrator', { user: first.osUser })
}
