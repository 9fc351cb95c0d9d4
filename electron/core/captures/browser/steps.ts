// The named steps of a capture and what became of each; kept as provenance.
import type { Reason, ReasonCode } from '#shared/capture.ts'
import { reasonOf } from './trouble.ts'

type StepOutcome = 'done' | 'partial' | 'failed' | 'skipped'

export type StepRecord = {
  readonly step: string
  readonly outcome: StepOutcome
  readonly ms: number
  /** Counts and kinds; null when there is nothing to add. */
  readonly detail: Readonly<Record<string, unknown>> | null
}

/** What a step says of itself; `reasons` make it partial. */
export type StepResult<T> = {
  readonly value: T
  readonly detail?: Record<string, unknown>
  readonly reasons?: Reason[]
}

export class Steps {
  readonly records: StepRecord[] = []
  readonly reasons: Reason[] = []
  readonly #onStep: (step: string) => void

  constructor(onStep: (step: string) => void) {
    this.#onStep = onStep
  }

  /** Runs a step that all the rest depends on: when it fails, so does the work. */
  async required<T>(step: string, work: () => Promise<StepResult<T>>): Promise<T> {
    this.#onStep(step)
    const start = performance.now()
    try {
      const result = await work()
      this.#record(step, start, result)
      return result.value
    } catch (error) {
      this.records.push({ step, outcome: 'failed', ms: since(start), detail: { ...reasonOf(error) } })
      throw error
    }
  }

  /** Runs a step that others can do without: when it fails, `failure` is said and the work goes on. */
  async optional<T>(
    step: string,
    failure: ReasonCode,
    ended: AbortSignal,
    work: () => Promise<StepResult<T>>
  ): Promise<T | null> {
    try {
      return await this.required(step, work)
    } catch (error) {
      ended.throwIfAborted()
      this.add(reasonOf(error, failure))
      return null
    }
  }

  skip(step: string, why: string): void {
    this.records.push({ step, outcome: 'skipped', ms: 0, detail: { why } })
  }

  /** Each code is told once, with its first detail. */
  add(reason: Reason): void {
    if (!this.reasons.some(({ code }) => code === reason.code)) this.reasons.push(reason)
  }

  /** What has been shown not to be so. */
  withdraw(code: ReasonCode): void {
    const at = this.reasons.findIndex(reason => reason.code === code)
    if (at >= 0) this.reasons.splice(at, 1)
  }

  #record(step: string, start: number, result: StepResult<unknown>): void {
    const reasons = result.reasons ?? []
    for (const reason of reasons) this.add(reason)
    const outcome = reasons.length > 0 ? 'partial' : 'done'
    this.records.push({ step, outcome, ms: since(start), detail: result.detail ?? null })
  }
}

/** Begins a step, and goes on as soon as the page is free again; `end` is when all of it is there, or has failed. */
export async function begin(
  step: (onFree: () => void) => Promise<unknown>
): Promise<{ end: Promise<unknown> }> {
  const free = Promise.withResolvers<void>()
  const end = Promise.allSettled([step(free.resolve)]).finally(free.resolve)
  await free.promise
  return { end }
}

const since = (start: number) => Math.round(performance.now() - start)
