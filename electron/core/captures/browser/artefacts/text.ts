// The visible text: of the document, of its open shadow roots and of its frames.

import { type Kit, makeKit } from '../in-page/kit.ts'
import { framesOf } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded } from '../trouble.ts'

const MOST_FRAMES = 100
/** Of one frame, and for each of them more: they are asked at once. */
const FRAME_LIMITS = { one: 1_500, each: 100 }
const MOST = 20_000_000

/** In a frame: what a frame of no size holds is not shown. */
const FRAME_TEXT = `innerWidth > 1 && innerHeight > 1 ? (${visibleText})((${makeKit})()) : ''`

/** The visible text as one text, and how many frames did not give theirs. */
export async function readText(window: PageWindow): Promise<{ text: string; missing: number }> {
  const parts = [await window.evaluate(visibleText)]
  const frames = framesOf(window)
  const limit = FRAME_LIMITS.one + FRAME_LIMITS.each * frames.length
  const texts = await Promise.all(
    frames.slice(0, MOST_FRAMES).map(frame =>
      bounded(
        frame.evaluate(FRAME_TEXT) as Promise<string>,
        limit,
        window.ended,
        () => new Error('late')
      ).catch(() => {
        window.ended.throwIfAborted()
        return null
      })
    )
  )
  for (const text of texts) if (text !== null && text.trim() !== '') parts.push(text.trim())
  const missing = texts.filter(text => text === null).length + Math.max(0, frames.length - MOST_FRAMES)
  return { text: `${parts.join('\n\n').slice(0, MOST)}\n`, missing }
}

/** In the page. `innerText` says what is shown, but stops at shadow roots. */
function visibleText(kit: Kit): string {
  const parts: string[] = []
  for (const root of kit.roots()) {
    // A drawing has no body, and its words stand where each is put.
    if (root instanceof Document)
      parts.push(
        document.body?.innerText ??
          [...document.querySelectorAll('text')].map(text => text.textContent).join('\n')
      )
    else
      for (const child of root.childNodes) {
        if (child instanceof Text) parts.push(child.data)
        if (!(child instanceof Element) || child.matches('style, script')) continue
        // A slot has no box of its own; with nothing from outside it shows what stands in it.
        const isOwn = child instanceof HTMLSlotElement && child.assignedNodes().length === 0
        if (isOwn || kit.isShown(child)) parts.push(kit.textOf(child))
      }
  }
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n\n')
}
