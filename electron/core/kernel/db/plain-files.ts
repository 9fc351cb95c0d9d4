// What lies where a database and what SQLite has beside it should be, and is no file: a pipe would be waited for, and of a folder or a device
// SQLite says something that helps nobody.
import { type Stats, statSync } from 'node:fs'
import { ArchiveError } from '../errors.ts'

/** @throws ArchiveError not-a-plain-file, which names what it is */
export function requirePlainFiles(database: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal']) {
    const path = database + beside
    const info = statSync(path, { throwIfNoEntry: false })
    if (info !== undefined && !info.isFile())
      throw new ArchiveError('not-a-plain-file', { path, kind: kindOf(info) })
  }
}

function kindOf(info: Stats): string {
  if (info.isDirectory()) return 'folder'
  if (info.isFIFO()) return 'pipe'
  return info.isSocket() ? 'socket' : 'device'
}
