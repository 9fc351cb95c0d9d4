// The work of a run: its addresses taken in turn by a few windows, until all are done or something says to wait.
import { availableParallelism } from 'node:os'
import type { CaptureState, PauseReason, Reason, ReasonCode, Run } from '#shared/capture.ts'
import { type CaptureId, Instant } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { CaptureBrowser } from '../browser/process/browser.ts'
import { addressesElsewhere } from '../browser/process/browsers-elsewhere.ts'
import { waitSaid } from '../browser/refusals/wall.ts'
import { noteLoggedOut } from '../profiles/profiles.ts'
import { profilesByChannel } from '../profiles/read.ts'
import { type BrowserSupply, browserSupply, type Lent } from './browser-supply.ts'
import { type CaptureJob, captureAddress } from './capture.ts'
import type { Target } from './choose.ts'
import { hasRoom } from './forecast.ts'
import { type Login, Logins } from './logins.ts'
import { browserOf } from './proxy.ts'
import { hostOf, type Politeness, type QueueTarget, RunQueue, restOf, windowsAtOnce } from './queue.ts'
import { endRun, pauseRun, refusalsSince } from './run-queries.ts'
import type { AskForStamp } from './signing.ts'

/** A run in hand. `stop` gives up what is in hand; `pause` lets it be finished and begins nothing more. */
export type RunTask = {
  readonly run: Run
  readonly targets: readonly Target[]
  readonly stop: AbortController
  readonly pause: AbortController
  readonly browser: CaptureBrowser
  readonly polite: Politeness
  /** Pages with a bad certificate are captured all the same. */
  readonly accepts: boolean
  /** Gives the signatures of web archives their time stamps. */
  readonly askForStamp: AskForStamp | null
}

/** How the work ended: all of it done, or what is waited for, or what ended it before its time. */
type WorkEnd =
  | { readonly state: 'finished' }
  | { readonly state: 'paused'; readonly why: PauseReason; readonly until: number | null }
  /** `stopped`: by a person. `interrupted`: the program is being closed, or `problem` kept it from going on. */
  | { readonly state: 'stopped' | 'interrupted'; readonly problem: string | null }

type Item = QueueTarget & { readonly target: Target }

type Ended = { state: CaptureState; reasons: readonly Reason[]; retryAfter: Instant | null }

/** What a page that keeps the browser busy does also to the others in it. */
const OF_BUSY: ReadonlySet<ReasonCode> = new Set([
  ...(['script-hung', 'time-out', 'no-answer'] as const),
  ...(['browser-died', 'page-crashed', 'internal'] as const)
])
const mayBeOfAnother = ({ state, reasons }: Ended) =>
  (state === 'failed' || state === 'partial') && reasons.some(({ code }) => OF_BUSY.has(code))

/** Nobody else is in it than the channels of that login. */
const ofLogin = ({ browser }: Login): Lent => ({
  browser,
  isSpoilt: async () => false,
  giveBack: () => undefined
})

// A wait is cut in pieces, so that a machine that slept, or a clock that was set, is noticed.
const LONGEST_WAIT = 500
const DAYS_BACK = 30

/** Works through the targets, and enters how it ended. Never throws. */
export async function workThrough(ctx: Context, task: RunTask): Promise<void> {
  const work = new Work(ctx, task)
  finish(ctx, task.run, await work.end())
}

class Work {
  readonly #ctx: Context
  readonly #task: RunTask
  readonly #signal: AbortSignal
  readonly #queue: RunQueue<Item>
  readonly #supply: BrowserSupply
  readonly #logins: Logins
  /** The positions of those that are tried again in a browser of their own. */
  readonly #alone = new Set<number>()
  #pause: { why: PauseReason; until: number | null } | null = null
  #done: number
  #bell = Promise.withResolvers<void>()

