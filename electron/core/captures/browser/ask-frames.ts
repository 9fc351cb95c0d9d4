// The same question to every frame of a page, each bounded: they may be of other sites, and busy.
import { makeKit } from './in-page/kit.ts'
import { bounded } from './trouble.ts'
import type { PageWindow } from './window.ts'

const MOST = 40

/**
 * `question` is the source of a function that gets the kit and `args`; the answers are in the order of the frames, null of one
 * that does not answer within `limit` ms, or shows nothing since it has no size.
 */
export async function askFrames<T>(
  window: PageWindow,
  question: string,
  limit: number,
  args: readonly unknown[] = []
): Promise<(T | null)[]> {
  const frames = window.page
    .frames()
    .filter(frame => frame.parentFrame() !== null && !frame.detached)
    .slice(0, MOST)
  const given = JSON.stringify(args)
  const asked = `innerWidth > 1 && innerHeight > 1 ? (${question})((${makeKit})(), ...${given}) : null`
  const answers = frames.map(frame =>
    bounded(frame.evaluate(asked) as Promise<T | null>, limit, window.ended, () => new Error('late')).catch(
      () => {
        window.ended.throwIfAborted()
        return null
      }
    )
  )
  return Promise.all(answers)
}
