// The SQL of what the archive has been told of platforms.
import { z } from 'zod'
import { Instant } from '#shared/ids.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const Told = z.object({ words: z.string(), setAt: Instant, setBy: z.string() })

/** What was told of a platform, as it was written then. */
export function findPlatformWords(
  db: ReadDb,
  name: string
): { words: unknown; setAt: Instant; setBy: string } | undefined {
  const row = db
    .prepare('SELECT words, set_at AS setAt, set_by AS setBy FROM platform_words WHERE name = ?')
    .get(name)
  if (row === undefined) return undefined
  const { words, ...by } = Told.parse(row)
  return { ...by, words: JSON.parse(words) }
}

export function upsertPlatformWords(
  db: WriteDb,
  { name, words, at, by }: { name: string; words: PlatformWords; at: Instant; by: string }
): void {
  db.prepare(
    `INSERT INTO platform_words (name, words, set_at, set_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET words = excluded.words, set_at = excluded.set_at, set_by = excluded.set_by`
  ).run(name, JSON.stringify(words), at, by)
}

export function deletePlatformWords(db: WriteDb, name: string): void {
  db.prepare('DELETE FROM platform_words WHERE name = ?').run(name)
}
