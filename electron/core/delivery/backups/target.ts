// Where a backup is kept: a folder on another disk or on a network share, or a place in a bucket (`store-target.ts`). A file is there
// whole and read back, or nothing names it.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Sha256 } from '#shared/ids.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { syncFile, syncFolders } from '../../kernel/objects/durable.ts'
import { hashAtOnce, hashFile } from '../../kernel/objects/hash-file.ts'
import { rename } from '../../kernel/objects/held-elsewhere.ts'
import type { Stored } from './format.ts'

/** What is written has this at the end of its name until it is whole. */
export const PARTIAL = '.partial'
/** Larger ones are read a little at a time, so that the thread hears when it is to stop. */
const MOST_AT_ONCE = 8 << 20
const NOTHING = new Set(['ENOENT', 'ENOTDIR'])

export interface BackupTarget {
  /** The bytes of a file. @throws ArchiveError backup-unusable, also in the middle */
  read(path: string): AsyncGenerator<Uint8Array>
  /** Copies a file to a place on this computer without its bytes passing through here; null where that cannot be. @throws what a disk says */
  readonly copy: ((path: string, to: string) => Promise<void>) | null
  /**
   * Takes in a file of this computer, for a thread of its own: without its bytes passing through here where it is small, and where it is still
   * worked out what the file is, in chunks. It is read back. Null where that cannot be, or not these bytes came: nothing is left then, and
   * reading and writing them tells why.
   */
  readonly takeIn:
    | ((
        from: string,
        path: string,
        is: Stored | Promise<Stored>,
        signal: AbortSignal
      ) => Promise<Stored | null>)
    | null
  /** A small file, whole; null where it is not there. @throws ArchiveError backup-unusable */
  readSmall(path: string): Promise<Buffer | null>
  /**
   * Writes a file, and reads it back. Nothing gets its name unless every byte is right.
   * @throws ArchiveError backup-unusable, backup-link; what the bytes throw
   */
  write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<Stored>
  /** In bytes; null where it is not there. */
  size(path: string): Promise<number | null>
  /** What is in a folder, in order; nothing where it is not there. */
  names(folder: string): Promise<string[]>
  remove(path: string): Promise<void>
  /** Lets go of what a writing that was cut off had sent in parts, and nobody can read. */
  dropUnfinished(): Promise<void>
  /** Everything that was named is on disk after this. */
  settle(): Promise<void>
  /** What is left of a file whose writing was cut off. */
  readonly partialOf: (path: string) => string
  /** Nobody takes a file away before then, this program neither; null where the place knows no such thing. */
  readonly lock: ((path: string, until: string) => Promise<void>) | null
}

