// HTML from outside as text, in a thread of its own: a piece that is made to take long holds up nobody but those who wait for it.
import { type Limits, limitedThread, OverLimit } from '../../kernel/limited-thread.ts'
import type { Reading } from './html-text.ts'

/** What fills an answer of a platform, the largest that is taken, on a slow computer. */
const LIMITS: Limits = { seconds: 30, megabytes: 400, bySize: { megabytes: 150, times: 20 } }

/** The text of each piece, in the order they come; null for one that takes more than the limits. */
export type TextsOfHtml = (pieces: readonly string[], reading?: Reading) => Promise<(string | null)[]>

/** What the thread is asked. */
export type HtmlAsked = { readonly pieces: readonly string[]; readonly reading: Reading }

export function htmlReader(limits: Limits): TextsOfHtml {
  const thread = limitedThread<HtmlAsked, readonly string[]>('html-thread', import.meta.dirname, limits)
  const together: TextsOfHtml = async (pieces, reading = 'words') => {
    if (pieces.length === 0) return []
    try {
      const bytes = pieces.reduce((sum, { length }) => sum + 2 * length, 0)
      return [...(await thread.ask({ pieces, reading }, bytes))]
    } catch (error) {
      if (!(error instanceof OverLimit)) throw error
      if (pieces.length === 1) return [null]
      // One of them: it must not take the others along.
      const texts: (string | null)[] = []
      for (const piece of pieces) texts.push(...(await together([piece], reading)))
      return texts
    }
  }
  return together
}

/** The reader of the whole program. */
export const textsOfHtml = htmlReader(LIMITS)
