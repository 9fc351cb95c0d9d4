// The SQL of captures, their files and the runs they belong to.
import { z } from 'zod'
import {
  type Capture,
  CaptureFile,
  CaptureRow,
  type CaptureState,
  type ChannelSettings,
  Reach,
  Reason,
  TimelineEntry,
  Viewport
} from '#shared/capture.ts'
import { CaptureId, type ChannelId, Instant, type RunId, Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const PICTURE = `(SELECT sha256 FROM capture_file
  WHERE capture_id = capture.id AND role = 'screenshot' AND position = 0) AS picture`

const CAPTURE = `SELECT capture.id, capture.channel_id AS channelId, run_id AS runId, address,
  final_address AS finalAddress, http_status AS httpStatus, state, reasons, started_at AS startedAt,
  ended_at AS endedAt, viewport, retry_after AS retryAfter, channel.name AS channelName,
  ${PICTURE} FROM capture JOIN channel ON channel.id = capture.channel_id`

function readCapture(row: unknown): CaptureRow {
  // What CAPTURE selects; `reasons` is a JSON text.
  const { reasons, ...rest } = row as { reasons: string }
  return CaptureRow.parse({ ...rest, reasons: JSON.parse(reasons) })
}

export function listCaptures(
  db: ReadDb,
  filter: { channelId: ChannelId | null; runId: RunId | null } & Paging
): Page<CaptureRow> {
  const rows = db
    .prepare(
      `${CAPTURE} WHERE (started_at, capture.id) < (@afterAt, @afterId)
         AND (@channelId IS NULL OR capture.channel_id = @channelId) AND (@runId IS NULL OR run_id = @runId)
       ORDER BY started_at DESC, capture.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), channelId: filter.channelId, runId: filter.runId })
    .map(readCapture)
  return pageOf(rows, filter, row => row.startedAt)
}

/** The newest of each address in use that has ended, and the newest with something to show where that has nothing. */
export function newestCaptures(db: ReadDb): CaptureRow[] {
  const newest = (states: string) =>
    `(SELECT id FROM capture WHERE address = channel_address.address AND state IN (${states})
      ORDER BY started_at DESC LIMIT 1)`
  const inUse = 'FROM channel_address JOIN channel ON channel.id = channel_id WHERE retired_at IS NULL'
  return db
    .prepare(
      `${CAPTURE} WHERE capture.id IN (
         SELECT ${newest(`'complete', 'partial', 'refused', 'failed', 'interrupted'`)} ${inUse}
         UNION SELECT ${newest(`'complete', 'partial'`)} ${inUse})
       ORDER BY channel.name, channel.id, address, started_at DESC`
    )
    .all()
    .map(readCapture)
}

/** The captures of the address that one of them is of. */
export function captureTimeline(db: ReadDb, filter: { id: CaptureId } & Paging): Page<TimelineEntry> {
  const rows = db
    .prepare(
      `SELECT id, started_at AS startedAt, state, viewport, ${PICTURE}
       FROM capture WHERE address = (SELECT address FROM capture WHERE id = @id)
         AND (started_at, id) < (@afterAt, @afterId)
       ORDER BY started_at DESC, id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), id: filter.id })
  return pageOf(z.array(TimelineEntry).parse(rows), filter, row => row.startedAt)
}

export function findCapture(db: ReadDb, id: CaptureId): CaptureRow | undefined {
  const row = db.prepare(`${CAPTURE} WHERE capture.id = ?`).get(id)
  return row === undefined ? undefined : readCapture(row)
}

export function captureFiles(db: ReadDb, id: CaptureId): CaptureFile[] {
  const rows = db
    .prepare(
      `SELECT role, position, sha256, bytes, media_type AS mediaType, top, width, height
       FROM capture_file JOIN object USING (sha256) WHERE capture_id = ? ORDER BY role, position`
    )
    .all(id)
  return z.array(CaptureFile).parse(rows)
}

