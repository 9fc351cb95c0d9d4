// The SQL of websites.
import { z } from 'zod'
import type { Instant, WebsiteId } from '#shared/ids.ts'
import { Website } from '#shared/website.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { addressKey } from '../register/addresses.ts'

const WEBSITE = `SELECT id, name, address, role, partners, registered_at AS registeredAt, removed_at AS removedAt,
  removed_because AS removedBecause FROM website`

/** Those that are not taken out, by name. */
export function listWebsites(db: ReadDb): Website[] {
  return z.array(Website).parse(db.prepare(`${WEBSITE} WHERE removed_at IS NULL ORDER BY name, id`).all())
}

export function findWebsite(db: ReadDb, id: WebsiteId): Website | undefined {
  const row = db.prepare(`${WEBSITE} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Website.parse(row)
}

export function insertWebsite(db: WriteDb, website: Website): void {
  db.prepare(
    `INSERT INTO website (id, name, address, key, role, partners, registered_at)
     VALUES (@id, @name, @address, @key, @role, @partners, @registeredAt)`
  ).run({ ...website, key: addressKey(website.address) })
}

export function updateWebsite(db: WriteDb, website: Website): void {
  db.prepare(
    `UPDATE website SET name = @name, address = @address, key = @key, role = @role, partners = @partners
     WHERE id = @id`
  ).run({ ...website, key: addressKey(website.address) })
}

export function markRemoved(db: WriteDb, id: WebsiteId, at: Instant, because: string): void {
  db.prepare('UPDATE website SET removed_at = ?, removed_because = ? WHERE id = ?').run(at, because, id)
}
