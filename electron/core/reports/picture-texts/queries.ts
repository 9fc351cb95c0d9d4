// The SQL of words that are read in pictures: which pictures wait, and what was read in which record.
import { z } from 'zod'
import { type Instant, Sha256 } from '#shared/ids.ts'
import { type PictureText, ReadPicture } from '#shared/picture-text.ts'
import { RecordRef } from '#shared/record.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

/** A picture that ended the program so often is not read again by itself. */
const MOST_TRIES = 3

const IS_DONE = `(EXISTS (SELECT 1 FROM picture_text WHERE picture_text.sha256 = picture_of_record.sha256)
  OR EXISTS (SELECT 1 FROM picture_try WHERE picture_try.sha256 = picture_of_record.sha256 AND tries >= ${MOST_TRIES}))`

export function isOn(db: ReadDb): boolean {
  return db.prepare('SELECT 1 FROM picture_text_setting WHERE is_on = 0').get() === undefined
}

export function setOn(db: WriteDb, on: boolean): void {
  db.prepare(
    `INSERT INTO picture_text_setting (only_row, is_on) VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET is_on = excluded.is_on`
  ).run(Number(on))
}

/** Whether pages are being captured, or a file is being read in. */
export function isBusy(db: ReadDb): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM run WHERE state = 'running' UNION ALL SELECT 1 FROM capture WHERE state = 'running'
         UNION ALL SELECT 1 FROM import_run WHERE state = 'running' LIMIT 1`
      )
      .get() !== undefined
  )
}

const Waiting = z.array(
  z.strictObject({
    sha256: Sha256,
    bytes: z.int(),
    /** Where the text of the page stands, and where on it the picture begins; of a capture. */
    layout: Sha256.nullable(),
    top: z.int()
  })
)

/** Pictures that have not been read. */
export function waiting(db: ReadDb, limit: number): z.infer<typeof Waiting> {
  return Waiting.parse(
    db
      .prepare(
        `WITH next AS MATERIALIZED (SELECT DISTINCT kind, id, sha256 FROM picture_of_record WHERE NOT ${IS_DONE} LIMIT +?)
         SELECT next.sha256, object.bytes, layout.sha256 AS layout, coalesce(picture.top, 0) AS top
         FROM next JOIN object USING (sha256)
           LEFT JOIN capture_file AS picture
             ON kind = 'capture' AND picture.capture_id = next.id AND picture.sha256 = next.sha256 AND picture.role = 'screenshot'
           LEFT JOIN capture_file AS layout
             ON kind = 'capture' AND layout.capture_id = next.id AND layout.role = 'layout'
         GROUP BY next.sha256`
      )
      .all(limit)
  )
}

/** Notes that a picture is about to be read. */
export function begin(db: WriteDb, sha256: Sha256): void {
  db.prepare(
    `INSERT INTO picture_try (sha256) VALUES (?) ON CONFLICT (sha256) DO UPDATE SET tries = tries + 1`
  ).run(sha256)
}

/** It was not read after all, by no fault of its own; or it was. */
export function forgetBegun(db: WriteDb, sha256: Sha256): void {
  db.prepare('DELETE FROM picture_try WHERE sha256 = ?').run(sha256)
}

type Outcome = {
  readonly state: PictureText['state']
  readonly text: string
  readonly confidence: number | null
}

/** What came of it; nothing where the picture has gone meanwhile. */
export function end(db: WriteDb, sha256: Sha256, { state, text, confidence }: Outcome, at: Instant): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO picture_text (sha256, state, text, confidence, read_at)
       SELECT @sha256, @state, @text, @confidence, @at WHERE EXISTS (SELECT 1 FROM object WHERE sha256 = @sha256)`
    )
    .run({ sha256, state, text, confidence, at })
  return changes > 0
}

/** The records that have the picture. */
export function recordsWith(db: ReadDb, sha256: Sha256): RecordRef[] {
  const rows = db.prepare('SELECT DISTINCT kind, id FROM picture_of_record WHERE sha256 = ?').all(sha256)
  return z.array(RecordRef).parse(rows)
}

export function textsOf(db: ReadDb, { kind, id }: RecordRef): ReadPicture[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT sha256, text, confidence, read_at AS readAt FROM picture_of_record JOIN picture_text USING (sha256)
       WHERE picture_of_record.kind = ? AND picture_of_record.id = ? AND state = 'read' ORDER BY read_at, sha256`
    )
    .all(kind, id)
  return z.array(ReadPicture).parse(rows)
}

const Counts = z.strictObject({ read: z.int(), empty: z.int(), unreadable: z.int() })

export function counts(db: ReadDb): z.infer<typeof Counts> & { waiting: number } {
  const row = db
    .prepare(
      `SELECT count(*) FILTER (WHERE state = 'read') AS read, count(*) FILTER (WHERE state = 'empty') AS empty,
         count(*) FILTER (WHERE state = 'unreadable') +
           (SELECT count(*) FROM picture_try WHERE tries >= ${MOST_TRIES}) AS unreadable FROM picture_text`
    )
    .get()
  const left = db
    .prepare(`SELECT count(DISTINCT sha256) AS n FROM picture_of_record WHERE NOT ${IS_DONE}`)
    .get()
  return { ...Counts.parse(row), waiting: z.object({ n: z.int() }).parse(left).n }
}
