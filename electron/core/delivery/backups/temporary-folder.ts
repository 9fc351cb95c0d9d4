// A folder for a while, for what is of a whole archive. It is taken away by whoever made it; what one left that was killed, by the next.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errno } from '../../kernel/errors.ts'

const DRILL = 'kanalarkiv-drill-'

/** What one left that was killed is taken away first: it is of the whole archive, for anybody to read. */
export async function temporaryFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const [pid] = name.startsWith(DRILL) ? name.slice(DRILL.length).split('-') : []
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), `${DRILL}${process.pid}-`))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errno(error) === 'EPERM'
  }
}
