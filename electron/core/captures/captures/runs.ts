// Runs: one round of captures over many channels, a few windows at a time, that can be paused, stopped in order, gone on
// with after a crash, and tried again (P8c).
import { randomUUID } from 'node:crypto'
import type { Run, RunRequest } from '#shared/capture.ts'
import { type DepartmentId, RunId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { findChannel } from '../../register/register/read.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { chooseTargets, type Target } from './choose.ts'
import { refuseTooMuch } from './forecast.ts'
import { browserOf } from './proxy.ts'
import { POLITE, type Politeness } from './queue.ts'
import { interruptCaptures } from './recover.ts'
import * as queries from './run-queries.ts'
import { type RunTask, workThrough } from './run-work.ts'
import { halfYearOf } from './schedule.ts'
import type { AskForStamp } from './signing.ts'

export interface Runs {
  /**
   * Starts a run and answers when it has begun; the rest comes as events. A run that is a department's round says so.
   * @throws ArchiveError nothing-to-capture, run-already-running, no-browser, browser-did-not-start, channel-retired,
   *   disk-too-small
   */
  start(request: RunRequest, round?: RoundOf): Promise<Run>
  /**
   * Goes on with a run that is not going on: with what has not been captured and what was refused, and, when asked to,
   * with what failed.
   * @throws ArchiveError not-found, run-has-nothing-left, and what start throws
   */
  goOn(id: RunId, which: 'left' | 'failed-too'): Promise<Run>
  /** Lets what is in hand be finished, begins nothing more, and answers when the run has paused. */
  pause(id: RunId): Promise<Run>
  /** Stops in order and answers when it has ended; a run that has ended otherwise than by a crash is answered as it is. */
  stop(id: RunId): Promise<Run>
  current(): Run | null
}

/** The round that a run is: its half-year, its department, and what is entered in the same act as the run. */
type RoundOf = {
  readonly period: string
  readonly departmentId: DepartmentId
  noteRun(tx: WriteDb, run: RunId): void
}

/** What is handed in: which run goes on, where others may have started it, and what gives time stamps. */
type Handed = { readonly going?: GoingRun; readonly askForStamp?: AskForStamp | null }

/** Which run goes on in the archive, whoever started it: at most one. */
export type GoingRun = { now: Going | 'starting' | undefined }

type Going = { readonly id: RunId; readonly task: RunTask; readonly ended: Promise<void> }

/**
 * The runs of an open archive, as one of those who work in it starts and stops them; at most one goes on at a time. `hold` keeps
 * the archive open until it has ended.
 */
export function runsOf(
  ctx: Context,
  hold: (work: Promise<unknown>) => void,
  polite: Politeness = POLITE,
  { going = { now: undefined }, askForStamp = null }: Handed = {}
): Runs {
  const goingAs = (id: RunId) =>
    typeof going.now === 'object' && going.now.id === id ? going.now : undefined

  /** One start at a time: `begin` enters the run, and its targets are then worked through. */
  async function launch(targets: readonly Target[], begin: () => Run, accepts: boolean): Promise<Run> {
    const stop = new AbortController()
    const browser = await browserOf(ctx, { signal: AbortSignal.any([stop.signal, ctx.closing]) })
    try {
      const run = begin()
      const asked = { run, targets, stop, pause: new AbortController(), accepts }
      const task: RunTask = { ...asked, browser, polite, askForStamp }
      const ended = workThrough(ctx, task).finally(() => {
        going.now = undefined
      })
      going.now = { id: run.id, task, ended }
      hold(ended)
      return run
    } catch (error) {
      await browser.close()
      throw error
    }
  }
  async function alone(work: () => Promise<Run>): Promise<Run> {
    if (going.now !== undefined) throw new ArchiveError('run-already-running')
    going.now = 'starting'
    try {
      // Left over from a disk that was too full to note the end.
      if (queries.runningRun(ctx.db.read) !== null) interruptCaptures(ctx)
      return await work()
    } catch (error) {
      going.now = undefined
      throw error
    }
  }

  return {
    current: () =>
      typeof going.now === 'object' ? (queries.findRun(ctx.db.read, going.now.id) ?? null) : null,
    start: (request, round) =>
      alone(async () => {
        requireNoSecretWords(ctx.db.read, [request.reason])
        const targets = chooseTargets(ctx, request.which)
        await refuseTooMuch(
          ctx,
          targets.map(({ address }) => address)
        )
        return launch(targets, () => enterRun(ctx, request, targets, round), request.acceptBadCertificates)
      }),
    goOn: (id, which) =>
      alone(async () => {
        const run = required(ctx, id)
        const targets = leftOf(ctx, id, which)
        if (targets.length === 0) throw new ArchiveError('run-has-nothing-left')
        await refuseTooMuch(
          ctx,
          targets.map(({ address }) => address)
        )
        const accepts = queries.acceptsBadCertificates(ctx.db.read, id)
        return launch(targets, () => reopen(ctx, run, targets.length), accepts)
      }),
    async pause(id) {
      const run = goingAs(id)
      run?.task.pause.abort()
      await run?.ended
      return required(ctx, id)
    },
    async stop(id) {
      const run = goingAs(id)
      run?.task.stop.abort(new ArchiveError('stopped'))
      await run?.ended
      const found = required(ctx, id)
      return found.state === 'paused' || found.state === 'interrupted' ? endStill(ctx, found) : found
    }
  }
}

/** What a run has left: not captured yet or refused; with `failed-too` also what failed. Retired channels are left out. */
function leftOf(ctx: Context, id: RunId, which: 'left' | 'failed-too'): Target[] {
  return queries.targetsOf(ctx.db.read, id).flatMap(({ channelId, address, state }) => {
    const isLeft = state === null || state === 'interrupted' || state === 'refused'
    if (!isLeft && !(which === 'failed-too' && state === 'failed')) return []
    const channel = findChannel(ctx.db.read, channelId)
    return channel === undefined || channel.retiredAt !== null ? [] : [{ channel, address }]
  })
}

function enterRun(ctx: Context, request: RunRequest, targets: readonly Target[], round?: RoundOf): Run {
  const id = RunId.parse(randomUUID())
  const now = ctx.clock.now()
  const { kind, reason, which, acceptBadCertificates, viewport = null } = request
  const chosen = typeof which === 'object' && 'departmentId' in which ? which.departmentId : null
  const about = {
    kind,
    period: round?.period ?? halfYearOf(now).label,
    departmentId: round?.departmentId ?? chosen
  }
  ctx.db.transact(tx => {
    queries.insertRun(tx, {
      ...about,
      id,
      reason,
      total: targets.length,
      startedAt: now,
      acceptBadCertificates,
      viewport
    })
    queries.insertTargets(
      tx,
      id,
      targets.map(({ channel, address }) => ({ channelId: channel.id, address }))
    )
    const details = {
      kind,
      period: about.period,
      department: about.departmentId,
      addresses: targets.length,
      acceptBadCertificates,
      viewport
    }
    record(tx, ctx, { act: 'run.started', about: id, details })
    round?.noteRun(tx, id)
  })
  tellChanged(ctx, 'captures')
  return required(ctx, id)
}

function reopen(ctx: Context, run: Run, addresses: number): Run {
  ctx.db.transact(tx => {
    queries.reopenRun(tx, run.id)
    record(tx, ctx, { act: 'run.resumed', about: run.id, details: { after: run.state, addresses } })
  })
  tellChanged(ctx, 'captures')
  return required(ctx, run.id)
}

/** Ends one that stands still, so that nobody is asked to go on with it. */
function endStill(ctx: Context, run: Run): Run {
  ctx.db.transact(tx => {
    queries.endRun(tx, run.id, 'stopped', ctx.clock.now())
    record(tx, ctx, { act: 'run.ended', about: run.id, details: { state: 'stopped', problem: null } })
  })
  tellChanged(ctx, 'captures')
  return required(ctx, run.id)
}

function required(ctx: Context, id: RunId): Run {
  const run = queries.findRun(ctx.db.read, id)
  if (run === undefined) throw new ArchiveError('not-found', { what: id })
  return run
}
