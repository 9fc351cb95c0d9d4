// Writing a long file: straight to the disk where that can be had, and else with little left to do when it must be synced.
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { errno } from '../errors.ts'

/** What a disk takes at once, at the most: writes past the cache begin and end at a multiple of it. */
const BLOCK = 4096
/** So many bytes of what goes through the cache are sent to the disk while the next are read. */
const EARLY = 4 << 20

export interface Writer {
  /** Adds to the end, in the order of the calls; the last call need not have been answered. */
  write(chunk: Uint8Array): Promise<void>
  /** Everything is on disk after this. @throws what the disk said at any time */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * Writes a new file through its handle. Past the cache (O_DIRECT, on Linux) a gibibyte does not push all else out of
 * memory, and the machine does not have to find memory for it. Whatever does not fit there goes the ordinary way: other
 * systems, file systems that refuse it, and the end of a file.
 */
export async function writerTo(file: FileHandle, path: string): Promise<Writer> {
  const flag: number | undefined = constants.O_DIRECT // undefined but on Linux, whatever its type says
  const direct = flag === undefined ? null : await open(path, constants.O_WRONLY | flag).catch(() => null)
  const early = earlySync(file)
  let isRefused = direct === null
  let end = 0
  return {
    async write(chunk) {
      const start = end
      end += chunk.length
      if (direct !== null && !isRefused && start % BLOCK === 0 && chunk.length % BLOCK === 0) {
        try {
          return await writeAll(direct, chunk, start)
        } catch (error) {
          if (errno(error) !== 'EINVAL') throw error
          isRefused = true
        }
      }
      await writeAll(file, chunk, start)
      early.wrote(chunk.length)
    },
    async sync() {
      await early.done()
      await file.sync()
    },
    async close() {
      await direct?.close()
      await file.close()
    }
  }
}

// One at a time, so that a disk that is slow at it is not asked more often than it can answer.
function earlySync(file: FileHandle): { wrote(bytes: number): void; done(): Promise<void> } {
  let [unsynced, isSyncing] = [0, false]
  let last = Promise.resolve()
  return {
    wrote(bytes) {
      unsynced += bytes
      if (isSyncing || unsynced < EARLY) return
      ;[unsynced, isSyncing] = [0, true]
      last = file.datasync().then(() => {
        isSyncing = false
      })
      last.catch(() => undefined)
    },
    // A disk tells of bytes it could not write only once: the sync at the end would not hear of it again.
    done: () => last
  }
}

/** Writes all of it at its place in the file, so that one that failed can be written again. @throws what the disk says */
export async function writeAll(file: FileHandle, chunk: Uint8Array, start: number): Promise<void> {
  for (let at = 0; at < chunk.length; )
    at += (await file.write(chunk, at, chunk.length - at, start + at)).bytesWritten
}
