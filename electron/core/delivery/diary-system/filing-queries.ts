// The SQL of how departments are filed, and of their yearly cases.
import { z } from 'zod'
import { Filing, FilingOverview, type YearlyCaseDraft } from '#shared/diary-system.ts'
import { DepartmentId, type Instant } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { swedish } from '../../kernel/swedish-time.ts'
import { paragraphOf } from '../../register/secrecy/read.ts'

export function listFilings(db: ReadDb): FilingOverview {
  const cases = db
    .prepare(
      `SELECT department_id AS departmentId, year, number, noted_at AS notedAt, noted_by AS notedBy FROM yearly_case
       ORDER BY year DESC`
    )
    .all() as { departmentId: string }[]
  const departments = db
    .prepare(
      `SELECT department.id, name, filing FROM department LEFT JOIN filing ON department_id = department.id
       ORDER BY name COLLATE NOCASE, department.id`
    )
    .all() as { id: string }[]
  return FilingOverview.parse({
    standard: filingOf(db, null),
    departments: departments.map(department => ({
      ...department,
      cases: cases.flatMap(({ departmentId, ...rest }) => (departmentId === department.id ? [rest] : []))
    }))
  })
}

/** As it is set for the department, or else for all. */
function filingOf(db: ReadDb, departmentId: DepartmentId | null): Filing {
  const row = db
    .prepare(
      `SELECT filing FROM filing WHERE department_id = ? OR department_id IS NULL
       ORDER BY department_id IS NULL LIMIT 1`
    )
    .get(departmentId)
  return row === undefined ? 'each' : z.object({ filing: Filing }).parse(row).filing
}

/** A null filing takes away what was set. */
export function setFilingOf(db: WriteDb, departmentId: DepartmentId | null, filing: Filing | null): void {
  db.prepare('DELETE FROM filing WHERE department_id IS ?').run(departmentId)
  if (filing !== null)
    db.prepare('INSERT INTO filing (department_id, filing) VALUES (?, ?)').run(departmentId, filing)
}

const YearlyCase = z.object({
  departmentId: DepartmentId,
  year: z.int(),
  title: z.string(),
  number: z.string().nullable()
})

/** The case of a department and a year: what it is called, and its number where the diary has given one. */
export type YearlyCase = z.infer<typeof YearlyCase>

/** The case that a record of that time goes into; null where the department has a case for each record. */
export function yearlyCaseFor(
  db: ReadDb,
  { departmentId, department, at }: { departmentId: DepartmentId; department: string; at: Instant }
): YearlyCase | null {
  if (filingOf(db, departmentId) === 'each') return null
  const year = Number(swedish(at, 'yyyy'))
  const number = caseNumberOf(db, { departmentId, year })
  // What a case is called stands in the diary for all to read, also where what is filed in it is kept from them.
  const isKeptIn = paragraphOf(db, { kind: 'department', id: departmentId }) !== undefined
  const owner = isKeptIn ? 'förvaltning med sekretess' : department
  return { departmentId, year, title: `Sociala medier ${year}, ${owner}`, number }
}

/** Null where the diary has given none. */
export function caseNumberOf(
  db: ReadDb,
  { departmentId, year }: Pick<YearlyCase, 'departmentId' | 'year'>
): string | null {
  const row = db
    .prepare('SELECT number FROM yearly_case WHERE department_id = ? AND year = ?')
    .get(departmentId, year)
  return row === undefined ? null : z.object({ number: z.string() }).parse(row).number
}

/** A null number takes it away. */
export function setYearlyCase(
  db: WriteDb,
  { departmentId, year, number }: YearlyCaseDraft,
  noted: { at: Instant; by: string }
): void {
  if (number === null)
    db.prepare('DELETE FROM yearly_case WHERE department_id = ? AND year = ?').run(departmentId, year)
  else
    db.prepare(
      `INSERT INTO yearly_case (department_id, year, number, noted_at, noted_by)
       VALUES (@departmentId, @year, @number, @at, @by)
       ON CONFLICT DO UPDATE SET number = excluded.number, noted_at = excluded.noted_at, noted_by = excluded.noted_by`
    ).run({ departmentId, year, number, ...noted })
}

/** Whether the case is being made, or may have been. */
export function isCaseInDoubt(
  db: ReadDb,
  { departmentId, year }: Pick<YearlyCase, 'departmentId' | 'year'>
): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM sending WHERE yearly_department_id = ? AND yearly_year = ? AND step = 'case'
           AND state IN ('sending', 'uncertain')`
      )
      .get(departmentId, year) !== undefined
  )
}

/** The case that a sending makes; undefined where it is of another kind. */
export function yearlyOf(
  db: ReadDb,
  sendingId: string
): Pick<YearlyCase, 'departmentId' | 'year'> | undefined {
  const row = db
    .prepare(
      `SELECT yearly_department_id AS departmentId, yearly_year AS year FROM sending
       WHERE id = ? AND yearly_year IS NOT NULL`
    )
    .get(sendingId)
  return row === undefined ? undefined : YearlyCase.pick({ departmentId: true, year: true }).parse(row)
}
