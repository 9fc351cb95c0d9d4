// Bringing an archive back from a backup, in a thread of its own: every byte is read back where it was written, and the database gets
// its name when all of it is there.
import { existsSync } from 'node:fs'
import { mkdir, opendir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import Database from 'better-sqlite3'
import type { Restored } from '#shared/backup.ts'
import { databasePath } from '../../kernel/db/database-path.ts'
import { type Lock, takeLock } from '../../kernel/db/lock.ts'
import { ArchiveError, errno, isDiskFull } from '../../kernel/errors.ts'
import { syncFile, syncFolder } from '../../kernel/objects/durable.ts'
import { remove, rename } from '../../kernel/objects/held-elsewhere.ts'
import { makeFolder } from '../../kernel/objects/make-folder.ts'
import { refuseInArchive } from '../../kernel/objects/other-archive.ts'
import { leadsInside } from '../../kernel/objects/write-outside.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { temporaryFolder } from '../../kernel/temporary-folder.ts'
import { opened } from './crypt.ts'
import { databaseFile, folderOf, MANIFEST } from './format.ts'
import { type Generation, type Generations, readGenerations, readIdentity } from './generations.ts'
import { listOf } from './lists.ts'
import { openTarget, type Place } from './place.ts'
import { bringFiles, onDisk, type Restoring, writeDraft } from './restore-files.ts'
import type { Tell } from './write.ts'

export type RestoreJob = {
  readonly kind: 'restore'
  readonly from: Place
  /** A new or empty folder; null for a drill, which takes away again what it restored. */
  readonly into: string | null
  /** The last backup of this Swedish day or of one before; the newest without. */
  readonly asOf: string | null
  /** The secret half of the key, for one that is encrypted. */
  readonly secret: string | null
  readonly at: string
  /** The text that lies in every archive. */
  readonly readMe: string
}

/** Lies in a folder that is being restored to, and says what; and afterwards in the archive, until its first opening notes it. */
export const RESTORED = 'restored.json'

/**
 * @throws ArchiveError no-backup, backup-damaged, backup-key-needed, backup-none-that-day, folder-in-archive, folder-not-empty,
 *   not-a-folder, restore-disk-full, restore-in-backup, restore-link, restore-not-equal
 */
export async function restoreArchive(job: RestoreJob, tell: Tell, signal: AbortSignal): Promise<Restored> {
  const target = openTarget(job.from, signal)
  const identity = await readIdentity(target)
  if (identity === null) throw new ArchiveError('no-backup', { folder: job.from.name })
  if (identity.recipient !== null && job.secret === null) throw new ArchiveError('backup-key-needed')
  const { whole, damaged, cutOff } = apart(await readGenerations(target))
  const generation = choose(whole, job, { recipient: identity.recipient, damaged })
  const takenAway = wronglyThinned(whole, identity.recipient)
  // Folders are named by when they were begun: of one whose manifest cannot be read there is nothing else to go by. Who names a day says
  // that an older one will do.
  const newer = takenAway[0] ?? twins(whole, generation)[0] ?? damaged.find(path => path > generation.folder)
  if (job.asOf === null && newer !== undefined) throw new ArchiveError('backup-damaged', { file: newer })
  if (job.into !== null && job.from.store === null && (await leadsInside(job.from.name, job.into)))
    throw new ArchiveError('restore-in-backup', { dir: job.into })
  if (job.into !== null) await refuseInArchive(job.into)
  const into = job.into ?? (await onDisk(tmpdir(), () => temporaryFolder('drill')))
  const { recipient, municipality } = identity
  try {
    const { objects, bytes } = await restoreInto({
      ...{ job, target, generation, into, recipient, tell, signal },
      secret: job.secret
    })
    const { number, at: takenAt, journal, damaged: lacking } = generation.manifest
    return {
      into: job.into,
      municipality,
      ...{ number, takenAt, lines: journal.lines, head: journal.head },
      ...{ objects, bytes },
      damaged: lacking,
      unfinished: takenAway.length + [...cutOff, ...damaged].filter(path => path > generation.folder).length
    }
  } catch (error) {
    throw fullDiskOf(error, into) ?? error
  } finally {
    // It is the whole archive, for anybody to read.
    if (job.into === null) await remove(into)
  }
}

async function restoreInto(at: At): Promise<{ objects: number; bytes: number }> {
  const { job, generation, into } = at
  await requireOurs(into, generation)
  await onDisk(into, () => makeFolder(into))
  // The archive's own lock: another program that restores here, or opens what is restored, is told who has it.
  const lock = await takeLock(join(into, 'lock'), { program: 'kanalarkiv restore', since: job.at })
  try {
    await claimFolder(at)
    const { objects, bytes } = await bringFiles(at)
    await bringDatabase(at)
    await prove(at, objects)
    if (job.into !== null) await finish(at)
    return { objects, bytes: bytes + generation.manifest.database.bytes }
  } finally {
    letGo(lock)
  }
}

/** On a full disk its name stays; the lock ends with its connection all the same. */
function letGo(lock: Lock): void {
  try {
    lock.release(null)
  } catch {
    // What the restoring came to is what is told.
  }
}

/** Whoever found that the disk is full, and in whatever words; null for another fault. */
function fullDiskOf(error: unknown, into: string): ArchiveError | null {
  if (isDiskFull(error, into)) return new ArchiveError('restore-disk-full', { dir: into })
  // What is read from a store lies in a temporary file on the way.
  if (error instanceof ArchiveError && error.code === 'backup-disk-full')
    return new ArchiveError('restore-disk-full', { dir: error.params['folder'] ?? into })
  return null
}

type At = Restoring & { readonly job: RestoreJob }

/** The newest are never thinned: what is newer than one that is there, and said to be thinned, was taken away. */
const wronglyThinned = (whole: readonly Generation[], recipient: string | null): string[] => {
  // By their numbers: the clock may have been set back in between.
  const newest = whole.findLast(one => !one.isThinned)?.manifest.number ?? 0
  return whole
    .filter(({ manifest, isThinned }) => isThinned && manifest.number > newest)
    .map(({ folder }) => `${folder}/${databaseFile(recipient)}`)
}

/** A manifest that lies in the folder of another generation was put there by somebody else: it is as one that cannot be read. */
function apart({ whole, damaged, cutOff }: Generations): Generations {
  const isInPlace = ({ folder, manifest }: Generation) => folder === folderOf(manifest.at)
  const misplaced = whole.filter(one => !isInPlace(one)).map(({ folder }) => `${folder}/${MANIFEST}`)
  return { whole: whole.filter(isInPlace), damaged: [...damaged, ...misplaced], cutOff }
}

/** Another with the same number: one of the two is somebody else's, and it is not known which. */
const twins = (whole: readonly Generation[], one: Generation): string[] =>
  whole
    .filter(each => each !== one && each.manifest.number === one.manifest.number)
    .map(({ folder }) => `${folder}/${MANIFEST}`)

function choose(
  whole: readonly Generation[],
  { from, asOf }: RestoreJob,
  { recipient, damaged }: { recipient: string | null; damaged: readonly string[] }
): Generation {
  const there = whole.filter(one => !one.isThinned)
  // Where none is left that can be used, what lies there is not called nothing.
  const [taken] = there.length > 0 ? [] : [...wronglyThinned(whole, recipient), ...damaged]
  if (taken !== undefined) throw new ArchiveError('backup-damaged', { file: taken })
  const chosen = there.filter(({ manifest }) => asOf === null || swedishDate(manifest.at) <= asOf).at(-1)
  if (chosen !== undefined) return chosen
  if (asOf === null || there[0] === undefined) throw new ArchiveError('no-backup', { folder: from.name })
  throw new ArchiveError('backup-none-that-day', { day: asOf, first: swedishDate(there[0].manifest.at) })
}

/** An empty folder, or one in which the same restoring was cut off. Nothing is written into another. */
async function requireOurs(into: string, generation: Generation): Promise<void> {
  const names = await onDisk(into, () =>
    readdir(into).catch(error => (errno(error) === 'ENOENT' ? [] : Promise.reject(error)))
  )
  if (names.every(name => name.startsWith('lock') || name === `${RESTORED}.new`)) {
    if (names.length > 0) await requireNoLink(into)
    return
  }
  const before = await readFile(join(into, RESTORED), 'utf8').catch(() => '')
  if (before === '' || existsSync(join(into, 'archive.db')))
    throw new ArchiveError('folder-not-empty', { dir: into })
  if (!before.includes(`"${generation.sha256}"`)) throw new ArchiveError('restore-other-begun', { dir: into })
  await requireNoLink(into)
}

/** What is written through a link lies elsewhere, and what is already there may have been put by somebody else. */
async function requireNoLink(into: string): Promise<void> {
  await onDisk(into, async () => {
    for await (const one of await opendir(into, { recursive: true }))
      if (one.isSymbolicLink())
        throw new ArchiveError('restore-link', {
          dir: into,
          path: relative(into, join(one.parentPath, one.name))
        })
  })
}

/** Says what is being restored here, for whoever goes on with it. */
async function claimFolder({ into, generation, job }: At): Promise<void> {
  const note = join(into, RESTORED)
  const ours = JSON.stringify({
    manifest: generation.sha256,
    number: generation.manifest.number,
    takenAt: generation.manifest.at,
    restoredAt: job.at
  })
  await onDisk(into, async () => {
    await writeFile(`${note}.new`, `${ours}\n`)
    await syncFile(`${note}.new`)
    await rename(`${note}.new`, note)
    for (const name of ['objects', 'inbox', 'exports']) await mkdir(join(into, name), { recursive: true })
  })
}

async function bringDatabase({ target, generation, into, recipient, job }: At): Promise<void> {
  const from = `${generation.folder}/${databaseFile(recipient)}`
  if ((await target.size(from)) === null) throw new ArchiveError('backup-damaged', { file: from })
  const clear = opened(target.read(from), recipient === null ? null : job.secret, from)
  const draft = join(into, 'archive.db.new')
  const written = await writeDraft(draft, clear, into)
  const { sha256, bytes } = generation.manifest.database
  if (written.sha256 !== sha256 || written.bytes !== bytes) {
    await rm(draft, { force: true })
    throw new ArchiveError('backup-damaged', { file: from })
  }
  await onDisk(into, () => syncFile(draft))
}

/**
 * That what lies there is what was backed up. The database is the same byte by byte, so each row is; here SQLite says that it is sound, and
 * the files that it names are those of the list, each of which has been read.
 */
async function prove(at: At, objects: number): Promise<void> {
  const { into, generation } = at
  const { manifest } = generation
  const notEqual = (what: string) => new ArchiveError('restore-not-equal', { what })
  const db = new Database(databasePath(join(into, 'archive.db.new')), { readonly: true })
  try {
    const [said] = db.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (said?.integrity_check !== 'ok') throw notEqual(`archive.db: ${said?.integrity_check}`)
    const head = db.prepare('SELECT seq AS lines, sha256 AS head FROM journal_head').get()
    if (JSON.stringify(head) !== JSON.stringify(manifest.journal)) throw notEqual('journal')
    const rows = db.prepare('SELECT sha256 FROM object ORDER BY sha256').pluck().iterate()
    try {
      const differs = await whereDiffers(at, rows as IterableIterator<string>, objects)
      if (differs !== null) throw notEqual(differs)
    } finally {
      // Where it is read no further: a database that is still read is not closed.
      rows.return?.()
    }
  } finally {
    db.close()
  }
}

/** The first file that is not both in the database and in the list; null where they are the same. */
async function whereDiffers(
  { target, generation }: At,
  rows: IterableIterator<string>,
  objects: number
): Promise<string | null> {
  const damaged = new Set<string>(generation.manifest.damaged)
  const nextRow = () => {
    let row = rows.next()
    while (!row.done && damaged.has(row.value)) row = rows.next()
    return row
  }
  let counted = 0
  for await (const { sha256 } of listOf(target, generation)) {
    const row = nextRow()
    if (row.done || row.value > sha256) return sha256
    if (row.value < sha256) return row.value
    counted++
  }
  const row = nextRow()
  if (!row.done) return row.value
  return counted === objects ? null : 'objects'
}

async function finish({ into, job }: At): Promise<void> {
  await onDisk(into, async () => {
    const readMe = join(into, 'LÄS MIG.txt')
    await writeFile(readMe, `\uFEFF${job.readMe.replaceAll('\n', '\r\n')}`)
    await syncFile(readMe)
    await rename(join(into, 'archive.db.new'), join(into, 'archive.db'))
    await syncFolder(into)
  })
}
