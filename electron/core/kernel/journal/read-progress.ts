// How far a reading of many files has come, told so often that a person sees it move and no oftener.
import type { Context } from '../context.ts'

export type TellRead = (progress: { readonly doneBytes: number; readonly totalBytes: number }) => void

/** Of a thousand small files a second, as many tellings would be more work than the reading. */
const EVERY_MS = 250

/** Passes on the first, and then what comes when so long has gone by since the last that was passed on. */
export function seldom(tell: TellRead): TellRead {
  let last = Number.NEGATIVE_INFINITY
  return progress => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    tell(progress)
  }
}

/** Tells it as events of the archive. */
export const verifyProgress = ({ events }: Pick<Context, 'events'>): TellRead =>
  seldom(progress => events.publish('event', { kind: 'verify-progress', ...progress }))
