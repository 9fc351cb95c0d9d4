// Writing a generation of a backup. It is done in a thread of its own, and asks nothing of the archive but its files.
import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { type Bucket, openBucket } from '../../kernel/objects/s3/bucket.ts'
import type { S3Settings } from '../../kernel/objects/s3/settings.ts'
import { type Copied, copyObjects, DisposedMeanwhile } from './copy-objects.ts'
import { sealed } from './crypt.ts'
import {
  bytesOf,
  databaseFile,
  digestOf,
  folderOf,
  IDENTITY_FILE,
  identityOf,
  LIST,
  type Listed,
  lineOf,
  MANIFEST,
  manifestOf,
  once,
  README,
  type Stored
} from './format.ts'
import {
  type Generations,
  readGenerations,
  readIdentity,
  requireEmpty,
  requireSameHistory
} from './generations.ts'
import { listOf, partialListOf, withKnown } from './lists.ts'
import { lockGeneration } from './lock.ts'
import { openTarget, type Place } from './place.ts'
import { SNAPSHOT, type Snapshot, takeSnapshot } from './snapshot.ts'
import type { BackupTarget } from './target.ts'
import { thin } from './thin.ts'

export type WriteJob = {
  readonly kind: 'write'
  /** The folder of the archive, and what it is. */
  readonly dir: string
  /** Where its files lie, when the folder has only some of them. */
  readonly s3: S3Settings | null
  readonly archive: string
  readonly municipality: string
  readonly program: string
  readonly to: Place
  /** For whom it is encrypted, as the archive has it from when the folder was begun. */
  readonly recipient: string | null
  readonly at: Instant
  /** The newest that the archive noted there: a folder without it is not that folder, or has been set back. */
  readonly newest: { readonly number: number; readonly manifest: string } | null
  readonly id: string
  /** The text that lies in the folder. */
  readonly readMe: string
}

/** What was written, and what of it was new. Sizes in bytes, as they lie in the folder. */
export type Written = {
  readonly number: number
  readonly at: string
  readonly manifest: string
  readonly lines: number
  readonly objects: number
  readonly bytes: number
  readonly newObjects: number
  readonly newBytes: number
  readonly damaged: readonly string[]
  readonly thinned: number
}

export type Tell = (doneBytes: number, totalBytes: number) => void

/** A disposal takes files away while they are copied. Then the database is taken anew. */
const ATTEMPTS = 5

/** @throws ArchiveError backup-unusable, backup-of-another, backup-other-key, backup-damaged, backup-forked, backup-no-room */
export async function writeGeneration(job: WriteJob, tell: Tell, signal: AbortSignal): Promise<Written> {
  const target = openTarget(job.to, signal)
  const recipient = await takeFolder(target, job)
  const generations = await readGenerations(target)
  requireNewest(job, generations)
  await target.dropUnfinished()
  await sweepSnapshots(job.dir)
  const bucket = job.s3 === null ? null : openBucket(job.s3, { archive: job.archive, closing: signal })
  for (let attempt = 1; ; attempt++) {
    const snapshot = await takeSnapshot(job.dir, `${SNAPSHOT}${job.id}`)
    try {
      requireSameHistory(snapshot.lineAt, generations, job.to.name)
      return await writeFrom(snapshot, { job, bucket, target, recipient, generations, tell, signal })
    } catch (error) {
      if (!(error instanceof DisposedMeanwhile) || attempt === ATTEMPTS) throw error
    } finally {
      await snapshot.close()
    }
  }
}

type At = {
  readonly job: WriteJob
  readonly bucket: Bucket | null
  readonly target: BackupTarget
  readonly recipient: string | null
  readonly generations: Generations
  readonly tell: Tell
  readonly signal: AbortSignal
}

