// One capture with all its artefacts, kept and read back, as a run makes it.

import { capturePage } from '../../electron/core/captures/browser/capture-page.ts'
import type { CaptureBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { openObjectStore, type StoredObject } from '../../electron/core/kernel/objects/store.ts'

/** Captures a page whole, puts all of it in the object store of a folder, and reads it back. @throws when it is not whole */
export async function captured(
  browser: CaptureBrowser,
  address: string,
  dir: string
): Promise<{ readonly height: number; readonly kept: readonly StoredObject[] }> {
  const store = openObjectStore(dir)
  const kept: StoredObject[] = []
  let height = 0
  const page = await capturePage(
    browser,
    { address, acceptBadCertificate: false, mayBePrivate: true },
    {
      signal: new AbortController().signal,
      onStep: () => undefined,
      async keep({ role, bytes, mediaType, ...picture }) {
        if (role === 'screenshot') height += picture.height ?? 0
        kept.push(await store.put(bytes, mediaType))
      }
    }
  )
  const provenance = Buffer.from(JSON.stringify(page.provenance))
  kept.push(await store.put(provenance, 'application/json'))
  for (const { sha256 } of kept) {
    const { state } = await store.verify(sha256)
    if (state !== 'right') throw new Error(`${sha256} is ${state}.`)
  }
  if (page.state !== 'complete')
    throw new Error(`The capture is ${page.state}: ${page.reasons.map(({ code }) => code).join(', ')}.`)
  return { height, kept }
}
