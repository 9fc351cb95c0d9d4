// The frames of a page, and questions to them, each bounded: they may be of other sites, and busy.
import type { Frame } from 'puppeteer-core'
import { bounded } from '../trouble.ts'
import { type AnswerTo, type Args, inShownFrame, type Question } from './in-page.ts'
import type { PageWindow } from './page-window.ts'

/** Of more frames than this, the first are asked; the others are told of with the text, which lacks theirs. */
export const MOST_FRAMES = 100

/** Of one that has been given up, in milliseconds. */
const GIVEN_UP_LIMIT = 200

/** All frames of the page that are there now, also those in frames. */
export const framesOf = ({ page }: PageWindow): Frame[] =>
  page.frames().filter(frame => frame.parentFrame() !== null && !frame.detached)

/**
 * Null of a frame that does not answer within `limit` ms, which is noted, or has no size. @throws why the capture has ended
 */
export async function askFrame<Q extends Question>(
  window: PageWindow,
  frame: Frame,
  limit: number,
  question: Q,
  ...args: Args<Q>
): Promise<AnswerTo<Q> | null> {
  const { answer, hasAnswered } = await tryFrame(window, frame, limit, question, ...args)
  window.silentFrames.note(frame, question, hasAnswered)
  return answer
}

/** The same of what says nothing of the page when it is not answered. */
export async function tryFrame<Q extends Question>(
  { ended, silentFrames }: PageWindow,
  frame: Frame,
  limit: number,
  question: Q,
  ...args: Args<Q>
): Promise<{ answer: AnswerTo<Q> | null; hasAnswered: boolean }> {
  try {
    const asking = inShownFrame(frame, question, ...args)
    // One that was silent before and is there again answers at once.
    const patience = silentFrames.isGivenUp(frame) ? Math.min(limit, GIVEN_UP_LIMIT) : limit
    return { answer: await bounded(asking, patience, ended, () => new Error('late')), hasAnswered: true }
  } catch {
    ended.throwIfAborted()
    return { answer: null, hasAnswered: false }
  }
}

/** The same question to every frame; the answers are in the order of the frames. */
export function askFrames<Q extends Question>(
  window: PageWindow,
  limit: number,
  question: Q,
  ...args: Args<Q>
): Promise<(AnswerTo<Q> | null)[]> {
  return Promise.all(askedFrames(window).map(frame => askFrame(window, frame, limit, question, ...args)))
}

/** The same of what says nothing of the page when it is not answered. */
export function tryFrames<Q extends Question>(
  window: PageWindow,
  limit: number,
  question: Q,
  ...args: Args<Q>
): Promise<(AnswerTo<Q> | null)[]> {
  return Promise.all(
    askedFrames(window).map(async frame => (await tryFrame(window, frame, limit, question, ...args)).answer)
  )
}

const askedFrames = (window: PageWindow): Frame[] => framesOf(window).slice(0, MOST_FRAMES)