export function insertCapture(
  db: WriteDb,
  capture: Pick<Capture, 'id' | 'channelId' | 'runId' | 'address' | 'startedAt'> & { viewport?: Viewport }
): void {
  db.prepare(
    `INSERT INTO capture (id, channel_id, run_id, address, state, started_at, viewport)
     VALUES (@id, @channelId, @runId, @address, 'running', @startedAt, @viewport)`
  ).run({ viewport: 'desktop', ...capture })
}

export type CaptureEnd = {
  readonly id: CaptureId
  readonly state: Exclude<CaptureState, 'running'>
  readonly reasons: readonly Reason[]
  readonly finalAddress: string | null
  readonly httpStatus: number | null
  readonly endedAt: Instant
  readonly provenance: Sha256 | null
  readonly retryAfter: Instant | null
}

export function endCapture(db: WriteDb, end: CaptureEnd): void {
  db.prepare(
    `UPDATE capture SET state = @state, reasons = @reasons, final_address = @finalAddress, http_status = @httpStatus,
       ended_at = @endedAt, provenance = @provenance, retry_after = @retryAfter WHERE id = @id`
  ).run({ ...end, reasons: JSON.stringify(end.reasons) })
}

export function insertCaptureFile(
  db: WriteDb,
  captureId: CaptureId,
  file: Omit<CaptureFile, 'bytes' | 'mediaType'>
): void {
  const { role, position, sha256, top, width, height } = file
  db.prepare(
    `INSERT INTO capture_file (capture_id, role, position, sha256, top, width, height)
     VALUES (@captureId, @role, @position, @sha256, @top, @width, @height)`
  ).run({ captureId, role, position, sha256, top, width, height })
}

/** What the file of a list of pieces is when it is put together. */
export type WholeFile = { readonly sha256: Sha256; readonly bytes: number }

/** The same list is always of the same file. */
export function insertWacz(db: WriteDb, list: Sha256, { sha256, bytes }: WholeFile): void {
  db.prepare('INSERT INTO wacz (list, sha256, bytes) VALUES (?, ?, ?) ON CONFLICT (list) DO NOTHING').run(
    list,
    sha256,
    bytes
  )
}

/** A capture's WACZ: what it is as a whole, and the objects it is kept in; null when it has none. */
export function captureWacz(
  db: ReadDb,
  id: CaptureId
): (WholeFile & { readonly source: { list: Sha256; parts: Sha256[] } }) | null {
  const row = db
    .prepare(
      `SELECT list, wacz.sha256, bytes FROM capture_file JOIN wacz ON list = capture_file.sha256
       WHERE capture_id = ? AND role = 'wacz'`
    )
    .get(id)
  if (row === undefined) return null
  const { list, ...whole } = Whole.parse(row)
  const parts = db
    .prepare(`SELECT sha256 FROM capture_file WHERE capture_id = ? AND role = 'part' ORDER BY position`)
    .all(id)
    .map(part => (part as { sha256: Sha256 }).sha256)
  return { ...whole, source: { list, parts } }
}

const Whole = z.strictObject({ list: Sha256, sha256: Sha256, bytes: z.int() })

/** The last capture before this one of the same address and in the same kind of window, if it has a picture. */
export function captureBefore(db: ReadDb, id: CaptureId): CaptureId | null {
  const row = db
    .prepare(
      `SELECT before.id FROM capture AS now JOIN capture AS before USING (address, viewport)
       WHERE now.id = ? AND before.id <> now.id AND before.state IN ('complete', 'partial')
         AND (before.started_at, before.rowid) < (now.started_at, now.rowid)
       ORDER BY before.started_at DESC, before.rowid DESC LIMIT 1`
    )
    .get(id)
  return row === undefined ? null : CaptureId.parse((row as { id: string }).id)
}

const NEWEST = `SELECT started_at FROM capture_fact WHERE state IN ('complete', 'partial')`

/** When an address was last captured, complete or partial, also where that is disposed of; null: never. */
export function newestOf(db: ReadDb, address: string): Instant | null {
  const at = db.prepare(`${NEWEST} AND address = ? ORDER BY started_at DESC LIMIT 1`).pluck().get(address)
  return at === undefined ? null : Instant.parse(at)
}

