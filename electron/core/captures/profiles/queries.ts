// The SQL of browser profiles and the channels that are captured in them.
import { z } from 'zod'
import { ChannelId, Instant, ProfileId } from '#shared/ids.ts'
import { type BrowserProfile, ProfileState } from '#shared/profile.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const Row = z.object({
  id: ProfileId,
  name: z.string(),
  startAddress: z.string(),
  state: ProfileState,
  checkedAt: Instant.nullable(),
  expiresAt: Instant.nullable()
})
export type ProfileRow = z.infer<typeof Row>

const PROFILE = `SELECT id, name, start_address AS startAddress, state, checked_at AS checkedAt, expires_at AS expiresAt
  FROM browser_profile`

export function listProfiles(db: ReadDb): ProfileRow[] {
  return z.array(Row).parse(db.prepare(`${PROFILE} ORDER BY name`).all())
}

export function findProfile(db: ReadDb, id: ProfileId): ProfileRow | undefined {
  const row = db.prepare(`${PROFILE} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Row.parse(row)
}

export function profileNamed(db: ReadDb, name: string): boolean {
  return db.prepare('SELECT 1 FROM browser_profile WHERE name = ?').get(name) !== undefined
}

/** Since it was last looked at: that it could not be opened, and why. */
export function notOpenedSince(
  db: ReadDb,
  id: ProfileId,
  checkedAt: Instant | null
): BrowserProfile['notOpened'] {
  const row = db
    .prepare(
      `SELECT line ->> '$.at' AS at, line ->> '$.details.problem' AS problem FROM journal
       WHERE about = ? AND act = 'profile.not-opened' ORDER BY seq DESC LIMIT 1`
    )
    .get(id)
  const last = z.strictObject({ at: Instant, problem: z.string() }).optional().parse(row)
  return last === undefined || (checkedAt !== null && last.at < checkedAt) ? null : last
}

export function channelsIn(db: ReadDb, id: ProfileId): BrowserProfile['channels'] {
  const rows = db
    .prepare(
      `SELECT channel.id, channel.name FROM channel_profile JOIN channel ON channel.id = channel_id
       WHERE profile_id = ? ORDER BY channel.name`
    )
    .all(id)
  return z.array(z.strictObject({ id: ChannelId, name: z.string() })).parse(rows)
}

/** The profile that each of all channels is captured in. */
export function profilesByChannel(db: ReadDb): Map<ChannelId, ProfileId> {
  const rows = db
    .prepare('SELECT channel_id AS channelId, profile_id AS profileId FROM channel_profile')
    .all()
  const parsed = z.array(z.object({ channelId: ChannelId, profileId: ProfileId })).parse(rows)
  return new Map(parsed.map(({ channelId, profileId }) => [channelId, profileId]))
}

/** The profile that a channel is captured in; null for none. */
export function profileOf(db: ReadDb, channelId: ChannelId): ProfileRow | null {
  const row = db
    .prepare(`${PROFILE} JOIN channel_profile ON profile_id = browser_profile.id WHERE channel_id = ?`)
    .get(channelId)
  return row === undefined ? null : Row.parse(row)
}

export function insertProfile(
  db: WriteDb,
  profile: Pick<ProfileRow, 'id' | 'name' | 'startAddress'> & { readonly createdAt: Instant }
): void {
  db.prepare(
    `INSERT INTO browser_profile (id, name, start_address, state, created_at)
     VALUES (@id, @name, @startAddress, 'new', @createdAt)`
  ).run(profile)
}

export function setProfileChannels(db: WriteDb, id: ProfileId, channelIds: readonly ChannelId[]): void {
  db.prepare('DELETE FROM channel_profile WHERE profile_id = ?').run(id)
  const insert = db.prepare(
    `INSERT INTO channel_profile (channel_id, profile_id) VALUES (?, ?)
     ON CONFLICT (channel_id) DO UPDATE SET profile_id = excluded.profile_id`
  )
  for (const channelId of channelIds) insert.run(channelId, id)
}

export function noteLogin(
  db: WriteDb,
  { id, state, checkedAt, expiresAt }: Pick<ProfileRow, 'id' | 'state' | 'checkedAt' | 'expiresAt'>
): void {
  db.prepare('UPDATE browser_profile SET state = ?, checked_at = ?, expires_at = ? WHERE id = ?').run(
    state,
    checkedAt,
    expiresAt,
    id
  )
}

export function deleteProfile(db: WriteDb, id: ProfileId): void {
  db.prepare('DELETE FROM browser_profile WHERE id = ?').run(id)
}
