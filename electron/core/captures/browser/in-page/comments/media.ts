// What hangs on a comment: pictures, films, sounds and links to other sites.
import { isOwnPart, type MarkedComments } from './marks.ts'
import { firstLine } from './words.ts'

export type CommentMedia = {
  kind: 'picture' | 'video' | 'audio' | 'link'
  url: string
  description: string | null
}

const MOST = 20
/** Pictures that are smaller in some direction are faces and emoji. */
const SMALL = 48

/** Without what is in the sender's name. */
export function mediaOf(page: MarkedComments, comment: Element, sender: Element | null): CommentMedia[] {
  const found: CommentMedia[] = []
  for (const part of comment.querySelectorAll('img, video, audio, a[href]')) {
    if (found.length === MOST) break
    if (!isOwnPart(page, comment, part) || sender?.contains(part)) continue
    if (part.closest('[class*="avatar" i]')) continue
    const media = mediaAt(part)
    if (media !== null) found.push(media)
  }
  return found
}

function mediaAt(part: Element): CommentMedia | null {
  const description = part.getAttribute('alt') || part.getAttribute('aria-label') || null
  if (part instanceof HTMLImageElement) {
    const url = webAddress(part.currentSrc || part.src)
    const isSmall = Math.min(part.width, part.height) < SMALL
    return url && !isSmall ? { kind: 'picture', url, description } : null
  }
  if (part instanceof HTMLMediaElement) {
    const url = webAddress(part.currentSrc || part.src || part.querySelector('source')?.src || '')
    return url ? { kind: part instanceof HTMLVideoElement ? 'video' : 'audio', url, description } : null
  }
  if (part instanceof HTMLAnchorElement && webAddress(part.href) && part.host !== location.host)
    return { kind: 'link', url: part.href, description: firstLine(part) }
  return null
}

const webAddress = (address: string): string | null => (/^https?:/.test(address) ? address : null)
