// A picture made ready to have its words read: in grey, in strips that lap over each other, and as large as letters are read best at. What is
// known to be text already is painted over, so that it is neither read twice nor taken for what only the picture says.
import { type Decoded, decodedBands, opaque } from '../decode.ts'

/** One byte a pixel. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array }
/** A part of the picture, in its own pixels, that is not to be read. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const ROWS = 1_024
/** A line of text that is cut by the end of a strip stands whole in the next. */
const OVERLAP = 96
/** A picture narrower than this is made twice as large: letters of a page are smaller than the reader has learnt. */
const NARROW = 1_400
/** A wider one is made smaller: no letter of it is lost. */
const WIDE = 2_800
/** Less than this between the darkest and the lightest, and there is nothing to read. */
const LEAST_CONTRAST = 40

/** The strips that have something in them, top to bottom. @throws Error when it is no PNG or JPEG, is broken, or is too large */
export async function* stripsOf(bytes: Buffer, known: readonly Box[]): AsyncGenerator<Grey> {
  let above: Grey | null = null
  let y = 0
  for await (const band of decodedBands(bytes))
    for (const own of cut(greyOf(opaque(band)))) {
      const strip: Grey = above === null ? own : joined(above, own)
      const top = y - (strip.height - own.height)
      y += own.height
      // The rows that the next strip begins with, as they were before anything was painted over.
      above = rowsOf(own, Math.max(0, own.height - OVERLAP), own.height)
      const painted = without(strip, known, top)
      if (contrastOf(painted) >= LEAST_CONTRAST) yield sized(painted)
    }
}

function greyOf({ width, height, data }: Decoded): Grey {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at++, from += 4)
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8
  return { width, height, data: grey }
}

function* cut(picture: Grey): Generator<Grey> {
  for (let top = 0; top < picture.height; top += ROWS)
    yield rowsOf(picture, top, Math.min(picture.height, top + ROWS))
}

const rowsOf = ({ width, data }: Grey, from: number, to: number): Grey => ({
  width,
  height: to - from,
  data: data.subarray(from * width, to * width)
})

function joined(above: Grey, below: Grey): Grey {
  const data = new Uint8Array(above.data.length + below.data.length)
  data.set(above.data)
  data.set(below.data, above.data.length)
  return { width: below.width, height: above.height + below.height, data }
}

/** A copy in which what is known has the colour of what it stands on. */
function without({ width, height, data }: Grey, known: readonly Box[], top: number): Grey {
  const painted = Uint8Array.from(data)
  for (const box of known) {
    const [left, right] = [
      Math.max(0, Math.floor(box.x) - 1),
      Math.min(width, Math.ceil(box.x + box.width) + 1)
    ]
    const first = Math.max(0, Math.floor(box.y) - top)
    const last = Math.min(height, Math.ceil(box.y + box.height) - top)
    if (left >= right || first >= last) continue
    const ground = data[first * width + Math.max(0, left - 2)] ?? 255
    for (let y = first; y < last; y++) painted.fill(ground, y * width + left, y * width + right)
  }
  return { width, height, data: painted }
}

function contrastOf({ data }: Grey): number {
  let [darkest, lightest] = [255, 0]
  for (const shade of data) {
    if (shade < darkest) darkest = shade
    if (shade > lightest) lightest = shade
  }
  return lightest - darkest
}

function sized(picture: Grey): Grey {
  if (picture.width <= NARROW) return twice(picture)
  return picture.width > WIDE ? smaller(picture, Math.ceil(picture.width / WIDE)) : picture
}

/** Each new pixel lies between those around it. */
function twice({ width, height, data }: Grey): Grey {
  const large = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const below = y + 1 < height ? width : 0
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const right = x + 1 < width ? 1 : 0
      const [a, b] = [data[at] ?? 0, data[at + right] ?? 0]
      const [c, d] = [data[at + below] ?? 0, data[at + below + right] ?? 0]
      const to = 4 * y * width + 2 * x
      large[to] = a
      large[to + 1] = (a + b) >> 1
      large[to + 2 * width] = (a + c) >> 1
      large[to + 2 * width + 1] = (a + b + c + d) >> 2
    }
  }
  return { width: width * 2, height: height * 2, data: large }
}

/** Each new pixel is the mean of those it stands for. */
function smaller(picture: Grey, times: number): Grey {
  const width = Math.floor(picture.width / times)
  const height = Math.max(1, Math.floor(picture.height / times))
  const small = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0]
      for (let down = y * times; down < Math.min(picture.height, (y + 1) * times); down++)
        for (let across = x * times; across < (x + 1) * times; across++, count++)
          sum += picture.data[down * picture.width + across] ?? 0
      small[y * width + x] = sum / count
    }
  return { width, height, data: small }
}
