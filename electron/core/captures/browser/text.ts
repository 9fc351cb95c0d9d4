// The visible text: of the document, of its open shadow roots and of its frames.
import type { Kit } from './in-page/kit.ts'
import { bounded } from './trouble.ts'
import type { PageWindow } from './window.ts'

const MOST_FRAMES = 100
/** Of one frame, and for each of them more: they are asked at once. */
const FRAME_LIMITS = { one: 1_500, each: 100 }
const MOST = 20_000_000

/** The visible text as one text, and how many frames did not give theirs. */
export async function readText(window: PageWindow): Promise<{ text: string; missing: number }> {
  const parts = [await window.evaluate(visibleText)]
  const frames = window.page.frames().filter(frame => frame.parentFrame() !== null && !frame.detached)
  const limit = FRAME_LIMITS.one + FRAME_LIMITS.each * frames.length
  const texts = await Promise.all(
    frames.slice(0, MOST_FRAMES).map(frame =>
      bounded(frame.evaluate(frameText), limit, window.ended, () => new Error('late')).catch(() => {
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
    if (root instanceof Document) parts.push(root.body?.innerText ?? '')
    else
      for (const child of root.children)
        if (!child.matches('style, script') && kit.isShown(child)) parts.push(kit.textOf(child))
  }
  return parts
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n\n')
}

/** In a frame. */
function frameText(): string {
  const isShown = innerWidth > 1 && innerHeight > 1
  return isShown ? (document.body?.innerText ?? '') : ''
}
