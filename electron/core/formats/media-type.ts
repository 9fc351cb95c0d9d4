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

/**
 * What somebody else calls a file, where that has the form of a media type (RFC 6838, 4.2) and the first bytes do not tell better: it is
 * what every file of the same bytes is called from then on.
 */
export function saidType(said: string, head: Uint8Array): string {
  const seen = mediaTypeOf(head)
  if (seen !== 'application/octet-stream') return seen
  const type = said.split(';')[0]?.trim().toLowerCase() ?? ''
  return TYPE.test(type) && !BEGINS_SO.has(type) ? type : seen
}

// Each of them begins as its signature says, or it is none.
const BEGINS_SO: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const TYPE = /^[a-z][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/

/** The media type by the first bytes. */
export function mediaTypeOf(head: Uint8Array): string {
  const hex = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, MEDIA_TYPE_BYTES)).toString(
    'hex'
  )
  const known = SIGNATURES.find(([, at, bytes]) => hex.startsWith(bytes, at * 2))
  return known?.[0] ?? 'application/octet-stream'
}
