// The record's own text says what was not unfolded: its lines end in the words of a fold, as "… mer" and "Visa fler svar".

import type { FoldWords } from '../in-page/press/unfold.ts'
import { foldEnding, plainLabel, wholeWords } from '../in-page/press/unfold-words.ts'
import { askFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'

export type { FoldWords }

const FRAME_LIMIT = 1_500

/** Of the page as it stands, and its frames; `platform`: the words of the platform's own buttons. */
export async function readFoldWords(window: PageWindow, platform: readonly string[]): Promise<FoldWords> {
  const page = await window.ask('foldWords', platform)
  const inFrames = await askFrames(window, FRAME_LIMIT, 'foldWords', platform)
  return togetherOf([page, ...inFrames.filter(one => one !== null)])
}

/** Of a page that is read part by part. */
export const togetherOf = (parts: readonly FoldWords[]): FoldWords => ({
  unpressed: parts.flatMap(({ unpressed }) => unpressed),
  others: parts.flatMap(({ others }) => others)
})

/**
 * How many lines end in the words of a fold. Where something else says the same, such as a link to the page with the rest of
 * the text, only as many as there were folds that nobody had pressed.
 */
export function foldsLeft(
  text: string,
  { unpressed, others }: FoldWords,
  platform: readonly string[]
): number {
  const patterns = wholeWords(platform)
  const lines = new Map<string, number>()
  const open = new Set(unpressed)
  for (const line of text.split('\n')) {
    const all = plainLabel(line.trim()).toLowerCase()
    const ending = open.has(all) ? all : foldEnding(line, patterns)
    if (ending !== null) lines.set(ending, (lines.get(ending) ?? 0) + 1)
  }
  const elsewhere = new Set(others)
  let left = 0
  for (const [ending, count] of lines) {
    const folds = unpressed.filter(words => words === ending).length
    left += elsewhere.has(ending) ? Math.min(count, folds) : count
  }
  return left
}
