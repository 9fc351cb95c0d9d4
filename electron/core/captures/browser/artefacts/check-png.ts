// Whether a picture is what was asked for. Browsers have been seen to answer with empty and wrong pictures and no error.
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What is wrong with a PNG that should be so large, or null. */
export function pngFault(bytes: Buffer, width: number, height: number): string | null {
  if (bytes.length < 45) return `${bytes.length} bytes`
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return 'not a PNG'
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return 'no IHDR'
  const found = `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`
  if (found !== `${width} × ${height}`) return `${found} instead of ${width} × ${height}`
  return bytes.toString('latin1', bytes.length - 8, bytes.length - 4) === 'IEND' ? null : 'cut off'
}
