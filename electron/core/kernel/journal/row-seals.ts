// What an act wrote, sealed: a digest for each row, or for a few rows that lie together where there are very many.
import { randomUUID } from 'node:crypto'
import type { WriteDb } from '../db/open.ts'
import { keyText, rowText, type SealedTable } from '../db/sealed-tables.ts'
import { forgetNotes, type Marks, noteNewRows, noteRow, type WrittenRows } from '../db/written-rows.ts'
import {
  digestOf,
  isPlain,
  type KeyPart,
  type Range,
  type RangeLine,
  type RowLine,
  sealedKey,
  WAS_CHANGED
} from './sealed-lines.ts'

type Note = { readonly key: string; readonly was: string | null; readonly now: string | null }
/**
 * So many new rows of one table are counted, a few at a time, and sealed together as soon as nothing more of the kind comes
 * (seal-counted.ts): one by one, and in between, an import of a large export would take longer.
 */
const MANY = 64
const COUNTED = 128

/** Seals every row that the transaction has written so far; gives the list, one JSON text and a line feed for each. */
export function sealWritten(tx: WriteDb, { tables, marks }: WrittenRows, before: Marks): string {
  const after = marks()
  const noted = new Map(
    (
      tx
        .prepare(
          'SELECT tbl, sum(was IS NULL) AS added, max(gone) IS NOT NULL AS isReused FROM temp.written GROUP BY tbl'
        )
        .all() as Noted[]
    ).map(row => [row.tbl, row])
  )
  const list: (RowLine | RangeLine)[] = []
  for (const [tbl, table] of tables.entries()) {
    const of = noted.get(tbl)
    if (of === undefined && after[tbl] === before[tbl]) continue
    new TableSeals(tx, table, tbl, list).seal(
      table.isCounted ? { above: before[tbl] ?? 0, isReused: of?.isReused === 1 } : (of?.added ?? 0)
    )
  }
  if (noted.size > 0 || list.length > 0) forgetNotes(tx)
  return [...tx.sealed, ...list.map(line => `${JSON.stringify(line)}\n`)].join('')
}

/** Above which number the rows are new; and whether some of them may have the number of a row that was removed. */
type Above = { readonly above: number; readonly isReused: boolean }

/** Rows that are counted, and not sealed yet. */
type Counted = Pick<Range, 'first' | 'last' | 'rows'>

type Noted = { readonly tbl: number; readonly added: number; readonly isReused: 0 | 1 }

/** Seals what was written in one table. */
class TableSeals {
  readonly #tx: WriteDb
  readonly #table: SealedTable
  readonly #number: number
  readonly #list: (RowLine | RangeLine)[]
  /** The rows whose range holds no more, each with whether the range was as it was sealed. */
  readonly #dissolved = new Map<string, boolean>()
  /** Of a table that counts: new rows have higher numbers. */
  #above = 0
  #isReused = false

  constructor(tx: WriteDb, table: SealedTable, number: number, list: (RowLine | RangeLine)[]) {
    this.#tx = tx
    this.#table = table
    this.#number = number
    this.#list = list
  }

  /** `added` is how many new rows were noted, or, of a table that counts, above which number they are. */
  seal(added: number | Above): void {
    const ranges =
      typeof added === 'number' ? (added > MANY ? this.#notedRanges(added) : []) : this.#newRanges(added)
    const isMany = ranges.length > 0
    const hasRanges = this.#tx.prepare('SELECT 1 FROM range_seal WHERE tbl = ? LIMIT 1').get(this.#table.name)
    if (hasRanges !== undefined) this.#dissolveTouched(isMany ? 'AND was IS NOT NULL' : '')
    if (isMany) this.#sealRanges(ranges, hasRanges !== undefined)
    this.#sealEach(isMany ? 'AND was IS NOT NULL' : '', [this.#number])
  }

  #notedRanges(added: number): Counted[] {
    const query = 'SELECT first FROM temp.written WHERE tbl = ? AND was IS NULL'
    return this.#ranges(query, [this.#number], added)
  }

  /** The new rows of a table that counts; where there are few, they are noted as those of others are, and in no range. */
  #newRanges({ above, isReused }: Above): Counted[] {
    const { name, key } = this.#table
    this.#above = above
    this.#isReused = isReused
    const isNew = `FROM "${name}" AS t WHERE ${this.#isNew()}`
    const added = this.#tx
      .prepare(`SELECT count(*) ${isNew}`)
      .pluck()
      .get(...this.#newBinds()) as number
    // What was removed may have come again under the same key: it is sealed by itself, as what was changed is.
    if (!isReused && added > MANY)
      return this.#ranges(`SELECT t."${key[0]}" AS first ${isNew}`, this.#newBinds(), added)
    this.#noteNew()
    return []
  }

