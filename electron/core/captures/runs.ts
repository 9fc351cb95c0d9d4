// Runs: one round of captures over many channels, a few windows at a time, that can be stopped in order (P8c).
import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Run, RunRequest, RunState } from '#shared/capture.ts'
import { type CaptureId, RunId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { type Context, tellChanged } from '../context.ts'
import { ArchiveError, refusalOf } from '../errors.ts'
import { record } from '../journal/record.ts'
import { activeChannel, allChannels } from '../register/channels.ts'
import { type CaptureBrowser, launchBrowser } from './browser/browser.ts'
import { type CaptureJob, captureAddress } from './capture.ts'
import { channelRows } from './coverage.ts'
import { endRun, findRun, insertRun, runningRun } from './queries.ts'
import { interruptCaptures } from './recover.ts'
import { halfYearOf } from './schedule.ts'

export interface Runs {
  /**
   * Starts a run and answers when it has begun; the rest comes as events.
   * @throws ArchiveError nothing-to-capture, run-already-running, no-browser, browser-did-not-start, channel-retired
   */
  start(request: RunRequest): Promise<Run>
  /** Stops in order and answers when it has ended; a run that has ended is answered as it is. */
  stop(id: RunId): Promise<Run>
  current(): Run | null
}

/** The runs of an open archive; at most one goes on at a time. `hold` keeps the archive open until it has ended. */
export function runsOf(ctx: Context, hold: (work: Promise<unknown>) => void): Runs {
  let going: { id: RunId; stop: AbortController; ended: Promise<void> } | 'starting' | undefined

  return {
    current: () => (typeof going === 'object' ? (findRun(ctx.db.read, going.id) ?? null) : null),
    async start(request) {
      if (going !== undefined) throw new ArchiveError('run-already-running')
      going = 'starting'
      try {
        // Left over from a disk that was too full to note the end.
        if (runningRun(ctx.db.read) !== null) interruptCaptures(ctx)
        const chosen = choose(ctx, request)
        const stop = new AbortController()
        const browser = await launchBrowser({ signal: AbortSignal.any([stop.signal, ctx.closing]) })
        const run = await begin(ctx, request, chosen).catch(async error => {
          await browser.close()
          throw error
        })
        const ended = work(ctx, run, chosen, { request, stop, browser }).finally(() => {
          going = undefined
        })
        going = { id: run.id, stop, ended }
        hold(ended)
        return run
      } catch (error) {
        going = undefined
        throw error
      }
    },
    async stop(id) {
      if (typeof going === 'object' && going.id === id) {
        going.stop.abort(new ArchiveError('stopped'))
        await going.ended
      }
      const run = findRun(ctx.db.read, id)
      if (run === undefined) throw new ArchiveError('not-found', { what: id })
      return run
    }
  }
}

type Target = { readonly channel: Channel; readonly address: string }

function choose(ctx: Context, { which }: RunRequest): Target[] {
  const channels = channelsOf(ctx, which)
  const targets = channels.flatMap(channel => channel.addresses.map(address => ({ channel, address })))
  if (targets.length === 0) throw new ArchiveError('nothing-to-capture')
  return targets
}

function channelsOf(ctx: Context, which: RunRequest['which']): Channel[] {
  if (which === 'all') return allChannels(ctx.db.read).filter(channel => channel.retiredAt === null)
  if (which !== 'due') return which.map(id => activeChannel(ctx.db.read, id))
  const due = new Set(
    channelRows(ctx)
      .filter(row => row.due === 'due' || row.due === 'overdue')
      .map(row => row.id)
  )
  return allChannels(ctx.db.read).filter(channel => due.has(channel.id))
}

async function begin(ctx: Context, request: RunRequest, targets: readonly Target[]): Promise<Run> {
  const id = RunId.parse(randomUUID())
  const now = ctx.clock.now()
  const period = halfYearOf(now).label
  const { kind, reason } = request
  ctx.db.transact(tx => {
    insertRun(tx, { id, kind, period, reason, total: targets.length, startedAt: now })
    record(tx, ctx, {
      act: 'run.started',
      about: id,
      details: {
        kind,
        period,
        addresses: targets.length,
        acceptBadCertificates: request.acceptBadCertificates
      }
    })
  })
  tellChanged(ctx, 'captures')
  return required(ctx, id)
}

async function work(
  ctx: Context,
  run: Run,
  targets: readonly Target[],
  { request, stop, browser }: { request: RunRequest; stop: AbortController; browser: CaptureBrowser }
): Promise<void> {
  const signal = AbortSignal.any([stop.signal, ctx.closing])
  const supply = supplyOf(browser, signal)
  const queue = [...targets]
  let problem: string | null = null
  let done = 0
  const takeNext = async (): Promise<void> => {
    for (let target = queue.shift(); target !== undefined && !signal.aborted; target = queue.shift()) {
      const { channel, address } = target
      const job: CaptureJob = {
        runId: run.id,
        channel,
        address,
        acceptBadCertificate: request.acceptBadCertificates
      }
      const about = {
        runId: run.id,
        channelId: channel.id,
        channelName: channel.name,
        address,
        total: targets.length
      }
      const onStep = (captureId: CaptureId, step: string) =>
        ctx.events.publish('event', { kind: 'capture-step', ...about, captureId, done, step })
      const { id, state } = await captureAddress(ctx, await supply.browser(), job, { signal, onStep })
      if (state !== 'interrupted') done++
      ctx.events.publish('event', { kind: 'capture-ended', ...about, captureId: id, done, state })
    }
  }
  try {
    const windows = Math.max(1, Math.min(4, availableParallelism(), targets.length))
    const ends = await Promise.allSettled(Array.from({ length: windows }, () => takeNext().catch(stopAll)))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  } catch (error) {
    const refusal = refusalOf(error, ctx.dir)
    problem = refusal instanceof ArchiveError ? refusal.code : 'internal'
    if (!signal.aborted || problem !== 'stopped')
      ctx.log.error({ err: error, run: run.id }, 'run ended early')
  } finally {
    await supply.close()
    finish(ctx, run.id, done === targets.length && problem === null ? 'finished' : 'stopped', problem)
  }
  // One window that cannot go on (disk full, no browser) stops the others too.
  function stopAll(error: unknown): never {
    stop.abort(error)
    throw error
  }
}

function finish(ctx: Context, id: RunId, state: Exclude<RunState, 'running'>, problem: string | null): void {
  try {
    ctx.db.transact(tx => {
      endRun(tx, id, state, ctx.clock.now())
      record(tx, ctx, { act: 'run.ended', about: id, details: { state, problem } })
    })
  } catch (error) {
    // The disk is too full even for this line; the next start or opening marks the run as interrupted.
    ctx.log.error({ err: error, run: id }, 'the end of the run could not be noted')
  }
  tellChanged(ctx, 'captures')
  ctx.events.publish('event', { kind: 'run-ended', runId: id, problem })
}

/** Hands out one living browser to all windows, and starts a new one when it has died. */
function supplyOf(first: CaptureBrowser, signal: AbortSignal) {
  let current = Promise.resolve(first)
  return {
    browser(): Promise<CaptureBrowser> {
      current = current.then(async browser => {
        if (browser.isAlive()) return browser
        await browser.close()
        return launchBrowser({ signal })
      })
      return current
    },
    close: () =>
      current.then(
        browser => browser.close(),
        () => undefined
      )
  }
}

function required(ctx: Context, id: RunId): Run {
  const run = findRun(ctx.db.read, id)
  if (run === undefined) throw new Error(`run ${id} was not entered`)
  return run
}
