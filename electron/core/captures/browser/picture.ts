// The picture of the page, in tiles from the top, each checked to be the size it was asked to be.
import type { Kit } from './in-page/kit.ts'
import { HEIGHT, TILE, WIDTH } from './limits.ts'
import { pngFault } from './png.ts'
import { pause, Trouble } from './trouble.ts'
import type { PageWindow } from './window.ts'

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Tile = {
  readonly bytes: Buffer
  readonly top: number
  readonly width: number
  readonly height: number
}
export type Extent = { readonly width: number; readonly height: number; readonly full: number }

const WIDEST = 4_000

/** The window as it stands. */
export async function shootView(window: PageWindow): Promise<Tile> {
  return { ...(await shoot(window, null, WIDTH, HEIGHT)), top: 0 }
}

/** A part of the page, in CSS pixels from the page's own corner. */
export async function shootBox(window: PageWindow, box: Box): Promise<Tile> {
  return { ...(await shoot(window, box, box.width, box.height)), top: box.y }
}

/** How large the page is, and how much of it is pictured. An inner part that scrolls is opened up for it. */
export async function openUp(window: PageWindow): Promise<Extent> {
  const inner = await window.evaluate(innerHeightMissing)
  if (inner > 0) {
    const height = Math.min(HEIGHT + inner, window.limits.height)
    await setHeight(window, height)
    await window.traffic.settle(3_000, window.ended, 100)
  }
  return extentOf(window)
}

/** The window as it was before `openUp`. */
export async function closeUp(window: PageWindow): Promise<void> {
  await setHeight(window, HEIGHT)
}

/** The tiles of the page, top first; each is handed on before the next is waited for. */
export async function* tilesOf(window: PageWindow, extent: Extent): AsyncGenerator<Tile> {
  let next: Promise<Tile> | null = null
  for (let top = 0; top < extent.height; top += TILE) {
    const box = { x: 0, y: top, width: extent.width, height: Math.min(TILE, extent.height - top) }
    next = shootBox(window, box)
    yield await next
  }
}

async function extentOf(window: PageWindow): Promise<Extent> {
  const { cssContentSize } = await window.within(
    window.session.send('Page.getLayoutMetrics'),
    window.limits.evaluate,
    () => new Trouble('picture-failed', 'no size')
  )
  const full = Math.ceil(cssContentSize.height)
  return {
    width: Math.min(Math.max(WIDTH, Math.ceil(cssContentSize.width)), WIDEST),
    height: Math.min(Math.max(full, 1), window.limits.height),
    full
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

async function take(window: PageWindow, box: Box | null): Promise<Buffer | null> {
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
  }
}

async function setHeight(window: PageWindow, height: number): Promise<void> {
  await window.within(
    window.session.send('Emulation.setDeviceMetricsOverride', {
      width: WIDTH,
      height,
      deviceScaleFactor: 1,
      mobile: false
    }),
    window.limits.evaluate,
    () => new Trouble('picture-failed', 'no size')
  )
  await window.evaluate(twoFrames)
}

/** In the page: by how much the inner part that scrolls is too low for all it holds. */
function innerHeightMissing(kit: Kit): number {
  const scroller = kit.scroller()
  if (scroller === (document.scrollingElement ?? document.documentElement)) return 0
  return Math.max(0, scroller.scrollHeight - scroller.clientHeight)
}

/** In the page. */
async function twoFrames(kit: Kit): Promise<void> {
  await kit.frame()
  await kit.frame()
}
