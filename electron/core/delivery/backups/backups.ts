// Backups of the open archive: where to, when, and what became of each.
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import type { Backup, BackupKey, BackupPlan, BackupTarget, BackupVerification } from '#shared/backup.ts'
import { BackupTargetId } from '#shared/ids.ts'
import readMe from '../../../../resources/archive/sakerhetskopia-las-mig.txt?raw'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { makeFolder } from '../../kernel/objects/make-folder.ts'
import { archiveAround } from '../../kernel/objects/other-archive.ts'
import { realPath } from '../../kernel/objects/real-path.ts'
import { isInside } from '../../kernel/objects/write-outside.ts'
import { wordsOf } from '../../register/credentials/recovery.ts'
import { newPair } from '../../register/credentials/seal.ts'
import {
  type Generations,
  readGenerations,
  readIdentity,
  requireEmpty,
  requireSameHistory
} from './generations.ts'
import { forgetStore, openTarget, type Place, placeOf } from './place.ts'
import * as queries from './queries.ts'
import type { BackupTarget as Kept } from './target.ts'
import { inBackupThread } from './thread.ts'
import type { BackupRead } from './verify.ts'
import type { Written } from './write.ts'

/** Folders of backups in use, with the last of each. */
export const listTargets = (db: ReadDb): BackupTarget[] =>
  queries.targetsOf(db).map(target => queries.shown(db, target))

/** @throws ArchiveError not-found */
export function findTarget(db: ReadDb, id: BackupTargetId): BackupTarget {
  return queries.shown(db, required(db, id))
}

/** Newest first, those that failed among them. @throws ArchiveError not-found */
export function listBackups(db: ReadDb, id: BackupTargetId, limit: number): Backup[] {
  return queries.listBackups(db, required(db, id).id, limit)
}

/** A new key for encrypted backups. It is kept nowhere: whoever loses its words cannot read the backups. */
export async function makeBackupKey(): Promise<BackupKey> {
  const { recipient, secret } = await newPair()
  return { recipient, secret, words: await wordsOf(secret) }
}

/**
 * Takes a folder into use. One that has backups of this archive already goes on; a new one must be empty, and is encrypted for the
 * recipient from its first backup on.
 * @throws ArchiveError backup-folder-unusable, backup-folder-not-empty, backup-of-another, backup-other-key, backup-key-invalid,
 *   backup-forked, backup-newest-gone, backup-unusable, backup-store-address, backup-store-unknown, no-keychain
 */
export async function addTarget(
  ctx: Context,
  { folder, recipient, plan }: { folder: string; recipient: string | null; plan: BackupPlan | null }
): Promise<BackupTarget> {
  if (recipient !== null && !(await isRecipient(recipient))) throw new ArchiveError('backup-key-invalid')
  // One that is in use already is not made anew: its disk is away.
  const place = await usable(ctx, folder, queries.targetIn(ctx.db.read, resolve(folder)) === undefined)
  const dir = place.name
  const known = queries.targetIn(ctx.db.read, dir)
  const there = openTarget(place, ctx.closing)
  const identity = await readIdentity(there)
  const { archive } = archiveOwner(ctx.db.read)
  if (identity !== null && identity.archive !== archive)
    throw new ArchiveError('backup-of-another', { folder: dir, municipality: identity.municipality })
  const before = identity === null ? (known?.recipient ?? null) : identity.recipient
  const isBegun = identity !== null || known !== undefined
  if (isBegun && recipient !== null && recipient !== before)
    throw new ArchiveError('backup-other-key', { folder: dir })
  // What no backup could be written to is not in use either: it would fail each time.
  if (known === undefined) await requireFitting(ctx, there, { folder: dir, isBegun })
  const id = known?.id ?? BackupTargetId.parse(randomUUID())
  if (known === undefined) {
    const entry = { id, folder: dir, recipient: isBegun ? before : recipient, at: ctx.clock.now() }
    ctx.db.transact(tx => {
      queries.insertTarget(tx, entry)
      queries.setPlan(tx, id, plan)
      // Never the folder: the journal goes along with packages.
      record(tx, ctx, {
        act: 'backup-target.added',
        about: id,
        details: { encrypted: entry.recipient !== null, plan }
      })
    })
  } else if (plan !== null) planTarget(ctx, id, plan)
  tellChanged(ctx, 'backups')
  return findTarget(ctx.db.read, id)
}

