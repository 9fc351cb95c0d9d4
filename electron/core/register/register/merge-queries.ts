// The SQL of merges: what each moved, and what is still where it was put when the merge is undone.
import { z } from 'zod'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import { MergedRow, MovedByMerge } from '#shared/register-history.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

export type Merged<Id extends string = string> = { readonly id: Id; readonly into: Id }
export type MergeKind = 'person' | 'department'
export type Moved = Pick<MovedByMerge, 'what' | 'id'>

const CALLED = `CASE what
  WHEN 'responsible' THEN (SELECT name FROM channel WHERE id = record_id)
  WHEN 'stand-in' THEN (SELECT name FROM channel WHERE id = record_id)
  WHEN 'channel' THEN (SELECT name FROM channel WHERE id = record_id)
  WHEN 'credential' THEN (SELECT name || ', ' || label FROM credential JOIN channel ON channel.id = channel_id
    WHERE credential.id = record_id)
  WHEN 'mandate' THEN (SELECT name || ', ' || decided_on FROM mandate JOIN channel ON channel.id = channel_id
    WHERE mandate.id = record_id)
  WHEN 'user' THEN (SELECT name FROM user WHERE id = record_id)
  ELSE coalesce((SELECT name FROM person WHERE id = record_id), (SELECT name FROM department WHERE id = record_id)) END`

/** What a line of the journal moved by a merge, or by undoing one, as JSON; `seq` is the line's, as SQL. */
export const movedInLine = (
  seq: string
) => `(SELECT json_group_array(json_object('what', what, 'id', record_id,
    'name', coalesce(${CALLED}, record_id), 'cameBack', iif(told.undone = ${seq}, json(iif(came_back, 'true', 'false')), NULL)))
  FROM register_merge AS told JOIN register_merge_moved ON register_merge_moved.seq = told.seq
  WHERE told.seq = ${seq} OR told.undone = ${seq})`

export const readMoved = (json: string): MovedByMerge[] => z.array(MovedByMerge).parse(JSON.parse(json))

/** Within the act of the merge, whose line of the journal this is. */
export function insertMerge(
  db: WriteDb,
  merge: Merged & { readonly kind: MergeKind; readonly seq: number },
  moved: readonly Moved[]
): void {
  db.prepare(
    'INSERT INTO register_merge (seq, kind, merged_id, into_id) VALUES (@seq, @kind, @id, @into)'
  ).run(merge)
  const insert = db.prepare('INSERT INTO register_merge_moved (seq, what, record_id) VALUES (?, ?, ?)')
  for (const { what, id } of moved) insert.run(merge.seq, what, id)
}

/** What a merge moved; `cameAgain`: by a later merge it came to the same entry anew, from somebody else, and is theirs when that one is undone. */
export type Held = Moved & { readonly cameAgain: boolean }
const Merge = z.strictObject({ seq: z.int(), into: z.string() })
const MovedRow = MovedByMerge.pick({ what: true, id: true })

/** The merge by which an entry is another now, and what it moved. */
export function mergeOf(
  db: ReadDb,
  id: string
): (z.infer<typeof Merge> & { readonly moved: readonly Held[] }) | undefined {
  const row = db
    .prepare('SELECT seq, into_id AS "into" FROM register_merge WHERE merged_id = ? AND undone IS NULL')
    .get(id)
  if (row === undefined) return undefined
  const merge = Merge.parse(row)
  const moved = db
    .prepare(
      `SELECT what, record_id AS id, EXISTS (SELECT 1 FROM register_merge AS later
         JOIN register_merge_moved AS again ON again.seq = later.seq
         WHERE later.seq > own.seq AND undone IS NULL AND again.what = own.what AND again.record_id = own.record_id) AS cameAgain
       FROM register_merge_moved AS own WHERE seq = ? ORDER BY what, record_id`
    )
    .all(merge.seq)
    .map(each => MovedRow.extend({ cameAgain: z.int() }).parse(each))
  return { ...merge, moved: moved.map(each => ({ ...each, cameAgain: each.cameAgain === 1 })) }
}

/** Which entry this one is now, where it was made one with another. */
export function isNow(db: ReadDb, kind: MergeKind, id: string): string | null {
  const row = db.prepare(`SELECT merged_into AS "into" FROM ${kind} WHERE id = ?`).get(id)
  return z.strictObject({ into: z.string().nullable() }).parse(row).into
}

/** The decisions and earlier entries that count as another's with the one that they point at. */
export function pointingAt(db: ReadDb, kind: MergeKind, id: string): Moved[] {
  const earlier = db.prepare(`SELECT 'merged' AS what, id FROM ${kind} WHERE merged_into = ?`).all(id)
  const mandates =
    kind === 'department'
      ? []
      : db
          .prepare(
            `SELECT 'mandate' AS what, id FROM mandate
             WHERE person_id = @id OR person_id IN (SELECT id FROM person WHERE merged_into = @id)`
          )
          .all({ id })
  return z.array(MovedRow).parse([...mandates, ...earlier])
}

