// Goes through a page with the steps of a capture, without recording it: for a page that a worker replays, which a
// recording would pass by.
import { createHash } from 'node:crypto'
import type { Platform } from '#shared/register.ts'
import { findStill, setAside } from '../../../electron/core/captures/browser/artefacts/fixed-elements.ts'
import { openUp } from '../../../electron/core/captures/browser/artefacts/picture.ts'
import { readText } from '../../../electron/core/captures/browser/artefacts/text.ts'
import { tilesOf } from '../../../electron/core/captures/browser/artefacts/tiles.ts'
import type { CaptureBrowser } from '../../../electron/core/captures/browser/process/browser.ts'
import { LIMITS } from '../../../electron/core/captures/browser/process/limits.ts'
import { Life } from '../../../electron/core/captures/browser/process/page-window.ts'
import { Steps } from '../../../electron/core/captures/browser/steps.ts'
import { Visit } from '../../../electron/core/captures/browser/visit.ts'
import type { TileFile } from '../../../electron/core/captures/compare/pictures.ts'

/** The replay sends a page that is not in its frame to where the frame would be: this one is in none, and stays. */
const STAY = `for (const [name, value] of [['top_url', ''], ['is_framed', false]])
  Object.defineProperty(Object.prototype, name, { get: () => value, set() {} })`

export async function visitAgain(
  browser: CaptureBrowser,
  address: string,
  platform: Platform
): Promise<{ text: string; tiles: TileFile[] }> {
  const life = new Life(LIMITS.total, new AbortController().signal)
  const request = { address, acceptBadCertificate: false, platform, mayBePrivate: true }
  const visit = new Visit({
    browser,
    request,
    life,
    steps: new Steps(() => undefined),
    limits: LIMITS,
    onWindow: async ({ session }) => {
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source: STAY })
    }
  })
  try {
    const window = await visit.arrive()
    await visit.prepare(window)
    const { text } = await readText(window)
    await findStill(window)
    await setAside(window)
    const tiles: TileFile[] = []
    for await (const tile of tilesOf(window, await openUp(window))) tiles.push(tileFile(tile))
    return { text, tiles }
  } finally {
    await visit.window?.close()
    life.over()
  }
}

/** A tile as the comparison of two captures takes it. */
export function tileFile(tile: {
  bytes: Uint8Array
  top: number | null
  width: number | null
  height: number | null
}): TileFile {
  const bytes = Buffer.from(tile.bytes)
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    top: tile.top ?? 0,
    width: tile.width ?? 0,
    height: tile.height ?? 0,
    load: async () => bytes
  }
}
