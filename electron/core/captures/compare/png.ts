// Reads the PNGs that browsers make: eight bits a channel, not interlaced. In slices, so that nothing else waits long.
import { promisify } from 'node:util'
import { constants, inflate, inflateSync } from 'node:zlib'

/** `rgba` has four bytes a pixel, row after row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }

const unpack = promisify(inflate)
const SIGNATURE = '89504e470d0a1a0a'
/** Red, green and blue; the same with alpha. */
const CHANNELS: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 }
const ROWS_AT_ONCE = 256
const MOST_PIXELS = 64e6

/** @throws when it is not such a PNG */
export async function readPng(bytes: Buffer): Promise<Picture> {
  const { width, height, channels, stride } = headOf(bytes)
  const packed = Buffer.concat(dataOf(bytes))
  const raw = await unpack(packed, { maxOutputLength: (stride + 1) * height + 1 })
  if (raw.length !== (stride + 1) * height) throw new Error('a PNG that is cut off')
  const rgba = new Uint8Array(width * height * 4)
  for (let from = 0; from < height; from += ROWS_AT_ONCE) {
    undo(raw, rgba, { from, to: Math.min(from + ROWS_AT_ONCE, height), stride, channels })
    await breathe()
  }
  return { width, height, rgba }
}

/** The first rows, without the rest being unpacked; null when there are not so many. */
export function readTop(bytes: Buffer, rows: number): Uint8Array | null {
  const { width, channels, stride } = headOf(bytes)
  const packed = Buffer.concat(dataOf(bytes))
  const wanted = (stride + 1) * rows
  // Twice as much each time, since it is not known how well the first rows are packed.
  for (let length = 4 << 10; ; length *= 2) {
    const raw = inflateSync(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH })
    if (raw.length >= wanted) {
      const rgba = new Uint8Array(width * rows * 4)
      undo(raw, rgba, { from: 0, to: rows, stride, channels })
      return rgba
    }
    if (length >= packed.length) return null
  }
}

function headOf(bytes: Buffer) {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new Error('not a PNG')
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  const channels = CHANNELS[bytes[25] ?? -1]
  if (bytes[24] !== 8 || channels === undefined || bytes[28] !== 0) throw new Error('a PNG of another kind')
  if (width * height > MOST_PIXELS) throw new Error('a PNG that is too large')
  return { width, height, channels, stride: width * channels }
}

/** Undoes the filters of rows that are unpacked, those before them being done. */
function undo(
  raw: Buffer,
  rgba: Uint8Array,
  { from, to, stride, channels }: { from: number; to: number; stride: number; channels: 3 | 4 }
): void {
  const width = stride / channels
  let before = from === 0 ? new Uint8Array(stride) : rowAt(raw, from - 1, stride)
  for (let y = from; y < to; y++) {
    const row = rowAt(raw, y, stride)
    unfilter(raw[y * (stride + 1)] ?? 0, row, before, channels)
    spread(row, rgba.subarray(y * width * 4, (y + 1) * width * 4), channels)
    before = row
  }
}

const rowAt = (raw: Buffer, y: number, stride: number): Uint8Array =>
  raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1))

/** Lets others have their turn. */
export const breathe = () => new Promise<void>(resolve => setImmediate(resolve))

function dataOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return parts
}

/** Undoes the filter of a row in place (PNG specification, 9.2). */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : (row[i - step] ?? 0)
    const up = above[i] ?? 0
    const corner = i < step ? 0 : (above[i - step] ?? 0)
    const own = row[i] ?? 0
    if (filter === 1) row[i] = own + left
    else if (filter === 2) row[i] = own + up
    else if (filter === 3) row[i] = own + ((left + up) >> 1)
    else if (filter === 4) row[i] = own + nearest(left, up, corner)
  }
}

function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function spread(row: Uint8Array, rgba: Uint8Array, channels: 3 | 4): void {
  if (channels === 4) {
    rgba.set(row)
    return
  }
  for (let from = 0, to = 0; from < row.length; from += 3, to += 4) {
    rgba[to] = row[from] ?? 0
    rgba[to + 1] = row[from + 1] ?? 0
    rgba[to + 2] = row[from + 2] ?? 0
    rgba[to + 3] = 255
  }
}