/** Those who work at a department, also under an entry that is another's now. */
export function peopleAt(db: ReadDb, id: DepartmentId): Moved[] {
  const rows = db.prepare(`SELECT 'person' AS what, id FROM person WHERE department_id = ?`).all(id)
  return z.array(MovedRow).parse(rows)
}

type OwnTables = Exclude<MovedByMerge['what'], 'credential' | 'user' | 'mandate'>
const BACK: Readonly<Record<MergeKind, Readonly<Partial<Record<OwnTables, string>>>>> = {
  person: {
    responsible: 'UPDATE channel SET responsible_id = @id WHERE id = @of AND responsible_id = @into',
    // None, where the other answers for the channel: nobody stands in for themselves.
    'stand-in': `UPDATE channel SET stand_in_id = @id WHERE id = @of
      AND (stand_in_id = @into OR stand_in_id IS NULL AND responsible_id = @into)`,
    merged: 'UPDATE person SET merged_into = @id WHERE id = @of AND merged_into = @into'
  },
  department: {
    channel: 'UPDATE channel SET department_id = @id WHERE id = @of AND department_id = @into',
    person: 'UPDATE person SET department_id = @id WHERE id = @of AND department_id = @into',
    merged: 'UPDATE department SET merged_into = @id WHERE id = @of AND merged_into = @into'
  }
}

/** Gives back what is the other's still, and says whether it was. */
export function giveBack(
  db: WriteDb,
  kind: MergeKind,
  { id, into, what, of }: Merged & { readonly what: OwnTables; readonly of: string }
): boolean {
  const sql = BACK[kind][what]
  return sql !== undefined && db.prepare(sql).run({ id, into, of }).changes > 0
}

/** Ends the merge in the act whose line of the journal this is; the entry stands by itself again. */
export function endMerge(
  db: WriteDb,
  kind: MergeKind,
  { id, seq, undone }: { readonly id: string; readonly seq: number; readonly undone: number },
  moved: readonly (Moved & { readonly cameBack: boolean })[]
): void {
  const note = db.prepare(
    'UPDATE register_merge_moved SET came_back = @cameBack WHERE seq = @seq AND what = @what AND record_id = @id'
  )
  for (const { what, id: of, cameBack } of moved) note.run({ seq, what, id: of, cameBack: Number(cameBack) })
  db.prepare('UPDATE register_merge SET undone = ? WHERE seq = ?').run(undone, seq)
  db.prepare(`UPDATE ${kind} SET merged_into = NULL WHERE id = ?`).run(id)
}

/** What a line moved, in words. */
export function movedIn(db: ReadDb, seq: number): MovedByMerge[] {
  const row = db.prepare(`SELECT ${movedInLine('@seq')} AS moved`).get({ seq })
  return readMoved(z.strictObject({ moved: z.string() }).parse(row).moved)
}

/** The merges that hold, newest first. */
export function listMerges(db: ReadDb, kind: MergeKind): MergedRow[] {
  return db
    .prepare(
      `SELECT merged_id AS id, entry.name, into_id AS "into", kept.name AS intoName, journal.at AS mergedAt,
         line ->> '$.actor' AS mergedBy, ${movedInLine('register_merge.seq')} AS moved
       FROM register_merge JOIN journal USING (seq) JOIN ${kind} AS entry ON entry.id = merged_id
         JOIN ${kind} AS kept ON kept.id = into_id
       WHERE register_merge.kind = ? AND undone IS NULL ORDER BY register_merge.seq DESC`
    )
    .all(kind)
    .map(raw => {
      const { moved, ...row } = z.looseObject({ moved: z.string() }).parse(raw)
      return MergedRow.parse({ ...row, moved: readMoved(moved) })
    })
}

const Former = {
  departments: z.array(z.strictObject({ name: z.string(), into: DepartmentId })),
  people: z.array(
    z.strictObject({
      ...{ name: z.string(), email: z.string().nullable() },
      ...{ departmentId: DepartmentId, into: PersonId }
    })
  )
}
export type FormerNames = {
  readonly departments: z.infer<typeof Former.departments>
  readonly people: z.infer<typeof Former.people>
}

/** What was made one with another, by the names it had: lists that were written before go on using them. */
export function formerNames(db: ReadDb): FormerNames {
  const rows = (columns: string, kind: MergeKind) =>
    db
      .prepare(
        `SELECT ${columns}, merged_into AS "into" FROM ${kind} WHERE merged_into IS NOT NULL ORDER BY name, id`
      )
      .all()
  return {
    departments: Former.departments.parse(rows('name', 'department')),
    people: Former.people.parse(rows('name, email, department_id AS departmentId', 'person'))
  }
}
