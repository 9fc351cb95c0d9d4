// The top of a picture, made small: of a page, what a visitor saw first.
import { type Decoded, decodedBands, opaque } from './decode.ts'

/** Pixels of the small picture, at the most. A page is cut off below. */
const WIDTH = 320
const HEIGHT = 240
const QUALITY = 82

/** The small picture as a JPEG. No more is decoded than is shown. @throws Error when it is no PNG or JPEG, is broken, or is too large */
export async function thumbnailOf(bytes: Buffer): Promise<Decoded> {
  const top = await topOf(bytes)
  const { width, height } = sizeOf(top)
  const data = Buffer.alloc(width * height * 4, 255)
  const [across, down] = [top.width / width, top.height / height]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const box = {
        left: Math.floor(x * across),
        right: Math.max(Math.floor(x * across) + 1, Math.floor((x + 1) * across)),
        top: Math.floor(y * down),
        bottom: Math.max(Math.floor(y * down) + 1, Math.floor((y + 1) * down))
      }
      writeMean(top, box, data, (y * width + x) * 4)
    }
  const { encode } = await import('jpeg-js')
  return { width, height, data: encode({ width, height, data }, QUALITY).data }
}

/** A small picture stays as it is; a large one keeps its shape, but for what is cut off below. */
function sizeOf({ width, height }: Decoded) {
  const scale = Math.min(1, WIDTH / width)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** As much of the top as is shown: reading ends there. */
async function topOf(bytes: Buffer): Promise<Decoded> {
  const bands: Buffer[] = []
  let [width, rows, wanted] = [0, 0, 0]
  for await (const band of decodedBands(bytes)) {
    opaque(band)
    width = band.width
    wanted = Math.ceil((Math.max(width, WIDTH) * HEIGHT) / WIDTH)
    bands.push(band.data)
    rows += band.height
    if (rows >= wanted) break
  }
  const height = Math.min(rows, wanted)
  return { width, height, data: Buffer.concat(bands).subarray(0, width * height * 4) }
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** One pixel of the small picture is the mean of those it stands for. */
function writeMean({ data, width }: Decoded, box: Box, into: Buffer, at: number): void {
  let [red, green, blue] = [0, 0, 0]
  for (let y = box.top; y < box.bottom; y++)
    for (let from = (y * width + box.left) * 4; from < (y * width + box.right) * 4; from += 4) {
      red += data[from] ?? 0
      green += data[from + 1] ?? 0
      blue += data[from + 2] ?? 0
    }
  const count = (box.right - box.left) * (box.bottom - box.top)
  into[at] = red / count
  into[at + 1] = green / count
  into[at + 2] = blue / count
}
