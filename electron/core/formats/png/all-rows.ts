// Whether a PNG that is too large to be decoded has all its rows: they are unpacked and counted, and none is held.
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflate } from 'node:zlib'

/** Channels by the kind of colour (PNG 3, table 11.1). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const INTERLACED = 28
/** Larger ones are shown by no program. */
const MOST_PIXELS = 1e9

/** Of one that is interlaced, whether there is a row's worth: its rows come seven times. `bytes` hold a whole head. */
export async function hasAllRows(bytes: Buffer): Promise<boolean> {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const row = 1 + Math.ceil((width * (bytes[24] ?? 0) * (CHANNELS[bytes[25] ?? 0] ?? 0)) / 8)
  const expected = bytes[INTERLACED] === 0 ? row * height : row
  if (width * height > MOST_PIXELS) return false
  let unpacked = 0
  const count = new Writable({
    write(piece: Buffer, _encoding, done) {
      unpacked += piece.length
      done()
    }
  })
  try {
    await pipeline(Readable.from(pixelsOf(bytes)), createInflate({ chunkSize: 1 << 20 }), count)
  } catch {
    return false
  }
  return row > 1 && unpacked >= expected
}

function* pixelsOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') yield bytes.subarray(at + 8, at + 8 + length)
    at += 12 + length
  }
}
