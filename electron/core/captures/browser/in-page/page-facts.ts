// Small questions about the page as it stands.
import { everywhere } from './roots.ts'
import { isShown } from './visibility.ts'

export const title = (): string => document.title
export const outerHtml = (): string => document.documentElement.outerHTML
export const countElements = (): number => document.querySelectorAll('*').length
export const windowHeight = (): number => innerHeight
export const scrollPosition = (): { x: number; y: number } => ({ x: scrollX, y: scrollY })

/** The page is a set of frames, and has nothing of its own. */
export const isFrameset = (): boolean => document.body instanceof HTMLFrameSetElement

/** Frames that are shown and whose documents are of another origin. */
const foreignFrames = (): HTMLIFrameElement[] =>
  everywhere<HTMLIFrameElement>('iframe').filter(
    frame => frame.contentDocument === null && /^https?:/.test(frame.src) && isShown(frame)
  )

export const hasForeignFrame = (): boolean => foreignFrames().length > 0

/** How many of them are not wholly in the window. */
export const foreignFramesBelow = (): number =>
  foreignFrames().filter(frame => {
    const { bottom, height, width } = frame.getBoundingClientRect()
    return bottom > innerHeight && height > 20 && width > 20
  }).length

/** How long to wait for the page to send its visitor on, in milliseconds; 0 when it will not. */
export function waitForRedirect(): number {
  const seconds = refreshesIn()
  if (seconds !== null && seconds <= 5) return seconds * 1000 + 1000
  const shown = document.body?.innerText.trim().length ?? 0
  const hasMore =
    document.querySelector('img, video, canvas, svg, iframe, object, embed, input, button') !== null
  return shown < 20 && !hasMore && document.querySelector('script') !== null ? 1500 : 0
}

/** After how many seconds the document leads elsewhere by itself; null for one that does not. */
export const refreshesIn = (): number | null =>
  secondsToRefresh(document.querySelector('meta[http-equiv="refresh" i]')?.getAttribute('content') ?? '')

/** After how many seconds a `refresh` leads elsewhere; null for one that does not. */
export function secondsToRefresh(content: string): number | null {
  const [, seconds] = /^\s*(\d+(?:\.\d+)?)\s*[;,]\s*url\s*=/i.exec(content) ?? []
  return seconds === undefined ? null : Number(seconds)
}
