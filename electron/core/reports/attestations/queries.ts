// The SQL of attestations and of the reminders of them.
import { z } from 'zod'
import { Attestation } from '#shared/attestation.ts'
import { type AttestationId, type DepartmentId, Instant, type OutgoingMailId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { isNotStruck, readStruck, struckOf } from '../../register/records/struck-sql.ts'

const ATTESTATION = `SELECT attestation.id, department_id AS departmentId, department.name AS departmentName, period,
  signed_by AS signedBy, signed_on AS signedOn, way, paper, note, channels, part, recorded_at AS recordedAt,
  recorded_by AS recordedBy, ${struckOf('attestation', 'attestation.id')} AS struck FROM attestation JOIN department ON department.id = department_id`

const read = (row: unknown): Attestation => {
  const { struck, ...rest } = row as { struck: string | null }
  return Attestation.parse({ ...rest, struck: readStruck(struck) })
}

/** Newest first; of one department, or of all. */
export function listAttestations(
  db: ReadDb,
  filter: { departmentId: DepartmentId | null } & Paging
): Page<Attestation> {
  const rows = db
    .prepare(
      `${ATTESTATION} WHERE (recorded_at, attestation.id) < (@afterAt, @afterId)
         AND (@departmentId IS NULL OR department_id = @departmentId)
       ORDER BY recorded_at DESC, attestation.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), departmentId: filter.departmentId })
    .map(read)
  return pageOf(rows, filter, row => row.recordedAt)
}

/** The newest attestation of a department that counts, of whatever half-year. */
export function latestOf(db: ReadDb, departmentId: DepartmentId): Attestation | null {
  const row = db
    .prepare(
      `${ATTESTATION} WHERE department_id = ? AND ${isNotStruck('attestation', 'attestation.id')}
       ORDER BY period DESC LIMIT 1`
    )
    .get(departmentId)
  return row === undefined ? null : read(row)
}

export function attestationById(db: ReadDb, id: AttestationId): Attestation | undefined {
  const row = db.prepare(`${ATTESTATION} WHERE attestation.id = ?`).get(id)
  return row === undefined ? undefined : read(row)
}

/** The last line of the journal when the part was read. */
export function seenTo(db: ReadDb, { id }: Pick<Attestation, 'id'>): number {
  const row = db.prepare('SELECT seen_to AS seenTo FROM attestation WHERE id = ?').get(id)
  return z.strictObject({ seenTo: z.int() }).parse(row).seenTo
}

export function insertAttestation(
  db: WriteDb,
  { departmentName: _, ...attestation }: Omit<Attestation, 'struck'>,
  seenTo: number
): void {
  db.prepare(
    `INSERT INTO attestation (id, department_id, period, signed_by, signed_on, way, paper, note, channels, part, seen_to,
       recorded_at, recorded_by)
     VALUES (@id, @departmentId, @period, @signedBy, @signedOn, @way, @paper, @note, @channels, @part, @seenTo,
       @recordedAt, @recordedBy)`
  ).run({ ...attestation, seenTo })
}

/** When the department was last reminded in the half-year; null when it was not. */
export function remindedAt(db: ReadDb, departmentId: DepartmentId, period: string): Instant | null {
  const row = db
    .prepare(
      'SELECT max(reminded_at) AS at FROM attestation_reminder WHERE department_id = @departmentId AND period = @period'
    )
    .get({ departmentId, period })
  return z.strictObject({ at: Instant.nullable() }).parse(row).at
}

export function insertReminder(
  db: WriteDb,
  reminder: { departmentId: DepartmentId; period: string; mailId: OutgoingMailId; remindedAt: Instant }
): void {
  db.prepare(
    `INSERT INTO attestation_reminder (department_id, period, mail_id, reminded_at)
     VALUES (@departmentId, @period, @mailId, @remindedAt)`
  ).run(reminder)
}
