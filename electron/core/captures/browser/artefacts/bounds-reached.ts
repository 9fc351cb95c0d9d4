// Which bounds cut a page short, as reasons: of going through it, and of picturing it.
import type { Reason } from '#shared/capture.ts'
import type { Scrolled } from '../prepare/scroll.ts'
import type { Extent } from './picture.ts'

/** A bound ended it, and not the page or the date wanted. */
export const isCutShort = ({ stoppedBy }: Scrolled): boolean =>
  ['time', 'steps', 'count', 'height', 'limit'].includes(stoppedBy)

/** A feed that was read back to the date wanted is whole. */
export function reasonsOf(scrolled: Scrolled): Reason[] {
  // A limit has a reason of its own.
  if (!isCutShort(scrolled) || scrolled.stoppedBy === 'limit' || scrolled.hasPassed) return []
  const code = scrolled.stoppedBy === 'height' ? 'height-limit' : 'scroll-limit'
  return [{ code, detail: `${scrolled.height} px` }]
}

/** Of a feed that was read back to the date wanted and followed on, what is below the bound is not missed. */
export function cutOf(extent: Extent, scrolled: Scrolled | null): Reason[] {
  const { width, height, full, fullWidth } = extent
  const isBeyond = scrolled?.hasPassed === true && scrolled.scroller === 'document'
  const reasons: Reason[] = []
  if (full > height && !isBeyond) reasons.push({ code: 'height-limit', detail: `${full} px` })
  if (fullWidth > width) reasons.push({ code: 'width-limit', detail: `${fullWidth} px` })
  return reasons
}
