// PNGs as we write them: eight bits of red, green and blue, with nothing in them but their pixels.
import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

export const SIGNATURE = '89504e470d0a1a0a'
/** What is packed comes in pieces so large. */
export const PIECE = 4 << 20
export const pack = promisify<Buffer, { level: number; chunkSize?: number }, Buffer>(deflate)

export type Chunk = { readonly name: string; readonly data: Buffer }
/** `data`: row after row. */
type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** On white, as it was seen: PDF/A-1 knows no transparency, and nothing that was unseen may be shown. */
export const onWhite = (value: number, alpha: number): number =>
  Math.round((value * alpha + 255 * (255 - alpha)) / 255)

/** The bytes of a row as it is packed: three for each pixel, after the filter of the row. */
export const strideOf = (width: number): number => 1 + width * 3

/**
 * Lays a row of pixels of three or four bytes each, opaque and unfiltered. Screenshots are packed both tighter and faster unfiltered
 * than by trying every filter on each row.
 */
export function layRow(row: Uint8Array, into: Uint8Array, channels: 3 | 4): void {
  into[0] = 0
  if (channels === 3) {
    into.set(row, 1)
    return
  }
  for (let from = 0, to = 1; to < into.length; from += 4, to += 3) {
    const alpha = row[from + 3] as number
    for (let channel = 0; channel < 3; channel++) {
      const value = row[from + channel] as number
      into[to + channel] = alpha === 255 ? value : onWhite(value, alpha)
    }
  }
}

/** All rows of a picture of four bytes for each pixel, as `layRow` lays them. */
export function laidRows({ width, height, data }: Pixels): Buffer {
  const stride = strideOf(width)
  const rows = Buffer.allocUnsafeSlow(height * stride)
  for (let y = 0; y < height; y++)
    layRow(data.subarray(y * width * 4, (y + 1) * width * 4), rows.subarray(y * stride, (y + 1) * stride), 4)
  return rows
}

/** A picture of four bytes for each pixel as a PNG, on white. */
export function writePng(picture: Pixels): Promise<Buffer> {
  return writeRows({ ...picture, data: laidRows(picture) })
}

/** Rows that are laid (`layRow`) as a PNG. */
export async function writeRows({ width, height, data }: Pixels): Promise<Buffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8) // eight bits of red, green and blue
  return pngOf([
    { name: 'IHDR', data: head },
    {
      name: 'IDAT',
      data: await pack(Buffer.from(data.buffer, data.byteOffset, data.length), { level: 6, chunkSize: PIECE })
    }
  ])
}

export function pngOf(chunks: readonly Chunk[]): Buffer {
  const all = [...chunks, { name: 'IEND', data: Buffer.alloc(0) }]
  return Buffer.concat([Buffer.from(SIGNATURE, 'hex'), ...all.map(({ name, data }) => chunk(name, data))])
}

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(name, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}
