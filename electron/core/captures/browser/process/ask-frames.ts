// The frames of a page, and questions to them, each bounded: they may be of other sites, and busy.
import type { Frame } from 'puppeteer-core'
import { makeKit } from '../in-page/kit.ts'
import { bounded } from '../trouble.ts'
import type { PageWindow } from './page-window.ts'

/** Of more frames than this, the first are asked. */
export const MOST_FRAMES = 40

/** All frames of the page that are there now, also those in frames. */
export const framesOf = ({ page }: PageWindow): Frame[] =>
  page.frames().filter(frame => frame.parentFrame() !== null && !frame.detached)

/**
 * `question` is the source of a function that gets the kit and `args`; null of a frame that does not answer within `limit` ms, or
 * shows nothing since it has no size. @throws why the capture has ended
 */
export async function askFrame<T>(
  { ended }: PageWindow,
  frame: Frame,
  question: string,
  limit: number,
  args: readonly unknown[] = []
): Promise<T | null> {
  const asked = `(${question})((${makeKit})(), ...${JSON.stringify(args)})`
  const answer = async () =>
    (await frame.evaluate(`innerWidth > 1 && innerHeight > 1 ? ${asked} : null`)) as T | null
  try {
    return await bounded(answer(), limit, ended, () => new Error('late'))
  } catch {
    ended.throwIfAborted()
    return null
  }
}

/** The same question to every frame; the answers are in the order of the frames. */
export function askFrames<T>(
  window: PageWindow,
  question: string,
  limit: number,
  args: readonly unknown[] = []
): Promise<(T | null)[]> {
  const frames = framesOf(window).slice(0, MOST_FRAMES)
  return Promise.all(frames.map(frame => askFrame<T>(window, frame, question, limit, args)))
}
