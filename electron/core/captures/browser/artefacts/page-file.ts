// The artefacts of a capture, as they are handed to whoever keeps them.
import type { CaptureFileRole } from '#shared/capture.ts'
import type { Sha256 } from '#shared/ids.ts'

export const TEXT = 'text/plain; charset=utf-8'
export const JSON_TYPE = 'application/json'
export const GZIP = 'application/gzip'
/** Raw deflate, without a head of its own. */
export const DEFLATE = 'application/octet-stream'

/** One artefact of a capture. `top`, `width` and `height` are CSS pixels and set on pictures only. */
export type PageFile = {
  role: CaptureFileRole
  position: number
  mediaType: string
  bytes: Uint8Array
  top: number | null
  width: number | null
  height: number | null
  /** Of a list of pieces: what the file is when it is put together. */
  whole?: { readonly sha256: Sha256; readonly bytes: number }
}

/** One that is no picture. */
export function fileOf(
  role: CaptureFileRole,
  mediaType: string,
  bytes: Uint8Array,
  position: number
): PageFile {
  return { role, position, mediaType, bytes, top: null, width: null, height: null }
}
