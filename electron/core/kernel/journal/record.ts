// Writing a journal line: always inside the transaction that does what the line says.
import { hash, randomUUID } from 'node:crypto'
import { Sha256 } from '#shared/ids.ts'
import { type JournalEntry, JournalRow } from '#shared/journal.ts'
import type { Caller, Context } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
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

/**
 * Adds the line of an act, and enters its objects. The line is written when the transaction ends, sealed to the line before and
 * with the digest of the rows that were written.
 */
export function record(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor' | 'objects'> & { readonly caller?: Caller | null },
  act: Act
): void {
  const objects = act.objects ?? []
  tx.lines.push({
    at: ctx.clock.now(),
    actor: ctx.actor,
    ...(ctx.caller ? { signedIn: ctx.caller.signedIn } : {}),
    act: act.act,
    about: act.about,
    details: act.details ?? {},
    objects: [...new Set(objects.map(object => object.sha256))]
  })
  const insert = tx.prepare(
    'INSERT INTO object (sha256, bytes, media_type) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  )
  for (const { sha256, bytes, mediaType } of objects) insert.run(sha256, bytes, mediaType)
  tx.afterCommit(() => ctx.objects.claim(objects))
}

/** The number that the line which was recorded last will have. */
export const lineNumber = (tx: WriteDb): number => (readHead(tx)?.seq ?? 0) + tx.lines.length

/**
 * Ends a transaction: writes its lines, of which the last seals the list of the rows that were written. What was noted without an
 * act, such as that a mail is being sent, gets a line of its own, so that no row is written that nothing seals.
 * @throws ArchiveError journal-head-left
 */
export function writeLines(tx: WriteDb, list: string, who: Pick<Context, 'clock' | 'actor'>): void {
  if (list !== '' && tx.lines.length === 0)
    tx.lines.push({
      at: who.clock.now(),
      actor: who.actor,
      act: 'archive.noted',
      about: null,
      details: {},
      objects: []
    })
  const insert = tx.prepare('INSERT INTO journal (seq, line, sha256) VALUES (?, ?, ?)')
  let { seq, sha256: previous } = readHead(tx) ?? { seq: 0, sha256: null }
  requireHeadAt(tx, seq)
  for (const [at, { objects, ...line }] of tx.lines.entries()) {
    const rows = list !== '' && at === tx.lines.length - 1 ? Sha256.parse(hash('sha256', list)) : null
    seq++
    const entry: JournalEntry = { seq, ...line, rows, salt: randomUUID(), objects, previous }
    const text = JSON.stringify(entry)
    previous = sealOf(text)
    insert.run(seq, text, previous)
  }
  if ((readHead(tx)?.seq ?? 0) !== seq) throw new ArchiveError('journal-head-left', { line: seq })
  if (list !== '') tx.prepare('INSERT INTO seal (seq, list) VALUES (?, ?)').run(seq, list)
}

/** Whoever takes away the rule that moves the head leaves lines beyond it. @throws ArchiveError journal-head-left */
function requireHeadAt(db: ReadDb, seq: number): void {
  const last = db.prepare('SELECT max(seq) FROM journal').pluck().get()
  if ((last ?? 0) !== seq) throw new ArchiveError('journal-head-left', { line: Number(last ?? 0) })
}

/** Whether an act has entered this object. */
export function isEntered(db: ReadDb, sha256: Sha256): boolean {
  return db.prepare('SELECT 1 FROM object WHERE sha256 = ?').get(sha256) !== undefined
}

/**
 * The seal of a line: what the next line carries as `previous`. It is made of digests of the line's parts, so that a line can be
 * left out of a package, or named with some of its objects only, and the chain still be proved (docs/journal-format.md).
 */
export function sealOf(line: string): Sha256 {
  return Sha256.parse(hash('sha256', sealedParts(line).join('\n')))
}

const PARTS =
  /^(.*"salt":"([^"]*)"),"objects":(\[(?:"[0-9a-f]{64}"(?:,(?="))?)*\]),"previous":(?:null|"([0-9a-f]{64})")\}$/s

function sealedParts(line: string): string[] {
  const [, content, salt = '', objects = '[]', previous = ''] = PARTS.exec(line) ?? []
  // No line of ours; it has some seal, and that fits nowhere.
  if (content === undefined) return [line]
  const hidden = (JSON.parse(objects) as string[]).map((object, at) =>
    hiddenObject(ownSalt(salt, at), object)
  )
  return [hash('sha256', content), ...hidden, previous]
}

/**
 * What stands in a package for a line that is left out of it: the digests that its seal is made of, and, of those of its objects
 * that are in the package, what they are.
 */
export function leftOutLine(line: string, kept: ReadonlySet<string>): string {
  const { seq, salt, objects, previous } = JSON.parse(line) as JournalEntry
  const [content = '', ...hidden] = sealedParts(line)
  const shown = objects.map((object, at) =>
    kept.has(object) ? `${ownSalt(salt, at)}:${object}` : hidden[at]
  )
  return JSON.stringify({ seq, content, objects: shown, previous })
}

/** The salt of one object of a line: it says nothing of the line's own. */
const ownSalt = (salt: string, at: number): string => hash('sha256', `${salt}\n${at}`)

const hiddenObject = (own: string, object: string): string => hash('sha256', `${own}\n${object}`)

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
  {
    about,
    act = null,
    before,
    limit
  }: { about: string | null; act?: string | null; before: number | null; limit: number }
): JournalRow[] {
  return db
    .prepare(
      `SELECT line, sha256 FROM journal
       WHERE (@about IS NULL OR about = @about) AND (@act IS NULL OR act = @act) AND seq < coalesce(@before, 9007199254740991)
       ORDER BY seq DESC LIMIT +@limit`
    )
    .all({ about, act, before, limit })
    .map(row => {
      const { line, sha256 } = row as { line: string; sha256: string }
      return journalRow(line, sha256)
    })
}

/** A line as it is told to a person. */
export function journalRow(line: string, sha256: string): JournalRow {
  const { rows: _, salt: __, ...told } = JSON.parse(line) as JournalEntry
  return JournalRow.parse({ ...told, sha256 })
}

/** Every line's exact text with its stored seal, oldest first, without holding them all. */
export function* eachLine(
  db: ReadDb,
  upTo = Number.MAX_SAFE_INTEGER
): Generator<{ seq: number; line: string; sha256: string }> {
  const rows = db.prepare('SELECT seq, line, sha256 FROM journal WHERE seq <= ? ORDER BY seq').iterate(upTo)
  for (const row of rows) yield row as { seq: number; line: string; sha256: string }
}
