// Rows that came by thousands are sealed when that which brings them has a rest, before the archive is verified and before it closes.
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { atLength } from '../at-length.ts'
import type { Context } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { keyText, rowText, type SealedTable } from '../db/sealed-tables.ts'
import {
  digestOf,
  type KeyPart,
  type Range,
  type RangeLine,
  type RowLine,
  sealedKey,
  WAS_CHANGED
} from './sealed-lines.ts'

type Subject = Pick<Context, 'db'>

/** So long nothing of the kind may have come. */
const REST_MS = 2_000
/** So many of them have one seal. */
const TOGETHER = 16

/** Seals what is only counted, a little at a time, so that others get their turn. */
export async function sealAllCounted(ctx: Subject): Promise<void> {
  while (sealSome(ctx)) await setImmediate()
}

/** The same, at once. */
export function sealRestOfCounted(ctx: Subject): void {
  atLength(() => {
    while (sealSome(ctx));
  })
}

/** Whether there may be more. */
function sealSome({ db }: Subject): boolean {
  // A database on a full disk is only read.
  if (db.isAlone || !isUnsealed(db.read)) return false
  db.transact(tx => sealCounted(tx, db.tables))
  return true
}

/** Seals while the archive is open, when nothing has been counted for a while. Ends with the signal. */
export function sealWhileOpen({ db, closing, log }: Pick<Context, 'db' | 'closing' | 'log'>): void {
  const newest = () => db.read.prepare('SELECT count(*) FROM range_seal WHERE sha256 IS NULL').pluck().get()
  let before = newest()
  const timer = setInterval(() => {
    const now = newest()
    const isAtRest = now === before && now !== 0
    before = now
    if (isAtRest) sealAllCounted({ db }).catch(error => log.warn({ err: error }, 'rows could not be sealed'))
  }, REST_MS)
  timer.unref()
  closing.addEventListener('abort', () => clearInterval(timer), { once: true })
}

/** Whether there are rows that are only counted yet. */
export const isUnsealed = (db: ReadDb): boolean =>
  db.prepare('SELECT 1 FROM range_seal WHERE sha256 IS NULL LIMIT 1').get() !== undefined

/** Seals some of the rows that are only counted yet; the transaction's list gets their lines. */
function sealCounted(tx: WriteDb, tables: readonly SealedTable[]): void {
  const ranges = tx
    .prepare(
      'SELECT tbl, first, last, rows FROM range_seal WHERE sha256 IS NULL ORDER BY tbl, first LIMIT 64'
    )
    .all() as (Range & { tbl: string })[]
  for (const { tbl, ...range } of ranges) {
    const table = tables.find(({ name }) => name === tbl)
    if (table === undefined) throw new Error(`rows of ${tbl}, which is no table, are to be sealed`)
    for (const line of sealRange(tx, table, range)) tx.sealed.push(`${JSON.stringify(line)}\n`)
  }
}

/** A range that was counted is sealed in parts. Where it is not as it was counted, each of its rows is said to be changed. */
function* sealRange(tx: WriteDb, table: SealedTable, counted: Range): Generator<RowLine | RangeLine> {
  const { name, key } = table
  const rows = tx
    .prepare(
      `SELECT ${keyText(table, 't')} AS key, t."${key[0]}" AS first, ${rowText(table, 't')} AS text FROM "${name}" AS t
       WHERE t."${key[0]}" BETWEEN ? AND ? ORDER BY ${key.map(column => `t."${column}"`).join(', ')}`
    )
    .all(counted.first, counted.last) as { key: string; first: KeyPart; text: string }[]
  tx.prepare('DELETE FROM range_seal WHERE tbl = ? AND first = ?').run(name, counted.first)
  const keepRow = tx.prepare('INSERT INTO row_seal (tbl, key, salt, sha256) VALUES (?, ?, ?, ?)')
  const keep = tx.prepare(
    'INSERT INTO range_seal (tbl, first, last, rows, salt, sha256) VALUES (?, ?, ?, ?, ?, ?)'
  )
  for (let at = 0; at < rows.length; ) {
    let end = Math.min(at + TOGETHER, rows.length)
    // All rows with the same first column of the key are in one range.
    while (end < rows.length && rows[end]?.first === rows[end - 1]?.first) end++
    const part = rows.slice(at, end)
    at = end
    const salt = randomUUID()
    if (rows.length === counted.rows) {
      const [first, last] = [part[0]?.first ?? null, part.at(-1)?.first ?? null]
      const sha256 = digestOf(salt, part.map(({ text }) => `${text}\n`).join(''))
      keep.run(name, first, last, part.length, salt, sha256)
      yield [name, first, last, part.length, sha256]
    } else
      for (const { key, text } of part) {
        const [parts, sha256] = [sealedKey(key), digestOf(salt, text)]
        keepRow.run(name, JSON.stringify(parts), salt, sha256)
        yield [name, parts, sha256, WAS_CHANGED]
      }
  }
}
