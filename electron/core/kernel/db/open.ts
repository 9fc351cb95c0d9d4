// The database: one connection that only reads, one that writes inside transactions, and nothing else.
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { JournalEntry } from '#shared/journal.ts'
import { atLength } from '../at-length.ts'
import { isAlmostFull } from '../bytes-free.ts'
import { ArchiveError, errno } from '../errors.ts'
import { databasePath } from './database-path.ts'
import type { RequireThere } from './held-files.ts'
import { type SealedTable, sealedTables } from './sealed-tables.ts'
import { cached, type Prepare } from './statements.ts'
import { type Marks, noteFirstRows, noteWrites, type WrittenRows } from './written-rows.ts'

declare const reads: unique symbol
declare const writes: unique symbol

/** A connection that a query may read through. */
export type ReadDb = Prepare & {
  readonly [reads]: true
  /** Says another number once anything was committed by another connection, of whatever program. Without it what is read may change unnoticed. */
  readonly version?: () => number
}
/** A connection inside `transact`; the only one through which anything is written. */
export type WriteDb = ReadDb & {
  readonly [writes]: true
  /** Does something when the transaction is committed, and not at all when it is rolled back. */
  afterCommit(then: () => void): void
  /** Does something as the last of the transaction, once for all that it was asked to do it for; each of them once. */
  atEnd<T>(work: ForAll<T>, one: T): void
  /** The journal lines of this transaction, which are written when it ends: the last of them seals the rows. */
  readonly lines: PendingLine[]
  /** Lines of the list of rows that the work of the transaction has made itself. */
  readonly sealed: string[]
}
/** A journal line but for what is known when it is written. */
type PendingLine = Pick<JournalEntry, 'at' | 'actor' | 'signedIn' | 'act' | 'about' | 'details' | 'objects'>
/** Writes the lines of a transaction, and seals the rows that it has written. */
type WriteLines = (tx: WriteDb, rows: WrittenRows, before: Marks) => void
type ForAll<T> = (db: WriteDb, all: readonly T[]) => void

export interface ArchiveDb {
  readonly read: ReadDb
  /** Whether it was opened on a full disk, where one connection holds it alone. */
  readonly isAlone: boolean
  /** Asks several questions of one moment, for which the database is locked once. Synchronous, as `transact` is. */
  readTogether<T>(work: (db: ReadDb) => T extends Promise<unknown> ? never : T): T
  /**
   * Runs `work` as one transaction. It must be synchronous: SQLite would have committed by the first await.
   * @throws what `work` throws, after everything is rolled back; ArchiveError disk-full when it was full already at the opening
   */
  transact<T>(work: (db: WriteDb) => T extends Promise<unknown> ? never : T): T
  /** The tables whose rows are sealed. */
  readonly tables: readonly SealedTable[]
  /**
   * Writes the whole database anew, so that nothing of what was deleted is left in it, in free pages or in the
   * write-ahead log. @throws when another connection is reading
   */
  forget(): void
  /**
   * Called when the archive is open and in order. One that was opened on a full disk is only read from now on: what reads
   * and what writes share a connection there, and would be in each other's way.
   */
  opened(): void
  close(): void
}

/**
 * The write connection with the settings a record needs; also used to migrate. On a full disk there is no room for what
 * connections share of the write-ahead log, and it is kept in memory, for this connection alone.
 */
export function connect(file: string): Database.Database {
  // What is shared is mapped into memory: a disk that gives out under it ends the program at once, with no error to catch.
  if (isAlmostFull(dirname(file))) return connected(file, 'EXCLUSIVE')
  try {
    return connected(file, 'NORMAL')
  } catch (error) {
    if (!isOfFullDisk(error)) throw error
    return connected(file, 'EXCLUSIVE')
  }
}

/**
 * A connection to a database that nobody has yet: it is written without a way back and without waiting for the disk. Whoever
 * makes it closes it, syncs the file and only then gives it its name, so what is cut off never counts.
 */
export function connectDraft(file: string): Database.Database {
  const db = new Database(databasePath(file))
  db.pragma(`page_size = ${PAGE_BYTES}`)
  db.pragma('journal_mode = MEMORY')
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = ON')
  return db
}

// A full disk shows when the shared part is made as large as it must be.
const isOfFullDisk = (error: unknown) => /^SQLITE_(FULL|IOERR_SHMSIZE)$/.test(errno(error) ?? '')

/** Of a new archive: half as many pages are written of a large import. */
const PAGE_BYTES = 8192
const LOG_BYTES = 32 << 20

