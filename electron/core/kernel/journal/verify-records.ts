// The records read again as they are at one moment: every journal line, every row, and whether the lines and the objects account for each
// other.
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Sha256 } from '#shared/ids.ts'
import type { Finding } from '#shared/journal.ts'
import { JournalEntry } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import { prepareWhereThere } from '../db/schema-check.ts'
import { eachLine, readHead, sealOf } from './record.ts'
import { verifyDerived } from './verify-derived.ts'
import { parsed, verifyRows } from './verify-rows.ts'
import { verifySearched } from './verify-searched.ts'
import { holdTold } from './verify-told.ts'

export type RecordsRead = {
  readonly lines: number
  readonly head: Sha256 | null
  readonly findings: readonly Finding[]
}

type Tell = (code: Finding['code'], what: string) => void

/** Of one code no more are told than this; what was made by a program that rewrote everything needs no longer list. */
const MOST = 1_000

/** `db` sees nothing that is written meanwhile. Other work gets its turn between the rows, and nothing before that. */
export async function verifyRecords(db: ReadDb, signal: AbortSignal): Promise<RecordsRead> {
  const findings: Finding[] = []
  const told = new Map<Finding['code'], number>()
  const tell: Tell = (code, what) => {
    const latest = findings.at(-1)
    if (latest?.code === code && latest.what === what) return
    const count = (told.get(code) ?? 0) + 1
    told.set(code, count)
    if (count <= MOST) findings.push({ code, what })
  }
  const lines = findBreaks(db, tell)
  findDangling(db, tell)
  findUndecided(db, tell)
  await verifyRows(db, tell, signal)
  await verifyDerived(db, tell, signal)
  findUnrecorded(db, tell)
  await verifySearched(db, tell, signal)
  return { lines, head: readHead(db)?.sha256 ?? null, findings }
}

/** Rows that refer to something which is not there. */
function findDangling(db: ReadDb, tell: Tell): void {
  const broken = db
    .prepare('SELECT "table" AS tbl, parent, count(*) AS count FROM pragma_foreign_key_check GROUP BY 1, 2')
    .all() as { tbl: string; parent: string; count: number }[]
  for (const { tbl, parent, count } of broken) tell('reference-broken', `${tbl} → ${parent} (${count})`)
}

/**
 * Disposals of which the journal does not say that so many files were taken, and that these tombstones were left: a file that was
 * taken away otherwise cannot pass for one that was disposed of.
 */
function findUndecided(db: ReadDb, tell: Tell): void {
  const disposals = prepareWhereThere(
    db,
    `SELECT id, (SELECT count(*) FROM disposed_object WHERE disposal_id = id) AS files,
       (SELECT line -> '$.details' FROM journal WHERE about = id AND act = 'disposal.begun' AND json_valid(line)) AS begun
     FROM (SELECT disposal_id AS id FROM disposed_object UNION SELECT disposal_id FROM tombstone)`
  )
  for (const { id, files, begun } of (disposals?.all() ?? []) as Disposal[]) {
    // A line that somebody else wrote may say anything.
    const said = parsed(begun ?? '') as { files?: unknown; tombstones?: unknown } | null
    if (said?.files !== files || said.tombstones !== tombstonesOf(db, id))
      tell('disposal-unaccounted', id.slice(0, 8))
  }
}

type Disposal = { readonly id: string; readonly files: number; readonly begun: string | null }

/** As `disposal.begun` sealed them. */
function tombstonesOf(db: ReadDb, disposal: string): string | undefined {
  const stones = prepareWhereThere(
    db,
    `SELECT tombstone.kind, tombstone.item_id AS id, tombstone.channel_id AS channelId,
       tombstone.recorded_at AS recordedAt, tombstone.rule_id AS ruleId, due_on AS dueOn, objects
     FROM tombstone JOIN disposal_item USING (disposal_id, kind, item_id) WHERE disposal_id = ?
     ORDER BY kind, id`
  )
  if (stones === undefined) return undefined
  const digest = createHash('sha256')
  for (const stone of stones.all(disposal) as { objects: string }[])
    digest.update(`${JSON.stringify({ ...stone, objects: parsed(stone.objects) })}\n`)
  return digest.digest('hex')
}

/** Follows the chain from the first line to the head; gives how many lines there are. */
function findBreaks(db: ReadDb, tell: Tell): number {
  const hold = holdTold(db, tell)
  let count = 0
  let before: { seq: number; sha256: string } | undefined
  for (const { seq, line, sha256 } of eachLine(db)) {
    count++
    addRange(tell, 'line-missing', (before?.seq ?? 0) + 1, seq - 1)
    const entry = readLine(line)
    if (sealOf(line) !== sha256 || entry?.seq !== seq) add(tell, 'line-changed', seq)
    else if (before !== undefined && before.seq === seq - 1 && entry.previous !== before.sha256)
      add(tell, 'line-changed', before.seq)
    if (entry !== undefined && entry.rows === undefined) add(tell, 'line-unsealed', seq)
    if (entry !== undefined) hold(entry)
    before = { seq, sha256 }
  }
  const head = readHead(db)
  const last = before?.seq ?? 0
  addRange(tell, 'line-missing', last + 1, head?.seq ?? 0)
  addRange(tell, 'line-added', (head?.seq ?? 0) + 1, last)
  if (head !== undefined && before?.seq === head.seq && before.sha256 !== head.sha256)
    add(tell, 'line-changed', head.seq)
  return count
}

function add(tell: Tell, code: Finding['code'], seq: number): void {
  addRange(tell, code, seq, seq)
}

// A gap is one finding, however wide: a number that was made up must not keep the verification busy for ever.
function addRange(tell: Tell, code: Finding['code'], first: number, last: number): void {
  if (first > last) return
  tell(code, first === last ? String(first) : `${first}-${last}`)
}

/** A line of before rows were sealed lacks the digest of its rows, and the salt. */
const AnyEntry = JournalEntry.partial({ rows: true, salt: true })

function readLine(line: string): z.infer<typeof AnyEntry> | undefined {
  try {
    return AnyEntry.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** Objects that have a row but no journal line, and the other way round, but for those that were disposed of. */
function findUnrecorded(db: ReadDb, tell: Tell): void {
  const mentioned = `SELECT value AS sha256 FROM journal, json_each(line, '$.objects') WHERE json_valid(line)`
  const unrecorded = prepareWhereThere(
    db,
    `SELECT sha256 FROM (SELECT sha256 FROM object EXCEPT ${mentioned})
     UNION ALL SELECT sha256 FROM (${mentioned} EXCEPT SELECT sha256 FROM object
         EXCEPT SELECT sha256 FROM disposed_object)`
  )
  for (const sha256 of unrecorded?.pluck().iterate() ?? []) tell('object-unrecorded', String(sha256))
}
