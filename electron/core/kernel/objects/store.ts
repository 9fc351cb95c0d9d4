// Files named by their own SHA-256. Nothing here is ever overwritten or edited.
//
// A file becomes visible under its name only when every byte is on disk, so a crash leaves a stray temporary file and
// never half an object. What was put but not yet claimed by an act is remembered until it is.
import { hash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { objectPath, Sha256 } from '#shared/ids.ts'
import type { RequireThere } from '../db/held-files.ts'
import { errno } from '../errors.ts'
import { openAwaited } from './awaited.ts'
import { namedIn } from './durable.ts'
import { hashFile, type Range } from './hash-file.ts'
import { patiently, removeUnlessHeld, rename } from './held-elsewhere.ts'
import type { ObjectCheck, StoredName, StoredObject } from './object.ts'
import type { Bucket } from './s3/bucket.ts'
import { type Around, copyHashed, writeHashed, writeWhole } from './write-object.ts'

export type { StoredObject }

export interface ObjectStore {
  /** Keeps the bytes and gives their name. @throws what the disk says, such as ENOSPC */
  put(bytes: Uint8Array, mediaType: string): Promise<StoredObject>
  /** Keeps a copy of a file, or of a part of it, streamed. The file itself is left as it is. @throws RangeError as hashFile */
  putFile(path: string, mediaType: string, range?: Range): Promise<StoredObject>
  /** Keeps what a stream brings. @throws what the stream throws, and then nothing is kept */
  putStream(stream: AsyncIterable<Uint8Array>, mediaType: string): Promise<StoredObject>
  /** Reads an object again and hashes it. */
  verify(sha256: Sha256, signal?: AbortSignal): Promise<ObjectCheck>
  /** The whole path of an object, for who reads it now: one that lies elsewhere is fetched. @throws ENOENT where it is in neither place */
  file(sha256: Sha256): Promise<string>
  /** Brings objects into the folder, and keeps them there until it is told that they are done with. */
  hold(objects: Iterable<Sha256>): Promise<() => void>
  /** Where an object lies in the folder, if it does. */
  path(sha256: Sha256): string
  /** Told by the journal that an act now accounts for these objects. */
  claim(objects: readonly StoredObject[]): void
  /** What was put since the archive was opened and belongs to no act yet. */
  unclaimed(): StoredObject[]
  /** Whether such an object could not be taken back, so that whoever enters it has to see whether it is there. */
  isUnsure(sha256: Sha256): boolean
  /** Everything in the store, a folder at a time, but for drafts that are being written at this moment. */
  list(): AsyncGenerator<StoredName[]>
  /**
   * Erases an object, unless it was put again since, or the records name it by then. A disposal does this, and a repair that a disposal
   * overtook, and nothing else.
   */
  remove(sha256: Sha256, isNamed: IsNamed): Promise<void>
  /**
   * Told that the act which put an object once will not come: it is erased, unless another has put it too or the records name it. One that
   * could not be erased goes on belonging to no act.
   */
  takeBack(sha256: Sha256, isNamed: IsNamed): Promise<void>
  /** Removes what a crash left half-written: how many there were, and which another program holds, so that they are still there. */
  sweepDrafts(): Promise<{ swept: number; held: string[] }>
  /** Where the files lie, when the folder has only some of them; null when it has all. */
  readonly elsewhere: Bucket | null
}

/** Whether the records name an object at this moment. */
export type IsNamed = (sha256: Sha256) => boolean

/** Where files are kept besides in the folder: each is there, and was read back, before it gets its name in the folder. */
export interface KeptBesides {
  keep(draft: string, object: StoredObject): Promise<void>
  verify(sha256: Sha256): Promise<ObjectCheck>
  /** Erases it in both places: here by `here`, which says whether it may go. */
  erase(sha256: Sha256, here: () => Promise<boolean>): Promise<void>
}

/** The folder as a store whose files lie elsewhere uses it. */
export interface FolderStore extends ObjectStore {
  /** Each write by `around`. */
  putStream(stream: AsyncIterable<Uint8Array>, mediaType: string, around?: Around): Promise<StoredObject>
  /** Puts an object into the folder as it came from where it is kept; false where the bytes are not those of its name. */
  bring(sha256: Sha256, bytes: AsyncIterable<Uint8Array>): Promise<boolean>
  /** Whether an object is being put, or belongs to no act yet. */
  isAwaited(sha256: Sha256): boolean
}

/** The store of an archive folder. Nothing is written, and nothing called missing, unless `requireThere` passes. */
export function openObjectStore(
  dir: string,
  requireThere: RequireThere = () => undefined,
  besides: KeptBesides | null = null
): FolderStore {
  const awaited = openAwaited()
  const { whileArriving, remember } = awaited
  const drafts = new Set<string>()
  const folders = namedIn()
  const path = (sha256: Sha256) => join(dir, objectPath(sha256))

  async function place(
    sha256: Sha256,
    bytes: number,
    mediaType: string,
    draft: string
  ): Promise<StoredObject> {
    requireThere()
    const object = { sha256, bytes, mediaType }
    await whileArriving(sha256, async () => {
      await besides?.keep(draft, object)
      // Remembered before it can be seen, so that a verification beside this work never takes it for something extra.
      remember(object)
      await nameIt(draft, sha256).catch((error: unknown) => {
        // One that has its name by now is there, whatever its folder's sync said.
        if (drafts.has(draft)) awaited.letGo(sha256)
        throw error
      })
    })
    return object
  }
  async function nameIt(draft: string, sha256: Sha256): Promise<void> {
    const target = path(sha256)
    const [folder, top] = [dirname(target), dirname(dirname(target))]
    requireThere()
    if (await makeFolder(folder)) await folders.sync(top)
    else await folders.settle([top])
    await rename(draft, target)
    drafts.delete(draft)
    await folders.sync(folder)
  }
  function isKept(object: StoredObject): Promise<boolean> {
    return whileArriving(object.sha256, async () => {
      if ((await (besides ?? store).verify(object.sha256)).state !== 'right') return false
      const folder = dirname(path(object.sha256))
      await folders.settle([dirname(folder), folder])
      remember(object)
      return true
    })
  }
  /** `mine`: how often whoever asks has put it. */
  async function erase(sha256: Sha256, isNamed: IsNamed, mine: number): Promise<void> {
    const here = () =>
      patiently(async () => {
        // At one go, so that nothing can be put or entered in between.
        const mayGo = !awaited.has(sha256, mine) && !isNamed(sha256)
        if (mayGo) rmSync(path(sha256), { force: true })
        return mayGo
      }, path(sha256))
    await (besides === null ? here() : besides.erase(sha256, here))
  }
  // What was to be done is done, or has failed, whether or not an antivirus program lets go of the draft: then the next sweep takes it.
  async function drop(draft: string): Promise<void> {
    await removeUnlessHeld(draft, { waits: true })
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

  const store: FolderStore = {
    path,
    elsewhere: null,
    file: async sha256 => path(sha256),
    hold: async () => () => undefined,
    isAwaited: sha256 => awaited.has(sha256),
    async bring(sha256, bytes) {
      const { file, draft } = await newDraft()
      try {
        const isRight = (await writeHashed(bytes, file)).sha256 === sha256
        if (isRight) await nameIt(draft, sha256)
        return isRight
      } finally {
        await drop(draft)
      }
    },
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
    putStream: (stream, mediaType, around) => take(mediaType, file => writeHashed(stream, file, around)),
    async verify(sha256, signal) {
      try {
        const options = signal === undefined ? {} : { signal }
        const read = await patiently(() => hashFile(path(sha256), ['sha256'], options), path(sha256))
        return { state: read.sha256 === sha256 ? 'right' : 'changed', bytes: read.bytes }
      } catch (error) {
        signal?.throwIfAborted()
        requireThere()
        return { state: errno(error) === 'ENOENT' ? 'missing' : 'unreadable', bytes: 0 }
      }
    },
    claim: awaited.claim,
    unclaimed: awaited.all,
    isUnsure: awaited.isUnsure,
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
    remove: (sha256, isNamed) => erase(sha256, isNamed, 0),
    async takeBack(sha256, isNamed) {
      try {
        await erase(sha256, isNamed, 1)
      } catch (error) {
        awaited.doubt(sha256)
        throw error
      }
      // Not before: a file that is still there is looked for among those that belong to no act.
      awaited.letGo(sha256)
    },
    async sweepDrafts() {
      const top = join(dir, 'objects')
      const stray = (await readdir(top).catch(nothingThere)).filter(
        name => name.endsWith('.tmp') && !drafts.has(join(top, name))
      )
      const held: string[] = []
      for (const draft of stray) if (!(await removeUnlessHeld(join(top, draft)))) held.push(join(top, draft))
      return { swept: stray.length - held.length, held }
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
      return 'size' in info ? [{ sha256, path, bytes: info.size, isLink: info.isSymbolicLink() }] : info
    })
  )
  return found.flat()
}