/** @throws ArchiveError backup-folder-not-empty, backup-forked, backup-newest-gone, backup-unusable */
async function requireFitting(
  ctx: Context,
  there: Kept,
  { folder, isBegun }: { folder: string; isBegun: boolean }
): Promise<void> {
  if (!isBegun) return requireEmpty(there, folder)
  const { whole, ...others } = await readGenerations(there)
  requireSameHistory(seq => queries.lineAt(ctx.db.read, seq), { whole, ...others }, folder)
  const has = (generations: Generations['whole'], manifest: string) =>
    generations.some(({ sha256 }) => sha256 === manifest)
  for (const target of queries.targetsOf(ctx.db.read)) {
    const noted = queries.notedManifests(ctx.db.read, target.id)
    const newest = noted.at(-1)
    if (newest === undefined || has(whole, newest.manifest)) continue
    if (!noted.some(({ manifest }) => has(whole, manifest))) continue
    // What was written to the one is here, but for the last of it: a copy, where that is still there; else the folder itself, moved.
    const original = await placeOf(target.folder, ctx.keychain)
      .then(place => readGenerations(openTarget(place, ctx.closing)))
      .catch(() => null)
    if (original !== null && has(original.whole, newest.manifest)) continue
    throw new ArchiveError('backup-newest-gone', { folder, number: newest.number })
  }
}

/** How often the app makes a backup there by itself; null for never. @throws ArchiveError not-found */
export function planTarget(ctx: Context, id: BackupTargetId, plan: BackupPlan | null): BackupTarget {
  required(ctx.db.read, id)
  ctx.db.transact(tx => {
    queries.setPlan(tx, id, plan)
    record(tx, ctx, { act: 'backup-target.planned', about: id, details: { plan } })
  })
  tellChanged(ctx, 'backups')
  return findTarget(ctx.db.read, id)
}

/** Takes a folder out of use. What lies there stays; the key of a store goes out of the keychain. @throws ArchiveError not-found */
export async function forgetTarget(ctx: Context, id: BackupTargetId): Promise<BackupTarget> {
  const target = findTarget(ctx.db.read, id)
  await forgetStore(ctx.keychain, target.folder).catch(error =>
    ctx.log.warn({ err: error }, 'the key of a store of backups stays in the keychain')
  )
  ctx.db.transact(tx => {
    queries.removeTarget(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'backup-target.forgotten', about: id })
  })
  tellChanged(ctx, 'backups')
  return target
}

const writing = new WeakSet<object>()

/**
 * Writes a backup while the archive is in use, and notes what became of it, also of one that failed.
 * @throws ArchiveError not-found, backup-running, and as writeGeneration
 */
export async function writeBackup(ctx: Context, id: BackupTargetId): Promise<Backup> {
  const { folder, recipient } = required(ctx.db.read, id)
  if (writing.has(ctx.db)) throw new ArchiveError('backup-running')
  writing.add(ctx.db)
  const tried = { id: randomUUID(), target: id, at: ctx.clock.now() }
  try {
    const to = await usable(ctx, folder)
    ctx.db.transact(tx => record(tx, ctx, { act: 'backup.begun', about: id, details: { at: tried.at } }))
    const written = await inBackupThread<Written>(
      {
        kind: 'write',
        dir: ctx.dir,
        s3: ctx.objects.elsewhere?.settings ?? null,
        ...archiveOwner(ctx.db.read),
        ...{ program: ctx.appVersion, to, recipient, at: tried.at, id: tried.id, readMe },
        newest: queries.notedManifests(ctx.db.read, id).at(-1) ?? null
      },
      (doneBytes, totalBytes) =>
        ctx.events.publish('event', { kind: 'backup-progress', doneBytes, totalBytes }),
      ctx.closing
    )
    noteWritten(ctx, tried, written)
  } catch (error) {
    if (!ctx.closing.aborted) noteFailed(ctx, tried, error)
    throw error
  } finally {
    writing.delete(ctx.db)
    tellChanged(ctx, 'backups')
  }
  const [backup] = queries.listBackups(ctx.db.read, id, 1)
  if (backup === undefined) throw new Error('the backup was just noted')
  return backup
}

