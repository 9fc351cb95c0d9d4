// What a frame knows that the record lacks of it, as the page itself is asked for it.
import { partsBlocked } from './blocked-parts.ts'
import { documentsInFrames } from './documents.ts'
import { embedsWaiting } from './embeds.ts'
import { countEmptyBoxes } from './empty-boxes.ts'
import { hasEmptyRows } from './empty-rows.ts'
import { partsFailed } from './failed-parts.ts'
import { hasGreyShapes } from './grey-shapes.ts'
import { rowsOfPages } from './press/pagers.ts'
import { tabsNotShown } from './press/tabs.ts'
import { isLargeFrame, saysFrameLoading } from './scroll/view.ts'
import { missed, noteAll } from './witness/seen.ts'

/** `texts`: what has been shown there at any moment and was not there when it was read, as it is compared and as it was written. */
export type FrameShortfalls = {
  readonly tabs: readonly (readonly string[])[]
  readonly pages: number
  readonly documents: number
  readonly emptyBoxes: number
  readonly embeds: number
  readonly isLoading: boolean
  readonly failed: number
  readonly blocked: number
  readonly texts: readonly { readonly key: string; readonly words: string }[]
}

/** Null of one that is too small to show anything. */
export function frameShortfalls(): FrameShortfalls | null {
  if (!isLargeFrame()) return null
  // A frame that is out of view hears of its changes late.
  noteAll()
  return {
    tabs: tabsNotShown(),
    pages: rowsOfPages(),
    documents: documentsInFrames(),
    emptyBoxes: countEmptyBoxes(),
    embeds: embedsWaiting(),
    isLoading: hasEmptyRows() || hasGreyShapes() || saysFrameLoading(),
    failed: partsFailed(),
    blocked: partsBlocked(),
    texts: missed().texts
  }
}
