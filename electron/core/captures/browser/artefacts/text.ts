// The visible text: of the document, of its open shadow roots and of its frames.

import type { Frame } from 'puppeteer-core'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { inFrame } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import { isFrameShown } from '../process/silent-frames.ts'
import { bounded } from '../trouble.ts'

/** Of one frame, and for each of them more: they are asked at once. */
const FRAME_LIMITS = { one: 1_500, each: 100 }
const MOST = 20_000_000

/** The visible text as one text, and how many frames did not give theirs. */
export async function readText(window: PageWindow): Promise<{ text: string; missing: number }> {
  const parts = [await window.ask('textForRecord')]
  const frames = framesOf(window)
  const limit = FRAME_LIMITS.one + FRAME_LIMITS.each * frames.length
  const texts = await Promise.all(
    frames.slice(0, MOST_FRAMES).map(frame => textOfFrame(window, frame, limit))
  )
  for (const text of texts) if (text !== null && text.trim() !== '') parts.push(text.trim())
  const missing = texts.filter(text => text === null).length + Math.max(0, frames.length - MOST_FRAMES)
  return { text: `${parts.join('\n\n').slice(0, MOST)}\n`, missing }
}

/** A text that was read before a part of the page was opened up, with what is there since; it may have lost what there was. */
export function withOpened(before: string, now: string): string {
  const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
  const [earlier, later] = [new Set(lines(before)), new Set(lines(now))]
  if ([...earlier].every(line => later.has(line))) return now
  return `${before}${[...later].filter(line => !earlier.has(line)).join('\n')}\n`
}

/** Null of what did not answer, or says that it has no size where the page has given it one: it is not drawn yet. */
async function textOfFrame(window: PageWindow, frame: Frame, limit: number): Promise<string | null> {
  try {
    const text = await bounded(inFrame(frame, 'frameText'), limit, window.ended, () => new Error('late'))
    return text ?? ((await isFrameShown(frame, window.ended)) ? null : '')
  } catch {
    window.ended.throwIfAborted()
    return frame.detached ? '' : null
  }
}
