// Files of a package: written, synced and read back.
import { hash } from 'node:crypto'
import { chmod, constants, copyFile, type FileHandle, mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { PackageDigest } from '../../../../resources/verify/verify.mjs'
import { errno } from '../../kernel/errors.ts'
import { syncFolders } from '../../kernel/objects/durable.ts'
import { hashingThreads } from '../../kernel/objects/hash-apart.ts'
import { patiently } from '../../kernel/objects/held-elsewhere.ts'

const PIECE = 1 << 16
/** A file of so many bytes is hashed sooner than a thread is asked to. */
const SMALL = 256 << 10

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
  /** Lets go of what is open, so that the folder can be moved or removed. */
  close(): Promise<void>
}

export interface TextFile {
  add(text: string): Promise<void>
  end(): Promise<PackageDigest>
}

export async function openDraft(dir: string): Promise<Draft> {
  const digests = new Map<string, PackageDigest>()
  const folders = new Set<string>()
  const opened = new Set<FileHandle>()
  const threads = hashingThreads()
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
    const whole = join(dir, path)
    const { size } = await stat(whole)
    const read = await patiently(() => (size > SMALL ? threads.hash(whole, signal) : digestsOf(whole)), whole)
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
      await patiently(() => copyFile(source, target, constants.COPYFILE_EXCL), source)
      // An object that is read-only, as after a restored backup, gives a copy that cannot be opened to be synced.
      await patiently(() => chmod(target, 0o644), target)
      const file = await patiently(() => open(target, 'r+'), target)
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
    syncFolders: () => syncFolders(folders),
    async close() {
      for (const file of opened) await file.close()
      opened.clear()
      await threads.end()
    }
  }
  return draft
}

async function digestsOf(path: string): Promise<PackageDigest> {
  const read = await readFile(path)
  return { sha256: hash('sha256', read), sha512: hash('sha512', read), bytes: read.length }
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
