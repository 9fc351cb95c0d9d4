// The SQL of senders.
import { Actor, type ActorFacts, type IdentityBasis } from '#shared/actor.ts'
import { ActorId } from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

export const ACTOR = `SELECT id, platform, native_id AS nativeId, handle, display_name AS displayName, profile_url AS profileUrl,
  email, ip, user_agent AS userAgent, identity_basis AS identityBasis FROM actor`

export function findActor(db: ReadDb, id: ActorId): Actor | undefined {
  const row = db.prepare(`${ACTOR} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Actor.parse(row)
}

const by = (condition: string) => `${ACTOR} WHERE platform = @platform AND ${condition} LIMIT 2`
/** What each basis is looked up by; written as the indexes are. */
const BY = {
  native_id: by('native_id = @value'),
  handle: by('handle IS NOT NULL AND lower(handle) = lower(@value)'),
  profile_url: by('profile_url = @value'),
  email: by('email IS NOT NULL AND lower(email) = lower(@value)')
} as const

/** At most two of the senders that are known by this; two are enough to tell that it does not say which. */
export function actorsBy(db: ReadDb, platform: Platform, basis: keyof typeof BY, value: string): Actor[] {
  return db
    .prepare(BY[basis])
    .all({ platform, value })
    .map(row => Actor.parse(row))
}

/** The sender who is known by a bare name within one post or conversation. */
export function actorNamed(db: ReadDb, platform: Platform, name: string, within: string): ActorId | null {
  const row = db
    .prepare(
      `SELECT id FROM actor WHERE platform = ? AND display_name = ? AND known_within = ? AND identity_basis = 'name_only'`
    )
    .get(platform, name, within) as { id: string } | undefined
  return row === undefined ? null : ActorId.parse(row.id)
}

type Known = ActorFacts & { identityBasis: IdentityBasis }

export function insertActor(
  db: WriteDb,
  actor: Known & { id: ActorId; platform: Platform; within: string | null }
): void {
  db.prepare(
    `INSERT INTO actor (id, platform, native_id, handle, display_name, profile_url, email, ip, user_agent, identity_basis,
       known_within)
     VALUES (@id, @platform, @nativeId, @handle, @displayName, @profileUrl, @email, @ip, @userAgent, @identityBasis,
       @within)`
  ).run(actor)
}

export function updateActor(db: WriteDb, id: ActorId, known: Known): void {
  db.prepare(
    `UPDATE actor SET native_id = @nativeId, handle = @handle, display_name = @displayName, profile_url = @profileUrl,
       email = @email, ip = @ip, user_agent = @userAgent, identity_basis = @identityBasis WHERE id = @id`
  ).run({ id, ...known })
}