  /**
   * The rows of which a query gives the first column of the key, a few at a time; those with the same one are in one range. Where no
   * other row lies between them, as of what an import brings, they are read in the order of their index; otherwise they are sorted.
   */
  #ranges(query: string, binds: readonly KeyPart[], added: number): Counted[] {
    const { name, key } = this.#table
    const { first, last } = this.#tx
      .prepare(`SELECT min(first) AS first, max(first) AS last FROM (${query})`)
      .get(...binds) as Pick<Counted, 'first' | 'last'>
    const between = this.#tx
      .prepare(
        `SELECT "${key[0]}" FROM "${name}" WHERE "${key[0]}" BETWEEN ? AND ? ORDER BY "${key[0]}" LIMIT +?`
      )
      .pluck()
      .all(first, last, added + 1) as KeyPart[]
    if (between.length === added) return partsOf(between)
    return this.#tx
      .prepare(
        `SELECT min(first) AS first, max(first) AS last, count(*) AS rows
         FROM (SELECT first, (rank() OVER (ORDER BY first) - 1) / ${COUNTED} AS part FROM (${query})) GROUP BY part`
      )
      .all(...binds) as Counted[]
  }

  /** A row above the mark, or with the number of one that was removed. */
  #isNew(): string {
    const reused = 'OR t.rowid IN (SELECT gone FROM temp.written WHERE tbl = ? AND gone IS NOT NULL)'
    return `(t.rowid > ? ${this.#isReused ? reused : ''})`
  }

  #newBinds(): number[] {
    return this.#isReused ? [this.#above, this.#number] : [this.#above]
  }

  #noteNew(which = '', binds: readonly KeyPart[] = []): void {
    noteNewRows(this.#tx, this.#table, this.#number, {
      which: `${this.#isNew()} ${which}`,
      binds: [...this.#newBinds(), ...binds]
    })
  }

  #dissolveTouched(which: string): void {
    const firsts = this.#tx
      .prepare(`SELECT DISTINCT first FROM temp.written WHERE tbl = ? ${which}`)
      .pluck()
      .all(this.#number) as KeyPart[]
    for (const first of firsts) {
      const range = this.#rangeAround(first, first)
      if (range !== undefined) this.#dissolve(range)
    }
  }

  /** Ranges never overlap, so the one that begins last before `last` is the only one that may reach to `first`. */
  #rangeAround(first: KeyPart, last: KeyPart): Range | undefined {
    return this.#tx
      .prepare(
        `SELECT * FROM (SELECT first, last, rows, salt, sha256 FROM range_seal WHERE tbl = @tbl AND first <= @last
           ORDER BY first DESC LIMIT 1) WHERE last >= @first`
      )
      .get({ tbl: this.#table.name, first, last }) as Range | undefined
  }

  /** A range with a row that was written holds no more: its rows are sealed one by one, when it was as it had been sealed. */
  #dissolve({ first, last, rows, salt, sha256 }: Range): void {
    const { name, key } = this.#table
    const tbl = this.#number
    const columns = key.map((_, at) => `k${at}`).join(', ')
    // New rows of a table that counts are not noted yet, and may lie between those of the range.
    const isOld = this.#table.isCounted ? `AND NOT ${this.#isNew()}` : ''
    const before = this.#tx
      .prepare(
        `SELECT key, text FROM (
           SELECT ${keyText(this.#table, 't')} AS key, ${rowText(this.#table, 't')} AS text,
             ${key.map((column, at) => `t."${column}" AS k${at}`).join(', ')}
           FROM "${name}" AS t WHERE t."${key[0]}" BETWEEN @first AND @last
             AND NOT EXISTS (SELECT 1 FROM temp.written WHERE tbl = @tbl AND key = ${keyText(this.#table, 't')}) ${isOld}
           UNION ALL SELECT key, was, ${key.map((_, at) => `key ->> ${at}`).join(', ')}
           FROM temp.written WHERE tbl = @tbl AND was IS NOT NULL AND first BETWEEN @first AND @last)
         ORDER BY ${columns}`
      )
      .all(...(this.#table.isCounted ? this.#newBinds() : []), { tbl, first, last }) as {
      key: string
      text: string
    }[]
    const wasRight =
      salt === null
        ? before.length === rows
        : digestOf(salt, before.map(({ text }) => `${text}\n`).join('')) === sha256
    for (const { key: each, text } of before) {
      this.#dissolved.set(each, wasRight)
      noteRow(this.#tx, { tbl, key: each, text })
    }
    this.#tx.prepare('DELETE FROM range_seal WHERE tbl = ? AND first = ?').run(name, first)
  }

  /** Every range with a row between these; whether there was one. */
  #dissolveBetween(first: KeyPart, last: KeyPart): boolean {
    let isOne = false
    for (let range = this.#rangeAround(first, last); range !== undefined; ) {
      this.#dissolve(range)
      isOne = true
      range = this.#rangeAround(first, last)
    }
    return isOne
  }

  /** New rows that lie together in the order of the key; what others lie between is sealed one by one. */
  #sealRanges(ranges: readonly Counted[], hasRanges: boolean): void {
    const { name, key } = this.#table
    const count = this.#tx.prepare(`SELECT count(*) FROM "${name}" WHERE "${key[0]}" BETWEEN ? AND ?`).pluck()
    const keep = this.#tx.prepare('INSERT INTO range_seal (tbl, first, last, rows) VALUES (?, ?, ?, ?)')
    const all = { first: ranges[0]?.first ?? null, last: ranges.at(-1)?.last ?? null }
    const isNear = hasRanges && this.#rangeAround(all.first, all.last) !== undefined
    for (const { first, last, rows } of ranges) {
      const isApart = !isNear || !this.#dissolveBetween(first, last)
      const isWhole = isApart && isPlain(first) && isPlain(last) && count.get(first, last) === rows
      if (isWhole) {
        keep.run(name, first, last, rows)
        this.#list.push([name, first, last, rows, null])
      } else this.#sealApart(first, last)
    }
  }

  /** New rows that another range or row lies between. */
  #sealApart(first: KeyPart, last: KeyPart): void {
    if (this.#table.isCounted) this.#noteNew(`AND t."${this.#table.key[0]}" BETWEEN ? AND ?`, [first, last])
    this.#sealEach('AND was IS NULL AND first BETWEEN ? AND ?', [this.#number, first, last])
  }

  #sealEach(which: string, binds: readonly KeyPart[]): void {
    const { name, key } = this.#table
    const row = key.map((column, at) => `t."${column}" IS (written.key ->> ${at})`).join(' AND ')
    const notes = this.#tx
      .prepare(
        `SELECT key, was, (SELECT ${rowText(this.#table, 't')} FROM "${name}" AS t WHERE ${row}) AS now
         FROM temp.written AS written WHERE tbl = ? ${which}`
      )
      .all(...binds) as Note[]
    for (const note of notes) this.#sealOne(note)
  }

  #sealOne({ key, was, now }: Note): void {
    const tx = this.#tx
    const { name } = this.#table
    const parts = sealedKey(key)
    const place = [name, JSON.stringify(parts)] as const
    const sealed = tx.prepare('SELECT salt, sha256 FROM row_seal WHERE tbl = ? AND key = ?').get(...place) as
      | { salt: string; sha256: string }
      | undefined
    const inRange = this.#dissolved.get(key)
    const wasRight =
      was === null
        ? sealed === undefined
        : (inRange ?? (sealed === undefined ? this.#isReused : digestOf(sealed.salt, was) === sealed.sha256))
    if (now === null && was === null && wasRight) return
    if (now === was && inRange === undefined && wasRight) return
    const salt = randomUUID()
    const sha256 = now === null ? null : digestOf(salt, now)
    if (sha256 === null) tx.prepare('DELETE FROM row_seal WHERE tbl = ? AND key = ?').run(...place)
    else
      tx.prepare(
        `INSERT INTO row_seal (tbl, key, salt, sha256) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET salt = excluded.salt, sha256 = excluded.sha256`
      ).run(...place, salt, sha256)
    this.#list.push(wasRight ? [name, parts, sha256] : [name, parts, sha256, WAS_CHANGED])
  }
}

/** Rows in the order of the first column of their key, a few at a time. */
function partsOf(firsts: readonly KeyPart[]): Counted[] {
  const parts: Counted[] = []
  for (let at = 0; at < firsts.length; ) {
    const from = at
    at = Math.min(at + COUNTED, firsts.length)
    while (at < firsts.length && firsts[at] === firsts[at - 1]) at++
    parts.push({ first: firsts[from] ?? null, last: firsts[at - 1] ?? null, rows: at - from })
  }
  return parts
}
