// Pictures as pixels and back: what browsers write is read by our own few lines, everything else by the library.
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { decodePicture } from '../../electron/core/formats/pictures/decode.ts'
import { writePng } from '../../electron/core/formats/png/png.ts'

/** A picture in which every filter has something to do. */
function drawn(width: number, height: number): PNG {
  const png = new PNG({ width, height })
  for (let at = 0; at < png.data.length; at++)
    png.data[at] = at % 4 === 3 ? 255 : (at * 7 + (at >> 5) * (at % 3) * 31) % 256
  return png
}

const FILTERS = [0, 1, 2, 3, 4]
const packed = (png: PNG, options: object) => PNG.sync.write(png, { inputHasAlpha: true, ...options })

describe('a picture', () => {
  it.each(FILTERS)('is the same pixels as the library reads, with the filter %i', async filterType => {
    for (const [width, height] of [
      [1, 1],
      [2, 5],
      [131, 67]
    ] as const) {
      const png = drawn(width, height)
      const { data } = await decodePicture(packed(png, { colorType: 2, filterType }))
      expect(Buffer.compare(data, png.data)).toBe(0)
    }
  })

  it('of another kind is read too', async () => {
    const png = drawn(20, 10)
    png.data[3] = 100
    expect(Buffer.compare((await decodePicture(packed(png, { colorType: 6 }))).data, png.data)).toBe(0)
  })

  it('is refused when it is cut off or its pixels are broken', async () => {
    const whole = packed(drawn(64, 64), { colorType: 2 })
    await expect(decodePicture(whole.subarray(0, whole.length - 40))).rejects.toThrow()
    const broken = Buffer.from(whole)
    broken.fill(0xff, 60, 90)
    await expect(decodePicture(broken)).rejects.toThrow()
  })

  it('is written so that the library reads the same pixels', async () => {
    const png = drawn(131, 67)
    const read = PNG.sync.read(await writePng(png))
    expect([read.width, read.height, Buffer.compare(read.data, png.data)]).toEqual([131, 67, 0])
  })
})
