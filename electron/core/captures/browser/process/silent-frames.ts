// Frames that have not answered what they were asked. What is in them is not known then, and a page that shows them is not called whole.
import type { Frame } from 'puppeteer-core'
import { bounded } from '../trouble.ts'
import { boxOfFrame, type Question } from './in-page.ts'

/** One that has been silent for so long is waited for no more, in milliseconds. */
const GIVEN_UP = 4_000
/** The page around a frame, which is asked how large it is. */
const LIMIT = 1_500
/** What is no larger shows nothing. */
const SMALLEST = 2

/** `since`: when it did not answer and has not answered anything after that; null when it has. */
type Owed = { since: number | null; readonly questions: Set<Question> }

export class SilentFrames {
  readonly #owed = new Map<Frame, Owed>()

  /** An answer to the same question later makes up for none. */
  note(frame: Frame, question: Question, hasAnswered: boolean): void {
    const owed = this.#owed.get(frame) ?? { since: null, questions: new Set() }
    if (hasAnswered) {
      owed.since = null
      owed.questions.delete(question)
    } else {
      owed.since ??= performance.now()
      owed.questions.add(question)
    }
    if (owed.questions.size === 0) this.#owed.delete(frame)
    else this.#owed.set(frame, owed)
  }

  /** Whether one may still answer the question. */
  mayAnswer(question: Question): boolean {
    const now = performance.now()
    return this.#all().some(
      ([, { since, questions }]) => questions.has(question) && (since === null || now - since < GIVEN_UP)
    )
  }

  /** Whether it has answered nothing for so long that it is hardly worth waiting for. */
  isGivenUp(frame: Frame): boolean {
    const since = this.#owed.get(frame)?.since ?? null
    return since !== null && performance.now() - since >= GIVEN_UP
  }

  /** How many there are that the page shows. */
  async count(ended: AbortSignal): Promise<number> {
    const shown = await Promise.all(this.#all().map(([frame]) => isFrameShown(frame, ended)))
    return shown.filter(Boolean).length
  }

  #all(): [Frame, Owed][] {
    for (const frame of [...this.#owed.keys()]) if (frame.detached) this.#owed.delete(frame)
    return [...this.#owed]
  }
}

/** Whether a frame, and those that it is in, have a size in what is around them; true where that cannot be found out. */
export async function isFrameShown(frame: Frame, ended: AbortSignal, smallest = SMALLEST): Promise<boolean> {
  for (let at: Frame | null = frame; at?.parentFrame() != null; at = at.parentFrame()) {
    const asked: Frame = at
    const box = await bounded(boxOfFrame(asked), LIMIT, ended, () => new Error('late')).catch(() => {
      ended.throwIfAborted()
      return asked.detached ? null : 'unknown'
    })
    if (box === null) return false
    if (box !== 'unknown' && (box.width < smallest || box.height < smallest)) return false
  }
  return true
}
