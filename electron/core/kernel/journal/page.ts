// The journal as the page lists it: newest first, from before a line.
import type { JournalRow } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import type { Page, Paging } from '../db/paging.ts'
import { ArchiveError } from '../errors.ts'
import { listJournal } from './record.ts'

export function journalPage(
  db: ReadDb,
  { about, act, limit, after }: Paging & { about: string | null; act: string | null }
): Page<JournalRow> {
  const before = after === null ? null : Number(after)
  if (before !== null && !Number.isSafeInteger(before))
    throw new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })
  const rows = listJournal(db, { about, act, before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? String(last.seq) : null }
}
