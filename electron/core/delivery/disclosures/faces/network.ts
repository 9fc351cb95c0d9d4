// The network that finds faces: TinyFaceDetector of face-api (MIT), a small one of the YOLO kind, whose weights are shipped.
// It runs here, on the processor, and asks nothing of anybody. Its layers are few, so they are written out.
import { z } from 'zod'
import packed from '../../../../../resources/faces/tiny-face-detector.base64.txt?raw'
import layers from '../../../../../resources/faces/tiny-face-detector.json?raw'

/** Rows of pixels of `channels` numbers each. */
type Grid = {
  readonly data: Float32Array
  readonly height: number
  readonly width: number
  readonly channels: number
}

/** A box in pixels of the square that was looked at, and how sure the network is, from 0 to 1. */
export type FoundFace = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly score: number
}

// Of the network: what it takes away from red, green and blue, and the boxes that it measures from, in cells.
const MEAN = [117.001, 114.697, 97.404] as const
const ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308]
] as const
const CHANNELS = [16, 32, 64, 128, 256, 512] as const
const LEAK = 0.1

/** The sides of a square that can be looked at are multiples of this. */
export const CELL = 32

const Layers = z.array(
  z.object({ name: z.string(), shape: z.array(z.int()), scale: z.number(), min: z.number() })
)

let weights: ReadonlyMap<string, Float32Array> | undefined

/** They are kept as bytes, each array with a scale of its own. */
function weightsOf(name: string): Float32Array {
  weights ??= unpacked()
  const found = weights.get(name)
  if (found === undefined) throw new Error(`the network has no ${name}`)
  return found
}

function unpacked(): ReadonlyMap<string, Float32Array> {
  const bytes = Buffer.from(packed, 'base64')
  let at = 0
  return new Map(
    Layers.parse(JSON.parse(layers)).map(({ name, shape, scale, min }) => {
      const size = shape.reduce((product, side) => product * side, 1)
      const values = Float32Array.from(bytes.subarray(at, at + size), byte => byte * scale + min)
      at += size
      return [name, values]
    })
  )
}

/**
 * Faces in a square picture, surest first.
 * @param rgb three bytes for each pixel; `side` is a multiple of `CELL`
 */
export function facesIn(rgb: Uint8Array, side: number, leastScore: number): FoundFace[] {
  const data = Float32Array.from(rgb, (value, at) => (value - (MEAN[at % 3] ?? 0)) / 255)
  let grid = pooled(convolved({ data, height: side, width: side, channels: 3 }), 2)
  for (let layer = 1; layer < CHANNELS.length; layer++)
    grid = pooled(separable(grid, layer), layer === CHANNELS.length - 1 ? 1 : 2)
  return boxesIn(grid, side, leastScore)
}

/** The first layer: three by three pixels, all colours at once. The edge is left off. */
function convolved({ data, height: tall, width: wide, channels }: Grid): Grid {
  const filters = weightsOf('conv0/filters')
  const bias = weightsOf('conv0/bias')
  const [height, width, made] = [tall - 2, wide - 2, CHANNELS[0]]
  const out = new Float32Array(height * width * made)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * made
      out.set(bias, to)
      for (let near = 0; near < 9; near++) {
        const from = ((y + Math.floor(near / 3)) * wide + x + (near % 3)) * channels
        for (let channel = 0; channel < channels; channel++)
          addTimes(out, to, {
            value: data[from + channel] ?? 0,
            filters,
            from: (near * channels + channel) * made,
            many: made
          })
      }
    }
  return leaky({ data: out, height, width, channels: made })
}

