// A folder in the computer's own for temporary files, for what may be of a whole archive or of somebody's work. It is taken away by
// whoever made it; what one left that was killed, by whoever makes the next.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errno } from './errors.ts'

/** `browser`: a profile. `drill`: a backup, restored or read. `read`: the database of an archive. `film`, `files`: what was fetched, or sent. */
type Kind = 'browser' | 'drill' | 'read' | 'film' | 'files'

const MADE = /^kanalarkiv-(?:browser|drill|read|film|files)-(\d+)-/

/** Makes one, when those of programs that were killed are gone: what is in them may be secret, and nobody else takes it away. */
export async function temporaryFolder(kind: Kind): Promise<string> {
  const names = await readdir(tmpdir()).catch(() => [])
  await Promise.all(
    names.flatMap(name => {
      const pid = MADE.exec(name)?.[1]
      return pid === undefined || isRunning(Number(pid)) ? [] : removeFolder(join(tmpdir(), name))
    })
  )
  return mkdtemp(join(tmpdir(), `kanalarkiv-${kind}-${process.pid}-`))
}

/** Takes it away; what is still held open by a process that is ending is tried again for a while, and left to the next sweep. */
export async function removeFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errno(error) === 'EPERM'
  }
}