/** The same of every address in the register, and of every channel at whatever address it had then, in a statement each. */
export function newestOfAll(db: ReadDb): {
  readonly ofAddress: ReadonlyMap<string, Instant>
  readonly ofChannel: ReadonlyMap<string, Instant>
} {
  const mapOf = (key: string, table: string, column: string) => {
    const rows = db
      .prepare(
        `SELECT ${key}, (${NEWEST} AND ${column} = ${table}.${key} ORDER BY started_at DESC LIMIT 1) AS at FROM ${table}`
      )
      .raw()
      .all() as [string, string | null][]
    return new Map(rows.flatMap(([of, at]) => (at === null ? [] : [[of, Instant.parse(at)] as const])))
  }
  return {
    ofAddress: mapOf('address', 'channel_address', 'capture_fact.address'),
    ofChannel: mapOf('id', 'channel', 'capture_fact.channel_id')
  }
}

/** How a channel's pages are captured; as the standard is when nobody has set it. */
export function channelSettings(db: ReadDb, id: ChannelId): ChannelSettings {
  const row = z
    .strictObject({ viewport: Viewport, reach: Reach, privateAddresses: z.int(), filmProgram: z.int() })
    .optional()
    .parse(
      db
        .prepare(
          `SELECT viewport, reach, ifnull(private_addresses, 0) AS privateAddresses, film_program AS filmProgram
           FROM channel_capture WHERE channel_id = ?`
        )
        .get(id)
    )
  if (row === undefined)
    return { viewport: 'desktop', reach: 'ordinary', privateAddresses: false, filmProgram: false }
  return { ...row, privateAddresses: row.privateAddresses === 1, filmProgram: row.filmProgram === 1 }
}

export function upsertChannelSettings(
  db: WriteDb,
  id: ChannelId,
  { viewport, reach, privateAddresses, filmProgram }: ChannelSettings
): void {
  db.prepare(
    `INSERT INTO channel_capture (channel_id, viewport, reach, private_addresses, film_program) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (channel_id) DO UPDATE
     SET viewport = excluded.viewport, reach = excluded.reach, private_addresses = excluded.private_addresses,
       film_program = excluded.film_program`
  ).run(id, viewport, reach, Number(privateAddresses), Number(filmProgram))
}

/** The addresses of all channels whose pages may lie in a private network. */
export function privateChannelAddresses(db: ReadDb): string[] {
  const rows = db
    .prepare(
      `SELECT address FROM channel_address JOIN channel_capture USING (channel_id) WHERE private_addresses = 1`
    )
    .all()
  return z
    .array(z.object({ address: z.string() }))
    .parse(rows)
    .map(({ address }) => address)
}

const NewestCapture = z.object({
  id: CaptureId,
  startedAt: Instant,
  state: z.enum(['complete', 'partial']),
  reasons: z.array(Reason)
})

/** The newest capture of an address, complete or partial. */
export function newestCapture(db: ReadDb, address: string): z.infer<typeof NewestCapture> | undefined {
  const row = db
    .prepare(
      `SELECT id, started_at AS startedAt, state, reasons FROM capture
       WHERE address = ? AND state IN ('complete', 'partial') ORDER BY started_at DESC LIMIT 1`
    )
    .get(address) as { reasons: string } | undefined
  return row === undefined ? undefined : NewestCapture.parse({ ...row, reasons: JSON.parse(row.reasons) })
}

export function runningCaptures(db: ReadDb): CaptureId[] {
  return db
    .prepare(`SELECT id FROM capture WHERE state = 'running'`)
    .all()
    .map(row => (row as { id: CaptureId }).id)
}

/** Whether the file is one of a capture's. */
export function isOfCapture(db: ReadDb, sha256: Sha256): boolean {
  return db.prepare('SELECT 1 FROM capture_file WHERE sha256 = ?').get(sha256) !== undefined
}
