// A tall screenshot as strips that each fit on a page, cut between lines where that can be told, without transparency.
import { promisify } from 'node:util'
import { crc32, deflate, type ZlibOptions } from 'node:zlib'
import { PNG } from 'pngjs'
import { type Decoded, decodePicture } from './decode.ts'

/** A part of the picture: an opaque PNG. `top` and `height` are pixels of the whole picture. */
export type Strip = { readonly png: Buffer; readonly top: number; readonly height: number }

/** How far above the foot of a page a better place to cut is looked for, as a part of the page. */
const LOOK = 0.15
/** Rows in which every pixel is as good as the same: between lines, between posts. */
const QUIET = 12

/**
 * Cuts tiles that lie one under the other into strips of at most `shape` times their width. One tile is held at a time.
 * @throws Error when a tile is no picture, or too large to be decoded
 */
export async function* stripsOf(
  tiles: AsyncIterable<Buffer> | Iterable<Buffer>,
  shape: number
): AsyncGenerator<Strip> {
  let [top, rest]: [number, PNG | null] = [0, null]
  for await (const tile of tiles) {
    const picture = await decodePicture(tile)
    if (rest !== null && rest.height > 0 && rest.width !== picture.width) {
      // Nothing can be laid beneath what is of another width: what is left of that is a strip of its own.
      yield { png: await encode(rest, 0, rest.height), top, height: rest.height }
      ;[rest, top] = [null, top + rest.height]
    }
    const whole: PNG = rest === null ? picture : under(rest, picture)
    const most = Math.floor(whole.width * shape)
    let from = 0
    while (whole.height - from > most) {
      const height = cutBefore(whole, from, most)
      yield { png: await encode(whole, from, height), top, height }
      ;[from, top] = [from + height, top + height]
    }
    rest = part(whole, from, whole.height - from)
  }
  if (rest !== null && rest.height > 0)
    yield { png: await encode(rest, 0, rest.height), top, height: rest.height }
}

function part(png: PNG, from: number, height: number): PNG {
  const { width } = png
  const cut = new PNG({ width, height: Math.max(1, height) })
  cut.height = height
  png.data.copy(cut.data, 0, from * width * 4, (from + height) * width * 4)
  return cut
}

function under(above: PNG, below: PNG): PNG {
  if (above.height === 0 || above.width !== below.width) return below
  const both = new PNG({ width: below.width, height: above.height + below.height })
  above.data.copy(both.data, 0, 0, above.height * above.width * 4)
  below.data.copy(both.data, above.height * above.width * 4)
  return both
}

/** The height of the next strip: the lowest quiet row near its foot, or else all that fits. */
function cutBefore(png: PNG, from: number, most: number): number {
  const least = Math.ceil(most * (1 - LOOK))
  for (let height = most; height > least; height--) if (isQuiet(png, from + height)) return height
  return most
}

function isQuiet({ data, width }: PNG, row: number): boolean {
  const start = row * width * 4
  for (let x = 4; x < width * 4; x += 4)
    for (let channel = 0; channel < 3; channel++)
      if (Math.abs((data[start + x + channel] ?? 0) - (data[start + channel] ?? 0)) > QUIET) return false
  return true
}

/** On white, as it was seen: PDF/A-1 knows no transparency. */
function encode(png: PNG, from: number, height: number): Promise<Buffer> {
  const cut = part(png, from, height)
  const { data } = cut
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255
    if (alpha === 255) continue
    for (let channel = at - 3; channel < at; channel++)
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255)
    data[at] = 255
  }
  return encodePng(cut)
}

/** An opaque picture as a file, with nothing in it but its pixels. */
export async function encodePng({ width, height, data }: Decoded): Promise<Buffer> {
  // Screenshots are packed both tighter and faster unfiltered (0 first in each row) than by trying every filter on each.
  const stride = 1 + width * 3
  const rows = Buffer.alloc(height * stride)
  for (let y = 0, from = 0; y < height; y++)
    for (let to = y * stride + 1; to < (y + 1) * stride; to += 3, from += 4) {
      rows[to] = data[from] ?? 0
      rows[to + 1] = data[from + 1] ?? 0
      rows[to + 2] = data[from + 2] ?? 0
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8) // eight bits of red, green and blue
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...chunk('IHDR', head),
    ...chunk('IDAT', await packed(rows, { level: 6 })),
    ...chunk('IEND', Buffer.alloc(0))
  ])
}

const packed = promisify<Buffer, ZlibOptions, Buffer>(deflate)

/** A part of a PNG (ISO/IEC 15948, 5.3): its length, its name, what is in it, and their checksum. */
function chunk(name: string, content: Buffer): Buffer[] {
  const [length, sum, title] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.from(name, 'latin1')]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(content, crc32(title)))
  return [length, title, content, sum]
}
