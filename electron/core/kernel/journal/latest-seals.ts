// The seals of rows that hold, as the lists of the acts say one after the other.
import Database from 'better-sqlite3'
import { cached } from '../db/statements.ts'
import type { KeyPart, RangeLine } from './sealed-lines.ts'

export type Range = { first: KeyPart; last: KeyPart; rows: number; sha256: string | null }

/** Kept in a database of its own, which is gone afterwards. */
export class LatestSeals {
  readonly #db = new Database('')
  readonly #statements = cached(this.#db)
  /** The tables that have or had ranges: most rows are of one that has none, and need not be looked for in them. */
  readonly #withRanges = new Set<string>()
  /** Those of which a range has ended in the list that is being read. */
  readonly #withEnded = new Set<string>()

  constructor() {
    this.#db.pragma('journal_mode = OFF')
    this.#db.exec(`
      CREATE TABLE latest (tbl TEXT, key TEXT, sha256 TEXT, seen INTEGER DEFAULT 0, PRIMARY KEY (tbl, key)) WITHOUT ROWID;
      CREATE TABLE range (tbl TEXT, first ANY, last ANY, rows INTEGER, sha256 TEXT, seen INTEGER DEFAULT 0,
        PRIMARY KEY (tbl, first)) STRICT, WITHOUT ROWID;
      CREATE TABLE ended (tbl TEXT, first ANY, last ANY, rows INTEGER, named INTEGER DEFAULT 0, PRIMARY KEY (tbl, first))
        STRICT, WITHOUT ROWID;
      BEGIN`)
  }

  row(tbl: string, key: readonly KeyPart[], digest: string | null): void {
    const text = JSON.stringify(key)
    if (digest === null)
      this.#statements.prepare('DELETE FROM latest WHERE tbl = ? AND key = ?').run(tbl, text)
    else
      this.#statements
        .prepare('INSERT OR REPLACE INTO latest (tbl, key, sha256) VALUES (?, ?, ?)')
        .run(tbl, text, digest)
    const first = key[0] ?? null
    const range = this.#endRangeAround(tbl, first)
    if (range !== undefined) this.#noteEnded(tbl, range)
    if (this.#withEnded.has(tbl))
      this.#statements
        .prepare(
          `UPDATE ended SET named = named + 1 WHERE tbl = @tbl AND last >= @first
             AND first = (SELECT max(first) FROM ended WHERE tbl = @tbl AND first <= @first)`
        )
        .run({ tbl, first })
  }

  /** Whether a row is sealed by itself already. */
  has(tbl: string, key: readonly KeyPart[]): boolean {
    const row = this.#statements.prepare('SELECT 1 FROM latest WHERE tbl = ? AND key = ?')
    return row.get(tbl, JSON.stringify(key)) !== undefined
  }

  range([tbl, first, last, rows, sha256]: RangeLine): void {
    this.#withRanges.add(tbl)
    const ended = this.#endRangeAround(tbl, first)
    // What is only counted is sealed in parts; what was sealed is never counted anew.
    if (ended?.sha256 != null) this.#noteEnded(tbl, ended)
    this.#statements
      .prepare('INSERT OR REPLACE INTO range (tbl, first, last, rows, sha256) VALUES (?, ?, ?, ?, ?)')
      .run(...[tbl, first, last, rows, sha256])
  }

  /** Of the list that was read: ranges that ended without each of their rows being named. */
  takeLacking(): (Range & { tbl: string })[] {
    if (this.#withEnded.size === 0) return []
    const lacking = this.#statements
      .prepare('SELECT tbl, first, last, rows FROM ended WHERE named < rows ORDER BY tbl, first')
      .all() as (Range & { tbl: string })[]
    this.#statements.prepare('DELETE FROM ended').run()
    this.#withEnded.clear()
    return lacking
  }

  #noteEnded(tbl: string, { first, last, rows }: Range): void {
    this.#withEnded.add(tbl)
    this.#statements
      .prepare('INSERT OR REPLACE INTO ended (tbl, first, last, rows) VALUES (?, ?, ?, ?)')
      .run(tbl, first, last, rows)
  }

  #endRangeAround(tbl: string, first: KeyPart): Range | undefined {
    const range = this.rangeAround(tbl, first)
    if (range !== undefined)
      this.#statements.prepare('DELETE FROM range WHERE tbl = ? AND first = ?').run(tbl, range.first)
    return range
  }

  rangeAround(tbl: string, first: KeyPart): Range | undefined {
    if (!this.#withRanges.has(tbl)) return undefined
    return this.#statements
      .prepare(
        `SELECT * FROM (SELECT first, last, rows, sha256 FROM range WHERE tbl = @tbl AND first <= @first
         ORDER BY first DESC LIMIT 1) WHERE last >= @first`
      )
      .get({ tbl, first }) as Range | undefined
  }

  /** The digest that holds of a row that is sealed by itself; it counts as seen. */
  see(tbl: string, key: string): string | undefined {
    const row = this.#statements
      .prepare('SELECT sha256 FROM latest WHERE tbl = ? AND key = ?')
      .get(tbl, key) as { sha256: string } | undefined
    if (row !== undefined)
      this.#statements.prepare('UPDATE latest SET seen = 1 WHERE tbl = ? AND key = ?').run(tbl, key)
    return row?.sha256
  }

  /** Whether this is a range that holds, as the lists have it. */
  hasRange({ tbl, first, last, rows, sha256 }: Range & { readonly tbl: string }): boolean {
    const range = this.#statements.prepare(
      `SELECT 1 FROM range WHERE tbl = @tbl AND first = @first AND last IS @last AND rows IS @rows AND sha256 IS @sha256`
    )
    return range.get({ tbl, first, last, rows, sha256 }) !== undefined
  }

  seeRange(tbl: string, first: KeyPart): void {
    this.#statements.prepare('UPDATE range SET seen = 1 WHERE tbl = ? AND first = ?').run(tbl, first)
  }

  unseen(): { tbl: string; key: KeyPart[] }[] {
    const rows = this.#statements
      .prepare('SELECT tbl, key FROM latest WHERE seen = 0 ORDER BY tbl, key')
      .all()
    return (rows as { tbl: string; key: string }[]).map(row => ({ tbl: row.tbl, key: JSON.parse(row.key) }))
  }

  unseenRanges(): (Range & { tbl: string })[] {
    return this.#statements
      .prepare('SELECT * FROM range WHERE seen = 0 ORDER BY tbl, first')
      .all() as (Range & {
      tbl: string
    })[]
  }

  count(): number {
    return Number(this.#statements.prepare('SELECT count(*) FROM latest').pluck().get())
  }

  close(): void {
    this.#db.close()
  }
}
