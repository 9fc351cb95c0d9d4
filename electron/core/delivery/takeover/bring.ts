// Bringing an archive up on another computer, in the thread of backups: the database from its newest copy, proved equal to it, and the files
// where they are, in the bucket. The database gets its name last.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { fill } from '#shared/errors.ts'
import { type Instant, Sha256 } from '#shared/ids.ts'
import { databasePath } from '../../kernel/db/database-path.ts'
import { takeLock } from '../../kernel/db/lock.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { holderPath } from '../../kernel/lease/succession.ts'
import { syncFile, syncFolder } from '../../kernel/objects/durable.ts'
import { rename } from '../../kernel/objects/held-elsewhere.ts'
import { makeFolder } from '../../kernel/objects/make-folder.ts'
import { openBucket } from '../../kernel/objects/s3/bucket.ts'
import { writePlace } from '../../kernel/objects/s3/move-in.ts'
import type { S3Settings } from '../../kernel/objects/s3/settings.ts'
import { openTarget, type Place } from '../backups/place.ts'
import { onDisk, writeDraft } from '../backups/restore-files.ts'
import type { BackupTarget } from '../backups/target.ts'
import { type Copy, DATABASE, manifestIn, readCopies } from './copies.ts'
import { type TakenOver, takenOverPath } from './taken-over.ts'

export type BringJob = {
  readonly kind: 'bring'
  /** Where the copies lie; null where another program has put the database into the folder, under the name of a draft. */
  readonly from: Place | null
  readonly s3: S3Settings
  /** A new or empty folder, or one in which the same was cut off. */
  readonly into: string
  readonly at: Instant
  /** What the old server noted last, as far as anybody knows. */
  readonly last: TakenOver['last']
  /** The text that lies in every archive, without its values. */
  readonly readMe: string
}

/** What the database is until it has its name. */
export const DRAFT = 'archive.db.new'
const named = (into: string) => join(into, 'archive.db')
const FOLDERS = ['objects', 'inbox', 'exports']

/**
 * @throws ArchiveError no-backup, backup-damaged, backup-unusable, restore-not-equal, restore-disk-full, folder-not-empty, not-a-folder,
 *   folder-unusable, archive-locked, files-refused, files-unreachable
 */
export async function bringArchive(job: BringJob, signal: AbortSignal): Promise<TakenOver> {
  const { into } = job
  await requireOurs(into)
  await onDisk(into, () => makeFolder(into))
  const lock = await takeLock(join(into, 'lock'), { program: 'kanalarkiv-server takeover', since: job.at })
  try {
    await onDisk(into, async () => {
      for (const name of FOLDERS) await mkdir(join(into, name), { recursive: true })
    })
    for (const end of ['', '-wal', '-shm']) await onDisk(into, () => rm(named(into) + end, { force: true }))
    const taken =
      job.from === null
        ? await prove(job, { copy: null, passedBy: [] }, signal)
        : await bringNewest(job, job.from, signal)
    await finish(job, taken)
    return taken
  } finally {
    lock.release(null)
  }
}

/** Nothing is written over what somebody else has there. @throws ArchiveError folder-not-empty, folder-unusable */
export async function requireOurs(into: string): Promise<void> {
  const names = await onDisk(into, () =>
    readdir(into).catch(error => (errno(error) === 'ENOENT' ? [] : Promise.reject(error)))
  )
  const isOurs = (name: string) =>
    name.startsWith('lock') || name.startsWith(DRAFT) || FOLDERS.includes(name) || name === 'LÄS MIG.txt'
  // Nobody has had it open before its holder lies there.
  const isCutOff = existsSync(takenOverPath(into)) && !existsSync(holderPath(into))
  if (!isCutOff && !names.every(isOurs)) throw new ArchiveError('folder-not-empty', { dir: into })
}

/** The newest that can be read. @throws ArchiveError of one of them, where none can be */
async function bringNewest(job: BringJob, from: Place, signal: AbortSignal): Promise<TakenOver> {
  const target = openTarget(from, signal)
  const { whole, unread } = await readCopies(target)
  const passedBy = [...unread]
  const failed: unknown[] = unread.map(
    folder => new ArchiveError('backup-damaged', { file: manifestIn(folder) })
  )
  for (const copy of whole.toReversed())
    try {
      await bringDatabase(target, copy, job.into)
      return await prove(job, { copy, passedBy }, signal)
    } catch (error) {
      if (!isUnreadable(error)) throw error
      failed.push(error)
      passedBy.push(copy.folder)
    }
  throw failed.at(0) ?? new ArchiveError('no-backup', { folder: from.name })
}

