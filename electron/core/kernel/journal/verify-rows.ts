// Every row held against its latest seal, and every list of seals against the journal line that seals it.
import { hash } from 'node:crypto'
import type { Finding } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import { prepareWhereThere } from '../db/schema-check.ts'
import { keyText, rowText, type SealedTable, sealedTables } from '../db/sealed-tables.ts'
import { type Lasting, lastingTables } from './lasting-tables.ts'
import { LatestSeals, type Range } from './latest-seals.ts'
import { pauses } from './pauses.ts'
import {
  digestOf,
  type KeyPart,
  type RangeLine,
  type RowLine,
  sealedKey,
  WAS_CHANGED
} from './sealed-lines.ts'

type Tell = (code: Finding['code'], what: string) => void
type Row = { readonly key: string; readonly text: string; readonly first: KeyPart }

/** Tells of each row that is not as the act which wrote it last has sealed it. */
export async function verifyRows(db: ReadDb, tell: Tell, signal: AbortSignal): Promise<void> {
  const seals = prepareWhereThere(db, 'SELECT count(*) FROM row_seal, range_seal, seal WHERE FALSE')
  if (seals === undefined) return
  const sealed = new LatestSeals()
  const pause = pauses(signal)
  const lasting = lastingTables(db)
  try {
    for (const act of eachList(db)) {
      readList(act, { sealed, lasting, tell })
      await pause()
    }
    const tables = sealedTables(db)
    for (const table of tables) await new TableCheck(db, table, sealed, tell).run(pause)
    for (const { tbl, key } of sealed.unseen()) tell('row-missing', nameOf(tbl, key))
    for (const { tbl, ...range } of sealed.unseenRanges()) tell('rows-missing', nameOfRange(tbl, range))
    const { rows } = db.prepare('SELECT count(*) AS rows FROM row_seal').get() as { rows: number }
    if (rows !== sealed.count()) tell('seal-changed', 'row_seal')
    for (const kept of db.prepare('SELECT tbl, first, last, rows, sha256 FROM range_seal').iterate()) {
      const range = kept as KeptRange
      if (!sealed.hasRange(range)) tell('seal-changed', `range_seal ${nameOfRange(range.tbl, range)}`)
    }
  } finally {
    sealed.close()
  }
}

type KeptRange = Range & { readonly tbl: string }

type Act = { readonly seq: number; readonly line: string | null; readonly list: string | null }

function eachList(db: ReadDb): Iterable<Act> {
  return db
    .prepare(
      `SELECT seq, line, list FROM journal FULL JOIN seal USING (seq)
       WHERE list IS NOT NULL OR (json_valid(line) AND (line ->> '$.rows') IS NOT NULL) ORDER BY seq`
    )
    .iterate() as Iterable<Act>
}

type Reading = {
  readonly sealed: LatestSeals
  readonly lasting: ReadonlyMap<string, Lasting>
  readonly tell: Tell
}

