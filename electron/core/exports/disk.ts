// Files of a package: written, synced and read back.
import { constants, copyFile, type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PackageDigest } from '../../../resources/verify/verify.mjs'
import { hashFile } from '../objects/hash-file.ts'

const BOTH = ['sha256', 'sha512'] as const
const PIECE = 1 << 16
const MOST_HELD = 32 << 20
const { subtle } = globalThis.crypto

/** A folder in which files are written and read back. Paths are those of the package, with `/`. */
export interface Draft {
  readonly dir: string
  /** What was read back, by path. */
  readonly digests: Map<string, PackageDigest>
  /** Copies a file in the kernel, syncs the copy, and reads it back. */
  copy(source: string, path: string, signal: AbortSignal): Promise<PackageDigest>
  /** Writes a text in pieces; call `end` when all is said. */
  write(path: string): Promise<TextFile>
  writeWhole(path: string, text: string): Promise<PackageDigest>
  /** Makes the names durable as well. */
  syncFolders(): Promise<void>
  /** Lets go of what is half-written, so that the folder can be removed. */
  abandon(): Promise<void>
}

export interface TextFile {
  add(text: string): Promise<void>
  end(): Promise<PackageDigest>
}

export async function openDraft(dir: string): Promise<Draft> {
  const digests = new Map<string, PackageDigest>()
  const folders = new Set<string>()
  const opened = new Set<FileHandle>()
  const make = async (path: string) => {
    const whole = join(dir, path)
    const folder = dirname(whole)
    if (!folders.has(folder)) await mkdir(folder, { recursive: true })
    folders.add(folder)
    return whole
  }
  const readBack = async (path: string, signal?: AbortSignal) => {
    const read = await digestsOf(join(dir, path), signal)
    signal?.throwIfAborted()
    digests.set(path, read)
    return read
  }
  await mkdir(dir)
  folders.add(dir)

  const draft: Draft = {
    dir,
    digests,
    async copy(source, path, signal) {
      const target = await make(path)
      await copyFile(source, target, constants.COPYFILE_EXCL)
      const file = await open(target, 'r+')
      try {
        const [read] = await Promise.all([readBack(path, signal), file.sync()])
        return read
      } finally {
        await file.close()
      }
    },
    async write(path) {
      const file = await open(await make(path), 'wx')
      opened.add(file)
      let waiting = ''
      const flush = async () => {
        await file.writeFile(waiting)
        waiting = ''
      }
      return {
        async add(text) {
          waiting += text
          if (waiting.length > PIECE) await flush()
        },
        async end() {
          await flush()
          await file.sync()
          opened.delete(file)
          await file.close()
          return readBack(path)
        }
      }
    },
    async writeWhole(path, text) {
      const file = await draft.write(path)
      await file.add(text)
      return file.end()
    },
    async syncFolders() {
      for (const folder of folders) await syncFolder(folder)
    },
    async abandon() {
      for (const file of opened) await file.close()
    }
  }
  return draft
}

/** Both digests of a file. */
async function digestsOf(path: string, signal: AbortSignal | undefined): Promise<PackageDigest> {
  const bytes = await readSmall(path)
  if (bytes === null) return hashFile(path, BOTH, signal === undefined ? {} : { signal })
  // Web Crypto hashes on threads of its own: the two digests, and two files, at the same time.
  const [sha256, sha512] = await Promise.all(['SHA-256', 'SHA-512'].map(name => subtle.digest(name, bytes)))
  const hex = (digest: ArrayBuffer = new ArrayBuffer()) => Buffer.from(digest).toString('hex')
  return { sha256: hex(sha256), sha512: hex(sha512), bytes: bytes.length }
}

/** A file that is small enough to be held, or null. */
async function readSmall(path: string): Promise<Buffer<ArrayBuffer> | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > MOST_HELD) return null
    const bytes = Buffer.allocUnsafeSlow(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, size - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes.subarray(0, at)
  } finally {
    await file.close()
  }
}

/** Windows makes names durable by itself and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Lets so many works go on at once. The first that fails is thrown at the next `start`, or at `settle`. */
export function workers(most: number): {
  start(work: () => Promise<void>): Promise<void>
  settle(): Promise<void>
} {
  const going = new Set<Promise<void>>()
  const failures: unknown[] = []
  const settle = async () => {
    await Promise.all(going)
    if (failures.length > 0) throw failures[0]
  }
  return {
    settle,
    async start(work) {
      while (going.size >= most) await Promise.race(going)
      if (failures.length > 0) throw failures[0]
      const one: Promise<void> = work()
        .catch(error => {
          failures.push(error)
        })
        .finally(() => going.delete(one))
      going.add(one)
    }
  }
}
