// Where packages and masked copies with disposed records are, as far as the archive knows: in it, where they go, and elsewhere.
import { basename, dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { type DisposalId, Instant } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import type { Chosen } from './rows.ts'

const What = z.enum(['package', 'half-package', 'zip', 'copies', 'delivery', 'refusal'])

/**
 * What lies there: a package; half of one, on a disk that went away while it was written; a zip of one, without a folder where
 * its place was not noted; masked copies; what was laid in the folder that the diary watches; the refusal of a disclosure.
 */
export type CopyFolder = {
  readonly folder: string
  readonly isInside: boolean
  readonly what: z.infer<typeof What>
  /** When it was written, or begun and not finished. */
  readonly at: Instant | null
}

const Found = z.object({ id: z.string(), folder: z.string(), state: z.string() })

/** Notes them before the records go; gives the ids of the packages that were written. */
export function notePlaces(db: WriteDb, id: DisposalId, chosen: Chosen): string[] {
  const packages = db
    .prepare(
      `SELECT DISTINCT export.id, folder, state FROM export JOIN export_item ON export_id = export.id
       WHERE folder IS NOT NULL AND ((kind, item_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(@records))
         -- A package of a record that stays holds the copies that were disclosed of it before.
         OR EXISTS (SELECT 1 FROM disclosure_record AS shown JOIN disclosure ON disclosure.id = disclosure_id
           WHERE shown.kind = export_item.kind AND record_id = item_id AND copy IS NOT NULL AND disclosure.ended_at <= started_at
             AND disclosure_id IN (SELECT value FROM json_each(@disclosures))))`
    )
    .all({
      disclosures: JSON.stringify(chosen.disclosure),
      records: JSON.stringify(
        (['capture', 'comment', 'message'] as const).flatMap(kind => chosen[kind].map(item => [kind, item]))
      )
    })
  const found = z.array(Found).parse(packages)
  const written = found.filter(({ state }) => state === 'written')
  const others = otherPlaces(db, chosen)
  const places = new Set([
    ...written.map(({ folder }) => folder),
    ...others.map(({ folder }) => folder),
    // What was being written in the archive is cleared away when that ends, also by a crash.
    ...found
      .filter(each => each.state !== 'written' && isAbsolute(each.folder))
      .map(each => `${each.folder}.tmp`),
    ...written.flatMap(each => zipsOf(db, each).map(({ path }) => path))
  ])
  const note = db.prepare(
    `INSERT INTO disposed_folder (disposal_id, folder, is_inside, what, written_at) SELECT @id, @folder, @isInside, @what, @at
     WHERE NOT EXISTS (SELECT 1 FROM disposed_folder WHERE folder = @folder AND is_inside = 1)`
  )
  for (const folder of places) {
    const { what, at } = others.find(each => each.folder === folder) ?? { what: null, at: null }
    note.run({ id, folder, what, at, isInside: folder === `exports/${basename(folder)}` ? 1 : 0 })
  }
  return written.map(each => each.id)
}

const Others = z.array(
  z.strictObject({ folder: z.string(), what: What.extract(['copies', 'delivery', 'refusal']), at: Instant })
)

/** Masked copies and refusals of the disclosures that go, and what was laid of the records in the folder that the diary watches. */
function otherPlaces(db: ReadDb, chosen: Chosen): z.infer<typeof Others> {
  const records = (['capture', 'comment', 'message'] as const).flatMap(kind => chosen[kind])
  const rows = db
    .prepare(
      `SELECT folder, 'copies' AS what, ended_at AS at FROM disclosure
         WHERE state = 'delivered' AND id IN (SELECT value FROM json_each(@disclosures))
       UNION SELECT line ->> '$.details.path', 'refusal', at FROM journal
         WHERE act = 'disclosure.refusal-written' AND about IN (SELECT value FROM json_each(@disclosures))
           AND line ->> '$.details.path' IS NOT NULL
       UNION SELECT DISTINCT reference, 'delivery', started_at FROM sending JOIN sending_item ON sending_id = sending.id
         WHERE sending.program = 'watch-folder' AND state IN ('handed-over', 'sent', 'refused', 'uncertain')
           AND reference IS NOT NULL
           AND sending_item.item_id IN (SELECT value FROM json_each(@records))`
    )
    .all({ disclosures: JSON.stringify(chosen.disclosure), records: JSON.stringify(records) })
  const watched = z
    .object({ dir: z.string().nullable() })
    .safeParse(db.prepare(`SELECT settings ->> '$.dir' AS dir FROM diary_system`).get()).data?.dir
  return Others.parse(rows).map(each =>
    // Where it was laid is not noted with it: it is the folder that is watched now.
    each.what === 'delivery' && watched != null ? { ...each, folder: join(watched, each.folder) } : each
  )
}

const Packed = z.object({
  at: Instant,
  details: z.object({ file: z.string(), into: z.string().nullable() })
})

/** Zips of a package, and when each was packed. */
function zipsOf(
  db: ReadDb,
  { id, folder }: Pick<z.infer<typeof Found>, 'id' | 'folder'>
): { path: string; at: Instant }[] {
  const lines = db.prepare(`SELECT line FROM journal WHERE about = ? AND act = 'export.packed'`).all(id)
  return z
    .array(z.object({ line: z.string() }))
    .parse(lines)
    .map(({ line }) => Packed.parse(JSON.parse(line)))
    .map(({ at, details: { file, into } }) => {
      if (into !== null) return { path: join(into, file), at }
      return { path: isAbsolute(folder) ? join(dirname(folder), file) : `exports/${file}`, at }
    })
}

/** When the zips of packages were packed, the last time where one was packed again. */
function packedAt(db: ReadDb): Map<string, Instant> {
  const exports = z
    .array(Found.pick({ id: true, folder: true }))
    .parse(db.prepare(`SELECT id, folder FROM export WHERE folder IS NOT NULL`).all())
  return new Map(exports.flatMap(each => zipsOf(db, each)).map(({ path, at }) => [path, at]))
}

/** Where the records were, with what lies there. */
export function placesOf(db: ReadDb, id: DisposalId): CopyFolder[] {
  const rows = db
    .prepare(
      `SELECT folder, is_inside AS isInside, CASE WHEN disposed_folder.what IS NOT NULL THEN disposed_folder.what
           WHEN EXISTS (SELECT 1 FROM export WHERE export.folder = disposed_folder.folder) THEN 'package'
           WHEN EXISTS (SELECT 1 FROM export WHERE export.folder || '.tmp' = disposed_folder.folder) THEN 'half-package'
           WHEN folder GLOB '*.zip' AND folder NOT GLOB '*utlamnande-*' THEN 'zip' ELSE 'copies' END AS what,
         coalesce(written_at, (SELECT coalesce(ended_at, started_at) FROM export WHERE export.folder = disposed_folder.folder
           OR export.folder || '.tmp' = disposed_folder.folder)) AS at
       FROM disposed_folder WHERE disposal_id = ? ORDER BY folder`
    )
    .all(id)
  const zips = packedAt(db)
  return z
    .array(
      z.strictObject({
        folder: z.string(),
        isInside: z.int().transform(is => is === 1),
        what: What,
        at: Instant.nullable()
      })
    )
    .parse(rows)
    .map(place => (place.what === 'zip' ? { ...place, at: zips.get(place.folder) ?? null } : place))
}
