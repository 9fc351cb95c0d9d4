// Two people at the same thing: what the second saw is held against what is there now, so that nothing is overwritten unseen.
import { isDeepStrictEqual } from 'node:util'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Asked within the act that changes something. `seen` is what the one who changes it had before them; null where nobody says.
 * @throws ArchiveError changed-meanwhile, which names who changed it, when, and the fields that differ
 */
export function requireSeen(db: ReadDb, about: string, seen: Fields | null, now: Fields): void {
  const differing = Object.entries(seen ?? {}).filter(
    ([field, value]) => !isDeepStrictEqual(value, now[field])
  )
  if (differing.length === 0) return
  const last = db
    .prepare(`SELECT at, line ->> '$.actor' AS who FROM journal WHERE about = ? ORDER BY seq DESC LIMIT 1`)
    .get(about) as { at: string; who: string } | undefined
  throw new ArchiveError('changed-meanwhile', {
    who: last?.who ?? '?',
    at: last?.at ?? '?',
    fields: differing.map(([field]) => field).join(', ')
  })
}
