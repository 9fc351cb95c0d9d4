// Takes a capture in a test, with all that it kept.
import { expect } from 'vitest'
import type { CaptureFileRole, Viewport } from '#shared/capture.ts'
import type { Platform } from '#shared/register.ts'
import type { PageFile } from '../../../electron/core/captures/browser/artefacts/page-file.ts'
import { capturePage, type PageCapture } from '../../../electron/core/captures/browser/capture-page.ts'
import type { CaptureBrowser } from '../../../electron/core/captures/browser/process/browser.ts'
import type { Limits } from '../../../electron/core/captures/browser/process/limits.ts'
import { readPieces } from '../../../electron/core/formats/wacz/piece-list.ts'
import { sha256 } from '../../helpers/wacz.ts'

export type Taken = PageCapture & {
  /** Why, in short: the codes of the reasons. */
  codes: string[]
  files: PageFile[]
  tiles: PageFile[]
  text: string
  of(role: CaptureFileRole): PageFile[]
}

export async function take(
  browser: CaptureBrowser,
  address: string,
  options: {
    limits?: Partial<Limits>
    acceptBadCertificate?: boolean
    since?: Date
    continuesPastSince?: boolean
    viewport?: Viewport
    platform?: Platform
    mayBePrivate?: boolean
    resolve?: (host: string) => Promise<readonly string[]>
    filmProgram?: { path: string | null }
    signal?: AbortSignal
    onStep?: (step: string) => void
  } = {}
): Promise<Taken> {
  const files: PageFile[] = []
  const result = await capturePage(
    browser,
    {
      address,
      since: options.since ?? null,
      continuesPastSince: options.continuesPastSince ?? false,
      ...(options.viewport === undefined ? {} : { viewport: options.viewport }),
      acceptBadCertificate: options.acceptBadCertificate ?? false,
      // The site of the tests is this computer.
      mayBePrivate: options.mayBePrivate ?? true,
      ...(options.resolve === undefined ? {} : { resolve: options.resolve }),
      ...(options.filmProgram === undefined ? {} : { filmProgram: options.filmProgram }),
      ...(options.platform === undefined ? {} : { platform: options.platform })
    },
    {
      signal: options.signal ?? new AbortController().signal,
      onStep: options.onStep ?? (() => undefined),
      keep: async file => {
        files.push(file)
      },
      ...(options.limits === undefined ? {} : { limits: options.limits })
    }
  )
  const of = (role: CaptureFileRole) => files.filter(file => file.role === role)
  return {
    ...result,
    codes: result.reasons.map(({ code }) => code),
    files,
    tiles: of('screenshot'),
    text: Buffer.from(of('text')[0]?.bytes ?? []).toString('utf8'),
    of
  }
}

/** The whole file, put together by the list of its pieces. */
export function waczOf(taken: Taken): Buffer {
  const list = readPieces(taken.of('wacz')[0]?.bytes ?? Buffer.alloc(0))
  const parts = new Map(taken.of('part').map(({ position, bytes }) => [position, bytes]))
  const wacz = Buffer.concat(
    list.pieces.map(piece => {
      if (typeof piece === 'string') return Buffer.from(piece, 'latin1')
      const [part, offset, length] = piece
      return parts.get(part)?.subarray(offset, offset + length) ?? Buffer.alloc(0)
    })
  )
  expect([wacz.length, sha256(wacz)]).toEqual([list.bytes, list.sha256])
  return wacz
}
