// Documents that a page shows in a frame: the browser draws them by a program of its own, and no more than their first page is kept.
import { everywhere } from './roots.ts'
import { isShown } from './visibility.ts'

const SMALL = 100

/** How many there are. */
export const documentsInFrames = (): number => everywhere('iframe, embed, object').filter(isDocument).length

function isDocument(frame: Element): boolean {
  const { width, height } = frame.getBoundingClientRect()
  if (width < SMALL || height < SMALL || !isShown(frame)) return false
  if (frame.getAttribute('type') === 'application/pdf') return true
  const address = frame.getAttribute('src') ?? frame.getAttribute('data') ?? ''
  return /\.pdf(?:[?#]|$)/i.test(address)
}
