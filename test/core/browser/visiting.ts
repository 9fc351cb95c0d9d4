// Goes through a page with the steps of a capture, without recording it: for a page that a worker replays, which a
// recording would pass by.
import { createHash } from 'node:crypto'
import type { Platform } from '#shared/register.ts'
import { findFixed, hideFixed } from '../../../electron/core/captures/browser/artefacts/fixed-elements.ts'
import { openUp } from '../../../electron/core/captures/browser/artefacts/picture.ts'
import { readText } from '../../../electron/core/captures/browser/artefacts/text.ts'
import { tilesOf } from '../../../electron/core/captures/browser/artefacts/tiles.ts'
import { OPEN_PAGE } from '../../../electron/core/captures/browser/prepare/open-page.ts'
import { preparePage } from '../../../electron/core/captures/browser/prepare/prepare-page.ts'
import type { CaptureBrowser } from '../../../electron/core/captures/browser/process/browser.ts'
import { Deadline } from '../../../electron/core/captures/browser/process/deadline.ts'
import { LIMITS } from '../../../electron/core/captures/browser/process/limits.ts'
import { Steps } from '../../../electron/core/captures/browser/steps.ts'
import { Visit, type VisitStep } from '../../../electron/core/captures/browser/visit.ts'
import type { TileFile } from '../../../electron/core/captures/compare/pictures.ts'

/** The replay sends a page that is not in its frame to where the frame would be: this one is in none, and stays. */
const STAY = `for (const [name, value] of [['top_url', ''], ['is_framed', false]])
  Object.defineProperty(Object.prototype, name, { get: () => value, set() {} })`

export async function visitAgain(
  browser: CaptureBrowser,
  address: string,
  platform: Platform
): Promise<{ text: string; tiles: TileFile[] }> {
  const deadline = new Deadline(LIMITS.total, new AbortController().signal)
  const request = { address, acceptBadCertificate: false, platform, mayBePrivate: true }
  const visit = new Visit({ browser, request, deadline, steps: new Steps(() => undefined), limits: LIMITS })
  const stay: VisitStep = async ({ window }) => {
    await window.session.send('Page.addScriptToEvaluateOnNewDocument', { source: STAY })
    return {}
  }
  try {
    const { window } = await visit.run([stay, ...OPEN_PAGE, ...preparePage()])
    const { text } = await readText(window)
    await findFixed(window)
    await hideFixed(window)
    const tiles: TileFile[] = []
    for await (const tile of tilesOf(window, await openUp(window))) tiles.push(tileFile(tile))
    return { text, tiles }
  } finally {
    await visit.page?.window.close()
    deadline.over()
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
