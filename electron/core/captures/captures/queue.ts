// In which order the addresses of a run are taken, so that no host is hammered, none that said no is asked again too
// soon, and a login that stands in the way of one channel keeps no other waiting. Pure: times come in as milliseconds.
import type { CaptureState, Reason, ReasonCode } from '#shared/capture.ts'

export type QueueTarget = {
  readonly position: number
  readonly address: string
  /** Targets of one key wait together for a login: those of a channel, or of all channels of an account. */
  readonly login: string
  /** How often it has been tried in this run. */
  readonly tries: number
}

export type Politeness = {
  /** Windows on one host at a time, and the time between two openings of pages there. */
  readonly perHost: number
  readonly gap: number
  /** How long a host that said no, without saying until when, is left alone. */
  readonly rest: number
  readonly robotRest: number
  /** Longest wait for a host within a run that has nothing else left; a longer one pauses the run. */
  readonly patience: number
  /** What failed for a passing reason is tried so often. */
  readonly tries: number
}

const MINUTE = 60_000
export const POLITE: Politeness = {
  perHost: 2,
  gap: 1_500,
  rest: 15 * MINUTE,
  robotRest: 60 * MINUTE,
  patience: 5 * MINUTE,
  tries: 2
}

/** What a window that is free does next. */
export type Next<Target> =
  | { readonly kind: 'take'; readonly target: Target }
  /** Nothing may be taken before `until`; null: not before something that goes on has ended. */
  | { readonly kind: 'wait'; readonly until: number | null }
  /** All that is left waits longer than a run waits: for a host, or for a person to log in. */
  | { readonly kind: 'pause'; readonly why: 'login' | 'host'; readonly until: number | null }
  | { readonly kind: 'done' }

/** How the capture of a target ended. */
type Ended = {
  readonly state: CaptureState
  readonly reasons: readonly Reason[]
  /** When the host may be asked again, as it has said itself. */
  readonly retryAfter: number | null
  /** The browser was no good any more, which may be another page's doing. */
  readonly isSpoilt?: boolean
}

/** What may have passed the next time. */
const PASSING: ReadonlySet<ReasonCode> = new Set([
  'connection-lost',
  'no-answer',
  'browser-died',
  'page-crashed',
  'internal'
])

export class RunQueue<Target extends QueueTarget> {
  readonly #polite: Politeness
  readonly #walled = new Set<string>()
  readonly #going = new Map<string, number>()
  readonly #opened = new Map<string, number>()
  readonly #rests: Map<string, number>
  #waiting: Target[]

  /** `rests`: until when each host that has said no is to be left alone. */
  constructor(targets: readonly Target[], rests: ReadonlyMap<string, number>, polite: Politeness) {
    this.#waiting = [...targets]
    this.#rests = new Map(rests)
    this.#polite = polite
  }

  get left(): number {
    return this.#waiting.length
  }

  /** The first target that may be taken now, which then counts as going on; or what to wait for. */
  next(now: number): Next<Target> {
    let soonest: number | null = null
    let isHeldByLogin = false
    for (const target of this.#waiting) {
      if (this.#walled.has(target.login)) {
        isHeldByLogin = true
        continue
      }
      const host = hostOf(target.address)
      if (!isOwnMachine(host) && (this.#going.get(host) ?? 0) >= this.#polite.perHost) continue
      const from = this.#from(host, now)
      if (from <= now) return this.#take(target, host, now)
      soonest = soonest === null ? from : Math.min(soonest, from)
    }
    if ([...this.#going.values()].some(count => count > 0)) return { kind: 'wait', until: soonest }
    if (soonest !== null) {
      if (soonest - now > this.#polite.patience) return { kind: 'pause', why: 'host', until: soonest }
      return { kind: 'wait', until: soonest }
    }
    return isHeldByLogin ? { kind: 'pause', why: 'login', until: null } : { kind: 'done' }
  }

  /** A target has ended. Answers whether it is to be tried once more, later in the run. */
  ended(target: Target, { state, reasons, retryAfter, isSpoilt = false }: Ended, now: number): boolean {
    const host = hostOf(target.address)
    this.#going.set(host, Math.max(0, (this.#going.get(host) ?? 1) - 1))
    const codes = reasons.map(({ code }) => code)
    if (codes.includes('login-required')) this.#walled.add(target.login)
    const rest = restOf(codes, retryAfter, now, this.#polite)
    if (rest !== null) this.#rests.set(host, Math.max(rest, this.#rests.get(host) ?? 0))
    const isPassing = state === 'failed' && codes.some(code => PASSING.has(code))
    // What there is of a page is kept, and the host is left alone.
    const isRefused = rest !== null && state !== 'partial'
    const isAgain = (isPassing || isRefused || isSpoilt) && target.tries + 1 < this.#polite.tries
    if (isAgain) this.#waiting.push({ ...target, tries: target.tries + 1 })
    return isAgain
  }

  /** Gives a target back whose login does not hold: it and those with it wait for a person. */
  wall(target: Target): void {
    this.#walled.add(target.login)
    this.putBack(target)
  }

  /** Gives a target back that could not be begun. */
  putBack(target: Target): void {
    const host = hostOf(target.address)
    this.#going.set(host, Math.max(0, (this.#going.get(host) ?? 1) - 1))
    this.#waiting.unshift(target)
  }

  #from(host: string, now: number): number {
    const rest = this.#rests.get(host) ?? 0
    const opened = this.#opened.get(host)
    // A clock that was set back must not make a host wait for a time that is far away.
    if (isOwnMachine(host) || opened === undefined || opened > now) return rest
    return Math.max(rest, opened + this.#polite.gap)
  }

  #take(target: Target, host: string, now: number): Next<Target> {
    this.#waiting = this.#waiting.filter(each => each !== target)
    this.#going.set(host, (this.#going.get(host) ?? 0) + 1)
    this.#opened.set(host, now)
    return { kind: 'take', target }
  }
}

/** Until when a host that answered with these reasons is to be left alone; null when it need not be. */
export function restOf(
  codes: readonly ReasonCode[],
  retryAfter: number | null,
  now: number,
  polite: Politeness = POLITE
): number | null {
  if (codes.includes('rate-limited')) return Math.max(retryAfter ?? now + polite.rest, now)
  if (codes.includes('bot-check')) return Math.max(retryAfter ?? 0, now + polite.robotRest)
  return null
}

/** The host of an address, with its port. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address
}

/** A site on this machine is nobody else's to spare. */
export function isOwnMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(host)
}

/** What a run has to work with; `memory` in bytes, `browsers` those that run elsewhere. */
type Means = {
  readonly cores: number
  readonly memory: number
  readonly targets: number
  readonly browsers: number
}

/** So many windows of a browser that runs elsewhere, where there are several. */
const WINDOWS_EACH = 2

/**
 * How many windows a run works in at a time: one for each core, four at most, or two for each of several browsers elsewhere; and no
 * more than there is memory for: the browser itself takes some, and each window of a heavy page some more.
 */
export function windowsAtOnce({ cores, memory, targets, browsers }: Means): number {
  const MIB = 1 << 20
  const byMemory = Math.floor((memory - 300 * MIB) / (250 * MIB))
  const most = browsers > 1 ? browsers * WINDOWS_EACH : Math.min(4, cores)
  return Math.max(1, Math.min(most, byMemory, targets))
}