/** Not where the store does not answer: then a newer one may be had later. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof ArchiveError &&
  (error.code === 'backup-damaged' ||
    error.code === 'restore-not-equal' ||
    (error.code === 'backup-unusable' && error.params['detail'] === 'ENOENT'))

async function bringDatabase(target: BackupTarget, copy: Copy, into: string): Promise<void> {
  const file = `${copy.folder}/${DATABASE}`
  const draft = join(into, DRAFT)
  const written = await writeDraft(draft, target.read(file), into)
  const { sha256, bytes } = copy.manifest.database
  if (written.sha256 !== sha256 || written.bytes !== bytes) {
    await rm(draft, { force: true })
    throw new ArchiveError('backup-damaged', { file })
  }
}

/** That it is what was copied, byte by byte and by SQLite's word; and which of the files that it names are not where they should be. */
async function prove(
  job: BringJob,
  { copy, passedBy }: { readonly copy: Copy | null; readonly passedBy: readonly string[] },
  signal: AbortSignal
): Promise<TakenOver> {
  const notEqual = (what: string) => new ArchiveError('restore-not-equal', { what })
  const db = new Database(databasePath(join(job.into, DRAFT)))
  try {
    // By itself, in one file, whoever has put it there.
    db.pragma('journal_mode = DELETE')
    const [said] = db.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (said?.integrity_check !== 'ok') throw notEqual(`archive.db: ${said?.integrity_check}`)
    const head = db.prepare('SELECT seq AS lines, sha256 AS head FROM journal_head').get() as {
      lines: number
      head: string
    }
    const { archive, municipality } = db.prepare('SELECT id AS archive, municipality FROM archive').get() as {
      archive: string
      municipality: string
    }
    if (copy !== null && copy.manifest.archive !== archive) throw notEqual('archive')
    if (copy !== null && copy.manifest.journal.head !== head.head) throw notEqual('journal')
    const newest = db.prepare(`SELECT line ->> '$.at' FROM journal WHERE seq = ?`).pluck().get(head.lines)
    return {
      municipality,
      ...{ archive, lines: head.lines, copiedAt: copy?.manifest.at ?? String(newest) },
      ...{ takenOverAt: job.at, last: job.last, passedBy: [...passedBy] },
      ...(await filesOf(db, openBucket(job.s3, { archive, closing: signal })))
    }
  } finally {
    db.close()
  }
}

async function filesOf(
  db: Database.Database,
  bucket: ReturnType<typeof openBucket>
): Promise<Pick<TakenOver, 'files' | 'missingFiles'>> {
  const rows = db.prepare('SELECT sha256, bytes FROM object WHERE sha256 >= ? AND sha256 < ?')
  let [files, missingFiles] = [0, 0]
  const under = async (first: number) => {
    const folder = first.toString(16).padStart(2, '0')
    const there = new Map((await bucket.list(folder)).map(({ sha256, bytes }) => [sha256, bytes]))
    // `g` comes after every digit of a digest.
    for (const row of rows.all(folder, `${folder}g`) as { sha256: Sha256; bytes: number }[]) {
      files++
      if (there.get(Sha256.parse(row.sha256)) !== row.bytes) missingFiles++
    }
  }
  for (let first = 0; first < 256; first += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => under(first + at)))
  return { files, missingFiles }
}

const AT_ONCE = 8

async function finish({ into, s3, readMe }: BringJob, taken: TakenOver): Promise<void> {
  await onDisk(into, async () => {
    const { municipality, archive: id, takenOverAt } = taken
    const text = fill(readMe, { municipality, date: takenOverAt.slice(0, 10), id })
    await writeFile(join(into, 'LÄS MIG.txt'), `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    await writeFile(takenOverPath(into), `${JSON.stringify(taken)}\n`)
    for (const path of [join(into, 'LÄS MIG.txt'), takenOverPath(into), join(into, DRAFT)])
      await syncFile(path)
    await writePlace(into, { endpoint: s3.endpoint, bucket: s3.bucket, isMoved: true })
    await rename(join(into, DRAFT), named(into))
    await syncFolder(into)
  })
}
