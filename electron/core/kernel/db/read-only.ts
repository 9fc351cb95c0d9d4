// The database of an archive in a place that cannot be written to, such as a disc or a folder that somebody may only read.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ArchiveError, errno } from '../errors.ts'
import { removeFolder, temporaryFolder } from '../temporary-folder.ts'
import { databasePath } from './database-path.ts'
import { migrate } from './migrate.ts'
import type { ArchiveDb, ReadDb } from './open.ts'
import { cached } from './statements.ts'

const FILE = 'archive.db'

interface ReadOnlyDb {
  readonly db: ArchiveDb
  close(): Promise<void>
}

/**
 * Opens it to be read, by one connection. SQLite has to write beside a database that was written with a log, so where it cannot, a copy in
 * the computer's folder for temporary files is read, and taken away afterwards.
 * @throws ArchiveError archive-unreleased, archive-too-new, archive-to-be-renewed, migration-edited; what the system says
 */
export async function openReadOnly(dir: string): Promise<ReadOnlyDb> {
  try {
    const connection = connectAt(dir, dir)
    return { db: readOnly(connection, dir), close: async () => void connection.close() }
  } catch (error) {
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test(errno(error) ?? '')) throw error
  }
  const folder = await temporaryFolder('read')
  const remove = () => removeFolder(folder)
  try {
    for (const name of [FILE, `${FILE}-wal`])
      await copyFile(join(dir, name), join(folder, name)).catch((error: unknown) => {
        if (name === FILE || errno(error) !== 'ENOENT') throw error
      })
    const connection = connectAt(folder, dir)
    const close = async () => {
      connection.close()
      await remove()
    }
    return { db: readOnly(connection, dir), close }
  } catch (error) {
    await remove()
    throw error
  }
}

/** `dir`: the archive, for refusals. */
function connectAt(folder: string, dir: string): Database.Database {
  const connection = new Database(databasePath(join(folder, FILE)), { readonly: true })
  try {
    connection.pragma('query_only = ON')
    connection.pragma('temp_store = MEMORY')
    migrate(connection, () => {
      throw new ArchiveError('archive-to-be-renewed', { dir })
    })
    // In SQLite the moment is that of the first read.
    connection.exec('BEGIN')
    connection.prepare('SELECT 1 FROM archive').get()
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function readOnly(connection: Database.Database, dir: string): ArchiveDb {
  // The brand exists in types only: this connection cannot write.
  const read = cached(connection) as ReadDb
  const refuse = () => {
    throw new ArchiveError('archive-read-only', { dir })
  }
  return {
    ...{ read, isAlone: true, tables: [] },
    ...{ transact: refuse, forget: refuse, opened: () => undefined, close: () => undefined },
    readTogether: work => work(read) as never
  }
}
