// Marks: boxes of one colour each, from which a program can tell in a picture what is there, where, and how often.
import { crc32, inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** The colour of mark `n`: blue says that it is a mark, red and green which. */
export const markColour = (n: number) => `rgb(${n & 255},${n >> 8},251)`

type Picture = { bytes: Uint8Array; top: number | null; position: number }
export type Run = { mark: number; top: number; height: number }

/** The marks down one column of a picture that may be in tiles, from the top. */
export function marksIn(tiles: readonly Picture[], x: number): Run[] {
  const runs: Run[] = []
  for (const tile of [...tiles].sort((a, b) => a.position - b.position)) {
    for (const [y, [red, green, blue]] of columnOf(tile.bytes, x).entries()) {
      if (blue !== 251) continue
      const mark = red + (green << 8)
      const top = (tile.top ?? 0) + y
      const last = runs.at(-1)
      if (last?.mark === mark && last.top + last.height === top) last.height++
      else runs.push({ mark, top, height: 1 })
    }
  }
  return runs
}

type Colour = [red: number, green: number, blue: number]

/** What a browser that is in a hurry filters its rows by: not at all, or by the row above (PNG specification, 9.2). */
const [NONE, UP] = [0, 2]
const CHANNELS: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 }

/**
 * One column of a picture, from the top. Where no row depends on what stands beside a pixel, only those of the column are looked
 * at: a tile has twenty million others. Any other PNG is left to the library.
 */
function columnOf(file: Uint8Array, x: number): Colour[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const [width, height, channels] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), CHANNELS[bytes[25] ?? 0]]
  if (channels === undefined || bytes[24] !== 8 || bytes[28] !== 0) return columnOfAny(bytes, x)
  const line = width * channels + 1
  const raw = inflateSync(rowsIn(bytes), { chunkSize: Math.max(64, line * height + 1) })
  if (raw.length !== line * height) throw new Error('a PNG that is cut off')
  const column: Colour[] = []
  let above: Colour = [0, 0, 0]
  for (let at = 0; at < raw.length; at += line) {
    const pixel = at + 1 + x * channels
    const own: Colour = [raw[pixel] ?? 0, raw[pixel + 1] ?? 0, raw[pixel + 2] ?? 0]
    if (raw[at] === UP) for (const index of [0, 1, 2] as const) own[index] = (own[index] + above[index]) & 255
    else if (raw[at] !== NONE) return columnOfAny(bytes, x)
    column.push(own)
    above = own
  }
  return column
}

function columnOfAny(bytes: Buffer, x: number): Colour[] {
  const { width, height, data } = PNG.sync.read(bytes)
  return Array.from({ length: height }, (_, y) => {
    const at = (y * width + x) * 4
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
  })
}

/** The packed rows of a PNG, which may be in several parts. */
function rowsIn(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      throw new Error('a PNG that is damaged')
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, end))
    at = end + 4
  }
  return Buffer.concat(parts)
}

/** Which marks there are, in order. */
export const marksOf = (tiles: readonly Picture[], x: number) => marksIn(tiles, x).map(({ mark }) => mark)

/** 0, 1, 2 … n − 1. */
export const upTo = (n: number) => Array.from({ length: n }, (_, index) => index)

const markPictures = new Map<string, Buffer>()

/** A picture file of one mark. A page asks for a hundred of them, and asks again. */
export function markPicture(n: number, width = 200, height = 100): Buffer {
  const key = `${n} ${width} ${height}`
  const made = markPictures.get(key)
  if (made !== undefined) return made
  const png = new PNG({ width, height })
  png.data.fill(Buffer.from([n & 255, n >> 8, 251, 255]))
  // Rows of one colour pack as well without a filter, which the library would look for pixel by pixel.
  const file = PNG.sync.write(png, { filterType: 0 })
  markPictures.set(key, file)
  return file
}

/** A picture that does not pack, as a photograph does not; the same each time for the same number. */
export function noisePicture(n: number, width = 400, height = 250): Buffer {
  const png = new PNG({ width, height })
  let state = n + 1
  for (let at = 0; at < png.data.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    png.data[at] = at % 4 === 3 ? 255 : state >>> 24
  }
  return PNG.sync.write(png)
}
