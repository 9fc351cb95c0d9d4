// Writing a journal line: always inside the transaction that does what the line says.
import { hash } from 'node:crypto'
import { Sha256 } from '#shared/ids.ts'
import { type JournalEntry, JournalRow } from '#shared/journal.ts'
import type { Context } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { StoredObject } from '../objects/store.ts'

export type Act = {
  /** Noun and what was done to it, such as `capture.ended`. */
  readonly act: string
  /** The id of the record it is about. */
  readonly about: string | null
  /** Files that this act adds to the archive. */
  readonly objects?: readonly StoredObject[]
  /** Facts about the act. Never message texts or other personal data. */
  readonly details?: JournalEntry['details']
}

/** Adds the line of an act, sealed to the line before, and enters its objects. */
export function record(tx: WriteDb, ctx: Pick<Context, 'clock' | 'actor' | 'objects'>, act: Act): void {
  const head = readHead(tx)
  const objects = act.objects ?? []
  const entry: JournalEntry = {
    seq: (head?.seq ?? 0) + 1,
    at: ctx.clock.now(),
    actor: ctx.actor,
    act: act.act,
    about: act.about,
    objects: [...new Set(objects.map(object => object.sha256))],
    details: act.details ?? {},
    previous: head?.sha256 ?? null
  }
  const line = JSON.stringify(entry)
  tx.prepare('INSERT INTO journal (seq, line, sha256) VALUES (?, ?, ?)').run(entry.seq, line, sealOf(line))
  const insert = tx.prepare(
    'INSERT INTO object (sha256, bytes, media_type) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  )
  for (const { sha256, bytes, mediaType } of objects) insert.run(sha256, bytes, mediaType)
  tx.afterCommit(() => ctx.objects.claim(objects))
}

/** Whether an act has entered this object. */
export function isEntered(db: ReadDb, sha256: Sha256): boolean {
  return db.prepare('SELECT 1 FROM object WHERE sha256 = ?').get(sha256) !== undefined
}

/** The SHA-256 of a line's UTF-8 bytes: what the next line carries as `previous`. */
export function sealOf(line: string): Sha256 {
  return Sha256.parse(hash('sha256', line))
}

/** The last line's number and seal. */
export function readHead(db: ReadDb): { seq: number; sha256: Sha256 } | undefined {
  // The columns are ours and the table is STRICT.
  return db.prepare('SELECT seq, sha256 FROM journal_head').get() as
    | { seq: number; sha256: Sha256 }
    | undefined
}

/** Lines newest first, from before line `before`, about one record or about all. */
export function listJournal(
  db: ReadDb,
  { about, before, limit }: { about: string | null; before: number | null; limit: number }
): JournalRow[] {
  return db
    .prepare(
      `SELECT line, sha256 FROM journal
       WHERE (@about IS NULL OR about = @about) AND seq < coalesce(@before, 9007199254740991)
       ORDER BY seq DESC LIMIT +@limit`
    )
    .all({ about, before, limit })
    .map(row => {
      const { line, sha256 } = row as { line: string; sha256: string }
      return JournalRow.parse({ ...JSON.parse(line), sha256 })
    })
}

/** Every line's exact text with its stored seal, oldest first, without holding them all. */
export function* eachLine(
  db: ReadDb,
  upTo = Number.MAX_SAFE_INTEGER
): Generator<{ seq: number; line: string; sha256: string }> {
  const rows = db.prepare('SELECT seq, line, sha256 FROM journal WHERE seq <= ? ORDER BY seq').iterate(upTo)
  for (const row of rows) yield row as { seq: number; line: string; sha256: string }
}
