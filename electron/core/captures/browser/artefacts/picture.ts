// Pictures of the page and of its parts, each checked to be the size it was asked to be, and how large the page is.

import { untilRest } from '../prepare/rest.ts'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { inFrame } from '../process/in-page.ts'
import { TILE } from '../process/limits.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded, pause, Trouble } from '../trouble.ts'
import { framesStillBlank } from './blank-frames.ts'
import { pngFault } from './check-png.ts'
import type { Seam } from './seams.ts'

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Tile = {
  readonly bytes: Buffer
  readonly top: number
  readonly width: number
  readonly height: number
  /** So many CSS pixels down the page there is text where the picture shows nothing, or the same as another part. */
  readonly doubtfulAt?: number
  /** How it joins the tile above it. */
  readonly seam?: Seam
}
export type Extent = {
  readonly width: number
  readonly height: number
  /** How high and how wide the page is in truth. */
  readonly full: number
  readonly fullWidth: number
}

/** `hidden`: CSS pixels of what an inner part holds that stay out of the picture. */
export type PictureExtent = Extent & { readonly blankFrames: number; readonly hidden: number }

const WIDEST = 4_000
/** Until the rows of a list are there that has been made higher, in milliseconds. */
const ROWS = 3_000

/** The window as it stands. */
export async function shootView(
  window: PageWindow,
  { width, height }: { width: number; height: number } = window.screen
): Promise<Tile> {
  return { ...(await shoot(window, null, width, height)), top: 0 }
}

/** A part of the page, in CSS pixels from the page's own corner. */
export async function shootBox(window: PageWindow, box: Box): Promise<Tile> {
  return { ...(await shoot(window, box, box.width, box.height)), top: box.y }
}

/**
 * How large the page is, and how much of it is pictured. An inner part that scrolls is opened up for it; and where
 * frames of other sites are below the window, which stay blank until they are in it, the window is made as high as the
 * page, unless the page then looks different. `goneTo`: of an inner part that is a feed which goes on, so many CSS pixels below
 * what was in view at first have been gone through.
 */
export async function openUp(window: PageWindow, goneTo: number | null = null): Promise<PictureExtent> {
  const missing = await window.ask('innerHeightMissing')
  const isFeed = missing > 0 && goneTo !== null
  let hidden = 0
  if (isFeed) await openSoFar(window, Math.min(missing, goneTo))
  else if (missing > 0) hidden = await openInner(window, missing)
  const [extent, frames] = await Promise.all([
    extentOf(window),
    missing > 0 ? 0 : window.ask('foreignFramesBelow')
  ])
  if (frames === 0) return { ...extent, blankFrames: 0, hidden }
  await setHeight(window, extent.height)
  await untilFramesPaint(window)
  const grown = await extentOf(window)
  if (Math.abs(grown.full - extent.full) <= 2)
    return { ...extent, hidden, blankFrames: await framesStillBlank(window, () => tilesDown(window, extent)) }
  await setHeight(window, window.screen.height)
  return { ...extent, blankFrames: frames, hidden }
}

/** The page in tiles, which are looked at and not kept. */
async function* tilesDown(window: PageWindow, { width, height }: Extent): AsyncGenerator<Tile> {
  const most = tileHeight(window, { width })
  for (let y = 0; y < height; y += most)
    yield await shootBox(window, { x: 0, y, width, height: Math.min(most, height - y) })
}

/** How much of the page one picture may show, in CSS pixels from its top. */
export function tileHeight({ isRemote }: PageWindow, { width }: Pick<Extent, 'width'>): number {
  const { remoteBrowser, ownBrowser, pixels } = TILE
  return isRemote ? remoteBrowser : Math.max(remoteBrowser, Math.min(ownBrowser, Math.floor(pixels / width)))
}

/** Makes the window so high that the inner part shows what has been gone through of it; what it shows beyond is not asked for. */
async function openSoFar(window: PageWindow, more: number): Promise<void> {
  const { screen, limits } = window
  const before = await window.ask('scrollerHeight')
  await setHeight(window, Math.min(screen.height + more, limits.height))
  // One that does not follow the window is made higher in it.
  if ((await window.ask('scrollerHeight')) <= before)
    await window.ask('setScrollerHeight', Math.min(before + more, limits.height))
  await askForRows(window)
}

/** And waits for what a list then reads in, which it may do by a timer. */
async function askForRows(window: PageWindow): Promise<void> {
  const askedAt = performance.now()
  await window.ask('askForRows')
  await window.traffic.settle(ROWS, window.ended, 100)
  await untilRest(window, ROWS, 'pressed', askedAt)
}

