// Whether an open archive still is where it was opened: a folder can be renamed or replaced, a disk pulled out, a lock deleted.
import { statSync } from 'node:fs'
import { ArchiveError } from '../errors.ts'

/** @throws ArchiveError archive-gone { dir } */
export type RequireThere = () => void

/**
 * Remembers which files these are, and gives the check that the same ones still lie there. Without it, an act would write its
 * files under the old path and its rows into the database that was moved away, or beside a second program.
 */
export function holdFiles(dir: string, files: readonly string[]): RequireThere {
  const held = files.map(identityOf)
  return () => {
    if (files.some((file, at) => identityOf(file) !== held[at]))
      throw new ArchiveError('archive-gone', { dir })
  }
}

/** The file by what the disk knows it by; null when it is not there or cannot be asked for. */
function identityOf(file: string): string | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return null
  }
}
