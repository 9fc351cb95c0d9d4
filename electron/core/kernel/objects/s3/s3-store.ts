// The object store of an archive whose files lie in a bucket. Its folder has those that were used last, as a disk has them.
//
// A file gets its name in the folder when it is in the bucket and has been read back from there, so the folder never has what the bucket
// lacks, and an act never names what is in the folder alone. What is taken out of the folder is asked for there first.
import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Sha256 } from '#shared/ids.ts'
import type { RequireThere } from '../../db/held-files.ts'
import { ArchiveError, errno, isDiskFull } from '../../errors.ts'
import type { StoredName } from '../object.ts'
import { bytesShort } from '../room.ts'
import { type ObjectStore, openObjectStore } from '../store.ts'
import type { Bucket } from './bucket.ts'
import { openCache } from './cache.ts'

type Options = { readonly requireThere: RequireThere; readonly log: Logger; readonly now?: () => number }

/** The store of an archive folder that is in a bucket. What is in the folder already is in the bucket (`move-in.ts`). */
export async function openS3Store(
  dir: string,
  bucket: Bucket,
  { requireThere, log, now }: Options
): Promise<ObjectStore> {
  const inTurn = turns()
  const folder = openObjectStore(dir, requireThere, {
    keep: (draft, object) => inTurn(object.sha256, () => bucket.keep(draft, object)),
    // Not while it is being erased: what is there then is not kept.
    verify: sha256 => inTurn(sha256, () => store.verify(sha256)),
    erase: (sha256, here) =>
      inTurn(sha256, async () => {
        if (!(await here())) return
        cache.forget(sha256)
        requireThere()
        await bucket.remove(sha256)
      })
  })
  const cache = openCache(now)
  for await (const names of folder.list())
    for (const { sha256, bytes } of names) if (sha256 !== null) cache.note(sha256, bytes)
  const fetching = new Map<Sha256, Promise<string>>()

  async function fetched(sha256: Sha256): Promise<string> {
    const path = folder.path(sha256)
    const here = await stat(path).catch(() => null)
    if (here === null) await withRoom(() => fetchOnce(sha256))
    cache.note(sha256, (here ?? (await stat(path))).size)
    trimSoon()
    return path
  }
  /** What is here of others makes room on a full disk. */
  async function withRoom<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!isDiskFull(error, dir)) throw error
      await trimming
      await trim(0)
      return await work()
    }
  }
  async function fetchOnce(sha256: Sha256): Promise<void> {
    for (let tried = 1; ; tried++) {
      const bytes = await bucket.read(sha256)
      if (bytes === null) throw Object.assign(new Error(`${sha256} is not in the bucket`), { code: 'ENOENT' })
      try {
        if (await folder.bring(sha256, bytes)) return
        throw new ArchiveError('object-damaged', { what: sha256 })
      } catch (error) {
        // One that broke off in the middle is asked for anew, which waits for the store.
        if (!isAway(error) || tried === TRIES) throw error
      }
    }
  }
  let trimming: Promise<void> | null = null
  /** Of several that ask while it goes on, one is enough. */
  function trimSoon(): void {
    trimming ??= trim(bucket.settings.cacheBytes).finally(() => {
      trimming = null
    })
  }
  async function trim(mostBytes: number): Promise<void> {
    try {
      const spared = cache.bytes() - (await bytesShort(dir, SPARE))
      for (const sha256 of cache.tooMany(Math.min(mostBytes, spared))) {
        const path = folder.path(sha256)
        const here = await stat(path).catch(() => null)
        const isThere = here !== null && (await bucket.size(sha256)) === here.size
        // At one go, so that nobody puts it in between.
        if (here !== null && (!isThere || folder.isAwaited(sha256))) continue
        rmSync(path, { force: true })
        cache.forget(sha256)
      }
    } catch (error) {
      log.warn({ code: errno(error) }, 'the folder has more files than it is to have')
    }
  }
  // What is damaged in the folder alone is not read: it is fetched anew.
  async function dropDamaged(sha256: Sha256, signal?: AbortSignal): Promise<void> {
    const { state } = await folder.verify(sha256, signal)
    if (state !== 'changed' && state !== 'unreadable') return
    log.warn({ object: sha256, state }, 'a file in the folder was damaged and is fetched again')
    rmSync(folder.path(sha256), { force: true, recursive: true })
    cache.forget(sha256)
  }
  function file(sha256: Sha256): Promise<string> {
    const before = fetching.get(sha256)
    if (before !== undefined) return before
    const work = fetched(sha256).finally(() => fetching.delete(sha256))
    fetching.set(sha256, work)
    return work
  }

  const store: ObjectStore = {
    ...folder,
    elsewhere: bucket,
    async put(bytes, mediaType) {
      return noted(await withRoom(() => folder.put(bytes, mediaType)))
    },
    async putFile(path, mediaType, range) {
      return noted(await withRoom(() => folder.putFile(path, mediaType, range)))
    },
    async putStream(stream, mediaType) {
      return noted(await folder.putStream(stream, mediaType, withRoom))
    },
    file,
    async hold(objects) {
      const names = [...objects]
      for (const sha256 of names) cache.hold(sha256)
      const letGo = () => names.forEach(cache.letGo)
      try {
        for (const sha256 of names) await file(sha256).catch(unlessAway)
        return letGo
      } catch (error) {
        letGo()
        throw error
      }
    },
    async verify(sha256, signal) {
      // What an act is about to name is worth waiting for.
      const kind = folder.isAwaited(sha256) ? 'keeping' : 'reading'
      const found = await bucket.verify(sha256, kind, signal)
      requireThere()
      if (found.state === 'right') await dropDamaged(sha256, signal)
      return found
    },
    async *list() {
      const here = new Map<string, StoredName[]>()
      for await (const names of folder.list())
        for (const name of names) {
          const under = name.sha256?.slice(0, 2) ?? ''
          here.set(under, [...(here.get(under) ?? []), name])
        }
      yield here.get('') ?? []
      for (let first = 0; first < 256; first++) {
        const under = first.toString(16).padStart(2, '0')
        const there = await bucket.list(under)
        const names = new Set(there.map(({ sha256 }) => sha256))
        yield [...there, ...(here.get(under) ?? []).filter(({ sha256 }) => !names.has(sha256))]
      }
    }
  }
  function noted<Kept extends { sha256: Sha256; bytes: number }>(kept: Kept): Kept {
    cache.note(kept.sha256, kept.bytes)
    trimSoon()
    return kept
  }
  return store
}

const TRIES = 5
/** Is left for the database and for what is being taken in, however many files the folder may have. */
const SPARE = 2_000_000_000

const isAway = (error: unknown) => error instanceof ArchiveError && error.code === 'files-unreachable'

/** What is gone or damaged is told by whoever reads it. */
function unlessAway(error: unknown): void {
  if (errno(error) !== 'ENOENT' && !(error instanceof ArchiveError && error.code === 'object-damaged'))
    throw error
}

/** Work on the same file is done one after the other. */
function turns(): <T>(sha256: Sha256, work: () => Promise<T>) => Promise<T> {
  const last = new Map<Sha256, Promise<unknown>>()
  return (sha256, work) => {
    const mine = (last.get(sha256) ?? Promise.resolve()).then(work)
    const ended = mine.then(
      () => undefined,
      () => undefined
    )
    last.set(sha256, ended)
    void ended.then(() => last.get(sha256) === ended && last.delete(sha256))
    return mine
  }
}
