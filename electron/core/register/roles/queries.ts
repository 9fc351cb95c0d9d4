// The SQL of users and their roles.
import { z } from 'zod'
import type { UserId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { ROLES, type Role, User } from '#shared/user.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const USER = `SELECT id, os_user AS osUser, name, person_id AS personId, added_at AS addedAt,
  (SELECT json_group_array(role) FROM user_role WHERE user_id = user.id) AS roles FROM user`

function readUser(row: unknown): User {
  // What USER selects; `roles` is a JSON text.
  const { roles, ...rest } = row as { roles: string }
  const given = z.array(z.string()).parse(JSON.parse(roles))
  return User.parse({ ...rest, roles: ROLES.filter(role => given.includes(role)) })
}

export function listUsers(db: ReadDb): User[] {
  return db.prepare(`${USER} ORDER BY name, id`).all().map(readUser)
}

export function findUser(db: ReadDb, id: UserId): User | undefined {
  const row = db.prepare(`${USER} WHERE id = ?`).get(id)
  return row === undefined ? undefined : readUser(row)
}

/** The user whom the operating system knows by this name. */
export function userNamed(db: ReadDb, osUser: string): User | undefined {
  const row = db.prepare(`${USER} WHERE os_key = ?`).get(keyOf(osUser))
  return row === undefined ? undefined : readUser(row)
}

/** Whether the user has any role, asked of a database that is not open as an archive yet. */
export function hasRole(db: Pick<ReadDb, 'prepare'>, osUser: string): boolean {
  const role = 'SELECT 1 FROM user_role WHERE user_id = (SELECT id FROM user WHERE os_key = ?)'
  return db.prepare(role).get(keyOf(osUser)) !== undefined
}

/** Those who have not left, and have no day on which they will. */
export function stayingAdministrators(db: ReadDb): User[] {
  return db
    .prepare(`${USER} WHERE id IN (SELECT id FROM staying_administrator) ORDER BY name, id`)
    .all()
    .map(readUser)
}

/** Writes the user and exactly these roles. */
export function putUser(db: WriteDb, user: User): void {
  const { id, osUser, name, personId, addedAt } = user
  db.prepare(
    `INSERT INTO user (id, os_user, os_key, name, person_id, added_at)
     VALUES (@id, @osUser, @key, @name, @personId, @addedAt)
     ON CONFLICT (id) DO UPDATE SET os_user = excluded.os_user, name = excluded.name, person_id = excluded.person_id`
  ).run({ id, osUser, key: keyOf(osUser), name, personId, addedAt })
  setRoles(db, id, user.roles)
}

function setRoles(db: WriteDb, id: UserId, roles: readonly Role[]): void {
  const give = db.prepare('INSERT INTO user_role (user_id, role) VALUES (?, ?) ON CONFLICT DO NOTHING')
  for (const role of roles) give.run(id, role)
  db.prepare('DELETE FROM user_role WHERE user_id = ? AND role NOT IN (SELECT value FROM json_each(?))').run(
    id,
    JSON.stringify(roles)
  )
}

// Windows tells users apart without regard to case.
const keyOf = (osUser: string) => normalized(osUser.trim(), 'NFC').toLowerCase()
