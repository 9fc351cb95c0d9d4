// Files named by their own SHA-256. Nothing here is ever overwritten or edited.
//
// A file becomes visible under its name only when every byte is on disk, so a crash leaves a stray temporary file and
// never half an object. What was put but not yet claimed by an act is remembered until it is.
import { createHash, hash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { objectPath, Sha256 } from '#shared/ids.ts'
import type { RequireThere } from '../db/held-files.ts'
import { errno } from '../errors.ts'
import { syncFolder } from './durable.ts'
import { hashFile, type Range } from './hash-file.ts'
import { removeUnlessHeld, rename } from './held-elsewhere.ts'
import { writerTo } from './writer.ts'

/** An object that is on disk, with its size in bytes and the media type it was put as. */
export type StoredObject = { readonly sha256: Sha256; readonly bytes: number; readonly mediaType: string }

/** What became of reading an object again. */
type ObjectCheck = { readonly state: 'right' | 'changed' | 'missing' | 'unreadable'; readonly bytes: number }

export interface ObjectStore {
  /** Keeps the bytes and gives their name. @throws what the disk says, such as ENOSPC */
  put(bytes: Uint8Array, mediaType: string): Promise<StoredObject>
  /** Keeps a copy of a file, or of a part of it, streamed. The file itself is left as it is. @throws RangeError as hashFile */
  putFile(path: string, mediaType: string, range?: Range): Promise<StoredObject>
  /** Keeps what a stream brings. @throws what the stream throws, and then nothing is kept */
  putStream(stream: AsyncIterable<Uint8Array>, mediaType: string): Promise<StoredObject>
  /** Reads an object again and hashes it. */
  verify(sha256: Sha256, signal?: AbortSignal): Promise<ObjectCheck>
  /** The whole path of an object. */
  path(sha256: Sha256): string
  /** Told by the journal that an act now accounts for these objects. */
  claim(objects: readonly StoredObject[]): void
  /** What was put since the archive was opened and belongs to no act yet. */
  unclaimed(): StoredObject[]
  /** Everything in the store, a folder at a time, but for drafts that are being written at this moment. */
  list(): AsyncGenerator<StoredName[]>
  /** Erases an object that the records no longer name, unless it was put again since. A disposal does this, and nothing else. */
  remove(sha256: Sha256): void
  /** Removes what a crash left half-written. */
  sweepDrafts(): Promise<number>
}

/** A file found in the store: an object's name, or null for something that is not named like one. */
type StoredName = { readonly sha256: Sha256 | null; readonly path: string; readonly bytes: number }

/** The store of an archive folder. Nothing is written, and nothing called missing, unless `requireThere` passes. */
export function openObjectStore(dir: string, requireThere: RequireThere = () => undefined): ObjectStore {
  const waiting = new Map<string, StoredObject>()
  const drafts = new Set<string>()
  const path = (sha256: Sha256) => join(dir, objectPath(sha256))

  async function place(
    sha256: Sha256,
    bytes: number,
    mediaType: string,
    draft: string
  ): Promise<StoredObject> {
    const target = path(sha256)
    requireThere()
    if (await makeFolder(dirname(target))) await syncFolder(dirname(dirname(target)))
    // Remembered before it can be seen, so that a verification beside this work never takes it for something extra.
    const object = remember({ sha256, bytes, mediaType })
    try {
      await rename(draft, target)
    } catch (error) {
      waiting.delete(sha256)
      throw error
    }
    drafts.delete(draft)
    await syncFolder(dirname(target))
    return object
  }
  function remember(object: StoredObject): StoredObject {
    waiting.set(object.sha256, object)
    return object
  }
  // Remembered before it is looked at, so that a disposal does not erase it in between.
  async function isKept(object: StoredObject): Promise<boolean> {
    const before = waiting.get(object.sha256)
    remember(object)
    if ((await store.verify(object.sha256)).state === 'right') return true
    if (before === undefined) waiting.delete(object.sha256)
    return false
  }
  async function drop(draft: string): Promise<void> {
    await rm(draft, { force: true })
    drafts.delete(draft)
  }
  async function newDraft(): Promise<{ file: FileHandle; draft: string }> {
    requireThere()
    const folder = join(dir, 'objects')
    await makeFolder(folder)
    const draft = join(folder, `${randomUUID()}.tmp`)
    drafts.add(draft)
    return { file: await open(draft, 'wx'), draft }
  }

  type Copied = { readonly sha256: string; readonly bytes: number }
  async function take(
    mediaType: string,
    copy: (file: FileHandle, draft: string) => Promise<Copied>
  ): Promise<StoredObject> {
    const { file, draft } = await newDraft()
    try {
      const { sha256: digest, bytes } = await copy(file, draft)
      const sha256 = Sha256.parse(digest)
      if (await isKept({ sha256, bytes, mediaType })) {
        await drop(draft)
        return { sha256, bytes, mediaType }
      }
      return await place(sha256, bytes, mediaType, draft)
    } catch (error) {
      await drop(draft)
      throw error
    }
  }

  const store: ObjectStore = {
    path,
    async put(bytes, mediaType) {
      const sha256 = Sha256.parse(hash('sha256', bytes))
      // Kept already, unless what lies there is damaged: then the right bytes take its place.
      const object = { sha256, bytes: bytes.length, mediaType }
      if (await isKept(object)) return object
      const { file, draft } = await newDraft()
      try {
        await writeWhole(file, bytes)
        return await place(sha256, bytes.length, mediaType, draft)
      } catch (error) {
        await drop(draft)
        throw error
      }
    },
    putFile: (source, mediaType, range) =>
      take(mediaType, (file, draft) => copyHashed({ source, range }, file, draft)),
    putStream: (stream, mediaType) => take(mediaType, file => writeHashed(stream, file)),
    async verify(sha256, signal) {
      try {
        const read = await hashFile(path(sha256), ['sha256'], signal === undefined ? {} : { signal })
        return { state: read.sha256 === sha256 ? 'right' : 'changed', bytes: read.bytes }
      } catch (error) {
        signal?.throwIfAborted()
        requireThere()
        return { state: errno(error) === 'ENOENT' ? 'missing' : 'unreadable', bytes: 0 }
      }
    },
    claim(objects) {
      for (const object of objects) waiting.delete(object.sha256)
    },
    unclaimed: () => [...waiting.values()],
    async *list() {
      requireThere()
      const top = join(dir, 'objects')
      const entries = await readdir(top, { withFileTypes: true }).catch(nothingThere)
      const loose = entries.filter(entry => !entry.isDirectory()).map(entry => entry.name)
      yield await named(
        top,
        '',
        loose.filter(name => !drafts.has(join(top, name)))
      )
      for (const folder of entries
        .filter(entry => entry.isDirectory())
        .map(entry => entry.name)
        .sort())
        yield await named(join(top, folder), folder, (await readdir(join(top, folder))).sort())
    },
    remove(sha256) {
      // At one go, so that nothing can be put in between.
      if (!waiting.has(sha256)) rmSync(path(sha256), { force: true })
    },
    async sweepDrafts() {
      const top = join(dir, 'objects')
      const stray = (await readdir(top).catch(nothingThere)).filter(
        name => name.endsWith('.tmp') && !drafts.has(join(top, name))
      )
      let swept = 0
      for (const draft of stray) if (await removeUnlessHeld(join(top, draft))) swept++
      return swept
    }
  }
  return store
}

// Never the folders above: where the archive has gone meanwhile, none of it is made anew. True when the folder is new.
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if (errno(error) === 'EEXIST') return false
    throw error
  }
}

