// A folder for the archives that tests make, in memory where the system has a file system there.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const MEMORY_NEEDED = 8 * 2 ** 30

/**
 * The folder, where there is room: a test waits for the disk some hundred times, and nothing is learnt from the waiting. It goes with
 * the process. Null where the system has no such file system, or whoever runs the tests has chosen a folder.
 */
export function folderInMemory() {
  if (process.env.TMPDIR || process.platform !== 'linux' || !existsSync(MEMORY)) return null
  const { bavail, bsize } = statfsSync(MEMORY)
  if (bavail * bsize < MEMORY_NEEDED) return null
  const folder = mkdtempSync(join(MEMORY, 'kanalarkiv-test-'))
  // Servers of the tests, and programs that are to have no rights, run as other users.
  chmodSync(folder, 0o755)
  // Also where the run ends by an error: memory is not a disk that somebody sweeps.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
