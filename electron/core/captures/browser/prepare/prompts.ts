// Prompts that lie over a page and ask its visitor to log in or subscribe: closed where they can be. Closing one is what
// any visitor may do; nothing is filled in, and a prompt that cannot be closed is left and told of.

import type { PlatformWords } from '#shared/platform-words.ts'
import { cleanLine } from '../clean-text.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'

export type Prompts = {
  /** `left`: one is there that covers a good part of the window and cannot be closed. */
  readonly outcome: 'none' | 'closed' | 'left'
  readonly clicked: readonly string[]
}

/** Closes what lies over the page and can be closed. */
export async function closePrompts(window: PageWindow, { prompt }: PlatformWords): Promise<Prompts> {
  const { about, closes } = prompt
  const clicked: string[] = []
  for (let round = 0; round < 3; round++) {
    const found = await window.ask('closePrompt', about, closes, true)
    if (found.clicked === null) return { outcome: outcomeOf(found.covers, clicked), clicked }
    clicked.push(cleanLine(found.clicked, 60))
    const until = performance.now() + 1_000
    let isThere = true
    while (isThere && performance.now() < until) {
      await pause(40, window.ended)
      isThere = (await window.ask('closePrompt', about, closes, false)).isThere
    }
    if (isThere) break
  }
  const { covers } = await window.ask('closePrompt', about, closes, false)
  return { outcome: outcomeOf(covers, clicked), clicked }
}

function outcomeOf(covers: number, clicked: readonly string[]): Prompts['outcome'] {
  if (covers > 1 / 3) return 'left'
  return clicked.length > 0 ? 'closed' : 'none'
}
