// By which import of an export, or reading of a channel through its platform, each record of a package came.
import { z } from 'zod'
import type { JournalRow } from '#shared/journal.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { journalRow } from '../../../kernel/journal/record.ts'

/** The line of the journal that began it, how it ended, what it came to, and the files that it was read from. */
type Bringing = {
  readonly act: JournalRow
  readonly outcome: string
  readonly counts: Readonly<Record<string, number>>
  /**
   * Those that are told of, and how many more there were; the archive has them, and the package does not. A file in which no record of the
   * package was seen is not told of: whoever has it, or guesses what it says, would know by its digest that it came in.
   */
  readonly sources: { readonly told: readonly z.infer<typeof Source>[]; readonly more: number }
}

/** A record that came by it. */
export type Brought = { readonly by: Bringing; readonly record: string }

// What was seen in a file came by the import that took in that file, or the archive it lies in, and was going on then. Of a
// channel one reading goes on at a time.
const SEEN = `WITH RECURSIVE
  seen (record, channel_id, source_id, seen_at) AS (
    SELECT message.id, channel_id, source_id, seen_at FROM export_item JOIN message ON message.id = item_id
      JOIN message_sighting ON message_id = item_id WHERE export_id = @exportId AND export_item.kind = 'message'
    UNION ALL SELECT comment.id, channel_id, source_id, seen_at FROM export_item JOIN comment ON comment.id = item_id
      JOIN comment_sighting ON comment_id = item_id WHERE export_id = @exportId AND export_item.kind = 'comment'),
  within (record, source_id, seen_at) AS (
    SELECT record, source_id, seen_at FROM seen
    UNION SELECT record, container_id, seen_at FROM within JOIN source_file ON source_file.id = within.source_id
      WHERE container_id IS NOT NULL)`
const BROUGHT = `${SEEN},
  brought (id, began, record) AS (
    SELECT import_run.id, started_at, record FROM within JOIN import_source ON import_source.source_id = within.source_id
      JOIN import_run ON import_run.id = run_id AND seen_at BETWEEN started_at AND coalesce(ended_at, '~')
    UNION SELECT reading.id, started_at, record FROM seen JOIN source_file ON source_file.id = source_id AND source_file.method = 'api'
      JOIN reading ON reading.id = (SELECT id FROM reading AS going WHERE going.channel_id = seen.channel_id
        AND going.started_at <= seen_at ORDER BY going.started_at DESC, going.id LIMIT 1)
      WHERE seen_at <= coalesce(ended_at, '~'))
SELECT id, record FROM brought ORDER BY began, id, record`

const BRINGING = `SELECT line, sha256, state AS outcome, counts FROM journal JOIN (
    SELECT id, state, json_object('seen', seen, 'imported', imported, 'known', known, 'skipped', skipped,
      'unreadable', unreadable, 'warnings', warnings, 'unknownFiles', unknown_files) AS counts FROM import_run WHERE id = @id
    UNION ALL SELECT id, state, json_object('seen', seen, 'added', added, 'changed', changed, 'vanished', vanished)
      FROM reading WHERE id = @id) AS began ON about = began.id
  WHERE about = @id AND act IN ('import.started', 'reading.started') ORDER BY seq LIMIT 1`

// A channel that was read through its account has a file for each answer of the platform.
const MOST_SOURCES = 100
const SOURCES = `SELECT source_id AS id, sha256, bytes FROM import_source JOIN source_file ON source_file.id = source_id
  WHERE run_id = ? ORDER BY position`
const SEEN_SOURCES = `${SEEN} SELECT DISTINCT source_id FROM within WHERE source_id IN (SELECT source_id FROM import_source)`
const Source = z.object({ id: z.string(), sha256: z.string(), bytes: z.int() })

const Found = z.object({ id: z.string(), record: z.string() })
const Began = z.object({ line: z.string(), sha256: z.string(), outcome: z.string(), counts: z.string() })
const Counts = z.record(z.string(), z.int())

/** The records of a package that came so, those of one import or reading together, the first of them first. */
export function* broughtTo(db: ReadDb, exportId: string): Generator<Brought> {
  const seenIn = new Set(db.prepare(SEEN_SOURCES).pluck().all({ exportId }).map(String))
  let last = ''
  let by: Bringing | undefined
  for (const row of db.prepare(BROUGHT).iterate({ exportId })) {
    const { id, record } = Found.parse(row)
    if (by === undefined || id !== last) by = beganBy(db, id, seenIn)
    last = id
    yield { by, record }
  }
}

function beganBy(db: ReadDb, id: string, seenIn: ReadonlySet<string>): Bringing {
  const { line, sha256, outcome, counts } = Began.parse(db.prepare(BRINGING).get({ id }))
  const act = journalRow(line, sha256)
  return { act, outcome, counts: Counts.parse(JSON.parse(counts)), sources: sourcesOf(db, id, seenIn) }
}

function sourcesOf(db: ReadDb, id: string, seenIn: ReadonlySet<string>): Bringing['sources'] {
  const all = z.array(Source).parse(db.prepare(SOURCES).all(id))
  const told = all.filter(source => seenIn.has(source.id)).slice(0, MOST_SOURCES)
  return { told, more: all.length - told.length }
}
