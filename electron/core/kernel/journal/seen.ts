// Two people at the same thing: what the second saw is held against what is there now, so that nothing is overwritten unseen.
import { isDeepStrictEqual } from 'node:util'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'

export type Fields = Readonly<Record<string, unknown>>

/** The lines of the journal that tell who changed a setting: of these acts, about whom it is set for, and of this name where there are several. */
export type Acts = {
  readonly acts: readonly string[]
  readonly about?: string | null
  readonly name?: string
}

/**
 * Asked within the act that changes something. `about` is the record, or the acts that change the setting; `seen` is what the one who changes it
 * had before them, and null where nobody says. Of a setting the whole is one field, null while nothing is set. `shown` is what stands there now
 * as it may be shown to them, in each way that it may be.
 * @throws ArchiveError changed-meanwhile, which names who changed it, when, and the fields that differ
 */
export function requireSeen(
  db: ReadDb,
  about: string | Acts,
  seen: Fields | null,
  now: Fields,
  shown: readonly Fields[] = []
): void {
  const differing = Object.entries(seen ?? {}).flatMap(([field, value]) =>
    shown.some(each => isDeepStrictEqual(value, each[field])) ? [] : differingIn(field, value, now[field])
  )
  if (differing.length === 0) return
  const last = lastChange(db, typeof about === 'string' ? { about, acts: null } : about)
  throw new ArchiveError('changed-meanwhile', {
    who: last?.who ?? '?',
    at: last?.at ?? '?',
    fields: differing.join(', ')
  })
}

/** The field, or those within it. */
function differingIn(field: string, seen: unknown, now: unknown): string[] {
  if (isDeepStrictEqual(seen, now)) return []
  if (!isFields(seen) || !isFields(now)) return [field]
  return [...new Set([...Object.keys(seen), ...Object.keys(now)])]
    .filter(each => !isDeepStrictEqual(seen[each], now[each]))
    .map(each => `${field}.${each}`)
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function lastChange(db: ReadDb, told: Omit<Acts, 'acts'> & { readonly acts: readonly string[] | null }) {
  const { acts, about = null, name = null } = told
  return db
    .prepare(
      `SELECT at, line ->> '$.actor' AS who FROM journal
       WHERE about IS @about AND (@acts IS NULL OR act IN (SELECT value FROM json_each(@acts)))
         AND (@name IS NULL OR line ->> '$.details.name' = @name)
       ORDER BY seq DESC LIMIT 1`
    )
    .get({ about, acts: acts === null ? null : JSON.stringify(acts), name }) as
    | { at: string; who: string }
    | undefined
}
