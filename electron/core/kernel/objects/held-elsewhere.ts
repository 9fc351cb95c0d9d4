// Files that another program holds for a moment, as antivirus programs and indexers do on Windows: what is done with them is tried
// again for some seconds, and what is only tidied up is left until the next time.
import { rename as renameOnce, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { ArchiveError, errno } from '../errors.ts'

/** In milliseconds, from one try to the next: a little over three seconds in all. */
const PAUSES = [20, 40, 80, 160, 320, 640, 1_000, 1_000]
/** Windows has many words for a file that another program holds; libuv knows none for some of them. */
const HELD = {
  win32: new Set(['EBUSY', 'EPERM', 'EACCES', 'UNKNOWN', 'ENOTEMPTY']),
  other: new Set(['EBUSY'])
}

export const isHeldElsewhere = (error: unknown, platform: NodeJS.Platform = process.platform): boolean =>
  (platform === 'win32' ? HELD.win32 : HELD.other).has(errno(error) ?? '')

/**
 * Gives a file or folder that was just written its name. Whoever could write it may name it: what Windows calls a lack of rights is
 * another program that holds it.
 * @throws ArchiveError file-held when another program did not let go of it; what the system says of another fault
 */
export async function rename(from: string, to: string): Promise<void> {
  await patiently(() => renameOnce(from, to), to)
}

/** Removes a file or folder, if it is there. @throws ArchiveError file-held; what the system says of another fault */
export async function remove(path: string): Promise<void> {
  await patiently(() => rm(path, { recursive: true, force: true }), path)
}

/**
 * Removes a leftover; false where another program holds it, and it is left for the next time. `waits`: for as long as for other files,
 * where nobody waits for what comes after.
 */
export async function removeUnlessHeld(path: string, { waits = false } = {}): Promise<boolean> {
  try {
    const pauses = waits ? PAUSES : []
    await patiently(() => rm(path, { recursive: true, force: true }), path, { pauses })
    return true
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'file-held') return false
    throw error
  }
}

/** Tries again as long as another program holds `path`. @throws ArchiveError file-held; what the work throws otherwise */
export async function patiently<T>(
  work: () => Promise<T>,
  path: string,
  {
    pauses = PAUSES,
    platform = process.platform
  }: { pauses?: readonly number[]; platform?: NodeJS.Platform } = {}
): Promise<T> {
  for (let tried = 0; ; tried++)
    try {
      return await work()
    } catch (error) {
      if (!isHeldElsewhere(error, platform)) throw error
      const pause = pauses[tried]
      if (pause === undefined) throw new ArchiveError('file-held', { file: path })
      await sleep(pause)
    }
}

/** So many files are waited for in one process: where no file can be read, it is not because each is held. */
let toBeWaitedFor = 20

/** The same in a thread that nobody else waits for, which gives up with what the system says. */
export function patientlyAtOnce<T>(work: () => T): T {
  for (let tried = 0; ; tried++)
    try {
      return work()
    } catch (error) {
      const pause = PAUSES[tried]
      if (pause === undefined || !isHeldElsewhere(error) || toBeWaitedFor === 0) throw error
      if (tried === 0) toBeWaitedFor--
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
}
