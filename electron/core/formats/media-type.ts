// What a file is by its first bytes; its name does not count. Pure.

/** So many bytes say what a file is. */
export const MEDIA_TYPE_BYTES = 16

const SIGNATURES: readonly (readonly [string, number, string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '47494638'],
  ['image/webp', 8, '57454250'],
  ['application/pdf', 0, '255044462d'],
  ['video/mp4', 4, '66747970'],
  ['video/webm', 0, '1a45dfa3'],
  ['audio/mpeg', 0, '494433'],
  ['audio/ogg', 0, '4f676753']
]

/** The media type by the first bytes. */
export function mediaTypeOf(head: Uint8Array): string {
  const hex = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, MEDIA_TYPE_BYTES)).toString(
    'hex'
  )
  const known = SIGNATURES.find(([, at, bytes]) => hex.startsWith(bytes, at * 2))
  return known?.[0] ?? 'application/octet-stream'
}
