// The history of the register: written in the transaction of the change itself, so that none can be made without it.
import { z } from 'zod'
import { FieldChange, HistoryEntry, type HistoryField } from '#shared/register-history.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import type { Page, Paging } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Act, lineNumber, record } from '../../kernel/journal/record.ts'
import { requireNoSecretWords } from '../secrecy/typed.ts'
import { movedInLine, readMoved } from './merge-queries.ts'

/** What the register says of something, field by field, in words; null or missing where nothing is said. */
export type Said = Readonly<Partial<Record<HistoryField, string | null>>>

/**
 * Writes the journal line of a change and, field by field, what was said before and what is said now. `before` is null
 * for what is new. The names of the changed fields go into the journal, their values do not: they may be names of people.
 * @throws ArchiveError secret-words
 */
export function recordChange(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor' | 'objects' | 'db'>,
  act: Act & { readonly about: string },
  { before, after }: { before: Said | null; after: Said }
): void {
  const changes = changesBetween(before ?? {}, after)
  // Of before the act, which marks nothing itself: a spreadsheet of hundreds of rows reads what is secret once.
  for (const { field, after } of changes)
    requireNoSecretWords(ctx.db.read, [after], { withNames: !isOfSomebody(act.act, field) })
  record(
    tx,
    ctx,
    before === null
      ? act
      : { ...act, details: { fields: changes.map(({ field }) => field).join(' '), ...act.details } }
  )
  const insert = tx.prepare(
    'INSERT INTO register_change (seq, about, field, before, after) VALUES (@seq, @about, @field, @before, @after)'
  )
  const seq = lineNumber(tx)
  for (const change of changes) insert.run({ seq, about: act.about, ...change })
}

/** Whether a field is the name or address of a person in the register, where it is theirs to have. */
const isOfSomebody = (act: string, field: HistoryField): boolean =>
  OF_SOMEBODY.has(field) || (field === 'name' && act.startsWith('person.'))
const OF_SOMEBODY = new Set<HistoryField>([
  ...(['email', 'responsibleId', 'standInId', 'mandateFor', 'credential', 'mergedInto'] as const)
])

/** The fields that differ. */
export function changesBetween(before: Said, after: Said): FieldChange[] {
  return (Object.keys(after) as HistoryField[])
    .map(field => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter(change => change.before !== change.after)
}

export const yesNo = (is: boolean | null): string | null => (is === null ? null : is ? 'yes' : 'no')

const ENTRY = `SELECT seq, journal.at, line ->> '$.actor' AS actor, journal.act, journal.about,
  coalesce((SELECT name FROM channel WHERE id = journal.about), (SELECT name FROM person WHERE id = journal.about),
    (SELECT name FROM department WHERE id = journal.about), (SELECT name FROM website WHERE id = journal.about),
    -- What was removed is called what it was called last.
    (SELECT before FROM register_change AS last WHERE last.about = journal.about AND field = 'name' AND before IS NOT NULL
      ORDER BY last.seq DESC LIMIT 1)) AS name,
  (SELECT json_group_array(json_object('field', field, 'before', before, 'after', after))
   FROM (SELECT field, before, after FROM register_change WHERE seq = journal.seq ORDER BY rowid)) AS changes,
  ${movedInLine('journal.seq')} AS moved
  FROM journal`

const LINES = 'SELECT DISTINCT seq FROM register_change WHERE seq < @before AND @about IS NULL'
// Of the entry that stays, also what was made one with it.
const LINES_OF = `SELECT seq FROM register_change WHERE about = @about AND seq < @before
  UNION SELECT seq FROM register_merge WHERE into_id = @about AND seq < @before
  UNION SELECT undone FROM register_merge WHERE into_id = @about AND undone < @before`

const OF_HIDDEN = `SELECT seq FROM json_each(@hidden) JOIN register_merge ON into_id = value
  UNION ALL SELECT undone FROM json_each(@hidden) JOIN register_merge ON into_id = value WHERE undone IS NOT NULL`

const Row = z.strictObject({ ...HistoryEntry.shape, changes: z.string(), moved: z.string() })

/**
 * The acts that changed the register, newest first; of one record, or of all. Whoever may not see an entry is not told with whom it was mixed
 * up, since the two mostly have one name. @throws ArchiveError invalid-input
 */
export function registerHistory(
  db: ReadDb,
  { about, limit, after }: Paging & { readonly about: string | null },
  hidden: ReadonlyMap<string, string> = new Map()
): Page<HistoryEntry> {
  const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after)
  if (!Number.isSafeInteger(before))
    throw new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })
  const entries = [...hidden].flatMap(([id, kind]) =>
    kind === 'person' || kind === 'department' ? [id] : []
  )
  const rows = db
    .prepare(
      `${ENTRY} WHERE seq IN (SELECT seq FROM (${about === null ? LINES : LINES_OF}) AS line
         WHERE seq NOT IN (${OF_HIDDEN}) ORDER BY seq DESC LIMIT +@limit)
       ORDER BY seq DESC`
    )
    .all({ about, before, limit: limit + 1, hidden: JSON.stringify(entries) })
    .map(readEntry)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? String(last.seq) : null }
}

/**
 * The acts after a line of the journal that changed one of these records, or took a channel or person from the
 * department of this name, newest first.
 */
export function changesSince(
  db: ReadDb,
  { since, abouts, leftDepartment }: { since: number; abouts: readonly string[]; leftDepartment: string }
): HistoryEntry[] {
  return db
    .prepare(
      `${ENTRY} WHERE seq IN (SELECT seq FROM register_change WHERE seq > @since
         AND (about IN (SELECT value FROM json_each(@abouts)) OR (field = 'departmentId' AND before = @leftDepartment)))
       ORDER BY seq DESC`
    )
    .all({ since, abouts: JSON.stringify(abouts), leftDepartment })
    .map(readEntry)
}

function readEntry(raw: unknown): HistoryEntry {
  const row = Row.parse(raw)
  return {
    ...row,
    changes: z.array(FieldChange).parse(JSON.parse(row.changes)),
    moved: readMoved(row.moved)
  }
}