/** Each channel by itself over three by three, and then all channels of a pixel together. */
function separable({ data, height, width, channels }: Grid, layer: number): Grid {
  const depthwise = weightsOf(`conv${layer}/depthwise_filter`)
  const filters = weightsOf(`conv${layer}/pointwise_filter`)
  const bias = weightsOf(`conv${layer}/bias`)
  const made = CHANNELS[layer] ?? 0
  const out = new Float32Array(height * width * made)
  const sums = new Float32Array(channels)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      sums.fill(0)
      for (let near = 0; near < 9; near++) {
        const [row, column] = [y + Math.floor(near / 3) - 1, x + (near % 3) - 1]
        if (row < 0 || row >= height || column < 0 || column >= width) continue
        const from = (row * width + column) * channels
        for (let channel = 0; channel < channels; channel++)
          sums[channel] =
            (sums[channel] ?? 0) + (data[from + channel] ?? 0) * (depthwise[near * channels + channel] ?? 0)
      }
      const to = (y * width + x) * made
      out.set(bias, to)
      for (let channel = 0; channel < channels; channel++)
        addTimes(out, to, { value: sums[channel] ?? 0, filters, from: channel * made, many: made })
    }
  return leaky({ data: out, height, width, channels: made })
}

type Row = {
  readonly value: number
  readonly filters: Float32Array
  readonly from: number
  readonly many: number
}

function addTimes(out: Float32Array, to: number, { value, filters, from, many }: Row): void {
  for (let at = 0; at < many; at++) out[to + at] = (out[to + at] ?? 0) + value * (filters[from + at] ?? 0)
}

function leaky(grid: Grid): Grid {
  const { data } = grid
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0
    if (value < 0) data[at] = value * LEAK
  }
  return grid
}

/** The greatest of two by two, at every `step`. */
function pooled({ data, height: tall, width: wide, channels }: Grid, step: 1 | 2): Grid {
  const [height, width] = [Math.ceil(tall / step), Math.ceil(wide / step)]
  const out = new Float32Array(height * width * channels).fill(Number.NEGATIVE_INFINITY)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let near = 0; near < 4; near++) {
        const [row, column] = [y * step + (near >> 1), x * step + (near & 1)]
        if (row >= tall || column >= wide) continue
        const [from, to] = [(row * wide + column) * channels, (y * width + x) * channels]
        for (let channel = 0; channel < channels; channel++)
          out[to + channel] = Math.max(out[to + channel] ?? 0, data[from + channel] ?? 0)
      }
  return { data: out, height, width, channels }
}

/** What the last layer says of each cell: for every anchor where the box is, its size, and how sure. */
function boxesIn({ data, height, width, channels }: Grid, side: number, leastScore: number): FoundFace[] {
  const filters = weightsOf('conv8/filters')
  const bias = weightsOf('conv8/bias')
  const found: FoundFace[] = []
  for (let cell = 0; cell < height * width; cell++) {
    const said = Float32Array.from(bias)
    for (let channel = 0; channel < channels; channel++)
      addTimes(said, 0, {
        value: data[cell * channels + channel] ?? 0,
        filters,
        from: channel * said.length,
        many: said.length
      })
    for (const [number, [wide, tall]] of ANCHORS.entries()) {
      const [x = 0, y = 0, w = 0, h = 0, sure = 0] = said.subarray(number * 5, number * 5 + 5)
      const score = share(sure)
      if (score < leastScore) continue
      const size = {
        width: (Math.exp(w) * wide * side) / width,
        height: (Math.exp(h) * tall * side) / height
      }
      const middle = {
        x: (((cell % width) + share(x)) / width) * side,
        y: ((Math.floor(cell / width) + share(y)) / height) * side
      }
      found.push({ x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size, score })
    }
  }
  return surest(found)
}

const share = (value: number) => 1 / (1 + Math.exp(-value))

/** Most of two boxes in common is one face. */
const SAME = 0.4

/** Of boxes that are of one face, the surest. */
export function surest(boxes: readonly FoundFace[]): FoundFace[] {
  const kept: FoundFace[] = []
  for (const box of boxes.toSorted((one, other) => other.score - one.score))
    if (kept.every(other => inCommon(box, other) <= SAME)) kept.push(box)
  return kept
}

function inCommon(one: FoundFace, other: FoundFace): number {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const tall = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  const both = Math.max(0, wide) * Math.max(0, tall)
  return both / (one.width * one.height + other.width * other.height - both)
}