function readList({ seq, line, list }: Act, { sealed, lasting, tell }: Reading): void {
  const said = parsed(line ?? '') as { rows?: unknown; act?: unknown } | null
  const isDisposal = /^disposal\./.test(String(said?.act))
  if (list === null) {
    tell('seal-missing', String(seq))
    return
  }
  if (hash('sha256', list) !== said?.rows) tell('seal-changed', String(seq))
  for (const text of list.split('\n').slice(0, -1)) {
    const one = parsed(text)
    if (isRowLine(one)) {
      const [tbl, key, digest, was] = one
      if (was === WAS_CHANGED) tell('row-changed-before', `${nameOf(tbl, key)} (${seq})`)
      const { stays, isFixed = false } = lasting.get(tbl) ?? {}
      const mayGo = stays === undefined || (stays === 'until-disposal' && isDisposal)
      if (digest === null && !mayGo) tell('row-removed', `${nameOf(tbl, key)} (${seq})`)
      const isWritten = digest !== null && was !== WAS_CHANGED
      if (isFixed && isWritten && sealed.has(tbl, key)) tell('row-changed', `${nameOf(tbl, key)} (${seq})`)
      sealed.row(tbl, key, digest)
    } else if (isRangeLine(one)) sealed.range(one)
    else tell('seal-changed', String(seq))
  }
  // An act that changes one row of a range names each of them.
  for (const { tbl, ...range } of sealed.takeLacking())
    tell('rows-missing', `${nameOfRange(tbl, range)} (${seq})`)
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

// Of a list that somebody else wrote each part may be anything.
const isKeyPart = (part: unknown): part is KeyPart =>
  part === null || typeof part === 'string' || typeof part === 'number'

const isDigest = (part: unknown): part is string | null => part === null || typeof part === 'string'

const isRowLine = (line: unknown): line is RowLine =>
  Array.isArray(line) &&
  line.length >= 3 &&
  typeof line[0] === 'string' &&
  Array.isArray(line[1]) &&
  line[1].every(isKeyPart) &&
  isDigest(line[2])

const isRangeLine = (line: unknown): line is RangeLine =>
  Array.isArray(line) &&
  line.length === 5 &&
  typeof line[0] === 'string' &&
  isKeyPart(line[1]) &&
  isKeyPart(line[2]) &&
  Number.isSafeInteger(line[3]) &&
  isDigest(line[4])

/** The rows of one table, in the order of their keys: so the rows of a range come one after the other. */
class TableCheck {
  readonly #db: ReadDb
  readonly #table: SealedTable
  readonly #sealed: LatestSeals
  readonly #tell: Tell
  #range: (Range & { readonly texts: Row[] }) | undefined

  constructor(db: ReadDb, table: SealedTable, sealed: LatestSeals, tell: Tell) {
    this.#db = db
    this.#table = table
    this.#sealed = sealed
    this.#tell = tell
  }

  async run(pause: () => Promise<void>): Promise<void> {
    const { name, key } = this.#table
    const rows = this.#db
      .prepare(
        `SELECT ${keyText(this.#table, 't')} AS key, ${rowText(this.#table, 't')} AS text, t."${key[0]}" AS first
         FROM "${name}" AS t ORDER BY ${key.map(column => `t."${column}"`).join(', ')}`
      )
      .iterate() as Iterable<Row>
    for (const row of rows) {
      this.#row(row)
      await pause()
    }
    this.#endRange()
  }

  #row(row: Row): void {
    const { name } = this.#table
    // No row of a range is sealed by itself as well, so those that follow need not be looked up.
    if (this.#range !== undefined && isUpTo(row.first, this.#range.last)) {
      this.#range.texts.push(row)
      return
    }
    const key = JSON.stringify(sealedKey(row.key))
    const digest = this.#sealed.see(name, key)
    if (digest !== undefined) {
      const kept = this.#db
        .prepare('SELECT salt, sha256 FROM row_seal WHERE tbl = ? AND key = ?')
        .get(name, key) as { salt: string; sha256: string } | undefined
      if (kept === undefined || digestOf(kept.salt, row.text) !== digest)
        this.#tell('row-changed', this.#nameOf(row))
      else if (kept.sha256 !== digest) this.#tell('seal-changed', `row_seal ${this.#nameOf(row)}`)
      return
    }
    const range = this.#sealed.rangeAround(name, row.first)
    if (range === undefined) {
      this.#tell('row-added', this.#nameOf(row))
      return
    }
    if (this.#range?.first !== range.first) {
      this.#endRange()
      this.#range = { ...range, texts: [] }
      this.#sealed.seeRange(name, range.first)
    }
    this.#range?.texts.push(row)
  }

  #endRange(): void {
    const range = this.#range
    if (range === undefined) return
    this.#range = undefined
    const kept = this.#db
      .prepare('SELECT salt FROM range_seal WHERE tbl = ? AND first = ?')
      .get(this.#table.name, range.first) as { salt: string | null } | undefined
    const text = range.texts.map(row => `${row.text}\n`).join('')
    if (kept?.salt != null && digestOf(kept.salt, text) === range.sha256) return
    const names = `${nameOfRange(this.#table.name, range)}: ${range.texts.map(row => short(row.first)).join(' ')}`
    const isCountedOnly = range.sha256 === null && range.texts.length === range.rows
    if (isCountedOnly) this.#tell('rows-unsealed', names)
    else this.#tell(range.texts.length < range.rows ? 'rows-missing' : 'rows-changed', names)
  }

  /** With the record that it is of, where the key does not say. */
  #nameOf({ key, text }: Row): string {
    const name = nameOf(this.#table.name, sealedKey(key))
    const owner = this.#table.columns.findIndex(column => column.endsWith('_id'))
    const value: unknown = owner === -1 ? null : JSON.parse(text)[owner]
    const isNumbered = typeof JSON.parse(key)[0] === 'number'
    return isNumbered && typeof value === 'string'
      ? `${name} (${this.#table.columns[owner]?.slice(0, -3)} ${short(value)})`
      : name
  }
}

/** Of keys of one kind, and of a row that comes after the first of the range; text of ids is ordered alike here and in SQLite. */
const isUpTo = (key: KeyPart, last: KeyPart): boolean =>
  (typeof key === 'string' && typeof last === 'string' && key <= last) ||
  (typeof key === 'number' && typeof last === 'number' && key <= last)

const short = (part: KeyPart): string => String(part).slice(0, 8)

const nameOf = (tbl: string, key: readonly KeyPart[]): string => `${tbl} ${short(key[0] ?? null)}`

const nameOfRange = (tbl: string, { first, last, rows }: Range): string =>
  `${tbl} ${short(first)}–${short(last)} (${rows})`
