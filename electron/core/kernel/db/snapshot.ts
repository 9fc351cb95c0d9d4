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

/** Opens a connection of its own that sees nothing written after this moment. */
export function openSnapshot(dir: string): Snapshot {
  const connection = new Database(databasePath(join(dir, 'archive.db')), { readonly: true })
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
