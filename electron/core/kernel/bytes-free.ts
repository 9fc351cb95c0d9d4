// How much may still be written to the disk of a folder.
import { statfsSync } from 'node:fs'

/** With less, a disk counts as full: SQLite makes files of some tens of kilobytes beside a database. */
const LEAST_FREE = 1 << 20

/** Whether so little is free there that an archive cannot be worked with; no where the system does not say. */
export function isAlmostFull(dir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize < LEAST_FREE
  } catch {
    return false
  }
}