/** A folder. It is made by whoever chose it: where the share is not there, nothing is written beside it. */
export function folderTarget(folder: string): BackupTarget {
  const whole = (path: string) => join(folder, path)
  const changed = new Set<string>()
  const told = async <T>(work: Promise<T>): Promise<T> => work.catch(error => refuse(error, folder))
  const real = new Set<string>()
  /** Never through a link: a backup that is elsewhere is lost with what is there. Null for what is not there, or is a link. */
  async function kindOf(path: string): Promise<Stats | null> {
    const parent = dirname(path)
    if (parent !== '.' && !real.has(parent)) {
      if (!(await kindOf(parent))?.isDirectory()) return null
      real.add(parent)
    }
    const info = await told(
      lstat(whole(path)).catch(error => (NOTHING.has(errno(error) ?? '') ? null : Promise.reject(error)))
    )
    return info?.isSymbolicLink() ? null : info
  }

  async function makeFolders(path: string): Promise<void> {
    const parent = dirname(path)
    if (parent === '.' || changed.has(parent)) return
    await makeFolders(parent)
    await mkdir(whole(parent)).catch(async error => {
      if (errno(error) !== 'EEXIST') throw error
      if (!(await lstat(whole(parent))).isDirectory())
        throw new ArchiveError('backup-link', { folder, path: parent })
    })
    changed.add(parent)
  }
  async function writeDraft(draft: string, bytes: AsyncIterable<Uint8Array>): Promise<Stored> {
    const file = await told(open(draft, 'w'))
    const digest = createHash('sha256')
    let written = 0
    try {
      for await (const chunk of bytes) {
        digest.update(chunk)
        written += chunk.length
        await told(file.writeFile(chunk))
      }
      await told(file.sync())
    } finally {
      await file.close()
    }
    return { sha256: Sha256.parse(digest.digest('hex')), bytes: written }
  }

  const target: BackupTarget = {
    partialOf: path => path + PARTIAL,
    async *read(path) {
      try {
        await requireFile(whole(path), folder)
        yield* inChunks(whole(path))
      } catch (error) {
        refuse(error, folder)
      }
    },
    async copy(path, to) {
      await requireFile(whole(path), folder)
      await copyFile(whole(path), to)
      // Who may read and write it is decided where it comes to, not by how a share shows it.
      await chmod(to, 0o666 & ~process.umask())
    },
    async takeIn(from, path, expected, signal) {
      const draft = whole(path) + PARTIAL
      const isSmall = !(expected instanceof Promise) && expected.bytes <= MOST_AT_ONCE
      try {
        await makeFolders(path)
        if (isSmall) await copyFile(from, draft)
        else await pipeline(inChunks(from), createWriteStream(draft), { signal })
        // Not every share lets its rights be changed, and its own will do.
        await chmod(draft, 0o666 & ~process.umask()).catch(() => undefined)
        await syncFile(draft)
        const is = await expected
        const again = isSmall ? hashAtOnce(draft) : await hashFile(draft, ['sha256'], { signal })
        if (again.sha256 !== is.sha256 || again.bytes !== is.bytes) throw new Error('other bytes')
        await rename(draft, whole(path))
        changed.add(dirname(path))
        return is
      } catch {
        await rm(draft, { force: true }).catch(() => undefined)
        return null
      }
    },
    async readSmall(path) {
      if ((await kindOf(path)) === null) return null
      await requireFile(whole(path), folder)
      return told(readFile(whole(path)))
    },
    async write(path, bytes) {
      await told(makeFolders(path))
      const draft = whole(path) + PARTIAL
      let isWhole = false
      try {
        const stored = await writeDraft(draft, bytes)
        const again = await digestOfFile(target.read(path + PARTIAL))
        if (again.sha256 !== stored.sha256 || again.bytes !== stored.bytes)
          throw new ArchiveError('backup-unusable', { folder, detail: 'read-back' })
        await told(rename(draft, whole(path)))
        isWhole = true
        changed.add(dirname(path))
        return stored
      } finally {
        // A list that was cut off says what need not be copied again.
        if (!isWhole && !path.endsWith('.txt')) await rm(draft, { force: true }).catch(() => undefined)
      }
    },
    async size(path) {
      const info = await kindOf(path)
      return info?.isFile() ? info.size : null
    },
    async names(path) {
      if (path !== '.' && !(await kindOf(path))?.isDirectory()) return []
      return (await told(readdir(whole(path)))).sort()
    },
    remove: path => told(rm(whole(path), { recursive: true, force: true })),
    // What was half-written has a name here, and is gone on with.
    dropUnfinished: () => Promise.resolve(),
    async settle() {
      const folders = [...changed, '.'].map(whole)
      changed.clear()
      await told(syncFolders(folders))
    },
    lock: null
  }
  return target
}

/** The digest and the size of what is read. */
export async function digestOfFile(bytes: AsyncIterable<Uint8Array>): Promise<Stored> {
  const digest = createHash('sha256')
  let read = 0
  for await (const chunk of bytes) {
    digest.update(chunk)
    read += chunk.length
  }
  return { sha256: Sha256.parse(digest.digest('hex')), bytes: read }
}

const inChunks = (path: string) => createReadStream(path, { highWaterMark: 1 << 20 })

async function requireFile(path: string, folder: string): Promise<void> {
  if (!(await lstat(path)).isFile())
    throw new ArchiveError('backup-unusable', { folder, detail: 'not-a-file' })
}

/** Tells what is wrong with a folder. @throws ArchiveError backup-disk-full, backup-unusable */
export function refuse(error: unknown, folder: string): never {
  if (error instanceof ArchiveError) throw error
  if (['ENOSPC', 'EDQUOT'].includes(errno(error) ?? ''))
    throw new ArchiveError('backup-disk-full', { folder })
  throw new ArchiveError('backup-unusable', { folder, detail: errno(error) ?? 'unknown' })
}