type Tried = { id: string; target: BackupTargetId; at: string }

function noteWritten(ctx: Context, tried: Tried, written: Written): void {
  const { number, manifest, objects, bytes, newObjects, damaged, thinned } = written
  ctx.db.transact(tx => {
    queries.insertWritten(tx, tried, written)
    record(tx, ctx, {
      act: 'backup.written',
      about: tried.target,
      details: { number, manifest, objects, bytes, newObjects, damaged: damaged.length, thinned }
    })
  })
}

function noteFailed(ctx: Context, tried: Tried, error: unknown): void {
  const problem = error instanceof ArchiveError ? error.code : 'internal'
  try {
    ctx.db.transact(tx => {
      queries.insertFailed(tx, tried, problem)
      record(tx, ctx, { act: 'backup.failed', about: tried.target, details: { problem } })
    })
  } catch (noting) {
    // What stopped the backup, such as a full disk, may stop this too; the first reason is the one to tell.
    ctx.log.warn({ err: noting }, 'a backup that failed could not be noted')
  }
}

/** Reads all that lies there, and holds it against what this archive noted. @throws ArchiveError not-found, no-backup, backup-unusable */
export function verifyTarget(ctx: Context, id: BackupTargetId): Promise<BackupVerification> {
  return verifyHere(ctx, required(ctx.db.read, id).folder)
}

/** As `verifyTarget`, of any folder: it may have another path than it had. */
export async function verifyHere(ctx: Context, from: string): Promise<BackupVerification> {
  const db = ctx.db.read
  const place = await placeOf(from, ctx.keychain)
  const folders = queries.targetsOf(db).map(({ id, folder, recipient }) => ({
    ...{ folder, recipient },
    written: queries.notedManifests(db, id)
  }))
  const noted = { archive: archiveOwner(db).archive, folders, ...queries.everNoted(db) }
  const { heads, ...verification } = await inBackupThread<BackupRead>(
    { kind: 'verify', from: place, noted, at: ctx.clock.now() },
    (doneBytes, totalBytes) =>
      ctx.events.publish('event', { kind: 'backup-progress', doneBytes, totalBytes }),
    ctx.closing
  )
  const differing = heads
    .filter(({ lines, head }) => queries.lineAt(db, lines) !== head)
    .map(({ folder, lines }) => ({ code: 'journal-differs' as const, what: `${folder}: ${lines}` }))
  return { ...verification, findings: [...verification.findings, ...differing] }
}

function required(db: ReadDb, id: BackupTargetId) {
  const target = queries.targetById(db, id)
  if (target === undefined) throw new ArchiveError('not-found', { what: id })
  return target
}

/** Neither in the archive nor around it: a backup that goes with its archive is none. */
async function usable(ctx: Context, folder: string, isNew = false): Promise<Place> {
  const place = await placeOf(folder, ctx.keychain)
  if (place.store?.before != null) throw new ArchiveError('backup-store-address', { address: folder })
  if (place.store !== null) return place
  const dir = resolve(folder)
  const refuse = (detail: string) => new ArchiveError('backup-folder-unusable', { folder: dir, detail })
  if (!isAbsolute(folder)) throw refuse('not-whole')
  const [real, archive] = [await realPath(dir), await realPath(ctx.dir)]
  if (isInside(archive, real) || isInside(real, archive)) throw refuse('in-archive')
  if ((await archiveAround(real)) !== null) throw refuse('in-other-archive')
  // One that is in use is not made anew: its disk is not there.
  if (isNew)
    await makeFolder(dir).catch(error => {
      throw error instanceof ArchiveError ? error : refuse(errno(error) ?? 'unknown')
    })
  const info = await stat(dir).catch(() => null)
  if (info === null) throw refuse('ENOENT')
  if (!info.isDirectory()) throw refuse('ENOTDIR')
  return { name: dir, store: null }
}

async function isRecipient(recipient: string): Promise<boolean> {
  const { Encrypter } = await import('age-encryption')
  try {
    new Encrypter().addRecipient(recipient)
    return true
  } catch {
    return false
  }
}