function connected(file: string, locking: 'NORMAL' | 'EXCLUSIVE'): Database.Database {
  const db = new Database(databasePath(file))
  try {
    // Before the log is opened, or SQLite shares it.
    db.pragma(`locking_mode = ${locking}`)
    db.pragma('journal_mode = WAL')
    // The log is opened with the first that is read.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    db.close()
    throw error
  }
  db.pragma('synchronous = FULL')
  // On macOS a sync does not reach the disk without this; elsewhere it says nothing.
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('busy_timeout = 5000')
  // What SQLite sets aside for a while, which may be a text, stays out of the folders for temporary files.
  db.pragma('temp_store = MEMORY')
  // So much is changed before it is folded in: with each of its transactions, a large import changes the same pages.
  db.pragma(`wal_autocheckpoint = ${LOG_BYTES / Number(db.pragma('page_size', { simple: true }))}`)
  // 32 MiB: a large import touches every index, and each page that is let go must be read again.
  db.pragma('cache_size = -32768')
  return db
}

type Opened = {
  readonly requireThere: RequireThere
  readonly writeLines: WriteLines
  /** Nothing is in it yet, and it is written in one transaction. */
  readonly isNew?: boolean
}

/**
 * Makes the two connections of an open archive out of the write connection. Each transaction ends with `writeLines`, and nothing
 * is committed unless `requireThere` passes.
 */
export function openDb(
  file: string,
  write: Database.Database,
  { requireThere, writeLines, isNew = false }: Opened
): ArchiveDb {
  // With the first that is written: whoever only reads need not wait for hundreds of triggers.
  let notes: WrittenRows | undefined
  const isAlone = write.pragma('locking_mode', { simple: true }) === 'exclusive'
  const reader = isAlone ? write : new Database(databasePath(file), { readonly: true })
  let isOnlyRead = false
  if (!isAlone) reader.pragma('query_only = ON')
  // 32 MiB: what the searches of a large archive read of its index is more than SQLite keeps by itself.
  reader.pragma('cache_size = -32768')
  // The brands exist in types only: a statement is prepared once per connection and SQL text.
  const read = (isAlone ? cached(reader) : withVersion(reader)) as ReadDb
  let committed: (() => void)[] = []
  const last = new Map<ForAll<never>, Set<unknown>>()
  const inside = {
    ...cached(write),
    lines: [] as PendingLine[],
    sealed: [] as string[],
    afterCommit: (then: () => void) => void committed.push(then),
    atEnd<T>(work: ForAll<T>, one: T) {
      const all = last.get(work) ?? new Set()
      last.set(work, all.add(one))
    }
  } as WriteDb
  return {
    read,
    isAlone,
    tables: sealedTables(write),
    opened() {
      isOnlyRead = isAlone
    },
    readTogether: work => reader.transaction(() => work(read) as never)(),
    transact(work) {
      if (isOnlyRead) throw new ArchiveError('disk-full')
      committed = []
      last.clear()
      inside.lines.length = 0
      inside.sealed.length = 0
      notes ??= isNew ? noteFirstRows(write) : noteWrites(write)
      const rows = notes
      const whole = write.transaction(() => {
        const before = rows.mark()
        const result = work(inside)
        for (const [end, all] of last) end(inside, [...all] as never[])
        rows.note()
        writeLines(inside, rows, before)
        requireThere()
        return result as never
      })
      const result = whole.immediate()
      for (const then of committed) then()
      return result
    },
    forget() {
      atLength(() => write.exec('VACUUM'))
      const [log] = write.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      if (log?.busy !== 0) throw new Error('the write-ahead log is being read')
    },
    close() {
      if (!isAlone) reader.close()
      write.close() // the last connection: the write-ahead log is folded into the database
    }
  }
}

/** A connection that only reads, for a thread of its own. */
export function connectReader(file: string): { readonly read: ReadDb; close(): void } {
  const db = new Database(databasePath(file), { readonly: true })
  db.pragma('query_only = ON')
  db.pragma('temp_store = MEMORY')
  // 128 MiB, for as long as one reading of the whole archive takes: files are looked up in no order.
  db.pragma('cache_size = -131072')
  return { read: withVersion(db) as ReadDb, close: () => void db.close() }
}

/** Of a connection that writes nothing itself. */
const withVersion = (db: Database.Database) => ({
  ...cached(db),
  version: () => Number(db.pragma('data_version', { simple: true }))
})
