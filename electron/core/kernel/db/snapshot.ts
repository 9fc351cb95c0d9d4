// The records as they are at one moment, to be read at leisure while others go on writing.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databasePath } from './database-path.ts'
import type { ReadDb } from './open.ts'
import { cached } from './statements.ts'

export interface Snapshot {
  readonly db: ReadDb
  close(): void
}

/**
 * Opens a connection of its own that sees nothing written after this moment. `asWriter` for one that asks SQLite for faults:
 * in a file that was opened for reading, SQLite does not hold the values against the rules of their tables. It cannot write either.
 */
export function openSnapshot(dir: string, { asWriter = false } = {}): Snapshot {
  const connection = new Database(databasePath(join(dir, 'archive.db')), {
    readonly: !asWriter,
    fileMustExist: true
  })
  try {
    connection.pragma('query_only = ON')
    connection.exec('BEGIN')
    // In SQLite the moment is that of the first read.
    connection.prepare('SELECT 1 FROM archive').get()
  } catch (error) {
    connection.close()
    throw error
  }
  // The brand exists in types only: this connection cannot write.
  return { db: cached(connection) as ReadDb, close: () => connection.close() }
}
