// Bringing an archive back from a backup, in a thread of its own: every byte is read back where it was written, and the database gets
// its name when all of it is there.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Restored } from '#shared/backup.ts'
import { databasePath } from '../../kernel/db/database-path.ts'
import { takeLock } from '../../kernel/db/lock.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { syncFile, syncFolder } from '../../kernel/objects/durable.ts'
import { rename } from '../../kernel/objects/held-elsewhere.ts'
import { makeFolder } from '../../kernel/objects/make-folder.ts'
import { leadsInside } from '../../kernel/objects/write-outside.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { opened } from './crypt.ts'
import { databaseFile } from './format.ts'
import { type Generation, readGenerations, readIdentity } from './generations.ts'
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
 * @throws ArchiveError no-backup, backup-damaged, backup-key-needed, backup-key-wrong, backup-none-that-day, folder-not-empty,
 *   not-a-folder, restore-disk-full, restore-in-backup, restore-not-equal
 */
export async function restoreArchive(job: RestoreJob, tell: Tell, signal: AbortSignal): Promise<Restored> {
  const target = openTarget(job.from, signal)
  const identity = await readIdentity(target)
  if (identity === null) throw new ArchiveError('no-backup', { folder: job.from.name })
  if (identity.recipient !== null && job.secret === null) throw new ArchiveError('backup-key-needed')
  const { whole, damaged, cutOff } = await readGenerations(target)
  const generation = choose(whole, job)
  // Folders are named by when they were begun. Who names a day says that an older one will do.
  const newer = damaged.find(path => path > generation.folder)
  if (job.asOf === null && newer !== undefined) throw new ArchiveError('backup-damaged', { file: newer })
  const isDrill = job.into === null
  const isHere = job.from.store === null
  if (job.into !== null && isHere && (await leadsInside(job.from.name, job.into)))
    throw new ArchiveError('restore-in-backup', { dir: job.into })
  const into = job.into ?? (await drillFolder())
  await requireOurs(into, generation)
  await onDisk(into, () => makeFolder(into))
  // The archive's own lock: another program that restores here, or opens what is restored, is told who has it.
  const lock = await takeLock(join(into, 'lock'), { program: 'kanalarkiv restore', since: job.at })
  try {
    const at: At = {
      job,
      secret: job.secret,
      target,
      generation,
      into,
      recipient: identity.recipient,
      tell,
      signal
    }
    await claimFolder(at)
    const { objects, bytes } = await bringFiles(at)
    await bringDatabase(at)
    await prove(at, objects)
    if (!isDrill) await finish(at)
    const { number, at: takenAt, journal, database } = generation.manifest
    return {
      into: job.into,
      municipality: identity.municipality,
      ...{ number, takenAt, lines: journal.lines, head: journal.head },
      ...{ objects, bytes: bytes + database.bytes },
      damaged: generation.manifest.damaged,
      unfinished: cutOff.filter(folder => folder > generation.folder).length
    }
  } finally {
    lock.release(null)
    if (isDrill) await rm(into, { recursive: true, force: true })
  }
}

const DRILL = 'kanalarkiv-drill-'

/** A folder for a drill. What one left that was killed is taken away first: it is the whole archive, for anybody to read. */
async function drillFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const [pid] = name.startsWith(DRILL) ? name.slice(DRILL.length).split('-') : []
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), `${DRILL}${process.pid}-`))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errno(error) === 'EPERM'
  }
}

type At = Restoring & { readonly job: RestoreJob }

function choose(whole: readonly Generation[], { from, asOf }: RestoreJob): Generation {
  const there = whole.filter(one => !one.isThinned)
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
  if (names.every(name => name.startsWith('lock') || name === `${RESTORED}.new`)) return
  const before = await readFile(join(into, RESTORED), 'utf8').catch(() => '')
  if (before === '' || existsSync(join(into, 'archive.db')))
    throw new ArchiveError('folder-not-empty', { dir: into })
  if (!before.includes(`"${generation.sha256}"`)) throw new ArchiveError('restore-other-begun', { dir: into })
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
async function prove({ into, target, generation }: At, objects: number): Promise<void> {
  const { manifest } = generation
  const notEqual = (what: string) => new ArchiveError('restore-not-equal', { what })
  const db = new Database(databasePath(join(into, 'archive.db.new')), { readonly: true })
  try {
    const [said] = db.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (said?.integrity_check !== 'ok') throw notEqual(`archive.db: ${said?.integrity_check}`)
    const head = db.prepare('SELECT seq AS lines, sha256 AS head FROM journal_head').get()
    if (JSON.stringify(head) !== JSON.stringify(manifest.journal)) throw notEqual('journal')
    const rows = db
      .prepare('SELECT sha256 FROM object ORDER BY sha256')
      .pluck()
      .iterate() as IterableIterator<string>
    const damaged = new Set<string>(manifest.damaged)
    let counted = 0
    for await (const { sha256 } of listOf(target, generation)) {
      let row = rows.next()
      while (!row.done && damaged.has(row.value)) row = rows.next()
      if (row.value !== sha256) throw notEqual(sha256)
      counted++
    }
    for (let row = rows.next(); !row.done; row = rows.next())
      if (!damaged.has(row.value)) throw notEqual(row.value)
    if (counted !== objects) throw notEqual('objects')
  } finally {
    db.close()
  }
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
