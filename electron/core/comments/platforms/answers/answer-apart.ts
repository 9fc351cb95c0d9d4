// What platforms answer is read in a thread of its own where it is long: one that is made to hold the program up ends that thread alone.
import { type Limits, limitedThread, OverLimit } from '../../../kernel/limited-thread.ts'
import { readJson } from './json.ts'

/** Many times what the largest answer that is taken needs, on a slow computer. */
const LIMITS: Limits = { seconds: 10, megabytes: 512 }
/** What is no longer than this takes some milliseconds, whatever it holds. */
const SHORT = 128 << 10

/** The JSON of an answer; undefined where it is none, or takes more than the limits. */
export type ReadAnswer = (bytes: Uint8Array) => Promise<unknown>

export function answerReader(limits: Limits): ReadAnswer {
  const thread = limitedThread<Uint8Array, unknown>('answer-thread', import.meta.dirname, limits)
  return async bytes => {
    if (bytes.length <= SHORT) return readJson(bytes)
    try {
      return await thread.ask(bytes)
    } catch (error) {
      if (!(error instanceof OverLimit)) throw error
      return undefined
    }
  }
}

/** The reader of the whole program. */
export const readAnswer = answerReader(LIMITS)