/**
 * Makes the window so high that the inner part shows all it holds; where rows come and go with the scrolling, they are
 * asked for. Where it is too low still, what is in it follows the window, and gets the height back that it had. A part that
 * does not follow the window is made higher itself. Answers how much stays hidden.
 */
async function openInner(window: PageWindow, missing: number): Promise<number> {
  const { limits } = window
  await window.ask('noteHeights')
  let height = window.screen.height
  let more = missing
  for (let round = 0; more > 0 && height < limits.height && round < 3; round++) {
    height = Math.min(height + more, limits.height)
    await setHeight(window, height)
    await askForRows(window)
    if ((await window.ask('innerHeightMissing')) > 0) await window.ask('restoreHeights')
    const left = await window.ask('innerHeightMissing')
    if (left >= more) {
      await setHeight(window, window.screen.height)
      const { hidden } = await window.ask('openScrollBoxes', 'itself')
      await askForRows(window)
      return hidden
    }
    more = left
  }
  return more
}

/** Frames that were out of sight paint again once they are in it; each says itself when it has. */
async function untilFramesPaint(window: PageWindow): Promise<void> {
  const frames = framesOf(window)
  const painted = frames
    .slice(0, MOST_FRAMES)
    .map(frame =>
      bounded(inFrame(frame, 'framePainted'), 3_000, window.ended, () => new Error('late')).catch(
        () => undefined
      )
    )
  await Promise.all(painted)
  await pause(150, window.ended)
}

/** How large the page is, and how much of it can be pictured. */
export async function extentOf(window: PageWindow): Promise<Extent> {
  const { cssContentSize } = await window.within(
    window.session.send('Page.getLayoutMetrics'),
    window.limits.evaluate,
    () => new Trouble('picture-failed', 'no size')
  )
  const full = Math.ceil(cssContentSize.height)
  const fullWidth = Math.max(window.screen.width, Math.ceil(cssContentSize.width))
  return {
    width: Math.min(fullWidth, WIDEST),
    height: Math.min(Math.max(full, 1), window.limits.height),
    full,
    fullWidth
  }
}

async function shoot(window: PageWindow, box: Box | null, width: number, height: number) {
  const first = await take(window, box)
  const fault = first === null ? 'no picture' : pngFault(first, width, height)
  if (first !== null && fault === null) return { bytes: first, width, height }
  // A picture that fails once, say because the page moved under it, mostly comes right a moment later.
  await pause(100, window.ended)
  await window.traffic.settle(2_000, window.ended)
  const second = await take(window, box)
  const again = second === null ? 'no picture' : pngFault(second, width, height)
  if (second !== null && again === null) return { bytes: second, width, height }
  throw new Trouble('picture-failed', again)
}

async function take(window: PageWindow, wanted: Box | null): Promise<Buffer | null> {
  const box = wanted === null || (await isWindow(window, wanted)) ? null : wanted
  // A script that has hung may do so again while the page is pictured, and nothing is asked then that would end it.
  const ending = window.hasHung ? setInterval(() => window.endScript(), window.limits.evaluate) : undefined
  try {
    const { data } = await window.within(
      window.session.send('Page.captureScreenshot', {
        format: 'png',
        optimizeForSpeed: true,
        ...(box === null ? {} : { captureBeyondViewport: true, clip: { ...box, scale: 1 } })
      }),
      window.limits.shot,
      () => new Error('late')
    )
    return Buffer.from(data, 'base64')
  } catch (error) {
    window.ended.throwIfAborted()
    if (error instanceof Trouble) throw error
    return null
  } finally {
    clearInterval(ending)
  }
}

/**
 * Whether a box is all that the window shows. A picture of a part makes the browser resize what it draws, and then a frame of another
 * site may not be drawn in time; the window itself is pictured as it stands.
 */
async function isWindow(window: PageWindow, { x, y, width, height }: Box): Promise<boolean> {
  const { cssVisualViewport: shown } = await window.within(
    window.session.send('Page.getLayoutMetrics'),
    window.limits.evaluate,
    () => new Trouble('picture-failed', 'no size')
  )
  return (
    shown.pageX === x && shown.pageY === y && shown.clientWidth === width && shown.clientHeight === height
  )
}

/** Makes the window so high, and as wide as it is or as is said; the page sees it. */
export async function setHeight(
  window: PageWindow,
  height: number,
  width = window.screen.width
): Promise<void> {
  await window.within(
    window.session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false
    }),
    window.limits.evaluate,
    () => new Trouble('picture-failed', 'no size')
  )
  await window.ask('frames', 2)
}
