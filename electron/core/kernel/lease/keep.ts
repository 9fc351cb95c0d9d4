// Taking a lease and keeping it: when it is renewed, how long it is trusted, and when it is given up.
import { setTimeout as sleep } from 'node:timers/promises'
import { longestSince, type Moment, passedSince, readClocks } from './clocks.ts'
import { type Holder, type LastNote, type LeaseEngine, NoAnswer, type Taken } from './engine.ts'
import { RENEWALS, TRUSTED } from './settings.ts'

/** `ended`: it could not be renewed in time. `taken`: the engine says that it is ours no more. */
export type Loss = 'ended' | 'taken'

export type Keeping = {
  readonly engine: LeaseEngine
  /** In milliseconds. */
  readonly lasts: number
  readonly clocks?: () => Moment
  /** Told when the newest renewal was asked for: it holds from then. */
  readonly trust: (from: Moment) => void
}

export type Waiting = {
  /** In milliseconds: how long it is asked for while another has it, or the engine does not answer. */
  readonly patience: number
  /** Told once for each that has it. */
  readonly onHeld: (by: Holder) => void
  readonly signal: AbortSignal
}

/** The lease; or who had it, or what was wrong with the engine, when there was no patience left. */
export type Got =
  | Taken
  | { readonly kind: 'held'; readonly by: Holder }
  | { readonly kind: 'away'; readonly why: string }

/** @throws NotAllowed; the signal's reason */
export async function takeLease(
  { engine, lasts, clocks = readClocks, trust }: Keeping,
  { patience, onHeld, signal }: Waiting
): Promise<Got> {
  const begun = clocks()
  let told = ''
  for (;;) {
    signal.throwIfAborted()
    const asked = clocks()
    const got = await engine
      .take(AbortSignal.any([signal, AbortSignal.timeout(timeOf(lasts))]))
      .catch((error: unknown): Got => {
        if (!(error instanceof NoAnswer)) throw error
        return { kind: 'away', why: error.message }
      })
    if (got.kind === 'taken' && longestSince(asked, clocks()) < lasts * TRUSTED) {
      trust(asked)
      return got
    }
    if (got.kind === 'held' && got.by.id !== told) {
      told = got.by.id
      onHeld(got.by)
    }
    if (clocks().steady - begun.steady > patience)
      return got.kind === 'taken' ? { kind: 'away', why: 'ETIMEDOUT' } : got
    await sleep(timeOf(lasts) / 4, undefined, { signal })
  }
}

/** From one renewal to the next, and for an answer; whole, as timers ask it. */
export const timeOf = (lasts: number) => Math.floor((lasts * TRUSTED) / RENEWALS)

export type Renewing = {
  /** When the taking of it was asked for. */
  readonly from: Moment
  readonly note: () => LastNote | null
  /** Told what was noted with it. */
  readonly onRenewed?: (note: LastNote | null) => void
  /** From one renewal to the next; it may end sooner. */
  readonly pause?: (ms: number) => Promise<unknown>
  readonly signal: AbortSignal
}

/**
 * Renews until the signal ends it, and answers null then; or with why it is lost. A renewal counts from when it was asked for, whenever its answer
 * comes, and the lease ends for us some time before it ends for others.
 */
export async function keepLease(
  { engine, lasts, clocks = readClocks, trust }: Keeping,
  { from, note, onRenewed = () => undefined, pause = sleep, signal }: Renewing
): Promise<Loss | null> {
  let last = from
  // Where somebody sets the clock nothing is written until it is renewed, but it is not given up for that.
  const left = () => lasts * TRUSTED - passedSince(last, clocks())
  for (let next = timeOf(lasts); !signal.aborted; ) {
    await pause(Math.min(next, Math.max(left(), 0)))
    if (signal.aborted) break
    const asked = clocks()
    const noted = note()
    try {
      const timeout = AbortSignal.timeout(Math.ceil(Math.max(1, Math.min(timeOf(lasts), left()))))
      if (!(await engine.renew(noted, AbortSignal.any([signal, timeout])))) return 'taken'
      if (passedSince(asked, clocks()) < lasts * TRUSTED) {
        last = asked
        trust(asked)
      }
      onRenewed(noted)
      next = timeOf(lasts)
    } catch {
      // Asked again soon: whether it was done nobody knows, and no refusal says that it is another's.
      next = timeOf(lasts) / 4
    }
    if (left() <= 0) return signal.aborted ? null : 'ended'
  }
  return null
}
