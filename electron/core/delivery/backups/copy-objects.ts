// Copying the files that the database names to the folder of a backup: those that it lacks, read back there.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { objectPath, type Sha256 } from '#shared/ids.ts'
import { databasePath } from '../../kernel/db/database-path.ts'
import type { Bucket } from '../../kernel/objects/s3/bucket.ts'
import { sealed } from './crypt.ts'
import { fileOfArchive, Unusable } from './file-of-archive.ts'
import { type Listed, objectFile, type Stored } from './format.ts'
import type { Known } from './lists.ts'
import type { Snapshot } from './snapshot.ts'
import type { BackupTarget } from './target.ts'

/** So many files are copied at once: most are small, and each is waited for until it is on disk. */
const AT_ONCE = 8
/** While they are, those after them are looked up, so many at a time; as many runs of them wait at the most. */
const LOOKED_UP_AT_ONCE = 64
const MOST_WAITING = 64

/** From where and to where; `bucket`: where the archive's files lie, when its folder has only some of them. */
export type Copying = {
  readonly dir: string
  readonly bucket: Bucket | null
  readonly target: BackupTarget
  readonly recipient: string | null
  readonly tell: (doneBytes: number, totalBytes: number) => void
  readonly signal: AbortSignal
}

/** What of it was new. */
export type Copied = { newObjects: number; newBytes: number; readonly damaged: Sha256[] }

/** While they were copied, files were disposed of. */
export class DisposedMeanwhile extends Error {}

/** Copies what the folder lacks, several at once, and gives every file of the snapshot in order. @throws DisposedMeanwhile */
export async function* copyObjects(
  snapshot: Snapshot,
  known: Known,
  copied: Copied,
  at: Copying
): AsyncGenerator<readonly Listed[]> {
  const going: Promise<readonly Listed[]>[] = []
  let [copying, done] = [0, 0]
  async function next(): Promise<readonly Listed[]> {
    const listed = (await going.shift()) ?? []
    done += listed.reduce((sum, { bytes }) => sum + bytes, 0)
    at.tell(done, snapshot.totals.bytes)
    return listed
  }
  const go = (some: Promise<readonly Listed[]>) => {
    // It is thrown where it is awaited.
    some.catch(() => undefined)
    going.push(some)
  }
  for (const some of inTurns(snapshot.objects())) {
    at.signal.throwIfAborted()
    for (const { there, lacking } of byRuns(await lookedUp(some, known, at))) {
      if (there.length > 0) go(Promise.resolve(there))
      if (lacking === undefined) continue
      copying++
      go(copyOne(lacking, copied, at).finally(() => copying--))
      while (copying >= AT_ONCE || going.length >= MOST_WAITING) yield await next()
    }
  }
  while (going.length > 0) yield await next()
}

type One = { readonly sha256: Sha256; readonly bytes: number }
type LookedUp = { readonly one: One; readonly listed: Listed | null }

function* inTurns(objects: Iterable<One>): Generator<One[]> {
  let some: One[] = []
  for (const one of objects) {
    some.push(one)
    if (some.length < LOOKED_UP_AT_ONCE) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** Which of them the folder has: as a list says, and of that size. */
async function lookedUp(some: readonly One[], known: Known, { target, recipient }: Copying) {
  const before: (Listed | null)[] = []
  for (const { sha256 } of some) before.push(await known.find(sha256))
  return Promise.all(
    some.map(async (one, at): Promise<LookedUp> => {
      const stored = before[at]?.stored
      if (stored === undefined) return { one, listed: null }
      const size = await target.size(objectFile(one.sha256, recipient))
      return { one, listed: size === stored.bytes ? { ...one, stored } : null }
    })
  )
}

/** Those that are there, up to one that is lacking. */
function* byRuns(some: readonly LookedUp[]): Generator<{ there: readonly Listed[]; lacking?: One }> {
  let there: Listed[] = []
  for (const { one, listed } of some) {
    if (listed !== null) there.push(listed)
    else {
      yield { there, lacking: one }
      there = []
    }
  }
  yield { there }
}

async function copyOne({ sha256, bytes }: One, copied: Copied, at: Copying): Promise<readonly Listed[]> {
  const path = objectFile(sha256, at.recipient)
  try {
    const stored = (await takenIn({ sha256, bytes }, path, at)) ?? (await written(sha256, path, at))
    copied.newObjects++
    copied.newBytes += stored.bytes
    return [{ sha256, bytes, stored }]
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    if (isDisposed(at.dir, sha256)) throw new DisposedMeanwhile()
    copied.damaged.push(sha256)
    return []
  }
}

/** Null for what is encrypted, or lies elsewhere; and for what the system does not copy, which is then read and written. */
const takenIn = (
  is: Stored,
  path: string,
  { dir, bucket, recipient, target, signal }: Copying
): Promise<Stored | null> =>
  recipient !== null || bucket !== null || target.takeIn === null
    ? Promise.resolve(null)
    : target.takeIn(join(dir, objectPath(is.sha256)), path, is, signal)

const written = (sha256: Sha256, path: string, { dir, bucket, recipient, target, signal }: Copying) =>
  target.write(path, sealed(fileOfArchive(dir, { bucket, sha256, signal }), recipient))

function isDisposed(dir: string, sha256: string): boolean {
  const db = new Database(databasePath(join(dir, 'archive.db')), { readonly: true })
  try {
    return db.prepare('SELECT 1 FROM object WHERE sha256 = ?').get(sha256) === undefined
  } finally {
    db.close()
  }
}
