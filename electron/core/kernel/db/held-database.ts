// A database that another program holds as Windows lets it, such as one that backs up the computer: SQLite says only that it cannot
// be opened, or only read, as it does where somebody lacks the right to.
import { open } from 'node:fs/promises'
import { errno } from '../errors.ts'
import { patiently } from '../objects/held-elsewhere.ts'

/** What SQLite has beside a database. */
const BESIDE = ['', '-wal', '-shm', '-journal']

/**
 * Opens a database, and waits while another program holds it.
 * @throws ArchiveError file-held when it did not let go; what `work` throws otherwise
 */
export function openWhenLetGo<T>(
  file: string,
  work: () => T,
  wait: Parameters<typeof patiently>[2] = {}
): Promise<T> {
  const once = async () => {
    try {
      return work()
    } catch (error) {
      if (!/^SQLITE_(CANTOPEN|READONLY)/.test(errno(error) ?? '')) throw error
      const hold = await holdOf(file)
      if (hold !== undefined) throw hold
      // It may have been let go of while it was asked about.
      return work()
    }
  }
  return patiently(once, file, wait)
}

/** What the system says where another program holds one of the files; undefined where none is held. */
async function holdOf(file: string): Promise<unknown> {
  for (const beside of BESIDE)
    try {
      await (await open(file + beside, 'r+')).close()
    } catch (error) {
      // A lack of rights is told as one, on every system.
      if (errno(error) === 'EBUSY') return error
    }
  return undefined
}