  constructor(ctx: Context, task: RunTask) {
    this.#ctx = ctx
    this.#task = task
    this.#signal = AbortSignal.any([task.stop.signal, ctx.closing])
    this.#supply = browserSupply(task.browser, {
      most: Math.max(1, addressesElsewhere().length),
      open: () => browserOf(ctx, { signal: this.#signal })
    })
    const profiles = profilesByChannel(ctx.db.read)
    this.#logins = new Logins(ctx, profiles, this.#signal)
    const items = task.targets.map((target, position) => ({
      target,
      position,
      address: target.address,
      login: profiles.get(target.channel.id) ?? target.channel.id,
      tries: 0
    }))
    this.#queue = new RunQueue(items, restingHosts(ctx, task.polite), task.polite)
    this.#done = task.run.total - task.targets.length
    task.pause.signal.addEventListener('abort', () => this.#pauseFor('person', null), { once: true })
    this.#signal.addEventListener('abort', () => this.#ring(), { once: true })
  }

  async end(): Promise<WorkEnd> {
    const { targets, run } = this.#task
    let problem: string | null = null
    try {
      const windows = windowsAtOnce({
        cores: availableParallelism(),
        memory: process.availableMemory(),
        targets: targets.length,
        browsers: addressesElsewhere().length
      })
      const ends = await Promise.allSettled(
        Array.from({ length: windows }, () => this.#window().catch(error => this.#stopAll(error)))
      )
      // The window that stopped the others knows why; they only know that they were stopped.
      const failed = ends.find(end => end.status === 'rejected')
      if (failed !== undefined)
        throw this.#task.stop.signal.aborted ? this.#task.stop.signal.reason : failed.reason
    } catch (error) {
      const refusal = refusalOf(error, this.#ctx.dir)
      problem = refusal instanceof ArchiveError ? refusal.code : 'internal'
      if (!this.#signal.aborted || problem !== 'stopped')
        this.#ctx.log.error({ err: error, run: run.id }, 'run ended early')
    } finally {
      await Promise.all([this.#supply.close(), this.#logins.close()])
    }
    if (problem === null && this.#done === run.total) return { state: 'finished' }
    if (problem === null && !this.#signal.aborted && this.#pause !== null)
      return { state: 'paused', ...this.#pause }
    const isCutOff = this.#ctx.closing.aborted || (problem !== null && problem !== 'stopped')
    return { state: isCutOff ? 'interrupted' : 'stopped', problem }
  }

  /** One window: takes what is next until there is nothing to take. */
  async #window(): Promise<void> {
    while (!this.#signal.aborted && this.#pause === null) {
      const now = this.#now()
      const next = this.#queue.next(now)
      if (next.kind === 'done') return
      if (next.kind === 'pause') return this.#pauseFor(next.why, next.until)
      if (next.kind === 'wait') await this.#wait(next.until === null ? null : next.until - now)
      else if (await hasRoom(this.#ctx)) await this.#capture(next.target)
      else {
        this.#queue.putBack(next.target)
        return this.#pauseFor('disk', null)
      }
    }
  }

  async #capture(item: Item): Promise<void> {
    const { run, accepts } = this.#task
    const { channel, address } = item.target
    const about = {
      runId: run.id,
      channelId: channel.id,
      channelName: channel.name,
      address,
      total: run.total
    }
    const { events } = this.#ctx
    const onStep = (captureId: CaptureId, step: string) =>
      events.publish('event', { kind: 'capture-step', ...about, captureId, done: this.#done, step })
    const login = await this.#logins.of(channel.id)
    if (login === 'none-holds') return this.#queue.wall(item)
    const lent = login === null ? await this.#lend(item) : ofLogin(login)
    const job: CaptureJob = {
      runId: run.id,
      channel,
      address,
      acceptBadCertificate: accepts,
      profile: login?.name ?? null
    }
    const { askForStamp } = this.#task
    const options = { signal: this.#signal, onStep, askForStamp }
    const { ended, isSpoilt } = await captureAddress(this.#ctx, lent.browser, job, options)
      .then(async ended => ({ ended, isSpoilt: mayBeOfAnother(ended) && (await lent.isSpoilt()) }))
      .finally(lent.giveBack)
    if (login !== null && ended.reasons.some(({ code }) => code === 'login-required'))
      noteLoggedOut(this.#ctx, login.id)
    // It was waited for already, for as long as it is worth.
    if (ended.reasons.some(({ code }) => code === 'files-not-kept')) this.#pauseFor('files', null)
    if (isSpoilt) this.#alone.add(item.position)
    const isAgain = this.#settle(item, { ...ended, isSpoilt })
    if (ended.state !== 'interrupted' && !isAgain) this.#done++
    const { id, state } = ended
    events.publish('event', { kind: 'capture-ended', ...about, captureId: id, done: this.#done, state })
    this.#ring()
  }

  /** Of two pages in a browser that one of them kept busy, neither is told by what it did there: each is parted from the other. */
  #lend({ position }: Item): Promise<Lent> {
    return this.#alone.has(position) ? this.#supply.takeOwn() : this.#supply.take()
  }

  #settle(item: Item, ended: Ended & { isSpoilt: boolean }) {
    const retryAfter = ended.retryAfter === null ? null : Date.parse(ended.retryAfter)
    return this.#queue.ended(item, { ...ended, retryAfter }, this.#now())
  }

  async #wait(limit: number | null): Promise<void> {
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, Math.min(limit ?? LONGEST_WAIT, LONGEST_WAIT))
    await Promise.race([late.promise, this.#bell.promise])
    clearTimeout(timer)
  }

  /** Something has changed for those who wait. */
  #ring(): void {
    this.#bell.resolve()
    this.#bell = Promise.withResolvers()
  }

  #pauseFor(why: PauseReason, until: number | null): void {
    this.#pause ??= { why, until }
    this.#ring()
  }

  // One window that cannot go on (disk full, no browser) stops the others too.
  #stopAll(error: unknown): never {
    this.#task.stop.abort(error)
    throw error
  }

  #now(): number {
    return Date.parse(this.#ctx.clock.now())
  }
}

/** Until when each host is to be left alone, by what it answered before: in this run, another, or before a restart. */
function restingHosts(ctx: Context, polite: Politeness): Map<string, number> {
  const rests = new Map<string, number>()
  const since = new Date(Date.parse(ctx.clock.now()) - DAYS_BACK * 86_400_000).toISOString()
  for (const { address, endedAt, retryAfter, reasons } of refusalsSince(ctx.db.read, Instant.parse(since))) {
    const codes = reasons.map(({ code }) => code)
    const wait = waitSaid(reasons)
    const said = wait === null ? null : Date.parse(endedAt) + wait * 1000
    const until = retryAfter === null ? said : Date.parse(retryAfter)
    const rest = restOf(codes, until, Date.parse(endedAt), polite)
    if (rest !== null) rests.set(hostOf(address), rest)
  }
  return rests
}

function finish(ctx: Context, run: Run, end: WorkEnd): void {
  let problem = 'problem' in end ? end.problem : null
  try {
    ctx.db.transact(tx => {
      if (end.state === 'paused') {
        const until =
          end.why === 'host' && end.until !== null ? Instant.parse(new Date(end.until).toISOString()) : null
        pauseRun(tx, run.id, { why: end.why, until, at: ctx.clock.now() })
        record(tx, ctx, { act: 'run.paused', about: run.id, details: { why: end.why, until } })
        return
      }
      endRun(tx, run.id, end.state, ctx.clock.now())
      record(tx, ctx, { act: 'run.ended', about: run.id, details: { state: end.state, problem } })
    })
  } catch (error) {
    // The disk is too full even for this line; the next start or opening marks the run as interrupted.
    ctx.log.error({ err: error, run: run.id }, 'the end of the run could not be noted')
    // Whoever follows it must not take it for a run that went to its end.
    const refusal = refusalOf(error, ctx.dir)
    problem ??= refusal instanceof ArchiveError ? refusal.code : 'internal'
  }
  tellChanged(ctx, 'captures')
  ctx.events.publish('event', { kind: 'run-ended', runId: run.id, problem })
}
