// The SQL of backups.
import { z } from 'zod'
import { Backup, BackupTarget } from '#shared/backup.ts'
import type { BackupTargetId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import type { Written } from './write.ts'

const BACKUP = `SELECT at, outcome, number, manifest, objects, bytes, new_objects AS newObjects, new_bytes AS newBytes, damaged,
  thinned, problem FROM backup`

function lastBackup(db: ReadDb, target: BackupTargetId, isWhole: boolean): Backup | null {
  const row = db
    .prepare(`${BACKUP} WHERE target_id = ? AND (outcome = 'whole' OR ?) ORDER BY rowid DESC LIMIT 1`)
    .get(target, isWhole ? 0 : 1)
  return row === undefined ? null : Backup.parse(row)
}

/** Newest first. */
export function listBackups(db: ReadDb, target: BackupTargetId, limit: number): Backup[] {
  const rows = db.prepare(`${BACKUP} WHERE target_id = ? ORDER BY rowid DESC LIMIT +?`).all(target, limit)
  return z.array(Backup).parse(rows)
}

/** The manifest of each backup that was ever written, to whatever folder, and when each was begun, as its manifest says it. */
export function everNoted(db: ReadDb): { manifests: string[]; begun: string[] } {
  const begun = db.prepare(
    `SELECT line ->> '$.details.at' FROM backup_target JOIN journal ON journal.about = backup_target.id
     WHERE act = 'backup.begun'`
  )
  const manifests = db.prepare('SELECT manifest FROM backup WHERE manifest IS NOT NULL')
  return { manifests: manifests.pluck().all() as string[], begun: begun.pluck().all() as string[] }
}

/** The folder that a backup was begun in at this time; undefined for none. */
export function targetBegunAt(db: ReadDb, at: string): BackupTargetId | undefined {
  return db
    .prepare(
      `SELECT about FROM journal JOIN backup_target ON backup_target.id = about
       WHERE act = 'backup.begun' AND line ->> '$.details.at' = ?`
    )
    .pluck()
    .get(at) as BackupTargetId | undefined
}

/** Number and manifest of each that was written there, for holding the folder against. */
export function notedManifests(db: ReadDb, target: BackupTargetId): { number: number; manifest: string }[] {
  return db
    .prepare('SELECT number, manifest FROM backup WHERE target_id = ? AND number IS NOT NULL ORDER BY number')
    .all(target) as { number: number; manifest: string }[]
}

/** The digest of a line of the journal; null where there is none of that number. */
export function lineAt(db: ReadDb, seq: number): string | null {
  const line = db.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck().get(seq)
  return (line as string | undefined) ?? null
}

type Target = { id: BackupTargetId; folder: string; recipient: string | null; plan: 'day' | 'week' | null }
const TARGET = 'SELECT id, folder, recipient, plan FROM backup_target WHERE removed_at IS NULL'

export function targetsOf(db: ReadDb): Target[] {
  return db.prepare(`${TARGET} ORDER BY folder`).all() as Target[]
}

export function targetById(db: ReadDb, id: BackupTargetId): Target | undefined {
  return db.prepare(`${TARGET} AND id = ?`).get(id) as Target | undefined
}

export function targetIn(db: ReadDb, folder: string): Target | undefined {
  return db.prepare(`${TARGET} AND folder = ?`).get(folder) as Target | undefined
}

export const shown = (db: ReadDb, { id, folder, recipient, plan }: Target): BackupTarget =>
  BackupTarget.parse({
    id,
    folder,
    isEncrypted: recipient !== null,
    plan,
    lastWhole: lastBackup(db, id, true),
    last: lastBackup(db, id, false)
  })

export function insertTarget(tx: WriteDb, target: Omit<Target, 'plan'> & { at: string }): void {
  tx.prepare(
    'INSERT INTO backup_target (id, folder, recipient, added_at) VALUES (@id, @folder, @recipient, @at)'
  ).run(target)
}

export function setPlan(tx: WriteDb, id: BackupTargetId, plan: Target['plan']): void {
  tx.prepare('UPDATE backup_target SET plan = ? WHERE id = ?').run(plan, id)
}

export function removeTarget(tx: WriteDb, id: BackupTargetId, at: string): void {
  tx.prepare('UPDATE backup_target SET removed_at = ? WHERE id = ?').run(at, id)
}

/** Whether the journal says already that the archive was restored then, from that backup. */
export function isRestoreNoted(
  db: ReadDb,
  { manifest, restoredAt }: { manifest: string; restoredAt: string }
): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM journal WHERE act = 'archive.restored'
       AND line ->> '$.details.manifest' = ? AND line ->> '$.details.restoredAt' = ?`
    )
    .get(manifest, restoredAt)
  return found !== undefined
}

/** The backup that this archive was restored from, which it could not note itself. */
export function insertRestored(
  tx: WriteDb,
  restored: { id: string; target: BackupTargetId; at: string; number: number; manifest: string }
): void {
  tx.prepare(
    `INSERT INTO backup (id, target_id, at, outcome, number, manifest) VALUES (@id, @target, @at, 'whole', @number, @manifest)`
  ).run(restored)
}

type Tried = { id: string; target: BackupTargetId; at: string }

export function insertWritten(tx: WriteDb, tried: Tried, written: Written): void {
  tx.prepare(
    `INSERT INTO backup (id, target_id, at, outcome, number, manifest, objects, bytes, new_objects, new_bytes, damaged, thinned)
     VALUES (@id, @target, @at, @outcome, @number, @manifest, @objects, @bytes, @newObjects, @newBytes, @damaged, @thinned)`
  ).run({
    ...written,
    ...tried,
    outcome: written.damaged.length === 0 ? 'whole' : 'damaged',
    damaged: written.damaged.length
  })
}

export function insertFailed(tx: WriteDb, tried: Tried, problem: string): void {
  tx.prepare(
    `INSERT INTO backup (id, target_id, at, outcome, problem) VALUES (@id, @target, @at, 'failed', @problem)`
  ).run({ ...tried, problem })
}