async function writeFrom(snapshot: Snapshot, given: At): Promise<Written> {
  const { job, target, recipient, generations } = given
  const folder = folderOf(job.at)
  const before = generations.whole.at(-1)
  const copied: Copied = { newObjects: 0, newBytes: 0, damaged: [] }
  const total = { count: 0, bytes: 0 }
  const lists = [
    ...generations.whole.filter(one => !one.isThinned).map(one => listOf(target, one)),
    ...generations.cutOff.map(cutOff => partialListOf(target, cutOff))
  ]
  const [is, stored, list] = await together(given.signal, signal => {
    const at = { ...given, signal }
    const looked = snapshot.lookThrough(signal)
    return [
      looked,
      writeDatabase(snapshot, { path: `${folder}/${databaseFile(recipient)}`, looked, at }),
      withKnown(lists, async known => {
        const files = copyObjects(snapshot, known, copied, { ...at, dir: job.dir })
        const written = await target.write(`${folder}/${LIST}`, linesOf(files, total))
        await known.finish()
        return written
      })
    ]
  })
  await target.settle()
  given.signal.throwIfAborted()
  const manifest = manifestOf({
    archive: job.archive,
    municipality: job.municipality,
    number: (before?.manifest.number ?? 0) + 1,
    at: job.at,
    program: job.program,
    previous: before?.sha256 ?? null,
    journal: { lines: snapshot.journal.lines, head: snapshot.journal.head },
    database: { ...is, stored },
    objects: { count: total.count, bytes: total.bytes, list },
    damaged: copied.damaged
  })
  await target.write(`${folder}/${MANIFEST}`, once(bytesOf(manifest)))
  await target.settle()
  await lockGeneration(target, { folder, manifest }, recipient, given.signal)
  return {
    number: manifest.number,
    at: job.at,
    manifest: digestOf(bytesOf(manifest)),
    lines: snapshot.journal.lines,
    objects: total.count,
    bytes: total.bytes,
    ...copied,
    thinned: await thin(target, recipient, job.at)
  }
}

/** Does works at once. The first that fails ends the others, which are waited for. @throws what it threw */
async function together<T extends readonly unknown[]>(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => { readonly [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const stop = new AbortController()
  const going = begin(AbortSignal.any([signal, stop.signal]))
  for (const one of going) one.catch(error => stop.abort(error))
  try {
    return await Promise.all(going)
  } finally {
    await Promise.allSettled(going)
  }
}

type ToWrite = { readonly path: string; readonly looked: Promise<Stored>; readonly at: At }

/** It gets no name before it has been looked through. */
async function writeDatabase(snapshot: Snapshot, { path, looked, at }: ToWrite): Promise<Stored> {
  const { recipient, target, signal } = at
  if (recipient === null && target.takeIn !== null) {
    const taken = await target.takeIn(snapshot.path, path, looked, signal)
    if (taken !== null) return taken
  }
  return target.write(path, sealed(onceLooked(snapshot.path, looked, signal), recipient))
}

/** Whose the folder is; a new one is made ours. For whom it is encrypted. */
async function takeFolder(target: BackupTarget, job: WriteJob): Promise<string | null> {
  const identity = await readIdentity(target)
  if (identity === null) {
    if (job.newest !== null) throw new ArchiveError('no-backup', { folder: job.to.name })
    await requireEmpty(target, job.to.name)
    const made = identityOf({
      archive: job.archive,
      municipality: job.municipality,
      recipient: job.recipient
    })
    await target.write(README, once(Buffer.from(`\uFEFF${job.readMe.replaceAll('\n', '\r\n')}`)))
    await target.write(IDENTITY_FILE, once(bytesOf(made)))
    return job.recipient
  }
  if (identity.archive !== job.archive)
    throw new ArchiveError('backup-of-another', { folder: job.to.name, municipality: identity.municipality })
  // Somebody who writes another key here must not be the only one who can read what comes next.
  if (job.recipient !== identity.recipient)
    throw new ArchiveError('backup-other-key', { folder: job.to.name })
  return identity.recipient
}

/** What was written there must still be there: with a new one on top of an older state, nobody would see that it had gone. */
function requireNewest({ newest, to }: WriteJob, { whole }: Generations): void {
  if (newest === null || whole.some(one => one.sha256 === newest.manifest && !one.isThinned)) return
  throw new ArchiveError('backup-newest-gone', { folder: to.name, number: newest.number })
}

async function sweepSnapshots(dir: string): Promise<void> {
  for (const name of await readdir(dir))
    if (name.startsWith(SNAPSHOT)) await rm(join(dir, name), { force: true })
}

/** Of a backup that is cut off, what its list says need not be copied again: lines wait no longer than this for those that come after. */
const LINES_WAIT = 100
const LINES_AT_ONCE = 512

async function* linesOf(
  files: AsyncIterable<readonly Listed[]>,
  total: { count: number; bytes: number }
): AsyncGenerator<Uint8Array> {
  let [lines, since] = [[] as string[], performance.now()]
  for await (const some of files) {
    for (const listed of some) {
      total.count++
      total.bytes += listed.stored.bytes
      lines.push(lineOf(listed))
    }
    if (lines.length < LINES_AT_ONCE && performance.now() - since < LINES_WAIT) continue
    yield Buffer.from(lines.join(''))
    ;[lines, since] = [[], performance.now()]
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''))
}

/** The bytes of a file, which end when it has been looked through. */
async function* onceLooked(path: string, looked: Promise<unknown>, signal: AbortSignal) {
  yield* createReadStream(path, { highWaterMark: 1 << 20, signal })
  await looked
}
