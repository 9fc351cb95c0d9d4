// The program's icon: an archive box with a speech bubble on it. Drawn by its outlines, so that each size is sharp.
import { PNG } from 'pngjs'

const GROUND = [11, 83, 120]
const WHITE = [255, 255, 255]
/** So many points of each pixel are asked, each way. */
const FINE = 4

/** Whether a point, in parts of the whole, lies in a rectangle with round corners. */
const inBox = (left, top, right, bottom, round) => (x, y) => {
  const dx = Math.max(left + round - x, x - right + round, 0)
  const dy = Math.max(top + round - y, y - bottom + round, 0)
  return dx * dx + dy * dy <= round * round
}
const tail = (x, y) => x >= 0.42 && y >= 0.6 && x - 0.42 + (y - 0.6) <= 0.12

/** From the ground up. */
const SHAPES = [
  [inBox(0.04, 0.04, 0.96, 0.96, 0.2), GROUND],
  [inBox(0.19, 0.22, 0.81, 0.37, 0.035), WHITE],
  [inBox(0.235, 0.41, 0.765, 0.79, 0.05), WHITE],
  [inBox(0.34, 0.48, 0.66, 0.64, 0.06), GROUND],
  [tail, GROUND]
]

/** The icon as a PNG of `size` pixels each way. */
export function drawIcon(size) {
  const png = new PNG({ width: size, height: size })
  for (let at = 0; at < size * size; at++) {
    let seen = 0
    const colour = [0, 0, 0]
    for (let part = 0; part < FINE * FINE; part++) {
      const x = ((at % size) + ((part % FINE) + 0.5) / FINE) / size
      const y = (Math.floor(at / size) + (Math.floor(part / FINE) + 0.5) / FINE) / size
      const top = SHAPES.findLast(([holds]) => holds(x, y))?.[1]
      if (top === undefined) continue
      seen++
      for (const channel of [0, 1, 2]) colour[channel] += top[channel]
    }
    for (const channel of [0, 1, 2])
      png.data[at * 4 + channel] = seen === 0 ? 0 : Math.round(colour[channel] / seen)
    png.data[at * 4 + 3] = Math.round((255 * seen) / (FINE * FINE))
  }
  return PNG.sync.write(png, { deflateLevel: 9 })
}

export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]

/** Windows' file of icons: a list of where each lies, and the PNGs. */
export function icoOf(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let place = head.length
  for (const [at, { size, bytes }] of pictures.entries()) {
    const entry = 6 + 16 * at
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(bytes.length, entry + 8)
    head.writeUInt32LE(place, entry + 12)
    place += bytes.length
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)])
}

/** Apple's names for the sizes, of those that may be PNG; some are of screens with twice as many points. */
export const ICNS_SIZES = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512]
]

/** Apple's file of icons: each with its name and length before it. */
export function icnsOf(pictures) {
  const parts = pictures.map(({ name, bytes }) => {
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32BE(bytes.length + 8, 4)
    return Buffer.concat([head, bytes])
  })
  const whole = Buffer.alloc(8)
  whole.write('icns', 'latin1')
  whole.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0), 4)
  return Buffer.concat([whole, ...parts])
}
