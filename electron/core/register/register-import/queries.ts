// The SQL of imports into the register.
import { z } from 'zod'
import { DepartmentId, Instant, PersonId, RegisterImportId, Sha256 } from '#shared/ids.ts'
import { ImportAnswer, type ImportMapping, RegisterImport } from '#shared/register-import.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import type { Decided } from './row-draft.ts'

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

export type Applied = Omit<RegisterImport, 'name' | 'original'> & {
  readonly mapping: ImportMapping
  readonly decided: readonly Decided[]
}

export function markApplied(db: WriteDb, applied: Applied): void {
  db.prepare(
    `UPDATE register_import SET mapping = @mapping, decided = @decided, created = @created, changed = @changed,
       unchanged = @unchanged, refused = @refused, applied_at = @appliedAt, applied_by = @appliedBy WHERE id = @id`
  ).run({
    ...applied,
    mapping: JSON.stringify(applied.mapping),
    decided: JSON.stringify(applied.decided)
  })
}

const Earlier = z.array(
  ImportAnswer.omit({ is: true })
    .required()
    .extend({ is: z.union([DepartmentId, PersonId]) })
)

/** What the imports that were made came to where something was asked, the newest last; an entry that was made one with another is that other. */
export function listDecided(db: ReadDb): Decided[] {
  const rows = db
    .prepare(
      `SELECT said.value ->> '$.about' AS about, said.value ->> '$.name' AS name, said.value ->> '$.department' AS department,
         said.value ->> '$.email' AS email,
         coalesce(person.merged_into, department.merged_into, said.value ->> '$.is') AS "is"
       FROM register_import JOIN json_each(register_import.decided) AS said
         LEFT JOIN person ON person.id = said.value ->> '$.is'
         LEFT JOIN department ON department.id = said.value ->> '$.is'
       WHERE applied_at IS NOT NULL ORDER BY applied_at, register_import.id, said.key`
    )
    .all()
  return Earlier.parse(rows)
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
