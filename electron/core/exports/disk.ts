// Files of a package: written, synced and read back.
import { hash } from 'node:crypto'
import { chmod, constants, copyFile, type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { PackageDigest } from '../../../resources/verify/verify.mjs'
import { errno } from '../errors.ts'
import { syncFolder } from '../objects/durable.ts'
import { hashFile } from '../objects/hash-file.ts'

const BOTH = ['sha256', 'sha512'] as const
const PIECE = 1 << 16
const MOST_HELD = 32 << 20
const MOST_SPARE = 2
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
  /** Writes what a stream gives, until it ends. */
  stream(path: string, source: NodeJS.ReadableStream): Promise<PackageDigest>
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
  // Buffers that were used and can be used again: fresh memory costs as much as reading into it.
  const spare: Buffer<ArrayBuffer>[] = []
  // Never the folder of the draft itself anew: a disk that is pulled out takes it along, and the rest would be written beside.
  const makeFolder = async (folder: string) => {
    if (folders.has(folder)) return
    await makeFolder(dirname(folder))
    await mkdir(folder).catch(error => {
      if (errno(error) !== 'EEXIST') throw error
    })
    folders.add(folder)
  }
  const make = async (path: string) => {
    const whole = resolve(dir, path)
    await makeFolder(dirname(whole))
    return whole
  }
  const readBack = async (path: string, signal?: AbortSignal) => {
    const read = await digestsOf(join(dir, path), spare, signal)
    signal?.throwIfAborted()
    digests.set(path, read)
    return read
  }
  await mkdir(dir)
  folders.add(resolve(dir))

  const draft: Draft = {
    dir,
    digests,
    async copy(source, path, signal) {
      const target = await make(path)
      await copyFile(source, target, constants.COPYFILE_EXCL)
      // An object that is read-only, as after a restored backup, gives a copy that cannot be opened to be synced.
      await chmod(target, 0o644)
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
    async stream(path, source) {
      const file = await open(await make(path), 'wx')
      opened.add(file)
      for await (const piece of source) await file.writeFile(piece)
      await file.sync()
      opened.delete(file)
      await file.close()
      return readBack(path)
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
async function digestsOf(
  path: string,
  spare: Buffer<ArrayBuffer>[],
  signal: AbortSignal | undefined
): Promise<PackageDigest> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > MOST_HELD) return await hashFile(path, BOTH, signal === undefined ? {} : { signal })
    const found = spare.findIndex(buffer => buffer.length >= size)
    const [buffer = Buffer.allocUnsafeSlow(size)] = found < 0 ? [] : spare.splice(found, 1)
    let bytes = 0
    while (bytes < size) {
      const { bytesRead } = await file.read(buffer, bytes, size - bytes, bytes)
      if (bytesRead === 0) break
      bytes += bytesRead
    }
    const read = buffer.subarray(0, bytes)
    // Web Crypto takes the slower of the two on a thread of its own, while this one takes the other.
    const slower = subtle.digest('SHA-512', read)
    const sha256 = hash('sha256', read)
    const sha512 = Buffer.from(await slower).toString('hex')
    if (spare.length < MOST_SPARE) spare.push(buffer)
    return { sha256, sha512, bytes }
  } finally {
    await file.close()
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
