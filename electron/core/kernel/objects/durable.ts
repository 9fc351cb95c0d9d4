// Making names durable: a file's name is on disk only when its folder is.
import { open } from 'node:fs/promises'

/** Syncs a folder, after a file in it got its name. Windows does that by itself and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The folders of a store, of which it is known whether the names in them are on disk. */
export interface NamedIn {
  sync(folder: string): Promise<void>
  /** Syncs those of them that could not be, or are being synced just now: before a name in them is counted on. */
  settle(folders: readonly string[]): Promise<void>
}

export function namedIn(): NamedIn {
  // The sync that was begun last counts: it takes in all names that were given before it.
  const last = new Map<string, symbol>()
  async function sync(folder: string): Promise<void> {
    const mine = Symbol(folder)
    last.set(folder, mine)
    await syncFolder(folder)
    if (last.get(folder) === mine) last.delete(folder)
  }
  return {
    sync,
    async settle(folders) {
      for (const folder of folders) if (last.has(folder)) await sync(folder)
    }
  }
}

/** The file system writes its journal once for all that wait for it. */
const AT_ONCE = 32

/** Syncs folders, several at a time. @throws what the first that failed threw, when those beside it are done */
export async function syncFolders(folders: Iterable<string>): Promise<void> {
  const all = [...folders]
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const done = await Promise.allSettled(all.slice(first, first + AT_ONCE).map(syncFolder))
    for (const one of done) if (one.status === 'rejected') throw one.reason
  }
}

/** Syncs a file that was written without waiting for the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
