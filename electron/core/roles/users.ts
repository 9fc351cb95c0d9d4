// Who is at the computer, and the roles that an administrator gives.
import { randomUUID } from 'node:crypto'
import { UserId } from '#shared/ids.ts'
import { type Me, ROLES, type User, type UserDraft } from '#shared/user.ts'
import { type Context, tellChanged } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { record } from '../journal/record.ts'
import { findPerson } from '../register/queries.ts'
import * as queries from './queries.ts'

/** Who the operating system's user is in this archive. One whom it does not know has no name and no roles. */
export function whoIs(db: ReadDb, osUser: string): Me {
  const user = queries.userNamed(db, osUser)
  return { osUser, name: user?.name ?? null, roles: user?.roles ?? [] }
}

/** The name of who acts, as the journal and decisions give it: the person's, with the user's in brackets. */
export function actorName(db: ReadDb, osUser: string): string {
  const { name } = whoIs(db, osUser)
  return name === null || name === osUser ? osUser : `${name} (${osUser})`
}

/** Whoever founds an archive has every role in it, until they give the roles to others. */
export function foundUser(tx: WriteDb, { clock }: Pick<Context, 'clock'>, osUser: string): void {
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
 * An archive from before there were roles: everyone who has acted in it goes on as before, and so does the one who
 * opens it. An administrator then takes away what is too much.
 */
export function foundUsersOfOldArchive(ctx: Context, osUser: string): void {
  if (queries.hasUsers(ctx.db.read)) return
  ctx.db.transact(tx => {
    const known = new Set([...queries.everyActor(tx), osUser])
    for (const actor of known) foundUser(tx, ctx, actor)
    record(tx, ctx, { act: 'archive.users-founded', about: null, details: { users: known.size } })
  })
}

/**
 * Enters a user, or changes the one of that name, with the roles they are to have.
 * @throws ArchiveError last-administrator, not-found for a person who is not in the register
 */
export function saveUser(ctx: Context, draft: UserDraft): User {
  const saved = ctx.db.transact(tx => {
    const before = queries.userNamed(tx, draft.osUser)
    if (draft.personId !== null && findPerson(tx, draft.personId) === undefined)
      throw new ArchiveError('not-found', { what: draft.personId })
    const user: User = {
      ...draft,
      id: before?.id ?? UserId.parse(randomUUID()),
      roles: ROLES.filter(role => draft.roles.includes(role)),
      addedAt: before?.addedAt ?? ctx.clock.now()
    }
    if (JSON.stringify(before) === JSON.stringify(user)) return user
    if (before?.roles.includes('administrator') && !user.roles.includes('administrator'))
      requireAnother(tx, user.osUser)
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

function requireAnother(tx: WriteDb, osUser: string): void {
  if (queries.countAdministrators(tx) === 1) throw new ArchiveError('last-administrator', { user: osUser })
}
