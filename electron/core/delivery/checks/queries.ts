// The SQL of what the archive checks of itself.
import { z } from 'zod'
import { Instant, Sha256 } from '#shared/ids.ts'
import { DamagedFile, type DamageState, DiskHealth } from '#shared/self-check.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const DAYS = 90

export function chosenDays(db: ReadDb): number {
  return Number(
    z.object({ days: z.int() }).safeParse(db.prepare('SELECT days FROM check_setting').get()).data?.days ??
      DAYS
  )
}

export function setDays(db: WriteDb, days: number): void {
  db.prepare(
    `INSERT INTO check_setting (only_row, days) VALUES (1, ?) ON CONFLICT (only_row) DO UPDATE SET days = excluded.days`
  ).run(days)
}

export function archiveSince(db: ReadDb): Instant {
  return z.object({ at: Instant }).parse(db.prepare('SELECT created_at AS at FROM archive').get()).at
}

const Part = z.object({ part: z.string(), readAt: Instant })

export function partsRead(db: ReadDb): Map<string, Instant> {
  const rows = db.prepare('SELECT part, read_at AS readAt FROM check_part').all()
  return new Map(
    z
      .array(Part)
      .parse(rows)
      .map(({ part, readAt }) => [part, readAt])
  )
}

export function setPartRead(db: WriteDb, part: string, at: Instant): void {
  db.prepare(
    'INSERT INTO check_part (part, read_at) VALUES (@part, @at) ON CONFLICT (part) DO UPDATE SET read_at = @at'
  ).run({ part, at })
}

const Entered = z.object({ sha256: Sha256, bytes: z.int() })

/** The files of a part. */
export function objectsIn(db: ReadDb, part: string): z.infer<typeof Entered>[] {
  // After the letters of a digest comes `g`.
  const rows = db
    .prepare('SELECT sha256, bytes FROM object WHERE sha256 >= ? AND sha256 < ?')
    .all(part, `${part}g`)
  // A name that no file can have is for a verification to tell of.
  return rows.flatMap(row => Entered.safeParse(row).data ?? [])
}

export function countIn(db: ReadDb, parts: readonly string[]): { files: number; bytes: number } {
  const sum = { files: 0, bytes: 0 }
  const statement = db.prepare(
    'SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM object WHERE sha256 >= ? AND sha256 < ?'
  )
  for (const part of parts) {
    const { files, bytes } = Sum.parse(statement.get(part, `${part}g`))
    sum.files += files
    sum.bytes += bytes
  }
  return sum
}

const Sum = z.object({ files: z.int(), bytes: z.int() })

export const countAll = (db: ReadDb): { files: number; bytes: number } =>
  Sum.parse(db.prepare('SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM object').get())

export const objectBytes = (db: ReadDb): number => countAll(db).bytes

// What has been disposed of is damaged no more.
const OPEN = `SELECT object_damage.sha256, bytes, state, found_at AS foundAt
  FROM object_damage JOIN object ON object.sha256 = object_damage.sha256 WHERE ended_at IS NULL`

/** Files that are damaged now, as far as is known. */
export function openDamage(db: ReadDb, most = Number.MAX_SAFE_INTEGER): DamagedFile[] {
  return z
    .array(DamagedFile)
    .parse(db.prepare(`${OPEN} ORDER BY found_at, object_damage.sha256 LIMIT ?`).all(most))
}

export function isDamaged(db: ReadDb, sha256: Sha256): boolean {
  return (
    db.prepare('SELECT 1 FROM object_damage WHERE sha256 = ? AND ended_at IS NULL').get(sha256) !== undefined
  )
}

export function insertDamage(db: WriteDb, sha256: Sha256, state: DamageState, at: Instant): void {
  db.prepare('INSERT INTO object_damage (sha256, found_at, state) VALUES (?, ?, ?)').run(sha256, at, state)
}

/** Whether it was damaged. */
export function endDamage(db: WriteDb, sha256: Sha256, at: Instant): boolean {
  const sql = 'UPDATE object_damage SET ended_at = ? WHERE sha256 = ? AND ended_at IS NULL'
  return db.prepare(sql).run(at, sha256).changes > 0
}

export type LookKind = 'database' | 'schema'
const Look = z.object({ at: Instant, problems: z.string() })

export function lastLook(db: ReadDb, kind: LookKind): { at: Instant; problems: string[] } | null {
  const row = db.prepare('SELECT at, problems FROM database_look WHERE kind = ?').get(kind)
  if (row === undefined) return null
  const { at, problems } = Look.parse(row)
  return { at, problems: z.array(z.string()).parse(JSON.parse(problems)) }
}

export function setLook(db: WriteDb, kind: LookKind, at: Instant, problems: readonly string[]): void {
  db.prepare(
    `INSERT INTO database_look (kind, at, problems) VALUES (@kind, @at, @problems)
     ON CONFLICT (kind) DO UPDATE SET at = @at, problems = @problems`
  ).run({ kind, at, problems: JSON.stringify(problems) })
}

export function lastDisk(db: ReadDb): DiskHealth | null {
  const row = db.prepare('SELECT at, state, said FROM disk_look').get() as { said: string } | undefined
  return row === undefined ? null : DiskHealth.parse({ ...row, said: JSON.parse(row.said) })
}

export function setDisk(db: WriteDb, { at, state, said }: DiskHealth): void {
  db.prepare(
    `INSERT INTO disk_look (only_row, at, state, said) VALUES (1, @at, @state, @said)
     ON CONFLICT (only_row) DO UPDATE SET at = @at, state = @state, said = @said`
  ).run({ at, state, said: JSON.stringify(said) })
}

export type Sample = { readonly day: string; readonly freeBytes: number; readonly archiveBytes: number }

/** Oldest first. */
export function samples(db: ReadDb): Sample[] {
  return z.array(z.object({ day: z.string(), freeBytes: z.int(), archiveBytes: z.int() })).parse(
    db
      .prepare(
        `SELECT day, free_bytes AS freeBytes, archive_bytes AS archiveBytes FROM space_sample
           ORDER BY day`
      )
      .all()
  )
}

export function insertSample(db: WriteDb, sample: Sample): void {
  db.prepare(
    `INSERT INTO space_sample (day, free_bytes, archive_bytes) VALUES (@day, @freeBytes, @archiveBytes)
     ON CONFLICT (day) DO NOTHING`
  ).run(sample)
}
