// The frames of a page, and questions to them, each bounded: they may be of other sites, and busy.
import type { Frame } from 'puppeteer-core'
import { bounded } from '../trouble.ts'
import { type AnswerTo, type Args, inShownFrame, type Question } from './in-page.ts'
import type { PageWindow } from './page-window.ts'

/** Of more frames than this, the first are asked. */
export const MOST_FRAMES = 40

/** All frames of the page that are there now, also those in frames. */
export const framesOf = ({ page }: PageWindow): Frame[] =>
  page.frames().filter(frame => frame.parentFrame() !== null && !frame.detached)

/** Null of a frame that does not answer within `limit` ms, or has no size. @throws why the capture has ended */
export async function askFrame<Q extends Question>(
  { ended }: PageWindow,
  frame: Frame,
  limit: number,
  question: Q,
  ...args: Args<Q>
): Promise<AnswerTo<Q> | null> {
  try {
    return await bounded(inShownFrame(frame, question, ...args), limit, ended, () => new Error('late'))
  } catch {
    ended.throwIfAborted()
    return null
  }
}

/** The same question to every frame; the answers are in the order of the frames. */
export function askFrames<Q extends Question>(
  window: PageWindow,
  limit: number,
  question: Q,
  ...args: Args<Q>
): Promise<(AnswerTo<Q> | null)[]> {
  const frames = framesOf(window).slice(0, MOST_FRAMES)
  return Promise.all(frames.map(frame => askFrame(window, frame, limit, question, ...args)))
}
