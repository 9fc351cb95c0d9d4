// Reading everything again: every journal line, every object, and whether the two account for each other.

import { Sha256 } from '#shared/ids.ts'
import type { Finding, Verification } from '#shared/journal.ts'
import { JournalEntry } from '#shared/journal.ts'
import type { Context } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { eachLine, readHead, sealOf } from './record.ts'

type Subject = Pick<Context, 'db' | 'objects' | 'events' | 'closing'>

/**
 * Verifies an open archive. Nothing is changed. The findings name each line, object or row that is not as recorded.
 * What was put by work that is still going on is not counted as extra.
 */
export async function verifyArchive(ctx: Subject): Promise<Verification> {
  const findings: Finding[] = ctx.db.integrityProblems().map(what => ({ code: 'database-damaged', what }))
  const lines = findBreaks(ctx.db.read, findings)
  findUnrecorded(ctx.db.read, findings)
  const { objects, bytes } = await checkObjects(ctx, findings)
  return { lines, objects, bytes, head: readHead(ctx.db.read)?.sha256 ?? null, findings }
}

/** Follows the chain from the first line to the head; gives how many lines there are. */
function findBreaks(db: ReadDb, findings: Finding[]): number {
  let count = 0
  let before: { seq: number; sha256: string } | undefined
  for (const { seq, line, sha256 } of eachLine(db)) {
    count++
    addRange(findings, 'line-missing', (before?.seq ?? 0) + 1, seq - 1)
    const entry = readLine(line)
    if (sealOf(line) !== sha256 || entry?.seq !== seq) add(findings, 'line-changed', seq)
    else if (before !== undefined && before.seq === seq - 1 && entry.previous !== before.sha256)
      add(findings, 'line-changed', before.seq)
    before = { seq, sha256 }
  }
  const head = readHead(db)
  const last = before?.seq ?? 0
  addRange(findings, 'line-missing', last + 1, head?.seq ?? 0)
  addRange(findings, 'line-added', (head?.seq ?? 0) + 1, last)
  if (head !== undefined && before?.seq === head.seq && before.sha256 !== head.sha256)
    add(findings, 'line-changed', head.seq)
  return count
}

function add(findings: Finding[], code: Finding['code'], seq: number): void {
  addRange(findings, code, seq, seq)
}

// A gap is one finding, however wide: a number that was made up must not keep the verification busy for ever.
function addRange(findings: Finding[], code: Finding['code'], first: number, last: number): void {
  if (first > last) return
  const what = first === last ? String(first) : `${first}-${last}`
  const latest = findings.at(-1)
  if (latest?.code !== code || latest.what !== what) findings.push({ code, what })
}

function readLine(line: string): JournalEntry | undefined {
  try {
    return JournalEntry.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** Objects that have a row but no journal line, and the other way round, but for those that were disposed of. */
function findUnrecorded(db: ReadDb, findings: Finding[]): void {
  const mentioned = `SELECT value AS sha256 FROM journal, json_each(line, '$.objects') WHERE json_valid(line)`
  const rows = db
    .prepare(
      `SELECT sha256 FROM (SELECT sha256 FROM object EXCEPT ${mentioned})
       UNION ALL SELECT sha256 FROM (${mentioned} EXCEPT SELECT sha256 FROM object
           EXCEPT SELECT sha256 FROM disposed_object)`
    )
    .all() as { sha256: string }[]
  for (const { sha256 } of rows) findings.push({ code: 'object-unrecorded', what: sha256 })
}

async function checkObjects(ctx: Subject, findings: Finding[]): Promise<{ objects: number; bytes: number }> {
  const { total } = ctx.db.read.prepare('SELECT coalesce(sum(bytes), 0) AS total FROM object').get() as {
    total: number
  }
  const inFolder = ctx.db.read.prepare('SELECT sha256 FROM object WHERE sha256 >= ? AND sha256 < ?')
  let [objects, bytes] = [0, 0]
  for (let first = 0; first < 256; first++) {
    const prefix = first.toString(16).padStart(2, '0')
    for (const row of inFolder.all(prefix, `${prefix}g`)) {
      const { data: sha256 } = Sha256.safeParse((row as { sha256: string }).sha256)
      // A name that no file can have: no journal line accounts for it either, and it is named for that.
      if (sha256 === undefined) continue
      const check = await ctx.objects.verify(sha256, ctx.closing)
      objects++
      bytes += check.bytes
      if (check.state !== 'right') findings.push({ code: `object-${check.state}`, what: sha256 })
      ctx.events.publish('event', { kind: 'verify-progress', doneBytes: bytes, totalBytes: total })
    }
  }
  await findExtra(ctx, findings)
  return { objects, bytes }
}

async function findExtra(ctx: Subject, findings: Finding[]): Promise<void> {
  const known = ctx.db.read.prepare('SELECT 1 FROM object WHERE sha256 = ?')
  for await (const folder of ctx.objects.list()) {
    // Asked anew for each folder: work that is going on may have put or claimed something since.
    const waiting = new Set(ctx.objects.unclaimed().map(object => object.sha256))
    for (const { sha256, path } of folder) {
      const isOurs = sha256 !== null && (waiting.has(sha256) || known.get(sha256) !== undefined)
      if (!isOurs) findings.push({ code: 'object-extra', what: sha256 ?? path })
    }
  }
}
