// Pictures from outside, decoded to pixels: PNG and JPEG. What they claim is looked at before anything is decoded.
import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { bandsOf, laidBandsOf, readPng } from '../png/png.ts'
import { laidRows, onWhite } from '../png/write.ts'

/** Four bytes for each pixel. */
export type Decoded = { readonly width: number; readonly height: number; readonly data: Buffer }

/** Pixels that are decoded at most: a picture from outside may claim any size. */
const MOST_PIXELS = 100_000_000
/** Rows that are decoded at once. */
const BAND = 1024
/** JPEG takes more memory while it is decoded. */
const MOST_JPEG_PIXELS = 50_000_000
const MOST_JPEG_MB = 1_000
/**
 * Pixels that a byte can stand for: of a JPEG, a bit for each block of 8 × 8 and component; of a PNG, the best that its packing
 * does (1,032 : 1) with a bit for each pixel. A picture that claims more is a trap, and decoding it would take the memory.
 */
const MOST_PER_BYTE = { jpeg: 512, png: 8 * 1032 }

/** The size that the picture says it has, turned as it is meant to be seen; null where it is neither PNG nor JPEG. */
export function sizeOfPicture(bytes: Buffer): { width: number; height: number } | null {
  if (isJpeg(bytes)) {
    const { frame, orientation } = headOf(bytes)
    if (frame === null) return null
    return isOnItsSide(orientation) ? { width: frame.height, height: frame.width } : frame
  }
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** @throws Error when it is no PNG or JPEG, is broken, or is too large */
export async function decodePicture(bytes: Buffer): Promise<Decoded> {
  return isJpeg(bytes) ? decodeJpeg(bytes) : decodePng(bytes)
}

/**
 * The picture in bands, top to bottom, as it is decoded: those of a tall PNG that a browser wrote are never held together.
 * @throws Error when it is no PNG or JPEG, is broken, or is too large
 */
export async function* decodedBands(bytes: Buffer): AsyncGenerator<Decoded> {
  const bands = async function* () {
    for await (const { width, height, rgba } of bandsOf(bytes, BAND)) yield { width, height, data: rgba }
  }
  yield* bandsOr(bands(), () => decodePicture(bytes))
}

/** The same in bands of rows as they are packed in our PNGs: `data` is as `layRow` lays it. @throws as `decodedBands` */
export async function* laidBands(bytes: Buffer): AsyncGenerator<Decoded> {
  yield* bandsOr(laidBandsOf(bytes, BAND), async () => {
    const picture = await decodePicture(bytes)
    return { ...picture, data: laidRows(picture) }
  })
}

/** The bands of what browsers write; of any other picture, all of it. */
async function* bandsOr(
  bands: AsyncIterable<{ width: number; height: number; data: Uint8Array }>,
  whole: () => Promise<Decoded>
): AsyncGenerator<Decoded> {
  let isBegun = false
  try {
    for await (const { width, height, data } of bands) {
      isBegun = true
      yield { width, height, data: Buffer.from(data.buffer, data.byteOffset, data.length) }
    }
  } catch (error) {
    if (isBegun) throw error
    yield await whole()
  }
}

async function decodePng(bytes: Buffer): Promise<Decoded> {
  if (bytes.toString('hex', 0, 8) !== PNG_SIGNATURE) throw new Error('no signature of a PNG or a JPEG')
  if (
    bytes.length < 24 ||
    bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > Math.min(MOST_PIXELS, bytes.length * MOST_PER_BYTE.png)
  )
    throw new Error('the picture is cut off or too large')
  // What browsers write is read in a third of the time that the library takes for all that a PNG may be.
  const plain = await readPng(bytes).catch(() => null)
  if (plain !== null) {
    const { width, height, rgba } = plain
    return { width, height, data: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.length) }
  }
  refuseSwelling(bytes)
  // At once, in the thread that it is read in: the library's other way throws what nobody can catch, also after it has told of an error,
  // and that would end the thread under whatever it reads by then.
  return PNG.sync.read(bytes)
}

const PNG_SIGNATURE = '89504e470d0a1a0a'

