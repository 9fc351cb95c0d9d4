// Frames of streams are read in a thread of their own, with limits: a frame that is made to hold the program up ends that thread alone.
import { type LimitedThread, limitedThread, OverLimit } from '../../../kernel/limited-thread.ts'
import type { Form, FramesRead } from './frames.ts'
import type { FramesAsked } from './frames-thread.ts'

const LIMITS = { seconds: 10, megabytes: 256 }

let thread: LimitedThread<FramesAsked, FramesRead> | undefined

/** What frames that were too much to read tell: nothing. */
export async function readFramesApart(form: Form, frames: readonly Uint8Array[]): Promise<FramesRead> {
  thread ??= limitedThread('frames-thread', import.meta.dirname, LIMITS)
  try {
    return await thread.ask({ form, frames })
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error
    return { heard: [], at: null, bad: frames.length, said: null }
  }
}