// A folder that is empty may have been left out by whatever copied the archive.
function nothingThere(error: unknown): [] {
  if (errno(error) === 'ENOENT') return []
  throw error
}

// A draft that got its name after the folder was read is there no more; then it is no stray either.
async function named(folder: string, prefix: string, names: string[]): Promise<StoredName[]> {
  const found = await Promise.all(
    names.map(async name => {
      const whole = Sha256.safeParse(prefix + name)
      const path = join(folder, name)
      const info = await lstat(path).catch(nothingThere)
      const sha256 = whole.success && prefix.length === 2 ? whole.data : null
      return 'size' in info ? [{ sha256, path, bytes: info.size }] : info
    })
  )
  return found.flat()
}

// A copy that is on disk, and the digest of what was written.
async function copyHashed(
  { source, range }: { readonly source: string; readonly range: Range | undefined },
  file: FileHandle,
  draft: string
) {
  const writer = await writerTo(file, draft)
  try {
    const onChunk = writer.write
    const read = await hashFile(source, ['sha256'], range === undefined ? { onChunk } : { range, onChunk })
    await writer.sync()
    return read
  } finally {
    await writer.close()
  }
}

async function writeHashed(stream: AsyncIterable<Uint8Array>, file: FileHandle) {
  const digest = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of stream) {
      digest.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: digest.digest('hex'), bytes }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
