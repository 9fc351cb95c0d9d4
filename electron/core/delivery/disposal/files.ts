// Which files go with records: those that nothing kept refers to any more, and the sources that held nothing else.
import { z } from 'zod'
import { Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { type Chosen, references } from './rows.ts'

const IDS = `(SELECT value FROM json_each(@ids))`
const Row = z.object({ id: z.string(), sha256: Sha256 })

// The journal's lines about a record name everything that was ever kept for it.
const JOURNAL = `SELECT about AS id, value AS sha256 FROM journal, json_each(line, '$.objects') WHERE about IN ${IDS}`

const OBJECTS: Readonly<Record<keyof Chosen, readonly string[]>> = {
  capture: [
    `SELECT capture_id AS id, sha256 FROM capture_file WHERE capture_id IN ${IDS}`,
    `SELECT id, provenance FROM capture WHERE provenance IS NOT NULL AND id IN ${IDS}`,
    `SELECT capture_id, eml FROM outgoing_mail WHERE capture_id IN ${IDS}`
  ],
  comment: [
    `SELECT comment_id AS id, sha256 FROM comment_file WHERE comment_id IN ${IDS}`,
    `SELECT id, evidence FROM comment WHERE evidence IS NOT NULL AND id IN ${IDS}`,
    `SELECT comment_id, proof FROM comment_confirmation JOIN comment_removal ON seq = removal
      WHERE proof IS NOT NULL AND comment_id IN ${IDS}`,
    `SELECT comment_id, car FROM comment_proof WHERE comment_id IN ${IDS}`,
    `SELECT comment_id, identity FROM comment_proof WHERE comment_id IN ${IDS}`,
    `SELECT comment_id, answer FROM moderation_action WHERE answer IS NOT NULL AND comment_id IN ${IDS}`,
    `SELECT comment_id, seen FROM moderation_action WHERE seen IS NOT NULL AND comment_id IN ${IDS}`,
    `SELECT comment_id, eml FROM outgoing_mail WHERE comment_id IN ${IDS}`,
    `SELECT id, sha256 FROM carrying_file WHERE kind = 'comment' AND id IN ${IDS}`,
    // What a later look brought, by an attempt of its own.
    `SELECT same_as, value FROM comment JOIN journal ON about = comment.id, json_each(line, '$.objects')
      WHERE same_as IN ${IDS}`
  ],
  message: [
    `SELECT id, original AS sha256 FROM message WHERE original IS NOT NULL AND id IN ${IDS}`,
    `SELECT message_id, mail FROM message_route WHERE mail IS NOT NULL AND message_id IN ${IDS}`,
    `SELECT message_id, sha256 FROM message_attachment WHERE sha256 IS NOT NULL AND message_id IN ${IDS}`,
    `SELECT message_id, eml FROM outgoing_mail WHERE message_id IN ${IDS}`,
    `SELECT id, sha256 FROM carrying_file WHERE kind = 'message' AND id IN ${IDS}`
  ],
  disclosure: [
    `SELECT disclosure_id AS id, copy AS sha256 FROM disclosure_record WHERE copy IS NOT NULL AND disclosure_id IN ${IDS}`,
    `SELECT disclosure_id AS id, document AS sha256 FROM disclosure_refusal WHERE disclosure_id IN ${IDS}`
  ],
  'checklist-answer': []
}

/** The digests of every file of each record, also of those that other records have too. */
export function objectsOf(db: ReadDb, kind: keyof Chosen, ids: readonly string[]): Map<string, Sha256[]> {
  const rows = db.prepare([...OBJECTS[kind], JOURNAL].join(' UNION ')).all({ ids: JSON.stringify(ids) })
  const found = new Map<string, Sha256[]>()
  for (const { id, sha256 } of z.array(Row).parse(rows)) found.set(id, [...(found.get(id) ?? []), sha256])
  return found
}

/** What the receivers of packages with these records sent, which repeats words of them. */
export function receiversLists(db: ReadDb, exportIds: readonly string[]): Sha256[] {
  const rows = db
    .prepare(
      `SELECT value AS sha256 FROM journal, json_each(line, '$.objects')
       WHERE about IN ${IDS} AND act = 'receipt-file.kept'`
    )
    .all({ ids: JSON.stringify(exportIds) })
  return rows.map(row => z.object({ sha256: Sha256 }).parse(row).sha256)
}

// What no record that is kept was seen in: it lay in one of these files, or was read in together with them.
const EMPTY_SOURCES = `WITH seen AS MATERIALIZED (
    SELECT root_id FROM source_root WHERE id IN (SELECT source_id FROM message_sighting
      UNION SELECT source_id FROM comment_sighting UNION SELECT source_id FROM comment_along)),
  emptied AS (SELECT id FROM source_file WHERE container_id IS NULL AND sha256 IN (SELECT value FROM json_each(@files))
    AND id NOT IN (SELECT root_id FROM seen)),
  runs AS (SELECT DISTINCT run_id FROM import_source JOIN source_root ON source_root.id = source_id
    WHERE root_id IN (SELECT id FROM emptied)
      AND run_id NOT IN (SELECT run_id FROM import_source JOIN source_root ON source_root.id = source_id
        WHERE root_id IN (SELECT root_id FROM seen))),
  going AS (SELECT id FROM emptied UNION SELECT root_id FROM import_source JOIN source_root ON source_root.id = source_id
    WHERE run_id IN (SELECT run_id FROM runs))
  SELECT source_root.id, root_id AS root, source_file.sha256 FROM source_root JOIN source_file USING (id)
  WHERE root_id IN (SELECT id FROM going)`

/** Removes the sources that hold nothing more; gives the digests of their files. */
export function removeSources(tx: WriteDb, files: readonly Sha256[]): Sha256[] {
  const rows = z.array(Row).parse(tx.prepare(EMPTY_SOURCES).all({ files: JSON.stringify(files) }))
  const ids = JSON.stringify(rows.map(({ id }) => id))
  for (const sql of [
    `DELETE FROM import_finding WHERE run_id IN (SELECT run_id FROM import_source WHERE source_id IN ${IDS})
       AND run_id NOT IN (SELECT run_id FROM import_source WHERE source_id NOT IN ${IDS})`,
    `DELETE FROM import_source WHERE source_id IN ${IDS}`,
    `UPDATE mailbox_mail SET outcome = 'disposed', source_id = NULL WHERE source_id IN ${IDS}`,
    `DELETE FROM source_file WHERE id IN ${IDS}`
  ])
    tx.prepare(sql).run({ ids })
  return rows.map(({ sha256 }) => sha256)
}

const Entered = z.object({ sha256: Sha256, bytes: z.int() })

/** Those of the files that are objects and that nothing refers to now. The rows of the records are gone already. */
export function unreferenced(db: ReadDb, files: readonly Sha256[]): z.infer<typeof Entered>[] {
  const columns = references(db).filter(({ parent }) => parent === 'object')
  const used = [
    ...columns.map(({ tab, col }) => `SELECT 1 FROM "${tab}" WHERE "${col}" = object.sha256`),
    'SELECT 1 FROM source_file WHERE container_id IS NULL AND source_file.sha256 = object.sha256'
  ]
  const rows = db
    .prepare(
      `SELECT sha256, bytes FROM object WHERE sha256 IN (SELECT value FROM json_each(@files))
       AND NOT EXISTS (${used.join(' UNION ALL ')})`
    )
    .all({ files: JSON.stringify(files) })
  return z.array(Entered).parse(rows)
}