/** One in seven passes: the library unpacks it before it looks at how much that may be. @throws Error */
function refuseSwelling(bytes: Buffer): void {
  if (bytes[INTERLACED] === 0) return
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const parts: Buffer[] = []
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  // Eight bytes for each pixel at the most, and for each row of a pass its filter.
  inflateSync(Buffer.concat(parts), { maxOutputLength: 8 * width * height + 4 * height + 64 })
}

const INTERLACED = 28

/** On white (`onWhite`). Changes the picture itself. */
export function opaque(picture: Decoded): Decoded {
  const { data } = picture
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255
    if (alpha === 255) continue
    for (let channel = at - 3; channel < at; channel++) data[channel] = onWhite(data[channel] ?? 0, alpha)
    data[at] = 255
  }
  return picture
}

const isJpeg = (bytes: Buffer) => bytes.toString('latin1', 0, 3) === '\xff\xd8\xff'

async function decodeJpeg(bytes: Buffer): Promise<Decoded> {
  const { frame, orientation } = headOf(bytes)
  const most = Math.min(MOST_JPEG_PIXELS, bytes.length * MOST_PER_BYTE.jpeg)
  if (frame === null || frame.width * frame.height > most)
    throw new Error('the picture is cut off or too large')
  const { decode } = await import('jpeg-js')
  const { data, width, height } = decode(bytes, {
    maxResolutionInMP: MOST_JPEG_PIXELS / 1_000_000,
    maxMemoryUsageInMB: MOST_JPEG_MB
  })
  return turned({ data: Buffer.from(data.buffer, data.byteOffset, data.length), width, height }, orientation)
}

type Head = {
  readonly frame: { readonly width: number; readonly height: number } | null
  /** How the camera was held (Exif 2.32, 4.6.4: 1 to 8). */
  readonly orientation: number
}

/** Reads the segments of a JPEG up to the one that says its size (ITU T.81, B.2.2). */
function headOf(bytes: Buffer): Head {
  let orientation: number | null = null
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return { frame: width > 0 && height > 0 ? { width, height } : null, orientation: orientation ?? 1 }
    }
    // As browsers do, the first that says so counts.
    if (marker === 0xe1) orientation ??= orientationIn(bytes.subarray(at + 4, at + 2 + length))
    at += 2 + length
  }
  return { frame: null, orientation: 1 }
}

const ORIENTATION = 0x0112

/** The orientation in an Exif segment, null where there is none. */
function orientationIn(segment: Buffer): number | null {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return null
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const two = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const four = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  if (tiff.length < 10) return null
  const start = four(4)
  if (start + 2 > tiff.length) return null
  for (let entry = 0; entry < two(start); entry++) {
    const at = start + 2 + entry * 12
    if (at + 12 > tiff.length) return null
    if (two(at) !== ORIENTATION) continue
    const value = two(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return null
}

const isOnItsSide = (orientation: number) => orientation >= 5

/** The pixels as they are meant to be seen. */
function turned({ data, width: wide, height: tall }: Decoded, orientation: number): Decoded {
  if (orientation === 1) return { data, width: wide, height: tall }
  const [width, height] = isOnItsSide(orientation) ? [tall, wide] : [wide, tall]
  const pixels = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = sourceOf(orientation, { x, y, wide, tall })
      data.copy(pixels, (y * width + x) * 4, (row * wide + column) * 4, (row * wide + column) * 4 + 4)
    }
  return { width, height, data: pixels }
}

/** Where a pixel comes from, for each of the eight ways. */
function sourceOf(
  orientation: number,
  { x, y, wide, tall }: { x: number; y: number; wide: number; tall: number }
): readonly [column: number, row: number] {
  const [right, foot] = [wide - 1, tall - 1]
  switch (orientation) {
    case 2:
      return [right - x, y]
    case 3:
      return [right - x, foot - y]
    case 4:
      return [x, foot - y]
    case 5:
      return [y, x]
    case 6:
      return [y, foot - x]
    case 7:
      return [right - y, foot - x]
    case 8:
      return [right - y, x]
    default:
      return [x, y]
  }
}
