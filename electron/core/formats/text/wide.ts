// Texts with two bytes for each letter (UTF-16), by their mark or by their noughts.

/** So many bytes are looked at. */
export const SNIFFED_BYTES = 4096

export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return wideByZeros(bytes.subarray(0, SNIFFED_BYTES))
}

/** Without the mark: of letters as they are written here, every second byte is nought, and no other. */
function wideByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head.length < LEAST_WIDE) return null
  const [even, odd] = [0, 1].map(first => head.filter((byte, at) => at % 2 === first && byte === 0).length)
  const most = (head.length / 2) * 0.9
  if (even === 0 && (odd ?? 0) > most) return 'utf-16le'
  return odd === 0 && (even ?? 0) > most ? 'utf-16be' : null
}
const LEAST_WIDE = 16
