// The SQL of runs and of what each is to capture.
import { z } from 'zod'
import { CaptureState, type PauseReason, Reason, Run, type RunState, Viewport } from '#shared/capture.ts'
import { type CaptureId, ChannelId, Instant, type RunId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const counted = (state: CaptureState) =>
  `(SELECT count(*) FROM run_target JOIN capture_fact AS capture ON capture.id = capture_id
    WHERE run_target.run_id = run.id AND capture.state = '${state}') AS ${state}`

const RUN = `SELECT id, kind, period, reason, state, started_at AS startedAt, ended_at AS endedAt, total,
  department_id AS departmentId, pause_reason AS pauseReason, waits_until AS waitsUntil,
  ${counted('complete')}, ${counted('partial')}, ${counted('refused')}, ${counted('failed')} FROM run`

export function listRuns(db: ReadDb, { state, ...paging }: Paging & { state: RunState | null }): Page<Run> {
  const rows = db
    .prepare(
      `${RUN} WHERE (started_at, id) < (@afterAt, @afterId) AND (@state IS NULL OR state = @state)
       ORDER BY started_at DESC, id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(paging), state })
  return pageOf(z.array(Run).parse(rows), paging, run => run.startedAt)
}

export function findRun(db: ReadDb, id: RunId): Run | undefined {
  const row = db.prepare(`${RUN} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Run.parse(row)
}

export function runningRun(db: ReadDb): Run | null {
  const row = db.prepare(`${RUN} WHERE state = 'running'`).get()
  return row === undefined ? null : Run.parse(row)
}

type NewRun = Pick<Run, 'id' | 'kind' | 'period' | 'reason' | 'total' | 'startedAt'> & {
  readonly departmentId: Run['departmentId']
  readonly acceptBadCertificates: boolean
  /** null: as each channel is set. */
  readonly viewport: Viewport | null
}

export function insertRun(db: WriteDb, run: NewRun): void {
  db.prepare(
    `INSERT INTO run (id, kind, period, reason, state, total, started_at, department_id, accept_bad_certificates,
       viewport, by_channel)
     VALUES (@id, @kind, @period, @reason, 'running', @total, @startedAt, @departmentId, @accepts, @viewport, @byChannel)`
  ).run({
    ...run,
    accepts: run.acceptBadCertificates ? 1 : 0,
    viewport: run.viewport ?? 'desktop',
    byChannel: run.viewport === null ? 1 : 0
  })
}

export function endRun(
  db: WriteDb,
  id: RunId,
  state: Exclude<RunState, 'running' | 'paused'>,
  at: Instant
): void {
  db.prepare(
    'UPDATE run SET state = ?, ended_at = ?, pause_reason = NULL, waits_until = NULL, paused_at = NULL WHERE id = ?'
  ).run(state, at, id)
}

export function pauseRun(
  db: WriteDb,
  id: RunId,
  { why, until, at }: { readonly why: PauseReason; readonly until: Instant | null; readonly at: Instant }
): void {
  db.prepare(
    `UPDATE run SET state = 'paused', pause_reason = ?, waits_until = ?, paused_at = ? WHERE id = ?`
  ).run(why, until, at, id)
}

export function reopenRun(db: WriteDb, id: RunId): void {
  db.prepare(
    `UPDATE run SET state = 'running', ended_at = NULL, pause_reason = NULL, waits_until = NULL, paused_at = NULL
     WHERE id = ?`
  ).run(id)
}

/** What its pages are shown in; null: as each channel is set. */
export function runViewport(db: ReadDb, id: RunId): Viewport | null {
  return Viewport.nullable().parse(
    db.prepare('SELECT iif(by_channel, NULL, viewport) FROM run WHERE id = ?').pluck().get(id)
  )
}

export function acceptsBadCertificates(db: ReadDb, id: RunId): boolean {
  return db.prepare('SELECT accept_bad_certificates FROM run WHERE id = ?').pluck().get(id) === 1
}

const RunTarget = z.strictObject({
  position: z.int(),
  channelId: ChannelId,
  address: z.string(),
  tries: z.int(),
  /** Of its newest capture; null: none yet. */
  state: CaptureState.nullable()
})
export type RunTarget = z.infer<typeof RunTarget>

export function targetsOf(db: ReadDb, id: RunId): RunTarget[] {
  const rows = db
    .prepare(
      `SELECT position, run_target.channel_id AS channelId, run_target.address, tries, capture.state
       FROM run_target LEFT JOIN capture_fact AS capture ON capture.id = capture_id
       WHERE run_target.run_id = ? ORDER BY position`
    )
    .all(id)
  return z.array(RunTarget).parse(rows)
}

export function insertTargets(
  db: WriteDb,
  id: RunId,
  targets: readonly { channelId: ChannelId; address: string }[]
): void {
  const insert = db.prepare(
    'INSERT INTO run_target (run_id, position, channel_id, address) VALUES (?, ?, ?, ?)'
  )
  for (const [position, { channelId, address }] of targets.entries())
    insert.run(id, position, channelId, address)
}

/** A capture of the target has begun. */
export function takeTarget(
  db: WriteDb,
  capture: { id: CaptureId; runId: RunId; channelId: ChannelId; address: string }
): void {
  db.prepare(
    `UPDATE run_target SET capture_id = @id, tries = tries + 1
     WHERE run_id = @runId AND channel_id = @channelId AND address = @address`
  ).run(capture)
}

const Refusal = z.object({
  address: z.string(),
  endedAt: Instant,
  retryAfter: Instant.nullable(),
  reasons: z.string().transform(text => z.array(Reason).parse(JSON.parse(text)))
})

/** What was refused since then, oldest first; also where only some of a page was. */
export function refusalsSince(db: ReadDb, since: Instant): z.infer<typeof Refusal>[] {
  const rows = db
    .prepare(
      `SELECT address, ended_at AS endedAt, retry_after AS retryAfter, reasons FROM capture
       WHERE started_at >= ? AND (state = 'refused' OR state = 'partial' AND reasons LIKE '%"rate-limited"%') ORDER BY started_at`
    )
    .all(since)
  return z.array(Refusal).parse(rows)
}

/** The bytes that each of these addresses took in its newest capture, and the middle one of all captures. */
export function bytesBefore(
  db: ReadDb,
  addresses: readonly string[]
): { known: number[]; usual: number | null } {
  const SIZE = `(SELECT sum(bytes) FROM capture_file JOIN object USING (sha256) WHERE capture_id = capture.id)`
  const of = db
    .prepare(
      `SELECT ${SIZE} FROM capture WHERE address = ? AND state IN ('complete', 'partial')
       ORDER BY started_at DESC LIMIT 1`
    )
    .pluck()
  const known = addresses.map(address => of.get(address)).filter(bytes => typeof bytes === 'number')
  const usual = db
    .prepare(
      `SELECT avg(bytes) FROM (SELECT ${SIZE} AS bytes FROM capture WHERE state IN ('complete', 'partial')
       ORDER BY started_at DESC LIMIT 200)`
    )
    .pluck()
    .get()
  return { known, usual: typeof usual === 'number' ? usual : null }
}
