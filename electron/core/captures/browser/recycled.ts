// Lists that keep only the rows in view. No picture of the whole page has them all, so the window is made as high as a
// tile and moved down, and the text is gathered on the way.
import type { Kit } from './in-page/kit.ts'
import { type LayoutRead, readLayout } from './layout.ts'
import { type Extent, setHeight, shootView, type Tile } from './picture.ts'
import { readText } from './text.ts'
import type { PageWindow } from './window.ts'

const STEP = 4_000

/** The tiles of such a page, each with the text that is in view in it and where it is. */
export async function* tilesInPlace(
  window: PageWindow,
  extent: Extent
): AsyncGenerator<Tile & { text: string; read: LayoutRead }> {
  let height = 0
  for (let top = 0; top < extent.height; top += STEP) {
    const rest = Math.min(STEP, extent.height - top)
    if (rest !== height) await setHeight(window, rest)
    height = rest
    await window.evaluate(moveTo, top)
    await window.traffic.settle(1_500, window.ended, 60)
    const { text } = await readText(window)
    const read = await readLayout(window)
    yield { ...(await shootView(window, height)), top, text, read }
  }
}

/** Adds a text to the one before, without the lines at its start that the other ends with. */
export function joinTexts(before: string, next: string): string {
  const lines = before.trimEnd().split('\n')
  const more = next.trimEnd().split('\n')
  for (let shared = Math.min(lines.length, more.length, 500); shared > 0; shared--) {
    if (lines.slice(-shared).join('\n') === more.slice(0, shared).join('\n'))
      return `${[...lines, ...more.slice(shared)].join('\n')}\n`
  }
  return before === '' ? next : `${before.trimEnd()}\n${next}`
}

/** In the page. */
async function moveTo(kit: Kit, top: number): Promise<void> {
  scrollTo({ top, behavior: 'instant' })
  await kit.frame()
  // The first part is where the window stands already, and a list that looks only when it is scrolled would not look.
  dispatchEvent(new Event('scroll'))
  await kit.frames(2)
}
