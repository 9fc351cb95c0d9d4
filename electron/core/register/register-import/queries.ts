// The SQL of imports into the register.
import { z } from 'zod'
import { Instant, RegisterImportId, Sha256 } from '#shared/ids.ts'
import { type ImportMapping, RegisterImport } from '#shared/register-import.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const Kept = z.strictObject({
  id: RegisterImportId,
  name: z.string(),
  original: Sha256,
  readAt: Instant,
  appliedAt: Instant.nullable()
})
/** A file that was read and kept, whether or not it was applied. */
export type KeptFile = z.infer<typeof Kept>

export function findKept(db: ReadDb, id: RegisterImportId): KeptFile | undefined {
  const row = db
    .prepare(
      'SELECT id, name, original, read_at AS readAt, applied_at AS appliedAt FROM register_import WHERE id = ?'
    )
    .get(id)
  return row === undefined ? undefined : Kept.parse(row)
}

export function insertKept(
  db: WriteDb,
  kept: Omit<KeptFile, 'appliedAt'> & { readonly readBy: string }
): void {
  db.prepare(
    `INSERT INTO register_import (id, name, original, read_at, read_by)
     VALUES (@id, @name, @original, @readAt, @readBy)`
  ).run(kept)
}

export type Applied = Omit<RegisterImport, 'name' | 'original'> & { readonly mapping: ImportMapping }

export function markApplied(db: WriteDb, applied: Applied): void {
  db.prepare(
    `UPDATE register_import SET mapping = @mapping, created = @created, changed = @changed, unchanged = @unchanged,
       refused = @refused, applied_at = @appliedAt, applied_by = @appliedBy WHERE id = @id`
  ).run({ ...applied, mapping: JSON.stringify(applied.mapping) })
}

const IMPORT = `SELECT id, name, original, created, changed, unchanged, refused, applied_at AS appliedAt,
  applied_by AS appliedBy FROM register_import WHERE applied_at IS NOT NULL`

export function findImport(db: ReadDb, id: RegisterImportId): RegisterImport | undefined {
  const row = db.prepare(`${IMPORT} AND id = ?`).get(id)
  return row === undefined ? undefined : RegisterImport.parse(row)
}

export function listImports(db: ReadDb, paging: Paging): Page<RegisterImport> {
  const rows = db
    .prepare(
      `${IMPORT} AND (applied_at, id) < (@afterAt, @afterId) ORDER BY applied_at DESC, id DESC LIMIT +@limit`
    )
    .all(keysetOf(paging))
  return pageOf(z.array(RegisterImport).parse(rows), paging, row => row.appliedAt)
}
